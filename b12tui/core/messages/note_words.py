"""Notes in words: what each is called, and what it says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from b12tui.catalogue import notes
from b12tui.core import creators
from b12tui.core.appearance import UNCATEGORISED, Appearance
from b12tui.core.category_keys import is_same
from b12tui.core.state import NoteMark
from b12tui.fasttuple import NamedTuple


class Insertion(NamedTuple):
    """Words of a note that are said among those of a text node."""

    offset: int
    """Offset of the character that they precede, or follow."""
    words: str
    behind: bool
    """Whether they belong to what stands before them."""


Insertions = Mapping[tuple[int, int], Sequence[Insertion]]
"""Insertions of text nodes, by section and index."""


def name_of(note: NoteMark) -> str:
    """Return what a note is called: its category, capitalised, or a note or a highlight."""
    if note.category in ("", *(each.name for each in UNCATEGORISED)):
        return notes.NOTE if note.text else notes.HIGHLIGHT
    return note.category[0].upper() + note.category[1:]


def spoken(note: NoteMark, author: str = "") -> str:
    """Return a note in words: "Note: is this right?", with the name of who wrote it unless that is `author`."""
    name = name_of(note)
    if note.creator and note.creator != creators.name_of(author):
        name = notes.by(name, note.creator)
    words = notes.named(name, " ".join(note.text.split())) if note.text else name
    return notes.changed(words) if note.changed else words


def sign_of(appearance: Appearance, note: NoteMark) -> str:
    """Return the sign of a note's category, or of notes without one."""
    known = (*appearance.categories, *UNCATEGORISED)
    return next((each.sign for each in known if is_same(each.name, note.category)), UNCATEGORISED[0].sign)


def sign_of_several(appearance: Appearance, marks: Sequence[NoteMark]) -> str:
    """Return the sign of the only note, or that of several."""
    return sign_of(appearance, marks[0]) if len(marks) == 1 else number_sign(len(marks))


def number_sign(notes: int) -> str:
    """Return the sign of several notes: their number, 9 at most."""
    return str(min(notes, 9))


def in_place(note: NoteMark, placement: str, author: str = "") -> str:
    """Return what is said of a note where it stands, by the setting `notes`; empty for nothing."""
    return "" if placement == "request" else name_of(note) if placement == "word" else spoken(note, author)


def insertions(marks: Iterable[NoteMark], placement: str, author: str = "") -> Insertions:
    """Return the notes as they are said among the words, by the setting `notes`; `author` is the reader's name."""
    found: dict[tuple[int, int], list[Insertion]] = {}
    for each in marks:
        words = in_place(each, placement, author)
        if not words or each.start is None or each.end is None:
            continue
        behind = placement == "after"
        at = each.end if behind else each.start
        found.setdefault((at.section, at.node), []).append(Insertion(at.offset, notes.in_brackets(words), behind))
    return found
