"""The whole text of a table cell, as a list of sentences."""

from __future__ import annotations

from b12tui.catalogue import lists, structure, tables
from b12tui.core.actions import KeyContext
from b12tui.core.motion.sentences import sentences_of
from b12tui.core.overlay import listings
from b12tui.core.state import ListEntry, ListOverlay, ReaderState, TableView
from b12tui.core.table.cursor import cell_text, header, table_at


def cell_list(state: ReaderState, view: TableView) -> ListOverlay:
    """Return the cell's whole text as a list of sentences, followed by the actions available in the table."""
    table = table_at(state.document, view)
    text = cell_text(table, view.row, view.column)
    texts = [text.chars[start:end].strip() for start, end in sentences_of(text, state.document.cancellation)]
    entries = tuple(ListEntry(words) for words in texts if words) or (ListEntry(structure.BLANK),)
    location = tables.row(view.row + 1, len(table.rows)) if view.row >= 0 else tables.HEADER
    title = lists.cell(header(table, view.column), location)
    return ListOverlay("cell", title, (*entries, *listings.action_list(KeyContext.TABLE, state.keymap).entries))
