"""What marks add to running text, and the numbers of links."""

from __future__ import annotations

import pytest
from support.document_builders import (
    Words,
    code_span,
    document,
    emphasis,
    footnote_ref,
    heading,
    image,
    link,
    marked,
    paragraph,
    strikethrough,
    strong,
    superscript,
    table,
    text,
)
from support.parsing import parse_paragraph

from b12tui.document import Link, Span, Style, Text
from b12tui.plain import document_writer
from b12tui.plain.inlines import inline_text
from b12tui.plain.link_numbers import LinkNumbers
from b12tui.plain.output_options import Options
from b12tui.plain.styles import STYLES


def spoken(*parts: Words, style: str = "spoken", shown: bool = False) -> str:
    return inline_text(text(*parts), STYLES[style], LinkNumbers(), emphasis=shown)


def test_text_without_marks_is_its_characters() -> None:
    assert spoken("as it is") == "as it is"


def test_a_link_whose_words_name_another_host_says_where_it_leads() -> None:
    words = parse_paragraph("[www.bank.com](https://evil.test) and [home](/)")
    assert (
        inline_text(words, STYLES["spoken"], LinkNumbers())
        == "www.bank.com [link 1] [links to https://evil.test] and home [link 2]"
    )


def test_a_link_has_its_number_behind_it() -> None:
    assert spoken("see ", link("#a", "here"), ".") == "see here [link 1]."
    assert spoken("see ", link("#a", "here"), ".", style="brief") == "see here [1]."


def test_no_mark_tears_a_word_apart() -> None:
    assert spoken(link("#a", "muscle"), "s") == "muscles [link 1]"
    assert spoken("un", strikethrough("re"), "do") == "un [Struck out: re] do"
    assert spoken("a", footnote_ref(1), "b") == "ab [note 1]"


def test_in_scripts_without_blanks_a_link_ends_where_it_ends() -> None:
    assert spoken(link("#a", "筋肉"), "は") == "筋肉 [link 1]は"


def test_a_note_has_its_number_where_it_is_cited() -> None:
    assert spoken("fact", footnote_ref(3), ".") == "fact [note 3]."
    assert spoken("fact", footnote_ref(3), ".", style="brief") == "fact [note 3]."


def test_an_image_says_its_description_or_that_it_has_none() -> None:
    assert spoken("see ", image("a/b.png", "a nerve")) == "see [Image: a nerve]"
    assert spoken(image("a/b.png")) == "[Image, no description: b.png]"
    assert spoken(image("a/b.png", "a nerve"), style="brief") == "[a nerve]"
    assert spoken(image("a/b.png"), style="brief") == "[no description: b.png]"
    assert spoken("x", image("b", "nerve"), "y") == "x [Image: nerve] y"


def test_an_image_with_no_word_at_all_is_still_said() -> None:
    assert spoken("x ", image("")).split() == ["x", "[Image,", "no", "description]"]


def test_an_image_that_is_a_link_says_both() -> None:
    assert spoken(link("#a", image("b.png", "a nerve")), "!") == "[Image: a nerve] [link 1]!"


def test_emphasis_is_silent_unless_it_is_asked_for() -> None:
    parts = ("a ", emphasis("b ", strong("c")), " ", code_span("d"), " ", marked(Style.KEYBOARD, "q"))
    assert spoken(*parts) == "a b c d q"
    assert spoken(*parts, shown=True) == "a *b **c*** `d` q"
    assert spoken(*parts, shown=True, style="brief") == "a *b **c*** `d` q"


def test_what_is_struck_out_is_never_read_as_if_it_stood() -> None:
    assert spoken("Take ", strikethrough("50"), " 60.") == "Take [Struck out: 50] 60."
    assert spoken("Take ", strikethrough("50"), " 60.", style="brief") == "Take ~~50~~ 60."


@pytest.mark.parametrize(
    ("before", "above", "said"),
    [("10", "6", "10 to the power 6"), ("x", "−2", "x to the power minus 2"), ("1", "st", "1st"), ("", "2", "2")],
)
def test_a_power_is_not_read_as_a_digit_more(before: str, above: str, said: str) -> None:
    assert spoken(before, superscript(above)) == said


def test_a_formula_is_read_as_it_is_written() -> None:
    assert spoken("H", marked(Style.SUBSCRIPT, "2"), "O") == "H2O"


def test_an_empty_mark_of_style_adds_nothing() -> None:
    assert spoken("a", emphasis(), "b", shown=True) == "ab"


def test_marks_that_end_together_close_from_the_inside() -> None:
    assert spoken(strong(emphasis("a"), " ", emphasis("b")), shown=True) == "***a* *b***"
    assert spoken(strong(link("#x", "a")), shown=True) == "**a** [link 1]"


def test_one_target_has_one_number_through_the_text() -> None:
    made = document(
        paragraph(link("#one", "a"), " ", link("https://x.example/", "b"), " ", link("#one", "c")),
        heading(2, "One", slug="one"),
        table((link("https://x.example/", "b"),), (link("y.md", "y.md"),)),
    )
    said = document_writer.document_text(made)
    assert "a [link 1] b [link 2] c [link 1]\n" in said
    assert "1 column: b [link 2].\n" in said
    assert "b: y.md [link 3].\n" in said
    assert said.endswith("\n\nLinks.\n1. Section 1, One: #one\n2. b: https://x.example/\n3. y.md\n")


def test_links_are_numbered_anew_in_a_section() -> None:
    made = document(paragraph(link("a", "x")), heading(2, "S"), paragraph(link("b", "y")))
    assert document_writer.document_text(made, Options(section=1)) == "Heading 2: S\n\ny [link 1]\n\nLinks.\n1. y: b\n"


def test_a_link_to_what_is_no_section_says_its_own_words() -> None:
    made = document(heading(1, "Title"), paragraph(link("#nowhere", "x"), link("#title", " up")))
    assert document_writer.document_text(made).endswith("\nLinks.\n1. x: #nowhere\n2. up: #title\n")


def test_a_link_without_words_says_its_target_once() -> None:
    made = document(paragraph("x", Text("", (Span(0, 0, Link("https://x.example/")),))))
    assert document_writer.document_text(made).endswith("x [link 1]\n\nLinks.\n1. https://x.example/\n")
