"""Position of one character in a document, independent of width, frontend and folds; names of places.

Rows and columns exist only in a layout; anything that has to survive a resize, a change of frontend or an edit of the
file is stored as a position.
"""

from __future__ import annotations

from b12tui.fastclass import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """Position of one character, ordered as the text is read."""

    section: int = 0
    """Number of the section; 0 is the part before the first one."""
    node: int = 0
    """Index of the text node in the section, from 0 (see `text_nodes`)."""
    offset: int = 0
    """Index of the character in the text node, from 0."""


def term_name(words: str) -> str:
    """Return the anchor name of a term's definition; its blank tells it from an `id` of HTML."""
    return f"term {words.casefold()}"


def note_name(number: int) -> str:
    """Return the anchor name of a footnote; its blank tells it from an `id` of HTML."""
    return f"note {number}"


def letters_of(name: str) -> str:
    """Return the letters and digits of a name, without regard to case and marks, by which programs' names agree."""
    from unicodedata import normalize  # deferred: few links need it

    return "".join(filter(str.isalnum, normalize("NFKD", name).casefold()))
