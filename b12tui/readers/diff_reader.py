"""Reader of logs of commits, and of diffs."""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.readers import lines_reader
from b12tui.readers.line_index import diff_index
from b12tui.shapes.diffs import is_diff
from b12tui.shapes.document_builder import diff_document

if TYPE_CHECKING:
    from b12tui.document import Document
    from b12tui.document.cancellation import Cancellation
    from b12tui.source import Source


def read(source: Source, cancellation: Cancellation | None = None) -> Document:
    """Return commits, files and hunks as sections; a text without any is its lines."""
    if not is_diff(source.text):
        return lines_reader.read(source, cancellation)
    return diff_document(source.text, name=source.name, cancellation=cancellation, index=diff_index)


def detect(text: str) -> float:
    """Return how sure it is that a text begins as a log or a diff."""
    return 1.0 if is_diff(text) else 0.0
