"""What is kept of a reader until the same text is opened again, and the reader made of it then.

The text itself is not kept: places are anchors. What is open or closed is known by the slugs of its headings and
questions, so these are kept as they are.
"""

from __future__ import annotations

from typing import cast

from b12tui.core.appearance import Appearance
from b12tui.core.messages.location import ordinal, section_name
from b12tui.core.motion.folds import LETTERS, Folds, key
from b12tui.core.motion.targets import first
from b12tui.core.places.anchors import Anchor
from b12tui.core.places.saved_places import PLACE, SavedPlaces, placed, written_down
from b12tui.core.state import ReaderState
from b12tui.fastclass import dataclass, field, fields, replace

VERSION = 1
"""Of what is written; another one is not understood."""
MARKS, FLIPPED = 1_000, 10_000
"""How many marks and folds are kept at most."""
FOLDED = 1 << 20
"""Characters that the names of all folds have at most: what is written must be short enough to be read again."""


@dataclass(frozen=True, slots=True)
class AppearanceOverrides:
    """How the reader made this text look while reading; None: as the settings have it.

    Theme and width are the reader's and not the text's: they go with them to the next (`chosen`).
    """

    spacing: int | None = None
    ruler: bool | None = None
    sentence_lines: bool | None = None
    contents_left: bool | None = None
    hints: bool | None = None
    progress: bool | None = None

    @classmethod
    def of(cls, appearance: Appearance, usual: Appearance) -> AppearanceOverrides:
        """Return what of `look` differs from `usual`, the look by settings and options."""
        names = [entry.name for entry in fields(cls)]
        return cls(
            **{name: getattr(appearance, name) for name in names if getattr(appearance, name) != getattr(usual, name)},
        )

    def over(self, usual: Appearance) -> Appearance:
        """Return `usual` with what was chosen."""
        chosen = {entry.name: getattr(self, entry.name) for entry in fields(self)}
        return replace(usual, **{name: value for name, value in chosen.items() if value is not None})


@dataclass(frozen=True, slots=True)
class SavedState:
    """What is kept of a reader."""

    anchor: Anchor
    folds: Folds = field(default_factory=Folds)
    marks: tuple[tuple[str, Anchor], ...] = ()
    chosen: AppearanceOverrides = field(default_factory=AppearanceOverrides)
    seen: tuple[tuple[str, Anchor], ...] = ()
    """The place and marks that were found in a text that was edited since, as they were there."""

    @property
    def latest(self) -> Anchor:
        """The place as it was found last."""
        return dict(self.seen).get(PLACE, self.anchor)

    def places(self) -> dict[str, tuple[Anchor, Anchor | None]]:
        """Return the place and the marks by their names, each as it was set and as it was seen last."""
        seen = dict(self.seen)
        return {name: (place, seen.get(name)) for name, place in ((PLACE, self.anchor), *self.marks)}

    @classmethod
    def of(
        cls, places: dict[str, tuple[Anchor, Anchor | None]], folds: Folds, chosen: AppearanceOverrides
    ) -> SavedState:
        """Return what is kept where the places are `places`."""
        marks = tuple((name, place) for name, (place, _) in places.items() if name != PLACE)
        seen = tuple((name, place) for name, (_, place) in places.items() if place is not None)
        return cls(places[PLACE][0], folds, marks, chosen, seen)

    def as_data(self) -> dict[str, object]:
        """Return it as plain JSON values."""
        appearance = {entry.name: getattr(self.chosen, entry.name) for entry in fields(self.chosen)}
        marks = self.marks[-MARKS:]
        kept = {PLACE, *(name for name, _ in marks)}
        return {
            "version": VERSION,
            "place": self.anchor.as_data(),
            "everything": self.folds.all_open,
            "flipped": _bounded(sorted(self.folds.flipped)[:FLIPPED]),
            "marks": [[name, place.as_data()] for name, place in marks],
            "seen": [[name, place.as_data()] for name, place in self.seen if name in kept],
            "look": {name: value for name, value in appearance.items() if value is not None},
        }

    @classmethod
    def from_data(cls, data: object) -> SavedState | None:
        """Return what `as_data` wrote, or None if `data` isn't that."""
        values = _object(data)
        place = Anchor.from_data(values.get("place"))
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
    """Return what is to be kept of a reader; `usual` is the look by settings and options."""
    places = {each.name: (each.anchor, each.seen) for each in written_down(state)}
    return SavedState.of(places, state.folds, AppearanceOverrides.of(state.appearance, usual))


def restore(state: ReaderState, kept: SavedState, start: str = "g", *, stays: bool = False) -> ReaderState:
    """Return `reader`, which has just opened the text, as it was left; it says where it continues.

    `start` is what goes to the start of the text in this head: a key, or a word. With `stays` it is where it was told
    to open, and has the rest. Each mark costs the loading of its section.
    """
    places = tuple(SavedPlaces(name, place, seen) for name, (place, seen) in kept.places().items())
    opened = replace(state, folds=kept.folds, appearance=kept.chosen.over(state.appearance))
    opened = placed(opened, places, stays=stays)
    if stays or opened.position <= first(opened):
        return opened
    return replace(opened, message=" ".join(filter(None, (opened.message, continuing(opened, start)))))


def continuing(state: ReaderState, start: str) -> str:
    """Return "Continuing in Symptoms beyond muscle pain, section 5 of 13; g goes to the start."."""
    place = ", ".join(
        filter(None, (section_name(state, state.position.section), ordinal(state, state.position.section)))
    )
    return f"Continuing in {place}; {start} goes to the start."


# From plain values; ValueError where they are not what was written.


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
        return key(value)
    raise ValueError


def _bounded(names: list[str]) -> list[str]:
    """Return the names from the first on, as many as have room."""
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


def _mark(value: object) -> tuple[str, Anchor]:
    name, place = _named(value)
    if name == PLACE:
        raise ValueError
    return name, place


def _named(value: object) -> tuple[str, Anchor]:
    name, data = _list(value, 2)
    place = Anchor.from_data(data)
    if place is None:
        raise ValueError
    return _name(name), place


def _chosen(values: dict[object, object]) -> AppearanceOverrides:
    return AppearanceOverrides(
        spacing=_within(values.get("spacing"), 1, 2),
        ruler=_switch(values.get("ruler")),
        sentence_lines=_switch(values.get("sentence_lines")),
        contents_left=_switch(values.get("contents_left")),
        hints=_switch(values.get("hints")),
        progress=_switch(values.get("progress")),
    )


def _within(value: object, low: int, high: int) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high else None
