"""Reader of Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from b12tui.markdown import parse
from b12tui.shapes.markdown_signs import looks_like_markdown

if TYPE_CHECKING:
    from b12tui.document import Document
    from b12tui.document.cancellation import Cancellation
    from b12tui.source import Source


def read(source: Source, cancellation: Cancellation | None = None) -> Document:
    """Return the document in Markdown; any text is one."""
    return parse(source.text, name=source.name, cancellation=cancellation)


def detect(text: str) -> float:
    """Return how sure it is that a text has signs that hardly anything but Markdown has."""
    return 0.7 if looks_like_markdown(text) else 0.0
