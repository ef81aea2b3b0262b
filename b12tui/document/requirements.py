"""What a text must hold for something to be found in it, as data: finding tells it, a document tells where that is."""

from __future__ import annotations

import re

from b12tui.fastclass import dataclass


@dataclass(frozen=True, slots=True)
class AllWords:
    """Folded words, one after the other."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LiteralRun:
    """A stretch of letters and digits, folded, in UTF-8."""

    pattern: re.Pattern[bytes]
    """Of bounded length, so that looking for it costs what the text is long. Signs in it may be missing."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A character that is no letter, digit or blank."""

    char: str


@dataclass(frozen=True, slots=True)
class AnyOf:
    """All that one of these demands."""

    alternatives: tuple[tuple[Requirement, ...], ...]


Requirement = AllWords | LiteralRun | Symbol | AnyOf
"""What must be held; several of them must all be."""
