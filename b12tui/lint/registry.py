"""Registry of rules."""

from __future__ import annotations

from collections.abc import Iterator

from b12tui.catalogue import lint_prose
from b12tui.lint import allowances
from b12tui.lint.findings import Problem, Severity
from b12tui.lint.page import Page
from b12tui.lint.rule import Rule
from b12tui.lint.rules import (
    braille,
    code,
    footnotes,
    headings,
    images,
    languages,
    links,
    prose,
    sensory,
    signs,
    tables,
)


def _unknown_allowances(page: Page) -> Iterator[Problem]:
    return allowances.unknown(allowances.allowances(page), RULE_NAMES)


RULES: tuple[Rule, ...] = (
    *headings.RULES,
    *links.RULES,
    *images.RULES,
    *tables.RULES,
    *code.RULES,
    *footnotes.RULES,
    *signs.RULES,
    *sensory.RULES,
    *prose.RULES,
    *languages.RULES,
    *braille.RULES,
    Rule("allow-unknown", Severity.WARNING, "", lint_prose.ALLOW_UNKNOWN, _unknown_allowances),
)

RULE_NAMES = frozenset(rule.name for rule in RULES)
