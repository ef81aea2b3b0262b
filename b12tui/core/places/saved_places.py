"""Saved positions and bookmarks, and where each is in the document as it is now.

A document may be shorter, empty or another version when it is opened. So a position that the user did not move is saved
again as it was, never as it was found; one that is not found stays saved and is looked for again the next time. After
an edit, the present surroundings are recorded beside it, so that it is found after many small edits too.
"""

from __future__ import annotations

from b12tui.core.locator import PLACE, SavedPlace
from b12tui.core.motion.jumplist import snap_to_visible, unfold_to
from b12tui.core.places.locator_builder import locator_of
from b12tui.core.places.relocate import EXACT, SURE_SHARE, look_for, nearest
from b12tui.core.state import ReaderState
from b12tui.document import Document, Position
from b12tui.fastclass import replace


def places_to_save(state: ReaderState) -> tuple[SavedPlace, ...]:
    """Return the position and bookmarks to save, also bookmarks not found here; those not moved stay as they were."""
    known = {each.name: each for each in state.saved_places}
    there = dict(((PLACE, state.position), *state.bookmarks))
    unplaced = [each for each in state.saved_places if each.at is None and each.name not in there]
    return (*(_saved_place(state.document, known.get(name), name, at) for name, at in there.items()), *unplaced)


def stands_in(state: ReaderState) -> bool:
    """Return whether the position stands in for a saved one that this version of the document doesn't have."""
    return any(
        each.name == PLACE and each.at == state.position and each.locator != locator_of(state.document, state.position)
        for each in state.saved_places
    )


def _saved_place(document: Document, known: SavedPlace | None, name: str, at: Position) -> SavedPlace:
    return known if known is not None and known.at == at else SavedPlace(name, locator_of(document, at), at=at)


def restore_places(state: ReaderState, kept: tuple[SavedPlace, ...], *, stays: bool = False) -> ReaderState:
    """Return the state with the saved bookmarks and, unless `stays`, at the saved position.

    A position that is not found is replaced by the nearest; a bookmark that is not found is kept and not shown. Each
    one costs the loading of its section.
    """
    document = state.document
    bookmarks = tuple(_relocated(document, each) for each in kept if each.name != PLACE)
    saved_position = None if stays else next((_relocated(document, each) for each in kept if each.name == PLACE), None)
    state = replace(
        state,
        bookmarks=tuple((bookmark.name, bookmark.at) for bookmark in bookmarks if bookmark.at is not None),
        saved_places=bookmarks,
    )
    if saved_position is None:
        return snap_to_visible(unfold_to(state, state.position))
    at = nearest(document, saved_position.locator) if saved_position.at is None else saved_position.at
    state = snap_to_visible(replace(unfold_to(state, at), position=at))
    return replace(state, saved_places=(replace(saved_position, at=state.position), *bookmarks))


def _relocated(document: Document, kept: SavedPlace) -> SavedPlace:
    """Return the saved position with its position in `document`."""
    score, at = look_for(document, kept.locator)
    if kept.relocated is not None and score < EXACT:
        score, at = max((score, at), look_for(document, kept.relocated), key=lambda found: found[0])
    if at is None or not SURE_SHARE <= score < EXACT:
        return replace(kept, at=at)
    return replace(kept, at=at, relocated=locator_of(document, at))
