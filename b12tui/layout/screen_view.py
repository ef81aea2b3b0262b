"""Layout of the whole screen: the page or its overlay, the contents sidebar, the rows above and below.

Both the first frame, painted before Textual has started, and all later ones are made here, so that nothing moves when
Textual takes over. A step within the page changes only the cursor: the location in the first row is updated only when
the page turns or jumps or the section changes, and a message stays until something else is shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from b12tui.core.appearance import DEFAULT_WIDTH, WIDEST, Appearance
from b12tui.core.overlay import listings
from b12tui.core.state import Command, ListEntry, ListOverlay, Overlay, Prompt, ReaderState, TableView
from b12tui.core.table import cursor as tabling
from b12tui.document import Heading, Position, Question
from b12tui.document.cancellation import Cancelled
from b12tui.fastclass import dataclass, replace
from b12tui.layout.chrome import message_area, status_bars
from b12tui.layout.chrome.regions import Regions, measure, regions
from b12tui.layout.overlays import list_view, table_view
from b12tui.layout.page.flow import Flow
from b12tui.layout.page.glyphs import Glyphs
from b12tui.layout.page.lines import (
    BLANK_LINE,
    Line,
    StyleFlags,
    all_with_style,
    generated,
    side_by_side,
    with_style,
)
from b12tui.layout.page.measure import Measure
from b12tui.layout.page.viewport import Viewport

LINE_STEPS = frozenset({"next-line", "previous-line", "next-character", "previous-character"})
"""Actions that move by one line or character and change only the cursor on the page."""


@dataclass(frozen=True, slots=True)
class ScreenFrame:
    """All rows of a screen, by region, and the cursor."""

    areas: Regions
    head: tuple[Line, ...]
    """Rows above the page, across the whole screen."""
    page: tuple[Line, ...]
    """Rows of the page or its overlay, without the margin."""
    side: tuple[Line, ...]
    """Rows of the contents sidebar; empty without one."""
    foot: tuple[Line, ...]
    """Rows below the page, across the whole screen."""
    cursor: tuple[int, int]
    """Column and row in cells, from 0."""

    @property
    def rows(self) -> tuple[Line, ...]:
        """All rows of the screen, from the top."""
        screen = self.areas
        sides = (*self.side, *(BLANK_LINE,) * (len(self.page) - len(self.side)))
        body = (_screen_row(own, screen, side) for own, side in zip(self.page, sides, strict=True))
        return (*self.head, *body, *self.foot)


class ScreenView:
    """Screen contents for a reader state, with all that is kept from one frame to the next."""

    def __init__(
        self,
        state: ReaderState,
        columns: int,
        rows: int,
        *,
        unicode_marks: bool = True,
        greeting: tuple[str, ...] = (),
        links: bool = False,
    ) -> None:
        """Show `state` on a screen of `columns` by `rows` cells.

        The longest `greeting` that fits stands in the first row until that row shows the location of another page, or,
        on screens without status bars, until the page changes: removing it on its own would be read out. With `links`,
        runs of links carry their target.
        """
        self.unicode_marks = unicode_marks
        self._greeting = greeting
        self._links = links
        self.areas: Regions = self._areas(columns, rows, state)
        self.measure: Measure = measure(self.areas, state.appearance, unicode_marks=unicode_marks)
        flow = Flow(state.document, state.folds, self.measure)
        self.viewport = Viewport(flow, self.areas.page_rows, state.position, self._turn_overlay)
        self._shown_state: ReaderState | None = None
        self._last_frame: ScreenFrame | None = None
        self._followed_state: ReaderState | None = None
        self._moved = False
        self._title = BLANK_LINE
        self._message_rows: tuple[Line, ...] = ()
        self._placement: message_area.MessagePlacement | None = None
        """Placement of the message rows; None while they are not placed."""
        self._half_typed = False
        """Whether the message rows list the keys that may follow a half-typed command."""
        self._self_evident = False
        """Whether the page itself shows the result of the last action, so that no message is needed."""
        self._list_top = 0
        self._table_top: tuple[tuple[int, int, tuple[int, ...] | None] | None, int] = None, 0
        """Key (section, first node, row order) of the table shown last, and its first visible row."""
        self._side_top = 0

    @property
    def signs(self) -> Glyphs:
        """Glyphs in use."""
        return self.measure.glyphs

    @contextmanager
    def undone(self) -> Iterator[None]:
        """Restore the view if the work within is cancelled."""
        own, window = dict(vars(self)), dict(vars(self.viewport))
        try:
            yield
        except Cancelled:
            vars(self).update(own)
            vars(self.viewport).update(window)
            raise

    def resize(self, state: ReaderState, columns: int, rows: int) -> None:
        """Fit the view to another screen size; the current position keeps its screen row."""
        self.areas = self._areas(columns, rows, state)
        self._fit(state)
        self._followed_state, self._shown_state = state, None

    def _areas(self, columns: int, rows: int, state: ReaderState) -> Regions:
        greets = bool(self._greeting) and status_bars.greeting_row(self._greeting, columns) is not None
        return regions(columns, rows, _with_width(state), greets=greets)

    def take_over(self, before: ReaderState, state: ReaderState) -> None:
        """Switch from the partial document of `before` to the whole one of `state`, keeping the position's row."""
        row = self.viewport.row(before.position)
        self.areas = self._areas(self.areas.columns, self.areas.rows, state)
        self._fit(state, row)
        self._followed_state, self._shown_state = state, None

    def _fit(self, state: ReaderState, row: int | None = None) -> None:
        self.measure = measure(self.areas, state.appearance, unicode_marks=self.unicode_marks)
        self.viewport.reset(self._flow(state), self.areas.page_rows, state, row)

    def _flow(self, state: ReaderState) -> Flow:
        """Return the flow for `state`: the present one if document, folds and measure are the same."""
        flow = self.viewport.flow
        if flow.document is state.document and flow.folds == state.folds and flow.measure == self.measure:
            return flow
        return Flow(state.document, state.folds, self.measure)

    def clicked(self, state: ReaderState, column: int, row: int) -> ReaderState:
        """Return the state after a click on a cell: at that character of the page or that item of a list."""
        screen = self.areas
        number = row - screen.page_row + (self._placement.up if self._placement else 0)
        if not 0 <= row - screen.page_row < screen.page_rows or number >= screen.page_rows:
            return state
        top = state.top_overlay
        if isinstance(top, ListOverlay):
            owners = self._render_list(top.entries, top.index, top.offset, self._list_top).owners
            at = owners[number] if number < len(owners) else top.index
            return listings.with_list(state, replace(top, index=at, offset=0, digits=""))
        if top is not None:
            return state
        ref, line = self.viewport.lines()[number]
        place = line.at_column(column - screen.page_column) if ref is not None else None
        return state if ref is None or place is None else replace(state, position=Position(ref.section, *place))

    def intercept_motion(self, state: ReaderState, key: str, command: Command) -> ReaderState | None:
        """Return the state after a motion that depends on the screen, in a list or a table; None for all other motions.

        A list item longer than the screen is stepped through by its rows. In a table, arrow keys move by character if
        the appearance says so.
        """
        top = state.top_overlay
        if command.count:
            return None
        if isinstance(top, ListOverlay) and top.entries and command.action in LINE_STEPS:
            char = self._step_in_item(top, command.action)
            return None if char is None else listings.with_list(state, replace(top, offset=char, digits=""))
        if not state.appearance.table_by_character or not isinstance(top, TableView):
            return None
        from b12tui.layout.overlays import table_walk  # wanted in tables; a first frame is faster without it

        if key not in table_walk.CHARACTER_MOTIONS:
            return None
        moved = table_walk.intercept_motion(
            state.document, top, self._render_table(state, top, self._regions_for(state)), key
        )
        if moved is None:
            return None
        message = "" if moved != top else "End of the line." if key == "Right" else "Start of the line."
        return replace(state, overlays=(*state.overlays[:-1], moved), message=message, effect=None)

    def _step_in_item(self, top: ListOverlay, action: str) -> int | None:
        """Return the character of the current item that a step leads to; None where it leads to another item."""
        entry, screen = top.entries[top.index], self.areas
        by = -1 if action in ("previous-line", "previous-character") else 1
        if action in ("next-character", "previous-character"):
            return list_view.render_sidebar(entry, top.offset, by, screen.page_columns)
        return list_view.within(entry, top.offset, by, screen.page_columns, screen.page_rows)

    def _turn_overlay(self, state: ReaderState, pages: int) -> int:
        """Turn the list or table on top by `pages` pages; return by how many items or table rows that moves."""
        from b12tui.layout.overlays import paging  # wanted in lists; a first frame is faster without it

        top = state.top_overlay
        if isinstance(top, ListOverlay) and top.entries:
            first = self._render_list(top.entries, top.index, top.offset, self._list_top).top
            columns, height = self.areas.page_columns, self.areas.page_rows
            at, self._list_top = paging.turned_list(top.entries, first, pages, columns=columns, height=height)
            return at - top.index
        if not isinstance(top, TableView):
            return 0
        screen, table = self._regions_for(state), tabling.table_at(state.document, top)
        room = screen.over_columns if not screen.side_columns else screen.page_columns

        def show(view: TableView, first: int) -> table_view.RenderedTable:
            return table_view.render_table(state.document, view, room, screen.page_rows, self.signs, top=first)

        first = self._render_table(state, top, screen).top
        row, first = paging.turned_table(top, len(table.rows), tabling.columns(table), pages, show, first)
        self._table_top = (top.section, top.first_node, top.order), first
        return row - top.row

    def follow(self, state: ReaderState) -> None:
        """Scroll the position into view; called for each of several waiting keys, before one `frame` for all."""
        before = self._followed_state
        if before is None or before.appearance != state.appearance or before.document is not state.document:
            self.areas = self._areas(self.areas.columns, self.areas.rows, state)
            self._fit(state)
        elif before.folds != state.folds:
            self.viewport.reset(self._flow(state), self.areas.page_rows, state)
            if _just_opened(before, state):
                self.viewport.uncover(state)
        self._followed_state = state
        moved = self.viewport.follow(state)
        self._moved = moved or self._moved
        if self._greeting and not self.areas.bars and before is not None and (moved or _differs(before, state)):
            self._give_back_first_row(state)

    def _give_back_first_row(self, state: ReaderState) -> None:
        """End the greeting on a screen of few rows, as another page is shown: its row is the page's from then on."""
        self._greeting, kept = (), self.areas.page_row
        self.areas = self._areas(self.areas.columns, self.areas.rows, state)
        row = self.viewport.row(state.position) or 0
        # A step past the bottom leads to the bottom row of the screen.
        self._fit(state, row + kept if row + 1 == self.viewport.height else row)

    def message_as_overlay(self, state: ReaderState) -> ReaderState:
        """Return the state with its message as a list overlay if the message does not fit on the screen."""
        before = self._shown_state
        if not state.message or isinstance(state.top_overlay, Prompt) or before is None:
            return state
        if len(status_bars.last_rows(state, self.areas, "")) <= self._max_message_rows:
            return state
        if not self.areas.bars and message_area.shows_itself(before, state):
            return state
        return replace(state, overlays=(*state.overlays, message_area.as_overlay(state.message)), message="")

    def can_tell(self, words: str) -> bool:
        """Return whether `words` fit on the screen without covering the cursor's row."""
        return len(status_bars.said_rows(self.areas, words)) <= self._max_message_rows

    @property
    def _max_message_rows(self) -> int:
        """Number of message rows that fit without covering the cursor's row."""
        return self.areas.rows - self.areas.page_row - 1

    def frame(self, state: ReaderState, *, waiting: str = "", quiet: bool = False) -> ScreenFrame:
        """Return the frame for `state`; `waiting` names the keys that may follow a half-typed command.

        `quiet` is for steps by a line or a character: the first and last rows are left as they are unless the section
        changed, the page moved or there is a message.
        """
        self.follow(state)
        before, moved, self._moved = self._shown_state, self._moved, False
        same = (
            before is not None
            and before.position.section == state.position.section
            and before.overlays == state.overlays
        )
        if not (quiet and same) or before is None:
            if self.areas.bars and before is not None and (moved or not same or _differs(before, state)):
                self._greeting = ()
            greeting = self._greeting
            greeted = status_bars.greeting_row(greeting, self.areas.columns) if greeting else None
            self._title = greeted or status_bars.first_row(state, self.areas)
        renew_message = not quiet or bool(state.message or waiting or self._half_typed) or (moved and not same)
        self._half_typed = bool(waiting)
        if renew_message:
            if before is not None and before is not state:
                self._self_evident = not self.areas.bars and message_area.shows_itself(before, state)
            self._set_message(() if self._self_evident and not waiting else self._fitting_rows(state, waiting))
        self._shown_state = state
        self._last_frame = self._compose(state, renew_message=renew_message)
        return self._last_frame

    def announced(self, words: str) -> ScreenFrame | None:
        """Return the last frame with `words` laid over it; the next frame shows again what they cover."""
        frame = self._last_frame
        if frame is None:
            return None
        screen = frame.areas
        column, row = frame.cursor
        page, foot = list(frame.page), list(frame.foot)
        # A prompt is the last row and has the cursor.
        typed = [(foot or page).pop()] if row == screen.rows - 1 and len(page) > 1 else []
        rows = status_bars.said_rows(screen, words)[: max(len(page) - 1, 1)]
        where = message_area.place_message(len(rows), len(page), len(foot), min(row - screen.page_row, len(page) - 1))
        message_area.put_message(where, rows, page, foot, screen.page_column)
        (foot if frame.foot else page).extend(typed)
        at = column, row if typed else row - where.up
        return replace(frame, page=tuple(page), foot=tuple(foot), cursor=at)

    def _compose(self, state: ReaderState, *, renew_message: bool) -> ScreenFrame:
        screen = self._regions_for(state)
        body, cursor = self._body(state, screen)
        page = [*body[: screen.page_rows], *(BLANK_LINE,) * (screen.page_rows - len(body))]
        head = (self._title, *(BLANK_LINE,) * (screen.page_row - 1)) if screen.page_row else ()
        foot = [BLANK_LINE] * screen.foot_rows
        here = cursor[1] - screen.page_row
        prompt = state.top_overlay
        if isinstance(prompt, Prompt):
            cursor = self._put_prompt(state, prompt, page, foot, here)
        else:
            if not renew_message and not (
                self._placement and message_area.leaves_free(self._placement, len(page), here)
            ):
                # The cursor steps onto the message: it has been read, and moving it would read it again.
                self._set_message(status_bars.last_rows(replace(state, message=""), screen, ""))
            self._placement = self._placement or message_area.place_message(
                len(self._message_rows), len(page), len(foot), here
            )
            message_area.put_message(self._placement, self._message_rows, page, foot, self._message_margin(state))
            cursor = cursor[0], cursor[1] - self._placement.up
        at = min(cursor[0], screen.columns - 1), min(cursor[1], screen.rows - 1)
        side = self._sidebar(state) if screen.side_columns else ()
        return ScreenFrame(screen, head, tuple(page), side, tuple(foot), at)

    def _regions_for(self, state: ReaderState) -> Regions:
        """Return the regions in use: a table that needs the room takes that of the contents sidebar too."""
        screen, top = self.areas, _visible_overlay(state)
        if not isinstance(top, TableView) or not screen.side_columns or top.record:
            return screen
        if screen.over_columns <= screen.page_columns:
            return screen
        if table_view.fits(state.document, top, screen.page_columns):
            return screen
        margin = screen.columns - 1 - screen.over_columns
        return replace(screen, side_columns=0, side_column=screen.columns, page_column=margin)

    def _fitting_rows(self, state: ReaderState, waiting: str) -> tuple[Line, ...]:
        """Return the message as rows, cut to its first clauses if there is no room for all of it."""
        rows = status_bars.last_rows(state, self.areas, waiting)
        return (
            rows
            if len(rows) <= self._max_message_rows
            else self._shortened(waiting or state.message, self._max_message_rows)
        )

    def _shortened(self, words: str, most: int) -> tuple[Line, ...]:
        """Return the first clauses of `words`, as many as fit in `most` rows, but at least the first."""
        shorter = [status_bars.said_rows(self.areas, clauses) for clauses in message_area.clauses(words)]
        return next((rows for rows in shorter if len(rows) <= most), shorter[-1][: self._max_message_rows])

    def _set_message(self, rows: tuple[Line, ...]) -> None:
        """Set the message rows; they are placed when the page is composed."""
        self._message_rows, self._placement = rows, None

    def _message_margin(self, state: ReaderState) -> int:
        """Return the left margin of message rows in cells: that of the page if some of them cover it."""
        screen = self.areas
        if state.appearance.contents_left and len(self._message_rows) <= screen.foot_rows:
            return 0
        return screen.page_column

    def _put_prompt(
        self, state: ReaderState, prompt: Prompt, page: list[Line], foot: list[Line], here: int
    ) -> tuple[int, int]:
        """Put the prompt on the last row and the message behind or above it; return the cursor."""
        screen = self.areas
        row, column, room = status_bars.prompt_row(prompt, screen, state.message)
        above, below = (page, foot[:-1]) if foot else (page[:-1], [])
        if state.message and not room and above:
            # The match and its context must stay visible: the message gets one row, with as many clauses as fit.
            rows = self._shortened(state.message, 1)[: max(len(above) - 1, 0)]
            where = message_area.place_message(len(rows), len(above), len(below), min(here, len(above) - 1))
            message_area.put_message(where, rows, above, below, self._message_margin(state))
            page[: len(above)] = above
            foot[: len(below)] = below
        (foot or page)[-1] = row
        return column, screen.rows - 1

    def _body(self, state: ReaderState, screen: Regions) -> tuple[tuple[Line, ...], tuple[int, int]]:
        """Return the rows of the page region and the cursor on the screen."""
        top = _visible_overlay(state)
        shown: list_view.RenderedList | table_view.RenderedTable
        match top:
            case ListOverlay():
                shown = self._render_list(top.entries, top.index, top.offset, self._list_top)
                self._list_top = shown.top
            case TableView():
                shown = self._render_table(state, top, screen)
            case Prompt(choices=choices) if choices:
                shown = self._render_list(choices, top.index, 0, 0)
                marked = tuple(
                    all_with_style(line, StyleFlags.STRONG) if number == shown.cursor[1] else line
                    for number, line in enumerate(shown.lines)
                )
                shown = replace(shown, lines=marked)
            case _:
                return self._page(state)
        return shown.lines, (shown.cursor[0] + screen.page_column, shown.cursor[1] + screen.page_row)

    def _render_table(self, state: ReaderState, view: TableView, screen: Regions) -> table_view.RenderedTable:
        room = screen.over_columns if not screen.side_columns else screen.page_columns
        table = view.section, view.first_node, view.order
        top = self._table_top[1] if self._table_top[0] == table else 0
        whole = not state.appearance.table_by_character
        shown = table_view.render_table(state.document, view, room, screen.page_rows, self.signs, top=top, whole=whole)
        self._table_top = table, shown.top
        return shown

    def _render_list(self, entries: tuple[ListEntry, ...], at: int, char: int, top: int) -> list_view.RenderedList:
        columns, height = self.areas.page_columns, self.areas.page_rows
        return list_view.render_list(entries, at, char, columns=columns, height=height, top=top, glyphs=self.signs)

    def _page(self, state: ReaderState) -> tuple[tuple[Line, ...], tuple[int, int]]:
        at, lines, cursor = state.position, [], (0, 0)
        here = self.viewport.flow.row_ref(at)
        for number, (ref, line) in enumerate(self.viewport.lines()):
            shown = line
            if ref is not None and state.search is not None:
                shown = _with_matches(state, ref.section, shown)
            if ref == here:
                cursor = (line.column(at.node, at.offset), number)
                if state.appearance.ruler:
                    shown = all_with_style(shown, StyleFlags.RULER)
            if self._links and ref is not None:
                shown = self._with_links(state, ref.section, shown)
            lines.append(shown)
        return tuple(lines), (cursor[0] + self.areas.page_column, cursor[1] + self.areas.page_row)

    def _with_links(self, state: ReaderState, section: int, line: Line) -> Line:
        from b12tui.layout.style.hyperlinks import linked  # rarely used; a start must not wait for the URL parser

        return linked(line, section, state.document.text_nodes(section))

    def _sidebar(self, state: ReaderState) -> tuple[Line, ...]:
        """Return the rows of the contents sidebar, with the current section marked and visible."""
        screen = self.areas
        if not screen.side_columns or state.document.is_excerpt:
            return ()
        entries = listings.contents_list(state).entries
        shown = list_view.render_list(
            entries,
            min(state.position.section, len(entries) - 1),
            0,
            columns=screen.side_columns - 1,
            height=screen.page_rows,
            top=self._side_top,
            glyphs=self.signs,
        )
        self._side_top = shown.top
        return shown.lines


