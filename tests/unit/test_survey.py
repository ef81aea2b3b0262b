"""The survey of a folder counts what it says, and finds nothing wrong in the project's own corpus."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def program() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "tools" / "survey.py"))


def test_on_the_project_s_own_corpus_nothing_raises_or_differs_or_is_too_wide(program: dict[str, Any]) -> None:
    counts = program["survey"](ROOT / "tests" / "corpus").counts
    assert counts["files"] > 50
    assert [counts[column] for column in ("raised", "dead", "no file", "paths", "wide")] == [0] * 5


def test_what_is_lost_and_what_leads_nowhere_is_counted(program: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "there.md").write_text("(label)=\n# There\n", encoding="utf-8")
    (tmp_path / "a.md").write_text(
        "# A\n\n<!-- x --><p>seen</p>\n\n[one](#a) [two](#gone) [six](#label)\n"
        "[three](sub/there) [four](../there)\n\n- b\n",
        encoding="utf-8",
    )
    found = program["survey"](tmp_path)
    names = ("files", "words", "lost", "headings", "items", "anchors", "dead")
    assert {name: found.counts[name] for name in names} == {
        "files": 2, "words": 10, "lost": 1, "headings": 2, "items": 1, "anchors": 3, "dead": 1,
    }  # fmt: skip
    assert (found.counts["links"], found.shown["no file"]) == (2, [f"{tmp_path}/a.md: ../there"])
