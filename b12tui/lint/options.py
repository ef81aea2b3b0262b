"""Options of the checks, and their validation."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from b12tui.catalogue import lint
from b12tui.errors import UsageError
from b12tui.fastclass import dataclass, replace
from b12tui.lint.findings import Severity

OFF = "off"
"""Severity of a rule that isn't checked."""

_NUMBERS = {
    "sentence-words": "sentence_words",
    "grade": "grade",
    "address-characters": "address_characters",
    "braille-cells": "braille_cells",
}
_LISTS = ("ignore", "exclude", "abbreviations")


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """Options of the checks."""

    ignore: frozenset[str] = frozenset()
    """Names of rules that aren't checked."""
    severity: tuple[tuple[str, Severity], ...] = ()
    """Severities that replace those of the rules."""
    exclude: tuple[str, ...] = ()
    """Patterns of paths below a folder that are left out (fnmatch)."""
    abbreviations: frozenset[str] = frozenset()
    """Abbreviations that readers know."""
    sentence_words: int = 40
    """Words from which on a sentence is long."""
    grade: int = 16
    """Reading grade (years of school) above which a section is hard."""
    address_characters: int = 40
    """Characters from which on an address is long."""
    braille_cells: int = 40
    """Cells of a line on a braille display."""


def options_from(table: Mapping[str, object], rules: Collection[str], where: str) -> CheckOptions:
    """Return the options in a table of TOML; `where` is the file that has it. Raise UsageError for what is invalid."""
    values: dict[str, object] = {}
    severities: dict[str, Severity | None] = {}
    for key, value in table.items():
        if key in _NUMBERS:
            values[_NUMBERS[key]] = _number(key, value, where)
        elif key in _LISTS:
            names = _names(key, value, where)
            values[key] = tuple(names) if key == "exclude" else frozenset(names)
        elif key == "severity":
            severities = _severities(value, where)
        else:
            raise UsageError(lint.unknown_key(where, key, ", ".join((*_LISTS, "severity", *_NUMBERS))))
    options = CheckOptions(**values)  # type: ignore[arg-type]  # each was checked above
    for name in (*options.ignore, *severities):
        if name not in rules:
            raise UsageError(lint.unknown_rule_in(where, name))
    return replace(
        options,
        ignore=options.ignore | {name for name, severity in severities.items() if severity is None},
        severity=tuple((name, severity) for name, severity in severities.items() if severity is not None),
    )


def _number(key: str, value: object, where: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise UsageError(lint.needs_number(where, key))
    return value


def _names(key: str, value: object, where: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise UsageError(lint.needs_names(where, key))
    return value


def _severities(value: object, where: str) -> dict[str, Severity | None]:
    """Return severities by the names of rules; None for a rule that isn't checked."""
    allowed: dict[str, Severity | None] = {severity.value: severity for severity in Severity} | {OFF: None}
    if not isinstance(value, dict) or not all(word in allowed for word in value.values()):
        raise UsageError(lint.needs_severities(where, ", ".join(allowed)))
    return {name: allowed[word] for name, word in value.items()}
