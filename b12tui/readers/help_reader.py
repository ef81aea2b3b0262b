"""Reader of the help that programs print."""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.readers import lines_reader
from b12tui.shapes import help_texts
from b12tui.shapes.document_builder import headed_document

if TYPE_CHECKING:
    from b12tui.document import Document
    from b12tui.document.cancellation import Cancellation
    from b12tui.source import Source


def read(source: Source, cancellation: Cancellation | None = None) -> Document:
    """Return usage, options and commands; a text that is too long for a help is its lines."""
    if len(source.text) > help_texts.MAX_CHARACTERS:
        return lines_reader.read(source, cancellation)
    parts = [(part.title, part.line, part.blocks) for part in help_texts.parts(source.text)]
    return headed_document(source.text, parts, name=source.name, cancellation=cancellation)


def detect(text: str) -> float:
    """Return how sure it is that a text is a program's help."""
    return 0.65 if len(text) <= help_texts.MAX_CHARACTERS and help_texts.is_help(text) else 0.0
