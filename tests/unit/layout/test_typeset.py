"""How each kind of block is set: what is expected stands here as it is seen."""

from __future__ import annotations

from textwrap import dedent

import pytest
from support.document_builders import (
    Part,
    bullets,
    code,
    definitions,
    document,
    footnote,
    footnote_ref,
    front_matter,
    heading,
    image,
    item,
    numbered,
    paragraph,
    question,
    questions,
    quote,
    raw_block,
    strong,
    text,
    thematic_break,
)

from b12tui.core.folds import Folds
from b12tui.document import Document, Heading
from b12tui.layout.page.flow import Flow
from b12tui.layout.page.glyphs import ASCII
from b12tui.layout.page.lines import Line, StyleFlags
from b12tui.layout.page.measure import Measure

OPEN = Folds(all_open=True)


def lines(*parts: Part, measure: Measure | None = None, folds: Folds = OPEN) -> tuple[Line, ...]:
    return Flow(document(*parts), folds, measure or Measure(40)).lines(0)


def seen(*parts: Part, width: int = 40, folds: Folds = OPEN, **of: bool | int) -> str:
    """Return what is seen of blocks that stand before the first section."""
    measure = Measure(width, **of)  # type: ignore[arg-type]
    return "\n".join(line.text for line in lines(*parts, measure=measure, folds=folds)).rstrip("\n")


def as_seen(expected: str) -> str:
    return dedent(expected).strip("\n")


def rows_of(made: Document, section: int, folds: Folds = OPEN) -> list[str]:
    return [line.text for line in Flow(made, folds, Measure(40)).lines(section)]


# Headings and paragraphs


def test_a_heading_is_parted_by_empty_rows() -> None:
    made = document(heading(1, "Title"), "Text.", heading(2, "Part"), "More.", heading(3, "Smaller"), "Less.")
    assert rows_of(made, 0) == ["Title", "", "Text.", ""]
    assert rows_of(made, 1) == ["", "Part", "", "More.", ""]
    assert rows_of(made, 2) == ["Smaller", "", "Less.", ""]


def test_nothing_is_empty_above_the_first_section_of_all() -> None:
    assert rows_of(document(heading(2, "Part"), "Text."), 1)[0] == "Part"


def test_headings_are_inked_as_such() -> None:
    inks = [line.runs[0].style for line in lines(heading(1, "T"), quote(Heading(2, text("H"), "h"))) if line.first]
    assert inks[0] == StyleFlags.TITLE
    assert [run.style for line in lines(quote(Heading(3, text("H"), "h"))) for run in line.runs] == [
        StyleFlags.SIGN,
        StyleFlags.HEADING | StyleFlags.LEVEL_3,
    ]


def test_a_heading_without_words_is_an_empty_row() -> None:
    assert rows_of(document(heading(1, "T"), heading(2, ""), "Text."), 1) == ["", "", "Text.", ""]


def test_a_hard_break_ends_a_row() -> None:
    assert seen("one\ntwo") == "one\ntwo"


def test_an_empty_row_follows_each_row_where_the_reader_asks_for_space() -> None:
    assert seen("one two", width=3, spacing=2) == "one\n\ntwo"
    assert [line.text for line in lines("a", measure=Measure(9, spacing=2))] == ["a", ""]


def test_with_more_space_blocks_are_parted_by_a_row_more_than_lines_are() -> None:
    spaced = lines("a", "b", measure=Measure(9, spacing=2))
    assert [line.text for line in spaced] == ["a", "", "", "b", ""]


def test_each_sentence_begins_a_row_where_the_reader_asks_for_it() -> None:
    assert seen("One is. Two is.", sentence_lines=True) == "One is.\nTwo is."
    marked = paragraph("One ", strong("is"), ". ", image("x.png", "Two"), " is. Three ", strong("are. Four"), " is.")
    assert seen(marked, sentence_lines=True) == "One is.\n[Image: Two] is.\nThree are.\nFour is."


def test_sentences_in_lists_hang_behind_their_sign() -> None:
    assert seen(bullets("One is. Two is."), sentence_lines=True) == "• One is.\n  Two is."


# Lists


def test_lists_nest_and_hang() -> None:
    assert seen(bullets("one two three", ("four", numbered("five", "six"), "seven")), width=9) == as_seen(
        """
        • one two
        three
        • four
        1. five
        2. six
        seven
        """
    )
    assert seen(bullets("one two three", ("four", numbered("five", "six"), "seven")), width=12) == as_seen(
        """
        • one two
          three
        • four
          1. five
          2. six
          seven
        """
    )


def test_a_loose_list_has_empty_rows_between_its_items() -> None:
    assert seen(bullets("one", ("two", "three"), tight=False)) == "• one\n\n• two\n\n  three"


def test_numbers_are_the_authors_and_stand_right_aligned() -> None:
    assert seen(numbered("five", "six", start=5)) == "5. five\n6. six"
    assert seen(numbered("nine", "ten", start=9)) == " 9. nine\n10. ten"
    assert seen(numbered("nought", start=0)) == "0. nought"


def test_tasks_have_boxes_and_their_rows_fit() -> None:
    assert seen(bullets(item("bring milk home", done=False), item("done", done=True)), width=12) == as_seen(
        """
        • [ ] bring
          milk home
        • [x] done
        """
    )


def test_an_item_without_anything_still_has_its_sign() -> None:
    assert seen(bullets("one", item())) == "• one\n•"


def test_marks_keep_to_ascii_where_asked() -> None:
    shown = "\n".join(
        line.text
        for line in lines(
            bullets("one"), quote("two"), question("Why?"), measure=Measure(40, glyphs=ASCII), folds=Folds()
        )
    )
    assert shown.isascii()
    assert shown == "- one\n\n> two\n\n+ closed  Why?\n"


