"""Rule of the checks, as data."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from b12tui.fastclass import dataclass
from b12tui.lint.findings import Problem, Severity
from b12tui.lint.page import Page


@dataclass(frozen=True, slots=True)
class Rule:
    """Rule that a document may break."""

    name: str
    severity: Severity
    criterion: str
    """Number of a success criterion of WCAG 2.2; empty if none asks for it."""
    summary: str
    """What it finds, in a few words."""
    check: Callable[[Page], Iterable[Problem]]
    """Yields the problems of a page."""
