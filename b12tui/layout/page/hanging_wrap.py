"""Wrapping of text with a hanging indent, and of lines of code."""

from __future__ import annotations

from collections.abc import Iterable

from b12tui.layout.page.line_breaking import rows
from b12tui.layout.page.lines import Run, StyleFlags, generated, one_to_one, width
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
    """Yield the rows of a line whose layout is kept: cut between words, or at any character if it has tabs."""
    if width(runs) <= room:
        yield runs
    elif any(run.node >= 0 and not one_to_one(run) for run in runs):
        yield from _cut_anywhere(runs, room)
    else:
        yield from _cut_at(runs, rows("".join(run.text for run in runs), room))


def _cut_at(runs: tuple[Run, ...], spans: Iterable[tuple[int, int]]) -> Iterable[tuple[Run, ...]]:
    """Yield the characters of runs in each of the spans, which are in order; generated runs are cut as well."""
    first = at = 0  # the first run that a span can begin in, and its first character
    for start, end in spans:
        while first < len(runs) and at + len(runs[first].text) <= start:
            at += len(runs[first].text)
            first += 1
        own: list[Run] = []
        number, begin = first, at
        while number < len(runs) and begin < end:
            run = runs[number]
            low, high = max(start - begin, 0), min(end - begin, len(run.text))
            if low < high and run.node >= 0:
                own.append(Run(run.text[low:high], run.style, run.node, run.start + low, run.start + high))
            elif low < high:
                own.append(Run(run.text[low:high], run.style, run.node, run.start, run.end))
            begin += len(run.text)
            number += 1
        yield tuple(own)


def _cut_anywhere(runs: tuple[Run, ...], room: int) -> Iterable[tuple[Run, ...]]:
    """Yield a line wider than `room` in rows, cut at any character."""
    line: list[Run] = []
    used = 0
    for run in runs:
        if not one_to_one(run):
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


def wrap_code(runs: tuple[Run, ...], room: int, sign: str, padding: int = 0) -> Iterable[tuple[Run, ...]]:
    """Yield a line of code in rows, cut behind a blank where the next word fits a row, else at any character.

    Blanks at a break belong to the row before it as far as they fit, in the cells of `padding` behind it, too. Rows
    after the first begin with the line's indentation, at most a quarter row, and `sign`, unless it is empty.
    """
    if width(runs) <= room:
        yield runs
        return
    shown = "".join(run.text for run in runs)
    indent = cells(shown) - cells(shown.lstrip(" "))
    hang = min(indent, room // 4)
    lead = (generated(" " * hang + sign, StyleFlags.QUIET),) if sign else ()
    rest = room - width(lead)
    pieces = [piece for run in runs for piece in _pieces(run)]
    boundaries = {(run.node, run.start) for run in runs}
    begin = 0
    while begin < len(pieces):
        most = rest if begin else room
        end = _row_end(pieces, begin, most, rest)
        while padding and end < len(pieces) and pieces[end].text == " " and _size(pieces[begin:end]) < most + padding:
            end += 1
        yield (*(lead if begin else ()), *_joined(pieces[begin:end], boundaries))
        begin = end


def _pieces(run: Run) -> Iterable[Run]:
    """Yield the clusters of a run, each as a run; a tab's blanks stay together."""
    if run.node < 0 or not one_to_one(run):
        yield run
        return
    at = run.start
    for cluster in clusters(run.text):
        yield Run(cluster, run.style, run.node, at, at + len(cluster))
        at += len(cluster)


def _size(pieces: list[Run]) -> int:
    return sum(cells(piece.text) for piece in pieces)


def _row_end(pieces: list[Run], begin: int, room: int, next_room: int) -> int:
    """Return the end of a row of at most `room` cells, at least one piece further on."""
    used, end = 0, begin
    while end < len(pieces) and (used + cells(pieces[end].text) <= room or end == begin):
        used += cells(pieces[end].text)
        end += 1
    if end == len(pieces) or pieces[end].text.isspace():
        # Blanks at the break belong to the row before it as far as they fit.
        return end
    opportunity = end
    while opportunity > begin and not pieces[opportunity - 1].text.isspace():
        opportunity -= 1
    if all(piece.text.isspace() for piece in pieces[begin:opportunity]):
        return end
    word = end
    size = _size(pieces[opportunity:end])
    while word < len(pieces) and not pieces[word].text.isspace() and size <= next_room:
        size += cells(pieces[word].text)
        word += 1
    return opportunity if size <= next_room else end


def _joined(pieces: list[Run], boundaries: set[tuple[int, int]]) -> Iterable[Run]:
    """Yield pieces as runs, those of one run joined; `boundaries` are where runs begin, as a tab of one blank does."""
    waiting: list[Run] = []
    for piece in pieces:
        plain = piece.node >= 0 and one_to_one(piece)
        if waiting and (not plain or (piece.node, piece.start) in boundaries):
            yield _one(waiting)
            waiting = []
        if plain:
            waiting.append(piece)
        else:
            yield piece
    if waiting:
        yield _one(waiting)


def _one(pieces: list[Run]) -> Run:
    first = pieces[0]
    return Run("".join(piece.text for piece in pieces), first.style, first.node, first.start, pieces[-1].end)
