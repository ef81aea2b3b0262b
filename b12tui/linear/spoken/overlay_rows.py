"""Rows spoken of what lies over the text: a list item, a table cell."""

from __future__ import annotations

from b12tui.catalogue import counts, lists, structure
from b12tui.core.messages import phrases
from b12tui.core.overlay import listings
from b12tui.core.state import ListOverlay, Prompt, ReaderState, TableView
from b12tui.core.table import cursor as table_cursor
from b12tui.document import Table
from b12tui.fastclass import replace
from b12tui.layout.page.line_breaking import rows
from b12tui.linear.narration import table_cells
from b12tui.linear.spoken.key_response import KeyResponse
from b12tui.linear.spoken.spoken_session import SpokenSession

HEADER_SHARE = 2
"""Part of a row, one in so many cells, that headers may take where the cell itself has to be cut."""


def list_rows(session: SpokenSession, listing: ListOverlay, *, with_title: bool) -> tuple[str, ...]:
    """Return the row of the selected list item under the cursor; with the title, the whole item."""
    if not listing.entries:
        return session.wrapped(phrases.with_full_stop(listing.title))
    entry = listing.entries[listing.index]
    is_group = entry.target is None and listing.kind != "cell"
    words = session.encodable(lists.group(phrases.one_line(entry.text)) if is_group else phrases.one_line(entry.text))
    if entry.current:
        words = lists.you_are_here(phrases.with_full_stop(words))
    own = session.wrapped(words) or (structure.BLANK,)
    if with_title:
        size = f", {counts.items(listings.size(listing))}"
        title = phrases.with_full_stop(f"{listing.title}{size}" if listing.kind != "cell" else listing.title)
        return (*session.wrapped(title), *own)
    return (own[_row_of(words, listing.offset, session.width)],)


def step_in_entry(session: SpokenSession, listing: ListOverlay, by: int) -> KeyResponse | None:
    """Step to another row of a list item that takes several; return None where there is none."""
    if not listing.entries:
        return None
    words = session.encodable(phrases.one_line(listing.entries[listing.index].text))
    spans = list(rows(words, session.width))
    row = _row_of(words, listing.offset, session.width) + by
    if not 0 <= row < len(spans):
        return None
    session.state = listings.with_list(session.state, replace(listing, offset=spans[row][0], digits=""))
    return KeyResponse((words[slice(*spans[row])],))


def table_rows(session: SpokenSession, view: TableView, before: ReaderState | None) -> tuple[str, ...]:
    """Return the row of the current cell; for a table just opened, preceded by its introduction."""
    state = session.state
    table = table_cursor.table_at(state.document, view)
    previous = before.top_overlay if before is not None else None
    if isinstance(previous, Prompt) and isinstance(previous.over, TableView):
        previous = previous.over
    elif isinstance(previous, ListOverlay | Prompt) and before is not None and len(before.overlays) > 1:
        previous = before.overlays[-2]
    if isinstance(previous, TableView) and previous.first_node == view.first_node and previous.section == view.section:
        if view.record and not previous.record:
            lines = table_cells.row_lines(session.narration, view)
            return tuple(row for line in lines for row in session.wrapped(line))
        return _cell_rows(session, table, view, previous if previous != view else None)
    names = [phrases.column_name(table, column) for column in range(len(table.header))]
    intro = phrases.table_intro(table, session.narration.table_number(view.section, view.first_node), names)
    if before is None:
        return _cell_rows(session, table, view, None)
    return (*session.wrapped(intro), *_cell_rows(session, table, view, None))


def _cell_rows(session: SpokenSession, table: Table, view: TableView, before: TableView | None) -> tuple[str, ...]:
    """Return the rows of the current cell: all of them, or as much as fits one row after an arrow key.

    Where one row is too short, the headers are left out before the cell's own words are cut.
    """
    forms = [session.encodable(form) for form in table_cells.cell_forms(session.narration, table, view, before)]
    whole = session.wrapped(forms[0])
    if not session.one_row or len(whole) == 1:
        return whole
    text = forms[-1]
    fitting = [form for form in forms if (len(form) - len(text)) * HEADER_SHARE <= session.width]
    shown = next((form for form in fitting if len(session.wrapped(form)) == 1), fitting[0])
    if len(session.wrapped(shown)) == 1:
        return session.wrapped(shown)
    start, end = next(iter(rows(shown, max(session.width - 4, 1))))
    return (f"{shown[start:end]} ...",)


def _row_of(words: str, char: int, width: int) -> int:
    """Return the index of the row that contains a character of a list item."""
    found = 0
    for number, (start, _) in enumerate(rows(words, width)):
        if start <= char:
            found = number
    return found
