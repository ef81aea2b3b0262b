"""How each kind of block is said, in both styles: what is expected stands here as it is heard."""

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
    table,
    text,
    thematic_break,
)

from b12tui.plain import document_writer, output_options
from b12tui.plain.output_options import Options
from b12tui.plain.styles import STYLES

SECTION = heading(2, "S")


def said(*parts: Part, style: str = "spoken") -> str:
    """Return what is said below a section's heading."""
    whole = document_writer.document_text(document(SECTION, *parts), Options(style=STYLES[style], section=1))
    head, _, body = whole.partition("\n\n")
    assert head in {"Heading 2: S", "h2 S"}
    return body


def lines(expected: str) -> str:
    return dedent(expected).lstrip("\n")


# Lists

NESTED = bullets("one", ("two", numbered("a", "b")), "three")


def test_a_list_is_announced_and_its_items_are_counted() -> None:
    assert said(NESTED) == lines(
        """
        List of 3.
        1 of 3. one
        2 of 3. two
        List of 2, inside item 2.
        Level 2, 1 of 2. a
        Level 2, 2 of 2. b
        3 of 3. three
        """
    )


def test_in_brief_a_list_has_its_signs_and_no_indentation() -> None:
    assert said(NESTED, style="brief") == "- one\n- two\n- 1. a\n- 2. b\n- three\n"
    assert said(bullets(("x", bullets(("y", bullets("z"))))), style="brief") == "- x\n-- y\n--- z\n"
    assert said(numbered(("x", numbered(("y", bullets("z"))))), style="brief") == "1. x\n1.1. y\n1.1. - z\n"


def test_a_list_that_starts_elsewhere_says_its_own_numbers() -> None:
    counting = numbered("five", ("six", bullets("inside")), start=5)
    assert said(counting) == lines(
        """
        List of 2.
        5. five
        6. six
        List of 1, inside item 6.
        Level 2, 1 of 1. inside
        """
    )
    assert said(counting, style="brief") == "5. five\n6. six\n6. - inside\n"


def test_the_later_paragraphs_of_an_item_say_that_it_goes_on() -> None:
    loose = bullets(("one", "more"), "two", tight=False)
    assert said(loose) == lines(
        """
        List of 2.
        1 of 2. one

        1 of 2, continued. more

        2 of 2. two
        """
    )
    assert said(loose, style="brief") == "- one\n\n- (continued) more\n\n- two\n"


def test_a_task_says_whether_it_is_done() -> None:
    tasks = bullets(item("buy", done=True), item("cook", done=False), "eat")
    assert said(tasks) == "List of 3.\n1 of 3, done. buy\n2 of 3, not done. cook\n3 of 3. eat\n"
    assert said(tasks, style="brief") == "[x] buy\n[ ] cook\n- eat\n"
    nested = bullets(("x", numbered(item("y", done=True))))
    assert said(nested, style="brief") == "- x\n- 1. [x] y\n"
    assert said(bullets(("x", bullets(item("y", done=False)))), style="brief") == "- x\n- [ ] y\n"


def test_code_a_table_and_a_quote_inside_an_item_say_where_they_stand() -> None:
    held = bullets(("x", code("run", "sh"), table(("a", "b"), ("1", "2")), quote("so")))
    assert said(held) == lines(
        """
        List of 1.
        1 of 1. x
        Code, sh, 1 line, inside item 1.
        run
        End of code.
        Table 1, inside item 1. 1 row, 2 columns: a; b.
        Row 1 of 1. a: 1.
        b: 2.
        End of table 1.
        Quote, inside item 1.
        so
        End of quote.
        """
    )
    assert said(held, style="brief") == "- x\n```sh\nrun\n```\nTable 1: a; b\na: 1; b: 2\n> so\n"


def test_an_item_that_begins_with_another_block_says_it_behind_its_number() -> None:
    held = bullets((code("run"),), (quote("so", "and so"),), (bullets("in"),), (heading(3, "H"), "x"))
    assert said(held) == lines(
        """
        List of 4.
        1 of 4. Code, 1 line.
        run
        End of code.
        2 of 4. Quote.
        so

        and so
        End of quote.
        3 of 4. List of 1, inside item 3.
        Level 2, 1 of 1. in
        4 of 4. Heading 3: H

        4 of 4, continued. x
        """
    )
    brief = "- ```\nrun\n```\n- > so\n>\n> and so\n-- in\n- h3 H\n\n- (continued) x\n"
    assert said(held, style="brief") == brief.replace("-- in", "- -- in")


def test_an_empty_item_is_blank() -> None:
    assert said(bullets("", (), (thematic_break(),))) == "List of 3.\n1 of 3. blank\n2 of 3. blank\n3 of 3. blank\n"
    assert said(bullets("", ()), style="brief") == "- blank\n- blank\n"


def test_an_item_whose_first_block_is_empty_begins_with_the_next() -> None:
    held = bullets("x", ("", "y"), (thematic_break(), heading(3, "H")), tight=False)
    assert said(held) == "List of 3.\n1 of 3. x\n\n2 of 3. y\n\n3 of 3. Heading 3: H\n"


