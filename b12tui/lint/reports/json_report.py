"""Report in JSON, for other programs: findings, and for each file what is heard and the reading grades."""

from __future__ import annotations

import json
from collections.abc import Sequence

from b12tui.lint.findings import CheckedFile, Finding, Listening

VERSION = 1
"""Version of the format; it changes when a member changes its meaning or goes away."""


def report(files: Sequence[CheckedFile], per_minute: int) -> str:
    """Return the report; `per_minute` is the number of words that a voice says in a minute."""
    made = {
        "format": "b12tui-check",
        "version": VERSION,
        "files": [
            {
                "file": file.name,
                "heard": _heard(file.listening, per_minute),
                "grades": [{"section": title, "grade": grade} for title, grade in file.grades],
                "findings": [_finding(finding) for finding in file.findings],
            }
            for file in files
        ],
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _heard(heard: Listening, per_minute: int) -> dict[str, float]:
    return {
        "minutes": round(heard.words / per_minute, 2),
        "words": heard.words,
        "noise": heard.noise,
        "emoji": heard.emoji,
        "drawings": heard.drawings,
        "addresses": heard.addresses,
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "line": finding.line,
        "column": finding.column,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "wcag": finding.criterion,
        "heard": finding.heard,
        "remedy": finding.remedy,
    }
