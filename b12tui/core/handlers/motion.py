"""Actions that move through the text, by what stands in it, by lines and by pages; what is beyond an end is said."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from b12tui.core.motion import targets
from b12tui.core.motion.jumplist import jump, move
from b12tui.core.motion.line_motions import Lines
from b12tui.core.state import Command, Reader
from b12tui.document import Address, ItemList, Quote, Table
from b12tui.fastclass import replace

Counted = Callable[[Reader, Command], Reader]
Lined = Callable[[Reader, Command, Lines], Reader]


def _line(reader: Reader, command: Command, lines: Lines) -> Reader:
    down = command.action == "next-line"
    at = lines.line(reader, (command.count or 1) * (1 if down else -1))
    return move(reader, at, "Last line." if down else "First line.")


def _character(reader: Reader, command: Command, lines: Lines) -> Reader:
    right = command.action == "next-character"
    at = lines.character(reader, (command.count or 1) * (1 if right else -1))
    return move(reader, at, "End of the line." if right else "Start of the line.")


def _page(reader: Reader, command: Command, lines: Lines) -> Reader:
    down = command.action in ("page", "half-page")
    pages = (command.count or 1) * (0.5 if command.action.startswith("half") else 1.0)
    at = lines.page(reader, pages if down else -pages)
    return move(reader, at, "Last line." if down else "First line.")


def _by(step: Callable[[Reader, int], Address | None], by: int, stuck: str) -> Counted:
    """Make an action of a move that may be counted; it goes as far as it can, and says so if it can't move at all."""

    def do(reader: Reader, command: Command) -> Reader:
        moved = reader
        for _ in range(command.count or 1):
            at = step(moved, by)
            if at is None:
                break
            moved = replace(moved, at=at)
        return moved if moved is not reader else replace(reader, said=stuck)

    return do


def _top(reader: Reader, command: Command) -> Reader:
    if command.count is not None:
        return _source_line(reader, command.count)
    first = targets.first(reader)
    return jump(reader, first) if first != reader.at else replace(reader, said="First line.")


def _source_line(reader: Reader, line: int) -> Reader:
    """Go to a line of the source, as far as sections tell: the part of the section that stands at that line."""
    document = reader.document
    line = min(max(line, 1), document.lines)
    section = document.section_of_line(line)
    leaves = document.leaves(section.number)
    index = len(leaves) * (line - section.line) // max(document.end_line(section.number) - section.line, 1)
    at = targets.next_leaf(reader, Address(section.number, min(index, len(leaves)) - 1), 1)
    return jump(reader, at or targets.last(reader))


def _end(reader: Reader, command: Command, lines: Lines) -> Reader:
    if command.count is not None:  # as in less and vi, 40G is 40g
        return _source_line(reader, command.count)
    last = targets.last(reader)
    end = replace(reader, at=last)
    while (further := lines.line(end, 1)) is not None:
        end = replace(end, at=further)
    return jump(reader, end.at) if end.at != reader.at else replace(reader, said="Last line.")


def percent(reader: Reader, command: Command) -> Reader:
    """Go to a part of the text."""
    if command.count is None:
        return replace(reader, said="Type a number first: 30% goes to 30 percent of the text.")
    return jump(reader, targets.percent(reader, command.count))


def parent(reader: Reader) -> Reader:
    """Go to the heading above."""
    return jump(reader, targets.parent(reader), "No heading above this one.")


COUNTED: dict[str, Counted] = {
    "next-sentence": _by(targets.sentence, 1, "Last sentence."),
    "previous-sentence": _by(targets.sentence, -1, "First sentence."),
    "next-block": _by(targets.block, 1, "Last block."),
    "previous-block": _by(targets.block, -1, "First block."),
    "next-heading": _by(targets.heading, 1, "No more headings."),
    "previous-heading": _by(targets.heading, -1, "No heading before this one."),
    **{
        f"level-{level}": _by(partial(targets.heading_of, level=level), 1, f"No more headings of level {level}.")
        for level in range(1, 7)
    },
    "list-after": _by(partial(targets.group, kind=ItemList), 1, "No more lists."),
    "list-before": _by(partial(targets.group, kind=ItemList), -1, "No list before this one."),
    "quote-after": _by(partial(targets.group, kind=Quote), 1, "No more quotes."),
    "quote-before": _by(partial(targets.group, kind=Quote), -1, "No quote before this one."),
    "table-after": _by(partial(targets.group, kind=Table), 1, "No more tables."),
    "table-before": _by(partial(targets.group, kind=Table), -1, "No table before this one."),
    "next-link": _by(targets.stop, 1, "No more links."),
    "previous-link": _by(targets.stop, -1, "No link before this one."),
    "top": _top,
}
"""By what stands in the text; a count is how often."""

LINED: dict[str, Lined] = {
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
