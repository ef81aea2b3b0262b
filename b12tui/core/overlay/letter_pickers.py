"""What letters and digits are typed for, as lists to choose from: marks and percentages, where those are no keys.

With printable keys off (WCAG 2.2, 2.1.4) four keys reach everything. What is looked for has to be typed all the same,
but Up leads through what was looked for before.
"""

from __future__ import annotations

from string import ascii_lowercase

from b12tui.core.messages.location import percent_read, section_name
from b12tui.core.state import Command, ListEntry, ListOverlay, ReaderState

TENTH = 10
"""Percent from one item to the next."""


def wanted(state: ReaderState) -> bool:
    """Tell whether a list has to stand in for what would be typed: in line mode everything is typed."""
    return not state.keymap.printable and state.frontend != "line"


def letters(state: ReaderState) -> ListOverlay:
    """Return the letters that a mark can have, from the first that no mark has yet."""
    used = {mark.name: "not in this text as it is now" for mark in state.kept}
    used |= {name: f"now in {section_name(state, at.section)}" for name, at in state.bookmarks}
    entries = tuple(
        ListEntry(f"{letter}: {used[letter]}" if letter in used else letter, Command("mark", text=letter))
        for letter in ascii_lowercase
    )
    free = next((at for at, letter in enumerate(ascii_lowercase) if letter not in used), 0)
    return ListOverlay("letters", "The letter of the mark", entries, free)


def percentages(state: ReaderState) -> ListOverlay:
    """Return tenths of the text to go to, from the one that is being read."""
    at = min(percent_read(state, state.position) // TENTH, 9)
    entries = tuple(
        ListEntry(f"{part} %", Command("percent", part), current=part == at * TENTH) for part in range(0, 100, TENTH)
    )
    return ListOverlay("percentages", "To a part of the text", entries, at)
