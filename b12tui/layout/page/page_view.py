"""Page of the document: the rows in the viewport, what is highlighted on them, and the cursor."""

from __future__ import annotations

from collections.abc import Callable

from b12tui.core.motion.jumplist import snap_to_visible
from b12tui.core.state import ReaderState
from b12tui.document import CodeBlock, Heading, Position, Question, RawBlock
from b12tui.fastclass import replace
from b12tui.layout.page.code_colours import CodeColours
from b12tui.layout.page.flow import Flow, RowRef
from b12tui.layout.page.highlights import with_matches, with_notes
from b12tui.layout.page.lines import Line, StyleFlags, all_with_style
from b12tui.layout.page.measure import Measure
from b12tui.layout.page.sideways import prefix, shift_for, shifted
from b12tui.layout.page.viewport import Viewport

PlacedRows = tuple[tuple[RowRef | None, Line], ...]
"""Rows of the viewport with their references; None past the end."""


class PageView:
    """Visible part of a document."""

    def __init__(
        self,
        state: ReaderState,
        measure: Measure,
        height: int,
        turn: Callable[[ReaderState, int], int],
        *,
        decorate: Callable[[ReaderState, int, Line], Line] | None = None,
    ) -> None:
        """Show the position of `state` in `height` rows; `turn` is that of `Viewport`.

        `decorate` returns a row of a section as it is to be shown, if it differs from what the flow has.
        """
        self.measure = measure
        self.viewport = Viewport(Flow(state.document, state.folds, measure), height, state.position, turn)
        self._decorate = decorate
        self._left: tuple[Flow, RowRef, Position] | None = None
        """Flow, first row and position when a preview began; None without a preview."""
        self.code_colours: CodeColours | None = None
        """Colours of code, once it may be coloured: a first frame does not wait for them."""
        self._shown: tuple[object, PlacedRows, tuple[Line, ...]] | None = None
        """What the visible rows depend on, these rows as set, and as shown; None before the first call of `rows`."""

    def fit(self, state: ReaderState, measure: Measure, height: int, row: int | None = None) -> None:
        """Fit another measure, height or document, with the position on row `row`; None: where it was."""
        self.measure = measure
        self.viewport.reset(self._flow(state), height, state, row)

    def follow(self, before: ReaderState, state: ReaderState) -> bool:
        """Scroll the position of `state` into view; return whether the viewport moved."""
        left, self._left = self._left, None
        if left is not None and left[0] is self.viewport.flow and left[2] == state.position:
            self.viewport.top = left[1]
            self.viewport.follow(state)  # the position may not have been among those rows
            return True
        if before.folds != state.folds:
            self.viewport.reset(self._flow(state), self.viewport.height, state)
            if _just_opened(before, state):
                self.viewport.uncover(state)
        return self.viewport.follow(state)

    def scroll(self, state: ReaderState, rows: int) -> Position | None:
        """Scroll by rows; return the nearest visible position if that of `state` is not visible any more."""
        return self.viewport.scroll(state, rows)

    def preview(self, state: ReaderState, at: Position) -> bool:
        """Show a section from its first row on, wherever the position is; return whether the viewport moved.

        The next `follow` returns to the rows that were shown before.
        """
        if self._left is None or self._left[0] is not self.viewport.flow:
            self._left = self.viewport.flow, self.viewport.top, state.position
        return self.viewport.show(snap_to_visible(replace(state, position=at)).position)

    def last_visible(self) -> tuple[Position | None, bool]:
        """Return the position of the last visible line, and whether it is the last one of the document."""
        return self.viewport.last_visible()

    def _flow(self, state: ReaderState) -> Flow:
        """Return the flow for `state`: the present one if document, folds and measure are the same."""
        flow = self.viewport.flow
        if flow.document is state.document and flow.folds == state.folds and flow.measure == self.measure:
            return flow
        return Flow(state.document, state.folds, self.measure)

    def rows(self, state: ReaderState) -> tuple[tuple[Line, ...], tuple[int, int]]:
        """Return the visible rows, and the column and row of the cursor among them.

        A step within the page moves only the cursor: the rows are those of the last call, unless what they show depends
        on the position.
        """
        viewport, look = self.viewport, state.appearance
        key = viewport.flow, viewport.top, viewport.height, state.search, state.notes, look, self.code_colours
        if self._shown is None or self._shown[0] != key or look.ruler or self.measure.code_scrolls:
            placed = viewport.lines()
            self._shown = key, placed, self._decorated(state, placed)
        return self._shown[2], self._cursor(state, self._shown[1])

    def _decorated(self, state: ReaderState, placed: PlacedRows) -> tuple[Line, ...]:
        """Return the visible rows with colours of code, matches, the ruler and links, and code moved sideways."""
        here = self.viewport.flow.row_ref(state.position)
        colours = self.code_colours if state.appearance.colours_code else None
        lines = list[Line]()
        for ref, line in placed:
            shown = line
            if ref is not None:
                if colours is not None:
                    shown = colours.coloured(state.document, ref.section, shown)
                if state.notes:
                    shown = with_notes(state.notes, ref.section, shown)
                if state.search is not None:
                    shown = with_matches(state.search, ref.section, shown)
                if state.appearance.ruler and ref == here:
                    shown = all_with_style(shown, StyleFlags.RULER)
                if self.measure.code_scrolls and self._is_code(state, ref.section, line):
                    shift = self._shift(state, ref.section, line)
                    shown = shifted(shown, shift, self.measure.width, self.measure.glyphs)
                if self._decorate is not None:
                    shown = self._decorate(state, ref.section, shown)
            lines.append(shown)
        return tuple(lines)

    def _cursor(self, state: ReaderState, placed: PlacedRows) -> tuple[int, int]:
        """Return the column and row of the cursor among the visible rows; the first cell if it is not there."""
        at, here = state.position, self.viewport.flow.row_ref(state.position)
        for number, (ref, line) in enumerate(placed):
            if ref is not None and ref.row == here.row and ref.section == here.section:
                column = line.column(at.node, at.offset)
                if self.measure.code_scrolls and self._is_code(state, ref.section, line):
                    shift = self._shift(state, ref.section, line)
                    column = max(column - shift, min(column, prefix(line)))
                return column, number
        return 0, 0

    def _is_code(self, state: ReaderState, section: int, line: Line) -> bool:
        node = next((run.node for run in line.runs if run.node >= 0), -1)
        return node >= 0 and isinstance(state.document.text_nodes(section)[node].block, CodeBlock | RawBlock)

    def _shift(self, state: ReaderState, section: int, line: Line) -> int:
        """Return by how many cells a row of code is moved: that at the position as far as leaves the cursor in view."""
        at = state.position
        if section != at.section or all(run.node != at.node for run in line.runs):
            return 0
        wanted = state.code_shift if state.shifted_code == (at.section, at.node) else 0
        own = self.viewport.flow.line(self.viewport.flow.row_ref(at))
        return shift_for(own, own.column(at.node, at.offset), wanted, self.measure.width)

    def click(self, state: ReaderState, column: int, row: int) -> ReaderState:
        """Return the state at the character at column `column` of visible row `row`, or at the nearest one in it."""
        ref, line = self.viewport.lines()[row]
        if ref is not None and self.measure.code_scrolls and self._is_code(state, ref.section, line):
            line = shifted(line, self._shift(state, ref.section, line), self.measure.width, self.measure.glyphs)
        place = None if ref is None else line.at_column(column)
        return state if ref is None or place is None else replace(state, position=Position(ref.section, *place))


def _just_opened(before: ReaderState, after: ReaderState) -> bool:
    """Return whether the section or question at the position has just been opened."""
    nodes = after.document.text_nodes(after.position.section)
    if after.position.node >= len(nodes):
        return False
    block = nodes[after.position.node].block
    if isinstance(block, Question):
        return after.folds.question_open(block) and not before.folds.question_open(block)
    section = after.document.sections[after.position.section]
    opened = after.folds.section_open(section) and not before.folds.section_open(section)
    return opened and isinstance(block, Heading)
