"""View of the whole screen: the page or its overlay, the contents sidebar, the rows above and below.

Both the first frame, painted before Textual has started, and all later ones are made here, so that nothing moves when
Textual takes over. A step within the page changes only the cursor: the location in the first row is updated only when
the page turns or jumps or the section changes, and a message stays until something else is shown.

Each part keeps what it needs from one frame to the next: `PageView` the viewport, `OverlayPanes` lists, tables and the
contents, `TitleRow` the rows above and `StatusArea` those below.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from b12tui.core.overlay import theme_list
from b12tui.core.state import NO_NOTES, ListOverlay, NoteMark, Prompt, ReaderState, TableView
from b12tui.document import Document, Position
from b12tui.document.cancellation import Cancelled
from b12tui.fastclass import replace
from b12tui.layout.chrome import message_area, status_bars
from b12tui.layout.chrome.beside_wide_rows import ContentsBesideWideRows
from b12tui.layout.chrome.regions import Display, Regions, measure
from b12tui.layout.chrome.status_area import StatusArea
from b12tui.layout.chrome.title_row import TitleRow
from b12tui.layout.overlay_panes import OverlayPanes
from b12tui.layout.overlays import list_pane, list_view
from b12tui.layout.page import code_colours, highlights
from b12tui.layout.page.lines import BLANK_LINE, Line, StyleFlags, all_with_style, cut_line
from b12tui.layout.page.page_view import PageView
from b12tui.layout.screen_frame import Body, ScreenFrame
from b12tui.layout.screen_regions import (
    contents_in_place,
    page_regions,
    regions_in_use,
    shown_appearance,
)
from b12tui.layout.style import hyperlinks
from b12tui.weak_method import weak_method


class ScreenView:
    """Screen contents for a reader state, with all that is kept from one frame to the next."""

    def __init__(
        self,
        state: ReaderState,
        columns: int,
        rows: int,
        *,
        unicode_marks: bool = True,
        colours: int = 0,
        underlined_blanks: bool = True,
        greeting: tuple[str, ...] = (),
        links: bool = False,
    ) -> None:
        """Show `state` on a screen of `columns` by `rows` cells; of signs and colours those that `Display` names.

        The longest `greeting` that fits stands in the first row until that row shows the location of another page, or,
        on screens without status bars, until the page changes: removing it on its own would be read out. With `links`,
        runs of links carry their target.
        """
        self.display = Display(unicode_marks, colours, underlined_blanks)
        self.title = TitleRow(greeting)
        self.areas: Regions = self._areas(columns, rows, state)
        width = measure(self.areas, state.appearance, self.display)
        self.panes = OverlayPanes(self.areas, width.glyphs, ticks=width.ticks)
        self.page = PageView(
            state, width, self.areas.page_rows, weak_method(self.panes.turn), decorate=_with_links if links else None
        )
        self.viewport = self.page.viewport
        self.status = StatusArea()
        self._sections_in_view = range(0)
        """Sections on the page when it was turned, jumped or reached another section."""
        self.last_frame: ScreenFrame | None = None
        self._shown_state: ReaderState | None = None
        self._followed_state: ReaderState | None = None
        """State that the viewport follows."""
        self._note: NoteMark | None = None
        """Note at the position, or on the cell, of the last frame."""
        self._moved = False
        """Whether the viewport has moved since the last frame."""
        self.beside_wide_rows = ContentsBesideWideRows()

    def colour_code(self) -> None:
        """Colour code from the next frame on."""
        self.page.code_colours = self.page.code_colours or code_colours.CodeColours()

    @contextmanager
    def rollback_on_cancel(self) -> Iterator[None]:
        """Restore the view if the work within is cancelled."""
        parts = (
            self,
            self.page,
            self.viewport,
            self.panes,
            *self.panes.parts(),
            self.beside_wide_rows,
            self.title,
            self.status,
        )
        kept = [dict(vars(part)) for part in parts]
        try:
            yield
        except Cancelled:
            for part, attributes in zip(parts, kept, strict=True):
                own = vars(part)
                own.clear()
                own.update(attributes)
            raise

    def resize(self, state: ReaderState, columns: int, rows: int) -> None:
        """Fit the view to another screen size; the current position keeps its screen row."""
        self._fit(state, columns, rows)
        self._preview(state)
        self._followed_state, self._shown_state = state, None

    def take_over(self, before: ReaderState, state: ReaderState) -> None:
        """Switch from the partial document of `before` to the whole one of `state`, keeping the position's row."""
        self._fit(state, self.areas.columns, self.areas.rows, self.viewport.row(before.position))
        self._followed_state, self._shown_state = state, None

    def _areas(self, columns: int, rows: int, state: ReaderState) -> Regions:
        return page_regions(state, columns, rows, greets=self.title.greeting_line(columns) is not None)

    def _fit(self, state: ReaderState, columns: int, rows: int, row: int | None = None) -> None:
        """Fit the regions to a screen size, and the page to its region, with the position on `row` of it."""
        self.areas = self._areas(columns, rows, state)
        self._fit_page(state, row)

    def _fit_page(self, state: ReaderState, row: int | None = None) -> None:
        own = measure(self.areas, state.appearance, self.display)
        self.panes.fit(self.areas, own.glyphs, ticks=own.ticks)
        self.page.fit(state, own, self.areas.page_rows, row)

    def click(self, state: ReaderState, column: int, row: int) -> ReaderState:
        """Return the state after a click on a cell of the page region: at that character or that item of a list."""
        number = row + self.status.scrolled
        if row < 0 or number >= self.areas.page_rows:
            return state
        top = state.top_overlay
        if isinstance(top, ListOverlay) and contents_in_place(self.areas, state) is None:
            return self.panes.click(state, top, column, number)
        return state if top is not None else self.page.click(state, column, number)

    def contents_at(self, state: ReaderState, row: int) -> int | None:
        """Return the index of the entry on a row of the contents beside the page; None if there is none."""
        return self.panes.contents_at(state, row)

    def contents_row(self, column: int, row: int) -> int | None:
        """Return the row of the contents at a cell of the page region, if a wide table is on the page; else None."""
        wide = self.last_frame is not None and not self.last_frame.side and self.areas.side_columns
        return self.beside_wide_rows.row_at(column, row + self.status.scrolled) if wide else None

    def row_at(self, row: int) -> Line:
        """Return what the page region shows on a row."""
        lines = self.last_frame.page if self.last_frame is not None else ()
        return lines[row] if 0 <= row < len(lines) else BLANK_LINE

    def follow(self, state: ReaderState) -> None:
        """Scroll the position into view, once for each state, also where several keys lead to one frame."""
        before = self._followed_state
        if before is state:
            return
        since = before
        if before is None or before.appearance != state.appearance or before.document is not state.document:
            self._fit(state, self.areas.columns, self.areas.rows)
            since = state
        preview = self._preview(state) if state.overlays else None
        moved = self.page.follow(since or state, state) if preview is None else preview
        self._followed_state = state
        self._moved = moved or self._moved
        if self.title.greets and not self.areas.bars and before is not None and (moved or _differs(before, state)):
            self._give_back_first_row(state)

    def _preview(self, state: ReaderState) -> bool | None:
        """Show the section that is selected in the contents beside the page, if they are on top; else return None.

        Otherwise return whether the viewport moved.
        """
        listing = contents_in_place(self.areas, state)
        if listing is None or not listing.entries:
            return None
        target = listing.entries[listing.index].target
        return self.page.preview(state, target) if isinstance(target, Position) else False

    def _give_back_first_row(self, state: ReaderState) -> None:
        """End the greeting on a screen of few rows, as another page is shown: its row is the page's from then on."""
        kept = self.areas.page_row
        self.title.end_greeting()
        self.areas = self._areas(self.areas.columns, self.areas.rows, state)
        row = self.viewport.row(state.position) or 0
        # A step past the bottom leads to the bottom row of the screen.
        self._fit_page(state, row + kept if row + 1 == self.viewport.height else row)

    def message_as_overlay(self, state: ReaderState) -> ReaderState:
        """Return the state with its message as a list overlay if the message does not fit on the screen."""
        before = self._shown_state
        if not state.message or isinstance(state.top_overlay, Prompt) or before is None:
            return state
        if len(status_bars.last_rows(state, self.areas, "")) <= self.areas.max_message_rows:
            return state
        if not self.areas.bars and message_area.is_self_evident(before, state):
            return state
        return replace(state, overlays=(*state.overlays, message_area.as_overlay(state.message)), message="")

    def has_room_for(self, message: str) -> bool:
        """Return whether a message fits on the screen without covering the cursor's row."""
        return len(status_bars.message_rows(self.areas, message)) <= self.areas.max_message_rows

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
        if not (quiet and same):
            if self.areas.bars and before is not None and (moved or not same or _differs(before, state)):
                self.title.end_greeting()
            if before is not None and before.confirm_frontend_change and not state.confirm_frontend_change:
                self.title.end_greeting()
            last_visible = (None, False) if state.document.is_excerpt else self.page.last_visible()
            last = state.position if last_visible[0] is None else last_visible[0]
            self._sections_in_view = range(self.viewport.top.section, last.section + 1)
            hidden = self.panes.hidden_columns(state)
            self.title.update(state, self.areas, hidden, last_visible, self.panes.glyphs.cut)
        keep = quiet and before is not None and (same or not moved)
        note = None if state.notes is NO_NOTES else status_bars.note_here(state)
        same_note = self._note is note or self._note == note  # the note at the foot goes with its words
        self._note = note
        shows_table = None if keep else self.page.shows_table  # another note leaves the hints as they are
        updated = self.status.update(
            before, state, self.areas, waiting, keep=keep and same_note, shows_table=shows_table
        )
        self._shown_state = state
        self.last_frame = self._compose(state, status_updated=updated)
        return self.last_frame

    def _compose(self, state: ReaderState, *, status_updated: bool) -> ScreenFrame:
        screen = regions_in_use(self.areas, state)
        contents = contents_in_place(self.areas, state) if state.overlays else None
        kind, body, cursor = self._body(state, screen, contents)
        if state.appearance.cursor_row and kind is not Body.PAGE:
            room = screen.page_columns if screen.side_columns else screen.over_columns
            body = highlights.cursor_row_among(body, cursor[1], room)
        side: tuple[Line, ...] = ()
        if contents is not None:
            chosen = self.panes.sidebar.choosing(state, contents, self.panes.list_room(state))
            side, cursor = chosen.lines, chosen.cursor
            if state.appearance.cursor_row:
                side = highlights.cursor_row_among(side, cursor[1], screen.side_columns)
            if kind is Body.PAGE and self.beside_wide_rows.overlap(body, screen):
                body = tuple(cut_line(line, screen.side_column - screen.page_column - 1) for line in body)
        elif screen.side_columns and kind is not Body.TABLE and self.beside_wide_rows.overlap(body, screen):
            # A grid covers a part of the contents, also below the list of themes.
            body, screen = self._with_contents(state, body, screen)
        elif screen.side_columns:
            side = self.panes.sidebar.rows(state, self.panes.side_room(), self._sections_in_view)
        page = [*body[: screen.page_rows], *(BLANK_LINE,) * (screen.page_rows - len(body))]
        foot = [BLANK_LINE] * screen.foot_rows
        left = screen.page_column if contents is None else screen.side_column
        column, row = cursor[0] + left, cursor[1] + screen.page_row
        prompt = state.top_overlay
        typed = isinstance(prompt, Prompt)
        if isinstance(prompt, Prompt):
            column = self.status.put_prompt(state, prompt, self.areas, page, foot, cursor[1])
            row = screen.rows - 1
        else:  # in contents the message lies over the page, whose cursor is elsewhere
            on_page = 0 if contents is not None else cursor[1]
            self.status.put(state, self.areas, page, foot, on_page, updated=status_updated)
        head = self.title.rows(screen, self._table_header(kind))
        if not typed and contents is None:
            row -= self.status.scrolled
            first = self.status.first_row(state, screen) if state.appearance.braille else None
            if first is not None:
                row = first
                text = [*head, *page, *foot][row].text
                column = (
                    len(text) - len(text.lstrip()) + screen.page_column * (len(head) <= row < len(head) + len(page))
                )
        at = min(column, screen.columns - 1), min(row, screen.rows - 1)
        return ScreenFrame(
            screen,
            kind,
            head,
            tuple(page),
            side,
            tuple(foot),
            at,
            prompt=typed,
            in_contents=contents is not None and not typed,
        )

    def _table_header(self, kind: Body) -> Line:
        """Return the header of the table at the top of the page; without runs if it needs none."""
        if kind is not Body.PAGE:
            return BLANK_LINE
        return self.page.header_below(self.status.scrolled) if self.status.scrolled else self.page.table_header

    def _with_contents(
        self, state: ReaderState, body: tuple[Line, ...], screen: Regions
    ) -> tuple[tuple[Line, ...], Regions]:
        """Return a page whose wide table covers a part of the contents, and the regions for it."""
        side = self.panes.sidebar.rows(state, self.panes.side_room(), self._sections_in_view)
        rows = self.beside_wide_rows.joined(body, screen, side)
        return rows, replace(screen, side_columns=0, side_column=screen.columns)

    def _body(
        self, state: ReaderState, screen: Regions, contents: ListOverlay | None
    ) -> tuple[Body, tuple[Line, ...], tuple[int, int]]:
        """Return what the page region shows, its rows, and the cursor in it."""
        match state.visible_overlay:
            case ListOverlay() as listing if contents is None:
                entries = self.panes.pane_of_list(state).render(listing, self.panes.room(screen))
                if state.appearance.visual and entries.entry_indexes:
                    entries = list_view.with_bars(entries, listing.index)
                lines = entries.lines
                if listing.kind == theme_list.KIND:
                    # Themes are compared on the text.
                    tried = replace(state, appearance=shown_appearance(state))
                    lines = (*lines, BLANK_LINE, *self.page.rows(tried)[0])
                return Body.LIST, lines, entries.cursor
            case TableView() as view:
                table = self.panes.table.render(state, view, self.panes.table_room(screen))
                return Body.TABLE, table.lines, table.cursor
            case Prompt(choices=choices, index=index) if choices:
                entries = list_pane.rendered(choices, index, self.panes.room(screen))
                row = entries.cursor[1]
                marked = all_with_style(entries.lines[row], StyleFlags.STRONG)
                return Body.LIST, (*entries.lines[:row], marked, *entries.lines[row + 1 :]), entries.cursor
            case _:
                rows, cursor = self.page.rows(state)
                if not screen.page_column and state.notes:
                    rows = self.page.with_signs(rows, screen.columns)
                return Body.PAGE, rows, cursor


def _differs(before: ReaderState, after: ReaderState) -> bool:
    """Return whether the document or the overlays differ."""
    return before.overlays != after.overlays or before.document_id != after.document_id


def _with_links(document: Document, section: int, line: Line) -> Line:
    return hyperlinks.linked(line, section, document.text_nodes(section))
