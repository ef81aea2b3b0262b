"""Reader of Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from b12tui.markdown import parse

if TYPE_CHECKING:
    from b12tui.document import Document
    from b12tui.document.cancellation import Cancellation
    from b12tui.source import Source


def read(source: Source, cancellation: Cancellation | None = None) -> Document:
    """Return the document in Markdown; any text is one."""
    return parse(source.text, name=source.name, cancellation=cancellation)
