"""Choice of the translator and its tables: the C library, or its program where only that is there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from b12tui.errors import MissingTranslator, UnknownBrailleTable
from b12tui.fastclass import dataclass
from b12tui.fasttyping import Protocol
from b12tui.writers.braille import liblouis, lou_translate

_SUFFIXES = ("", ".ctb", ".utb", ".tbl")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3}(?:[-_][A-Za-z]{2})?)(?:[-_: ]?(?:g|grade)?([0-9]))?\Z")
"""A language, and maybe its grade: `de`, `de-g2`, `es:1`, `pt-BR-g1`."""


class Translator(Protocol):
    """What makes braille of text (see `liblouis.Liblouis`)."""

    def compiles(self, tables: str) -> bool:
        """Return whether a table exists and is valid."""

    def find(self, query: str) -> str | None:
        """Return the table for a query, if there is one."""

    def info(self, table: str, key: str) -> str:
        """Return an entry of a table's metadata, or empty text."""

    def translate(self, tables: str, text: str, typeforms: Sequence[int] = ()) -> str:
        """Return text in braille ASCII; raise ValueError if it can't be translated."""

    def hyphenation_points(self, tables: str, word: str) -> list[int]:
        """Return the offsets at which a word can be divided."""


@dataclass(frozen=True, slots=True)
class BrailleCode:
    """Braille code: a translator, and the tables that it uses."""

    translator: Translator
    tables: str
    """Tables as liblouis takes them, parted by commas, or a query of the program."""
    hyphenating: str
    """The same with a hyphenation table; empty if there is none."""
    name: str
    """Name for readers."""
    unified_english: bool
    """Whether it is Unified English Braille, whose own signs for transcriber's notes and code are then used."""
    uncontracted: str
    """Tables of the same code without contractions; the same as `tables` if there are no others."""
    marks_emphasis: bool
    """Whether the translator can mark emphasis."""

    def translate(self, text: str, typeforms: Sequence[int] = ()) -> str:
        """Return text in braille ASCII; raise ValueError if it can't be translated."""
        return self.translator.translate(self.tables, text, typeforms)

    def translate_uncontracted(self, text: str) -> str:
        """Return text, such as code, in braille ASCII without contractions; raise ValueError if it can't be."""
        return self.translator.translate(self.uncontracted, text)


def braille_code(table: str, *, may_start_programs: bool = True) -> BrailleCode:
    """Return the code of a table, or of a language and grade; raise MissingTranslator or UnknownBrailleTable."""
    library = liblouis.load()
    program = lou_translate.program_path() if library is None and may_start_programs else None
    if library is None and program is None:
        raise MissingTranslator
    translator: Translator = library or lou_translate.LouTranslate(program or "")
    name = _table_name(translator, table)
    tables = name if ":" in name and "/" not in name else f"{liblouis.DISPLAY},{name}"
    language = translator.info(name, "language").partition("-")[0]
    hyphenation = liblouis.HYPHENATION.get(language, "")
    hyphenating = f"{tables},{hyphenation}" if hyphenation and translator.compiles(f"{tables},{hyphenation}") else ""
    shown = translator.info(name, "display-name") or table
    unified = "ueb" in name
    uncontracted = tables.replace("-g2", "-g1") if unified else tables
    return BrailleCode(translator, tables, hyphenating, shown, unified, uncontracted, library is not None)


def _table_name(translator: Translator, table: str) -> str:
    """Return the table's full name; raise UnknownBrailleTable."""
    for suffix in _SUFFIXES:
        name = table + suffix
        if table and translator.compiles(f"{liblouis.DISPLAY},{name}"):
            return name
    if parts := _LANGUAGE.match(table):
        grade = f" grade:{parts[2]}" if parts[2] else " type:literary"
        found = translator.find(f"language:{parts[1].replace('_', '-')}{grade}")
        if found and translator.compiles(found):
            return found
    raise UnknownBrailleTable(table)
