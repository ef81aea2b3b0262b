"""Rows of spoken pages: as wide as asked for at most, each with something to stand on."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from support.document_builders import code, document, footnote, footnote_ref, heading, link, paragraph, table
from support.linear_frontends import article, open_all_questions, words_of

from b12tui.core.appearance import Appearance
from b12tui.core.folds import Folds
from b12tui.core.state import ReaderState
from b12tui.core.verbosity import Verbosity
from b12tui.linear.line_mode.units import Unit, Units
from b12tui.linear.narration.narrated import Narration
from b12tui.linear.spoken.controller import SpokenController
from b12tui.linear.spoken.rows import cut_rows
from b12tui.markdown import parse
from b12tui.plain.transliterate import transliterate
from b12tui.textwidth import cells


def rows_of(*parts: object, width: int) -> list[str]:
    text = document(*parts)  # type: ignore[arg-type]
    passages = Narration(text).passages(Folds(), 0)
    return [row.text for passage in passages for line in passage.as_rows() for row in cut_rows(line, width)]


def test_what_is_ours_behind_a_word_stays_in_its_row() -> None:
    rows = rows_of(paragraph("one two three ", link("#a", "four"), " five"), width=18)
    assert rows == ["one two three", "four [link 1] five"]


def test_a_note_s_mark_at_the_end_of_a_full_row_takes_its_word_along() -> None:
    rows = rows_of(paragraph("aaaa bbbb cccc", footnote_ref(1)), footnote(1, "n"), width=14)
    assert rows == ["aaaa bbbb", "cccc [note 1]", "Note 1: n"]


def test_code_keeps_its_blanks_and_tabs_become_blanks() -> None:
    assert rows_of(code("if x:\n\ty = 1\n  z"), width=40) == [
        "Code, 3 lines.",
        "if x:",
        "    y = 1",
        "  z",
        "End of code.",
    ]


@given(st.integers(12, 100), st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C"])), min_size=1))
def test_no_row_is_wider_than_asked_for(width: int, texts: list[str]) -> None:
    text = document(heading(1, "T"), *map(paragraph, texts))
    for passage in Narration(text).passages(Folds(), 0):
        for line in passage.as_rows():
            assert all(cells(row.text) <= width for row in cut_rows(line, width))


def test_down_from_the_top_to_the_bottom_says_every_word_of_the_article_once_and_in_order() -> None:
    text = article()
    for columns in (120, 80, 40, 30):
        pages = SpokenController(open_all_questions(ReaderState(text)), columns, 24)
        said = list(pages.press(".").rows)
        while (answer := pages.press("Down")).rows != ("Last line.",):
            assert all(cells(row) < columns for row in answer.rows)
            said += answer.rows
        wanted = [
            word
            for section in text.sections
            for passage in Narration(text).passages(Folds(True), section.number)
            for line in passage.as_rows()
            for word in words_of(line.text)
        ]
        assert words_of(" ".join(said)) == wanted


def test_up_from_the_bottom_says_the_same_rows_the_other_way_round() -> None:
    pages = SpokenController(open_all_questions(ReaderState(article())), 80, 24)
    down = [pages.press(".").rows]
    while (answer := pages.press("Down")).rows != ("Last line.",):
        down.append(answer.rows)
    up = [pages.press(".").rows]
    while (answer := pages.press("Up")).rows != ("First line.",):
        up.append(answer.rows)
    assert up == down[::-1]


def test_a_mark_that_would_not_fit_beside_a_long_word_stands_below_it() -> None:
    rows = rows_of(paragraph("see ", link("#a", "someone@example.org"), " too"), width=22)
    assert rows == ["see", "someone@example.org", "[link 1] too"]


@example(20, ["😀😀😀"])
@given(
    st.integers(20, 90),
    st.lists(st.text(st.sampled_from("ab é½³ α שׁ 日本語。 😀 – “")), min_size=1, max_size=4),
)
def test_spelt_out_every_row_is_ascii_and_reached_down_and_up(columns: int, texts: list[str]) -> None:
    # With the default verbosity a run of emoji is counted instead of named.
    state = ReaderState(
        document(heading(1, "T"), *map(paragraph, texts)), appearance=Appearance(announced=Verbosity(emoji="sign"))
    )
    pages = SpokenController(state, columns, 24, ascii_only=True)
    down = [pages.press(".").rows]
    while (answer := pages.press("Down")).rows != ("Last line.",):
        down.append(answer.rows)
    assert all(row.isascii() and len(row) < columns for rows in down for row in rows)
    said = words_of(" ".join(row for rows in down for row in rows))
    wanted = words_of(transliterate(" ".join(["Heading 1: T", *texts])))
    assert "".join(said) == "".join(wanted)
    up = []
    while (answer := pages.press("Up")).rows != ("First line.",):
        up.append(answer.rows)
    assert up == down[-2::-1]


def test_in_ascii_lists_cells_and_messages_are_as_well() -> None:
    whole = document(
        heading(1, "Tïtle"), paragraph(link("#ü", "ürn")), table(("Ä", "β"), ("1–2", "日")), heading(2, "Ö")
    )
    pages = SpokenController(ReaderState(whole), 40, 24, ascii_only=True)
    keys = ["Tab", "L", "q", "Down", "T", "Right", "Down", "Enter", "q", "r", "q", "t", "Down", "q", "/", "ö", "Enter"]
    said = [row for key in keys for row in pages.press(key).rows if key != "ö"]
    assert all(row.isascii() for row in said)
    assert {"Link: urn", "1. urn: #u", "Header, column 2 of 2: [beta].", "1. O"} <= set(said)


CODE = document(heading(1, "T"), code("def f(x):\n\n        return x", "python"), paragraph("After."))


def test_arrows_say_code_and_words_about_it_one_after_the_other() -> None:
    pages = SpokenController(ReaderState(CODE), 80, 24)
    down = [pages.press("Down").rows for _ in range(6)]
    assert down == [
        ("Code, python, 3 lines.",),
        ("def f(x):",),
        ("        return x",),
        ("End of code.",),
        ("After.",),
        ("Last line.",),
    ]
    assert [pages.press("Up").rows for _ in range(4)] == down[3::-1]


def test_what_leads_behind_code_does_not_say_its_end() -> None:
    pages = SpokenController(ReaderState(CODE), 80, 24)
    pages.press("}")
    assert pages.press("}").rows == ("After.",)
    pages.press("g")
    for key in ("/", *"After"):
        pages.press(key)
    assert pages.press("Enter").rows == ("1 of 1, in T.", "After.")


def test_a_sentence_step_in_code_is_a_line() -> None:
    pages = SpokenController(ReaderState(CODE), 80, 24)
    assert pages.press(")").rows == ("Code, python, 3 lines.", "def f(x):")
    assert pages.press(")").rows == ("        return x", "End of code.")


def test_where_tells_the_line_of_code() -> None:
    pages = SpokenController(ReaderState(CODE), 200, 24)
    for _ in range(3):
        pages.press("Down")
    assert pages.press("i").rows[0].startswith("Line 3 of 3 of the code, indented 8, T, ")


def test_a_sentence_that_begins_with_code_is_one_of_its_own_in_every_mode() -> None:
    text = parse("Some words. Install it. `pip` does that. `npm` too.", name="a.md")
    sentences = ["Some words.", "Install it.", "pip does that.", "npm too."]
    pages = SpokenController(ReaderState(text, appearance=Appearance(sentence_lines=True)), 80, 24)
    assert [row.text for row in pages.rows.lines(0)] == sentences
    units = Units(Narration(text), Unit.SENTENCE)
    assert [line for unit in units.of_section(Folds(), 0) for line in unit.lines] == sentences
    pages = SpokenController(ReaderState(text), 80, 24)
    assert [pages.press(")").rows for _ in range(3)] == [(sentence,) for sentence in sentences[1:]]
