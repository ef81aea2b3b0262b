"""Questions, links and notes by number, as they are typed: `open 3`, `link 4`, `note 2`."""

from __future__ import annotations

from b12tui.catalogue import counts, line_mode
from b12tui.core.handlers.activation import find_note
from b12tui.core.overlay import listings
from b12tui.core.state import ListEntry, ReaderState
from b12tui.document import Position
from b12tui.fastclass import dataclass


@dataclass(frozen=True, slots=True)
class Numbered:
    """Element of the document that has a number."""

    position: Position
    label: str = ""
    """How it is listed."""


def question(state: ReaderState, number: int) -> Numbered | str:
    """Return the question of that number; else that there is none."""
    entries = listings.question_list(state).entries
    return _listed(entries, number) or line_mode.no_question(number, counts.questions(len(entries)))


def link(state: ReaderState, number: int) -> Numbered | str:
    """Return the first mention of the link of that number; else that there is none."""
    entries = listings.link_list(state).entries
    return _listed(entries, number) or line_mode.no_link(number, counts.links(len(entries)))


def _listed(entries: tuple[ListEntry, ...], number: int) -> Numbered | None:
    entry = entries[number - 1] if 0 < number <= len(entries) else None
    return Numbered(entry.target, entry.text) if entry is not None and isinstance(entry.target, Position) else None


def note(state: ReaderState, number: int | None) -> Numbered | str:
    """Return the footnote of that number; else that there is none, or that a number is missing."""
    if number is None:
        return line_mode.in_one_line(line_mode.EXAMPLES["note"])
    found = find_note(state, number)
    return line_mode.no_note(number) if found is None else Numbered(found)
