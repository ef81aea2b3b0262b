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
    question,
    quote,
    table,
    text,
    thematic_break,
)

from b12tui.colour_themes import THEMES, theme
from b12tui.core.appearance import Appearance
from b12tui.core.folds import Folds
from b12tui.core.state import Command, ReaderState, TableView
from b12tui.core.update import update
from b12tui.document import Block, Position
from b12tui.fastclass import replace
from b12tui.layout.chrome.regions import Display, measure, regions
from b12tui.layout.overlays.table_view import render_table
from b12tui.layout.page.flow import Flow
from b12tui.layout.page.glyphs import ASCII, UNICODE, Glyphs
from b12tui.layout.page.hanging_wrap import wrap_code
from b12tui.layout.page.inline_runs import code_line
from b12tui.layout.page.lines import HEADING_STYLES, SEEN_HEADING_STYLES, Line, StyleFlags, width
from b12tui.layout.page.measure import Measure
from b12tui.layout.screen_view import ScreenView
from b12tui.layout.style.themes import sgr, style
from b12tui.markdown import parse

SEEN = Measure(40, signs=True, visual=True)


def seen(*blocks: Block | str, width: int = 40, glyphs: Glyphs = UNICODE) -> list[str]:
    flow = Flow(document(*blocks), Folds(), Measure(width, glyphs, signs=True))
    return [line.text for line in flow.lines(0) if line.text]


def rows_of(block: Block, own: Measure) -> list[Line]:
    flow = Flow(document(block), Folds(), own)
    return [line for number in range(len(flow.document.sections)) for line in flow.lines(number) if line.text]


@pytest.mark.parametrize("name", THEMES)
def test_six_levels_of_headings_differ_without_colour(name: str) -> None:
    looks = [sgr(style(theme(name), flags), 0) for flags in HEADING_STYLES]
    assert all(looks)
    assert all(one != other for one, other in combinations(looks, 2))


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
@pytest.mark.parametrize("drawn", [False, True])
@pytest.mark.parametrize("short", [False, True])
def test_six_levels_of_headings_differ_for_the_eye_without_colour_and_slant(
    glyphs: Glyphs, *, drawn: bool, short: bool
) -> None:
    plain = theme("plain")
    looks = []
    for level in range(1, 7):
        own = replace(SEEN, glyphs=glyphs, draws_rules=drawn, short_rules=short)
        line = rows_of(heading(level, "Words"), own)[0]
        assert width(line.runs) <= len("Words") + 6 or not short
        runs = [(run.text, sgr(style(plain, run.style), 0)) for run in line.runs]
        assert all(parameters in {"1", "4", "1;4", "1;7", ""} for _, parameters in runs)
        assert all(words.strip() or "4" not in parameters for words, parameters in runs) or not short
        if drawn:
            assert all("4" not in parameters or level == 1 for _, parameters in runs)
            looks.append(line.text)
        else:
            looks.append(repr(runs))
        if level > 1:
            assert "4" not in next(parameters for words, parameters in runs if "Words" in words)
    assert all(one != other for one, other in combinations(looks, 2))


def test_the_deeper_a_heading_the_lighter_and_the_nearer_to_its_text() -> None:
    plain = theme("plain")
    weights = [style(plain, flags).bold for flags in SEEN_HEADING_STYLES]
    assert weights == [True, True, True, False, False, False]
    below: list[tuple[Block, bool]] = [
        (paragraph("Words."), True),
        (bullets("one"), True),
        (code("x"), False),
        (table(("a", "b"), ("c", "d")), False),
    ]
    for level in range(2, 7):
        for block, may_be_close in below:
            close = may_be_close and level > 2
            made = document(heading(2, "Before"), heading(level, "Head"), block)
            texts = [line.text for line in Flow(made, Folds(), SEEN).lines(2)]
            at = next(number for number, line in enumerate(texts) if line.endswith("Head"))
            assert bool(texts[at + 1]) is close, (level, block)