# Quotes, definitions, notes


def test_quotes_that_end_together_close_once() -> None:
    assert said(quote("a", bullets("b", ("c", quote("d", quote("e")))))).count("End of quote.") == 1
    assert said(quote("a", bullets(("b", quote("c")), "d"))).count("End of quote.") == 2
    assert said(quote("a", quote("b", kind="Note"), "c")).endswith("End of note.\n\nc\nEnd of quote.\n")


def test_a_quote_has_a_beginning_and_an_end() -> None:
    spoken = said("before", quote("one\ntwo", quote("inner")), "after")
    assert spoken == lines(
        """
        before

        Quote.
        one
        two

        Quote.
        inner
        End of quote.

        after
        """
    )


def test_in_brief_each_line_of_a_quote_has_its_sign_and_nothing_behind_it() -> None:
    quoted = quote("one\ntwo", code("a\n\nb"), quote("inner"), heading(3, "H"), "x")
    assert said("before", quoted, "after", style="brief") == lines(
        """
        before

        > one
        > two
        >
        > ```
        > a
        >
        > b
        > ```
        >
        > > inner
        >
        >
        > h3 H
        >
        > x

        after
        """
    )


def test_in_brief_two_quotes_stay_two() -> None:
    assert said(quote("one"), quote("two"), style="brief") == "> one\n\n> two\n"
    nested = quote(quote("one"), quote("two"), "x")
    assert said(nested, style="brief") == "> > one\n>\n> > two\n>\n> x\n"


def test_an_alert_begins_and_ends_with_its_own_word() -> None:
    alert = quote("Mind this.", kind="Warning")
    assert said(alert) == "Warning.\nMind this.\nEnd of warning.\n"
    assert said(alert, style="brief") == "> Warning.\n> Mind this.\n"


def test_lists_inside_a_quote_count_anew() -> None:
    held = bullets(("x", quote(bullets("y"))))
    assert "\n1 of 1. y\n" in said(held)


def test_a_term_stands_before_its_definition() -> None:
    terms = definitions(("Myelin", "A coat.", "More."), (text("What?"), "This."), ("Alone",))
    assert said(terms) == lines(
        """
        List of 3 terms.
        1 of 3. Myelin: A coat.
        1 of 3, continued. More.
        2 of 3. What? This.
        3 of 3. Alone: blank
        """
    )
    assert said(terms, style="brief") == "- Myelin: A coat.\n- (continued) More.\n- What? This.\n- Alone: blank\n"


def test_a_note_stands_behind_its_block_and_says_its_end_if_it_is_long() -> None:
    cited = paragraph("Word", footnote_ref(1), " and ", footnote_ref(2), ".")
    spoken = said(cited, footnote(1, "Short."), footnote(2, "Long.", "Longer."), "after")
    assert spoken == lines(
        """
        Word [note 1] and [note 2].

        Note 1: Short.

        Note 2: Long.

        Longer.
        End of note 2.

        after
        """
    )
    assert said(cited, footnote(1, "Short."), style="brief") == "Word [note 1] and [note 2].\n\nNote 1: Short.\n"


# Code


def test_code_is_verbatim_between_its_lines() -> None:
    kept = code("  if x:\t \n\n    y  ", "python")
    assert said(kept) == "Code, python, 3 lines.\n  if x:\t \n\n    y  \nEnd of code.\n"
    assert said(kept, style="brief") == "```python\n  if x:\t \n\n    y  \n```\n"
    assert said(code("")) == "Code, 0 lines.\nEnd of code.\n"


def test_in_brief_a_fence_is_longer_than_any_inside() -> None:
    assert said(code("```\n````"), style="brief") == "`````\n```\n````\n`````\n"


def test_code_is_neither_wrapped_nor_cut_into_sentences() -> None:
    long = "x = 1. Then y = 2. " * 10
    made = document(code(long))
    for wrap in (20, output_options.Wrap.SENTENCE):
        assert f"\n{long}\n" in document_writer.document_text(made, Options(wrap=wrap))


# Tables

RAGGED = table(
    ("Cause", "", "How"),
    ("B12", "x.", ""),
    ("Strain",),
    ("Drugs", "y", "z?", "surplus"),
    title="Causes compared",
)


def test_a_row_says_each_cell_with_its_header() -> None:
    assert said(RAGGED) == lines(
        """
        Table 1: Causes compared. 3 rows, 3 columns: Cause; Column 2; How.
        Row 1 of 3. Cause: B12.
        Column 2: x.
        How: blank.
        Row 2 of 3. Cause: Strain.
        Column 2: blank.
        How: blank.
        Row 3 of 3. Cause: Drugs.
        Column 2: y.
        How: z?
        Extra cell: surplus.
        End of table 1.
        """
    )


def test_in_brief_a_row_is_a_line() -> None:
    assert said(RAGGED, style="brief") == lines(
        """
        Table 1: Cause; Column 2; How
        Cause: B12; Column 2: x.; How: blank
        Cause: Strain; Column 2: blank; How: blank
        Cause: Drugs; Column 2: y; How: z?; Extra cell: surplus
        """
    )


