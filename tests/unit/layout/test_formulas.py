"""Formulas, and raised and lowered text, on the page: in signs, in ASCII, in words."""

from __future__ import annotations

import pytest
from support.parsing import parse_paragraph

from b12tui.core.appearance import Appearance
from b12tui.core.folds import Folds
from b12tui.core.messages.replacements import shown_in_words
from b12tui.layout.chrome.regions import Display, measure, regions
from b12tui.layout.page.flow import Flow
from b12tui.layout.page.inline_runs import inline_runs, join_runs, joined_indices, row
from b12tui.layout.page.measure import Measure
from b12tui.markdown import parse
from b12tui.storage.settings_schema import Settings

SOURCE = (
    "The area is $\\pi r^2$ of 2<sup>n-x</sup> [H<sub>2</sub>O](#a).\n\n| a | n<sup>2</sup> |\n| - | - |\n| $x$ | 1 |\n"
)


def page(appearance: Appearance, columns: int = 80, *, unicode_marks: bool = True) -> list[str]:
    set_at: Measure = measure(regions(columns, 24, appearance), appearance, Display(unicode_marks))
    return [line.text for line in Flow(parse(SOURCE, name="test"), Folds(True), set_at).lines(0) if line.text]


def test_the_page_shows_signs_or_ascii_or_words() -> None:
    assert page(Appearance())[0] == "The area is πr² of 2^(n-x) H₂O."
    assert page(Appearance())[1].split() == ["a", "n²"]
    assert page(Appearance(), unicode_marks=False)[0] == "The area is πr² of 2^(n-x) H2O."
    words = page(Appearance(formulas_in_words=True))
    assert words[0] == "The area is pi r squared of 2 to the power, n minus x, end exponent, H2O."
    assert words[1].split() == ["a", "n", "squared"]


@pytest.mark.parametrize(
    ("chosen", "in_words"),
    [
        (Settings(), False),
        (Settings(formulas="words"), True),
        (Settings(keys="browse"), True),
        (Settings(keys="browse", formulas="signs"), False),
    ],
)
def test_the_setting_decides_and_browse_keys_want_words(chosen: Settings, in_words: bool) -> None:
    assert chosen.appearance().formulas_in_words is in_words


@pytest.mark.parametrize("columns", [12, 20, 40])
def test_each_character_has_its_row_whatever_stands_for_it(columns: int) -> None:
    document = parse(SOURCE, name="test")
    for appearance in (Appearance(), Appearance(formulas_in_words=True)):
        set_at = measure(regions(columns, 24, appearance), appearance, Display())
        lines = Flow(document, Folds(True), set_at).lines(0)
        firsts = [line.first for line in lines if line.first is not None]
        assert firsts == sorted(firsts)
        for index, node in enumerate(document.text_nodes(0)):
            seen = {at for line in lines for run in line.runs if run.node == index for at in range(run.start, run.end)}
            assert {at for at, char in enumerate(node.text.chars) if not char.isspace()} <= seen


def test_what_is_cut_from_words_stands_for_the_stretch_once() -> None:
    text = parse_paragraph("a $\\mathbb{R}$ b")
    parts = inline_runs(text, instead=shown_in_words)
    chars = join_runs(parts)
    cut = chars.index("numbers")
    first, second = row(parts, 0, 0, cut), row(parts, 0, cut, len(chars))
    assert [run.text for run in first if run.node == 0] == ["a ", "the real "]
    assert [run.text for run in second if run.node == 0] == [" b"]
    assert joined_indices(parts, [text.chars.index("ℝ")]) == {chars.index("the")}