def test_rules_of_titles_and_of_sections_end_at_one_edge_however_long_their_words_are() -> None:
    for words in (
        "Words",
        "A heading that ends past the middle",
        "Many words of a heading, which goes on in the next row and there ends so.",
    ):
        drawn = replace(SEEN, draws_rules=True)
        rows = [rows_of(heading(level, words), own) for level, own in ((1, drawn), (2, drawn), (2, SEEN))]
        assert [width(own[-1].runs) for own in rows] == [SEEN.width] * 3
        assert rows[-1][-1].runs[-1].style == StyleFlags.RULE
        assert all(len(own[-1].runs[-1].text) >= 3 for own in rows)
        assert all(line.runs[-1].node >= 0 for own in rows for line in own[:-1])


def test_only_signs_stand_before_folds_that_are_seen() -> None:
    asked = question("Why?", "Because.")
    for folds, shown in ((Folds(), "▸ Why?"), (Folds(all_open=True), "▾ Why?")):
        assert Flow(document(asked), folds, SEEN).lines(0)[0].text == shown
        heard = Flow(document(asked), folds, Measure(40, signs=True)).lines(0)[0].text
        assert heard == f"{shown[0]} {'open' if folds.all_open else 'closed'}  Why?"

        assert Flow(document(asked), folds, SEEN).lines(0)[0].runs[-1].style == StyleFlags.PLAIN


@pytest.mark.parametrize(
    ("level", "columns", "shown"),
    [
        (2, 40, ["▸ Part (3 words)"]),
        (3, 40, ["▸ Part (3 words)"]),
        (4, 40, ["▸ ◆ Part (3 words)"]),
        (3, 10, ["▸ Part", "3 words"]),
    ],
)
def test_a_closed_section_that_is_seen_has_a_sign_and_its_length_beside_its_heading(
    level: int, columns: int, shown: list[str]
) -> None:
    made = document(heading(level, "Part"), "It is so.", heading(level, "Bare"), heading(level, "Next"), "Words.")
    folds = Folds(all_open=False)
    closed = Flow(made, folds, replace(SEEN, width=columns))
    assert [line.text for line in closed.lines(1)] == [*shown, ""]
    assert {run.style for line in closed.lines(1) for run in line.runs if "words" in run.text} == {StyleFlags.QUIET}
    opened = Flow(made, Folds(), replace(SEEN, width=columns))
    assert closed.lines(2) == opened.lines(2)
    blank = [line.text for line in opened.lines(3)].index("Next" if level < 4 else "◆ Next")
    assert not any(line.text for line in closed.lines(3)[:blank])
    assert closed.lines(3)[blank].text.startswith("▸ ")


@pytest.mark.parametrize(
    ("appearance", "colours", "ticks"),
    [
        (Appearance(), 0, True),
        (Appearance(), 8, True),
        (Appearance(), 16, True),
        (Appearance(code_panel="dark"), 16, True),
        (Appearance(code_panel="dark"), 256, False),
        (Appearance(code_panel="none"), 256, True),
        (Appearance(theme="dark", code_panel="none"), 256, False),
        (Appearance(theme="dark"), 1 << 24, False),
        (Appearance(theme="contrast"), 1 << 24, True),
        (Appearance(theme="plain"), 1 << 24, True),
        (Appearance(visual=False), 1 << 24, True),
        (Appearance(theme="mine", own_themes=(replace(theme("dark"), name="mine"),)), 1 << 24, True),
    ],
)
def test_code_has_backticks_where_no_colour_tells_it(appearance: Appearance, colours: int, *, ticks: bool) -> None:
    own = measure(regions(80, 24, appearance), appearance, Display(colours=colours))
    made = document(paragraph("Use ", code_span("rg"), "."), table(("a",), (text(code_span("x")),), ("words",)))
    shown = "\n".join(line.text for line in Flow(made, Folds(), own).lines(0))
    assert ("`rg`" in shown) is ("`x`" in shown) is ticks


