"""Lines as blocks: one for the lines between two empty ones, with the tables among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from b12tui.document import Block, LineBlock, Link, Span, Text
from b12tui.document.cancellation import NEVER, Cancellation
from b12tui.document.sanitize import sanitize
from b12tui.shapes import columns, records, ruled
from b12tui.shapes.recognition import LEAST_CONFIDENCE, Recogniser, Recognition

BLOCK_LINES = 40
"""Lines of a block; more without an empty one between them make several, so that steps by block stay short."""

RECOGNISERS: tuple[Recogniser, ...] = (ruled.recognise, records.recognise, columns.recognise)

_WORD = re.compile(r"\S+")
_ADDRESS = re.compile(r"\bhttps?://[^\s<>\"'`]+[^\s<>\"'`.,;:!?)\]}]")


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
    if "://" not in chars:
        return ()
    return tuple(Span(found.start(), found.end(), Link(found[0])) for found in _ADDRESS.finditer(chars))
