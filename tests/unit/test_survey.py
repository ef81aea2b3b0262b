"""The survey of a folder counts what it says, and finds nothing wrong in the project's own corpus."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def program() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "tools" / "survey.py"))


def test_on_the_project_s_own_corpus_nothing_raises_or_differs_or_is_too_wide(program: dict[str, Any]) -> None:
    counts = program["survey"](ROOT / "tests" / "corpus").counts
    assert counts["files"] > 50
    assert [counts[column] for column in ("raised", "dead", "no lead", "no file", "paths", "wide")] == [0] * 6


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


@pytest.mark.parametrize(
    ("program", "source", "names"),
    [
        ("auto", "# A b! 1½ é ⚙️\n\n# a B\n\n# a b", "a-b-1-é-️ a-b a-b-1"),
        ("mkdocs", "# Ü b -- c\n\n# u b c\n\n# D {: #d1 .x }\n\nw {#e}", "u-b-c u-b-c_1 d1 e"),
        ("pandoc", "# 3. A b.c!\n\n# 4", "a-b.c section"),
        ("auto", "# A b {/*c-d*/}\n\n# A {x}", "c-d a-x"),
        ("mdbook", "# A `b::c` d_e!", "a-bc-d_e"),
        ("vitepress", "# 1. Ä & b?", "_1-a-b"),
        ("jekyll", "# 1. Ab c!", "ab-c"),
        ("hugo", "# A é b_c!", "a-é-b_c"),
        ("obsidian", "# A b\n\nw ^c", "A%20b ^c"),
        ("myst", "(l)=\n\n# A\n\n`(no)=` `{#no}`", "l a"),
        ("gfm", '<a id="x"></a>\n\n# A {#b}\n\n<h2 name="y">B</h2>', "x a-b y b"),
    ],
)
def test_each_program_names_headings_by_its_own_rule(program: str, source: str, names: str) -> None:
    links = "".join(f" [x](#{name})" for name in names.split())
    found = runpy.run_path(str(ROOT / "tools" / "published_ids.py"))["links"](
        f"{source}\n\n{links} [x](#gone)\n", program
    )
    assert [unquote(link.fragment) for link in found] == list(map(unquote, names.split()))


def test_links_lead_where_their_program_leads(program: dict[str, Any], tmp_path: Path) -> None:
    text = (
        '# A b\n\nw\n\n<a name="x"></a>\n\n## C\n\n[1](#a-b) [2](#x) [3](#gone) [4](#y)\n\n| <b id="y">d</b> |\n|-|\n'
    )
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    counts = program["survey"](tmp_path, only_links=True).counts
    assert (counts["lead"], counts["no lead"], counts["files"], counts["words"]) == (3, 0, 1, 0)


def test_pictures_containers_and_formulas_are_where_links_lead(program: dict[str, Any], tmp_path: Path) -> None:
    text = (
        "[1](#p) [2](#c) [3](#f)\n\n![Words](a.png){#p}\n\n::: {#c .x}\nFirst.\n\nSecond.\n:::\n\n"
        "[$x^2$]{#f} is a square.\n"
    )
    (tmp_path / "a.md").write_text(f"---\ndialect: pandoc\n---\n{text}", encoding="utf-8")
    (tmp_path / "conf.py").touch()
    counts = program["survey"](tmp_path, only_links=True).counts
    assert (counts["lead"], counts["no lead"]) == (3, 0)


def test_words_without_spaces_are_counted_by_character(program: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("这是[链接](https://example.org)。\n", encoding="utf-8")
    counts = program["survey"](tmp_path).counts
    assert (counts["words"], counts["lost"]) == (4, 0)


@pytest.fixture(scope="module")
def examples() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "tools" / "examples.py"))


@pytest.mark.parametrize(
    ("html", "same"),
    [
        ('<ul>\n<li>a</li>\n<li><em>b</em> <a href="/c%20d">e</a></li>\n</ul>', True),
        ('<ul>\n<li>a</li>\n<li>b <a href="/c%20d">e</a></li>\n</ul>', False),
        ('<ul>\n<li>a</li>\n<li><em>b</em> <a href="/c">e</a></li>\n</ul>', False),
        ('<ul>\n<li>a\n<em>b</em> <a href="/c%20d">e</a></li>\n</ul>', False),
        ('<ol>\n<li>a</li>\n<li><em>b</em> <a href="/c%20d">e</a></li>\n</ol>', False),
        ('<ul>\n<li>a</li>\n<li><em>b</em> <a href="/c%20d">e</a></li>\n</ul><hr />', False),
    ],
)
def test_an_example_is_compared_with_its_html(examples: dict[str, Any], html: str, *, same: bool) -> None:
    fence = "`" * 32
    ((_, _, wanted, here),) = examples["differences"](
        f"{fence} example\n- a\n- *b* [e](/c%20d)\n.\n{html}\n{fence}\n", "commonmark"
    )
    assert (wanted == here) == same
