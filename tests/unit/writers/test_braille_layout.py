"""Braille pages are laid out as *Braille Formats* has them; each character is a cell here."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from support.letter_braille import LetterTranslator, letter_code

from b12tui import parse
from b12tui.cli import main
from b12tui.errors import UsageError
from b12tui.writers import WriteOptions, brf_writer

CORPUS = sorted((Path(__file__).parents[2] / "corpus").glob("*.md"))


@pytest.fixture(autouse=True)
def letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brf_writer, "braille_code", letter_code)


def pages(text: str, **options: object) -> list[list[str]]:
    """Return the lines of each page."""
    stream = io.StringIO()
    brf_writer.write(parse(text), stream, WriteOptions(**options))  # type: ignore[arg-type]
    written = stream.getvalue()
    assert written.endswith("\r\n\f")
    return [page.removesuffix("\r\n").split("\r\n") for page in written.removesuffix("\f").split("\f")]


def body(text: str, **options: object) -> list[str]:
    """Return the lines of the pages behind the title page and the contents, without blank ones and page numbers."""
    found = [page for page in pages(f"# T\n\n{text}", **options) if not page[-1].strip().startswith("T")]
    lines = [line for page in found for line in page]
    return [line.removesuffix(" 1").rstrip() for line in lines[1:] if line.removesuffix(" 1").strip()]


LAYOUTS = {
    "paragraph 3-1": ("one two " * 7, ["  ONE TWO ONE TWO ONE TWO ONE TWO ONE", "TWO ONE TWO ONE TWO"]),
    "level 1 centred, 2 in cell 5, 3 and deeper in cell 7": (
        "## a\n\n### b\n\n#### c\n\n##### d",
        [" " * 19 + "A", "    B", "      C", "      D"],
    ),
    "list 1-3": ("- " + "item " * 9, ["• ITEM ITEM ITEM ITEM ITEM ITEM ITEM", "  ITEM ITEM"]),
    "nested lists share the runover": (
        "1. " + "item " * 8 + "\n   - " + "deep " * 8,
        ["1. ITEM ITEM ITEM ITEM ITEM ITEM ITEM", "    ITEM", "  • DEEP DEEP DEEP DEEP DEEP DEEP DEEP", "    DEEP"],
    ),
    "a task says its state": ("- [x] a\n- [ ] b", ["[DONE] A", "[NOT DONE] B"]),
    "a note 7-5": (
        "a[^1]\n\n[^1]: " + "note " * 8,
        ["  A;91", "      ;91 NOTE NOTE NOTE NOTE NOTE NOTE", "    NOTE NOTE"],
    ),
    "an image in a transcriber's note": ("![A cat](c.png)", ["      @.<IMAGE: A CAT@.>"]),
    "a formula in the Nemeth Code": ("The sum $a_1 = 5$, and", ["  THE SUM _% A1 .K #5 _:, AND"]),
    "a displayed formula 5-7": ("$$\\frac{x^2}{2}+\\alpha$$", ['    _% ?X^2"/2#+.A _:']),
    "a caption 7-5": (
        "![A cat](c.png)\n\nFigure 1: " + "word " * 8,
        ["      @.<IMAGE: A CAT@.>", "      FIGURE 1: WORD WORD WORD WORD WORD", "    WORD WORD WORD"],
    ),
    "code keeps its indentation": ("```\nif a:\n    b\n```", [";;;", "IF A:", "    B", ";'"]),
    "a quote is moved by two cells": ("> " + "word " * 8, ["    WORD WORD WORD WORD WORD WORD WORD", "  WORD"]),
    "a callout in a box": ("> [!NOTE]\n> a", ["7" * 40, "    NOTE", "  A", "g" * 40]),
    "a table as columns": (
        "| name | n |\n|-|-|\n| a | 7 |\n| long name | 2 |",
        ["7" * 40, "NAME       N", '"33333333  3', 'A """""""  7', "LONG NAME  2", "g" * 40],
    ),
    "a wide table listed": (
        "| cause | effect on the whole | remedy of the case |\n|-|-|-|\n| a | long words of it | |",
        [
            "      @.<TABLE CHANGED TO LISTED FORMAT:",
            "    CAUSE IN CELL 5, THEN EACH ENTRY",
            "    AFTER ITS COLUMN HEADING.@.>",
            "    A",
            "EFFECT ON THE WHOLE: LONG WORDS OF IT",
            "REMEDY OF THE CASE: BLANK",
        ],
    ),
    "lines of a poem 1-3": ("a\\\n" + "b " * 21, ["A", " ".join("B" * 20), "  B"]),
    "links are listed": ("[a](x.md) b", ["  A [1] B", " " * 17 + "LINKS", "1. A: X.MD"]),
    "a definition": ("term\n: means", ["TERM: MEANS"]),
    "a question and its answer": (
        "<details><summary>Why?</summary>\n\nSo.\n\n</details>",
        ["1. WHY?", "    SO."],
    ),
    "a break between paragraphs": ("a\n\n---\n\nb", ["  A", " " * 17 + "* * *", "  B"]),
    "a long word is divided by the hyphenation table": (
        "ab" * 25,
        ["  " + "AB" * 9 + "-", "AB" * 9 + "-", "AB" * 7],
    ),
    "a long word without a place to divide it goes on": ("c" * 50, ["  " + "C" * 37 + '"', "C" * 13]),
    "an address goes on behind dot 5": ("`" + "1" * 60 + "`", ["  " + "1" * 37 + '"', "1" * 23]),
}


@pytest.mark.parametrize(("text", "expected"), LAYOUTS.values(), ids=LAYOUTS)
def test_layout(text: str, expected: list[str]) -> None:
    assert body(text) == expected


def test_a_letter_that_is_two_in_lower_case_moves_no_division(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LetterTranslator, "hyphenation_points", lambda _self, _tables, word: [word.index("x")])
    assert body("İ" * 20 + "x" * 20) == ["  " + "İ" * 20 + "-", "X" * 20]


def test_title_page_contents_running_head_and_page_numbers() -> None:
    text = "# Title\n\n" + "\n\n".join(f"## Part {part}\n\n" + "word " * 200 for part in "abc")
    title, contents, first, second, *_ = pages(text)
    assert title[0].split() == ["TITLE"]
    assert [page[-1].split()[-1] for page in (title, contents, first, second)] == ["T1", "T2", "1", "2"]
    assert contents[0].split() == ["CONTENTS"]
    assert contents[2] == "PART A " + '"' * 31 + " 1"
    assert contents[3].startswith("PART B ")
    assert first[0].split() == second[0].split() == ["TITLE"]
    numbers = [int(line.split()[-1]) for line in contents[2:5]]
    found = [number for number, page in enumerate(pages(text)[2:], 1) for line in page if line.strip()[:4] == "PART"]
    assert numbers == found


def test_lines_have_no_control_characters() -> None:
    word = "ab" * 16
    text = f"# T\n\n## {word}\n\nOne\\\nbreak\n---\n\n## c\n\n| a |\n|-|\n| {word} |"
    title, contents, first = pages(text)
    assert all(line.isprintable() for page in (title, contents, first) for line in page)
    assert [line.split()[0] for line in contents[2:6]] == ["AB" * 9 + "-", "AB" * 7, "ONE", "C"]
    assert " " * 15 + "ONE BREAK" in first
    assert word.upper() in first


def test_two_sections_need_no_contents() -> None:
    assert not any("CONTENTS" in line for page in pages("# T\n\n## a\n\n## b") for line in page)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_every_page_has_its_size(path: Path) -> None:
    text = path.read_bytes().decode(errors="ignore")
    written = pages(text, cells=24, lines=7)
    assert all(len(page) == 7 and all(len(line) <= 24 for line in page) for page in written)


def test_a_heading_stays_with_its_text() -> None:
    for before in range(1, 30):
        text = "# T\n\n## a\n\n" + "- x\n" * before + "\n## heading\n\ntext"
        for page in pages(text):
            assert not page[-1].strip().startswith("HEADING"), before
            places = [number for number, line in enumerate(page) if line.strip() == "HEADING"]
            assert all("TEXT" in " ".join(page[place:]) for place in places), before


@pytest.mark.parametrize("options", [{"cells": 19}, {"lines": 4}])
def test_too_small_pages_are_refused(options: dict[str, int]) -> None:
    with pytest.raises(UsageError, match="braille pages are too small; at least: 20 by 5"):
        pages("a", **options)


def test_the_command_line_has_cells_lines_and_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--to", "brf", "--cells", "30", "--lines", "9", "--braille-table", "klingon"]) == 0
    written = capsys.readouterr().out.split("\f")
    assert "KLINGON" in written[0]
    assert all(page.count("\n") == 9 for page in written[:-1])
    assert max(len(line.rstrip("\r\n")) for page in written for line in page.splitlines()) == 30


@pytest.mark.parametrize("others", [[], ["--plain"], ["--to", "json"], ["--contents"]])
def test_other_formats_refuse_options_of_braille(others: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*others, "--cells", "30"]) == 2
    assert "--cells cannot be used with --to " in capsys.readouterr().err
