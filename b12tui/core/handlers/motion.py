"""Actions that move through the text, by what stands in it, by lines and by pages; what is beyond an end is said."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from b12tui.core.motion import targets
from b12tui.core.motion.jumplist import jump, move
from b12tui.core.motion.line_motions import LineMotions
from b12tui.core.state import Command, ReaderState
from b12tui.document import BlockQuote, ListBlock, Position, Table
from b12tui.fastclass import replace

Counted = Callable[[ReaderState, Command], ReaderState]
Lined = Callable[[ReaderState, Command, LineMotions], ReaderState]


def _line(state: ReaderState, command: Command, lines: LineMotions) -> ReaderState:
    down = command.action == "next-line"
    at = lines.line(state, (command.count or 1) * (1 if down else -1))
    return move(state, at, "Last line." if down else "First line.")


def _character(state: ReaderState, command: Command, lines: LineMotions) -> ReaderState:
    right = command.action == "next-character"
    at = lines.character(state, (command.count or 1) * (1 if right else -1))
    return move(state, at, "End of the line." if right else "Start of the line.")


def _page(state: ReaderState, command: Command, lines: LineMotions) -> ReaderState:
    down = command.action in ("page", "half-page")
    pages = (command.count or 1) * (0.5 if command.action.startswith("half") else 1.0)
    at = lines.page(state, pages if down else -pages)
    return move(state, at, "Last line." if down else "First line.")


def _by(step: Callable[[ReaderState, int], Position | None], by: int, stuck: str) -> Counted:
    """Make an action of a move that may be counted; it goes as far as it can, and says so if it can't move at all."""

    def do(state: ReaderState, command: Command) -> ReaderState:
        moved = state
        for _ in range(command.count or 1):
            at = step(moved, by)
            if at is None:
                break
            moved = replace(moved, position=at)
        return moved if moved is not state else replace(state, message=stuck)

    return do


def _top(state: ReaderState, command: Command) -> ReaderState:
    if command.count is not None:
        return _source_line(state, command.count)
    first = targets.first(state)
    return jump(state, first) if first != state.position else replace(state, message="First line.")


def _source_line(state: ReaderState, line: int) -> ReaderState:
    """Go to a line of the source, as far as sections tell: the part of the section that stands at that line."""
    document = state.document
    line = min(max(line, 1), document.lines)
    section = document.section_of_line(line)
    nodes = document.text_nodes(section.number)
    index = len(nodes) * (line - section.line) // max(document.end_line(section.number) - section.line, 1)
    at = targets.next_node(state, Position(section.number, min(index, len(nodes)) - 1), 1)
    return jump(state, at or targets.last(state))


def _end(state: ReaderState, command: Command, lines: LineMotions) -> ReaderState:
    if command.count is not None:  # as in less and vi, 40G is 40g
        return _source_line(state, command.count)
    last = targets.last(state)
    end = replace(state, position=last)
    while (further := lines.line(end, 1)) is not None:
        end = replace(end, position=further)
    return jump(state, end.position) if end.position != state.position else replace(state, message="Last line.")


def go_to_percent(state: ReaderState, command: Command) -> ReaderState:
    """Go to a part of the text."""
    if command.count is None:
        return replace(state, message="Type a number first: 30% goes to 30 percent of the text.")
    return jump(state, targets.position_at_percent(state, command.count))


def go_to_parent(state: ReaderState) -> ReaderState:
    """Go to the heading above."""
    return jump(state, targets.parent(state), "No heading above this one.")


MOTION_HANDLERS: dict[str, Counted] = {
    "next-sentence": _by(targets.sentence, 1, "Last sentence."),
    "previous-sentence": _by(targets.sentence, -1, "First sentence."),
    "next-block": _by(targets.block, 1, "Last block."),
    "previous-block": _by(targets.block, -1, "First block."),
    "next-heading": _by(targets.heading_by, 1, "No more headings."),
    "previous-heading": _by(targets.heading_by, -1, "No heading before this one."),
    **{
        f"level-{level}": _by(partial(targets.heading_of, level=level), 1, f"No more headings of level {level}.")
        for level in range(1, 7)
    },
    "list-after": _by(partial(targets.block_of_kind, kind=ListBlock), 1, "No more lists."),
    "list-before": _by(partial(targets.block_of_kind, kind=ListBlock), -1, "No list before this one."),
    "quote-after": _by(partial(targets.block_of_kind, kind=BlockQuote), 1, "No more quotes."),
    "quote-before": _by(partial(targets.block_of_kind, kind=BlockQuote), -1, "No quote before this one."),
    "table-after": _by(partial(targets.block_of_kind, kind=Table), 1, "No more tables."),
    "table-before": _by(partial(targets.block_of_kind, kind=Table), -1, "No table before this one."),
    "next-link": _by(targets.tab_stop, 1, "No more links."),
    "previous-link": _by(targets.tab_stop, -1, "No link before this one."),
    "top": _top,
}
"""By what stands in the text; a count is how often."""

LINE_MOTION_HANDLERS: dict[str, Lined] = {
    "next-line": _line,
    "previous-line": _line,
    "next-character": _character,
    "previous-character": _character,
    "page": _page,
    "page-back": _page,
    "half-page": _page,
    "half-page-back": _page,
    "end": _end,
}
"""By lines, where they break on this head."""
