"""Registry of input formats, and the choice of the one that a source is in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from b12tui.errors import UnknownFormat
from b12tui.fastclass import dataclass

if TYPE_CHECKING:
    from b12tui.document import Document
    from b12tui.document.cancellation import Cancellation
    from b12tui.source import Source

CERTAIN = 0.5
"""Confidence from which on a detected format is chosen; below it the default is."""


class ReaderModule(Protocol):
    """Module that reads a format."""

    def read(self, source: Source, cancellation: Cancellation | None = None) -> Document:
        """Return the document that the source describes; raise ReadError if it isn't in this format.

        `cancellation` is the token that the document gets; by default one of its own.
        """

    def detect(self, text: str) -> float:
        """Return the confidence, from 0 to 1, that a text is in this format; only for readers that are `detected`."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Input format."""

    name: str
    """Name on the command line."""
    help: str
    """What it reads, in a few words of Markdown, for the documentation."""
    module: str
    """Module of this package that has `read`, and `detect` if `detected` (see `ReaderModule`)."""
    suffixes: tuple[str, ...] = ()
    """Ends of the names of files in this format, in lower case; links open such files, and folder lists show them."""
    media_types: tuple[str, ...] = ()
    """Media types of the format (RFC 6838)."""
    detected: bool = False
    """Whether standard input is examined for this format."""
    excerpts: bool = False
    """Whether any whole lines of a text can be read by themselves, so that a large file can have a preview."""

    def load(self) -> ReaderModule:
        """Import and return the module that reads the format."""
        # importlib itself would be loaded for this alone, which a start would notice
        return cast("ReaderModule", __import__(f"b12tui.readers.{self.module}", fromlist=["read"]))


MARKDOWN = Reader(
    "markdown",
    "Markdown, and plain text: whatever is in no other format",
    "markdown_reader",
    (".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdwn", ".mdx", ".rmd", ".qmd", ".txt", ".text"),
    ("text/markdown", "text/plain"),
    excerpts=True,
)
"""Default format; plain text is Markdown without markup."""

READERS: tuple[Reader, ...] = (
    MARKDOWN,
    Reader("man", "a manual page as it is printed for a terminal", "man_page", detected=True),
    Reader(
        "html",
        "an HTML page (the extra `html`)",
        "html_page",
        (".html", ".htm", ".xhtml"),
        ("text/html", "application/xhtml+xml"),
        detected=True,
    ),
    Reader(
        "json",
        "a document as it is written in the format `json`",
        "json_reader",
        (".b12tui.json",),
        ("application/vnd.b12tui+json",),
        detected=True,
    ),
)


def read(source: Source, name: str | None = None, cancellation: Cancellation | None = None) -> Document:
    """Return the document that a source describes, in the format `name` or as `reader_of` finds; raise ReadError.

    `cancellation` is the token that cancels reading, and what is computed from the document.
    """
    return reader_of(source, name).load().read(source, cancellation)


def reader_of(source: Source, name: str | None = None) -> Reader:
    """Return the reader of a source: by its media type, the format `name`, its path's suffix or its text, if piped.

    Raise UnknownFormat if no reader is called `name`.
    """
    if source.media_type:
        return next((reader for reader in READERS if source.media_type in reader.media_types), MARKDOWN)
    if name is not None:
        return _by_name(name)
    if source.path is not None:
        return _by_suffix(source.path.name) or MARKDOWN
    return _detected(source.text) if source.piped else MARKDOWN


def _by_name(name: str) -> Reader:
    known = {reader.name: reader for reader in READERS}
    if name not in known:
        raise UnknownFormat(name, tuple(known))
    return known[name]


def has_reader(name: str) -> bool:
    """Return whether a file of this name is in a known format, by its suffix."""
    return _by_suffix(name) is not None


def _by_suffix(name: str) -> Reader | None:
    name = name.lower()
    return next((reader for reader in READERS if name.endswith(reader.suffixes)), None)


def _detected(text: str) -> Reader:
    """Return the reader that is surest of a text, or the default."""
    found = [(reader.load().detect(text), reader) for reader in READERS if reader.detected]
    confidence, reader = max(found, key=lambda each: each[0], default=(0.0, MARKDOWN))
    return reader if confidence >= CERTAIN else MARKDOWN
