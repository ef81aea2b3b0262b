"""Lines of a log below a level, folded between those that matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from b12tui.catalogue import shapes
from b12tui.document import Block, Question, Text
from b12tui.document.cancellation import NEVER, Cancellation
from b12tui.shapes.line_blocks import line_blocks, plain_blocks
from b12tui.shapes.problems import ERROR, WARNING, problems
from b12tui.shapes.timestamps import is_stamped

LEVELS = {ERROR: frozenset({ERROR}), WARNING: frozenset({ERROR, WARNING})}
"""Levels that are shown, by the least of them."""


def level_blocks(lines: Sequence[str], first: int, least: str, cancellation: Cancellation = NEVER) -> Iterator[Block]:
    """Yield the blocks of lines, the first of which is source line `first`; those below level `least` are folded.

    A line without a time, or an indented one where none has a time, belongs to the line before it.
    """
    found = dict(problems("\n".join(lines)))
    timed = any(map(is_stamped, lines))
    starts = [at for at, line in enumerate(lines) if not at or at + 1 in found or _begins(line, timed=timed)]
    units = pairwise((*starts, len(lines)))
    runs = groupby(cancellation.steps(units), lambda unit: found.get(unit[0] + 1) in LEVELS[least])
    for is_shown, run in runs:
        parts = list(run)
        start, end = parts[0][0], parts[-1][1]
        own, line = lines[start:end], first + start
        if is_shown:
            yield from plain_blocks(own, line)
        elif count := sum(bool(each.strip()) for each in own):
            title = Text(shapes.other_lines(count), (), line)
            inside = tuple(line_blocks(own, line, cancellation=cancellation))
            yield Question(0, 0, title, inside, f"other-{line}", line=line, asks=False)


def _begins(line: str, *, timed: bool) -> bool:
    """Return whether a line is the first of what a program says at once."""
    return is_stamped(line) if timed else bool(line.strip()) and not line[0].isspace()
