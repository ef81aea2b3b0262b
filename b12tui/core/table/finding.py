"""Tables of a document, found from a position or by their number."""

from __future__ import annotations

from b12tui.core.state import TableView
from b12tui.document import Document, Position


def find_table(document: Document, at: Position, by: int) -> TableView | None:
    """Return a view of the next or previous table, at its header."""
    section = at.section
    while 0 <= section < len(document.sections):
        nodes = document.text_nodes(section)
        order = range(len(nodes)) if by > 0 else range(len(nodes) - 1, -1, -1)
        for index in order:
            beyond = (section, index) > (at.section, at.node) if by > 0 else (section, index) < (at.section, at.node)
            if beyond and nodes[index].begins_table:
                return TableView(section, index)
        section += by
    return None


def numbered_table(document: Document, number: int) -> tuple[TableView | None, int]:
    """Return a view of the table of that number, from 1, and how many tables were counted until then."""
    counted = 0
    for position, node in document.all_text_nodes():  # sections are loaded as they are reached
        counted += node.begins_table
        if node.begins_table and counted == number:
            return TableView(position.section, position.node), number
    return None, counted
