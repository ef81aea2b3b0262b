"""The whole screen as rows: the page or what lies over it, the contents beside it, the rows above and below.

The first picture, painted before Textual is there, and all later ones are made here, so that nothing moves when the one
takes over from the other. A step within the page changes nothing but the cursor: the place in the first row is told
anew only when the page turns, jumps, or the section changes, and what was said stays until something else is shown.

Longer than other files: what is kept of the last picture, and by whom it is changed, has to be seen at one glance.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

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
"""Actions that move by a step: they change nothing on the page but the cursor."""


@dataclass(frozen=True, slots=True)
class ScreenFrame:
    """A whole screen, in its parts, and the cursor."""

    areas: Regions
    head: tuple[Line, ...]
    """The rows above the page, across the screen."""
    page: tuple[Line, ...]
    """The page or what lies over it, without the margin."""
    side: tuple[Line, ...]
    """The contents beside the page; empty where there are none."""
    foot: tuple[Line, ...]
    """The rows below the page, across the screen."""
    cursor: tuple[int, int]
    """Column and row, from 0."""

    @property
    def rows(self) -> tuple[Line, ...]:
        """The screen's rows, from the top, as many as it has."""
        screen = self.areas
        sides = (*self.side, *(BLANK_LINE,) * (len(self.page) - len(self.side)))
        body = (_placed(own, screen, side) for own, side in zip(self.page, sides, strict=True))
        return (*self.head, *body, *self.foot)


