"""Signs of a page that is seen: heading styles, backticks, bars and wrap signs of code, rules, task boxes."""

from __future__ import annotations

from itertools import combinations

import pytest
from support.document_builders import (
    bullets,
    code,
    code_span,
    document,
    emphasis,
    heading,
    image,
    item,
    link,
    paragraph,
    quote,
    table,
    text,
    thematic_break,
)

from b12tui.colour_themes import THEMES, theme
from b12tui.core.folds import Folds
from b12tui.core.state import TableView
from b12tui.document import Block
from b12tui.layout.overlays.table_view import render_table
from b12tui.layout.page.flow import Flow
from b12tui.layout.page.glyphs import ASCII, UNICODE, Glyphs
from b12tui.layout.page.hanging_wrap import wrap_code
from b12tui.layout.page.inline_runs import code_line
from b12tui.layout.page.lines import HEADING_STYLES, StyleFlags
from b12tui.layout.page.measure import Measure
from b12tui.layout.style.themes import sgr, style


def seen(*blocks: Block | str, width: int = 40, glyphs: Glyphs = UNICODE) -> list[str]:
    flow = Flow(document(*blocks), Folds(), Measure(width, glyphs, signs=True))
    return [line.text for line in flow.lines(0) if line.text]


@pytest.mark.parametrize("name", THEMES)
def test_six_levels_of_headings_differ_without_colour(name: str) -> None:
    looks = [sgr(style(theme(name), flags), 0) for flags in HEADING_STYLES]
    assert all(looks)
    assert all(one != other for one, other in combinations(looks, 2))


def test_code_in_running_text_stands_in_backticks_and_is_no_emphasis() -> None:
    assert seen(paragraph("Use ", code_span("rg -n"), " or ", emphasis("so"), ".")) == ["Use `rg -n` or so."]
    plain = theme("plain")
    assert sgr(style(plain, StyleFlags.CODE), 0) != sgr(style(plain, StyleFlags.EMPHASIS), 0)


def test_a_heading_that_is_code_has_no_backticks() -> None:
    flow = Flow(document(heading(2, code_span("git diff"))), Folds(), Measure(40, signs=True))
    assert [line.text for line in flow.lines(1) if line.text] == ["git diff"]


def test_code_in_a_cell_has_backticks_and_its_column_has_room_for_them() -> None:
    assert seen(table(("a", "b"), (text(code_span("xyz")), "1"))) == ["a      b", "─────  ─", "`xyz`  1"]


def test_a_block_of_code_has_its_language_and_a_bar() -> None:
    assert seen(code("a = 1\n  b", language="python")) == ["┏ python", "┃ a = 1", "┃   b"]
    assert seen(code("a", language="sh"), glyphs=ASCII) == ["+ sh", "| a"]
    assert seen(code("a"), glyphs=ASCII) == ["| a"]


def test_a_line_of_code_is_wrapped_between_words_behind_a_sign_and_its_indentation() -> None:
    assert seen(code("  sudo gpg --dearmor -o /etc/apt/keyrings/x.gpg"), width=32) == [
        "┃   sudo gpg --dearmor -o",
        "┃   ↪ /etc/apt/keyrings/x.gpg",
    ]


def test_a_word_of_code_that_fits_no_row_is_cut() -> None:
    assert seen(code("x" * 60), width=32) == ["┃ " + "x" * 30, "┃ ↪ " + "x" * 28, "┃ ↪ xx"]


def test_every_character_of_wrapped_code_is_shown_once() -> None:
    made = code("\tone  two\tthree " + "four漢字 " * 9)
    for width in range(12, 60):
        flow = Flow(document(made), Folds(), Measure(width, signs=True))
        spans = [(run.start, run.end) for line in flow.lines(0) for run in line.runs if run.node >= 0]
        assert [start for start, _ in spans] == [0, *(end for _, end in spans[:-1])]
        assert spans[-1][1] == len(made.text.chars)


def test_a_rule_is_a_line() -> None:
    assert seen("a", thematic_break(), width=10) == ["a", "─" * 10]


def test_a_task_has_a_box_instead_of_a_bullet() -> None:
    assert seen(bullets(item("done", done=True), item("to do", done=False), "else")) == [
        "[x] done",
        "[ ] to do",
        "• else",
    ]


@pytest.mark.parametrize("record", [False, True])
def test_code_stands_in_backticks_in_the_table_view_too(*, record: bool) -> None:
    made = document(table(("a", "b"), (text(code_span("xyz")), "1")))
    shown = render_table(made, TableView(0, 0, 0, 0, record), 80, 20, UNICODE)
    assert any("`xyz`" in line.text for line in shown.lines)


def test_a_tab_of_one_blank_stays_a_run_of_its_own_where_code_is_wrapped() -> None:
    runs = tuple(code_line("abc\tde", 0, 0))
    rows = [[(run.text, run.start, run.end) for run in row] for row in wrap_code(runs, 5, "")]
    assert rows == [[("abc", 0, 3), (" ", 3, 4)], [("de", 4, 6)]]


def test_images_that_follow_each_other_share_one_role() -> None:
    badges = paragraph(image("a.svg", "Build"), " ", link("#x", image("b.svg", "Docs")), " ", image("c.png", ""))
    assert seen(badges, width=60) == ["[Images: Build, Docs, c.png]"]
    assert seen(paragraph(image("a.svg", "Build"))) == ["[Image: Build]"]
    assert seen(paragraph("See ", image("a.svg", "Build"), " ", image("b.svg", "Docs"))) == [
        "See [Images: Build, Docs]"
    ]
    logo, build, docs = image("l.svg", "Logo"), image("a.svg", "Build"), image("b.svg", "Docs")
    assert seen(paragraph(logo, "\n", build, " ", docs, "\n", "A tool."), width=60) == [
        "[Image: Logo]",
        "[Images: Build, Docs]",
        "A tool.",
    ]
    assert seen(paragraph(build, " and ", docs), width=60) == ["[Image: Build] and [Image: Docs]"]


@pytest.mark.parametrize(
    ("kind", "style"),
    [
        ("Note", StyleFlags.NOTE),
        ("Tip", StyleFlags.TIP),
        ("Important", StyleFlags.IMPORTANT),
        ("Warning", StyleFlags.WARNING),
        ("Caution", StyleFlags.CAUTION),
        ("Danger", StyleFlags.CAUTION),
        ("Anything", StyleFlags.NOTE),
    ],
)
def test_a_callout_has_its_kind_in_words_and_in_its_style(kind: str, style: StyleFlags) -> None:
    first, *others = Flow(document(quote("Words.", kind=kind)), Folds(), Measure(40, signs=True)).lines(0)
    assert first.text == f"│ {kind}"
    assert all(run.style & style for run in first.runs)
    assert others[0].runs[0].style == StyleFlags.SIGN | style


def test_a_quote_has_no_kind() -> None:
    first, *_ = Flow(document(quote("Words.")), Folds(), Measure(40, signs=True)).lines(0)
    assert first.runs[0].style == StyleFlags.SIGN
