"""Functions for other programs, which `import b12tui` offers (see `docs/api.md`)."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path

from b12tui import dialects, readers, writers
from b12tui.catalogue import command_line
from b12tui.core.folds import Folds
from b12tui.document import Document, Position
from b12tui.document.cancellation import Cancellation
from b12tui.document.sanitize import sanitize_line
from b12tui.encodings import normalize_newlines
from b12tui.errors import (
    B12Error,
    FormatError,
    InvalidValue,
    NoSection,
    ReadError,
    TooLarge,
    UnknownDialect,
    UsageError,
)
from b12tui.fastclass import dataclass, replace
from b12tui.fasttyping import TYPE_CHECKING, BinaryIO, TextIO, cast
from b12tui.layout.page.flow import Flow
from b12tui.layout.page.measure import Measure
from b12tui.search.limits import BadPattern
from b12tui.search.query import compile_query
from b12tui.search.results import Match, SearchResults
from b12tui.source import DEFAULT_LIMIT, Source, read_source
from b12tui.writers import WriteOptions

if TYPE_CHECKING:
    from b12tui.fasttyping import Literal

__all__ = [
    "B12Error",
    "BadPattern",
    "Document",
    "FormatError",
    "Match",
    "Position",
    "ReadError",
    "Row",
    "UsageError",
    "find",
    "open_document",
    "parse",
    "rows",
    "to_plain",
    "write",
]


STYLES = ("spoken", "brief")
TABLES = ("records", "grid", "csv")
"""Values that `style` and `table` of `to_plain` may have."""


@dataclass(frozen=True, slots=True)
class Row:
    """Row of a page."""

    text: str
    """Characters, without trailing blanks."""
    position: Position | None
    """Position of the first character of the document's own in it; None for a row without any."""


def open_document(
    source: str | os.PathLike[str] | BinaryIO | TextIO,
    *,
    format: str | None = None,  # noqa: A002 - the word that programs use
    dialect: str = "auto",
    encoding: str | None = None,
    limit: int = DEFAULT_LIMIT,
    cancellation: Cancellation | None = None,
) -> Document:
    """Read a file, or an open stream, and return its document.

    Without `format` the file's name decides, or the text of a stream without a name. `dialect` is one of Markdown, as
    the option `--dialect` takes it; `auto` is the one that the text, its name or its folder tells. At most `limit`
    bytes are read, of a stream of text as many characters. `cancellation` cancels what is computed from the document.
    Raise ReadError, or UsageError for an unknown format, dialect or encoding.
    """
    if isinstance(source, str | os.PathLike):
        name = os.fspath(source)
        read = read_source(f"./{name}" if name == "-" else name, encoding=encoding, limit=limit)
    elif hasattr(source, "read"):
        read = _read_stream(source, encoding, limit)
    else:
        raise TypeError(f"source should be a path or a stream, not {type(source).__name__}")
    return readers.read(replace(read, dialect=_known_dialect(dialect)), format, cancellation)


def _read_stream(stream: BinaryIO | TextIO, encoding: str | None, limit: int) -> Source:
    """Read a stream and return it as a source; its name, if it has one, decides on the format as a file's does."""
    name = getattr(stream, "name", None)
    path = Path(name) if isinstance(name, str) and readers.has_reader(name) else None
    shown = sanitize_line(path.name) if path else "text"
    if isinstance(stream, io.TextIOBase):
        text = stream.read(limit + 1)
        if len(text) > limit:
            raise TooLarge(shown, limit, None)
        return Source(shown, normalize_newlines(text), path=path, piped=True)
    found = read_source("-", encoding=encoding, limit=limit, standard_input=cast("BinaryIO", stream))
    return replace(found, name=shown, path=path)


def parse(
    text: str,
    *,
    name: str = "text",
    format: str = "markdown",  # noqa: A002 - as above
    dialect: str = "auto",
    cancellation: Cancellation | None = None,
) -> Document:
    """Return the document that a text is; `name` is its title if it has none of its own.

    Every text is valid Markdown; `dialect` as for `open_document`. In another format raise FormatError, or UsageError
    if the format or the dialect is unknown.
    """
    source = Source(sanitize_line(name), normalize_newlines(text), dialect=_known_dialect(dialect))
    return readers.read(source, format, cancellation)


def _known_dialect(name: str) -> str:
    if name not in dialects.NAMES:
        raise UnknownDialect(name, dialects.NAMES)
    return name


def to_plain(
    document: Document,
    *,
    width: int | None = None,
    style: Literal["spoken", "brief"] = "spoken",
    table: Literal["records", "grid", "csv"] = "records",
    section: int | None = None,
    ascii: bool = False,  # noqa: A002 - the name of the option
) -> str:
    """Return the document in words, every word once and in order, as `b12tui --plain` prints it.

    `width` is the greatest number of cells in a line; None: a paragraph is one line. `section` is the number of the
    only section, with its subsections. Raise NoSection if there is none, and InvalidValue for another width, style or
    table.
    """
    stream = io.StringIO()
    wrap = "none" if width is None else _at_least_one(width, "width")
    _one_of(STYLES, style, "style")
    _one_of(TABLES, table, "table")
    options = WriteOptions(style=style, wrap=wrap, table=table, section=section, ascii=ascii)
    write(document, stream, format="plain", options=options)
    return stream.getvalue()


def write(
    document: Document,
    stream: TextIO | BinaryIO,
    *,
    format: str,  # noqa: A002 - as above
    options: WriteOptions | None = None,
) -> None:
    """Write the document to a stream in an output format; raise UnknownFormat or NoSection if there is none of these.

    The stream is one of text, or of bytes for `epub`.
    """
    options = options or WriteOptions()
    if options.section is not None and not 0 <= options.section < len(document.sections):
        raise NoSection(options.section, len(document.sections))
    writers.writer_of(format).load().write(document, stream, options)


def rows(document: Document, width: int) -> Iterator[Row]:
    """Yield the rows of the document `width` cells wide, all folds open; sections are laid out one at a time."""
    flow = Flow(document, Folds(all_open=True), Measure(_at_least_one(width, "width")))
    return (
        Row(line.text, None if line.first is None else Position(section.number, *line.first))
        for section in document.sections
        for line in flow.lines(section.number)
    )


def find(document: Document, query: str) -> Iterator[Match]:
    """Yield the matches of words, or of a pattern between slashes, in order.

    Case counts if there are capitals in the query; blanks match any white space. Only sections that may contain matches
    are loaded. Raise BadPattern if the pattern is invalid or takes too long; a single match is only interrupted if the
    document was read with a `cancellation` that ticks (`b12tui.cpu_ticks`), as a library takes no signal by itself.
    """
    matcher = compile_query(query, document.cancellation)
    if matcher is None:
        return iter(())
    results = SearchResults(document, matcher, query)
    return _matches(results, document)


def _matches(results: SearchResults, _document: Document) -> Iterator[Match]:
    """Yield the matches, keeping the document, as the results don't."""
    yield from results.from_section(0)
    if results.error:
        raise BadPattern(results.error)


def _one_of(known: tuple[str, ...], value: str, name: str) -> None:
    if value not in known:
        raise InvalidValue(name, value, command_line.not_one_of(name, ", ".join(known), repr(value)), known)


def _at_least_one(number: int, name: str) -> int:
    if number < 1:
        raise InvalidValue(name, number, command_line.not_positive(name, number))
    return number
