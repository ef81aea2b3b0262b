"""Regions of the screen for a reader state: its document and overlay may need more room than its appearance gives."""

from __future__ import annotations

from b12tui.core.appearance import DEFAULT_WIDTH, WIDEST, Appearance
from b12tui.core.overlay import theme_list
from b12tui.core.state import ListOverlay, ReaderState, TableView
from b12tui.fastclass import replace
from b12tui.layout.chrome.regions import RIGHT_MARGIN, Regions, regions
from b12tui.layout.overlays import column_widths

SHEET_COLUMNS, SHEET_ROWS = 40, 10
"""Least size in cells and rows of a screen that shows the actions as a sheet."""


def page_regions(state: ReaderState, columns: int, rows: int, *, greets: bool) -> Regions:
    """Return the regions of a screen of `columns` by `rows` cells; `greets` is that of `regions`."""
    return regions(columns, rows, _with_width(state), greets=greets)


def regions_in_use(screen: Regions, state: ReaderState) -> Regions:
    """Return the regions in use: the sheet of keys, and a table that needs it, take the room of the contents too.

    A table whose cells are marked begins one cell before the page, where its bar has room.
    """
    used = _regions_in_use(screen, state)
    if not used.page_column or not state.appearance.marks_cells or not isinstance(state.visible_overlay, TableView):
        return used
    return replace(
        used,
        page_column=used.page_column - column_widths.LEAD,
        page_columns=used.page_columns + column_widths.LEAD,
        over_columns=used.over_columns + column_widths.LEAD,
        table_lead=column_widths.LEAD,
    )


def _regions_in_use(screen: Regions, state: ReaderState) -> Regions:
    if not screen.side_columns or not state.overlays:
        return screen
    if key_sheet(screen, state) is not None:
        right = max(screen.columns - screen.left - RIGHT_MARGIN, 1)
        return replace(
            screen,
            side_columns=0,
            side_column=screen.columns,
            page_column=screen.left,
            page_columns=right,
            over_columns=right,
        )
    top = state.visible_overlay
    if not isinstance(top, TableView) or top.record:
        return screen
    if screen.over_columns <= screen.page_columns:
        return screen
    if column_widths.fits(state.document, top, screen.page_columns):
        return screen
    margin = screen.columns - 1 - screen.over_columns
    if column_widths.fits(state.document, top, screen.columns - 1 - screen.left):
        margin = screen.left
    return replace(
        screen,
        side_columns=0,
        side_column=screen.columns,
        page_column=margin,
        over_columns=min(screen.over_columns, screen.columns - 1 - margin),
    )


def key_sheet(screen: Regions, state: ReaderState) -> ListOverlay | None:
    """Return the list of actions if it is shown as a sheet; on a small screen its longest entries would not fit."""
    look = state.appearance
    if screen.columns < SHEET_COLUMNS or screen.rows < SHEET_ROWS or not state.overlays:
        return None
    if not look.visual or look.table_by_character:
        return None
    top = state.visible_overlay
    return top if isinstance(top, ListOverlay) and top.kind == "actions" and top.entries else None


def contents_in_place(screen: Regions, state: ReaderState) -> ListOverlay | None:
    """Return the contents if they are read in the sidebar, where the screen has one."""
    if not screen.side_columns or not state.overlays or not state.appearance.contents_beside:
        return None
    top = state.visible_overlay
    return top if isinstance(top, ListOverlay) and top.kind == "contents" and not state.document.is_excerpt else None


def shown_appearance(state: ReaderState) -> Appearance:
    """Return the appearance in which the screen is shown: in the list of themes, with the selected one."""
    return theme_list.previewed(state.appearance, state.visible_overlay) if state.overlays else state.appearance


def _with_width(state: ReaderState) -> Appearance:
    """Return the appearance, with all columns for lines that their author has set, unless a width was chosen."""
    if state.document.is_preformatted and state.appearance.width == DEFAULT_WIDTH:
        return replace(state.appearance, width=WIDEST)
    return state.appearance
