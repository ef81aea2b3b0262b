"""Horizontal scrolling of code: the visible part of a row, and the cell of its cursor."""

from __future__ import annotations

from b12tui.layout.page.glyphs import Glyphs
from b12tui.layout.page.lines import Line, Run, StyleFlags, generated, one_to_one, width
from b12tui.textwidth import cells, clusters


def prefix(line: Line) -> int:
    """Return the width in cells of what stands before the text of a row."""
    used = 0
    for run in line.runs:
        if run.node >= 0:
            return used
        used += cells(run.text)
    return used


def shift_for(line: Line, column: int, wanted: int, room: int) -> int:
    """Return the shift in cells, as near to `wanted` as leaves a cursor at `column` in a row of `room` cells.

    A cursor at the beginning of the text does not count: it stands at the first cell, whatever shows there.
    """
    lead = prefix(line)
    if column <= lead:
        return wanted
    if column - wanted < lead + 1:
        return max(column - lead - 1, 0)
    return max(wanted, column - room + 2)


def shifted(line: Line, shift: int, room: int, glyphs: Glyphs) -> Line:
    """Return what shows of a row in `room` cells, its text moved left by `shift`, with signs where more is hidden."""
    if not shift and width(line.runs) <= room:
        return line
    lead = prefix(line)
    runs: list[Run] = []
    at, low, high = 0, lead + shift, room + shift
    for run in line.runs:
        if run.node < 0 and at < lead:
            runs.append(run)
            at += cells(run.text)
            continue
        pieces = clusters(run.text) if one_to_one(run) else (run.text,)
        begin = run.start
        for piece in pieces:
            size = cells(piece)
            end = begin + len(piece) if one_to_one(run) else run.end
            if low <= at and at + size <= high:
                _append(runs, Run(piece, run.style, run.node, begin, end))
            elif at < high and at + size > low:
                blanks = min(at + size, high) - max(at, low)
                _append(runs, Run(" " * blanks, run.style))
            begin = end
            at += size
    return Line(tuple(_signed(runs, lead, glyphs, before=shift > 0 and at > lead, after=at > high)))


def _append(runs: list[Run], piece: Run) -> None:
    """Add a piece, joined to the run before it if it continues that."""
    before = runs[-1] if runs else None
    if (
        before is not None
        and before.node == piece.node >= 0
        and before.style == piece.style
        and before.end == piece.start
        and one_to_one(before)
        and one_to_one(piece)
    ):
        runs[-1] = Run(before.text + piece.text, before.style, before.node, before.start, piece.end)
    else:
        runs.append(piece)


def _signed(runs: list[Run], lead: int, glyphs: Glyphs, *, before: bool, after: bool) -> list[Run]:
    """Return runs with a sign in place of their first cell behind the prefix, and of their last."""
    if after and runs and runs[-1].text:
        runs = _without_last(runs)
        runs.append(generated(glyphs.more_right, StyleFlags.QUIET))
    if before:
        at = used = 0
        while at < len(runs) and used < lead:
            used += cells(runs[at].text)
            at += 1
        runs[at : at + 1] = [generated(glyphs.more_left, StyleFlags.QUIET), *_without_first(runs[at : at + 1])]
    return runs


def _without_first(runs: list[Run]) -> list[Run]:
    if not runs:
        return []
    run = runs[0]
    first = next(iter(clusters(run.text)), "") if one_to_one(run) else run.text[:1]
    blanks = [generated(" ")] if cells(first) == 2 else []
    start = run.start + len(first) if one_to_one(run) else run.start
    return [*blanks, Run(run.text[len(first) :], run.style, run.node, start, run.end)]


def _without_last(runs: list[Run]) -> list[Run]:
    run = runs[-1]
    last = list(clusters(run.text))[-1] if one_to_one(run) else run.text[-1:]
    blanks = [generated(" ")] if cells(last) == 2 else []
    end = run.end - len(last) if one_to_one(run) else run.end
    return [*runs[:-1], Run(run.text[: len(run.text) - len(last)], run.style, run.node, run.start, end), *blanks]
