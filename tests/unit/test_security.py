"""docs/security.md, as far as a test can tell: each promise names its tests, and they exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENT = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
PROMISES = [
    row for row in re.findall(r"^\| (.+?) \| (.+?) \|$", DOCUMENT, re.MULTILINE) if row[0] not in ("promise", "---")
]
FILES = sorted(set(re.findall(r"`(tests/[\w/.]+)`", DOCUMENT)))


@pytest.mark.parametrize(("promise", "tests"), PROMISES)
def test_each_promise_names_a_file_of_tests(promise: str, tests: str) -> None:
    assert re.findall(r"`tests/[\w/]+\.py`", tests)


def test_every_file_that_is_named_is_there_and_holds_tests() -> None:
    assert len(FILES) > 15
    for name in FILES:
        written = (ROOT / name).read_text(encoding="utf-8")
        assert "def test_" in written or name == "tests/fuzz.py", name


def test_what_is_not_promised_is_told_as_well() -> None:
    assert re.findall(r"^## What is not promised\n\n(?:- .*\n(?:  .*\n)*){5,}", DOCUMENT, re.MULTILINE)
    assert len(PROMISES) > 20


def test_the_readme_leads_there() -> None:
    assert "(docs/security.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
