"""Categories of notes: chosen by key, sign or name, from a list, or before the words of a note."""

from __future__ import annotations

from b12tui.catalogue import notes
from b12tui.core.appearance import UNCATEGORISED, Appearance, Category
from b12tui.core.category_keys import is_same
from b12tui.core.state import Command, ListEntry, ListOverlay, NoteMark, ReaderState


def category_named(appearance: Appearance, typed: str) -> Category | None:
    """Return the category of a name, a sign, a number or the beginning of a name; None if there is none."""
    known = appearance.categories
    typed = typed.strip().casefold()
    if typed.isdecimal() and 0 < int(typed[:4]) <= len(known):
        return known[int(typed[:4]) - 1]
    exact = (each for each in (*known, *UNCATEGORISED) if typed in (each.name.casefold(), each.sign))
    begun = (each for each in known if typed and each.name.casefold().startswith(typed))
    return next(exact, None) or next(begun, None)


def parted(appearance: Appearance, typed: str) -> tuple[str, str]:
    """Return the category that the words of a note begin with, empty if with none, and the words without it.

    It is a name and a colon, "question: to whom?", or a sign and a blank, "? to whom".
    """
    first, colon, rest = typed.strip().partition(":")
    for each in (*appearance.categories, *UNCATEGORISED):
        if colon and first.strip().casefold() == each.name.casefold():
            return each.name, rest.strip()
    for each in appearance.categories:
        if typed.strip() == each.sign or typed.strip().startswith(f"{each.sign} "):
            return each.name, typed.strip()[len(each.sign) :].strip()
    return "", typed.strip()


def as_typed(appearance: Appearance, note: NoteMark) -> str:
    """Return a note as it would be typed: its category first, if it is one to choose from."""
    name = listed_category(appearance, note)
    return f"{name}: {note.text}" if name else note.text


def listed_category(appearance: Appearance, note: NoteMark) -> str:
    """Return the name of a note's category in the list to choose from; empty if it is not in it."""
    return next((each.name for each in appearance.categories if is_same(each.name, note.category)), "")


def category_list(state: ReaderState) -> ListOverlay:
    """Return the list of categories to choose from."""
    entries = tuple(
        ListEntry(f"{each.name} {each.sign}", Command("category", text=each.name), number=number)
        for number, each in enumerate(state.appearance.categories, 1)
    )
    return ListOverlay("category", notes.CATEGORY, entries)
