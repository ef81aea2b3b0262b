"""Writer of plain text, for pipes, files, speech and braille (see `b12tui.plain`)."""

from __future__ import annotations

from b12tui.core.appearance import WORDS_PER_MINUTE
from b12tui.fasttyping import TYPE_CHECKING, TextIO
from b12tui.plain import document_writer
from b12tui.plain.output_options import Options, Tables, Wrap
from b12tui.plain.verbosity_styles import style_of

if TYPE_CHECKING:
    from b12tui.document import Document
    from b12tui.writers.write_options import WriteOptions


def write(document: Document, stream: TextIO, options: WriteOptions) -> None:
    """Write the document in words, a section at a time."""
    document_writer.write_document(document, plain_options(options), stream.write)


def plain_options(options: WriteOptions) -> Options:
    """Return the options of plain text that general ones stand for; raise KeyError or ValueError for unknown names."""
    return Options(
        style=style_of(options.style, options.verbosity),
        wrap=options.wrap if isinstance(options.wrap, int) else Wrap(options.wrap),
        columns=options.columns,
        moves=options.moves,
        table=Tables(options.table),
        emphasis=options.emphasis,
        ascii=options.ascii,
        section=options.section,
        notes=options.notes,
        speech_rate=options.speech_rate,
        announced=options.verbosity,
        words_per_minute=options.words_per_minute or WORDS_PER_MINUTE,
    )
