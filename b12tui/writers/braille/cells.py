"""Cells of braille in ASCII, by which embossers know them, and as Unicode's braille patterns."""

from __future__ import annotations

_ASCII = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
"""Characters of the cells from U+2800 on (North American Braille Computer Code)."""
_PATTERNS = {ord(char): chr(0x2800 + dots) for dots, char in enumerate(_ASCII)}
_PATTERNS |= {ord(char.lower()): chr(0x2800 + dots) for dots, char in enumerate(_ASCII)}
_PATTERNS[ord("`")] = "\u2808"
_PATTERNS |= {ord(lower): chr(0x2800 + _ASCII.index(char)) for lower, char in zip("{|}~", "[\\]^", strict=True)}
_CELLS = {0x2800 + dots: char for dots, char in enumerate(_ASCII)}


def as_patterns(cells: str, blank: str = "\u2800") -> str:
    """Return braille ASCII as Unicode's patterns of six dots; blanks are `blank`."""
    return cells.translate(_PATTERNS | {ord(" "): blank})


def as_ascii(patterns: str) -> str:
    """Return Unicode's patterns of six dots as braille ASCII."""
    return patterns.translate(_CELLS)