@pytest.mark.parametrize(
    ("chars", "language", "scrolls", "shown"),
    [
        ("make", "sh", False, ["┃ make" + " " * 31 + "sh"]),
        ("make\nmore", "", False, ["┃ make", "┃ more"]),
        ("a" * 32, "sh", False, ["┃ " + "a" * 32 + "   sh"]),
        ("a" * 33, "sh", False, ["┃" + " " * 36 + "sh", "┃ " + "a" * 33]),
        ("a" * 38, "sh", False, ["┃" + " " * 36 + "sh", "┃ " + "a" * 37, "┃ ↪ a"]),
        ("a", "sh", True, ["┃" + " " * 36 + "sh", "┃ a"]),
        ("", "sh", False, ["┃" + " " * 36 + "sh"]),
    ],
)
def test_the_language_stands_at_the_right_of_a_panel_beside_the_first_row_of_code_where_it_fits(
    chars: str, language: str, shown: list[str], *, scrolls: bool
) -> None:
    own = replace(SEEN, panels=True, code_scrolls=scrolls)
    lines = [line for line in Flow(document(code(chars, language=language)), Folds(), own).lines(0) if line.text]
    assert [line.text for line in lines] == shown
    labels = [run for line in lines for run in line.runs if run.style & StyleFlags.LANGUAGE]
    assert [run.text for run in labels] == ([language] if language else [])
    assert all(run.node < 0 and run.style & StyleFlags.EMPHASIS for run in labels)


@pytest.mark.parametrize("panels", [False, True])
@pytest.mark.parametrize("spacing", [1, 2])
def test_a_language_that_has_no_room_beside_code_takes_the_empty_row_above_it_at_its_right(
    spacing: int, *, panels: bool
) -> None:
    own = replace(SEEN, panels=panels, spacing=spacing)
    end = " " if panels else ""
    made = document(paragraph("Run:"), code("a" * 35, language="sh"), paragraph("Then."))
    rows = [line.text + end for line in Flow(made, Folds(), own).lines(0)][:3]
    assert rows == ["Run:" + end, f"{'sh':>{40 - len(end)}}" + end, "┃ " + "a" * 35 + end] or spacing > 1
    language = [run for line in Flow(made, Folds(), own).lines(0) for run in line.runs if run.text == "sh"]
    assert [bool(run.style & StyleFlags.PANEL) for run in language] == [spacing > 1]


def test_a_language_above_code_stands_in_the_containers_of_the_code() -> None:
    cited = document(quote(paragraph("Run:"), code("make", language="sh")))
    assert [line.text for line in Flow(cited, Folds(), SEEN).lines(0)][:3] == [
        "│ Run:",
        "│" + " " * 37 + "sh",
        "│ ┃ make",
    ]
    begun = document(bullets(item("one"), item(code("make", language="sh"))))
    assert [line.text for line in Flow(begun, Folds(), SEEN).lines(0)][:4] == ["• one", "", "• ┏ sh", "  ┃ make"]
    narrow = document(paragraph("Run:"), code("make", language="a" * 38 + " language"))
    assert all(width(line.runs) <= 40 for line in Flow(narrow, Folds(), SEEN).lines(0))


def test_a_page_that_is_not_for_the_eye_alone_has_the_language_in_a_row_of_its_own_after_the_text() -> None:
    made = document(paragraph("Run:"), code("make", language="sh"))
    own = Measure(40, signs=True)
    assert [line.text for line in Flow(made, Folds(), own).lines(0)][:4] == ["Run:", "", "┏ sh", "┃ make"]


def test_a_long_name_of_a_language_is_no_wider_than_the_page() -> None:
    named = document(code("a", language="l" * 50))
    own = replace(SEEN, panels=True)
    assert all(width(line.runs) <= 40 for line in Flow(named, Folds(), own).lines(0))


def test_code_in_a_tight_list_has_empty_rows_around_it() -> None:
    made = document(bullets(item("Run:", code("a"), "Then:"), item("else"), item(code("b")), item("end")))
    rows = [line.text for line in Flow(made, Folds(), SEEN).lines(0)]
    assert rows == ["• Run:", "", "  ┃ a", "", "  Then:", "• else", "", "• ┃ b", "", "• end", ""]


