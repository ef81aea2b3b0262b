"""Check of documents by all rules that apply."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from b12tui.document import Document
from b12tui.document.sanitize import sanitize_line
from b12tui.lint.allowances import allowances
from b12tui.lint.findings import CheckedFile, Finding, Problem, Severity
from b12tui.lint.options import CheckOptions
from b12tui.lint.page import Page
from b12tui.lint.registry import RULES
from b12tui.lint.rule import Rule
from b12tui.lint.speech_noise import listening
from b12tui.lint.targets import Targets


class Checker:
    """Check by a set of options."""

    def __init__(self, options: CheckOptions, targets: Targets) -> None:
        """Apply the rules of `options`; `targets` tells of links whether they lead anywhere."""
        self._options = options
        self._targets = targets
        changed = dict(options.severity)
        self._rules: tuple[tuple[Rule, Severity], ...] = tuple(
            (rule, changed.get(rule.name, rule.severity)) for rule in RULES if rule.name not in options.ignore
        )

    def check(self, document: Document, name: str, path: Path | None = None) -> CheckedFile:
        """Return what is found in a document, by line; `name` is that of its file in findings."""
        page = Page(document, self._options, cache(lambda target: self._targets.resolve(document, path, target)))
        allowed = allowances(page)
        name = sanitize_line(name)
        found = [
            self._finding(name, rule, severity, problem)
            for rule, severity in self._rules
            for problem in rule.check(page)
            if not any(allowance.covers(rule.name, problem.line) for allowance in allowed)
        ]
        found.sort(key=lambda finding: (finding.line, finding.column))
        graded = tuple((section.title or document.title, round(grade, 1)) for section, grade in page.grades)
        return CheckedFile(name, tuple(found), listening(page), graded)

    @staticmethod
    def _finding(name: str, rule: Rule, severity: Severity, problem: Problem) -> Finding:
        return Finding(
            name,
            problem.line,
            problem.column,
            rule.name,
            severity,
            rule.criterion,
            sanitize_line(problem.heard),
            sanitize_line(problem.remedy),
        )
