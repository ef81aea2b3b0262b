"""Writer of eBraille 1.0 (see `b12tui.writers.ebraille`)."""

from __future__ import annotations

import time

from b12tui.catalogue import braille
from b12tui.catalogue import pages as words
from b12tui.document.inlines import Formula
from b12tui.fasttyping import TYPE_CHECKING, BinaryIO
from b12tui.plain.link_numbers import LinkNumbers
from b12tui.writers.braille.inline_braille import InlineBraille
from b12tui.writers.braille.lou_translate import LouTranslate
from b12tui.writers.braille.recorder import recorder
from b12tui.writers.braille.translators import BrailleCode, braille_code
from b12tui.writers.ebraille.braille_pages import BraillePages
from b12tui.writers.ebraille.package import ENTRY, FOLDER, PACKAGE, Metadata, package_document
from b12tui.writers.ebraille.stylesheet import STYLESHEET
from b12tui.writers.epub.package import EARLIEST, archive, identifier_of, publication_dates
from b12tui.writers.epub.pages import STYLE, Pages
from b12tui.writers.html.page import extent_of

if TYPE_CHECKING:
    from b12tui.document import Document
    from b12tui.writers.write_options import WriteOptions

_NEVER_DIVIDED = 1_000_000
"""Cells of a line that no word is longer than: the reading system divides lines."""


def write(document: Document, stream: BinaryIO, options: WriteOptions) -> None:
    """Write the document; raise MissingTranslator or UnknownBrailleTable.

    The same document, options and time make the same bytes.
    """
    code = braille_code(options.braille_table, may_start_programs=options.may_start_programs)
    extent = extent_of(document, options)
    pages = Pages(document, extent, marks_own=False)
    formulas = _formulas(document)
    if isinstance(code.translator, LouTranslate):
        texts = recorder(code)
        _files(pages, texts.code, extent.language, formulas, document)
        for tables, wanted in texts.recorded.items():
            code.translator.prepare(tables, wanted)
    files = _files(pages, code, extent.language, formulas, document)
    author, date = publication_dates(document.blocks(0)[:1])
    modified = max(options.modified or EARLIEST, EARLIEST)
    metadata = Metadata(
        title=extent.title,
        creator=author or words.UNKNOWN_AUTHOR,
        date=date or time.strftime("%Y-%m-%d", time.gmtime(modified)),
        language=extent.language,
        system=_system(code, options.braille_table),
        description=braille.transcribed(code.name),
        complete=options.section is None,
        modified=modified,
    )
    package = package_document(metadata, pages.names, STYLE, identifier_of(files))
    stream.write(archive({PACKAGE: package, **files}, PACKAGE, modified))


def _files(
    pages: Pages, code: BrailleCode, language: str, formulas: dict[tuple[str, str], str], document: Document
) -> dict[str, str]:
    """Return the files beside the package document, by their paths."""
    inline = InlineBraille(code, LinkNumbers(document.section_of_target), cells=_NEVER_DIVIDED)
    translated = BraillePages(inline, language, formulas if code.unified_english else {})
    return {
        ENTRY: translated.entry(pages.navigation()),
        f"{FOLDER}/{STYLE}": STYLESHEET,
        **{f"{FOLDER}/{name}": translated.content(pages.page(name)) for name in pages.names},
    }


def _formulas(document: Document) -> dict[tuple[str, str], str]:
    """Return the source of each formula, by its words and its linear form."""
    return {
        (span.kind.spoken, node.text.chars[span.start : span.end]): span.kind.source
        for _, node in document.all_text_nodes()
        for span in node.text.spans
        if isinstance(span.kind, Formula)
    }


def _system(code: BrailleCode, table: str) -> str:
    """Return the braille system: by the registry of codes, or as the table names itself."""
    if code.unified_english:
        return "ueb grade1" if code.uncontracted == code.tables else "ueb grade2"
    return code.name or table
