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
            node = nodes[index]
            if beyond and node.cell is not None and (node.cell.row, node.cell.column) == (-1, 0):
                return TableView(section, index)
        section += by
    return None


def numbered_table(document: Document, number: int) -> tuple[TableView | None, int]:
    """Return a view of the table of that number, from 1, and how many tables were counted until then."""
    found = None
    for counted in range(number):
        after = Position(0, -1) if found is None else Position(found.section, found.first_node)
        following = find_table(document, after, 1)
        if following is None:
            return None, counted
        found = following
    return found, number
