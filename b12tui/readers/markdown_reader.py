"""Reader of Markdown."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from b12tui import wikilink_files
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
    dialect = dialect_of_file(path, source.dialect, source.text, alone=source.alone)
    include = None
    if source.includes and path is not None:
        include = included_files.included_files(path, source.opened_folder)
    notes = None
    may_name_files = dialect.has("wikilink") and dialect.name != "obsidian" and not source.alone
    if may_name_files and (path is not None or source.piped) and "[[" in source.text:
        notes = wikilink_files.WikilinkFiles(Path() if path is None else path.parent, source.opened_folder)
    document = parse(
        source.text, name=source.name, cancellation=cancellation, dialect=dialect, include=include, notes=notes
    )
    others = notes is not None or (include is not None and includes_any(source.text))
    document.lists_files = source.folder
    document.reading = partial(_reading, dialect.name, others=others)
    return document


def _reading(dialect: str, *, others: bool) -> str:
    """Return the name of the format and the dialect, or empty text if other files decide what the text says."""
    return "" if others else f"markdown {dialect}"
