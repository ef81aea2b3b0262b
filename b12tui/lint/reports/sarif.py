"""Report in SARIF 2.1.0 (OASIS), which code hosts show beside the lines of a change."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PurePath
from urllib.parse import quote

from b12tui.lint.findings import CheckedFile, Finding
from b12tui.lint.registry import RULES

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_WCAG = "https://www.w3.org/TR/WCAG22/"


def report(files: Sequence[CheckedFile], version: str) -> str:
    """Return the report of the program in a `version`."""
    driver = {
        "name": "b12tui",
        "version": version,
        "rules": [
            {
                "id": rule.name,
                "shortDescription": {"text": rule.summary},
                "defaultConfiguration": {"level": rule.severity.value},
                **({"helpUri": _WCAG, "properties": {"tags": [f"WCAG {rule.criterion}"]}} if rule.criterion else {}),
            }
            for rule in RULES
        ],
    }
    results = [_result(finding) for file in files for finding in file.findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _result(finding: Finding) -> dict[str, object]:
    place = {
        "artifactLocation": {"uri": quote(PurePath(finding.file).as_posix())},
        "region": {"startLine": max(finding.line, 1), "startColumn": max(finding.column, 1)},
    }
    return {
        "ruleId": finding.rule,
        "level": finding.severity.value,
        "message": {"text": f"{finding.heard}; {finding.remedy}"},
        "locations": [{"physicalLocation": place}],
    }
