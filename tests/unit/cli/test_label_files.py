"""Labels that a text refers to and another file of its folder has."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from b12tui.cli.session.label_files import file_with_label
from b12tui.document.cancellation import Cancellation, Cancelled


@pytest.fixture
def book(tmp_path: Path) -> Path:
    for name, text in {
        "conf.py": "",
        "index.md": "See {ref}`far`.",
        "part/near.md": "(near)=\n# Near\n\n(near-by)=\n# By\n",
        "part/fig.md": "```{figure} a.png\n:name: fig\n```\n\n## T {#sec-x .a}\n\nTable: (\\#tab:y) Y\n",
        "far.md": "(far)=\n# Far\n",
        ".hidden/far.md": "(hid)=\n",
        "code.py": "(code)=\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.mark.parametrize(
    ("start", "label", "expected"),
    [
        ("index.md", "near", "part/near.md"),
        ("index.md", "near-by", "part/near.md"),
        ("index.md", "fig", "part/fig.md"),
        ("index.md", "fi", ""),
        ("index.md", "sec-x", "part/fig.md"),
        ("index.md", "sec", ""),
        ("index.md", "tab:y", "part/fig.md"),
        ("index.md", "tab:", ""),
        ("part/near.md", "far", "far.md"),
        ("far.md", "far", ""),
        ("index.md", "hid", ""),
        ("index.md", "code", ""),
    ],
)
def test_a_label_is_found_in_the_folder(book: Path, start: str, label: str, expected: str) -> None:
    found = file_with_label(book / start, label, "", Cancellation())
    assert found == (str(book / expected) if expected else "")


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("base-evaluation", "b.Rmd"),
        ("evaluation", ""),
        ("base", ""),
        ("fig:plot-1", "b.Rmd"),
        ("plot-1", "b.Rmd"),
        ("thm:pyth", "b.Rmd"),
        ("fig:base-evaluation", ""),
        ("given", "c.Rmd"),
        ("other", ""),
        ("über", ""),
    ],
)
def test_a_chapter_with_a_heading_or_a_cell_is_found(tmp_path: Path, label: str, expected: str) -> None:
    cells = '```{r plot-1, fig.cap="x"}\n```\n\n```{theorem, label="pyth"}\n```\n'
    (tmp_path / "a.Rmd").write_text("See \\@ref(x).\n")
    (tmp_path / "b.Rmd").write_text(f"# Base *evaluation* {{.x}}\n\n{cells}\n# Given\n")
    (tmp_path / "c.Rmd").write_text("# T {#given}\n")
    (tmp_path / "d.md").write_text("# Other\n")
    found = file_with_label(tmp_path / "a.Rmd", label, "", Cancellation())
    assert found == (str(tmp_path / expected) if expected else "")
    assert file_with_label(tmp_path / "d.md", "base-evaluation", "", Cancellation()) == ""


@pytest.mark.parametrize("line", ["# {}x", "# base evaluation{}x", "# base{}x"])
@pytest.mark.parametrize("repeated", [" ", "{", "{}"])
def test_a_chapter_is_searched_in_linear_time(tmp_path: Path, line: str, repeated: str) -> None:
    (tmp_path / "b.Rmd").write_text(line.replace("{}", repeated * 200_000))
    begun = time.process_time()
    assert file_with_label(tmp_path / "a.Rmd", "base-evaluation", "", Cancellation()) == ""
    assert time.process_time() - begun < 5  # minutes, if it were quadratic


def test_only_the_opened_folder_is_searched(book: Path) -> None:
    assert file_with_label(book / "part" / "near.md", "far", str(book / "part"), Cancellation()) == ""


def test_the_search_is_cancelled_between_files(book: Path) -> None:
    token = Cancellation()
    for number in range(500):
        (book / f"{number}.md").touch()
    with pytest.raises(Cancelled), token.when(lambda: True):
        file_with_label(book / "index.md", "none", "", token)
