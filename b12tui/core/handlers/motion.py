"""Motion actions: by structure, by lines and by pages; each reports when an end is reached."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from b12tui.catalogue import motions
from b12tui.core.actions import READING_ON
from b12tui.core.motion import diff_changes, targets, words
from b12tui.core.motion.jumplist import jump, move
from b12tui.core.motion.line_motions import LineMotions
from b12tui.core.places import source_lines
from b12tui.core.state import Command, ReaderState
from b12tui.document import BlockQuote, ListBlock, Position, Table
from b12tui.fastclass import replace

Counted = Callable[[ReaderState, Command], ReaderState]
Lined = Callable[[ReaderState, Command, LineMotions], ReaderState]


def _line(state: ReaderState, command: Command, lines: LineMotions) -> ReaderState:
    down = command.action == "next-line"
    at = lines.line(state, (command.count or 1) * (1 if down else -1))
    return move(state, at, motions.LAST_LINE if down else motions.FIRST_LINE)


def _character(state: ReaderState, command: Command, lines: LineMotions) -> ReaderState:
    right = command.action == "next-character"
    at = lines.character(state, (command.count or 1) * (1 if right else -1))
    return move(state, at, motions.END_OF_LINE if right else motions.START_OF_LINE)


def _page(state: ReaderState, command: Command, lines: LineMotions) -> ReaderState:
    down = command.action in ("page", "half-page", *READING_ON)
    pages = (command.count or 1) * (0.5 if command.action in ("half-page", "half-page-back") else 1.0)
    at = lines.page(state, pages if down else -pages)
    return move(state, at, motions.LAST_LINE if down else motions.FIRST_LINE)


def _repeated(step: Callable[[ReaderState, int], Position | None], by: int, end_message: str) -> Counted:
    """Make a handler that repeats a step by the command's count, as far as possible, and reports if nothing moved."""

    def handler(state: ReaderState, command: Command) -> ReaderState:
        moved = state
        for _ in range(command.count or 1):
            at = step(moved, by)
            if at is None:
                break
            moved = replace(moved, position=at)
        return moved if moved is not state else replace(state, message=end_message)

    return handler


def _top(state: ReaderState, command: Command) -> ReaderState:
    if command.count is not None:
        return _source_line(state, command.count)
    first = targets.first(state)
    return jump(state, first) if first != state.position else replace(state, message=motions.FIRST_LINE)


def _source_line(state: ReaderState, line: int) -> ReaderState:
    """Go to a line of the source, or to the next one that shows something; past all of them to the last."""
    return jump(state, source_lines.nearest_position(state, line))


def _end(state: ReaderState, command: Command, lines: LineMotions) -> ReaderState:
    if command.count is not None:  # as in less and vi, 40G is 40g
        return _source_line(state, command.count)
    last = targets.last(state)
    end = replace(state, position=last)
    while (further := lines.line(end, 1)) is not None:
        state.document.cancellation.check()
        end = replace(end, position=further)
    return jump(state, end.position) if end.position != state.position else replace(state, message=motions.LAST_LINE)


def go_to_percent(state: ReaderState, command: Command) -> ReaderState:
    """Go to a percentage of the document."""
    if command.count is None:
        return replace(state, message=motions.NUMBER_FIRST)
    return jump(state, targets.position_at_percent(state, command.count))


def go_to_parent(state: ReaderState) -> ReaderState:
    """Go to the parent heading."""
    return jump(state, targets.parent_heading(state), motions.NO_HEADING_ABOVE)


MOTION_HANDLERS: dict[str, Counted] = {
    "next-word": _repeated(lambda state, by: words.next_word(state, by), 1, motions.LAST_WORD),
    "previous-word": _repeated(lambda state, by: words.next_word(state, by), -1, motions.FIRST_WORD),
    "next-sentence": _repeated(targets.next_sentence, 1, motions.LAST_SENTENCE),
    "previous-sentence": _repeated(targets.next_sentence, -1, motions.FIRST_SENTENCE),
    "next-block": _repeated(targets.next_block, 1, motions.LAST_BLOCK),
    "previous-block": _repeated(targets.next_block, -1, motions.FIRST_BLOCK),
    "next-heading": _repeated(targets.next_heading, 1, motions.NO_MORE_HEADINGS),
    "previous-heading": _repeated(targets.next_heading, -1, motions.NO_HEADING_BEFORE),
    **{
        f"level-{level}": _repeated(
            partial(targets.next_heading_of_level, level=level), 1, motions.no_more_headings_of_level(level)
        )
        for level in range(1, 7)
    },
    "list-after": _repeated(partial(targets.next_block_of_kind, kind=ListBlock), 1, motions.NO_MORE_LISTS),
    "list-before": _repeated(partial(targets.next_block_of_kind, kind=ListBlock), -1, motions.NO_LIST_BEFORE),
    "quote-after": _repeated(partial(targets.next_block_of_kind, kind=BlockQuote), 1, motions.NO_MORE_QUOTES),
    "quote-before": _repeated(partial(targets.next_block_of_kind, kind=BlockQuote), -1, motions.NO_QUOTE_BEFORE),
    "table-after": _repeated(partial(targets.next_block_of_kind, kind=Table), 1, motions.NO_MORE_TABLES),
    "table-before": _repeated(partial(targets.next_block_of_kind, kind=Table), -1, motions.NO_TABLE_BEFORE),
    "next-link": _repeated(targets.next_link, 1, motions.NO_MORE_LINKS),
    "previous-link": _repeated(targets.next_link, -1, motions.NO_LINK_BEFORE),
    "top": _top,
}
"""Motions by structure; the count is the number of repetitions."""

DIFF_HANDLERS: dict[str, Counted] = {
    "next-change": _repeated(lambda state, by: diff_changes.next_change(state, by), 1, motions.NO_MORE_CHANGES),
    "previous-change": _repeated(lambda state, by: diff_changes.next_change(state, by), -1, motions.NO_CHANGE_BEFORE),
}
"""Motions between the changes of a diff."""

LINE_MOTION_HANDLERS: dict[str, Lined] = {
    "next-line": _line,
    "previous-line": _line,
    "next-character": _character,
    "previous-character": _character,
    "page": _page,
    "page-back": _page,
    "half-page": _page,
    "half-page-back": _page,
    **dict.fromkeys(READING_ON, _page),
    "end": _end,
}
"""Motions by lines, as they are broken in this frontend."""
