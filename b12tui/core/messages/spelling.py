"""Spelling of a word: letter by letter, and by a word for each letter (the spelling alphabet of ICAO and ITU)."""

from __future__ import annotations

import unicodedata
from string import ascii_lowercase

from b12tui.catalogue import spelling_alphabet

_CODE_WORDS = dict(zip(ascii_lowercase, spelling_alphabet.SPELLING_ALPHABET.split(), strict=True))


def spelt(word: str) -> str:
    """Return the letters of a word, capitals named: "capital B, 1, 2."."""
    return f"{', '.join(map(_letter, word))}."


def spelt_by_words(word: str) -> str:
    """Return a word for each letter: "capital Bravo, 1, 2."; letters without one by their names in Unicode."""
    return f"{', '.join(map(_code_word, word))}."


def _letter(char: str) -> str:
    if char.isalnum():
        return spelling_alphabet.capital(char) if char.isupper() else char
    return _name(char)


def _code_word(char: str) -> str:
    code_word = _CODE_WORDS.get(char.lower())
    if code_word is not None:
        return spelling_alphabet.capital(code_word) if char.isupper() else code_word
    return char if char.isdecimal() else _name(char)


def _name(char: str) -> str:
    """Return a character's name in Unicode: "comma", "latin small letter e with acute"."""
    name = unicodedata.name(char, "")
    return name.lower() if name else spelling_alphabet.UNNAMED
