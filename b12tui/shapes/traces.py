"""Stack traces of Python, Java, JavaScript, Go and Rust among lines: each is a unit that one step passes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from b12tui.lazy_pattern import lazy_pattern

_SIGNS = ("Traceback (most recent", "\tat ", "  at ", "goroutine ", "panicked at")
_FRAME = lazy_pattern(r"\s+at \S|\s*(?:Caused by|Suppressed): |\s+\.\.\. \d+ (?:more|common)")
"""Line of a trace of Java or JavaScript."""
_GO_FRAME = lazy_pattern(r"\t|[\w./*()-]+\(.*\)(?: in goroutine \d+)?$|created by |\.\.\.")


def units(lines: Sequence[str]) -> Iterator[tuple[int, int, bool]]:
    """Yield the runs of lines in order, each as its first line, the one after its last, and whether it is a trace."""
    begun = at = 0
    if not any(sign in line for line in lines for sign in _SIGNS):
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
    if "Traceback (most recent" in line:
        return at, _end_of_python(lines, at)
    if _FRAME.match(line) and at and line.lstrip().startswith("at "):
        return at - 1, _while(lines, at, _FRAME)
    if line.startswith("goroutine ") and line.endswith(":"):
        return at, _while(lines, at + 1, _GO_FRAME)
    if "panicked at" in line and line.startswith("thread "):
        return at, _end_of_rust(lines, at + 1)
    return at, 0


def _while(lines: Sequence[str], at: int, frame: re.Pattern[str]) -> int:
    while at < len(lines) and frame.match(lines[at]):
        at += 1
    return at


def _end_of_python(lines: Sequence[str], at: int) -> int:
    """Return the line after the exception, which begins where the first line of the trace does."""
    edge = lines[at].index("Traceback")
    at += 1
    while at < len(lines) and lines[at][edge : edge + 2] == "  ":
        at += 1
    return min(at + 1, len(lines))


def _end_of_rust(lines: Sequence[str], at: int) -> int:
    """Return the line after the message, the backtrace and the note on it."""
    if at < len(lines) and not lines[at].startswith(("note:", "stack backtrace:", "thread ")):
        at += 1
    while at < len(lines) and (lines[at].startswith(("note:", "stack backtrace:")) or lines[at][:1] == " "):
        at += 1
    return at
