"""Running text in pieces: what each is, and our own words between them."""

from __future__ import annotations

from support.document_builders import code_span, emphasis, footnote_ref, image, link, strikethrough, strong, text
from support.parsing import parse_paragraph

from b12tui.document import Text
from b12tui.layout.page.inline_runs import code_line, inline_runs, join_runs, joined_indices, row
from b12tui.layout.page.lines import StyleFlags


def test_every_character_stands_in_one_piece_in_order() -> None:
    words = text("See ", link("#x", "the ", strong("part")), ", ", emphasis("now"), ".")
    own = [part for part in inline_runs(words) if part.start >= 0]
    assert "".join(part.text for part in own) == words.chars
    assert [part.start for part in own] == [0, 4, 8, 12, 14, 17]


def test_marks_that_nest_add_up() -> None:
    inks = {
        part.text: part.style
        for part in inline_runs(
            text(link("#x", "a", strong("b")), code_span("c"), strikethrough("d")), StyleFlags.QUIET
        )
    }
    assert inks == {
        "a": StyleFlags.QUIET | StyleFlags.LINK,
        "b": StyleFlags.QUIET | StyleFlags.LINK | StyleFlags.STRONG,
        "c": StyleFlags.QUIET | StyleFlags.CODE,
        "d": StyleFlags.QUIET | StyleFlags.STRIKE,
    }


def test_a_note_is_told_where_it_is_cited_and_an_image_around_its_words() -> None:
    assert join_runs(inline_runs(text("Told", footnote_ref(2), ", seen ", image("dog.png", "a dog"), "."))) == (
        "Told[note 2], seen [Image: a dog]."
    )
    assert join_runs(inline_runs(text(image("pets/dog.png")))) == "[Image, no description: dog.png]"


def test_a_link_whose_words_name_another_host_is_shown_with_its_target() -> None:
    shown = join_runs(
        inline_runs(parse_paragraph("[bank.com](https://evil.test/x), [![bank.com](a.png)](//evil.test), [home](/)"))
    )
    assert shown == "bank.com [links to https://evil.test/x], [Image: bank.com] [links to //evil.test], home"


def test_a_power_is_told_from_a_number_and_the_letters_of_one_are_let_be() -> None:
    assert join_runs(inline_runs(parse_paragraph("10<sup>6</sup>, x<sup>−2</sup>, 1<sup>st</sup>, <sup>3</sup>H"))) == (
        "10⁶, x⁻², 1st, ³H"
    )


def test_a_note_in_an_otherwise_empty_text_is_told() -> None:
    assert join_runs(inline_runs(text(footnote_ref(1)))) == "[note 1]"


def test_our_words_belong_to_no_leaf() -> None:
    parts = inline_runs(text("A", footnote_ref(1), "B"))
    assert [(run.text, run.node, run.start, run.end) for run in row(parts, 7, 0, 10)] == [
        ("A", 7, 0, 1),
        ("[note 1]", -1, 0, 0),
        ("B", 7, 1, 2),
    ]


def test_a_row_is_cut_from_the_pieces_as_they_stand_joined() -> None:
    parts = inline_runs(text("one ", strong("two"), " three"))
    runs = row(parts, 0, 2, 10)
    assert [run.text for run in runs] == ["e ", "two", " th"]
    assert [(run.start, run.end) for run in runs] == [(2, 4), (4, 7), (7, 10)]
    assert row(parts, 0, 4, 4) == ()


def test_a_sentence_begins_with_the_words_of_ours_that_lead_it() -> None:
    words = text("One", footnote_ref(1), ". ", image("x.png", "Two"), " is. Three")
    shown = join_runs(inline_runs(words))
    starts = joined_indices(inline_runs(words), (5, 13))
    assert sorted(shown[start:] for start in starts) == ["Three", "[Image: Two] is. Three"]
    assert joined_indices(inline_runs(words), ()) == frozenset()


def test_tabs_of_code_reach_to_the_next_stop() -> None:
    shown = "".join(run.text for run in code_line("\ta\tbcd\te", 0, 3))
    assert shown == "    a   bcd e"
    assert [(run.start, run.end) for run in code_line("\ta\tb", 5, 3)] == [(5, 6), (6, 7), (7, 8), (8, 9)]


def test_a_tab_behind_wide_characters_reaches_to_the_same_stop() -> None:
    assert [run.text for run in code_line("漢\tx", 0, 0)] == ["漢", "  ", "x"]


def test_a_text_without_marks_is_one_piece() -> None:
    assert [(part.text, part.style, part.start) for part in inline_runs(Text("plain"), StyleFlags.TITLE)] == [
        ("plain", StyleFlags.TITLE, 0)
    ]
