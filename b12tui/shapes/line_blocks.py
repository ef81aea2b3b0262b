"""Lines as blocks: one for the lines between two empty ones, with the tables among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from b12tui.document import Block, LineBlock, Link, Span, Text
from b12tui.document.cancellation import NEVER, Cancellation
from b12tui.document.sanitize import sanitize
from b12tui.lazy_pattern import lazy_pattern
from b12tui.shapes import columns, records, ruled
from b12tui.shapes.recognition import LEAST_CONFIDENCE, Recogniser, Recognition
from b12tui.shapes.suffixes import LANGUAGES, LINES, suffix_of

BLOCK_LINES = 40
"""Lines of a block; more without an empty one between them make several, so that steps by block stay short."""

RECOGNISERS: tuple[Recogniser, ...] = (ruled.recognise, records.recognise, columns.recognise)

_PLACE = lazy_pattern(r"^[ \t]*((?:\.{0,2}/)?[\w.+@-][\w./+@-]{0,200}):(\d{1,7})(?=[:,) \t]|$)", re.MULTILINE)
"""Place as compilers, linters and `grep -n` name it: `path:line:column: message` (GNU Coding Standards, 4.4)."""
_TRACED = lazy_pattern(r'\bFile "([^"\n]{1,200})", line (\d{1,7})')
"""Place in a traceback of Python."""
_LINKED = frozenset((*LANGUAGES, *LINES, ".md", ".markdown", ".json", ".csv"))
"""Suffixes of files that links open."""
_ADDRESS = lazy_pattern(r"\bhttps?://(?:\([^\s()]*\)|[^\s<>\"'`()])+")
_STOPS = ".,;:!?]}"


def line_blocks(
    lines: Sequence[str], first: int, *, shapes: bool = True, cancellation: Cancellation = NEVER
) -> Iterator[Block]:
    """Yield the blocks of lines, the first of which is source line `first`; without `shapes` no tables."""
    blank, at = 0, 0
    while at < len(lines):
        cancellation.check()
        if not lines[at].strip():
            blank, at = blank + 1, at + 1
            continue
        end = at
        while end < len(lines) and lines[end].strip():
            end += 1
        yield from _group(lines[at:end], first + at, blank, shapes=shapes)
        blank, at = 0, end


def _group(lines: Sequence[str], first: int, blank: int, *, shapes: bool) -> Iterator[Block]:
    found = recognised(lines, first) if shapes else None
    if found is None:
        yield from plain_blocks(lines, first, blank)
        return
    yield from plain_blocks(lines[: found.start], first, blank)
    yield from found.blocks
    if found.end < len(lines):
        yield from _group(lines[found.end :], first + found.end, 0, shapes=True)


def recognised(lines: Sequence[str], first: int) -> Recognition | None:
    """Return what the surest recogniser finds in lines without an empty one, the first of which is line `first`."""
    found = [recognition for recogniser in RECOGNISERS if (recognition := recogniser(lines, first)) is not None]
    best = max(found, key=lambda recognition: recognition.confidence, default=None)
    return best if best is not None and best.confidence >= LEAST_CONFIDENCE else None


def plain_blocks(lines: Sequence[str], first: int, blank: int = 0, *, change: str = "") -> Iterator[LineBlock]:
    """Yield lines as blocks of at most `BLOCK_LINES`, with `blank` empty lines before the first."""
    for start in range(0, len(lines), BLOCK_LINES):
        chars = sanitize("\n".join(lines[start : start + BLOCK_LINES]))
        line = first + start
        yield LineBlock(Text(chars, _links(chars), line, None), line, blank if not start else 0, change)


def _links(chars: str) -> tuple[Span, ...]:
    """Return the links in lines: addresses, and lines of files as compilers and interpreters name them."""
    found: list[Span] = []
    for each in _ADDRESS.finditer(chars) if "://" in chars else ():
        target = each[0].rstrip(_STOPS)
        found.append(Span(each.start(), each.start() + len(target), Link(target)))
    for pattern in (_PLACE, _TRACED):
        found += [
            Span(each.start(1), each.end(2), Link(f"{each[1]}#L{each[2]}"))
            for each in pattern.finditer(chars)
            if suffix_of(each[1]) in _LINKED
        ]
    return tuple(sorted(found, key=lambda span: span.start))
