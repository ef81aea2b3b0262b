"""Page turns: the first rows of the pages after and before another one.

For the eye a page begins with the row after the last one of the page before: no row is shown twice. Only the last page,
and the first if it is turned back to, are filled with rows that were on the one beside it. Where rows are read aloud,
each page begins with the last rows of the one before, `CONTEXT_ROWS` of them.
"""

from __future__ import annotations

from b12tui.layout.page import page_foot
from b12tui.layout.page.flow import Flow, RowRef

CONTEXT_ROWS = 2
"""Rows of the previous page that a new page begins with where rows are read aloud."""


def next_page(flow: Flow, top: RowRef, shown: int, height: int) -> RowRef:
    """Return the first row of the page for the eye after one that shows `shown` rows from `top` on.

    Pages have `height` rows.
    """
    last = flow.advance(top, shown - 1)
    waiting = page_foot.cut(flow, last, height)
    return max(clamped(flow, skip_blanks(flow, waiting or flow.advance(last, 1)), height), top)


def previous_page(flow: Flow, top: RowRef, height: int) -> RowRef:
    """Return the first row of the page for the eye that ends just above row `top`; pages of blank rows are skipped."""
    end = top
    while end > flow.start:
        start = flow.advance(end, -height)
        first = skip_blanks(flow, start)
        if first < end and holds_text(flow, first, flow.distance(first, end, height)):
            return first
        end = start
    return flow.start


def waiting_rows(flow: Flow, top: RowRef, height: int) -> int:
    """Return how many rows at the foot of the page from `top` on wait for the next one."""
    last = flow.advance(top, height - 1)
    cut = page_foot.cut(flow, last, height)
    return 0 if cut is None else flow.distance(cut, last, height) + 1


def scrolled(flow: Flow, top: RowRef, by: int, height: int) -> RowRef:
    """Return the first row of the page that begins `by` rows on (negative: back), for rows read aloud and half pages.

    Going back it is further up if there is no text on such a page.
    """
    target = flow.advance(top, by)
    while by < 0 and target > flow.start and not holds_text(flow, target, height):
        target = flow.advance(target, by)
    shown = skip_blanks(flow, target)
    found = clamped(flow, shown if by > 0 or shown < top else target, height)
    if by > 0 and found > top:
        above = _without_last_heading(flow, found, top, height)
        return above if above > top else found
    if by < 0 and flow.start < found < top:
        # No more than the rows that this page keeps of the one after it: the others would be on neither.
        above = _without_last_heading(flow, found, top, height)
        return above if flow.distance(above, found, height) <= CONTEXT_ROWS else found
    return found


def nearest_with_text(flow: Flow, ref: RowRef, by: int) -> RowRef | None:
    """Return `ref`, or the nearest row after (`by` 1) or before (-1) it that can hold a position, or None."""
    if flow.lines(ref.section) and flow.line(ref).first is not None:
        return ref
    return flow.nearest(ref, by)


def holds_text(flow: Flow, top: RowRef, rows: int) -> bool:
    """Return whether a position can be on one of `rows` rows from `top` on."""
    ref = nearest_with_text(flow, top, 1)
    return ref is not None and flow.distance(top, ref, rows) < rows


def skip_blanks(flow: Flow, ref: RowRef) -> RowRef:
    """Return the first row from `ref` on that is not blank: no page begins with a blank row, nor one of code."""
    here = ref
    # The end is not computed: that would typeset the last section, which may be far away and long.
    while flow.lines(here.section) and flow.is_blank(here):
        further = flow.advance(here, 1)
        if further <= here:
            return ref
        here = further
    return here


def clamped(flow: Flow, top: RowRef, height: int) -> RowRef:
    """Return `top`, or the last first row that leaves no empty rows past the end of the document."""
    if flow.has_rows_after(top, height):
        return top
    return min(top, max(flow.advance(flow.end, 1 - height), flow.start))


def _without_last_heading(flow: Flow, top: RowRef, before: RowRef, height: int) -> RowRef:
    """Return `top`, or a row shortly before it, such that the page does not end with a heading alone.

    `before` is the first row of the page that is turned from.
    """
    last = flow.advance(top, height - 1)
    above = 0
    for rows in range(height // 3):
        ref = flow.advance(last, -rows)
        if page_foot.is_lead(flow, ref):
            above = rows + 1
        elif flow.line(ref).text:
            break
    if not above or flow.nearest(last, 1) is None:
        return top
    top = flow.advance(top, -above)
    while top > before and not flow.line(top).text:
        top = flow.advance(top, -1)
    return top
