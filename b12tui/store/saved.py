"""What is kept of a reader until the same text is opened again, and the reader made of it then.

The text itself is not kept: places are anchors. What is open or closed is known by the slugs of its headings and
questions, so these are kept as they are.
"""

from __future__ import annotations

from typing import cast

from b12tui.reading.anchors import Anchor, anchor
from b12tui.reading.folds import Folds
from b12tui.reading.jumps import reveal, settle
from b12tui.reading.locating import locate
from b12tui.reading.looks import Look
from b12tui.reading.moves import first
from b12tui.reading.reader import Reader
from b12tui.reading.whereabouts import ordinal, section_name
from b12tui.record import dataclass, field, fields, replace

VERSION = 1
"""Of what is written; another one is read as damaged."""
MARKS, FLIPPED, LETTERS = 1_000, 10_000, 1_000
"""How many marks and folds are kept, and how many characters of a name are read, at most."""


@dataclass(frozen=True, slots=True)
class Chosen:
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
    def of(cls, look: Look, usual: Look) -> Chosen:
        """Return what of `look` differs from `usual`, the look by settings and options."""
        names = [entry.name for entry in fields(cls)]
        return cls(
            **{name: getattr(look, name) for name in names if getattr(look, name) != getattr(usual, name)},
        )

    def over(self, usual: Look) -> Look:
        """Return `usual` with what was chosen."""
        chosen = {entry.name: getattr(self, entry.name) for entry in fields(self)}
        return replace(usual, **{name: value for name, value in chosen.items() if value is not None})


@dataclass(frozen=True, slots=True)
class Saved:
    """What is kept of a reader."""

    anchor: Anchor
    folds: Folds = field(default_factory=Folds)
    marks: tuple[tuple[str, Anchor], ...] = ()
    chosen: Chosen = field(default_factory=Chosen)

    def as_data(self) -> dict[str, object]:
        """Return it as plain JSON values."""
        look = {entry.name: getattr(self.chosen, entry.name) for entry in fields(self.chosen)}
        return {
            "version": VERSION,
            "place": self.anchor.as_data(),
            "everything": self.folds.everything,
            "flipped": sorted(self.folds.flipped)[:FLIPPED],
            "marks": [[name, place.as_data()] for name, place in self.marks[-MARKS:]],
            "look": {name: value for name, value in look.items() if value is not None},
        }

    @classmethod
    def from_data(cls, data: object) -> Saved | None:
        """Return what `as_data` wrote, or None if `data` isn't that."""
        values = _object(data)
        place = Anchor.from_data(values.get("place"))
        if values.get("version") != VERSION or place is None:
            return None
        try:
            return cls(
                place,
                Folds(_switch(values.get("everything")), frozenset(map(_name, _list(values.get("flipped"), FLIPPED)))),
                tuple(map(_mark, _list(values.get("marks"), MARKS))),
                _chosen(_object(values.get("look"))),
            )
        except ValueError:
            return None


def saved(reader: Reader, usual: Look) -> Saved:
    """Return what is to be kept of a reader; `usual` is the look by settings and options."""
    document = reader.document
    marks = tuple((name, anchor(document, address)) for name, address in reader.marks)
    return Saved(anchor(document, reader.at), reader.folds, marks, Chosen.of(reader.look, usual))


def resumed(reader: Reader, kept: Saved, start: str = "g") -> Reader:
    """Return `reader`, which has just opened the text, as it was left; it says where it continues.

    `start` is what goes to the start of the text in this head: a key, or a word. Each mark costs the loading of its
    section.
    """
    document = reader.document
    marks = tuple((name, locate(document, place)) for name, place in kept.marks)
    look = kept.chosen.over(reader.look)
    opened = replace(reader, folds=kept.folds, marks=marks, look=look)
    at = locate(document, kept.anchor)
    opened = settle(replace(reveal(opened, at), at=at))
    if opened.at <= first(opened):
        return opened
    return replace(opened, said=" ".join(filter(None, (opened.said, continuing(opened, start)))))


def continuing(reader: Reader, start: str) -> str:
    """Return "Continuing in Symptoms beyond muscle pain, section 5 of 13; g goes to the start."."""
    place = ", ".join(filter(None, (section_name(reader, reader.at.section), ordinal(reader, reader.at.section))))
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


def _switch(value: object) -> bool | None:
    if value is not None and not isinstance(value, bool):
        raise ValueError
    return value


def _mark(value: object) -> tuple[str, Anchor]:
    name, data = _list(value, 2)
    place = Anchor.from_data(data)
    if place is None:
        raise ValueError
    return _name(name), place


def _chosen(values: dict[object, object]) -> Chosen:
    return Chosen(
        spacing=_within(values.get("spacing"), 1, 2),
        ruler=_switch(values.get("ruler")),
        sentence_lines=_switch(values.get("sentence_lines")),
        contents_left=_switch(values.get("contents_left")),
        hints=_switch(values.get("hints")),
        progress=_switch(values.get("progress")),
    )


def _within(value: object, low: int, high: int) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high else None
