"""Three-way merge of saved states, for two programs that read the same text: the later of conflicting changes wins."""

from __future__ import annotations

from b12tui.core.folds import Folds
from b12tui.core.locator import Locator
from b12tui.fastclass import fields
from b12tui.fasttyping import Any, TypeVar
from b12tui.storage.saved_state import AppearanceOverrides, SavedState

T = TypeVar("T")
Places = dict[str, tuple[Locator, Locator | None]]


def merged(theirs: SavedState, before: SavedState | None, mine: SavedState) -> SavedState:
    """Return `theirs`, the stored state, with the changes from `before` to `mine`; all of `mine` without `before`."""
    if theirs == before:
        return mine
    places = _places(theirs.places(), before.places() if before is not None else {}, mine.places())
    known = before or SavedState(mine.locator)
    appearance: dict[str, Any] = _changes(
        _appearance_values(theirs.appearance), _appearance_values(known.appearance), _appearance_values(mine.appearance)
    )
    return SavedState.of(places, _folds(theirs.folds, known.folds, mine.folds), AppearanceOverrides(**appearance))


def _places(theirs: Places, before: Places, mine: Places) -> Places:
    """Return `theirs` without the places that were set or removed from `before` to `mine`, and with those of `mine`."""
    # A place that was found again in an edited text is only stored as seen there; it was not set.
    set_here = {name: before[name] if _same(before, mine, name) else place for name, place in mine.items()}
    found = _changes(theirs, before, set_here)
    seen = {name for name in found if _same(found, mine, name) and mine[name] != before.get(name)}
    return {name: mine[name] if name in seen else place for name, place in found.items()}


def _same(some: Places, others: Places, name: str) -> bool:
    return name in some and name in others and some[name][0] == others[name][0]


def _changes(theirs: dict[str, T], before: dict[str, T], mine: dict[str, T]) -> dict[str, T]:
    """Return `theirs` without the removals from `before` to `mine`, and with the changes, at the end."""
    changed = {name: value for name, value in mine.items() if name not in before or before[name] != value}
    gone = before.keys() - mine.keys()
    left = {name: value for name, value in theirs.items() if name not in gone and name not in changed}
    return {**left, **changed}


def _folds(theirs: Folds, before: Folds, mine: Folds) -> Folds:
    if mine.all_open != before.all_open:
        return mine  # everything was opened or closed: earlier folds don't count
    opened, closed = mine.flipped - before.flipped, before.flipped - mine.flipped
    return Folds(theirs.all_open, (theirs.flipped | opened) - closed)


def _appearance_values(chosen: AppearanceOverrides) -> dict[str, int | str | None]:
    return {entry.name: getattr(chosen, entry.name) for entry in fields(chosen)}
