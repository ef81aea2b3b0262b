"""The sentences of every frontend, word for word."""

from __future__ import annotations

import pytest
from support.document_builders import bullets, code, definitions, item, numbered, question, quote, table

from b12tui.catalogue import counts
from b12tui.core.messages import phrases
from b12tui.document import Ancestor, BlockQuote, Image, Paragraph, Section, Table, Text, ThematicBreak
from b12tui.document.word_count import WordCount


@pytest.mark.parametrize(("count", "said"), [(1, "1 word"), (0, "0 words"), (2, "2 words"), (1412, "1,412 words")])
def test_a_count_has_its_noun_in_the_plural(count: int, said: str) -> None:
    assert counts.words(count) == said


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "Less than 1 minute"),
        (118, "Less than 1 minute"),
        (119, "About 1 minute"),
        (1412, "About 6 minutes"),
        (238 * 60, "About 1 hour"),
        (238 * 125, "About 2 hours 5 minutes"),
    ],
)
def test_reading_time_is_rounded_to_the_minute(count: int, said: str) -> None:
    assert phrases.reading_time(WordCount(count)) == said


def test_reading_time_follows_the_reader_s_own_rate() -> None:
    assert phrases.reading_time(WordCount(1000), 100) == "About 10 minutes"


def test_the_opening_says_time_words_and_sections() -> None:
    assert phrases.opening_phrase(WordCount(1412), 13) == "About 6 minutes, 1,412 words, 13 sections."
    assert phrases.opening_phrase(WordCount(1), 0) == "Less than 1 minute, 1 word."
    assert phrases.opening_phrase(WordCount(), 2) == "The document is empty."


@pytest.mark.parametrize(
    ("said", "stopped"),
    [
        ("a", "a."),
        ("a.", "a."),
        ("a?", "a?"),
        ("“a.”", "“a.”"),
        ("(a)", "(a)."),
        ("a (b).", "a (b)."),
        ("筋。", "筋。"),
    ],
)
def test_a_stop_is_added_where_none_is(said: str, stopped: str) -> None:
    assert phrases.with_full_stop(said) == stopped


def test_a_name_that_ends_in_a_stop_gets_no_colon() -> None:
    assert phrases.labelled("Cause", "x") == "Cause: x"
    assert phrases.labelled("Which?", "x") == "Which? x"


def test_lines_are_joined_by_commas_or_by_their_own_stops() -> None:
    assert phrases.joined("apples\npears") == "apples, pears"
    assert phrases.joined("Apples.\n\npears ") == "Apples. pears"


def section(number: int, title: str, parent: int | None) -> Section:
    return Section(number, 2, title, "", parent, 1, 0)


def test_the_contents_nest_by_words() -> None:
    assert phrases.outline_entry(section(5, "Symptoms", None)) == "5. Symptoms"
    assert phrases.outline_entry(section(7, "Causes", 6)) == "7. Causes, inside 6."
    assert phrases.outline_entry(section(7, "Why?", 6)) == "7. Why? Inside 6."
    assert phrases.outline_entry(section(7, "From binaries:", 6)) == "7. From binaries, inside 6."
    assert phrases.outline_entry(section(7, "", None)) == "7. blank"


def test_a_rule_is_a_break_only_between_running_text() -> None:
    story, other = Paragraph(Text("x")), ThematicBreak()
    assert phrases.separates_prose(story, quote("x"))
    assert not phrases.separates_prose(story, other)
    assert not phrases.separates_prose(None, story)
    assert not phrases.separates_prose(story, None)


def test_a_question_has_its_number_and_its_state_in_words() -> None:
    assert phrases.question_name(question("x", number=3, of=7)) == "Question 3 of 7"
    assert phrases.question_state(opened=True) == "open"
    assert phrases.question_state(opened=False) == "closed"


def test_roles_and_marks() -> None:
    assert phrases.heading_role(2) == "Heading 2"
    assert phrases.footnote_name(2) == "Note 2"
    assert phrases.footnote_ref(2) == "[note 2]"
    assert phrases.link_mark(4) == "[link 4]"
    assert phrases.image_role(Image("a.png", described=True)) == "Image"
    assert phrases.image_role(Image("a.png", described=False)) == "Image, no description"
    assert phrases.task_state(done=True) == "done"
    assert phrases.task_state(done=False) == "not done"


INNER = bullets("x", "y")
OUTER = bullets("a", "b", ("c", INNER))
THIRD = Ancestor(OUTER, 2)


def test_an_item_says_its_number_and_how_many_there_are() -> None:
    assert phrases.item_label((THIRD,)) == "3 of 3"
    assert phrases.item_label((THIRD, Ancestor(INNER, 0))) == "Level 2, 1 of 2"
    assert phrases.item_label(()) == ""


