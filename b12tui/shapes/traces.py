"""Stack traces of Python, Java, JavaScript, Go and Rust among lines: each is a unit that one step passes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from b12tui.lazy_pattern import lazy_pattern

_SIGN = lazy_pattern(r"Traceback \(most recent|[\t ]at |goroutine |panicked at")
_PYTHON = lazy_pattern(r"(?P<before>.*?)Traceback \(most recent")
_GO = lazy_pattern(r"goroutine .*:$")
_RUST = lazy_pattern(r"thread .*panicked at")
_RUST_REST = lazy_pattern(r"note:|stack backtrace:| ")
_RUST_NEXT = lazy_pattern(r"note:|stack backtrace:|thread ")
_FRAME = lazy_pattern(r"\s+at \S|\s*(?:Caused by|Suppressed): |\s+\.\.\. \d+ (?:more|common)")
"""Line of a trace of Java or JavaScript."""
_CAUSE = lazy_pattern(r"\s*(?:Caused by|Suppressed): |\s+\.\.\. ")
_GO_FRAME = lazy_pattern(r"\t|[\w./*()-]+\(.*\)(?: in goroutine \d+)?$|created by |\.\.\.")


def units(lines: Sequence[str]) -> Iterator[tuple[int, int, bool]]:
    """Yield the runs of lines in order, each as its first line, the one after its last, and whether it is a trace."""
    begun = at = 0
    if not any(map(_SIGN.search, lines)):
        yield 0, len(lines), False
        return
    while at < len(lines):
        start, end = _trace(lines, at)
        if end <= at:
            at += 1
            continue
        if max(start, begun) > begun:
            yield begun, start, False
        yield max(start, begun), end, True
        begun = at = end
    if begun < len(lines):
        yield begun, len(lines), False


def _trace(lines: Sequence[str], at: int) -> tuple[int, int]:
    """Return the first line of the trace that line `at` tells of, and the one after its last; the latter 0 if none."""
    line = lines[at]
    if found := _PYTHON.match(line):
        return at, _end_of_python(lines, at, len(found["before"]))
    if _FRAME.match(line) and at and not _CAUSE.match(line):
        return at - 1, _while(lines, at, _FRAME)
    if _GO.match(line):
        return at, _while(lines, at + 1, _GO_FRAME)
    if _RUST.match(line):
        return at, _end_of_rust(lines, at + 1)
    return at, 0


def _while(lines: Sequence[str], at: int, frame: re.Pattern[str]) -> int:
    while at < len(lines) and frame.match(lines[at]):
        at += 1
    return at


def _end_of_python(lines: Sequence[str], at: int, edge: int) -> int:
    """Return the line after the exception, which begins where the first line of the trace does."""
    at += 1
    while at < len(lines) and lines[at][edge : edge + 2] == "  ":
        at += 1
    return min(at + 1, len(lines))


def _end_of_rust(lines: Sequence[str], at: int) -> int:
    """Return the line after the message, the backtrace and the note on it."""
    if at < len(lines) and not _RUST_NEXT.match(lines[at]):
        at += 1
    while at < len(lines) and _RUST_REST.match(lines[at]):
        at += 1
    return at
