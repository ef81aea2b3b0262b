"""Writer of braille ready format: pages of braille ASCII, parted by form feeds (see `b12tui.writers.braille`)."""

from __future__ import annotations

from b12tui.catalogue import braille
from b12tui.errors import InvalidValue
from b12tui.fasttyping import TYPE_CHECKING, TextIO
from b12tui.writers.braille.edition import Edition
from b12tui.writers.braille.lou_translate import LouTranslate
from b12tui.writers.braille.pages import PAGE_END
from b12tui.writers.braille.recorder import recorder
from b12tui.writers.braille.translators import braille_code

if TYPE_CHECKING:
    from b12tui.document import Document
    from b12tui.writers.write_options import WriteOptions

LEAST_CELLS, LEAST_LINES = 20, 5


def write(document: Document, stream: TextIO, options: WriteOptions) -> None:
    """Write the document on pages.

    Raise MissingTranslator, UnknownBrailleTable, or InvalidValue for pages too small or emphasis that the code lacks.
    """
    if options.cells < LEAST_CELLS or options.lines < LEAST_LINES:
        name, value = ("cells", options.cells) if options.cells < LEAST_CELLS else ("lines", options.lines)
        raise InvalidValue(name, value, braille.too_small(LEAST_CELLS, LEAST_LINES))
    code = braille_code(options.braille_table, may_start_programs=options.may_start_programs)
    if options.emphasis and not code.marks_emphasis:
        raise InvalidValue("emphasis", options.emphasis, braille.NO_EMPHASIS)
    if isinstance(code.translator, LouTranslate):
        texts = recorder(code)
        Edition(document, texts.code, options).pages()
        for tables, wanted in texts.recorded.items():
            code.translator.prepare(tables, wanted)
    stream.writelines(page + PAGE_END for page in Edition(document, code, options).pages())
