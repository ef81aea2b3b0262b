"""Reader of logs whose lines other than errors and warnings are folded."""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.readers.line_index import line_index
from b12tui.shapes.document_builder import line_document
from b12tui.shapes.problems import WARNING

if TYPE_CHECKING:
    from b12tui.document import Document
    from b12tui.document.cancellation import Cancellation
    from b12tui.source import Source


def read(source: Source, cancellation: Cancellation | None = None) -> Document:
    """Return the lines as a document; those of a lower level, or of none, are folded."""
    text, name = source.text, source.name
    return line_document(text, name=name, least_level=WARNING, cancellation=cancellation, index=line_index)