# Long for one idea: what stays from one picture to the next is one thing, or its parts would disagree.
class ScreenView:
    """What a screen shows of a reader: the window's place in the text, and what was last told."""

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
        """Show `reader` on a screen of that size.

        `greeting` stands in the first row (the longest that fits) until that tells the place of another page, or, where
        it tells none, until the page is another: to take it away by itself would be read out. With `links`, the runs of
        links know where they lead.
        """
        self.unicode_marks = unicode_marks
        self._greeting = greeting
        self._links = links
        self.areas: Regions = self._areas(columns, rows, state)
        self.measure: Measure = measure(self.areas, state.appearance, unicode_marks=unicode_marks)
        flow = Flow(state.document, state.folds, self.measure)
        self.viewport = Viewport(flow, self.areas.page_rows, state.position, self._turned)
        self._shown: ReaderState | None = None
        self._last: ScreenFrame | None = None
        self._followed: ReaderState | None = None
        self._moved = False
        self._title = BLANK_LINE
        self._told: tuple[Line, ...] = ()
        self._place: message_area.MessagePlacement | None = None
        """Where that stands; None: it was not placed yet."""
        self._waits = False
        """Whether that told what may follow a half-typed command."""
        self._seen = False
        """Whether what the last action had to say stands on the page anyway."""
        self._list_top = 0
        self._table_top: tuple[tuple[int, int, tuple[int, ...] | None] | None, int] = None, 0
        """The table that was shown last, as it was arranged, and the first of its rows that was seen."""
        self._side_top = 0

    @property
    def signs(self) -> Glyphs:
        """The marks in use."""
        return self.measure.glyphs

    @contextmanager
    def undone(self) -> Iterator[None]:
        """Be as before if what is done within is cancelled."""
        own, window = dict(vars(self)), dict(vars(self.viewport))
        try:
            yield
        except Cancelled:
            vars(self).update(own)
            vars(self.viewport).update(window)
            raise

    def resize(self, state: ReaderState, columns: int, rows: int) -> None:
        """Fit another size of the screen; the place stays as far down as it was."""
        self.areas = self._areas(columns, rows, state)
        self._fit(state)
        self._followed, self._shown = state, None

    def _areas(self, columns: int, rows: int, state: ReaderState) -> Regions:
        greets = bool(self._greeting) and status_bars.greeting_row(self._greeting, columns) is not None
        return regions(columns, rows, state.appearance, greets=greets)

    def take_over(self, before: ReaderState, state: ReaderState) -> None:
        """Show the whole text, of which a stretch was shown to `before`: the place stays in its row."""
        row = self.viewport.row(before.position)
        self.areas = self._areas(self.areas.columns, self.areas.rows, state)
        self._fit(state, row)
        self._followed, self._shown = state, None

    def _fit(self, state: ReaderState, row: int | None = None) -> None:
        self.measure = measure(self.areas, state.appearance, unicode_marks=self.unicode_marks)
        self.viewport.reset(self._flow(state), self.areas.page_rows, state, row)

    def _flow(self, state: ReaderState) -> Flow:
        """Return the reader's text as it is set now: the flow that there is, if that is of the same."""
        flow = self.viewport.flow
        if flow.document is state.document and flow.folds == state.folds and flow.measure == self.measure:
            return flow
        return Flow(state.document, state.folds, self.measure)

    def clicked(self, state: ReaderState, column: int, row: int) -> ReaderState:
        """Return the reader at what is shown at that cell of the screen: a character of the page, an item of a list."""
        screen = self.areas
        number = row - screen.page_row + (self._place.up if self._place else 0)
        if not 0 <= row - screen.page_row < screen.page_rows or number >= screen.page_rows:
            return state
        top = state.top_overlay
        if isinstance(top, ListOverlay):
            owners = self._listed(top.entries, top.index, top.offset, self._list_top).owners
            at = owners[number] if number < len(owners) else top.index
            return listings.with_list(state, replace(top, index=at, offset=0, digits=""))
        if top is not None:
            return state
        spot, line = self.viewport.lines()[number]
        place = line.at_column(column - screen.page_column) if spot is not None else None
        return state if spot is None or place is None else replace(state, position=Position(spot.section, *place))

    def intercept_motion(self, state: ReaderState, key: str, command: Command) -> ReaderState | None:
        """Return the reader where a key leads by what is shown: in a list or a table, None where it goes by the text.

        An item that is longer than the screen is walked by its rows. In a table arrows go by characters, if asked to.
        """
        top = state.top_overlay
        if command.count:
            return None
        if isinstance(top, ListOverlay) and top.entries and command.action in LINE_STEPS:
            char = self._stepped(top, command.action)
            return None if char is None else listings.with_list(state, replace(top, offset=char, digits=""))
        if not state.appearance.table_by_character or not isinstance(top, TableView):
            return None
        from b12tui.layout.overlays import table_walk  # few want it

        if key not in table_walk.CHARACTER_MOTIONS:
            return None
        moved = table_walk.intercept_motion(state.document, top, self._table(state, top, self._room(state)), key)
        if moved is None:
            return None
        said = "" if moved != top else "End of the line." if key == "Right" else "Start of the line."
        return replace(state, overlays=(*state.overlays[:-1], moved), message=said, effect=None)

    def _stepped(self, top: ListOverlay, action: str) -> int | None:
        """Return which character of the item at hand a step leads to; None where it leads to another item."""
        entry, screen, by = top.entries[top.index], self.areas, -1 if action.startswith("previous") else 1
        if action.endswith("character"):
            return list_view.render_sidebar(entry, top.offset, by, screen.page_columns)
        return list_view.within(entry, top.offset, by, screen.page_columns, screen.page_rows)

    def _turned(self, state: ReaderState, pages: int) -> int:
        """Return by how many items, or rows of a table, pages of what lies over the text lead on; turn to them."""
        from b12tui.layout.overlays import paging  # a start turns no page

        top = state.top_overlay
        if isinstance(top, ListOverlay) and top.entries:
            first = self._listed(top.entries, top.index, top.offset, self._list_top).top
            columns, height = self.areas.page_columns, self.areas.page_rows
            at, self._list_top = paging.turned_list(top.entries, first, pages, columns=columns, height=height)
            return at - top.index
        if not isinstance(top, TableView):
            return 0
        screen, table = self._room(state), tabling.table_at(state.document, top)
        room = screen.over_columns if not screen.side_columns else screen.page_columns

        def show(view: TableView, first: int) -> table_view.RenderedTable:
            return table_view.render_table(state.document, view, room, screen.page_rows, self.signs, top=first)

        first = self._table(state, top, screen).top
        row, first = paging.turned_table(top, len(table.rows), tabling.columns(table), pages, show, first)
        self._table_top = (top.section, top.first_node, top.order), first
        return row - top.row

    def follow(self, state: ReaderState) -> None:
        """Bring the place into sight, as each of several waiting keys must find it; `picture` then shows it."""
        before = self._followed
        if before is None or before.appearance != state.appearance or before.document is not state.document:
            self.areas = self._areas(self.areas.columns, self.areas.rows, state)
            self._fit(state)
        elif before.folds != state.folds:
            self.viewport.reset(self._flow(state), self.areas.page_rows, state)
            if _opened(before, state):
                self.viewport.uncover(state)
        self._followed = state
        moved = self.viewport.follow(state)
        self._moved = moved or self._moved
        if self._greeting and not self.areas.bars and before is not None and (moved or _other(before, state)):
            self._give_back_first_row(state)

    def _give_back_first_row(self, state: ReaderState) -> None:
        """End the greeting on a screen of few rows, as another page is shown: its row is the page's from then on."""
        self._greeting, kept = (), self.areas.page_row
        self.areas = self._areas(self.areas.columns, self.areas.rows, state)
        row = self.viewport.row(state.position) or 0
        # A step past the bottom leads to the bottom of the screen.
        self._fit(state, row + kept if row + 1 == self.viewport.height else row)

    def message_as_overlay(self, state: ReaderState) -> ReaderState:
        """Return the reader with what it has to say as a list to read, where that has no room on the screen."""
        before = self._shown
        if not state.message or isinstance(state.top_overlay, Prompt) or before is None:
            return state
        if len(status_bars.last_rows(state, self.areas, "")) <= self._tellable:
            return state
        if not self.areas.bars and message_area.shows_itself(before, state):
            return state
        return replace(state, overlays=(*state.overlays, message_area.as_overlay(state.message)), message="")

    def can_tell(self, words: str) -> bool:
        """Tell whether there is room for words beside the row of the cursor."""
        return len(status_bars.said_rows(self.areas, words)) <= self._tellable

    @property
    def _tellable(self) -> int:
        """How many rows can be told without covering the cursor's."""
        return self.areas.rows - self.areas.page_row - 1

    def frame(self, state: ReaderState, *, waiting: str = "", quiet: bool = False) -> ScreenFrame:
        """Return the screen for `reader`; `waiting` tells what may follow a half-typed command.

        `quiet` is for steps by a line or a character: what stands in the first and last row is left as it is, unless
        the section changed, the page moved or something is to be said.
        """
        self.follow(state)
        before, moved, self._moved = self._shown, self._moved, False
        same = (
            before is not None
            and before.position.section == state.position.section
            and before.overlays == state.overlays
        )
        if not (quiet and same) or before is None:
            if self.areas.bars and before is not None and (moved or not same or _other(before, state)):
                self._greeting = ()
            greeting = self._greeting
            greeted = status_bars.greeting_row(greeting, self.areas.columns) if greeting else None
            self._title = greeted or status_bars.first_row(state, self.areas)
        anew = not quiet or bool(state.message or waiting or self._waits) or (moved and not same)
        self._waits = bool(waiting)
        if anew:
            if before is not None and before is not state:
                self._seen = not self.areas.bars and message_area.shows_itself(before, state)
            self._tell(() if self._seen and not waiting else self._worded(state, waiting))
        self._shown = state
        self._last = self._compose(state, anew=anew)
        return self._last

    def announced(self, words: str) -> ScreenFrame | None:
        """Return the last picture with `words` told over it for a while; the next one shows what stood there."""
        frame = self._last
        if frame is None:
            return None
        screen = frame.areas
        column, row = frame.cursor
        page, foot = list(frame.page), list(frame.foot)
        # A line that is typed in is the last one, with the cursor in it.
        typed = [(foot or page).pop()] if row == screen.rows - 1 and len(page) > 1 else []
        rows = status_bars.said_rows(screen, words)[: max(len(page) - 1, 1)]
        where = message_area.place_message(len(rows), len(page), len(foot), min(row - screen.page_row, len(page) - 1))
        message_area.put_message(where, rows, page, foot, screen.page_column)
        (foot if frame.foot else page).extend(typed)
        at = column, row if typed else row - where.up
        return replace(frame, page=tuple(page), foot=tuple(foot), cursor=at)

    def _compose(self, state: ReaderState, *, anew: bool) -> ScreenFrame:
        screen = self._room(state)
        body, cursor = self._body(state, screen)
        page = [*body[: screen.page_rows], *(BLANK_LINE,) * (screen.page_rows - len(body))]
        head = (self._title, *(BLANK_LINE,) * (screen.page_row - 1)) if screen.page_row else ()
        foot = [BLANK_LINE] * screen.foot_rows
        here = cursor[1] - screen.page_row
        prompt = state.top_overlay
        if isinstance(prompt, Prompt):
            cursor = self._typing(state, prompt, page, foot, here)
        else:
            if not anew and not (self._place and message_area.leaves_free(self._place, len(page), here)):
                # A step onto what was said: it has been read, and to move it would be read again.
                self._tell(status_bars.last_rows(replace(state, message=""), screen, ""))
            self._place = self._place or message_area.place_message(len(self._told), len(page), len(foot), here)
            message_area.put_message(self._place, self._told, page, foot, self._margin(state))
            cursor = cursor[0], cursor[1] - self._place.up
        at = min(cursor[0], screen.columns - 1), min(cursor[1], screen.rows - 1)
        side = self._side(state) if screen.side_columns else ()
        return ScreenFrame(screen, head, tuple(page), side, tuple(foot), at)

    def _room(self, state: ReaderState) -> Regions:
        """Return what stands where: a table that needs it has the place of the contents too."""
        screen, top = self.areas, _lying(state)
        if not isinstance(top, TableView) or not screen.side_columns or top.record:
            return screen
        if screen.over_columns <= screen.page_columns:
            return screen
        if table_view.fits(state.document, top, screen.page_columns):
            return screen
        margin = screen.columns - 1 - screen.over_columns
        return replace(screen, side_columns=0, side_column=screen.columns, page_column=margin)

    def _worded(self, state: ReaderState, waiting: str) -> tuple[Line, ...]:
        """Return what is to be told as rows, or as much of it as has room, by its clauses."""
        rows = status_bars.last_rows(state, self.areas, waiting)
        return rows if len(rows) <= self._tellable else self._shortened(waiting or state.message, self._tellable)

    def _shortened(self, words: str, most: int) -> tuple[Line, ...]:
        """Return the first clauses of what is said, as many of them as `most` rows hold, and the first in any case."""
        shorter = [status_bars.said_rows(self.areas, clauses) for clauses in message_area.clauses(words)]
        return next((rows for rows in shorter if len(rows) <= most), shorter[-1][: self._tellable])

    def _tell(self, rows: tuple[Line, ...]) -> None:
        """Take up what is told from now on; where it stands is found when the page is there."""
        self._told, self._place = rows, None

    def _margin(self, state: ReaderState) -> int:
        """Return before how many cells what is told below the page begins: under the page, if some stands on that."""
        screen = self.areas
        if state.appearance.contents_left and len(self._told) <= screen.foot_rows:
            return 0
        return screen.page_column

    def _typing(
        self, state: ReaderState, prompt: Prompt, page: list[Line], foot: list[Line], here: int
    ) -> tuple[int, int]:
        """Put the line to type in on the last row, and what there is to say behind or above it; return the cursor."""
        screen = self.areas
        row, column, room = status_bars.prompt_row(prompt, screen, state.message)
        above, below = (page, foot[:-1]) if foot else (page[:-1], [])
        if state.message and not room and above:
            # What was found is to be seen, with words around it: one row is enough, where some clauses fit in it.
            rows = self._shortened(state.message, 1)[: max(len(above) - 1, 0)]
            where = message_area.place_message(len(rows), len(above), len(below), min(here, len(above) - 1))
            message_area.put_message(where, rows, above, below, self._margin(state))
            page[: len(above)] = above
            foot[: len(below)] = below
        (foot or page)[-1] = row
        return column, screen.rows - 1

    def _body(self, state: ReaderState, screen: Regions) -> tuple[tuple[Line, ...], tuple[int, int]]:
        """Return the rows of the page's place, and the cursor on the screen."""
        top = _lying(state)
        shown: list_view.RenderedList | table_view.RenderedTable
        match top:
            case ListOverlay():
                shown = self._listed(top.entries, top.index, top.offset, self._list_top)
                self._list_top = shown.top
            case TableView():
                shown = self._table(state, top, screen)
            case Prompt(choices=choices) if choices:
                shown = self._listed(choices, top.index, 0, 0)
                marked = tuple(
                    all_with_style(line, StyleFlags.STRONG) if number == shown.cursor[1] else line
                    for number, line in enumerate(shown.lines)
                )
                shown = replace(shown, lines=marked)
            case _:
                return self._page(state)
        return shown.lines, (shown.cursor[0] + screen.page_column, shown.cursor[1] + screen.page_row)

    def _table(self, state: ReaderState, view: TableView, screen: Regions) -> table_view.RenderedTable:
        room = screen.over_columns if not screen.side_columns else screen.page_columns
        table = view.section, view.first_node, view.order
        top = self._table_top[1] if self._table_top[0] == table else 0
        whole = not state.appearance.table_by_character
        shown = table_view.render_table(state.document, view, room, screen.page_rows, self.signs, top=top, whole=whole)
        self._table_top = table, shown.top
        return shown

    def _listed(self, entries: tuple[ListEntry, ...], at: int, char: int, top: int) -> list_view.RenderedList:
        columns, height = self.areas.page_columns, self.areas.page_rows
        return list_view.render_list(entries, at, char, columns=columns, height=height, top=top, glyphs=self.signs)

    def _page(self, state: ReaderState) -> tuple[tuple[Line, ...], tuple[int, int]]:
        at, lines, cursor = state.position, [], (0, 0)
        here = self.viewport.flow.row_ref(at)
        for number, (spot, line) in enumerate(self.viewport.lines()):
            shown = line
            if spot is not None and state.search is not None:
                shown = _found(state, spot.section, shown)
            if spot == here:
                cursor = (line.column(at.node, at.offset), number)
                if state.appearance.ruler:
                    shown = all_with_style(shown, StyleFlags.RULER)
            if self._links and spot is not None:
                shown = self._linked(state, spot.section, shown)
            lines.append(shown)
        return tuple(lines), (cursor[0] + self.areas.page_column, cursor[1] + self.areas.page_row)

    def _linked(self, state: ReaderState, section: int, line: Line) -> Line:
        from b12tui.layout.style.hyperlinks import linked  # few want it, and a start waits for no parser of addresses

        return linked(line, section, state.document.text_nodes(section))

    def _side(self, state: ReaderState) -> tuple[Line, ...]:
        """Return the contents that stand beside the text, the section being read marked and in sight."""
        screen = self.areas
        if not screen.side_columns or state.document.partial:
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


