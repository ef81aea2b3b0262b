"""Line mode in a table: by cell, by row, by column, as a record."""

from __future__ import annotations

from collections.abc import Callable

from b12tui.core.messages import phrases
from b12tui.core.motion import targets
from b12tui.core.motion.jumplist import settle
from b12tui.core.state import Command, Reader, TableView
from b12tui.core.table import cursor
from b12tui.core.update import update
from b12tui.fastclass import replace
from b12tui.linear.line_mode.dialogue import Reply, Talk, say
from b12tui.linear.narration import table_cells

Answer = Callable[[Talk, Command], Reply]


def said(talk: Talk, before: Reader | None) -> Reply:
    """Say the cell in view, or the summary of a table that was just opened."""
    reader = talk.reader
    view = reader.top
    if not isinstance(view, TableView):
        return say(talk, reader.said)
    table = cursor.block(reader.document, view)
    was = before.top if before is not None else None
    if before is not None and (not isinstance(was, TableView) or was.first != view.first):
        names = [phrases.column_name(table, column) for column in range(len(table.header))]
        return say(talk, phrases.table_intro(table, number(talk, view), names))
    if was == view and reader.said:
        return say(talk, reader.said)
    return say(talk, table_cells.at_cell(talk.units.told, table, view, was if isinstance(was, TableView) else None))


def number(talk: Talk, view: TableView) -> int:
    """Return the table's number in the text, from 1."""
    before = talk.units.told.tables_before(view.section)
    leaves = talk.reader.document.leaves(view.section)[: view.first + 1]
    return before + sum(leaf.cell is not None and (leaf.cell.row, leaf.cell.column) == (-1, 0) for leaf in leaves)


def on(talk: Talk) -> Reply | None:
    """Go on by one cell, from left to right and row by row; None behind the last."""
    view = talk.reader.top
    if not isinstance(view, TableView):
        return None
    table = cursor.block(talk.reader.document, view)
    column, row = view.column + 1, view.row
    if column >= cursor.columns(table):
        column, row = 0, row + 1
    if row >= len(table.rows):
        return None
    return _at(talk, replace(view, row=row, column=column))


def out(talk: Talk) -> Talk:
    """Leave the table, with the place at the cell that was read."""
    reader = talk.reader
    view = reader.top
    if not isinstance(view, TableView):
        return talk
    at = cursor.address(reader.document, view)
    if not reader.document.leaf(at).text.chars.strip():  # on a blank cell nobody stands
        at = targets.next_leaf(reader, at, -1) or targets.next_leaf(reader, at, 1) or reader.at
    # Where the section is closed, that is its heading.
    return replace(talk, reader=settle(replace(reader, layers=reader.layers[:-1], at=at)), unsaid=False)


def enter_and(talk: Talk, command: Command) -> Reply:
    """Open the table at hand, or the next one, and do a command there."""
    opened = update(talk.reader, Command("table"), talk.units)
    if not isinstance(opened.top, TableView):
        return say(talk, opened.said)
    return ANSWERS[command.action](talk.at(opened), command)


def _at(talk: Talk, view: TableView) -> Reply:
    reader = talk.reader
    moved = replace(reader, layers=(*reader.layers[:-1], view), said="")
    return said(talk.at(moved), reader)


def _row(talk: Talk, command: Command) -> Reply:
    view = talk.reader.top
    if not isinstance(view, TableView):
        return say(talk)
    table = cursor.block(talk.reader.document, view)
    if command.text and command.count is None:
        return say(talk, "Say it in one line: row 2.")
    row = view.row if command.count is None else command.count - 1
    if not -1 <= row < len(table.rows):
        return say(talk, f"There is no row {command.count}; {phrases.counted('row', len(table.rows))}.")
    moved = replace(view, row=row)
    return say(_moved(talk, moved), *table_cells.row_lines(talk.units.told, moved))


def _column(talk: Talk, command: Command) -> Reply:
    view = talk.reader.top
    if not isinstance(view, TableView):
        return say(talk)
    table = cursor.block(talk.reader.document, view)
    from b12tui.core.table import arrangement  # what few ask for, no start waits for

    column = arrangement.column(table, view, command)
    if isinstance(column, str):
        return say(talk, column)
    moved = replace(view, column=column)
    return say(_moved(talk, moved), *table_cells.column_lines(talk.units.told, table, column))


def _cell(talk: Talk, command: Command) -> Reply:
    view = talk.reader.top
    if not isinstance(view, TableView):
        return say(talk)
    table = cursor.block(talk.reader.document, view)
    numbers = [int(part) for part in command.text.split() if part.isascii() and part.isdecimal() and len(part) < 10]
    if len(numbers) != 2 or len(command.text.split()) != 2:
        return say(talk, "Say it in one line: cell 2 3 is row 2, column 3.")
    row, column = numbers[0] - 1, numbers[1] - 1
    if not (-1 <= row < len(table.rows) and 0 <= column < cursor.columns(table)):
        rows = phrases.counted("row", len(table.rows))
        return say(talk, f"There is no such cell; {rows}, {phrases.counted('column', cursor.columns(table))}.")
    moved = replace(view, row=row, column=column)
    return say(_moved(talk, moved), table_cells.at_cell(talk.units.told, table, moved))


def _record(talk: Talk, _command: Command) -> Reply:
    return _row(talk, Command("row"))


def _arrange(talk: Talk, command: Command) -> Reply:
    """Sort, filter or show all rows, and say how they stand then."""
    if command.action == "filter" and not command.text:
        command = replace(command, text=" ")  # all rows, as nothing typed in the line of the screen
    after = update(talk.reader, command, talk.units)
    return say(talk.at(after), after.said)


def _moved(talk: Talk, view: TableView) -> Talk:
    reader = talk.reader
    return talk.at(replace(reader, layers=(*reader.layers[:-1], view), said=""))


ANSWERS: dict[str, Answer] = {
    "row": _row,
    "column": _column,
    "cell": _cell,
    "record": _record,
    "sort": _arrange,
    "filter": _arrange,
    "all-rows": _arrange,
}
"""What is answered here rather than by the table of actions."""
