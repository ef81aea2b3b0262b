"""Places as they were written down, and where each of them is in the text as it is now.

A text may be shorter, empty or another version when it is opened. So a place that the reader did not move is written
down again as it was, never as it was found; one that is not found at all stays written down and is looked for again the
next time. Where a text was edited, what a place looks like now is noted beside it, so that it is found after many small
edits too.
"""

from __future__ import annotations

from b12tui.core.motion.jumplist import snap_to_visible, unfold_to
from b12tui.core.places.anchors import Anchor, anchor
from b12tui.core.places.relocate import EXACT, SURE, look_for, nearest
from b12tui.core.state import ReaderState
from b12tui.document import Document, Position
from b12tui.fastclass import dataclass, replace

PLACE = ""
"""The name of the reader's own place; marks are named by a letter."""


@dataclass(frozen=True, slots=True)
class SavedPlaces:
    """A place that was written down."""

    name: str
    """Of the mark, or `PLACE`."""
    anchor: Anchor
    """As it was set."""
    seen: Anchor | None = None
    """As it was surely found in a text that was edited since."""
    at: Position | None = None
    """Where it is in the text at hand; None: it is not in it."""


def written_down(state: ReaderState) -> tuple[SavedPlaces, ...]:
    """Return the reader's place and marks, and the marks that are not in this text; what was not moved is as it was."""
    known = {each.name: each for each in state.kept}
    there = dict(((PLACE, state.position), *state.bookmarks))
    unplaced = [each for each in state.kept if each.at is None and each.name not in there]
    return (*(_as_it_was(state.document, known.get(name), name, at) for name, at in there.items()), *unplaced)


def _as_it_was(document: Document, known: SavedPlaces | None, name: str, at: Position) -> SavedPlaces:
    return known if known is not None and known.at == at else SavedPlaces(name, anchor(document, at), at=at)


def placed(state: ReaderState, kept: tuple[SavedPlaces, ...], *, stays: bool = False) -> ReaderState:
    """Return the reader with the marks, and at the place, that were written down; with `stays` only with the marks.

    A place that is not found is taken for the nearest, a mark that is not found is kept and not shown. Each costs the
    loading of its section.
    """
    document = state.document
    marks = tuple(_found(document, each) for each in kept if each.name != PLACE)
    place = None if stays else next((_found(document, each) for each in kept if each.name == PLACE), None)
    state = replace(state, bookmarks=tuple((mark.name, mark.at) for mark in marks if mark.at is not None), kept=marks)
    if place is None:
        return snap_to_visible(unfold_to(state, state.position))
    at = nearest(document, place.anchor) if place.at is None else place.at
    state = snap_to_visible(replace(unfold_to(state, at), position=at))
    return replace(state, kept=(replace(place, at=state.position), *marks))


def _found(document: Document, kept: SavedPlaces) -> SavedPlaces:
    """Return it with where it is in `document`."""
    score, at = look_for(document, kept.anchor)
    if kept.seen is not None and score < EXACT:
        score, at = max((score, at), look_for(document, kept.seen), key=lambda found: found[0])
    if at is None or not SURE <= score < EXACT:
        return replace(kept, at=at)
    return replace(kept, at=at, seen=anchor(document, at))