def _other(before: ReaderState, after: ReaderState) -> bool:
    """Tell whether another text, or something else over it, is shown."""
    return before.overlays != after.overlays or before.document_id != after.document_id


def _lying(state: ReaderState) -> Overlay | None:
    """Return what lies over the page: of a table, the rows that are left, while one types what they have to hold."""
    top = state.top_overlay
    return state.overlays[-2] if isinstance(top, Prompt) and top.table is not None else top


def _opened(before: ReaderState, after: ReaderState) -> bool:
    """Tell whether the section or the question at the place is open and was not."""
    nodes = after.document.text_nodes(after.position.section)
    if after.position.node >= len(nodes):
        return False
    block = nodes[after.position.node].block
    if isinstance(block, Question):
        return after.folds.question_open(block) and not before.folds.question_open(block)
    section = after.document.sections[after.position.section]
    opened = after.folds.section_open(section) and not before.folds.section_open(section)
    return opened and isinstance(block, Heading)


def _placed(own: Line, screen: Regions, side: Line) -> Line:
    """Put a row of the page and a row of the contents where they stand on the screen."""
    line = Line((generated(" " * screen.page_column), *own.runs)) if screen.page_column and own.runs else own
    if not side.runs:
        return line
    if screen.side_column > screen.page_column:
        return side_by_side(line, screen.side_column, side)
    placed = Line((generated(" " * screen.side_column), *side.runs))
    return side_by_side(placed, screen.page_column, own) if own.runs else placed


def _found(state: ReaderState, section: int, line: Line) -> Line:
    """Return the line with found words marked, the match at hand more than the others."""
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
            ink = StyleFlags.MATCH | StyleFlags.CURRENT if match == search.current else StyleFlags.MATCH
            line = with_style(line, node, start, start + match.length, ink)
    return line
