"""Reader of Markdown."""

from __future__ import annotations

from functools import partial

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.markdown import parse
from b12tui.markdown.includes import includes_any
from b12tui.readers import included_files
from b12tui.readers.dialect_files import dialect_of_file

if TYPE_CHECKING:
    from b12tui.document import Document
    from b12tui.document.cancellation import Cancellation
    from b12tui.source import Source


def read(source: Source, cancellation: Cancellation | None = None) -> Document:
    """Return the document in Markdown; any text is one.

    Files that it includes are read if the source allows it.
    """
    path = None if source.folder else source.path
    dialect = dialect_of_file(path, source.dialect, alone=source.alone)
    include = None
    if source.includes and path is not None:
        include = included_files.included_files(path, source.opened_folder)
    document = parse(source.text, name=source.name, cancellation=cancellation, dialect=dialect, include=include)
    document.reading = partial(_reading, source.text, dialect.name, includes=include is not None)
    return document


def _reading(text: str, dialect: str, *, includes: bool) -> str:
    """Return the name of the format and the dialect, or empty text if other files decide what the text says."""
    return "" if includes and includes_any(text) else f"markdown {dialect}"
