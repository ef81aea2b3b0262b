"""Verbosity of the linear modes and plain output: what they add to a document's own words.

A level is a named set of switches; each switch can also be set by itself. The terms are those of screen readers.
"""

from __future__ import annotations

from b12tui.fastclass import dataclass, replace
from b12tui.fasttyping import Any


@dataclass(frozen=True, slots=True)
class Verbosity:
    """What is announced besides a document's own words."""

    level: str = "medium"
    """Level that the switches were last set by."""
    links: str = "number"
    """How links are announced: `number` after the link, `word` before it, or `none`."""
    link_list: str = "end"
    """Where plain output lists the targets of links: `end`, after each `section`, or `none`."""
    emoji: str = "count"
    """Emoji: as a `sign`, by `name`, runs of three or more by their `count`, or `none`."""
    addresses: str = "short"
    """Links whose text is their own address: `full`, or `short`."""
    notes: str = "before"
    """The reader's notes: `before` or `after` what they are on, a `word` alone, or on `request`."""
    position: bool = True
    """Position of an item in its list: `1 of 6`."""
    list: bool = True
    """Beginning of a list, with its size."""
    list_end: bool = False
    """End of a list."""
    row_header: bool = True
    """Number of a table row, and in table view its first cell."""
    column_header: bool = True
    """Header before each cell of a table."""
    code: bool = True
    """Beginning and end of code."""
    indentation: bool = False
    """Changes of indentation in code, and its blank lines."""
    note: bool = True
    """References to notes."""
    image: bool = True
    """Role of images, and images without a description."""
    level_of_heading: bool = True
    """Level of a heading."""


ROLES = {
    "position": "position",
    "list": "list",
    "list_end": "list_end",
    "row_header": "row_header",
    "column_header": "column_header",
    "code": "code",
    "indentation": "indentation",
    "note": "note",
    "image": "image",
    "level": "level_of_heading",
}
"""Switches, by their names for people; the values are fields of `Verbosity`."""

CHOICES = {
    "links": ("word", "number", "none"),
    "link_list": ("end", "section", "none"),
    "emoji": ("sign", "name", "count", "none"),
    "addresses": ("full", "short"),
    "notes": ("before", "after", "word", "request"),
}
"""Fields of `Verbosity` that have several values."""

LEVELS = {
    "low": Verbosity(
        "low",
        links="word",
        link_list="none",
        emoji="none",
        notes="word",
        position=False,
        row_header=False,
        note=False,
        image=False,
    ),
    "medium": Verbosity(),
    "high": Verbosity("high", emoji="name", addresses="full", list_end=True),
}
"""Named levels."""


def next_level(verbosity: Verbosity) -> Verbosity:
    """Return the level after that of `verbosity`: low, medium, high, and low again."""
    names = tuple(LEVELS)
    return LEVELS[names[(names.index(verbosity.level) + 1) % len(names)]]


def with_values(verbosity: Verbosity, values: dict[str, str | bool]) -> Verbosity:
    """Return `verbosity` with some choices and switches, by their names for people, changed."""
    changes: dict[str, Any] = {ROLES.get(name, name): value for name, value in values.items()}
    return replace(verbosity, **changes)


def value_of(verbosity: Verbosity, name: str) -> str | bool:
    """Return the value of a choice or switch, by its name for people."""
    value: str | bool = getattr(verbosity, ROLES.get(name, name))
    return value
