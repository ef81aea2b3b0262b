"""Braille code of tests: each character is a cell, so that layouts are read without liblouis."""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.writers.braille.translators import BrailleCode


class LetterTranslator:
    """Translator that gives capital letters back, and brackets `^…^` around stretches with a typeform."""

    def compiles(self, tables: str) -> bool:
        return bool(tables)

    def find(self, query: str) -> str | None:
        return query

    def info(self, table: str, key: str) -> str:  # noqa: ARG002
        return ""

    def translate(self, tables: str, text: str, typeforms: Sequence[int] = ()) -> str:  # noqa: ARG002
        return text.upper() if not any(typeforms) else f"^{text.upper()}^"

    def hyphenation_points(self, tables: str, word: str) -> list[int]:  # noqa: ARG002
        return list(range(3, len(word) - 2, 3)) if len(set(word)) > 1 else []


def letter_code(name: str = "letters", *, may_start_programs: bool = True) -> BrailleCode:
    """Return the code, as `translators.braille_code` does."""
    return BrailleCode(LetterTranslator(), "letters", "letters", name, True, "letters-g1", True)
