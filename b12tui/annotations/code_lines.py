"""Lines of code blocks after an edit: a diff of the block's lines tells which line a note's has become.

Lines of code are repeated, with the same lines around them, so that words alone don't tell them apart. The lines of the
block are kept as checksums with the note.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from b12tui.annotations.word_alignment import aligned
from b12tui.core.fingerprints import checksum
from b12tui.fasttuple import NamedTuple

MAX_LINES = 128
"""Maximum number of lines of a block that are kept with a note; longer blocks are not compared line by line."""
SUM_BITS = 0xFFFF
"""Bits that are kept of the checksum of a line: enough to tell the lines of one block apart."""
MIN_ALIKE = 0.5
"""Least share of a block's lines that stay, for the block to be known by them."""
MORE_ALIKE = 0.1
"""How much more alike the block must be than any other is, and than any other was when the note was made."""


class LineMatch(NamedTuple):
    """Lines that the lines of a note have become."""

    first: int
    last: int
    is_same: bool
    """Whether each is as it was, but for case and blanks."""


def line_sums(chars: str) -> tuple[int, ...]:
    """Return the checksum of each line of a text node, whatever its case and blanks; none of one line or too many."""
    if not 1 <= chars.count("\n") < MAX_LINES:
        return ()
    return tuple([checksum(line) & SUM_BITS for line in chars.split("\n")])


def share_alike(some: Sequence[int], others: Sequence[int]) -> float:
    """Return the share of lines that two blocks have in common, in whatever order, from 0 to 1."""
    return 2 * (Counter(some) & Counter(others)).total() / max(len(some) + len(others), 1)


def most_alike(lines: Sequence[int], blocks: Iterable[Sequence[int]]) -> float:
    """Return how much the block most like some lines is like them, from 0 to 1."""
    return max((share_alike(lines, block) for block in blocks if block), default=0.0)


def matched_lines(old: Sequence[int], new: Sequence[int], first: int, last: int) -> LineMatch | None:
    """Return what the lines from `first` to `last` of a block have become; None if they are gone or it is in doubt.

    Two diffs, from the first line on and from the last one back, must agree. A line that stands several times in either
    version is known by the line before or after it, too.
    """
    forwards = _diff(old, new)
    backwards = {len(old) - 1 - a: (len(new) - 1 - b, same) for a, (b, same) in _diff(old[::-1], new[::-1]).items()}
    found = [forwards.get(line) for line in range(first, last + 1)]
    if any(each is None or each != backwards.get(line) for line, each in enumerate(found, first)):
        return None
    there = [each for each in found if each is not None]
    start, end = there[0][0], there[-1][0]
    if end - start != last - first:
        return None
    is_single = any(old.count(old[line]) == 1 and new.count(old[line]) <= 1 for line in range(first, last + 1))
    beside = (forwards.get(first - 1) == (start - 1, True), forwards.get(last + 1) == (end + 1, True))
    if not is_single and not any(beside):
        return None
    return LineMatch(start, end, all(same for _, same in there))


def span_in_lines(prefix: str, quote: str, suffix: str, chars: str, lines: LineMatch) -> tuple[int, int] | None:
    """Return the span of what a quote has become in the matched lines of a text; None if its words are not there."""
    found = chars.split("\n")
    begins = sum(len(line) + 1 for line in found[: lines.first])
    there = "\n".join(found[lines.first : lines.last + 1])
    if lines.is_same:
        at = there.find(quote)
        if at >= 0 and there.find(quote, at + 1) >= 0:  # several times: where it was in its line, if that is known
            line_before = prefix.rpartition("\n")
            at = len(there) - len(there.lstrip()) + len(line_before[2].lstrip()) if line_before[1] else -1
        if at >= 0 and there.startswith(quote, at):
            return begins + at, begins + at + len(quote)
    like = aligned(prefix, quote, suffix, there)
    return None if like is None else (begins + like[1], begins + like[2])


def _diff(old: Sequence[int], new: Sequence[int]) -> dict[int, tuple[int, bool]]:
    """Return the new index of each line that stayed or was changed in place, and whether it is the same."""
    from difflib import SequenceMatcher  # loaded slowly, and only edited texts need it

    found: dict[int, tuple[int, bool]] = {}
    for kind, a, a_end, b, b_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal" or (kind == "replace" and a_end - a == b_end - b):
            found.update({a + by: (b + by, kind == "equal") for by in range(a_end - a)})
    return found
