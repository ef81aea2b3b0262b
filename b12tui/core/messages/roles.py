"""Roles of generated lines, so that code need not parse a sentence to learn its purpose."""

from __future__ import annotations

from b12tui.fastenum import Enum, auto


class Role(Enum):
    """What a line of words is to the text around it."""

    TEXT = auto()
    """Text, or words that belong to what follows: an intro, a label."""
    CELL = auto()
    """Cell of a table row that an earlier line began."""
    CODE = auto()
    """Line of a code block."""
    LAYOUT = auto()
    """What the next line of a code block is like: "Indented 8.", "Blank line."."""
    END = auto()
    """End of what went before: "End of table 1."."""
