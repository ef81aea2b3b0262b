"""Mapping of narrated lines to the document's characters, as runs, and slices of such lines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache

from b12tui.core.messages.roles import Role
from b12tui.core.motion.sentences import code_starts as code_starts_of_text
from b12tui.document import Document
from b12tui.document.cancellation import Cancellation
from b12tui.layout.page.lines import Line, Run, generated, one_to_one

NODE_MARKER = "\ufdd0"
"""Marker before a text node's words until the line is put together."""


_STRETCHES = 1 << 32
"""More than the characters of a text node."""


def code_starts(line: Line, document: Document, section: int) -> list[int]:
    """Return the offsets in a narrated line of a section at which inline code of the document begins."""
    starts_in = cache(lambda node: code_starts_of_text(document.text_nodes(section)[node].text))
    found = list[int]()
    at = 0
    for run in line.runs:
        if run.node >= 0 and one_to_one(run):
            starts = starts_in(run.node)
            inside = starts[bisect_left(starts, run.start) : bisect_left(starts, run.end)]
            found.extend(at + start - run.start for start in inside)
        at += len(run.text)
    return found


def stretch_origin(start: int, end: int) -> int:
    """Return the origin of words that stand for a stretch of a text node, less than -1."""
    return -2 - (start * _STRETCHES + end)


def _stretch(origin: int) -> tuple[int, int]:
    """Return the stretch that words with this origin stand for."""
    return divmod(-2 - origin, _STRETCHES)


def aligned(
    ready: Iterable[tuple[str, Role]], narration: Iterable[tuple[int, str, list[int]]], cancellation: Cancellation
) -> Iterator[Line]:
    """Yield each line as runs, found by following the text nodes' words through it."""
    nodes = iter(narration)
    node, words, origins, at = -1, "", list[int](), 0
    for line, role in cancellation.steps(ready):
        if role is Role.LAYOUT:
            yield Line((Run(line, role=role),))
            continue
        runs: list[Run] = []
        if at < len(words) and words[at] == "\n":
            at += 1
        here = unbroken_end = 0
        while here < len(line):
            cancellation.check()
            char = line[here]
            here += 1
            if char == NODE_MARKER:
                node, words, origins = next(nodes)
                at = unbroken_end = 0
                if origins[-1] == len(words) - 1 and min(origins) >= 0 and line.startswith(words, here):
                    # Most text nodes stand in their line unchanged: no need to match each character.
                    runs.append(Run(words, node=node, start=0, end=len(words)))
                    at = len(words)
                    here += at
                continue
            if at < len(words) and words[at] == char:
                # So do the words between one addition and the next, but for a dropped blank.
                if at >= unbroken_end:
                    unbroken_end = _unbroken_end(words, origins, at)
                same = _common_length(line, here - 1, words, at, unbroken_end)
                _append_run(runs, words[at : at + same], node, origins[at])
                here += same - 1
                at += same
                continue
            found = _next_match(words, at, char)
            if found is None:
                _append_run(runs, char, -1, -1)
                continue
            at = found + 1
            _append_run(runs, char, node, origins[found])
        yield (
            Line(tuple(runs))
            if any(run.node >= 0 for run in runs)
            else Line((Run(line.replace(NODE_MARKER, ""), role=role),))
        )


def _unbroken_end(words: str, origins: list[int], at: int) -> int:
    """Return the end of the words from `at` that contain no boundary of an addition and no line end."""
    end, step = at + 1, int(origins[at] >= 0)
    while end < len(words) and origins[end] == origins[end - 1] + step and words[end] != "\n":
        end += 1
    return end


def _common_length(line: str, here: int, words: str, at: int, end: int) -> int:
    """Return how many characters of `line` from `here` are those of `words` from `at`, before `end`."""
    length, step = 0, 1
    while step and at + length < end:
        part = words[at + length : min(at + length + step, end)]
        if line.startswith(part, here + length):
            length += len(part)
            step *= 2
        else:
            step //= 2
    return length


def _next_match(words: str, at: int, char: str) -> int | None:
    """Return the index of a line's next character in a text node's words, or None if it is not theirs.

    Layout blanks were dropped, and a full stop or comma may have been added.
    """
    if char.isspace():
        return at if at < len(words) and words[at].isspace() else None
    while at < len(words) and words[at].isspace():
        at += 1
    return at if at < len(words) and words[at] == char else None


def _append_run(runs: list[Run], text: str, node: int, origin: int) -> None:
    """Append characters of a text node, or generated ones, to the last run where they continue it."""
    last = runs[-1] if runs else None
    if origin == -1:
        continues = last is not None and last.node < 0
        start = end = 0
        node = -1
    elif origin < -1:
        start, end = _stretch(origin)
        continues = last is not None and (last.node, last.start, last.end) == (node, start, end)
    else:
        start, end = origin, origin + len(text)
        continues = last is not None and last.node == node and last.end == start and one_to_one(last)
    if last is not None and continues:
        start = last.start
        runs[-1] = Run(last.text + text, last.style, node, start, end)
    else:
        runs.append(Run(text, node=node, start=start, end=end) if node >= 0 else generated(text))


def cut_origins(line: Line, start: int, end: int) -> Line:
    """Return the characters `start` to `end` of a line as a line of its own, stripped of surrounding blanks."""
    text = "".join(run.text for run in line.runs)
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    return stretch(line, start, end)


def stretch(line: Line, start: int, end: int) -> Line:
    """Return the characters `start` to `end` of a line as a line of its own."""
    runs: list[Run] = []
    at = 0
    for run in line.runs:
        low, high = max(start - at, 0), min(end - at, len(run.text))
        if low < high:
            exact = run.node >= 0 and one_to_one(run)
            first, last = (run.start + low, run.start + high) if exact else (run.start, run.end)
            runs.append(Run(run.text[low:high], run.style, run.node, first, last))
        at += len(run.text)
    return Line(tuple(runs))
