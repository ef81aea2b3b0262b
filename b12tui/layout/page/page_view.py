"""Page of the document: the rows in the viewport, what is highlighted on them, and the cursor."""

from __future__ import annotations

from collections.abc import Callable, Collection
from itertools import repeat

from b12tui.core.appearance import Appearance
from b12tui.core.handlers import code_lines
from b12tui.core.motion.jumplist import snap_to_visible
from b12tui.core.motion.sentences import sentences_of
from b12tui.core.state import NO_NOTES, NoteMark, ReaderState
from b12tui.document import Document, Heading, Position, Question, Table
from b12tui.fastclass import dataclass, replace
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.layout.page import code_colours, highlights, row_signs, sideways, table_header
from b12tui.layout.page.flow import Flow, RowRef
from b12tui.layout.page.lines import BLANK_LINE, Line, StyleFlags, all_with_style
from b12tui.layout.page.measure import Measure
from b12tui.layout.page.noted_rows import MAX_ROWS_KEPT, NotedRows, PlacedRows
from b12tui.layout.page.viewport import ScrollPosition, Viewport

if TYPE_CHECKING:
    from b12tui.search.results import Search

Decorate = Callable[[Document, int, Line], Line]
"""Returns a row of a section as it is to be shown."""


@dataclass(frozen=True, slots=True)
class RowInputs:
    """All that each visible row is made from: as long as it is equal, so are they."""

    flow: Flow
    search: Search | None
    notes: Collection[NoteMark]
    selected: tuple[Position, Position] | None
    look: Appearance
    code_colours: code_colours.CodeColours | None
    at: Position | None
    """Position, if a mark of its row or code that is moved sideways shows where it is."""
    code_shift: int
    """Cells by which the code at the position is to be moved to the left."""


