"""Measure of a page: text width, glyphs and line rules."""

from __future__ import annotations

from b12tui.fastclass import dataclass
from b12tui.layout.page.glyphs import UNICODE, Glyphs


@dataclass(frozen=True, slots=True)
class Measure:
    """Text width of a page and everything else that decides where lines break."""

    width: int
    """Text width in cells; at least 1."""
    glyphs: Glyphs = UNICODE
    spacing: int = 1
    """Line spacing; 1: no empty rows between rows, 2: an empty row after each."""
    sentence_lines: bool = False
    """Whether each sentence of running text begins a row."""
