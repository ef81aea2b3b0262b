"""Reader of documents as JSON (see `b12tui.document.json_format`)."""

from __future__ import annotations

import re

from b12tui.document import Document
from b12tui.document.json_format import FORMAT
from b12tui.errors import FormatError
from b12tui.fasttyping import TYPE_CHECKING

if TYPE_CHECKING:
    from b12tui.document.cancellation import Cancellation
    from b12tui.source import Source

_START = re.compile(rf'\s*\{{\s*"format"\s*:\s*"{FORMAT}"')


def read(source: Source, cancellation: Cancellation | None = None) -> Document:
    """Return the document that was written as JSON; raise FormatError if the text is something else."""
    try:
        return Document.from_json(source.text, cancellation)
    except FormatError as error:
        raise FormatError(error.place, error.expected, source.name) from None


def detect(text: str) -> float:
    """Return how sure it is that a text begins as `to_json` writes it."""
    return 0.99 if _START.match(text) else 0.0