def test_paragraphs_of_images_stand_close_together() -> None:
    made = document(paragraph(image("a.svg", "A"), " ", image("b.svg", "B")), paragraph(image("c.svg", "C")), "Words.")
    assert [line.text for line in Flow(made, Folds(), SEEN).lines(0)] == [
        "▣ Images: A, B",
        "▣ Image: C",
        "",
        "Words.",
        "",
    ]
    apart = Flow(made, Folds(), Measure(40, signs=True)).lines(0)
    assert [line.text for line in apart][:3] == ["[Images: A, B]", "", "[Image: C]"]


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_logo_in_a_heading_stands_apart_from_its_words_and_is_not_bold(level: int) -> None:
    logo = link("#x", image("logo.svg", "Logo"))
    made = document(heading(2, "Before"), heading(level, logo, "\n", "Words"), "Text.")
    rows = Flow(made, Folds(), SEEN).lines(len(made.sections) - 1)
    at = [line.text for line in rows].index("▣ Image: Logo")
    assert [line.text for line in rows[at : at + 3]] == ["▣ Image: Logo", "", "Words"]
    assert not any(style(theme("plain"), run.style).bold for run in rows[at].runs)
    for whole in ([image("logo.svg", "Logo")], ["Words ", image("logo.svg", "Logo")]):
        one = document(heading(level, *whole), "Text.")
        shown = [line.text for line in Flow(one, Folds(), SEEN).lines(len(one.sections) - 1) if line.text]
        assert len(shown) == 2


@pytest.mark.parametrize(("glyphs", "sign"), [(UNICODE, "▣"), (ASCII, "[#]")])
def test_images_in_a_line_of_their_own_have_a_sign_and_those_in_a_sentence_brackets(glyphs: Glyphs, sign: str) -> None:
    logo, cat = image("a.svg", "Logo"), image("b.svg", "Cat")
    for parts, rows in (
        ((logo,), [f"{sign} Image: Logo"]),
        ((link("#x", logo), " ", cat), [f"{sign} Images: Logo, Cat"]),
        ((logo, "\n", "Words"), [f"{sign} Image: Logo", "Words"]),
        (("See ", cat, "."), ["See [Image: Cat]."]),
        ((cat, " is it."), ["[Image: Cat] is it."]),
        ((image("pets/dog.png"),), [f"{sign} Image, no description: dog.png"]),
    ):
        made = document(paragraph(*parts))
        for own, shown in ((replace(SEEN, glyphs=glyphs), rows), (Measure(60, glyphs, signs=True), None)):
            found = [line.text for line in Flow(made, Folds(), replace(own, width=60)).lines(0) if line.text]
            assert found == shown or (shown is None and sign not in "".join(found))


def test_images_are_told_without_a_colour() -> None:
    flags = [run.style for run in Flow(document(image("a.svg", "Logo")), Folds(), SEEN).lines(0)[0].runs]
    assert flags == [StyleFlags.QUIET, StyleFlags.IMAGE]
    for name in THEMES:
        linked = style(theme(name), StyleFlags.IMAGE | StyleFlags.LINK)
        assert linked.underline
        assert linked.foreground == style(theme(name), StyleFlags.QUIET).foreground


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
    for columns in range(12, 60):
        flow = Flow(document(made), Folds(), Measure(columns, signs=True))
        spans = [(run.start, run.end) for line in flow.lines(0) for run in line.runs if run.node >= 0]
        assert [start for start, _ in spans] == [0, *(end for _, end in spans[:-1])]
        assert spans[-1][1] == len(made.text.chars)


@pytest.mark.parametrize("panels", [False, True])
def test_the_blank_at_a_break_of_code_stands_in_the_padding_behind_it(*, panels: bool) -> None:
    for chars, rows in (
        ("0123456789 12345678901234567 abc d", ["0123456789 12345678901234567 ", "↪ abc d"]),
        ("0123456789 12345678901234567  abc", ["0123456789 12345678901234567 ", "↪  abc"]),
        ("0123456789 12345678901234567 ", ["0123456789 12345678901234567 "]),
    ):
        flow = Flow(document(code(chars)), Folds(), replace(SEEN, width=31, panels=panels))
        lines = [line for line in flow.lines(0) if line.runs]
        assert ["".join(run.text for run in line.runs)[2:] for line in lines] == rows
        assert all(width(line.runs) <= 31 for line in lines)
        assert sum(len(run.text) for line in lines for run in line.runs if run.node >= 0) == len(chars)
    full = Flow(document(code("0" * 29)), Folds(), replace(SEEN, width=31, panels=panels)).lines(0)
    assert len([line for line in full if line.runs]) == (2 if panels else 1)


