"""Wrapping of text with a hanging indent, and of lines of code."""

from __future__ import annotations

from collections.abc import Iterable

from b12tui.layout.page.line_breaking import rows
from b12tui.layout.page.lines import Run, width
from b12tui.textwidth import cells, clusters


def hanging_rows(
    chars: str, room: int, indent: int, starts: frozenset[int], *, whole: bool
) -> Iterable[tuple[int, int]]:
    """Yield the spans of rows; the first has all the room if `whole`, the others `indent` cells less."""
    begin = 0
    if indent and whole:
        first = next(iter(rows(chars, room, starts)))
        yield first
        begin = first[1]
        while begin < len(chars) and chars[begin] in " \n":
            begin += 1
        if begin == len(chars):
            return
    for start, end in rows(chars[begin:], room - indent, frozenset(s - begin for s in starts if s > begin)):
        yield begin + start, begin + end


def cut_line_of_text(runs: tuple[Run, ...], room: int) -> Iterable[tuple[Run, ...]]:
    """Yield a line that is kept as written in rows: cut between words, or at any character if it has tabs."""
    if width(runs) <= room or any(run.node >= 0 and len(run.text) != run.end - run.start for run in runs):
        yield from cut_code(runs, room)
        return
    for start, end in rows("".join(run.text for run in runs), room):
        yield tuple(_stretch(runs, start, end))


def _stretch(runs: tuple[Run, ...], start: int, end: int) -> Iterable[Run]:
    """Yield characters `start` to `end` of runs; generated runs are cut as well."""
    at = 0
    for run in runs:
        low, high = max(start - at, 0), min(end - at, len(run.text))
        if low < high:
            begin = run.start + low if run.node >= 0 else run.start
            yield Run(run.text[low:high], run.style, run.node, begin, begin + high - low if run.node >= 0 else run.end)
        at += len(run.text)


def cut_code(runs: tuple[Run, ...], room: int) -> Iterable[tuple[Run, ...]]:
    """Yield a line of code cut into rows at any character: code is not wrapped at words."""
    if width(runs) <= room:
        yield runs
        return
    line: list[Run] = []
    used = 0
    for run in runs:
        if len(run.text) != run.end - run.start:
            if used + len(run.text) > room and line:
                yield tuple(line)
                line, used = [], 0
            line.append(Run(run.text[:room], run.style, run.node, run.start, run.end))
            used += len(line[-1].text)
            continue
        start = run.start
        taken = ""
        for cluster in clusters(run.text):
            if used + cells(cluster) > room and (line or taken):
                if taken:
                    line.append(Run(taken, run.style, run.node, start, start + len(taken)))
                yield tuple(line)
                start += len(taken)
                line, used, taken = [], 0, ""
            taken += cluster
            used += cells(cluster)
        if taken:
            line.append(Run(taken, run.style, run.node, start, start + len(taken)))
    if line:
        yield tuple(line)
