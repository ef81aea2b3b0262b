"""The rows of a table in another order, or only some of them: a way of looking, kept in the view and nowhere else.

Numbers are sorted as numbers ("9" before "10", "1,412", "−3.5 %", "about 20"), words as in a dictionary, whatever their
case and accents, with the numbers in them as numbers. Rows that are equal keep their order; blank cells come last, up
or down. A row holds words if each stands in one of its cells, as find would find them there.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from b12tui.core.messages.phrases import plural
from b12tui.core.state import Command, Prompt, ReaderState, TableView
from b12tui.core.table import cursor
from b12tui.document import Table
from b12tui.document.cancellation import stepwise
from b12tui.document.sanitize import sanitize_line
from b12tui.fastclass import replace
from b12tui.search.limits import BadPattern, MatchBudget
from b12tui.search.query import Matcher, compile_query, is_pattern

_NUMBER = re.compile(
    r"[^\w−+.-]*(?:(?:about|circa|ca\.) )?[~≈<>≤≥ ]*(?P<sign>[−+-]?)[$€£¥ ]*"
    r"(?:(?P<parted>\d{1,3}(?:[,'’ \u2009\u202f]\d{3})+(?!\d)(?:\.\d+)?)|(?P<plain>\d+(?:[.,]\d+)?|\.\d+))"
)
"""A number at the beginning of a cell: its sign, and its digits, with thousands parted or not."""
LOOKED_AT = 60
"""Characters of a cell in which a number has to begin and end."""

Key = tuple[int, float, tuple[str | int, ...]]
"""What cells are compared by; those that begin with a number stand before the others."""


def sort(state: ReaderState, seen: TableView, command: Command) -> ReaderState:
    """Sort by the column at hand, or the one that is named or counted; again: the other way; again: as written."""
    table = cursor.source_text(state.document, seen)
    chosen = column(table, seen, command)
    if isinstance(chosen, str):
        return replace(state, message=chosen)
    if not table.rows:
        return replace(state, message="This table has no rows to sort.")
    if seen.sorted_by != chosen:
        by, down = chosen, False
    else:
        by, down = (-1, False) if seen.descending else (chosen, True)
    sense = ""
    if by >= 0:
        sense = _sense(table, by, down=down)
    after = _arranged(table, replace(seen, column=chosen, sorted_by=by, descending=down, sort_label=sense))
    return _put(state, after, f"Sorted by {cursor.header(table, by)}, {sense}." if sense else "As written.")


def column(table: Table, seen: TableView, command: Command) -> int | str:
    """Return the column that is counted or named, or the one at hand, from 0; or a sentence that says what is wrong."""
    wanted = " ".join(command.text.casefold().split())
    count = cursor.columns(table)
    if command.count is not None:
        if 0 < command.count <= count:
            return command.count - 1
        return f"There is no column {command.count}; {plural('column', count)}."
    if not wanted:
        return seen.column
    names = [cursor.header(table, number).casefold() for number in range(count)]
    fits: tuple[Callable[[str, str], bool], ...] = (str.__eq__, str.startswith, str.__contains__)
    for fit in fits:
        for number, name in enumerate(names):
            if fit(name, wanted):
                return number
    known = "; ".join(cursor.header(table, number) for number in range(min(count, len(table.header))))
    return f"No column is named {sanitize_line(command.text)}; there are {known}."


def _sense(table: Table, column: int, *, down: bool) -> str:
    cells = [cursor.cell_text(table, row, column).chars for row in range(len(table.rows))]
    if all(_number(chars) is not None for chars in cells if chars.strip()) and any(chars.strip() for chars in cells):
        return "largest first" if down else "smallest first"
    return "Z to A" if down else "A to Z"


def ask_filter(state: ReaderState, seen: TableView, text: str = "") -> ReaderState:
    """Open the line for words that rows must hold, with `text` in it already."""
    prompt = Prompt("filter", text, len(text), origin=state.position, folds=state.folds, table=seen)
    return replace(state, overlays=(*state.overlays, prompt))


def preview_filter(state: ReaderState, prompt: Prompt) -> ReaderState:
    """Show, under the line with the words, the rows that hold them; all, where none does or nothing is typed."""
    seen = prompt.table
    if seen is None:
        return state
    after, said = _holding(state, seen, prompt.text)
    return replace(state, overlays=(*state.overlays[:-2], after, prompt), message=said)


def filter_rows(state: ReaderState, seen: TableView, text: str) -> ReaderState:
    """Show the rows that hold the words of `text`; all, where none does or it is empty."""
    return _put(state, *_holding(state, seen, text))


def all_rows(state: ReaderState, seen: TableView) -> ReaderState:
    """Show all rows, as written."""
    table = cursor.source_text(state.document, seen)
    plain = _arranged(table, replace(seen, sorted_by=-1, descending=False, sort_label="", filter_text=""))
    return _put(state, plain, f"{_all(table)}, as written.")


def _holding(state: ReaderState, seen: TableView, text: str) -> tuple[TableView, str]:
    table = cursor.source_text(state.document, seen)
    everything = _arranged(table, replace(seen, filter_text=""))
    text = " ".join(text.split())
    if not text:
        return everything, f"{_all(table)}."
    try:
        after = _arranged(table, replace(seen, filter_text=text))
    except BadPattern as refused:
        return everything, str(refused)
    if not after.order:
        return everything, f"No row holds “{text}”; {_all(table).lower()}."
    hold = "holds" if len(after.order) == 1 else "hold"
    return after, f"{len(after.order):,} of {plural('row', len(table.rows))} {hold} “{text}”."


def _all(table: Table) -> str:
    size = len(table.rows)
    return "The one row is shown" if size == 1 else f"All {plural('row', size)} are shown"


def _put(state: ReaderState, view: TableView, said: str) -> ReaderState:
    return replace(state, overlays=(*state.overlays[:-1], view), message=said)


def _arranged(table: Table, view: TableView) -> TableView:
    """Return the view with its rows in their order, on the row that it was on, or the first where that is not shown."""
    here = cursor.source_row(view)
    order = None
    if view.filter_text:
        order = list(filter(_holds(table, view.filter_text), stepwise(range(len(table.rows)))))
    if view.sorted_by >= 0:
        order = _sorted(table, order if order is not None else list(range(len(table.rows))), view)
    row = here if order is None or here < 0 else order.index(here) if here in order else 0
    after = replace(view, order=None if order is None else tuple(order), row=row, offset=0)
    # A cell too many may stand in a row that is not shown now.
    shown = table.rows if order is None else [table.rows[number] for number in order]
    return replace(after, column=min(view.column, max(map(len, (table.header, *shown))) - 1))


def _sorted(table: Table, order: list[int], view: TableView) -> list[int]:
    words = {row: cursor.cell_text(table, row, view.sorted_by).chars for row in stepwise(order)}
    blank = [row for row in order if not words[row].strip()]
    filled = [row for row in order if words[row].strip()]
    fold = _fold()
    keys = {row: _key(words[row], fold) for row in stepwise(filled)}
    return sorted(filled, key=keys.__getitem__, reverse=view.descending) + blank


def _fold() -> Callable[[str], str]:
    letters = compile_query("a")
    assert letters is not None  # noqa: S101 - a letter is something to look for
    return letters.fold


def _key(chars: str, fold: Callable[[str], str]) -> Key:
    number = _number(chars)
    parts = re.split(r"(\d+)", " ".join(fold(chars).split()))
    natural = tuple(int(part[:999]) if at % 2 else part for at, part in enumerate(parts))
    return (1, 0.0, natural) if number is None else (0, number, natural)


def _number(chars: str) -> float | None:
    """Return the number that a cell begins with; a comma before any but three digits is a decimal one."""
    found = _NUMBER.match(chars[:LOOKED_AT])
    if found is None:
        return None
    parted = found["parted"]
    value = float(found["plain"].replace(",", ".") if parted is None else re.sub(r"[^\d.]", "", parted))
    return -value if found["sign"] in ("-", "−") else value


def _holds(table: Table, text: str) -> Callable[[int], bool]:
    """Return what tells whether a row holds the words, or the pattern."""
    watch = MatchBudget()
    parts = [text] if is_pattern(text) else text.split()
    wanted: list[Matcher] = [found for part in parts if (found := compile_query(part)) is not None]

    def test(row: int) -> bool:
        cells = [cell.chars for cell in table.rows[row]]
        if not is_pattern(text):
            # No word reaches over the end of a cell, so the row can be looked through at once.
            cells = ["\n".join(cells)]
        return all(any(each.spans(chars, watch) for chars in cells) for each in wanted)

    return test
