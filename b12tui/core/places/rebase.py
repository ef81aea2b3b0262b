"""The same text, read again: the place, the marks and the way back are found in what it says now."""

from __future__ import annotations

from b12tui.core.handlers.documents import Trail
from b12tui.core.messages.location import COUNTED
from b12tui.core.places.anchors import anchor
from b12tui.core.places.relocate import locate
from b12tui.core.places.saved_places import placed, written_down
from b12tui.core.state import ReaderState
from b12tui.document import Document, Position
from b12tui.fastclass import replace
from b12tui.search.results import search_document

MAX_TRAIL = 20
"""How many steps of the way back, and of the way forward, are found again in a text that has changed."""


def rebase(state: ReaderState, document: Document) -> ReaderState:
    """Return the reader at the same place in `document`, what the text says now; lists over the page are left."""
    old = state.document
    moved = replace(
        state,
        document=document,
        overlays=(),
        search=None,
        back_stack=_trail(old, document, state.back_stack),
        forward_stack=_trail(old, document, state.forward_stack),
    )
    moved = placed(moved, written_down(state))
    # Looking through all of a long text would hold the reader up; n looks again.
    if state.search is None or document.length > COUNTED:
        return moved
    return replace(moved, search=search_document(document, state.search.query, moved.position))


def _found(old: Document, new: Document, at: Position) -> Position:
    return locate(new, anchor(old, at))


def _trail(old: Document, new: Document, trail: Trail) -> Trail:
    return tuple(_found(old, new, at) if isinstance(at, Position) else at for at in trail[-MAX_TRAIL:])