def test_a_list_that_does_not_start_at_1_says_its_own_numbers() -> None:
    fives = numbered("x", "y", start=5)
    assert phrases.item_label((Ancestor(fives, 1),)) == "6"
    assert phrases.item_label((Ancestor(fives, 1), Ancestor(INNER, 1))) == "Level 2, 2 of 2"
    assert phrases.item_label((Ancestor(numbered("x", start=0), 0),)) == "0"
    assert phrases.item_label((Ancestor(numbered("x"), 0),)) == "1 of 1"


def test_a_task_says_its_state() -> None:
    tasks = bullets(item("x", done=True), item("y", done=False))
    assert phrases.item_label((Ancestor(tasks, 0),)) == "1 of 2, done"
    assert phrases.item_label((Ancestor(tasks, 1),)) == "2 of 2, not done"


def test_numbers_begin_anew_inside_a_quote_and_go_on_inside_an_answer() -> None:
    assert phrases.item_label((THIRD, Ancestor(quote(INNER), 0), Ancestor(INNER, 0))) == "1 of 2"
    assert phrases.item_label((THIRD, Ancestor(question("q", INNER), 0), Ancestor(INNER, 0))) == "Level 2, 1 of 2"


def test_an_intro_says_the_item_that_it_stands_in() -> None:
    assert phrases.list_intro(OUTER) == "List of 3."
    assert phrases.list_intro(INNER, (THIRD,)) == "List of 2, inside item 3."
    assert phrases.list_intro(definitions(("t", "x"))) == "List of 1 term."
    assert phrases.list_intro(definitions(("t", "x"), ("u", "x"))) == "List of 2 terms."
    assert phrases.code_intro(code("a\n\nb", "python")) == "Code, python, 3 lines."
    assert phrases.code_intro(code("a"), (THIRD,)) == "Code, 1 line, inside item 3."
    assert phrases.code_intro(code("")) == "Code, 0 lines."
    assert phrases.quote_intro(quote("x"), (THIRD,)) == "Quote, inside item 3."
    assert phrases.quote_intro(quote("x", kind="Warning")) == "Warning."


def test_a_quote_and_an_alert_end_in_their_own_words() -> None:
    assert phrases.quote_end(quote("x")) == "End of quote."
    assert phrases.quote_end(quote("x", kind="Warning")) == "End of warning."


CAUSES = table(("Cause", "", "How"), ("a", "b", "c"), ("d",), title="Causes compared")


def test_a_table_says_its_title_its_size_and_its_headers() -> None:
    said = phrases.table_intro(CAUSES, 1, ["Cause", "Column 2", "How"])
    assert said == "Table 1: Causes compared. 2 rows, 3 columns: Cause; Column 2; How."
    assert phrases.table_intro(table(("a",), title="Which?"), 2) == "Table 2: Which? 0 rows, 1 column."
    assert phrases.table_intro(table(("a",)), 3, ["a?"], (THIRD,)) == "Table 3, inside item 3. 0 rows, 1 column: a?"
    assert phrases.table_end(2) == "End of table 2."


@pytest.mark.parametrize(("column", "name"), [(0, "Cause"), (1, "Column 2"), (2, "How"), (3, "Extra cell")])
def test_each_cell_has_a_name(column: int, name: str) -> None:
    assert phrases.column_name(CAUSES, column) == name


def test_a_header_of_two_lines_is_said_as_one() -> None:
    broken = Table((Text("How it\nhurts"),), CAUSES.align, ())
    assert phrases.column_name(broken, 0) == "How it hurts"


def test_a_cell_is_a_sentence_with_its_header() -> None:
    assert phrases.row_label(CAUSES, 1) == "Row 2 of 2"
    assert phrases.cell_phrase("Cause", "B12 deficiency") == "Cause: B12 deficiency."
    assert phrases.cell_phrase("Cause", "Ask.") == "Cause: Ask."
    assert phrases.cell_phrase("Cause", "") == "Cause: blank."


def test_an_alert_of_a_kind_of_its_own_has_its_authors_label() -> None:
    box = BlockQuote((), "Recipe")
    assert (phrases.quote_intro(box), phrases.quote_end(box)) == ("Recipe.", "End of recipe.")


def test_a_callout_of_an_author_s_own_kind_has_its_word() -> None:
    assert phrases.quote_intro(quote("x", kind="See also")) == "See also."
    assert phrases.quote_intro(quote("x", kind="My kind")) == "My kind."
    assert phrases.quote_end(quote("x", kind="My kind")) == "End of my kind."