def test_a_rule_is_a_line() -> None:
    assert seen("a", thematic_break(), width=10) == ["a", "─" * 10]


@pytest.mark.parametrize(("columns", "size"), [(78, 13), (40, 6), (20, 6), (4, 4)])
def test_a_rule_for_the_eye_is_short_and_left_out_under_a_heading(columns: int, size: int) -> None:
    made = document(heading(3, "Head"), thematic_break(), "End.", thematic_break())
    rows = [line.text for line in Flow(made, Folds(), replace(SEEN, width=columns)).lines(1)]
    assert rows == ["Head", "End.", "", "─" * size, ""]


@pytest.mark.parametrize(("level", "kept"), [(1, 0), (2, 0), (3, 1), (6, 1)])
def test_a_rule_for_the_eye_is_left_out_above_a_heading_that_has_one(level: int, kept: int) -> None:
    made = document(heading(1, "Head"), "End.", thematic_break(), heading(level, "Next"))
    seen, unseen = (
        [line.text for number in range(len(made.sections)) for line in Flow(made, Folds(), own).lines(number)]
        for own in (SEEN, Measure(40))
    )
    assert sum(set(row) == {"─"} for row in seen) == kept
    assert unseen.count("* * *") == 1


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


@pytest.mark.parametrize("colours", [16, 256])
@pytest.mark.parametrize("steps", [(), ("record",), ("next-line", "expand")])
def test_code_in_the_table_view_stands_in_backticks_where_it_does_on_the_page(
    colours: int, steps: tuple[str, ...]
) -> None:
    made = document(table(("a", "b"), (text(code_span("xyz")), "1")))
    here = ReaderState(made, appearance=Appearance(code_panel="dark"))
    view = ScreenView(here, 80, 24, colours=colours)
    for step in ("table", "next-line", *steps):
        here = update(here, Command(step), view.viewport)
    assert here.overlays
    assert any("`xyz`" in line.text for line in view.frame(here).page) is (colours == 16)


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


def test_a_title_stands_on_one_band_as_wide_as_its_longest_row() -> None:
    for words in ("Words", "Many words of a heading, which goes on in the next row and there ends so."):
        rows = rows_of(heading(1, words), SEEN)
        assert len({width(line.runs) for line in rows}) == 1
        assert width(rows[0].runs) <= SEEN.width
        for line in rows:
            assert all(run.style == StyleFlags.TITLE | StyleFlags.BAND for run in line.runs)
            assert (line.runs[-1].text[-1], line.runs[-1].node) == (" ", -1)
        shown = " ".join(run.text for line in rows for run in line.runs if run.node >= 0)
        assert shown == words
    assert rows_of(heading(2, "Words"), SEEN) == rows_of(heading(2, "Words"), SEEN)
    full = rows_of(heading(1, "Words"), replace(SEEN, width=5))
    assert [run.text for run in full[0].runs] == ["Words"]


@pytest.mark.parametrize(
    "words", ["Words", "Many words of a heading, which goes on in the next row and there ends so."]
)
def test_a_title_on_a_band_has_its_words_where_one_without_has_them(words: str) -> None:
    rows = [[line.text.rstrip() for line in rows_of(heading(1, words), measure)] for measure in (SEEN, SEEN)]
    assert rows[0] == rows[1]


@pytest.mark.parametrize(
    "source", ["A ![logo](logo.svg)", "![logo](logo.svg) and words", "Words[^1]", "[bank.com](https://evil.test/x)"]
)
def test_generated_words_of_a_title_are_on_its_band(source: str) -> None:
    made = parse(f"# {source}\n\n[^1]: Note.\n", name="a.md")
    line = next(line for line in Flow(made, Folds(), SEEN).lines(0) if line.text)
    assert any(run.node < 0 and run.text.strip() for run in line.runs)
    assert all(run.style & StyleFlags.BAND for run in line.runs)
    assert width(line.runs) <= SEEN.width
    assert line.runs[-1].text == " "


