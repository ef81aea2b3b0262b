"""docs/accessibility.md, as far as a test can tell: all criteria are there, and what it names as a test is one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENT = (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8")

LEVEL_A = """
1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4
2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2
"""
LEVEL_AA = """
1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 3.1.2 3.2.3
3.2.4 3.3.3 3.3.4 3.3.8 4.1.3
"""

ROWS = re.findall(r"^\| ([\d.]+) [^|]*\| (A+) \| ([^|]*)\|([^|]*)\|$", DOCUMENT, re.MULTILINE)
NAMED = sorted(set(re.findall(r"`(test_\w+)`", DOCUMENT)))
FILES = sorted(set(re.findall(r"`(tests/[\w/.]+)`", DOCUMENT)))


def test_every_criterion_of_both_levels_is_there_once() -> None:
    levels = {number: level for number, level, _, _ in ROWS}
    wanted = dict.fromkeys(LEVEL_A.split(), "A") | dict.fromkeys(LEVEL_AA.split(), "AA") | {"1.4.6": "AAA"}
    assert levels == wanted
    assert len(ROWS) == len(wanted) == 56


@pytest.mark.parametrize(("number", "how", "tests"), [(number, how, tests) for number, _, how, tests in ROWS])
def test_what_is_met_is_met_by_a_test(number: str, how: str, tests: str) -> None:
    assert tests.strip() or how.startswith(("nothing of the kind", "not met")), number


def test_every_test_that_is_named_is_there() -> None:
    written = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    there = set(re.findall(r"^(?:async )?def (test_\w+)", written, re.MULTILINE))
    assert len(NAMED) > 50
    assert [name for name in NAMED if name not in there] == []
    assert [name for name in FILES if not (ROOT / name).is_file()] == []


def test_the_readme_leads_there() -> None:
    assert "(docs/accessibility.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
