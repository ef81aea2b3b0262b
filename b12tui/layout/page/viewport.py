"""The part of a flow that is seen: where it begins, and how it follows the place.

It scrolls only when it must: a step past the edge by as many rows as it takes, a jump so that a heading stands on the
first row and anything else a third of the way down. It is the head's, and the one thing here that changes.
"""

from __future__ import annotations

from collections.abc import Callable

from b12tui.core.state import ReaderState
from b12tui.document import Heading, Position, Question
from b12tui.layout.page.flow import Flow, RowRef
from b12tui.layout.page.lines import Line, StyleFlags

CONTEXT_ROWS = 2
"""Rows of the page before that a new page begins with."""
NEAR = 3
"""A place so many rows past the edge is stepped to; one further away is jumped to."""


class Viewport:
    """What is seen of a flow; lends lines and pages to the actions."""

    def __init__(
        self,
        flow: Flow,
        height: int,
        at: Position | None = None,
        turn: Callable[[ReaderState, int], int] | None = None,
    ) -> None:
        """Begin with the row of `at`, else with the first of all.

        `turn` is what `items` returns; None: what lies over the flow takes a row for each item.
        """
        self.flow = flow
        self.height = max(height, 1)
        self.top = flow.start if at is None or not at.section else flow.row_ref(at)
        self._turned: RowRef | None = None
        self._turn = turn

    def line(self, state: ReaderState, by: int) -> Position | None:
        """Return the first character of the line `by` lines on; as far as there are lines, None if there is none."""
        spot = self.flow.row_ref(state.position)
        found: RowRef | None = None
        for _ in range(abs(by)):
            further = self.flow.nearest(found or spot, 1 if by > 0 else -1)
            if further is None:
                break
            found = further
        return None if found is None else self.flow.address(found)

    def character(self, state: ReaderState, by: int) -> Position | None:
        """Return the character `by` characters on in the same line, None at its end."""
        at, spot = state.position, self.flow.row_ref(state.position)
        places = self.flow.line(spot).characters() if self.flow.lines(spot.section) else ()
        here = max((n for n, place in enumerate(places) if place <= (at.node, at.offset)), default=0)
        goal = min(max(here + by, 0), len(places) - 1)
        return None if goal == here or not places else Position(at.section, *places[goal])

    def page(self, state: ReaderState, pages: float) -> Position | None:
        """Return the first line of the page that `pages` pages lead to; at the end, the last line, then None."""
        step = max(self.height - CONTEXT_ROWS, 1) if abs(pages) >= 1 else max(self.height // 2, 1)
        by = round(step * max(abs(pages), 1)) * (1 if pages > 0 else -1)
        walked = self.flow.walk(self.top, by)
        shown = self._past_blanks(walked)
        top = self._held(shown if by > 0 or shown < self.top else walked)
        if by > 0 and top > self.top:
            held = self._without_last_heading(top)
            top = held if held > self.top else top
        if top == self.top:
            edge = self._standing(self.flow.end, -1) if by > 0 else self._standing(self.flow.start, 1)
            return None if edge is None or self.flow.row_ref(state.position) == edge else self.flow.address(edge)
        self._turned = top
        spot = self._standing(top, 1)
        return None if spot is None else self.flow.address(spot)

    def items(self, state: ReaderState, pages: int) -> int:
        """Return by how many items of the list on top, or rows of the table, `pages` pages lead on."""
        return pages * max(self.height - CONTEXT_ROWS, 1) if self._turn is None else self._turn(state, pages)

    def _without_last_heading(self, top: RowRef) -> RowRef:
        """Return `top`, or the beginning a few rows before it with which a page does not end in a heading alone."""
        last = self.flow.walk(top, self.height - 1)
        above = 0
        for rows in range(self.height // 3):
            spot = self.flow.walk(last, -rows)
            if self._of_heading(spot):
                above = rows + 1
            elif self.flow.line(spot).text:
                break
        if not above or self.flow.nearest(last, 1) is None:
            return top
        top = self.flow.walk(top, -above)
        while top > self.top and not self.flow.line(top).text:
            top = self.flow.walk(top, -1)
        return top

    def _of_heading(self, spot: RowRef) -> bool:
        """Tell whether a row is of a heading."""
        return any(
            run.style & (StyleFlags.HEADING | StyleFlags.TITLE) for run in self.flow.line(spot).runs if run.node >= 0
        )

    def _standing(self, spot: RowRef, by: int) -> RowRef | None:
        """Return `spot`, or the nearest row after (`by` 1) or before (-1) it that a place can stand on, or None."""
        if self.flow.lines(spot.section) and self.flow.line(spot).first is not None:
            return spot
        return self.flow.nearest(spot, by)

    def follow(self, state: ReaderState) -> bool:
        """Bring the place into sight; return whether the window moved."""
        before, turned = self.top, self._turned
        self._turned = None
        spot = self.flow.row_ref(state.position)
        if turned is not None and self._sees(turned, spot):
            self.top = turned
        elif not self._sees(self.top, spot):
            self.top = self._beginning(state, spot)
        self.top = self._held(self.top)
        return self.top != before

    def reset(self, flow: Flow, height: int, state: ReaderState, row: int | None = None) -> None:
        """Show another flow, or as many rows as there are now, with the place on a row, from 0; None: where it was."""
        row = self.row(state.position) if row is None else row
        self.flow, self.height, self._turned = flow, max(height, 1), None
        self.top = self._held(flow.walk(flow.row_ref(state.position), -min(row or 0, self.height - 1)))

    def uncover(self, state: ReaderState) -> None:
        """Show what was opened at the place, as much of it as can be seen together with the place."""
        at = state.position
        nodes = state.document.text_nodes(at.section)
        block, last = nodes[at.node].block, at.node
        # A heading holds the rest of its section, a question its answer.
        while last + 1 < len(nodes) and (
            isinstance(block, Heading) or any(within.block is block for within in nodes[last + 1].ancestors)
        ):
            last += 1
        end = self.flow.row_ref(Position(at.section, last, len(nodes[last].text.chars)))
        if not self._sees(self.top, end):
            self.top = self._held(min(self.flow.walk(end, 1 - self.height), self.flow.row_ref(at)))

    def row(self, at: Position) -> int | None:
        """Return the row of the window that `at` is on, from 0; None if it is out of sight."""
        if at.section >= len(self.flow.document.sections):
            return None
        spot = self.flow.row_ref(at)
        if spot < self.top:
            return None
        row = self.flow.distance(self.top, spot, self.height)
        return row if row < self.height else None

    def spots(self) -> tuple[RowRef | None, ...]:
        """Return what each row of the window shows; None past the end."""
        found: list[RowRef | None] = []
        spot, last = self.top, None if self.flow.goes_on(self.top, self.height) else self.flow.end
        while len(found) < self.height:
            if last and spot > last:
                found.append(None)
                continue
            found.append(spot)
            spot = self.flow.walk(spot, 1) if spot != last else RowRef(last.section, last.row + 1)
        return tuple(found)

    def lines(self) -> tuple[tuple[RowRef | None, Line], ...]:
        """Return the rows of the window, with where they come from."""
        return tuple(
            (spot, self.flow.line(spot) if spot is not None and self.flow.lines(spot.section) else Line())
            for spot in self.spots()
        )

    def _sees(self, top: RowRef, spot: RowRef) -> bool:
        return top <= spot and self.flow.distance(top, spot, self.height) < self.height

    def _beginning(self, state: ReaderState, spot: RowRef) -> RowRef:
        """Return where the window has to begin so that `spot`, out of sight, is seen."""
        low = self.flow.walk(spot, 1 - self.height)
        if spot < self.top:
            near = self.flow.distance(spot, self.top, NEAR + 1) <= NEAR
            if near:
                return spot
        elif self.flow.distance(self.top, low, NEAR + 1) <= NEAR:
            return low
        block = state.document.text_node(state.position).block
        above = 0 if isinstance(block, Heading | Question) else self.height // 3
        return self.flow.walk(spot, -above)

    def _past_blanks(self, spot: RowRef) -> RowRef:
        """Return the first row from `spot` on that shows something: a page doesn't begin with empty ones."""
        here = spot
        # Where the text ends is not asked: that is to set its last section, which may be far away and long.
        while self.flow.lines(here.section) and not self.flow.line(here).text:
            further = self.flow.walk(here, 1)
            if further <= here:
                return spot
            here = further
        return here

    def _held(self, top: RowRef) -> RowRef:
        """Return `top`, or the last beginning that leaves no row empty behind the end of the text."""
        if self.flow.goes_on(top, self.height):
            return top
        return min(top, max(self.flow.walk(self.flow.end, 1 - self.height), self.flow.start))
