"""Reader of text without a format of its own: its lines as written, and the tables among them."""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.readers.line_index import line_index
from b12tui.shapes.document_builder import line_document

if TYPE_CHECKING:
    from b12tui.document import Document
    from b12tui.document.cancellation import Cancellation
    from b12tui.source import Source


def read(source: Source, cancellation: Cancellation | None = None) -> Document:
    """Return the lines as a document; any text has some."""
    return line_document(source.text, name=source.name, cancellation=cancellation, index=line_index)
