"""Reader of records, one a line, whose values are parted by commas or other characters."""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.readers import lines_reader, tells_format
from b12tui.shapes.delimited import delimiter_of, table_blocks
from b12tui.shapes.document_builder import block_document

if TYPE_CHECKING:
    from b12tui.document import Document
    from b12tui.document.cancellation import Cancellation
    from b12tui.source import Source


def read(source: Source, cancellation: Cancellation | None = None) -> Document:
    """Return the records as one table; a text that has none, or too many, is its lines."""
    separators = _separators(source)
    blocks = table_blocks(source.text, separators) if separators else None
    if blocks is None:
        return lines_reader.read(source, cancellation)
    return block_document(source.text, [("", blocks)], name=source.name, cancellation=cancellation)


def _separators(source: Source) -> str | None:
    """Return what parts the values, as it was detected unless the name tells the format; None if there are none."""
    if source.path is None or not tells_format(source.path.name):
        found = delimiter_of(source.text)
        if found or source.path is None:
            return found
    return delimiter_of(source.text, named=True)


def detect(text: str) -> float:
    """Return how sure it is that each line of a text has as many values."""
    return 0.8 if delimiter_of(text) else 0.0
