"""Compound commands: a link to open, a table by its number with what is wanted of it, a cell by row and column."""

from __future__ import annotations

from b12tui.lazy_pattern import lazy_pattern

_LINK = lazy_pattern(r"link ([0-9]{1,9})")
"""What follows the word `open`: `link 4`."""
_TABLE = lazy_pattern(r"(\d{1,9}),? (.+)")
"""What follows the word `table`: `3 row 2`."""
_ROW_AND_COLUMN = lazy_pattern(r"(\d{1,9}),? c(?:o(?:l(?:u(?:mn?)?)?)?)? (.+)")
"""What follows the word `row`: `2 column 1`, `2 column price`."""
_COLUMN_AND_ROW = lazy_pattern(r"(.+?),? r(?:ow?)? (\d{1,9})")
"""What follows the word `column`: `1 row 2`."""


def is_number(text: str) -> bool:
    """Return whether a text is a number of nine digits at most."""
    return text.isascii() and text.isdecimal() and len(text) < 10


def link_to_open(rest: str) -> int | None:
    """Return the number in `link 4`, typed after `open`; None for other words."""
    match = _LINK.fullmatch(rest.casefold())
    return None if match is None else int(match[1])


def of_table(rest: str) -> tuple[int, str] | None:
    """Return a table's number and the command for it; None where no command follows the number."""
    match = _TABLE.fullmatch(rest)
    return None if match is None else (int(match[1]), match[2])


def cell_of(action: str, rest: str) -> str:
    """Return a cell as `cell` takes it, its row and its column; empty where not both are named."""
    match action:
        case "row":
            named = _ROW_AND_COLUMN.fullmatch(rest.casefold())
            return "" if named is None else f"{named[1]} {named[2]}"
        case "column":
            named = _COLUMN_AND_ROW.fullmatch(rest.casefold())
            return "" if named is None else f"{named[2]} {named[1]}"
        case _:
            return ""
