"""Reader of diffs with the words marked that changed within a line."""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.readers.line_index import diff_index
from b12tui.shapes.document_builder import diff_document

if TYPE_CHECKING:
    from b12tui.document import Document
    from b12tui.document.cancellation import Cancellation
    from b12tui.source import Source


def read(source: Source, cancellation: Cancellation | None = None) -> Document:
    """Return commits, files and hunks as sections; what was removed is struck out, what was added is inserted."""
    return diff_document(source.text, name=source.name, words=True, cancellation=cancellation, index=diff_index)
