"""Registry of input formats, and the choice of the one that a source is in."""

from __future__ import annotations

from b12tui.catalogue import shapes
from b12tui.compression import without_suffix
from b12tui.errors import UnknownFormat
from b12tui.fastclass import dataclass
from b12tui.fasttyping import TYPE_CHECKING, Protocol, cast
from b12tui.lazy_pattern import lazy_pattern
from b12tui.shapes import suffixes

if TYPE_CHECKING:
    from b12tui.document import Document
    from b12tui.document.cancellation import Cancellation
    from b12tui.source import Source

MIN_CONFIDENCE = 0.5
"""Confidence from which on a detected format is chosen; below it the default is."""


FORMULA_SAMPLE = 65_536
"""Characters at the beginning of a text among which formulas are looked for."""


_FORMULA = lazy_pattern(
    r"\$\$|(?:```|~~~)[ \t]*math\b|\\[(\[][^\n]*?\\[A-Za-z]"
    r"|(?<![\w$\\])\$(?=\S)[^$\n]{0,200}?[\\^_][^$\n]{0,200}?\$(?!\w)"
)
"""What is hardly anything but a formula."""


class ReaderModule(Protocol):
    """Module that reads a format."""

    def read(self, source: Source, cancellation: Cancellation | None = None) -> Document:
        """Return the document that the source describes; raise ReadError if it isn't in this format.

        `cancellation` is the token that the document gets; by default one of its own.
        """


class DetectorModule(Protocol):
    """Module that tells whether a text is in a format."""

    def detect(self, text: str) -> float:
        """Return the confidence, from 0 to 1, that a text is in the format."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Input format."""

    name: str
    """Name on the command line."""
    help: str
    """What it reads, in a few words of Markdown, for the documentation."""
    module: str
    """Module of this package that has `read` (see `ReaderModule`)."""
    suffixes: tuple[str, ...] = ()
    """Ends of its files' names, in lower case; links open such files, folder lists show those of prose."""
    media_types: tuple[str, ...] = ()
    """Media types of the format (RFC 6838)."""
    detector: str = ""
    """Module of this package that has `detect` (see `DetectorModule`), often `module`; empty if no text is examined
    for this format."""
    surest: float = 0.99
    """Highest confidence that its detector returns: detectors less sure than one before need not be loaded."""
    excerpts: bool = False
    """Whether any whole lines of a text can be read by themselves, so that a large file can have a preview."""
    begins_alike: bool = False
    """Whether the first whole lines of a text are read as in all of it, so that its beginning can have a preview."""

    def load(self) -> ReaderModule:
        """Import and return the module that reads the format."""
        # importlib itself would be loaded for this alone, which a start would notice
        return cast("ReaderModule", __import__(f"b12tui.readers.{self.module}", fromlist=["read"]))

    def detect(self, text: str) -> float:
        """Return the confidence, from 0 to 1, that a text is in this format, by its detector."""
        detector = cast("DetectorModule", __import__(f"b12tui.readers.{self.detector}", fromlist=["detect"]))
        return detector.detect(text)


MARKDOWN = Reader(
    "markdown",
    "Markdown",
    "markdown_reader",
    (".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdwn", ".mdx", ".rmd", ".qmd"),
    ("text/markdown",),
    detector="markdown_detector",
    surest=0.7,
    excerpts=True,
)
"""Format of texts of our own."""

LINES = Reader(
    "lines",
    "lines as written, and the tables and records among them: text in no other format",
    "lines_reader",
    suffixes.LINES,
    ("text/plain",),
    detector="side_by_side_detector",
    surest=0.85,
)
"""Format of texts that tell of none."""

DIFF = Reader(
    "diff",
    "commits and diffs, as `git log -p` and `diff` print them",
    "diff_reader",
    suffixes.DIFF,
    ("text/x-diff",),
    detector="diff_reader",
    surest=1.0,
    begins_alike=True,
)
"""Format that may also be in a file whose name only says that a program wrote it."""

