"""Registry of output formats."""

from __future__ import annotations

from b12tui.errors import UnknownFormat
from b12tui.fastclass import dataclass
from b12tui.fasttyping import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from b12tui.document import Document
    from b12tui.writers.write_options import WriteOptions


class WriterModule(Protocol):
    """Module that writes a format."""

    def write(self, document: Document, stream: Any, options: WriteOptions) -> None:
        """Write the document, or the section of `options`, which exists; errors of `stream` are not handled.

        The stream is one of text, or of bytes if the format is `binary`.
        """


@dataclass(frozen=True, slots=True)
class Writer:
    """Output format."""

    name: str
    """Name on the command line."""
    help: str
    """What it writes, in a few words of Markdown, for the documentation."""
    module: str
    """Module of this package that has `write` (see `WriterModule`)."""
    suffix: str
    """End of the names of files in this format."""
    options: tuple[str, ...] = ()
    """Fields of `WriteOptions` that it obeys."""
    headed: bool = False
    """Whether each of several documents is preceded by a line with its number and name."""
    single: bool = False
    """Whether a file holds one document only."""
    binary: bool = False
    """Whether `write` takes a stream of bytes, rather than one of text."""

    def load(self) -> WriterModule:
        """Import and return the module that writes the format."""
        # importlib itself would be loaded for this alone, which a start would notice
        return cast("WriterModule", __import__(f"b12tui.writers.{self.module}", fromlist=["write"]))


WRITERS: tuple[Writer, ...] = (
    Writer(
        "plain",
        "every word, for ears and braille; what a pipe gets",
        "plain_writer",
        ".txt",
        ("style", "wrap", "table", "emphasis", "ascii", "section", "words_per_minute", "speech_rate", "verbosity"),
        headed=True,
    ),
    Writer(
        "json",
        "outline, blocks and source, for [other programs](api.md#json)",
        "json_writer",
        ".b12tui.json",
    ),
    Writer(
        "html",
        "one accessible page without scripts, for browsers",
        "html_writer",
        ".html",
        ("section", "large_print", "language", "words_per_minute", "place", "folder"),
        single=True,
    ),
    Writer(
        "epub",
        "an accessible EPUB 3 for reading systems",
        "epub_writer",
        ".epub",
        ("section", "large_print", "language", "words_per_minute", "modified"),
        single=True,
        binary=True,
    ),
    Writer(
        "contents",
        "the numbered contents",
        "contents_writer",
        ".txt",
        ("wrap", "ascii"),
        headed=True,
    ),
    Writer(
        "markdown",
        "[Markdown](braille.md#markdown): CommonMark with GFM's tables, tasks and notes",
        "markdown_writer",
        ".md",
        ("section",),
    ),
    Writer(
        "ssml",
        "[SSML](braille.md#ssml) for voices: the words of `plain`, with pauses and marks",
        "ssml_writer",
        ".ssml",
        ("style", "table", "emphasis", "section", "language", "words_per_minute", "speech_rate", "verbosity"),
        single=True,
    ),
    Writer(
        "brf",
        "pages of [braille](braille.md), for embossers and displays",
        "brf_writer",
        ".brf",
        ("cells", "lines", "braille_table", "emphasis", "section"),
        single=True,
    ),
    Writer(
        "ebraille",
        "an [eBraille](braille.md#ebraille) 1.0 publication, for braille displays of one line or many",
        "ebraille_writer",
        ".ebrl",
        ("braille_table", "section", "language", "modified"),
        single=True,
        binary=True,
    ),
)


def writer_of_file(name: str) -> Writer:
    """Return the first writer whose files end as the name does, plain text without an end; raise UnknownFormat."""
    stem, dot, suffix = name.rpartition("/")[2].rpartition(".")
    if not stem or not dot:
        return WRITERS[0]
    end = f".{suffix.lower()}"
    found = next((writer for writer in WRITERS if writer.suffix.endswith(end)), None)
    if found is None:
        raise UnknownFormat(end, tuple(writer.name for writer in WRITERS))
    return found


def writer_of(name: str) -> Writer:
    """Return the writer called `name`; raise UnknownFormat if there is none."""
    known = {writer.name: writer for writer in WRITERS}
    if name not in known:
        raise UnknownFormat(name, tuple(known))
    return known[name]