def test_a_closed_title_has_its_sign_before_the_band_and_its_length_behind() -> None:
    made = document("Before.", heading(1, "Part"), "It is so.")
    line = next(line for line in Flow(made, Folds(all_open=False), SEEN).lines(1) if line.text)
    assert line.text == "▸ Part  (3 words)"
    assert [bool(run.style & StyleFlags.BAND) for run in line.runs] == [False, True, True, False]


def test_a_closed_title_of_several_rows_ends_with_its_length_on_the_page() -> None:
    for size in range(20, 40):
        made = document("Before.", heading(1, "w" * size, " and more words of it"), "It is so.")
        lines = Flow(made, Folds(all_open=False), SEEN).lines(1)
        assert max(width(line.runs) for line in lines) <= SEEN.width
        assert lines[-1].text.endswith(" (3 words)") or not lines[-1].text


def test_a_title_of_images_alone_has_no_band() -> None:
    logo = image("logo.svg", "Logo")
    assert not any(run.style & StyleFlags.BAND for line in rows_of(heading(1, logo), SEEN) for run in line.runs)
    first, *_, last = rows_of(heading(1, logo, "\n", "Words"), SEEN)
    assert not any(run.style & StyleFlags.BAND for run in first.runs)
    assert all(run.style & StyleFlags.BAND for run in last.runs)


@pytest.mark.parametrize("name", [name for name in THEMES if theme(name).heading is not None])
@pytest.mark.parametrize("colours", [256, 1 << 24])
def test_a_band_is_a_heading_reversed_and_what_is_marked_on_it_differs(name: str, colours: int) -> None:
    own, band = theme(name), StyleFlags.TITLE | StyleFlags.BAND
    assert style(own, band, colours) == replace(style(own, StyleFlags.HEADING, colours), reverse=True)
    found = StyleFlags.MATCH
    marks = [StyleFlags.PLAIN, found, found | StyleFlags.CURRENT, StyleFlags.LINK, StyleFlags.DIMMED]
    looks = [style(own, band | mark, colours) for mark in marks]
    assert all(one != other for one, other in combinations(looks, 2))
    assert not looks[-1].reverse


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("colours", [0, 8, 16, 256])
def test_titles_stand_on_bands_with_and_without_colour_unless_rules_are_drawn(name: str, colours: int) -> None:
    state = ReaderState(document(heading(1, "T")), appearance=Appearance(theme=name))
    for blanks in (True, False):
        view = ScreenView(state, 80, 24, colours=colours, underlined_blanks=blanks)
        frame = view.frame(state)
        assert view.page.measure.draws_rules is not blanks
        banded = [run.text for run in frame.rows[frame.areas.page_row].runs if run.style & StyleFlags.BAND]
        assert banded == ([" ", "T", " "] if blanks else [])


@pytest.mark.parametrize(("columns", "before"), [(80, [" ", " "]), (20, [])])
def test_a_band_begins_in_the_margin_a_cell_before_its_words_if_there_is_one(columns: int, before: list[str]) -> None:
    state = ReaderState(document(heading(1, "T")))
    frame = ScreenView(state, columns, 24).frame(state)
    row = frame.rows[frame.areas.page_row]
    assert [run.text for run in row.runs[: row.runs.index(frame.page[0].runs[0])]] == before
    assert row.text.startswith(" " * len(before) + "T")


@pytest.mark.parametrize(("focus", "node", "begins"), [("none", 1, True), ("line", 0, True), ("line", 1, False)])
def test_a_title_that_is_dimmed_has_nothing_in_the_margin(focus: str, node: int, *, begins: bool) -> None:
    made = document(heading(1, "T"), "Text.")
    state = ReaderState(made, position=Position(0, node), appearance=Appearance(focus=focus))
    frame = ScreenView(state, 80, 24).frame(state)
    before = frame.rows[frame.areas.page_row].runs[:2]
    assert any(run.style & StyleFlags.BAND and run.text == " " for run in before) is begins
