"""What a text is set in: how wide, with which marks, by which rules."""

from __future__ import annotations

from b12tui.fastclass import dataclass
from b12tui.layout.page.glyphs import UNICODE, Glyphs


@dataclass(frozen=True, slots=True)
class Measure:
    """The width of a page's text and what else decides where lines break."""

    width: int
    """Cells; at least 1."""
    glyphs: Glyphs = UNICODE
    spacing: int = 1
    """1: row under row; 2: an empty row after each."""
    sentence_lines: bool = False
    """Whether each sentence of running text begins a row."""