def test_tables_are_counted_through_the_text() -> None:
    spoken = said(table(("a",), ("1",)), bullets((table(("b",), ("2",)),)), table(("c",), ("3",)))
    assert [line for line in spoken.splitlines() if line.startswith("End")] == [
        f"End of table {number}." for number in (1, 2, 3)
    ]


def test_a_table_without_headers_numbers_its_columns_and_lists_none() -> None:
    bare = table(("", ""), ("1", "2"))
    assert said(bare) == "Table 1. 1 row, 2 columns.\nRow 1 of 1. Column 1: 1.\nColumn 2: 2.\nEnd of table 1.\n"
    assert said(bare, style="brief") == "Table 1\nColumn 1: 1; Column 2: 2\n"


def test_a_cell_of_several_lines_is_said_on_one() -> None:
    assert "a: apples, pears.\n" in said(table(("a",), ("apples\npears",)))


def test_a_table_of_nothing_is_still_said() -> None:
    assert said(table(("a",))) == "Table 1. 0 rows, 1 column: a.\nEnd of table 1.\n"
    assert said(table((), ())) == "Table 1. 1 row, 0 columns.\nRow 1 of 1. blank.\nEnd of table 1.\n"


# Questions


def test_questions_have_their_numbers_and_are_open() -> None:
    faq = questions(("Why?", "Because."), ("How?", "So."))
    assert said(*faq) == lines(
        """
        Question 1 of 2: Why?
        Answer: Because.

        Question 2 of 2: How?
        Answer: So.
        """
    )
    assert said(*faq, style="brief") == "Q. Why?\nA. Because.\n\nQ. How?\nA. So.\n"


def test_an_answer_of_several_blocks_says_its_end_only_where_the_text_goes_on() -> None:
    long = question("Why?", "One:", bullets("x"))
    narration = "Question 1 of 1: Why?\nAnswer: One:\n\nList of 1.\n1 of 1. x\n"
    assert said(long) == narration
    assert said(long, footnote(1, "n")) == f"{narration}\nNote 1: n\n"
    assert said(long, question("How?", "So.")).startswith(f"{narration}\nQuestion")
    assert said(long, "after") == f"{narration}End of answer.\n\nafter\n"
    assert said(long, footnote(1, "n"), "after") == f"{narration}End of answer.\n\nNote 1: n\n\nafter\n"
    assert said(question("Why?", "x"), "after") == "Question 1 of 1: Why?\nAnswer: x\n\nafter\n"


def test_a_heading_inside_an_answer_is_said_as_one() -> None:
    narration = said(question("Why?", heading(4, "First"), "x", heading(4, "Second"), "y"))
    expected = "Answer: Heading 4: First\n\nx\n\n\nHeading 4: Second\n\ny\n"
    assert narration == f"Question 1 of 1: Why?\n{expected}"


def test_a_question_without_words_or_answer_is_blank() -> None:
    assert said(question("")) == "Question 1 of 1: blank\nAnswer: blank\n"
    assert said(question("", code("")), style="brief") == "Q. blank\nA. ```\n```\n"


# The rest


def test_a_rule_is_a_break_in_a_story_and_nothing_beside_a_list() -> None:
    assert said("one", thematic_break(), "two") == "one\n\nBreak.\n\ntwo\n"
    assert said("one", footnote(1, "n"), thematic_break(), quote("two")).count("Break.") == 1
    assert said("one", thematic_break(), bullets("x"), thematic_break()) == "one\n\nList of 1.\n1 of 1. x\n"


def test_a_hard_break_stays_a_line_and_blanks_that_lay_out_go() -> None:
    assert said("one  two \n\n   three") == "one two\nthree\n"


def test_what_is_not_known_is_said_as_its_source() -> None:
    assert said(raw_block("<video\n   src='x'>\n")) == "<video\nsrc='x'>\n"


def test_a_paragraph_without_words_leaves_no_trace() -> None:
    assert said("one", "", "two") == "one\n\ntwo\n"


def test_a_heading_without_words_is_blank() -> None:
    assert document_writer.document_text(document("x", heading(2)), Options(section=1)) == "Heading 2: blank\n"


def test_front_matter_is_said_line_by_line() -> None:
    made = document(front_matter("Sore", "Ann", "2024", "lang: en", "tags: b12"), heading(1, "Sore muscles"), "x")
    assert document_writer.document_text(made) == lines(
        """
        Title: Sore
        Author: Ann
        Date: 2024
        Details.
        lang: en
        tags: b12


        Heading 1: Sore muscles

        Less than 1 minute, 10 words.

        x
        """
    )
    assert (
        document_writer.document_text(document(front_matter("Sore"), "x"))
        == "Title: Sore\n\nLess than 1 minute, 2 words.\n\nx\n"
    )


@pytest.mark.parametrize("style", STYLES)
def test_nothing_of_a_document_changes_when_it_is_said_twice(style: str) -> None:
    made = document(NESTED, RAGGED, paragraph(image("a/b.png")))
    options = Options(style=STYLES[style])
    assert document_writer.document_text(made, options) == document_writer.document_text(made, options)
