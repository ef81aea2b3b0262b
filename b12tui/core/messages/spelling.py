"""Spelling of a word: letter by letter, and by a word for each letter (the spelling alphabet of ICAO and ITU)."""

from __future__ import annotations

import unicodedata

_ALPHABET = (
    "Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo"
    " Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu"
)
_CODE_WORDS = {word[0].lower(): word for word in _ALPHABET.split(" ")}


def spelt(word: str) -> str:
    """Return the letters of a word, capitals named: "capital B, 1, 2."."""
    return f"{', '.join(map(_letter, word))}."


def spelt_by_words(word: str) -> str:
    """Return a word for each letter: "capital Bravo, 1, 2."; letters without one by their names in Unicode."""
    return f"{', '.join(map(_code_word, word))}."


def _letter(char: str) -> str:
    if char.isalnum():
        return f"capital {char}" if char.isupper() else char
    return _name(char)


def _code_word(char: str) -> str:
    code_word = _CODE_WORDS.get(char.lower())
    if code_word is not None:
        return f"capital {code_word}" if char.isupper() else code_word
    return char if char.isdecimal() else _name(char)


def _name(char: str) -> str:
    """Return a character's name in Unicode: "comma", "latin small letter e with acute"."""
    return unicodedata.name(char, "unnamed character").lower()
