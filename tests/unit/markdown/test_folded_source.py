"""Source as letters and digits alone: what is read of it is there, however it is written."""

from __future__ import annotations

import pytest

from b12tui.markdown.index.folded_source import FoldedSource, folded_key


@pytest.mark.parametrize(
    ("source", "word"),
    [
        ("mus*cle*s", "muscles"),
        ("mus<b title='<'>cle</b>s", "muscles"),
        ("[mus](a(b)c)cle", "muscle"),
        ("[mus][a]cle", "muscle"),
        ("muscle[^n]s", "muscles"),
        ("mus\\_cle", "mus_cle"),
        ("caf&eacute;", "café"),
        ("B1&#50;", "B12"),
        ("![](na%C3%AFve.png)", "naïve.png"),
        ("CAFE\u0301", "café"),
        ("“Straße”", "strasse"),
        ("灯台", "灯台"),
        ("1 < 2 mus<b>cle</b>", "muscle"),
        ("b [c\n\n[mus](d)cle", "muscle"),
        ("[mus](a\nb)cle", "muscle"),
        ("[mus](X)` cle `", "muscle"),
        ("[mus](X)**cle**", "muscle"),
    ],
)
def test_a_word_is_among_the_letters_however_it_is_written(source: str, word: str) -> None:
    keys = FoldedSource(source)
    assert folded_key(word) in keys.letters_of_markup or folded_key(word) in keys.letters_as_rendered


def test_a_target_that_is_not_read_is_no_part_of_the_words_around_it() -> None:
    assert FoldedSource("[one](two)three").letters_as_rendered == b"onethree"
    assert FoldedSource("[one](two)three").letters_of_markup == b"onetwothree"


@pytest.mark.parametrize(
    "source", ["[one](two) three", "[one](two), three", "one[^two]. Three", "**[one][two]** three"]
)
def test_where_no_word_goes_on_behind_what_is_left_out_there_is_no_copy_without_it(source: str) -> None:
    assert not FoldedSource(source).letters_as_rendered


def test_what_is_left_out_does_not_reach_from_one_paragraph_into_another() -> None:
    assert FoldedSource("[a](b\n\n[c)d <e\n\n<f>g").letters_as_rendered == b"abcdeg"


def test_what_is_not_utf_8_in_a_target_is_no_letter() -> None:
    assert FoldedSource("![](a%FFb)").letters_as_rendered == b"ab"


@pytest.mark.timeout(120)  # with their square they would take days
@pytest.mark.parametrize("piece", ["<", "[^", "](", "](a(b)", "][", '<"', "<a '", "](x](y)(", "&", "%", "“a"])
def test_time_grows_with_the_text_whatever_it_holds(piece: str) -> None:
    keys = FoldedSource(piece * 100_000 + ")")
    assert (
        len(keys.letters_as_rendered) + len(keys.letters) + len(keys.letters_of_markup)
        <= 6 * len(piece.encode()) * 100_000
    )
