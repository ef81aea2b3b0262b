"""Line breaking: at blanks, between wide characters, and within a word only if it is longer than a line.

Such a word breaks behind a hyphen or a slash if it has one. A sign that separates what is before it from what follows,
as in a row of links, never begins a row. Greedy, first fit. No character is lost: a blank at a break belongs to the row
before it, but is not shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from b12tui.textwidth import cells, clusters, is_simple, stay_together

BreakSpan = tuple[int, int]
"""Index of the first character of a row, and one past its last."""

SEPARATORS = frozenset("•·∙‧⋅◦|¦-–—―/→›»")
"""Characters that separate what they stand between with a blank on each side: rows may end behind them only."""


def rows(chars: str, room: int, starts: frozenset[int] = frozenset()) -> Iterator[BreakSpan]:
    """Yield the spans of `chars` that form rows of at most `room` cells (at least 1); each of `starts` begins a row.

    A newline ends a row. An empty text, and an empty line in it, is an empty row.
    """
    room = max(room, 1)
    begin = 0
    edges = (
        sorted({*starts, *(n + 1 for n, char in enumerate(chars) if char == "\n")} - {0})
        if (starts or "\n" in chars)
        else []
    )
    for edge in (*edges, len(chars)):
        stretch = chars[begin:edge]
        stretch = stretch.removesuffix("\n")
        narrow = stretch.isascii() or is_simple(stretch)
        for start, end in _break_narrow(stretch, room) if narrow else _break_wide(stretch, room):
            yield begin + start, begin + end
        begin = edge


def _break_narrow(chars: str, room: int) -> Iterator[BreakSpan]:
    start, length = 0, len(chars)
    while length - start > room:
        # A blank just past the last cell is a valid break: it is not shown.
        cut = chars.rfind(" ", start + 1, start + room + 1)
        if chars[cut + 1 : cut + 2] in SEPARATORS:
            cut = _before_separated(chars, start, cut)
        if cut <= start or not chars[start:cut].strip():
            cut = _break_in_word(chars, start, start + room)
            yield start, cut
            start = cut
            continue
        end = cut
        while end > start and chars[end - 1] == " ":
            end -= 1
        yield start, end
        start = cut + 1
        while start < length and chars[start] == " ":
            start += 1
        if start >= length:
            return
    yield start, length


def _before_separated(chars: str, start: int, cut: int) -> int:
    """Return the blank before the word that a separator at `cut + 1` follows; `cut` if the row has no other blank."""
    before = cut
    while before > start and _separates(chars, before + 1):
        before = chars.rfind(" ", start + 1, before)
    return before if before > start and chars[start:before].strip() else cut


def _separates(chars: str, at: int) -> bool:
    """Return whether a character is a separator, with a blank behind it or nothing; the blank before it is known."""
    return chars[at : at + 1] in SEPARATORS and chars[at + 1 : at + 2] in ("", " ")


def _break_in_word(chars: str, start: int, end: int) -> int:
    """Return where to break a word that has room only from `start` to `end`."""
    behind = max(chars.rfind("-", start, end), chars.rfind("/", start, end)) + 1
    return behind if behind > start + 1 else end


def _may_break(before: str, size_before: int, after: str, size: int) -> bool:
    """Return whether a row may end between two characters: behind a blank, or beside a wide one (UAX 14, class ID)."""
    return before == " " or (2 in (size_before, size) and after != " " and not stay_together(before, after))


def _break_wide(chars: str, room: int) -> Iterator[BreakSpan]:
    start = at = used = size_before = 0
    opportunity: int | None = None
    begun = False
    for cluster in clusters(chars):
        size = cells(cluster)
        begun = begun or cluster != " "
        breaks = begun and at > start and _may_break(chars[at - 1], size_before, cluster[0], size)
        if breaks and (opportunity is None or not _separates(chars, at)):
            opportunity = at
        if used + size > room and cluster != " " and at > start:
            cut = _break_in_word(chars, start, at) if opportunity is None else opportunity
            end = cut
            while end > start and chars[end - 1] == " ":
                end -= 1
            yield start, end
            start = cut
            used = cells(chars[start:at])
            opportunity = None
            if used + size > room and at > start:
                yield start, at
                start, used = at, 0
        at += len(cluster)
        used += size
        size_before = size
    end = len(chars)
    while used > room and end > start and chars[end - 1] == " ":
        end, used = end - 1, used - 1
    if start < end or start == 0:
        yield start, end
