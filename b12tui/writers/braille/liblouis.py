"""Translation by the C library liblouis (https://liblouis.io), called through ctypes.

Tables are named as liblouis names them: files, or a query such as `language:de grade:2`.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from contextlib import suppress

DISPLAY = "en-us-brf.dis"
"""Table that gives cells as braille ASCII; it has to be the first of a list."""

LIBRARIES = ("liblouis.so.20", "liblouis.so", "liblouis.20.dylib", "liblouis.dylib", "liblouis.dll")
"""File names of the library on Linux, macOS and Windows."""

ITALIC, UNDERLINED, BOLD = 1, 2, 4
"""Typeforms of liblouis (`formtype`), which are added for more than one."""

HYPHENATION = {
    "cs": "hyph_cs_CZ.dic",
    "da": "hyph_da_DK.dic",
    "de": "hyph_de_DE.dic",
    "en": "hyph_en_US.dic",
    "eo": "hyph_eo.dic",
    "es": "hyph_es_ES.dic",
    "fr": "hyph_fr_FR.dic",
    "hu": "hyph_hu_HU.dic",
    "it": "hyph_it_IT.dic",
    "nb": "hyph_nb_NO.dic",
    "nl": "hyph_nl_NL.dic",
    "nn": "hyph_nn_NO.dic",
    "pl": "hyph_pl_PL.dic",
    "pt": "hyph_pt_PT.dic",
    "ru": "hyph_ru.dic",
    "sv": "hyph_sv_SE.dic",
}
"""Hyphenation tables that come with liblouis, by language."""

_CELLS_PER_CHARACTER = 16
"""Room for the translation of a character: one that no table knows takes up to eleven cells."""
_LOG = ctypes.CFUNCTYPE(None, ctypes.c_int, ctypes.c_char_p)
_SILENT = _LOG(lambda _level, _message: None)


def load() -> Liblouis | None:
    """Return the library; None if it is not installed."""
    for name in LIBRARIES:
        with suppress(OSError):
            return Liblouis(ctypes.CDLL(name))
    return None


class Liblouis:
    """The C library."""

    def __init__(self, library: ctypes.CDLL) -> None:
        self._library = library
        self._size = library.lou_charSize()
        self._encoding = "utf-32-le" if self._size == 4 else "utf-16-le"
        library.lou_findTable.restype = ctypes.c_char_p
        library.lou_getTableInfo.restype = ctypes.c_char_p
        library.lou_registerLogCallback(_SILENT)  # else it writes to standard error

    def compiles(self, tables: str) -> bool:
        """Return whether a list of tables, parted by commas, exists and is valid."""
        return bool(self._library.lou_checkTable(tables.encode()))

    def find(self, query: str) -> str | None:
        """Return the best table for a query; None if none has the language."""
        found = self._library.lou_findTable(query.encode())
        return found.decode(errors="replace") if found else None

    def info(self, table: str, key: str) -> str:
        """Return an entry of a table's metadata, such as `display-name`; empty if it has none."""
        found = self._library.lou_getTableInfo(table.encode(), key.encode())
        return found.decode(errors="replace") if found else ""

    def translate(self, tables: str, text: str, typeforms: Sequence[int] = ()) -> str:
        """Return text in braille ASCII; `typeforms` has a value for each character, or none."""
        characters = text.encode(self._encoding, "replace")
        length = len(characters) // self._size
        room = length * _CELLS_PER_CHARACTER + 64
        source = ctypes.create_string_buffer(characters, len(characters) + self._size)
        cells = ctypes.create_string_buffer(room * self._size)
        read, written = ctypes.c_int(length), ctypes.c_int(room)
        forms = None
        if any(typeforms):
            # As long as the cells: the library gives the form of each cell back in the same array.
            forms = (ctypes.c_ushort * room)(*typeforms)
        done = self._library.lou_translateString(
            tables.encode(), source, ctypes.byref(read), cells, ctypes.byref(written), forms, None, 0
        )
        if not done or read.value < length:
            raise ValueError(text)
        return cells.raw[: written.value * self._size].decode(self._encoding)

    def hyphenation_points(self, tables: str, word: str) -> list[int]:
        """Return the offsets at which a word can be divided; none if the tables have no hyphenation."""
        characters = word.encode(self._encoding, "replace")
        length = len(characters) // self._size
        marks = ctypes.create_string_buffer(length + 2)
        if not self._library.lou_hyphenate(tables.encode(), characters, length, marks, 0):
            return []
        return [offset for offset, mark in enumerate(marks.raw[:length]) if mark == ord("1")]
