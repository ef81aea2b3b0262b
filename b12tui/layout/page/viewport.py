"""Viewport over a flow: its first row, and how it scrolls to follow the position.

It scrolls only when it must: for a step past the edge by as many rows as needed, for a jump so that a heading stands
on the first row and anything else a third of the way down. The frontend owns it; it is the mutable part of the layout.
"""

from __future__ import annotations

from collections.abc import Callable

from b12tui.core.state import ReaderState
from b12tui.document import Heading, Position, Question
from b12tui.fastclass import dataclass
from b12tui.layout.page import page_turns, table_header
from b12tui.layout.page.flow import Flow, RowRef
from b12tui.layout.page.lines import BLANK_LINE, Line

SCROLL_STEP_ROWS = 3
"""Rows past the edge up to which a position is scrolled to step by step, as is the next line, however far away it is;
one further away is jumped to."""


@dataclass(frozen=True, slots=True)
class ScrollPosition:
    """What a viewport shows of a flow."""

    flow: Flow
    top: RowRef
    height: int
    foot: int
    """Rows left empty at the foot of the page."""


class Viewport:
    """Visible part of a flow; tells the actions where lines and pages lead."""

    def __init__(
        self,
        flow: Flow,
        height: int,
        at: Position | None = None,
        turn: Callable[[ReaderState, int], int] | None = None,
    ) -> None:
        """Begin with the row of `at`, or with the first row of the document.

        `turn` computes what `items` returns; None: an overlay shows one item a row.
        """
        self.flow = flow
        self.height = max(height, 1)
        self.top = flow.start if at is None or not at.section else flow.row_ref(at)
        self._page_top: RowRef | None = None
        """First row of a page that is turned to; None if none is."""
        self._page_foot = 0
        """Rows at its foot that are left empty if it is turned back to: they would be those of the page after it."""
        self._foot = 0
        """Rows left empty at the foot of a page for the eye that was turned to: what would stand there waits."""
        self._turn = turn
        self._leave_first_foot()

    @property
    def shown(self) -> int:
        """Number of rows that show the text."""
        return self.height - self._foot

    @property
    def scroll_position(self) -> ScrollPosition:
        """What is shown now."""
        return ScrollPosition(self.flow, self.top, self.height, self._foot)

    def line(self, state: ReaderState, by: int) -> Position | None:
        """Return the first character of the line `by` lines on, or of the last line that way; None if there is none."""
        ref = self.flow.row_ref(state.position)
        found: RowRef | None = None
        for _ in range(abs(by)):
            further = self.flow.nearest(found or ref, 1 if by > 0 else -1)
            if further is None:
                break
            found = table_header.entered(self.flow, further, by) if self.flow.measure.visual else further
        return None if found is None else self.flow.position(found)

    def character(self, state: ReaderState, by: int) -> Position | None:
        """Return the position `by` characters on in the same line; None at its end."""
        at, ref = state.position, self.flow.row_ref(state.position)
        places = self.flow.line(ref).characters() if self.flow.lines(ref.section) else ()
        here = max((n for n, place in enumerate(places) if place <= (at.node, at.offset)), default=0)
        goal = min(max(here + by, 0), len(places) - 1)
        return None if goal == here or not places else Position(at.section, *places[goal])

    def page(self, state: ReaderState, pages: float) -> Position | None:
        """Return the first line of the page `pages` pages on; at the end of the text the last line, then None."""
        self._page_foot = 0
        if pages % 1 == 0 and self.flow.measure.visual and self.flow.lines(self.top.section):
            turn = self._pages_on if pages > 0 else self._pages_back
            return self._turned(state, turn(int(abs(pages))), 1 if pages > 0 else -1)
        step = max(self.height - page_turns.CONTEXT_ROWS, 1) if abs(pages) >= 1 else max(self.height // 2, 1)
        by = round(step * max(abs(pages), 1)) * (1 if pages > 0 else -1)
        return self._turned(state, page_turns.scrolled(self.flow, self.top, by, self.height), by)

    def _pages_on(self, pages: int) -> RowRef:
        """Return the first row of the page for the eye `pages` pages on."""
        top, shown = self.top, self.shown
        for number in range(pages):
            if number:
                shown = self.height - page_turns.waiting_rows(self.flow, top, self.height)
            further = page_turns.next_page(self.flow, top, shown, self.height)
            if further == top:
                break
            top = further
        return top

    def _pages_back(self, pages: int) -> RowRef:
        """Return the first row of the page for the eye `pages` pages back, which ends where the next one begins."""
        top, start = self.top, self.flow.start
        for _ in range(pages):
            if top <= start:
                break
            end, top = top, page_turns.previous_page(self.flow, top, self.height)
            self._page_foot = self.height - self.flow.distance(top, end, self.height) if top > start else 0
        return top

    def _turned(self, state: ReaderState, top: RowRef, by: int) -> Position | None:
        """Return the first line of the page whose first row is `top`; where that is shown, the last line that way."""
        if top == self.top:
            edge = (
                page_turns.nearest_with_text(self.flow, self.flow.end, -1)
                if by > 0
                else page_turns.nearest_with_text(self.flow, self.flow.start, 1)
            )
            return None if edge is None or self.flow.row_ref(state.position) == edge else self.flow.position(edge)
        self._page_top = top
        ref = page_turns.nearest_with_text(self.flow, top, 1)
        return None if ref is None else self._first_name(top, ref)

    def _first_name(self, top: RowRef, ref: RowRef) -> Position | None:
        """Return the position of a row; in a grid's header that of its first name, which may end on a lower row."""
        first = at = self.flow.position(ref)
        while at is not None and (cell := self.flow.document.text_node(at).cell) is not None and cell.row < 0:
            first = at if first is None else min(first, at)
            further = self.flow.nearest(ref, 1)
            if further is None or not self._shows(top, further):
                break
            ref, at = further, self.flow.position(further)
        return first

    def items(self, state: ReaderState, pages: int) -> int:
        """Return the number of items of the list on top, or rows of the table, that `pages` pages move by."""
        return pages * max(self.height - page_turns.CONTEXT_ROWS, 1) if self._turn is None else self._turn(state, pages)

    def follow(self, state: ReaderState, since: Position | None = None) -> bool:
        """Scroll the position into view; return whether the viewport moved.

        A heading that was gone to from elsewhere than the row next to it, `since`, has its first row of text in view.
        """
        before, page_top, page_foot = self.top, self._page_top, self._page_foot
        self._page_top, self._page_foot = None, 0
        ref = self.flow.row_ref(state.position)
        if page_top is not None and self._shows(page_top, ref, self.height):
            down, self.top, self._foot = page_top > self.top, page_top, 0
            if self.flow.measure.visual:
                self._leave_foot(ref, page_turns.waiting_rows(self.flow, page_top, self.height) if down else page_foot)
        elif not self._shows(self.top, ref):
            if self._foot and self._shows(self.top, ref, self.height):
                self._foot = 0
            else:
                self.top = self._top_showing(state, ref)
        if (
            page_top is None
            and since is not None
            and isinstance(state.document.text_node(state.position).block, Heading)
        ):
            self._uncover_text(ref, since)
        wanted, self.top = self.top, self._clamped(self.top)
        if self.top != wanted:
            self._foot = 0  # the end of the text stands on the last row
        if self.top != before:
            self._leave_first_foot(ref)
            turned_back = page_top is not None and self.top < before
            if turned_back and self.shown < self.flow.distance(self.top, before, self.height + 1) <= self.height:
                self._foot = 0  # what waited here would be above the page that was turned back from
        return self.top != before

    def _leave_first_foot(self, ref: RowRef | None = None) -> None:
        """Leave rows at the foot of the first page for the next, as if it had been turned to; none if `ref` is one."""
        if self._foot or self.top.row or not self.flow.measure.visual:
            return
        rows, last = len(self.flow.lines(self.top.section)), self.top.section + 1 == len(self.flow.document.sections)
        if not rows or (last and rows <= self.height) or self.top != self.flow.start:
            return
        self._leave_foot(ref, page_turns.waiting_rows(self.flow, self.top, self.height))

    def _leave_foot(self, ref: RowRef | None, rows: int) -> None:
        """Leave `rows` rows at the foot of the page for the next one; none if `ref` is one of them."""
        self._foot = rows
        if ref is not None and not self._shows(self.top, ref):
            self._foot = 0

    def _uncover_text(self, heading: RowRef, since: Position) -> None:
        """Scroll the row of text after a heading into view, unless the heading is a step from the position `since`."""
        text = self.flow.nearest(heading, 1)
        if text is None or self._shows(self.top, text) or self.flow.distance(heading, text, self.shown) >= self.shown:
            return
        if heading not in (self.flow.row_ref(since), self.flow.nearest(self.flow.row_ref(since), 1)):
            self.top = self.flow.advance(text, 1 - self.shown)

    def show(self, at: Position) -> bool:
        """Scroll a position to the first row, or as near to it as the end lets; return whether the viewport moved."""
        before, self._page_top, self._foot = self.top, None, 0
        self.top = self._clamped(self.flow.row_ref(at))
        return self.top != before

    def scroll_back(self, to: ScrollPosition, state: ReaderState) -> None:
        """Show what was shown at `to`, in the same flow, and scroll the position into view if it is not there.

        In another height the foot of the page is filled.
        """
        self.top, self._page_top = to.top, None
        self._foot = to.foot if self.height == to.height else 0
        self.follow(state)

    def last_visible(self) -> tuple[Position | None, bool]:
        """Return the position of the last visible line, and whether it is the last one of the document."""
        ref = page_turns.nearest_with_text(self.flow, self.flow.advance(self.top, self.shown - 1), -1)
        if ref is None or self.flow.has_rows_after(self.top, self.shown):
            return (None if ref is None else self.flow.position(ref)), False
        return self.flow.position(ref), self.flow.nearest(ref, 1) is None

    def scroll(self, state: ReaderState, rows: int) -> Position | None:
        """Scroll by rows, down or up (negative); return the nearest visible position if that of `state` is not."""
        self._page_top, self._foot = None, 0
        self.top = self._clamped(max(self.flow.advance(self.top, rows), self.flow.start))
        ref = self.flow.row_ref(state.position)
        if self._shows(self.top, ref):
            return None
        down = ref < self.top
        stop = page_turns.nearest_with_text(
            self.flow, self.top if down else self.flow.advance(self.top, self.height - 1), 1 if down else -1
        )
        return None if stop is None else self.flow.position(stop)

    def reset(self, flow: Flow, height: int, state: ReaderState, row: int | None = None) -> None:
        """Show another flow or height, with the position on row `row` of the viewport, from 0; None: where it was."""
        row = self.row(state.position) if row is None else row
        self.flow, self.height, self._page_top, self._foot = flow, max(height, 1), None, 0
        ref = flow.row_ref(state.position)
        self.top = self._clamped(flow.advance(ref, -min(row or 0, self.height - 1)))
        self._leave_first_foot(ref)

    def uncover(self, state: ReaderState) -> None:
        """Scroll to what was opened at the position, showing as much of it as fits together with the position."""
        at = state.position
        nodes = state.document.text_nodes(at.section)
        block, last = nodes[at.node].block, at.node
        # A heading includes the rest of its section, a question its answer.
        while last + 1 < len(nodes) and (
            isinstance(block, Heading) or any(within.block is block for within in nodes[last + 1].ancestors)
        ):
            last += 1
        end = self.flow.row_ref(Position(at.section, last, len(nodes[last].text.chars)))
        if not self._shows(self.top, end):
            self.top = self._clamped(min(self.flow.advance(end, 1 - self.height), self.flow.row_ref(at)))

    def row(self, at: Position) -> int | None:
        """Return the row of the viewport that shows `at`, from 0; None if it is not visible."""
        if at.section >= len(self.flow.document.sections):
            return None
        ref = self.flow.row_ref(at)
        if ref < self.top:
            return None
        row = self.flow.distance(self.top, ref, self.shown)
        return row if row < self.shown else None

    def lines(self) -> tuple[tuple[RowRef | None, Line], ...]:
        """Return the rows of the viewport with their references; None past the end."""
        last = None if self.flow.has_rows_after(self.top, self.height) else self.flow.end
        found: list[tuple[RowRef | None, Line]] = []
        row = self.top.row
        for section in range(self.top.section, len(self.flow.document.sections)):
            rows = self.flow.lines(section)
            end = min(len(rows), row + self.shown - len(found))
            if last is not None and section >= last.section:
                end = min(end, last.row + 1) if section == last.section else 0
            found += [(RowRef(section, number), rows[number]) for number in range(row, end)]
            row = 0
            if len(found) == self.shown:
                break
        return (*found, *((None, BLANK_LINE),) * (self.height - len(found)))

    def _shows(self, top: RowRef, ref: RowRef, rows: int = 0) -> bool:
        rows = rows or self.shown
        return top <= ref and self.flow.distance(top, ref, rows) < rows

    def _top_showing(self, state: ReaderState, ref: RowRef) -> RowRef:
        """Return the first row of a viewport that shows `ref`, which is not visible now."""
        low = self.flow.advance(ref, 1 - self.shown)
        if ref < self.top:
            if self.flow.distance(ref, self.top, SCROLL_STEP_ROWS + 1) <= SCROLL_STEP_ROWS or self._is_next(
                self.top, ref, -1
            ):
                return ref
        elif self.flow.distance(self.top, low, SCROLL_STEP_ROWS + 1) <= SCROLL_STEP_ROWS or self._is_next(
            self.flow.advance(self.top, self.shown - 1), ref, 1
        ):
            return low
        self._foot = 0
        block = state.document.text_node(state.position).block
        above = 0 if isinstance(block, Heading | Question) else self.height // 3
        return self.flow.advance(ref, -above)

    def _is_next(self, edge: RowRef, ref: RowRef, by: int) -> bool:
        """Return whether `ref` is the line after (`by` 1) or before (-1) the visible one that is nearest to the edge.

        Rules, names of callouts and empty rows may stand between them.
        """
        visible = page_turns.nearest_with_text(self.flow, edge, -by)
        return visible is not None and self.flow.nearest(visible, by) == ref

    def _clamped(self, top: RowRef) -> RowRef:
        return page_turns.clamped(self.flow, top, self.height)
