"""The same text, read again: the place, the marks and the way back are found in what it says now."""

from __future__ import annotations

from b12tui.core.handlers.documents import Trail
from b12tui.core.messages.location import COUNTED
from b12tui.core.places.anchors import anchor
from b12tui.core.places.relocate import locate
from b12tui.core.places.saved_places import placed, written_down
from b12tui.core.state import Reader
from b12tui.document import Address, Document
from b12tui.fastclass import replace
from b12tui.search.results import find

STEPS = 20
"""How many steps of the way back, and of the way forward, are found again in a text that has changed."""


def in_new(reader: Reader, document: Document) -> Reader:
    """Return the reader at the same place in `document`, what the text says now; lists over the page are left."""
    old = reader.document
    moved = replace(
        reader,
        document=document,
        layers=(),
        finding=None,
        behind=_trail(old, document, reader.behind),
        ahead=_trail(old, document, reader.ahead),
    )
    moved = placed(moved, written_down(reader))
    # Looking through all of a long text would hold the reader up; n looks again.
    if reader.finding is None or document.length > COUNTED:
        return moved
    return replace(moved, finding=find(document, reader.finding.query, moved.at))


def _found(old: Document, new: Document, at: Address) -> Address:
    return locate(new, anchor(old, at))


def _trail(old: Document, new: Document, trail: Trail) -> Trail:
    return tuple(_found(old, new, at) if isinstance(at, Address) else at for at in trail[-STEPS:])
