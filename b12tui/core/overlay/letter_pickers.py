"""Pickers for arguments that are letters or digits, bookmarks and percentages, where printable keys are off.

With printable keys off (WCAG 2.2, 2.1.4) four keys reach everything. Only queries still have to be typed, but Up
recalls earlier ones.
"""

from __future__ import annotations

from string import ascii_lowercase

from b12tui.catalogue import lists, reading_position
from b12tui.core.messages.location import percent_read, section_name
from b12tui.core.overlay import listings
from b12tui.core.state import Command, ListEntry, ListOverlay, ReaderState

TENTH = 10
"""Step between entries, in percent."""


def needs_picker(state: ReaderState) -> bool:
    """Return whether a picker has to replace typing; in line mode everything is typed."""
    return not state.keymap.printable and state.frontend != "line"


def push(state: ReaderState, action: str) -> ReaderState | None:
    """Push a picker for an argument that cannot be typed because printable keys are off; None if it can be typed."""
    if not needs_picker(state):
        return None
    if action == "go-mark":
        return listings.show_bookmarks(state)
    return listings.push(state, bookmark_picker(state) if action == "mark" else percentage_picker(state))


def bookmark_picker(state: ReaderState) -> ListOverlay:
    """Return the list of bookmark letters, with the first unused one selected."""
    used = {mark.name: lists.MARK_MISSING for mark in state.saved_places}
    used |= {name: lists.mark_now_in(section_name(state, at.section)) for name, at in state.bookmarks}
    entries = tuple(
        ListEntry(f"{letter}: {used[letter]}" if letter in used else letter, Command("mark", text=letter))
        for letter in ascii_lowercase
    )
    first_unused = next((at for at, letter in enumerate(ascii_lowercase) if letter not in used), 0)
    return ListOverlay("letters", lists.PICK_MARK, entries, first_unused)


def percentage_picker(state: ReaderState) -> ListOverlay:
    """Return the list of tenths of the document, with the current one selected."""
    current = min(percent_read(state, state.position) // TENTH, 9)
    entries = tuple(
        ListEntry(
            reading_position.percent_sign(percentage),
            Command("percent", percentage),
            current=percentage == current * TENTH,
        )
        for percentage in range(0, 100, TENTH)
    )
    return ListOverlay("percentages", lists.PICK_PERCENTAGE, entries, current)
