"""Reader of values parted by commas, tabs or semicolons (RFC 4180)."""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.readers import lines_reader
from b12tui.shapes.delimited import delimiter_of, table_blocks
from b12tui.shapes.document_builder import block_document

if TYPE_CHECKING:
    from b12tui.document import Document
    from b12tui.document.cancellation import Cancellation
    from b12tui.source import Source


def read(source: Source, cancellation: Cancellation | None = None) -> Document:
    """Return the records as one table; a text that has none, or too many, is its lines."""
    delimiter = delimiter_of(source.text, named=source.path is not None)
    blocks = table_blocks(source.text, delimiter) if delimiter else None
    if blocks is None:
        return lines_reader.read(source, cancellation)
    return block_document(source.text, [("", blocks)], name=source.name, cancellation=cancellation)


def detect(text: str) -> float:
    """Return how sure it is that each line of a text has as many values."""
    return 0.8 if delimiter_of(text) else 0.0