# Quotes, code, definitions, notes, front matter, rules, what is unsupported


def test_a_quote_has_a_bar_before_each_row() -> None:
    assert seen(quote("one two", bullets("three", "four"), quote("five")), width=12) == as_seen(
        """
        │ one two
        │
        │ • three
        │ • four
        │
        │ │ five
        """
    )


def test_an_alert_says_its_kind() -> None:
    assert seen(quote("Mind the gap.", kind="Warning")) == "│ Warning\n│ Mind the gap."


def test_a_bar_ends_with_its_quote() -> None:
    empty = bullets()
    assert seen(quote("one", empty), "two") == "│ one\n\ntwo"
    assert seen(quote(question("Why?")), "two") == "│ ▾ open  Why?\n\ntwo"


def test_code_keeps_its_lines_and_its_tabs_are_stops() -> None:
    assert seen(code("def f():\n\treturn  1\n\n\tx")) == "  def f():\n      return  1\n\n      x"


def test_a_line_of_code_that_is_too_long_goes_on_in_the_next_row_without_a_character_lost() -> None:
    assert seen(code("0123456789 abcdefg"), width=12) == "  0123456789\n   abcdefg"
    assert seen(code("漢字漢字漢字"), width=10) == "  漢字漢字\n  漢字"


def test_code_is_upright() -> None:
    assert {run.style for line in lines(code("\tx = 1")) for run in line.runs} == {StyleFlags.PLAIN}


def test_terms_stand_above_what_is_said_of_them() -> None:
    assert seen(definitions(("term", "said of it", "more"), ("other", "x"))) == (
        "term\n  said of it\n\n  more\n\nother\n  x"
    )


def test_a_note_is_named_and_its_rows_fit() -> None:
    assert seen(
        paragraph("Told", footnote_ref(1), "."), footnote(1, "one two three four", "five"), width=16
    ) == as_seen(
        """
        Told[note 1].

        Note 1: one two
          three four

          five
        """
    )


def test_front_matter_names_what_it_tells() -> None:
    shown = seen(front_matter("A title", "", "2024", "lang: en", "key: one two three four"), width=18)
    assert shown == as_seen(
        """
        Title: A title
        Date: 2024
        Details
          lang: en
          key: one two
          three four
        """
    )


def test_a_rule_is_an_ornament_that_nobody_stands_on() -> None:
    assert seen("one", thematic_break(), "two") == "one\n\n* * *\n\ntwo"
    assert [line.first for line in lines(thematic_break())] == [None, None]


def test_what_is_unsupported_is_shown_as_its_source() -> None:
    assert seen(raw_block("<x>\n  y")) == "  <x>\n    y"


# Questions and closed sections


def test_a_question_says_whether_it_is_open() -> None:
    pair = questions(("Why?", "Because."), ("How?", "So."))
    assert seen(*pair, folds=Folds()) == "▸ closed  Why?\n\n▸ closed  How?"
    assert seen(*pair, folds=Folds().flip_question(pair[0])) == "▾ open  Why?\n\n  Because.\n\n▸ closed  How?"


def test_an_answer_that_its_author_wants_open_is_open() -> None:
    assert seen(question("Why?", "Because.", opened=True), folds=Folds()) == "▾ open  Why?\n\n  Because."


def test_what_follows_a_closed_answer_counts_its_leaves() -> None:
    shown = lines(question("Why?", "Because.", bullets("one", "two")), "After.", folds=Folds())
    assert [line.first for line in shown if line.text] == [(0, 0), (4, 0)]


def test_a_closed_section_keeps_its_heading_its_length_and_its_first_sentence() -> None:
    made = document(heading(1, "T"), heading(2, "Part"), code("x"), "It is. And more of it.")
    folds = Folds().flip_section(made.sections[1])
    assert rows_of(made, 1, folds) == ["", "Part", "closed, 7 words. It is.", ""]
    assert Flow(made, folds, Measure(40)).lines(1)[2].first is None


def test_a_closed_group_of_questions_tells_its_first() -> None:
    made = document(heading(1, "T"), heading(2, "FAQ"), *questions(("Why so?", "Because.")))
    assert rows_of(made, 1, Folds().flip_section(made.sections[1])) == ["", "FAQ", "closed, 3 words. Why so?", ""]


def test_closing_everything_leaves_what_stands_before_the_first_heading() -> None:
    assert rows_of(document("Text."), 0, Folds(all_open=False)) == ["Text.", ""]


# Little room


@pytest.mark.parametrize("width", range(1, 25))
def test_however_little_room_there_is_no_row_is_wider(width: int) -> None:
    deep: Part = "word another"
    for _ in range(12):
        deep = bullets((deep, "two"))
    parts: tuple[Part, ...] = (
        front_matter("A title", "Someone", "2024", "lang: en"),
        deep,
        numbered("one", start=123_456),
        bullets(item("task", done=True), (code("\tx\tlong line of code"),)),
        quote(quote(quote("quoted", kind="Important")), thematic_break()),
        footnote(12, code("x")),
        question("Why is that so?", definitions(("term", "definition"))),
        raw_block("<unsupported>"),
    )
    for line in lines(*parts, measure=Measure(width)):
        assert len(line.text) <= width


def test_deep_nesting_leaves_room_for_words() -> None:
    deep: Part = "some words"
    for _ in range(30):
        deep = quote(deep)
    assert max(len(line.text) for line in lines(deep, measure=Measure(30))) <= 30
    assert any("some" in line.text for line in lines(deep, measure=Measure(30)))


def test_a_sign_that_leaves_no_room_stands_alone() -> None:
    assert seen(numbered("ab", start=1234), width=6) == "1234.\nab"
