"""Paging of lists and tables by what is visible of them.

The last visible item or row is the first on the next page, so that nothing is skipped.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from b12tui.core.state import ListEntry, TableView
from b12tui.fastclass import replace
from b12tui.layout.overlays.list_view import rows_of
from b12tui.layout.overlays.table_view import RenderedTable


def turned_list(entries: Sequence[ListEntry], top: int, by: int, *, columns: int, height: int) -> tuple[int, int]:
    """Return the item that `by` pages lead to from the page that begins with item `top`, and the new page's first."""
    last = len(entries) - 1

    @cache  # only nearby items of a long list are measured
    def size(item: int) -> int:
        return rows_of(entries[item], columns)

    at = top
    for _ in range(abs(by)):
        if by < 0:
            if top == 0:
                return 0, 0
            top = at = min(_first(size, top, height), top - 1)
            continue
        end = _last(size, last, top, height)
        if end == last:
            return last, top
        top = at = max(end, top + 1)
        top = min(top, _first(size, last, height))
        at = max(at, top)
    return at, top


def _first(size: Callable[[int], int], last: int, height: int) -> int:
    """Return the first item of the page that ends with item `last`."""
    first, used = last, size(last)
    while first > 0 and used + size(first - 1) <= height:
        first -= 1
        used += size(first)
    return first


def _last(size: Callable[[int], int], end: int, top: int, height: int) -> int:
    """Return the last item that is wholly visible on the page that begins with item `top`; `top` if none is."""
    last, used = top, size(top)
    while last < end and used + size(last + 1) <= height:
        last += 1
        used += size(last)
    return last


def turned_table(
    view: TableView, rows: int, columns: int, by: int, show: Callable[[TableView, int], RenderedTable], top: int
) -> tuple[int, int]:
    """Return the row that `by` pages of a table lead to, -1 for its header, and the first row of that page.

    `show` renders a view from a given row on, if the view's own row is visible then; the current page begins with row
    `top`.
    """
    row = view.row
    for _ in range(abs(by)):
        shown = show(replace(view, row=row), top)
        seen = [run.node // columns - 1 for line in shown.lines for run in line.runs if run.node >= columns]
        if by > 0:
            end = max(seen, default=row)
            top = row = min(max(end, row + 1), rows - 1)
        elif min(seen, default=0) <= 0:
            return -1, 0
        else:
            first = min(seen)
            top = row = min(show(replace(view, row=first), 0).top, first - 1)
    return row, top
