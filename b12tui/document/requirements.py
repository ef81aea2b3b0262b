"""Requirements that a section must meet to match a search: search states them, a document lists candidate sections."""

from __future__ import annotations

import re

from b12tui.fastclass import dataclass


@dataclass(frozen=True, slots=True)
class AllWords:
    """Folded words, in sequence."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LiteralRun:
    """Run of letters and digits, folded, in UTF-8."""

    pattern: re.Pattern[bytes]
    """Of bounded length, so that a search is linear in the length of the text. Symbols in between may be missing."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """Character that is no letter, digit or white space."""

    char: str


@dataclass(frozen=True, slots=True)
class AnyOf:
    """All requirements of at least one alternative."""

    alternatives: tuple[tuple[Requirement, ...], ...]


Requirement = AllWords | LiteralRun | Symbol | AnyOf
"""Requirement on a section; several of them must all be met."""
