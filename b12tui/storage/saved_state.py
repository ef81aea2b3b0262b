"""Reader state that is saved until the same text is opened again, and its restoration.

The text itself is not saved: places are locators. Folds are identified by the slugs of headings and questions, which
are saved as they are.
"""

from __future__ import annotations

from b12tui.core.appearance import FOCUSES, Appearance
from b12tui.core.folds import LETTERS, Folds, slug_key
from b12tui.core.locator import PLACE, Locator, SavedPlace
from b12tui.core.messages.location import continuing
from b12tui.core.motion.targets import first
from b12tui.core.places.saved_places import places_to_save, restore_places
from b12tui.core.state import ReaderState
from b12tui.fastclass import dataclass, field, fields, replace
from b12tui.fasttyping import cast

VERSION = 1
"""Version of the saved format; others are not understood."""
MARKS, FLIPPED = 1_000, 10_000
"""Maximum number of saved marks and of saved folds."""
FOLDED = 1 << 20
"""Maximum number of characters of all fold names: the file must stay short enough to be read again."""


@dataclass(frozen=True, slots=True)
class AppearanceOverrides:
    """Appearance of this text as changed while reading; None: as in the settings.

    Theme and width belong to the reader rather than the text, and go with them to the next one
    (`AppearancePreference`).
    """

    spacing: int | None = None
    ruler: bool | None = None
    cursor_row: bool | None = None
    focus: str | None = None
    sentence_lines: bool | None = None
    contents_left: bool | None = None
    hints: bool | None = None
    progress: bool | None = None

    @classmethod
    def of(cls, appearance: Appearance, usual: Appearance) -> AppearanceOverrides:
        """Return the values of `appearance` that differ from `usual`, the appearance by settings and options."""
        names = [entry.name for entry in fields(cls)]
        return cls(
            **{name: getattr(appearance, name) for name in names if getattr(appearance, name) != getattr(usual, name)},
        )

    def over(self, usual: Appearance) -> Appearance:
        """Return `usual` with the chosen values."""
        chosen = {entry.name: getattr(self, entry.name) for entry in fields(self)}
        return replace(usual, **{name: value for name, value in chosen.items() if value is not None})


@dataclass(frozen=True, slots=True)
class SavedState:
    """Saved part of a reader state."""

    locator: Locator
    folds: Folds = field(default_factory=Folds)
    bookmarks: tuple[tuple[str, Locator], ...] = ()
    appearance: AppearanceOverrides = field(default_factory=AppearanceOverrides)
    relocated: tuple[tuple[str, Locator], ...] = ()
    """Place and marks that were found again in an edited text, as they look there."""

    @property
    def latest_locator(self) -> Locator:
        """Place as last found."""
        return dict(self.relocated).get(PLACE, self.locator)

    def places(self) -> dict[str, tuple[Locator, Locator | None]]:
        """Return the place and the marks by name, each as set and as last seen."""
        seen = dict(self.relocated)
        return {name: (place, seen.get(name)) for name, place in ((PLACE, self.locator), *self.bookmarks)}

    @classmethod
    def of(
        cls, places: dict[str, tuple[Locator, Locator | None]], folds: Folds, chosen: AppearanceOverrides
    ) -> SavedState:
        """Return a state with the given places, folds and appearance."""
        marks = tuple((name, place) for name, (place, _) in places.items() if name != PLACE)
        seen = tuple((name, place) for name, (_, place) in places.items() if place is not None)
        return cls(places[PLACE][0], folds, marks, chosen, seen)

    def as_data(self) -> dict[str, object]:
        """Return the state as plain JSON values."""
        appearance = {entry.name: getattr(self.appearance, entry.name) for entry in fields(self.appearance)}
        marks = self.bookmarks[-MARKS:]
        saved = {PLACE, *(name for name, _ in marks)}
        return {
            "version": VERSION,
            "place": self.locator.as_data(),
            "everything": self.folds.all_open,
            "flipped": _bounded(sorted(self.folds.flipped)[:FLIPPED]),
            "marks": [[name, place.as_data()] for name, place in marks],
            "seen": [[name, place.as_data()] for name, place in self.relocated if name in saved],
            "look": {name: value for name, value in appearance.items() if value is not None},
        }

    @classmethod
    def from_data(cls, data: object) -> SavedState | None:
        """Return the state that `as_data` wrote, or None if `data` is something else."""
        values = _object(data)
        place = Locator.from_data(values.get("place"))
        if values.get("version") != VERSION or place is None:
            return None
        try:
            return cls(
                place,
                Folds(_switch(values.get("everything")), frozenset(map(_fold, _list(values.get("flipped"), FLIPPED)))),
                tuple(map(_mark, _list(values.get("marks"), MARKS))),
                _chosen(_object(values.get("look"))),
                tuple(map(_named, _list(values.get("seen", []), MARKS + 1))),
            )
        except ValueError:
            return None


