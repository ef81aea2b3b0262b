"""Pickers where printable keys are off, for what is typed elsewhere: letters of bookmarks, percentages, searches.

With printable keys off (WCAG 2.2, 2.1.4) four keys reach everything. A word to search for is chosen by its letters, one
list after the other, until few enough words begin with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from string import ascii_lowercase

from b12tui.catalogue import lists, reading_position
from b12tui.core.messages.location import COUNTED, percent_read, section_name
from b12tui.core.overlay import listings
from b12tui.core.state import Command, ListEntry, ListOverlay, ReaderState
from b12tui.search.folding import folded_name

FEW_WORDS = 20
"""Words that are listed, and not by their next letters."""
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


def word_picker(state: ReaderState, beginning: str) -> ReaderState:
    """Push the list of words that begin with some letters, or of the next letters if there are many words."""
    words = sorted({word for word in _words(state) if word.startswith(beginning)})
    if len(words) <= FEW_WORDS:
        entries = [ListEntry(word, Command("find", text=word)) for word in words]
    else:
        longer = {
            letters: list(group) for letters, group in groupby(words, key=lambda word: word[: len(beginning) + 1])
        }
        entries = [
            ListEntry(lists.words_with(letters, len(group)), Command("find", len(letters), letters))
            if len(group) > 1
            else ListEntry(group[0], Command("find", text=group[0]))
            for letters, group in longer.items()
        ]
    title = lists.words_beginning(beginning) if beginning else lists.PICK_WORD
    return listings.push(state, ListOverlay("letters", title, tuple(entries)), lists.NO_WORDS)


def _words(state: ReaderState) -> Iterator[str]:
    """Yield the words of the document, as they are compared, or of the section if the document is long."""
    document = state.document
    sections = range(len(document.sections)) if document.length <= COUNTED else (state.position.section,)
    for section in sections:
        for node in document.cancellation.steps(document.text_nodes(section)):
            yield from re.findall(r"\w+(?:['-]\w+)*", folded_name(node.text.chars))


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
