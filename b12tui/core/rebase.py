"""Moving the state to a new version of its document: position, bookmarks and jump list are relocated."""

from __future__ import annotations

from b12tui.core.handlers.document_navigation import Trail
from b12tui.core.messages.location import COUNTED
from b12tui.core.places.locator_builder import locator_of
from b12tui.core.places.relocate import locate
from b12tui.core.places.saved_places import places_to_save, restore_places
from b12tui.core.state import ReaderState
from b12tui.document import Document, Position
from b12tui.fastclass import replace
from b12tui.search.results import search_document

MAX_TRAIL = 20
"""Number of steps of the jump list, in each direction, that are relocated in a changed document."""


def rebase(state: ReaderState, document: Document) -> ReaderState:
    """Return the state at the same position in `document`, the new version; overlays are closed."""
    old = state.document
    moved = replace(
        state,
        document=document,
        overlays=(),
        search=None,
        notes=(),
        selected_from=None,
        stopped_at=None if state.stopped_at is None else _relocated(old, document, state.stopped_at),
        back_stack=_relocated_trail(old, document, state.back_stack),
        forward_stack=_relocated_trail(old, document, state.forward_stack),
    )
    moved = restore_places(moved, places_to_save(state))
    # Searching a long document would delay the user; n searches again.
    if state.search is None or document.length > COUNTED:
        return moved
    return replace(moved, search=search_document(document, state.search.query, moved.position))


def _relocated(old: Document, new: Document, at: Position) -> Position:
    return locate(new, locator_of(old, at))


def _relocated_trail(old: Document, new: Document, trail: Trail) -> Trail:
    return tuple(_relocated(old, new, at) if isinstance(at, Position) else at for at in trail[-MAX_TRAIL:])
