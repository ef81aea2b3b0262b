"""Errors and warnings among lines: of compilers, linters and tests, and of logs by their level."""

from __future__ import annotations

from bisect import bisect_right

from b12tui.lazy_pattern import lazy_pattern

MAX_CHARACTERS = 16_777_216
"""Characters that are searched."""

ERROR, WARNING = "error", "warning"

_PROBLEM = lazy_pattern(
    r"^(?:"
    # path:12:5: error: …, as gcc, clang, mypy, javac and go vet say it; path(12,5): error TS…
    r"(?P<error>(?:\.{0,2}/)?[\w./+@-]{1,200}(?:(?::\d{1,7}){1,2}:|\(\d{1,7},\d{1,7}\):) (?:fatal )?error\b"
    r"|[\w./+@-]{1,200}\.go:\d{1,7}:\d{1,7}: "
    r"|[\w./+@-]{1,200}:\d{1,7}:\d{1,7}: [A-Z]{1,5}\d{3,4} "
    # error[E0308]: …, as rustc says it; F401 … above an arrow, as ruff does
    r"|error(?:\[\w+\])?: (?!aborting due|could not compile)"
    r"|[A-Z]{1,5}\d{3,4} [^\n]*\n +--> "
    # a test that failed: pytest, go, cargo, unittest
    r"|FAILED [\w./-]+::|ERROR [\w./-]+(?:::| - )|[ \t]*--- FAIL: |test \S+ \.\.\. FAILED$|(?:FAIL|ERROR): \S+ \("
    # eslint
    r"|[ \t]+\d{1,7}:\d{1,7}[ \t]+error[ \t]"
    r"|(?:ERROR|CRITICAL):[\w.]+:"
    r")|(?P<warning>(?:\.{0,2}/)?[\w./+@-]{1,200}(?:(?::\d{1,7}){1,2}:|\(\d{1,7},\d{1,7}\):) warning\b"
    r"|warning(?:\[\w+\])?: (?!`|\d+ warnings?)|[ \t]+\d{1,7}:\d{1,7}[ \t]+warning[ \t]|WARNING:[\w.]+:"
    r"))",
    0x8,
)
_LEVEL = lazy_pattern(
    r"^(?=[^\n]{0,60}?\d\d:\d\d)[^\n]{0,140}?(?<![\w.-])(?:"
    r"(?P<error>ERROR|FATAL|CRITICAL|SEVERE|PANIC|EMERG|ALERT|\[(?:error|crit|alert|emerg|fatal)\]"
    r"|level\"?[=:] ?\"?(?:error|fatal|critical|panic))"
    r"|(?P<warning>WARN(?:ING)?|\[warn(?:ing)?\]|level\"?[=:] ?\"?warn(?:ing)?))(?![\w.-])",
    0x8,
)
"""Level of a line with a time."""


_LEVEL_WORDS = (
    *("ERROR", "FATAL", "CRITICAL", "SEVERE", "WARN", "PANIC", "EMERG", "ALERT", "level"),
    *("[error", "[crit", "[alert", "[emerg", "[warn", "[fatal"),
)


def problems(source: str) -> tuple[tuple[int, str], ...]:
    """Return the source lines, from 1, with an error or a warning, each with which of them it is."""
    searched = source[:MAX_CHARACTERS]
    offsets = {found.start(): found.lastgroup or ERROR for found in _PROBLEM.finditer(searched)}
    if _has_levels(searched):
        offsets |= {found.start(): found.lastgroup or ERROR for found in _LEVEL.finditer(searched)}
    if not offsets:
        return ()
    starts = [0]
    while (at := searched.find("\n", starts[-1])) >= 0:
        starts.append(at + 1)
    return tuple((bisect_right(starts, offset), offsets[offset]) for offset in sorted(offsets))


def _has_levels(source: str) -> bool:
    """Return whether a text has a word for a level at all, which is quicker to tell than where."""
    return any(word in source for word in _LEVEL_WORDS)
