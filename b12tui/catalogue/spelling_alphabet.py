"""Spelling of a word, letter by letter."""

from __future__ import annotations

from b12tui.catalogue.lookup import _

SPELLING_ALPHABET = _(
    "Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo"
    " Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu"
)
"""A word for each letter from A to Z, in this order: the alphabet of ICAO and ITU, or that of a language."""
UNNAMED = _("unnamed character")


def capital(letter: str) -> str:
    return _("capital {letter}").format(letter=letter)
