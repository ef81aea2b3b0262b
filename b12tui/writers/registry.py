"""Registry of output formats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TextIO, cast

from b12tui.errors import UnknownFormat
from b12tui.fastclass import dataclass

if TYPE_CHECKING:
    from b12tui.document import Document
    from b12tui.writers.write_options import WriteOptions


class WriterModule(Protocol):
    """Module that writes a format."""

    def write(self, document: Document, stream: TextIO, options: WriteOptions) -> None:
        """Write the document, or the section of `options`, which exists; errors of `stream` are not handled."""


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
        "contents",
        "the numbered contents",
        "contents_writer",
        ".txt",
        ("wrap", "ascii"),
        headed=True,
    ),
)


def writer_of(name: str) -> Writer:
    """Return the writer called `name`; raise UnknownFormat if there is none."""
    known = {writer.name: writer for writer in WRITERS}
    if name not in known:
        raise UnknownFormat(name, tuple(known))
    return known[name]
