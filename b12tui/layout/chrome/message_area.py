"""Placement of messages: whole, in one piece, never over the cursor's row, even on screens of few rows.

A message stands at the bottom. A long one covers rows of the page there; if the cursor is on one of them it stands at
the top instead, and if there is no room there either the page is scrolled up until the message changes.
"""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.catalogue import lists
from b12tui.core.motion import sentences
from b12tui.core.state import Command, ListEntry, ListOverlay, ReaderState, TableView
from b12tui.fastclass import dataclass
from b12tui.layout.chrome.bars import as_bar, has_hints
from b12tui.layout.chrome.regions import Regions
from b12tui.layout.page.lines import BLANK_LINE, Line, generated


@dataclass(frozen=True, slots=True)
class MessagePlacement:
    """Placement of message rows on the page and below it."""

    rows: int
    """Number of covered rows of the page."""
    at_top: bool = False
    scroll: int = 0
    """Number of rows by which the page is scrolled up."""
    gap: bool = False
    """Whether an empty row separates the message from the page."""


def place_message(message_rows: int, page: int, foot: int, at: int) -> MessagePlacement:
    """Return the placement of `message_rows` rows, with the cursor in row `at` of `page` rows and `foot` rows below."""
    above = min(message_rows - min(message_rows, foot), page - 1)
    if above <= 0:
        return MessagePlacement(0)
    if at < page - above:
        return MessagePlacement(above, gap=above + 2 < page - at)
    if message_rows <= at:
        return MessagePlacement(message_rows, at_top=True)
    return MessagePlacement(above, scroll=at - (page - above - 1))


def is_clear_of_cursor(where: MessagePlacement, page: int, at: int) -> bool:
    """Return whether the cursor can go to row `at` of the page without moving the message."""
    if where.at_top:
        return where.rows <= at < page
    return where.scroll <= at < where.scroll + page - where.rows - where.gap or not where.rows


def put_message(
    where: MessagePlacement, message_rows: Sequence[Line], page: list[Line], foot: list[Line], screen: Regions
) -> None:
    """Put message rows on the page, which gets its margin later, and below it, with a margin.

    The margin is that of the screen; if some of the rows cover the page, it is that of the page for all of them.
    """
    if where.at_top:
        foot[:] = [BLANK_LINE] * len(foot)
        page[: where.rows] = message_rows
        return
    below = min(len(message_rows), len(foot))
    if below:
        left = screen.left if len(message_rows) <= len(foot) else screen.page_column
        before = generated(" " * left)
        foot[-below:] = [
            as_bar(line, screen, left) if has_hints(line) else Line((before, *line.runs))
            for line in message_rows[len(message_rows) - below :]
        ]
    if not where.rows:
        return
    page[:] = [*page[where.scroll :], *[BLANK_LINE] * where.scroll]
    page[-where.rows :] = message_rows[: where.rows]
    if where.gap:
        page[-where.rows - 1] = BLANK_LINE


def as_overlay(message: str) -> ListOverlay:
    """Return a message as a list overlay with one sentence per item; Enter leaves it."""
    parts = (message[start:end].strip() for start, end in sentences.sentences(message))
    return ListOverlay("said", lists.MESSAGE, tuple(ListEntry(words, Command("leave")) for words in parts if words))


def clauses(message: str) -> tuple[str, ...]:
    """Return a message and its ever shorter beginnings, cut at clauses, longest first."""
    ends = [number for number, char in enumerate(message[:-1]) if char in ",;.:" and message[number + 1] == " "]
    return (message, *(message[:end] for end in reversed(ends)))


def is_self_evident(before: ReaderState, after: ReaderState) -> bool:
    """Return whether the page itself shows the result of an action, so that its message can be left out.

    On a screen without a row for messages, a message would cover what it tells of.
    """
    if isinstance(after.top_overlay, TableView) and isinstance(before.top_overlay, TableView):
        return before.top_overlay.record != after.top_overlay.record
    if after.selected_from is not None and after.top_overlay is None:
        return before.selected_from is not None and before.position != after.position
    one = len(before.folds.flipped ^ after.folds.flipped) == 1
    return one and before.folds.all_open == after.folds.all_open and before.position == after.position
