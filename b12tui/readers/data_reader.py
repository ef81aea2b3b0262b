"""Reader of JSON (RFC 8259) and JSON lines."""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.readers import raw_reader
from b12tui.shapes import json_blocks
from b12tui.shapes.document_builder import block_document

if TYPE_CHECKING:
    from b12tui.document import Document
    from b12tui.document.cancellation import Cancellation
    from b12tui.source import Source


def read(source: Source, cancellation: Cancellation | None = None) -> Document:
    """Return arrays of objects as tables, other values as lists; a text that is no JSON is its lines."""
    value = json_blocks.load(source.text)
    if value is None:
        return raw_reader.read(source, cancellation)
    return block_document(source.text, json_blocks.sections(value), name=source.name, cancellation=cancellation)


def detect(text: str) -> float:
    """Return how sure it is that a text begins and ends as JSON does."""
    return 0.9 if json_blocks.begins_as_json(text) else 0.0