class PageView:
    """Visible part of a document."""

    def __init__(
        self,
        state: ReaderState,
        measure: Measure,
        height: int,
        turn: Callable[[ReaderState, int], int],
        *,
        decorate: Decorate | None = None,
    ) -> None:
        """Show the position of `state` in `height` rows; `turn` is that of `Viewport`.

        `decorate` is applied to each row, last.
        """
        self.measure = measure
        self.viewport = Viewport(Flow(state.document, state.folds, measure), height, state.position, turn)
        self._decorate = decorate
        self._left: tuple[ScrollPosition, Position] | None = None
        """What was shown, and the position, when a preview began; None without a preview."""
        self.code_colours: code_colours.CodeColours | None = None
        """Colours of code, once it may be coloured: a first frame does not wait for them."""
        self._noted = NotedRows()
        self.table_header = BLANK_LINE
        """Header of the table at the top of the visible rows, for a row above them; without runs if it needs none."""
        self._signed: tuple[tuple[Line, ...], int, tuple[Line, ...]] | None = None
        """Rows of a page without a margin, its width, and the rows with the signs of notes within them."""
        self._inputs_shown: RowInputs | None = None
        """What the visible rows were made from; None before the first call of `rows`."""
        self._window: tuple[RowRef, int] | None = None
        """First visible row and the number of rows that show the text; None where the rows have to be made."""
        self._placed: PlacedRows = ()
        """Visible rows as set."""
        self._shown: tuple[Line, ...] = ()
        """The same as shown."""
        self._kept: dict[int, tuple[Line, Line]] = {}
        """Rows as set and as shown while the page moves by rows, by the identity of the former."""

    def fit(self, state: ReaderState, measure: Measure, height: int, row: int | None = None) -> None:
        """Fit another measure, height or document, with the position on row `row`; None: where it was."""
        self.measure = measure
        self.viewport.reset(self._flow(state), height, state, row)

    def follow(self, before: ReaderState, state: ReaderState) -> bool:
        """Scroll the position of `state` into view; return whether the viewport moved."""
        left, self._left = self._left, None
        if left is not None and left[0].flow is self.viewport.flow and left[1] == state.position:
            self.viewport.scroll_back(left[0], state)
            return True
        if before.folds != state.folds:
            self.viewport.reset(self._flow(state), self.viewport.height, state)
            if _just_opened(before, state):
                self.viewport.uncover(state)
        same = before.document is state.document and before.position != state.position
        return self.viewport.follow(state, before.position if same else None)

    def scroll(self, state: ReaderState, rows: int) -> Position | None:
        """Scroll by rows; return the nearest visible position if that of `state` is not visible any more."""
        return self.viewport.scroll(state, rows)

    def preview(self, state: ReaderState, at: Position) -> bool:
        """Show a section from its first row on, wherever the position is; return whether the viewport moved.

        The next `follow` returns to the rows that were shown before.
        """
        if self._left is None or self._left[0].flow is not self.viewport.flow:
            self._left = self.viewport.scroll_position, state.position
        return self.viewport.show(snap_to_visible(replace(state, position=at)).position)

    def last_visible(self) -> tuple[Position | None, bool]:
        """Return the position of the last visible line, and whether it is the last one of the document."""
        return self.viewport.last_visible()

    def shows_table(self) -> bool:
        """Return whether a table is in view."""
        document = self.viewport.flow.document
        for ref, line in self.viewport.lines():
            if ref is not None and (first := line.first) is not None:
                node = document.text_nodes(ref.section)[first[0]]
                if isinstance(node.block, Table):
                    return True
        return False

    def _flow(self, state: ReaderState) -> Flow:
        """Return the flow for `state`: the present one if document, folds and measure are the same."""
        flow = self.viewport.flow
        if flow.document is state.document and flow.folds == state.folds and flow.measure == self.measure:
            return flow
        return Flow(state.document, state.folds, self.measure)

    def rows(self, state: ReaderState) -> tuple[tuple[Line, ...], tuple[int, int]]:
        """Return the visible rows, and the column and row of the cursor among them.

        A step within the page moves only the cursor: the rows are those of the last call, unless what they show depends
        on the position. A step to the next row makes that one.
        """
        inputs = self._inputs(state)
        if self._inputs_shown != inputs:
            self._inputs_shown, self._window, self._kept = inputs, None, {}
        window = self.viewport.top, self.viewport.shown
        if self._window != window:
            self._window, self._placed = window, self.viewport.lines()
            self._shown = self._shown_rows(inputs, self._placed)
            header = self.header_below(0)
            if self.table_header.runs != header.runs:  # else the row stays the same object
                self.table_header = header
        return self._shown, _cursor(inputs, state.position, self._placed)

    def header_below(self, rows: int) -> Line:
        """Return the header of the table at the top if so many rows are scrolled off; without runs if it needs none."""
        flow, top = self.viewport.flow, self.viewport.top
        top = flow.advance(top, rows) if rows else top
        return table_header.header_above(flow, top) if flow.measure.visual and top.row else BLANK_LINE

    def with_signs(self, rows: tuple[Line, ...], columns: int) -> tuple[Line, ...]:
        """Return rows of a page of `columns` cells without a margin, with the signs of notes within them."""
        if self._signed is None or self._signed[0] is not rows or self._signed[1] != columns:
            self._signed = rows, columns, row_signs.with_signs(rows, columns)
        return self._signed[2]

    def _shown_rows(self, inputs: RowInputs, placed: PlacedRows) -> tuple[Line, ...]:
        """Return the visible rows as shown."""
        noted = None if inputs.notes is NO_NOTES else self._noted
        if inputs.at is not None:
            return _decorated(inputs, placed, noted, self._decorate)
        if len(self._kept) > MAX_ROWS_KEPT:
            self._kept = {}
        kept = self._kept
        new = tuple((ref, line) for ref, line in placed if ref is not None and id(line) not in kept)
        for (_, line), shown in zip(new, _decorated(inputs, new, noted, self._decorate), strict=True):
            kept[id(line)] = line, shown
        return tuple([line if ref is None else kept[id(line)][1] for ref, line in placed])

    def _inputs(self, state: ReaderState) -> RowInputs:
        viewport, look, at = self.viewport, state.appearance, state.position
        shift = state.code_shift if state.shifted_code == (at.section, at.node) else 0
        return RowInputs(
            viewport.flow,
            state.search,
            state.notes,
            state.selected,
            look,
            self.code_colours,
            at if look.marks_position or viewport.flow.measure.code_scrolls else None,
            shift if viewport.flow.measure.code_scrolls else 0,
        )

    def click(self, state: ReaderState, column: int, row: int) -> ReaderState:
        """Return the state at the character at column `column` of visible row `row`, or at the nearest one in it."""
        ref, line = self.viewport.lines()[row]
        if ref is not None:
            line = _moved(self._inputs(state), ref.section, line)
        place = None if ref is None else line.at_column(column)
        return state if ref is None or place is None else replace(state, position=Position(ref.section, *place))


