"""Told lines as runs: which characters of a line say which characters of the document, and stretches of such a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from b12tui.document.cancellation import check_cancelled, stepwise
from b12tui.layout.page.lines import Line, Run, generated

LEAF = "\ufdd0"
"""Stands before a leaf's words until the line is put together."""


def aligned(ready: Iterable[str], narration: Iterable[tuple[int, str, list[int]]]) -> Iterator[Line]:
    """Yield each line as runs, by following the leaves' words through it."""
    following = iter(narration)
    node, said, origins, at = -1, "", list[int](), 0
    for line in stepwise(ready):
        runs: list[Run] = []
        if at < len(said) and said[at] == "\n":
            at += 1
        here = tried = 0
        while here < len(line):
            check_cancelled()
            char = line[here]
            here += 1
            if char == LEAF:
                node, said, origins = next(following)
                at = tried = 0
                if origins[-1] == len(said) - 1 and line.startswith(said, here):
                    # Most leaves stand in their line as they are: nothing to follow character by character.
                    runs.append(Run(said, node=node, start=0, end=len(said)))
                    at = len(said)
                    here += at
                continue
            if at >= tried and at < len(said) and said[at] == char:
                # So does most of a leaf that has additions, from one to the next.
                tried = _even(said, origins, at)
                if line.startswith(said[at:tried], here - 1):
                    _add(runs, said[at:tried], node if origins[at] >= 0 else -1, max(origins[at], 0))
                    here += tried - at - 1
                    at = tried
                    continue
            found = _find(said, at, char)
            if found is None:
                _add(runs, char, -1, 0)
                continue
            at = found + 1
            _add(runs, char, node if origins[found] >= 0 else -1, max(origins[found], 0))
        yield Line(tuple(runs))


def _even(said: str, origins: list[int], at: int) -> int:
    """Return how far the words go on from `at` without an addition's beginning or end, or the end of a line."""
    end, step = at + 1, int(origins[at] >= 0)
    while end < len(said) and origins[end] == origins[end - 1] + step and said[end] != "\n":
        end += 1
    return end


def _find(said: str, at: int, char: str) -> int | None:
    """Return where in a leaf's words the next character of a line stands; None: it is not of them.

    Blanks that only lay out were dropped, and a stop or a comma may have been added.
    """
    if char.isspace():
        return at if at < len(said) and said[at].isspace() else None
    while at < len(said) and said[at].isspace():
        at += 1
    return at if at < len(said) and said[at] == char else None


def _add(runs: list[Run], text: str, node: int, at: int) -> None:
    """Add characters, to the last run where they go on."""
    last = runs[-1] if runs else None
    if last is not None and last.node == node and (node < 0 or last.end == at):
        end = last.end + len(text) if node >= 0 else 0
        runs[-1] = Run(last.text + text, last.style, node, last.start, end)
    else:
        runs.append(Run(text, node=node, start=at, end=at + len(text)) if node >= 0 else generated(text))


def cut_origins(line: Line, start: int, end: int) -> Line:
    """Return the characters `start` to `end` of a line as a line of their own, without blanks around them."""
    text = "".join(run.text for run in line.runs)
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    return stretch(line, start, end)


def stretch(line: Line, start: int, end: int) -> Line:
    """Return the characters `start` to `end` of a line as a line of their own."""
    runs: list[Run] = []
    at = 0
    for run in line.runs:
        low, high = max(start - at, 0), min(end - at, len(run.text))
        if low < high:
            even = run.node >= 0 and run.end - run.start == len(run.text)
            first, last = (run.start + low, run.start + high) if even else (run.start, run.end)
            runs.append(Run(run.text[low:high], run.style, run.node, first, last))
        at += len(run.text)
    return Line(tuple(runs))
