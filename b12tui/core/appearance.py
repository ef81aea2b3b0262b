"""How a reader wants the text to look; each head takes from it what it can show."""

from __future__ import annotations

from b12tui.fastclass import dataclass

THEMES = ("terminal", "light", "dark", "contrast", "plain")
"""The names of the themes, in the order in which `theme` takes them."""
NARROWEST, WIDEST, STEP = 10, 200, 4
"""Bounds of the text's width, and what one key changes of it, in cells."""
DEFAULT_WIDTH = 80
"""At most so many cells a line: WCAG 2.2, 1.4.8 (Visual Presentation)."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """The reader's wishes."""

    theme: str = "terminal"
    width: int = DEFAULT_WIDTH
    """At most so many cells of text in a row."""
    spacing: int = 1
    """1: row under row; 2: an empty row after each."""
    ruler: bool = False
    """Whether the line being read is underlined."""
    sentence_lines: bool = False
    """Whether each sentence begins a row."""
    contents_left: bool = False
    """Whether the contents stand at the left of the text, where the screen is wide enough for them."""
    hints: bool = True
    """Whether the last row shows a hint."""
    progress: bool = True
    """Whether the first row tells how far one has read."""
    ascii_marks: bool = False
    """Whether marks of ours (bullets, signs) keep to ASCII."""
    table_by_character: bool = False
    """Whether arrows go by characters and rows of the screen in a table too, as a display's routing keys need it."""
