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
