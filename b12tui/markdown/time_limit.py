"""Processor time that parsing a part of a text may take, before the part is shown as its source.

Whatever is slow in a parser, a text whose shape brings it out must not keep a reader from the rest of it. Prose takes a
fiftieth of what is allowed here, and dense markup a tenth.
"""

from __future__ import annotations

from b12tui.catalogue import structure

SECONDS = 5.0
"""Seconds for any part."""
SECONDS_PER_CHARACTER = 50e-6
"""Seconds besides, by its length."""

ALWAYS_ALLOWED = 8_192
"""Characters of a part that may take any time: even the square of that is little."""

TOO_LONG = structure.TOO_LONG


def allowed(length: int) -> float:
    """Return the seconds of processor time that a part of `length` characters may take."""
    return float("inf") if length < ALWAYS_ALLOWED else SECONDS + SECONDS_PER_CHARACTER * length
