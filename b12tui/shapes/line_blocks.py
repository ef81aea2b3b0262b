"""Lines as blocks: one for the lines between two empty ones, with the tables among them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from b12tui.document import Block, LineBlock, Link, Span, Text
from b12tui.document.cancellation import NEVER, Cancellation
from b12tui.document.sanitize import sanitize
from b12tui.lazy_pattern import lazy_pattern
from b12tui.shapes import (
    blame,
    columns,
    expanded,
    fields,
    headed,
    listings,
    packages,
    records,
    ruled,
    side_by_side,
    sockets,
    traces,
    trees,
    underlined,
)
from b12tui.shapes.problems import problems
from b12tui.shapes.recognition import LEAST_CONFIDENCE, Recogniser, Recognition
from b12tui.shapes.suffixes import LANGUAGES, LINES, suffix_of

BLOCK_LINES = 40
"""Lines of a block; more without an empty one between them make several, so that steps by block stay short."""
MAX_SHAPES = 20
"""Tables and trees that are looked for among lines without an empty one: each look takes in all that follow."""

RECOGNISERS: tuple[Recogniser, ...] = (
    blame.recognise,
    packages.recognise,
    listings.recognise,
    sockets.recognise,
    expanded.recognise,
    ruled.recognise,
    underlined.recognise,
    records.recognise,
    fields.recognise,
    headed.recognise,
    columns.recognise,
    trees.recognise,
)

_PROMPT = lazy_pattern(r"(?:\S{1,80}|\[\S{1,40} \S{1,80}\])?\$ [a-z./]")
"""Prompt of a shell with a command: what the one before it has printed ends there."""
_PLACE = lazy_pattern(
    r"^[ \t]*((?:\.{0,2}/)?[\w.+@-][\w./+@-]{0,200}):(\d{1,7})(?::\d{1,7})?(?=[:,) \t]|$)", re.MULTILINE
)
"""Place as compilers, linters and `grep -n` name it: `path:line:column: message` (GNU Coding Standards, 4.4)."""
_POINTED = lazy_pattern(
    r"(?:--> |\(|\bat |^vet: )(?:file://)?((?:\.{0,2}/)?[\w.+@-][\w./+@-]{0,200}|/[\w./+@-]{1,200}):(\d{1,7})(?::\d{1,7})?(?=[):]|$)",
    re.MULTILINE,
)
"""Place that rustc, ruff, `go vet`, a panic of Rust and JavaScript point to."""
_CALLED = lazy_pattern(r"^[ \t]*((?:\.{0,2}/)?[\w.+@-][\w./+@-]{0,200})\((\d{1,7})(?:,\d{1,7})?\)(?=: )", re.MULTILINE)
"""Place as tsc and MSBuild name it: `path(line,column): message`."""
_UNDER_FILE = lazy_pattern(r"^[ \t]+((\d{1,7}):\d{1,7})[ \t]+(?:error|warning)[ \t]", re.MULTILINE)
"""Place below the name of its file, as eslint prints it."""
_FILE_ALONE = lazy_pattern(r"^(/?[\w.+@-][\w./+@-]{0,200})$", re.MULTILINE)
_TRACED = lazy_pattern(r'\bFile "([^"\n]{1,200})", line (\d{1,7})')
"""Place in a traceback of Python."""
_LINKED = frozenset((*LANGUAGES, *LINES, ".md", ".markdown", ".json", ".csv"))
"""Suffixes of files that links open."""
_ADDRESS = lazy_pattern(r"\bhttps?://(?:\([^\s()]*\)|\[[^\s\[\]<>\"'`()\\]*\]|[^\s\[\]<>\"'`()\\])+")
"""Address, up to a bracket that was not opened within it."""
_STOPS = ".,;:!?}"


def line_blocks(
    lines: Sequence[str], first: int, *, shapes: bool = True, cancellation: Cancellation = NEVER
) -> Iterator[Block]:
    """Yield the blocks of lines, the first of which is source line `first`; without `shapes` no tables."""
    done = 0
    for found in side_by_side.recognise(lines, first) if shapes else ():
        yield from _groups(lines[done : found.start], first + done, shapes=shapes, cancellation=cancellation)
        yield from found.blocks
        done = found.end
    yield from _groups(lines[done:], first + done, shapes=shapes, cancellation=cancellation)


def _groups(lines: Sequence[str], first: int, *, shapes: bool, cancellation: Cancellation) -> Iterator[Block]:
    """Yield the blocks of lines, which empty ones and prompts part."""
    blank, at = 0, 0
    while at < len(lines):
        cancellation.check()
        if not lines[at].strip():
            blank, at = blank + 1, at + 1
            continue
        end = at + 1
        while end < len(lines) and lines[end].strip() and not _PROMPT.match(lines[end]):
            end += 1
        yield from _group(lines[at:end], first + at, blank, shapes=shapes)
        blank, at = 0, end


def _group(lines: Sequence[str], first: int, blank: int, *, shapes: bool) -> Iterator[Block]:
    """Yield the blocks of lines without an empty one among them."""
    for _ in range(MAX_SHAPES if shapes else 0):
        found = recognised(lines, first)
        if found is None:
            break
        yield from plain_blocks(lines[: found.start], first, blank)
        yield from found.blocks
        lines, first, blank = lines[found.end :], first + found.end, 0
    if lines:
        yield from plain_blocks(lines, first, blank)


def recognised(lines: Sequence[str], first: int) -> Recognition | None:
    """Return what the surest recogniser finds in lines without an empty one, the first of which is line `first`."""
    found = [recognition for recogniser in RECOGNISERS if (recognition := recogniser(lines, first)) is not None]
    best = max(found, key=lambda recognition: recognition.confidence, default=None)
    return best if best is not None and best.confidence >= LEAST_CONFIDENCE else None


def plain_blocks(lines: Sequence[str], first: int, blank: int = 0, *, change: str = "") -> Iterator[LineBlock]:
    """Yield lines as blocks of at most `BLOCK_LINES`, with `blank` empty lines before the first.

    A stack trace is a block of its own, however long, and a line with an error or a warning begins one.
    """
    for start, end in _runs(lines, parted=not change):
        chars = sanitize("\n".join(lines[start:end]))
        line = first + start
        yield LineBlock(Text(chars, _links(chars), line, None), line, blank if not start else 0, change)


def _runs(lines: Sequence[str], *, parted: bool) -> Iterator[tuple[int, int]]:
    """Yield the first line of each block and the one after its last; with `parted`, problems begin some.

    Those that are indented below the name of a file stay there.
    """
    reported = {line - 1 for line, _ in problems("\n".join(lines))} if parted else set()
    reported = {at for at in reported if not lines[at][:1].isspace()}
    for begin, end, is_trace in traces.units(lines):
        if is_trace:
            yield begin, end
            continue
        start = begin
        for at in range(begin + 1, end + 1):
            if at == end or at in reported or at - start == BLOCK_LINES:
                yield start, at
                start = at


def _links(chars: str) -> tuple[Span, ...]:
    """Return the links in lines: addresses, and lines of files as compilers and interpreters name them."""
    found: list[Span] = []
    for each in _ADDRESS.finditer(chars) if "://" in chars else ():
        target = each[0].rstrip(_STOPS)
        found.append(Span(each.start(), each.start() + len(target), Link(target)))
    for pattern in (_PLACE, _TRACED, _POINTED, _CALLED):
        found += [
            Span(each.start(1), each.end(), Link(f"{each[1]}#L{each[2]}"))
            for each in pattern.finditer(chars)
            if suffix_of(each[1]) in _LINKED
        ]
    return _apart([*found, *_links_under_files(chars)])


def _links_under_files(chars: str) -> Iterator[Span]:
    """Yield the links of places below the name of their file, the last that stands alone on a line before them."""
    places = list(_UNDER_FILE.finditer(chars))
    names = list(_FILE_ALONE.finditer(chars)) if places else []
    starts = [each.start() for each in names]
    for place in places:
        above = bisect_left(starts, place.start())
        name = names[above - 1][1] if above else ""
        if suffix_of(name) in _LINKED:
            yield Span(place.start(1), place.end(1), Link(f"{name}#L{place[2]}"))


def _apart(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return spans by their starts, without those that begin within another."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return tuple(found)
