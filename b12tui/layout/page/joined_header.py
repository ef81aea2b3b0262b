"""Header of a grid in one row: the names that take several rows in their column are joined.

A name may reach into what the names beside it leave empty. One that finds no room there is shortened: at its start if
another name would begin with the same words.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from b12tui.document import Align, Table, Text
from b12tui.document.cancellation import Cancellation
from b12tui.fastclass import dataclass
from b12tui.layout.page.grid import blanks_before, cell_runs
from b12tui.layout.page.inline_runs import join_runs, row
from b12tui.layout.page.line_breaking import rows
from b12tui.layout.page.lines import Line, Run, StyleFlags, cut_line, generated, width
from b12tui.layout.page.measure import Measure
from b12tui.textwidth import cells, clusters

WHOLE = 1 << 16
"""Width in cells at which no name is wrapped."""
_BESIDE_CUT = " _.,:;-/("
"""Characters that are dropped beside the sign of a cut."""


@dataclass(slots=True)
class _Name:
    """Name of a column, and its room in the row."""

    runs: tuple[Run, ...]
    align: Align
    low: int
    """First cell of the room."""
    high: int
    """Cell behind the room."""

    @property
    def spare(self) -> int:
        """Cells of the room that the name leaves empty; below 0: cells that it lacks."""
        return self.high - self.low - width(self.runs)


def joined_header(
    table: Table, columns: Sequence[range], aligns: Sequence[Align], measure: Measure, cancellation: Cancellation
) -> tuple[Run, ...]:
    """Return the header of a table in one row of generated text; each column has a range of the row's cells."""
    names = [
        _Name(_in_one_row(text, measure, cancellation), align, own.start, own.stop)
        for text, own, align in zip(table.header, columns, aligns, strict=False)
    ]
    for left, right in pairwise(names):
        _share(left, right)
    begun = [_shortened(name, measure.glyphs.cut) for name in names]
    texts = ["".join(run.text for run in runs) for runs in begun]
    over_a_line = StyleFlags.COLUMN_HEADER if measure.underlines_headers else StyleFlags.PLAIN
    header: list[Run] = []
    for number, name in enumerate(names):
        alike = name.spare < 0 and texts.count(texts[number]) > 1
        shown = _shortened(name, measure.glyphs.cut, at_start=True) if alike else begun[number]
        spare = name.high - name.low - width(shown)
        before = blanks_before(name.align, spare)
        blanks = [generated(" " * size, StyleFlags.STRONG) for size in (before, spare - before)]
        header.append(generated(" " * (name.low - width(header))))
        header += [generated(run.text, run.style | over_a_line) for run in (blanks[0], *shown, blanks[1])]
    return tuple(run for run in header if run.text)


def _in_one_row(text: Text, measure: Measure, cancellation: Cancellation) -> tuple[Run, ...]:
    """Return the runs of a name, with a blank for each line break."""
    parts = cell_runs(text, StyleFlags.STRONG, measure, cancellation, ticks=measure.signs and measure.ticks)
    found: list[Run] = []
    for start, end in rows(join_runs(parts), WHOLE):
        found += [generated(" ", StyleFlags.STRONG)] if found else []
        found += row(parts, -1, start, end)
    return tuple(found)


def _share(left: _Name, right: _Name) -> None:
    """Move the border between two names if one lacks cells that the other has empty beside it.

    A name at the left of its room has them behind it, one at the right before it, one in the middle at both sides.
    """
    if left.spare < 0 < right.spare:
        beside = {Align.RIGHT: right.spare, Align.CENTRE: right.spare // 2}.get(right.align, 0)
        moved = min(-left.spare, beside)
    elif right.spare < 0 < left.spare:
        beside = {Align.RIGHT: 0, Align.CENTRE: left.spare // 2}.get(left.align, left.spare)
        moved = -min(-right.spare, beside)
    else:
        return
    left.high += moved
    right.low += moved


def _shortened(name: _Name, sign: str, *, at_start: bool = False) -> tuple[Run, ...]:
    """Return a name that fits in its room; one that is cut has `sign` there, if there is room for more than it."""
    room = name.high - name.low
    if width(name.runs) <= room:
        return name.runs
    sign = sign if cells(sign) + 1 < room else ""
    if not at_start:
        kept = cut_line(Line(name.runs), room - cells(sign)).text.rstrip(_BESIDE_CUT)
        return (generated(kept + sign, StyleFlags.STRONG),)
    text, kept = "".join(run.text for run in name.runs), ""
    for cluster in reversed(list(clusters(text))):
        if cells(cluster + kept) > room - cells(sign):
            break
        kept = cluster + kept
    words = kept if text[: -len(kept)].endswith(" ") else kept.partition(" ")[2] or kept
    return (generated(sign + words.lstrip(_BESIDE_CUT), StyleFlags.STRONG),)