def _decorated(
    inputs: RowInputs, placed: PlacedRows, rows: NotedRows | None, decorate: Decorate | None
) -> tuple[Line, ...]:
    """Return the visible rows with colours of code, notes, matches, marks of the position and links, and code moved."""
    document, look, at = inputs.flow.document, inputs.look, inputs.at
    here = inputs.flow.row_ref(at) if look.marks_position and at is not None else None
    sentence = _sentence(document, at) if look.focus == "sentence" and at is not None else None
    colours = inputs.code_colours if look.colours_code else None
    # Empty rows between those of the code would be stripes.
    panels = look.colours.panel is not None and inputs.flow.measure.spacing == 1
    with_notes = repeat(None) if rows is None else rows.find(inputs.notes, look, placed)
    lines = list[Line]()
    for (ref, line), noted in zip(placed, with_notes, strict=False):
        shown = line
        if ref is not None:
            if colours is not None:
                shown = colours.coloured(document, ref.section, shown)
            if noted is not None:
                shown = noted.with_notes(shown)
            if inputs.search is not None:
                shown = highlights.with_matches(inputs.search, ref.section, shown)
            if inputs.selected is not None and inputs.selected[0].section == ref.section:
                shown = highlights.with_stretch(*inputs.selected, shown, StyleFlags.SELECTED)
            if here is not None and look.focus != "none":
                own = sentence if here.section == ref.section else None
                shown = highlights.with_focus(shown, own, whole=sentence is None and ref == here)
            if ref == here and look.ruler:
                shown = all_with_style(shown, StyleFlags.RULER)
            shown = _moved(inputs, ref.section, shown)
            if panels:
                shown = highlights.with_panel(shown, inputs.flow.measure.width)
            if ref == here and look.cursor_row:
                shown = highlights.with_cursor_row(shown, inputs.flow.measure.width)
            if decorate is not None:
                shown = decorate(document, ref.section, shown)
            if noted is not None:
                shown = noted.with_sign(shown)
        lines.append(shown)
    return tuple(lines)


def _sentence(document: Document, at: Position) -> tuple[int, int, int]:
    """Return the text node of the sentence at a position, its first character and the one past its last."""
    for start, end in sentences_of(document.text_node(at).text, document.cancellation):
        if start <= at.offset < end:
            return at.node, start, end
    return at.node, 0, 0


def _cursor(inputs: RowInputs, at: Position, placed: PlacedRows) -> tuple[int, int]:
    """Return the column and row of the cursor among the visible rows; the first cell if it is not there."""
    here = inputs.flow.row_ref(at)
    for number, (ref, line) in enumerate(placed):
        if ref is not None and ref.row == here.row and ref.section == here.section:
            column = line.column(at.node, at.offset)
            if _is_scrolled(inputs.flow, ref.section, line):
                column = max(column - _shift(inputs, ref.section, line), min(column, sideways.prefix(line)))
            return column, number
    return 0, 0


def _moved(inputs: RowInputs, section: int, line: Line) -> Line:
    """Return a row as it shows: that of code that scrolls moved sideways, any other as it is."""
    if not _is_scrolled(inputs.flow, section, line):
        return line
    measure = inputs.flow.measure
    return sideways.shifted(line, _shift(inputs, section, line), measure.width, measure.glyphs)


def _is_scrolled(flow: Flow, section: int, line: Line) -> bool:
    if not flow.measure.code_scrolls:
        return False
    node = next((run.node for run in line.runs if run.node >= 0), -1)
    return node >= 0 and isinstance(flow.document.text_nodes(section)[node].block, code_lines.MOVED)


def _shift(inputs: RowInputs, section: int, line: Line) -> int:
    """Return by how many cells a row of code is moved: that at the position as far as leaves the cursor in view."""
    at, flow = inputs.at, inputs.flow
    if at is None or section != at.section or all(run.node != at.node for run in line.runs):
        return 0
    own = flow.line(flow.row_ref(at))
    return sideways.shift_for(own, own.column(at.node, at.offset), inputs.code_shift, flow.measure.width)


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