def _differs(before: ReaderState, after: ReaderState) -> bool:
    """Return whether the document or the overlays differ."""
    return before.overlays != after.overlays or before.document_id != after.document_id


def _visible_overlay(state: ReaderState) -> Overlay | None:
    """Return the overlay to show; while the filter of a table is typed, the filtered table under the prompt."""
    top = state.top_overlay
    return state.overlays[-2] if isinstance(top, Prompt) and top.table is not None else top


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


def _screen_row(own: Line, screen: Regions, side: Line) -> Line:
    """Return a screen row made of a row of the page and a row of the contents sidebar."""
    line = Line((generated(" " * screen.page_column), *own.runs)) if screen.page_column and own.runs else own
    if not side.runs:
        return line
    if screen.side_column > screen.page_column:
        return side_by_side(line, screen.side_column, side)
    placed = Line((generated(" " * screen.side_column), *side.runs))
    return side_by_side(placed, screen.page_column, own) if own.runs else placed


def _with_matches(state: ReaderState, section: int, line: Line) -> Line:
    """Return the line with search matches highlighted, the current one more than the others."""
    search = state.search
    if search is None:
        return line
    shown: dict[int, tuple[int, int]] = {}
    for run in line.runs:
        if run.node >= 0:
            low, high = shown.get(run.node, (run.start, run.end))
            shown[run.node] = min(low, run.start), max(high, run.end)
    for node, (low, high) in shown.items():
        for match in search.in_leaf(section, node, low, high):
            start = match.start.offset
            style = StyleFlags.MATCH | StyleFlags.CURRENT if match == search.current else StyleFlags.MATCH
            line = with_style(line, node, start, start + match.length, style)
    return line


def _with_width(state: ReaderState) -> Appearance:
    """Return the appearance, with all columns for lines that their author has set, unless a width was chosen."""
    if state.document.is_preformatted and state.appearance.width == DEFAULT_WIDTH:
        return replace(state.appearance, width=WIDEST)
    return state.appearance