def state_to_save(state: ReaderState, usual: Appearance) -> SavedState:
    """Return the part of a reader state to save; `usual` is the appearance by settings and options."""
    places = {each.name: (each.locator, each.relocated) for each in places_to_save(state)}
    return SavedState.of(places, state.folds, AppearanceOverrides.of(state.appearance, usual))


def restore(state: ReaderState, saved: SavedState, start: str = "g", *, stays: bool = False) -> ReaderState:
    """Return `state`, which has just opened the text, restored from `saved`, with a message where reading continues.

    `start` goes to the start of the text in this frontend: a key, or a word. With `stays` the position is kept, and
    only the rest is restored. Each mark costs loading its section.
    """
    places = tuple(SavedPlace(name, place, seen) for name, (place, seen) in saved.places().items())
    opened = replace(state, folds=saved.folds, appearance=saved.appearance.over(state.appearance))
    opened = restore_places(opened, places, stays=stays)
    if stays or opened.position <= first(opened):
        return opened
    return replace(opened, message=" ".join(filter(None, (opened.message, continuing(opened, start)))))


# Conversion from plain values; ValueError if they are invalid.


def _object(data: object) -> dict[object, object]:
    return cast("dict[object, object]", data) if isinstance(data, dict) else {}


def _list(value: object, most: int) -> list[object]:
    if not isinstance(value, list) or len(value) > most:
        raise ValueError
    return value


def _name(value: object) -> str:
    if not isinstance(value, str) or len(value) > LETTERS:
        raise ValueError
    return value


def _fold(value: object) -> str:
    if isinstance(value, str):
        return slug_key(value)
    raise ValueError


def _bounded(names: list[str]) -> list[str]:
    """Return the first names, as many as fit in `FOLDED` characters."""
    total = 0
    for number, name in enumerate(names):
        total += len(name)
        if total > FOLDED:
            return names[:number]
    return names


def _switch(value: object) -> bool | None:
    if value is not None and not isinstance(value, bool):
        raise ValueError
    return value


def _mark(value: object) -> tuple[str, Locator]:
    name, place = _named(value)
    if name == PLACE:
        raise ValueError
    return name, place


def _named(value: object) -> tuple[str, Locator]:
    name, data = _list(value, 2)
    place = Locator.from_data(data)
    if place is None:
        raise ValueError
    return _name(name), place


def _chosen(values: dict[object, object]) -> AppearanceOverrides:
    return AppearanceOverrides(
        spacing=_within(values.get("spacing"), 1, 2),
        ruler=_switch(values.get("ruler")),
        cursor_row=_switch(values.get("cursor_row")),
        focus=next((each for each in FOCUSES if each == values.get("focus")), None),
        sentence_lines=_switch(values.get("sentence_lines")),
        contents_left=_switch(values.get("contents_left")),
        hints=_switch(values.get("hints")),
        progress=_switch(values.get("progress")),
    )


def _within(value: object, low: int, high: int) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high else None
