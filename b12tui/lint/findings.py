"""Findings of the checks, as values."""

from __future__ import annotations

from enum import Enum

from b12tui.fastclass import dataclass


class Severity(Enum):
    """Severity of a rule's findings."""

    ERROR = "error"
    """Something can't be heard or reached: the check fails."""
    WARNING = "warning"
    """Something is hard to follow by ear."""
    NOTE = "note"
    """Advice."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Place that breaks a rule, as the rule reports it."""

    line: int
    """Source line, from 1."""
    column: int
    """Character in the line, from 1."""
    heard: str
    """Clause on what is heard there."""
    remedy: str
    """Clause on what the author can do."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Problem in a file, with the rule that found it."""

    file: str
    """Name of the file, sanitised."""
    line: int
    column: int
    rule: str
    severity: Severity
    criterion: str
    """Number of a success criterion of WCAG 2.2; empty if none asks for it."""
    heard: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Listening:
    """What a listener hears of a text, in words of speech."""

    words: int = 0
    """All words that are spoken."""
    noise: int = 0
    """Words of these that carry no meaning: names of emoji, signs of drawings, addresses."""
    emoji: int = 0
    drawings: int = 0
    addresses: int = 0

    def plus(self, other: Listening) -> Listening:
        """Return the sum of both."""
        return Listening(
            self.words + other.words,
            self.noise + other.noise,
            self.emoji + other.emoji,
            self.drawings + other.drawings,
            self.addresses + other.addresses,
        )


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """Findings in one file."""

    name: str
    findings: tuple[Finding, ...]
    listening: Listening
    grades: tuple[tuple[str, float], ...] = ()
    """Reading grade of each section that is long enough to have one, by its title."""