READERS: tuple[Reader, ...] = (
    MARKDOWN,
    Reader("man", "a manual page as it is printed for a terminal", "man_page", detector="man_page"),
    Reader(
        "html",
        "an HTML page (the extra `html`)",
        "html_page",
        suffixes.HTML,
        ("text/html", "application/xhtml+xml"),
        detector="html_detector",
    ),
    Reader(
        "json",
        "a document as it is written in the format `json`",
        "json_reader",
        (".b12tui.json",),
        ("application/vnd.b12tui+json",),
        detector="json_reader",
    ),
    LINES,
    Reader("raw", "lines as written, whatever they are", "raw_reader"),
    Reader("log-warnings", "lines of a log, folded but for errors and warnings", "log_warnings_reader"),
    Reader("log-errors", "lines of a log, folded but for errors", "log_errors_reader"),
    DIFF,
    Reader("word-diff", "commits and diffs, with the words marked that changed within a line", "word_diff_reader"),
    Reader(
        "help",
        "the help that a program prints: usage, options and commands",
        "help_reader",
        detector="help_reader",
        surest=0.65,
    ),
    Reader(
        "csv",
        "values parted by commas, tabs or semicolons: a table",
        "csv_reader",
        suffixes.DELIMITED,
        ("text/csv", "text/tab-separated-values"),
        detector="csv_reader",
        surest=0.8,
    ),
    Reader(
        "data",
        "JSON and JSON lines: tables and lists",
        "data_reader",
        suffixes.JSON,
        ("application/json", "application/jsonl"),
        detector="data_reader",
        surest=0.9,
    ),
    Reader(
        "notebook",
        "Jupyter notebooks: cells and their outputs",
        "notebook_reader",
        suffixes.NOTEBOOK,
        ("application/x-ipynb+json",),
    ),
    Reader(
        "code",
        "a program: one block of code, or its lines",
        "code_reader",
        tuple(suffix for suffix in suffixes.LANGUAGES if suffix not in suffixes.HTML),
        detector="code_reader",
        surest=0.6,
    ),
)


def read(
    source: Source, name: str | None = None, cancellation: Cancellation | None = None, unknown: str = "auto"
) -> Document:
    """Return the document that a source describes, in the format `name` or as `reader_of` finds; raise ReadError.

    `cancellation` is the token that cancels reading, and what is computed from the document.
    """
    reader = reader_of(source, name, unknown)
    document = reader.load().read(source, cancellation)
    if reader is not MARKDOWN:  # whose dialects differ
        document.reading = lambda: reader.name
    return document


def reader_of(source: Source, name: str | None = None, unknown: str = "auto") -> Reader:
    """Return the reader of a source: by its media type, the format `name`, its path's suffix, or its text.

    `unknown` is the format of texts whose name doesn't tell; `auto` is what they look like, lines if in doubt. Manual
    pages are told from a pipe alone. Raise UnknownFormat if no reader is called `name`.
    """
    if source.media_type:
        return next((reader for reader in READERS if source.media_type in reader.media_types), MARKDOWN)
    if name is not None:
        return _by_name(name)
    if source.path is not None and tells_format(source.path.name):
        named = _by_suffix(source.path.name) or LINES
        is_output = suffixes.suffix_of(source.path.name) in suffixes.OUTPUT
        return DIFF if is_output and DIFF.detect(source.text) >= MIN_CONFIDENCE else named
    found = _detected(source.text, piped=source.piped)
    return found if unknown == "auto" or found.name == "man" else _by_name(unknown)


def tells_format(name: str) -> bool:
    """Return whether the suffix of a file's name tells its format, rather than that it is text of some kind."""
    return has_reader(name) and suffixes.suffix_of(name) not in suffixes.EXAMINED


def is_prose(name: str) -> bool:
    """Return whether a file of this name is Markdown, or text that may be: folder lists show such files."""
    return suffixes.suffix_of(name) in (*MARKDOWN.suffixes, *suffixes.EXAMINED)


def lacks_formulas(reader: Reader, text: str) -> bool:
    """Return whether a text begins with formulas, and the library that reads them isn't installed."""
    if reader is not MARKDOWN or not ("$" in text or "\\" in text) or not _FORMULA.search(text[:FORMULA_SAMPLE]):
        return False
    from importlib.util import find_spec  # deferred: few texts hold a formula

    try:
        return find_spec("mathra") is None
    except ValueError:  # what is imported instead of it has no specification
        return True


def taken_for(reader: Reader, source: Source) -> str:
    """Return what a text is taken for by its reader, in a few words; empty if its name says so, or it is Markdown."""
    named = source.path is not None and tells_format(source.path.name)
    blank = not source.text or source.text.isspace()  # `strip` would copy a book, and its memory is not given back
    if reader is MARKDOWN or source.media_type or blank or (named and reader.name in ("lines", "code")):
        return ""
    return shapes.TAKEN_FOR.get(reader.name, "")


def _by_name(name: str) -> Reader:
    known = {reader.name: reader for reader in READERS}
    if name not in known:
        raise UnknownFormat(name, tuple(known))
    return known[name]


def has_reader(name: str) -> bool:
    """Return whether a file of this name is in a known format, by its suffix."""
    return _by_suffix(name) is not None


def _by_suffix(name: str) -> Reader | None:
    name = without_suffix(name.lower())
    return next((reader for reader in READERS if name.endswith(reader.suffixes)), None)


def _detected(text: str, *, piped: bool) -> Reader:
    """Return the reader that is surest of a text, or that of lines."""
    examined = [reader for reader in READERS if reader.detector and (piped or reader.name != "man")]
    confidence, found = 0.0, LINES
    for reader in sorted(examined, key=lambda reader: -reader.surest):
        if confidence >= reader.surest:
            break
        if (sure := reader.detect(text)) > confidence:
            confidence, found = sure, reader
    return found if confidence >= MIN_CONFIDENCE else LINES
