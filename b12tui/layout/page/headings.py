"""Headings as rows: on a page for the eye with bands, rules and signs; no two levels look the same without colour.

A title stands on a band, which begins one cell before its words, in the margin, and ends one cell behind them; where
rules are drawn in characters, it has a rule of double lines instead. A heading of the second level has a rule behind it
to the end of the row, so that all of them end at one edge; one of the third has neither, and those below have signs and
are not bold: the deeper, the lighter. On a slow line a rule is a few characters, not underlined blanks: so few of these
would look like a field to be filled in.
"""

from __future__ import annotations

from b12tui.document import Text
from b12tui.fastclass import replace
from b12tui.fasttyping import Protocol
from b12tui.layout.page.folded import in_parentheses
from b12tui.layout.page.lines import (
    BLANK_LINE,
    HEADING_STYLES,
    SEEN_HEADING_STYLES,
    Line,
    Run,
    StyleFlags,
    generated,
    width,
)
from b12tui.layout.page.measure import Measure
from b12tui.layout.page.prefixed_rows import MIN_WIDTH

RULED_LEVELS = 2
"""Levels that have a rule or a band."""
FIRST_WITH_SIGN = 4
"""Highest level that has a sign."""
CLOSE_FROM = 3
"""Highest level whose headings stand close to the text below: nearer to it than to the text above."""
LEAST_RULE = 4
"""Least width in cells of a rule behind a heading, with the blank before it."""
SHORT_RULE = 4
"""Greatest width of such a rule on a slow line: enough to tell its level."""
_BAND = StyleFlags.TITLE | StyleFlags.BAND
"""Style of a title on a band."""
_LOUD = StyleFlags.HEADING | StyleFlags.TITLE | StyleFlags.BAND
"""Styles of headings that images above their words don't have."""


class HeadingTypesetter(Protocol):
    """Typesetter interface that headings need: running text, and the rows that were made of it."""

    measure: Measure
    lines: list[Line]

    @property
    def room(self) -> int:
        """Width in cells that is left for text."""

    @property
    def is_inside(self) -> bool:
        """Whether a container is open."""

    def text(
        self, text: Text, style: StyleFlags, lead: tuple[Run, ...] = (), indent: int = 0, *, spare: int = 0
    ) -> None:
        """Set the next text node as running text."""

    def add_generated(self, words: tuple[Run, ...]) -> None:
        """Add generated text, wrapped."""


def set_heading(setter: HeadingTypesetter, text: Text, level: int, length: str = "", *, folded: bool = False) -> None:
    """Set the next text node as a heading; on a page for the eye with the rule or the sign of its level.

    One that is `folded` has the sign of that, and the `length` of its section behind it.
    """
    measure = setter.measure
    if not measure.visual:
        setter.text(text, HEADING_STYLES[level - 1])
        return
    fold = (generated(f"{measure.glyphs.closed} ", StyleFlags.SIGN),) if folded else ()
    lead = (*fold, *sign(level, measure))
    after = (generated(in_parentheses(length), StyleFlags.QUIET),) if length else ()
    spare = spare_room(level, measure) + width(after)
    spare = spare if setter.room - spare >= MIN_WIDTH else 0
    start = len(setter.lines)
    indent = width(lead)
    setter.text(text, style(level, measure), lead, indent, spare=spare)
    if not setter.is_inside:
        setter.lines[start:] = apart_from_images(setter.lines[start:])
    if level == 1 and not measure.draws_rules:
        setter.lines[start:] = on_band(setter.lines[start:], setter.room - indent - spare)
    if spare or not after:
        setter.lines[-1] = with_rule(Line((*setter.lines[-1].runs, *after)), level, measure)
    else:
        setter.add_generated((generated(length, StyleFlags.QUIET),))


def sign(level: int, measure: Measure) -> tuple[Run, ...]:
    """Return the sign before a heading of a level, from 1; nothing for the first three."""
    if level < FIRST_WITH_SIGN:
        return ()
    return (generated(f"{measure.glyphs.levels[level - FIRST_WITH_SIGN]} ", SEEN_HEADING_STYLES[level - 1]),)


def style(level: int, measure: Measure) -> StyleFlags:
    """Return the style of the words of a heading of a level, from 1."""
    return SEEN_HEADING_STYLES[level - 1] | (
        StyleFlags.BAND if level == 1 and not measure.draws_rules else StyleFlags.PLAIN
    )


def spare_room(level: int, measure: Measure) -> int:
    """Return how many cells a rule needs behind a heading."""
    return LEAST_RULE if level == RULED_LEVELS or (level == 1 and measure.draws_rules) else 0


def with_rule(line: Line, level: int, measure: Measure) -> Line:
    """Return the last row of a heading with the rule of its level, as far as there is room for it."""
    size = measure.width - width(line.runs)
    size = min(size, SHORT_RULE) if measure.short_rules else size
    banded = level == 1 and not measure.draws_rules
    if level > RULED_LEVELS or banded or size < max(spare_room(level, measure), 1):
        return line
    if measure.draws_rules or measure.short_rules:
        glyph = measure.glyphs.title_rule if level == 1 else measure.glyphs.header
        # A short rule is as bold as the heading: a change of weight would cost more bytes than the rule.
        look = StyleFlags.HEADING if measure.short_rules else StyleFlags.SIGN
        return Line((*line.runs, generated(f" {glyph * (size - 1)}", look)))
    return Line((*line.runs, generated(" ", StyleFlags.HEADING), generated(" " * (size - 1), StyleFlags.RULE)))


def on_band(rows: list[Line], room: int) -> list[Line]:
    """Return the rows of a title on one band: a cell wider than the longest row, if `room` cells allow."""
    parts = [_split_at_band(line) for line in rows]
    size = min(max((width(words) for _, words in parts), default=0) + 1, room)
    found = []
    for before, words in parts:
        runs, blanks = list(before), size - width(words)
        for run in words:  # generated words within the title are on the band as well
            runs += [run if run.node >= 0 else generated(run.text, run.style | _BAND)]
        if words and blanks > 0:
            runs += [generated(" " * blanks, _BAND)]
        found.append(Line(tuple(runs)))
    return found


def _split_at_band(line: Line) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Return the runs of a row before the title's words, and these words."""
    for number, run in enumerate(line.runs):
        if run.style & StyleFlags.BAND:
            return line.runs[:number], line.runs[number:]
    return line.runs, ()


def apart_from_images(rows: list[Line]) -> list[Line]:
    """Return the rows of a heading with an empty one between its words and images above, as a logo, which are plain.

    A heading that is all images has no band.
    """
    shown = [[run.style for run in line.runs if run.node >= 0] for line in rows]
    words = next((number for number, styles in enumerate(shown) if not all(map(_is_image, styles))), len(rows))
    if not any(shown[:words]):
        return rows
    if words == len(rows):
        return _without(StyleFlags.BAND, rows)
    return [*_without(_LOUD, rows[:words]), BLANK_LINE, *rows[words:]]


def _without(styles: StyleFlags, rows: list[Line]) -> list[Line]:
    return [Line(tuple([replace(run, style=run.style & ~styles) for run in line.runs])) for line in rows]


def _is_image(style: StyleFlags) -> bool:
    return bool(style & StyleFlags.IMAGE)
