"""Reader of programs."""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.readers import raw_reader
from b12tui.shapes.document_builder import code_document
from b12tui.shapes.programs import looks_like_program
from b12tui.shapes.suffixes import program_language

MAX_WHOLE = 131_072
"""Characters of a program that are one block; a longer one is parted as lines are."""

if TYPE_CHECKING:
    from b12tui.document import Document
    from b12tui.document.cancellation import Cancellation
    from b12tui.source import Source


def read(source: Source, cancellation: Cancellation | None = None) -> Document:
    """Return a program as a block of code if its name tells the language, else as its lines."""
    language = program_language(source.path.name) if source.path is not None else ""
    if not language or len(source.text) > MAX_WHOLE:
        return raw_reader.read(source, cancellation)
    return code_document(source.text, name=source.name, cancellation=cancellation, language=language)


def detect(text: str) -> float:
    """Return how sure it is that a text is a program."""
    return 0.6 if looks_like_program(text) else 0.0
