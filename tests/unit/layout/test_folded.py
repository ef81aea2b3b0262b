"""Closed folds: how much is inside, and how it begins where their summary does not tell."""

from __future__ import annotations

import pytest

from b12tui.catalogue import structure
from b12tui.core.folds import Folds
from b12tui.fastclass import replace
from b12tui.layout.page.flow import Flow
from b12tui.layout.page.glyphs import ASCII
from b12tui.layout.page.lines import StyleFlags
from b12tui.layout.page.measure import Measure
from b12tui.markdown import parse

SEEN = Measure(60, signs=True, visual=True)


def fold(summary: str, inside: str, measure: Measure = SEEN, *, attributes: str = "") -> list[str]:
    label = f"<summary>{summary}</summary>" if summary else ""
    made = parse(f"<details{attributes}>{label}\n\n{inside}\n\n</details>\n", name="text.md")
    return [line.text for line in Flow(made, Folds(), measure).lines(0) if line.runs]


@pytest.mark.parametrize(
    ("summary", "inside", "row"),
    [
        ("", "One two three.", "▸ Details (3 words: One two three.)"),
        ("Details", "One *two* `three`.", "▸ Details (3 words: One two three.)"),
        ("Click to expand!", "One\n\nTwo", "▸ Click to expand! (2 words: One)"),
        ("<b>Show more</b>…", "- One\n- Two", "▸ Show more… (2 words: One)"),
        ("Set up", "One two three.", "▸ Set up (3 words)"),
        ("More on that", "One", "▸ More on that (1 word)"),
        ("", "```sh\nmake all\nmake check\n```", "▸ Details (2 lines: make all)"),
        ("Output", "    make all\n    make check", "▸ Output (2 lines)"),
        ("", "Run:\n\n```sh\nmake\n```", "▸ Details (2 words: Run:)"),
        ("", "![Shot](shot.png)", "▸ Details (1 word: Shot)"),
        ("", "", "▸ Details"),
        ("", "word " * 50, "▸ Details (50 words: word word word word word word word…)"),
        ("", "x" * 200, "▸ Details (1 word: " + "x" * 39 + "…)"),
        ("", "语" * 90, "▸ Details (90 words: " + "语" * 18 + "…)"),
        ("Is it so?", "One two.", "▸ Is it so?"),
    ],
)
def test_a_closed_fold_tells_its_length_and_a_vague_one_its_beginning(summary: str, inside: str, row: str) -> None:
    assert fold(summary, inside) == [row]


def test_what_is_told_is_quiet_and_holds_no_place() -> None:
    made = parse("<details>\n\nOne two.\n\n</details>\n", name="text.md")
    line = Flow(made, Folds(), SEEN).lines(0)[0]
    assert [(run.text, run.node) for run in line.runs] == [("▸ ", -1), ("Details", 0), (" (2 words: One two.)", -1)]
    assert line.runs[-1].style == StyleFlags.QUIET


def test_an_open_fold_and_one_on_a_page_that_is_read_aloud_tell_nothing() -> None:
    assert fold("", "One two.", attributes=" open") == ["▾ Details", "  One two."]
    assert fold("", "One two.", replace(SEEN, visual=False)) == ["▸ closed  Details"]


def test_a_narrow_page_has_the_length_alone_or_nothing() -> None:
    assert fold("", "One two three.", replace(SEEN, width=30)) == ["▸ Details (3 words)"]
    assert fold("", "One two three.", replace(SEEN, width=12)) == ["▸ Details"]
    ascii_only = replace(SEEN, width=40, glyphs=ASCII)
    assert fold("", "word " * 50, ascii_only) == ["+ Details (50 words: word word word...)"]


def test_no_row_is_wider_than_the_page_and_the_words_of_the_text_are_all_there() -> None:
    for width in range(1, 70):
        for summary in ("Details", "A summary that is too long for one row of the page, and says it all"):
            made = fold(summary, "word " * 50, replace(SEEN, width=width))
            assert max(map(len, made)) <= max(width, 3)
            assert "".join(summary.split()) in "".join("".join(made).split())


def test_a_translated_label_is_as_vague(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(structure, "DETAILS", "Détails")
    assert fold("Détails", "One two.") == ["▸ Détails (2 words: One two.)"]
