"""Sorting and filtering of table rows: a property of the table view only; the document is unchanged.

Numbers are sorted as numbers ("9" before "10", "1,412", "−3.5 %", "about 20"), words as in a dictionary, ignoring case
and accents, with numbers in them as numbers. The sort is stable; blank cells come last in either direction. A row
matches a filter if each word stands in one of its cells, as in a search.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from b12tui.catalogue import counts, tables
from b12tui.core.state import Command, Prompt, ReaderState, TableView
from b12tui.core.table import cursor
from b12tui.document import Table
from b12tui.document.cancellation import Cancellation
from b12tui.document.sanitize import sanitize_line
from b12tui.fastclass import replace
from b12tui.lazy_pattern import lazy_pattern
from b12tui.search.folding import folded_name
from b12tui.search.limits import BadPattern, MatchBudget
from b12tui.search.query import Matcher, compile_query, is_pattern

_NUMBER = lazy_pattern(
    r"[^\w−+.-]*(?:(?:about|circa|ca\.) )?[~≈<>≤≥ ]*(?P<sign>[−+-]?)[$€£¥ ]*"
    r"(?:(?P<parted>\d{1,3}(?:[,'’ \u2009\u202f]\d{3})+(?!\d)(?:\.\d+)?)|(?P<plain>\d+(?:[.,]\d+)?|\.\d+))"
)
"""Number at the start of a cell: its sign and its digits, with or without thousands separators."""
MAX_NUMBER_CHARACTERS = 60
"""Characters of a cell in which a number has to begin and end."""

Key = tuple[int, float, tuple[str | int, ...]]
"""Sort key of a cell; cells that begin with a number come before others."""


def sort(state: ReaderState, view: TableView, command: Command) -> ReaderState:
    """Sort by the current, named or numbered column; repeated, reverse, then restore the written order."""
    table = cursor.source_text(state.document, view)
    column_or_error = column(table, view, command)
    if isinstance(column_or_error, str):
        return replace(state, message=column_or_error)
    if not table.rows:
        return replace(state, message=tables.NO_ROWS_TO_SORT)
    if view.sorted_by != column_or_error:
        column_index, descending = column_or_error, False
    else:
        column_index, descending = (-1, False) if view.descending else (column_or_error, True)
    label = ""
    if column_index >= 0:
        label = _sort_label(table, column_index, down=descending)
    sorted_view = _rearrange(
        table,
        replace(view, column=column_or_error, sorted_by=column_index, descending=descending, sort_label=label),
        state.document.cancellation,
    )
    message = tables.sorted_by(cursor.header(table, column_index), label) if label else tables.AS_WRITTEN
    return _replace_view(state, sorted_view, message)


def column(table: Table, view: TableView, command: Command) -> int | str:
    """Return the named, numbered or current column, from 0; or an error message."""
    wanted = folded_name(command.text)
    count = cursor.columns(table)
    if command.count is not None:
        if 0 < command.count <= count:
            return command.count - 1
        return tables.no_column(command.count, counts.columns(count))
    if not wanted:
        return view.column
    names = [folded_name(cursor.header(table, number)) for number in range(count)]
    fits: tuple[Callable[[str, str], bool], ...] = (str.__eq__, str.startswith, str.__contains__)
    for fit in fits:
        for number, name in enumerate(names):
            if fit(name, wanted):
                return number
    known = "; ".join(cursor.header(table, number) for number in range(min(count, len(table.header))))
    return tables.no_column_named(sanitize_line(command.text), known)


def _sort_label(table: Table, column: int, *, down: bool) -> str:
    cells = [cursor.cell_text(table, row, column).chars for row in range(len(table.rows))]
    if all(_number(chars) is not None for chars in cells if chars.strip()) and any(chars.strip() for chars in cells):
        return tables.LARGEST_FIRST if down else tables.SMALLEST_FIRST
    return tables.Z_TO_A if down else tables.A_TO_Z


def ask_filter(state: ReaderState, view: TableView, text: str = "") -> ReaderState:
    """Open the filter prompt with the initial text `text`."""
    prompt = Prompt("filter", text, len(text), origin=state.position, folds=state.folds, over=view)
    return replace(state, overlays=(*state.overlays, prompt))


def preview_filter(state: ReaderState, prompt: Prompt) -> ReaderState:
    """Show the matching rows below the filter prompt; all rows if none matches or nothing is typed."""
    view = prompt.over
    if not isinstance(view, TableView):
        return state
    filtered, message = _filtered(state, view, prompt.text)
    return replace(state, overlays=(*state.overlays[:-2], filtered, prompt), message=message)


def filter_rows(state: ReaderState, view: TableView, text: str) -> ReaderState:
    """Show the rows that match the words of `text`; all rows if none matches or it is empty."""
    return _replace_view(state, *_filtered(state, view, text))


def all_rows(state: ReaderState, view: TableView) -> ReaderState:
    """Show all rows in the written order."""
    table = cursor.source_text(state.document, view)
    plain = replace(view, sorted_by=-1, descending=False, sort_label="", filter_text="")
    restored = _rearrange(table, plain, state.document.cancellation)
    return _replace_view(state, restored, tables.all_rows_as_written(len(table.rows)))


def _filtered(state: ReaderState, view: TableView, text: str) -> tuple[TableView, str]:
    table = cursor.source_text(state.document, view)
    unfiltered = _rearrange(table, replace(view, filter_text=""), state.document.cancellation)
    text = " ".join(text.split())
    if not text:
        return unfiltered, tables.all_rows(len(table.rows))
    try:
        filtered = _rearrange(table, replace(view, filter_text=text), state.document.cancellation)
    except BadPattern as error:
        return unfiltered, str(error)
    if not filtered.order:
        return unfiltered, tables.no_row_matches(text, len(table.rows))
    return filtered, tables.rows_match(len(filtered.order), counts.rows(len(table.rows)), text)


def _replace_view(state: ReaderState, view: TableView, message: str) -> ReaderState:
    return replace(state.with_top_overlay(view), message=message)


def _rearrange(table: Table, view: TableView, cancellation: Cancellation) -> TableView:
    """Return the view with its rows rearranged, on the same row, or on the first if that is not shown."""
    current = cursor.source_row(view)
    order = None
    if view.filter_text:
        order = list(
            filter(_row_filter(table, view.filter_text, cancellation), cancellation.steps(range(len(table.rows))))
        )
    if view.sorted_by >= 0:
        order = _sorted_rows(table, order if order is not None else list(range(len(table.rows))), view, cancellation)
    row = current if order is None or current < 0 else order.index(current) if current in order else 0
    rearranged = replace(view, order=None if order is None else tuple(order), row=row, offset=0)
    # A surplus cell may be in a row that is now hidden.
    shown = table.rows if order is None else [table.rows[number] for number in order]
    return replace(rearranged, column=min(view.column, max(map(len, (table.header, *shown))) - 1))


def _sorted_rows(table: Table, order: list[int], view: TableView, cancellation: Cancellation) -> list[int]:
    texts = {row: cursor.cell_text(table, row, view.sorted_by).chars for row in cancellation.steps(order)}
    blank = [row for row in order if not texts[row].strip()]
    filled = [row for row in order if texts[row].strip()]
    fold = _fold_function()
    keys = {row: _key(texts[row], fold) for row in cancellation.steps(filled)}
    return sorted(filled, key=keys.__getitem__, reverse=view.descending) + blank


def _fold_function() -> Callable[[str], str]:
    query = compile_query("a")
    assert query is not None  # noqa: S101 - a letter always compiles to a query
    return query.fold


def _key(chars: str, fold: Callable[[str], str]) -> Key:
    number = _number(chars)
    parts = re.split(r"(\d+)", " ".join(fold(chars).split()))
    natural = tuple(int(part[:999]) if at % 2 else part for at, part in enumerate(parts))
    return (1, 0.0, natural) if number is None else (0, number, natural)


def _number(chars: str) -> float | None:
    """Return the number that a cell begins with; a comma before other than three digits is a decimal comma."""
    match = _NUMBER.match(chars[:MAX_NUMBER_CHARACTERS])
    if match is None:
        return None
    grouped = match["parted"]
    value = float(match["plain"].replace(",", ".") if grouped is None else re.sub(r"[^\d.]", "", grouped))
    return -value if match["sign"] in ("-", "−") else value


def _row_filter(table: Table, text: str, cancellation: Cancellation) -> Callable[[int], bool]:
    """Return a predicate for rows that contain the words, or match the pattern."""
    budget = MatchBudget(cancellation)
    words = [text] if is_pattern(text) else text.split()
    matchers: list[Matcher] = [found for part in words if (found := compile_query(part, cancellation)) is not None]

    def matches(row: int) -> bool:
        cells = [cell.chars for cell in table.rows[row]]
        if not is_pattern(text):
            # No word extends over the end of a cell, so the row can be searched at once.
            cells = ["\n".join(cells)]
        return all(any(matcher.spans(chars, budget) for chars in cells) for matcher in matchers)

    return matches
