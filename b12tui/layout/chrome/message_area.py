"""Where what is told stands, on a screen that may have few rows: whole, in one piece, never over the row of the cursor.

It stands at the bottom. What is long covers rows of the page there; where the cursor is on one of them it stands at the
top instead, and where it has no room there either the page is shown further up, until something else is told.
"""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.core.motion.sentences import sentences
from b12tui.core.state import Command, ListEntry, ListOverlay, ReaderState, TableView
from b12tui.fastclass import dataclass
from b12tui.layout.page.lines import BLANK_LINE, Line, generated


@dataclass(frozen=True, slots=True)
class MessagePlacement:
    """Where so many rows are told, on a page of so many with some below it."""

    rows: int
    """How many of the page are covered."""
    at_top: bool = False
    up: int = 0
    """By how many rows the page is shown further up."""
    parted: bool = False
    """Whether an empty row parts them from the page."""


def place_message(narration: int, page: int, foot: int, at: int) -> MessagePlacement:
    """Return where `told` rows stand, with `foot` rows below a page of `page` and the cursor in row `at` of it."""
    above = min(narration - min(narration, foot), page - 1)
    if above <= 0:
        return MessagePlacement(0)
    if at < page - above:
        return MessagePlacement(above, parted=above + 2 < page - at)
    if narration <= at:
        return MessagePlacement(narration, at_top=True)
    return MessagePlacement(above, up=at - (page - above - 1))


def leaves_free(where: MessagePlacement, page: int, at: int) -> bool:
    """Tell whether the cursor can go to row `at` of the page, and what is told stay where it is."""
    if where.at_top:
        return where.rows <= at < page
    return where.up <= at < where.up + page - where.rows - where.parted or not where.rows


def put_message(
    where: MessagePlacement, narration: Sequence[Line], page: list[Line], foot: list[Line], margin: int
) -> None:
    """Put rows where they stand: on the page, whose margin they get, and below it, with a margin of so many cells."""
    if where.at_top:
        foot[:] = [BLANK_LINE] * len(foot)
        page[: where.rows] = narration
        return
    below = min(len(narration), len(foot))
    if below:
        before = generated(" " * margin)
        foot[-below:] = [Line((before, *line.runs)) for line in narration[len(narration) - below :]]
    if not where.rows:
        return
    page[:] = [*page[where.up :], *[BLANK_LINE] * where.up]
    page[-where.rows :] = narration[: where.rows]
    if where.parted:
        page[-where.rows - 1] = BLANK_LINE


def as_overlay(said: str) -> ListOverlay:
    """Return what has no room beside the cursor's row as a list to read, a sentence an item; Enter leaves it."""
    parts = (said[start:end].strip() for start, end in sentences(said))
    return ListOverlay("said", "What is said", tuple(ListEntry(words, Command("leave")) for words in parts if words))


def clauses(said: str) -> tuple[str, ...]:
    """Return what can be told of a sentence, from all of it to its first part alone."""
    ends = [number for number, char in enumerate(said[:-1]) if char in ",;.:" and said[number + 1] == " "]
    return (said, *(said[:end] for end in reversed(ends)))


def shows_itself(before: ReaderState, after: ReaderState) -> bool:
    """Tell whether what an action has to say is what it did to what is at hand, and stands there to be read.

    Where there is no row for messages, one would cover what it tells of.
    """
    if isinstance(after.top_overlay, TableView) and isinstance(before.top_overlay, TableView):
        return before.top_overlay.record != after.top_overlay.record
    one = len(before.folds.flipped ^ after.folds.flipped) == 1
    return one and before.folds.all_open == after.folds.all_open and before.position == after.position
