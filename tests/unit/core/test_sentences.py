"""Where sentences end, by examples."""

from __future__ import annotations

import pytest
from support.parsing import parse_paragraph

from b12tui.core.motion.sentences import sentences, sentences_of


@pytest.mark.parametrize(
    "parts",
    [
        ["A b. ", "C d."],
        ["It hurts! ", "Does it? ", "Yes…  ", "No."],
        ["Foods, e.g. Meat or i.e. Fish. ", "More."],
        ["Dr. J. A. Smith vs. Mr. Jones et al. (2019) agree. ", "We don't."],
        ["See no. 5. ", "No. ", "It can't."],
        ["In vol. 3 of 1999. ", "Then."],
        ["He took vitamin C. ", "It helped."],
        ["About 3.5 mg. ", "Then 2."],
        ["At 5 p.m. ", "The doctor came."],
        ["In the U.S. Army. ", "There."],
        ["Apples, pears etc. are fruit. ", "Yes."],
        ["“Really?” he said. ", "“Yes!” ", "She left."],
        ["(This is. That.) ", "Then this (and that)."],
        ["A word [with. A stop] inside. ", "Next."],
        ["And so... on it goes... ", "Then it ends."],
        ["5. First. ", "Second."],
        ["Text.[1] ", "A fact. [note 2] ", "A link. [link 3] ", "The end."],
        ["One thing. ", "mRNA is another. ", "pH too."],
        ["血液は酸素を運ぶ。", "筋肉も！", "「はい。」", "３．５です。"],
        ["यह है। ", "वह।"],
        ["Line one\n", "Line two.\n\n", "Three"],
        ["  Leading blanks. ", "Two."],
        ["No stop at all"],
        ["A Section 2. ", "B."],
        ["Nested (a (b. C) d. E) here. ", "F."],
        ["Blanks at the end etc.  "],
        ["Am 12. Juni kam sie. ", "Im 19. Jahrhundert nicht. ", "Sie war 42. ", "Er auch."],
        ["The day was 12. June, and cold. ", "Then."],
        ["It was in 1999. ", "June came."],
    ],
)
def test_a_text_is_cut_behind_its_sentences(parts: list[str]) -> None:
    text = "".join(parts)
    assert [text[begin:end] for begin, end in sentences(text)] == parts


def test_nothing_has_no_sentence_and_blanks_have_one() -> None:
    assert sentences("") == ()
    assert sentences(" \n ") == ((0, 3),)


def test_brackets_around_whole_passages_do_not_glue_them_together() -> None:
    passage = "(" + "This is one sentence of many. " * 10 + ")"
    assert len(sentences(passage)) > 5


def test_a_bracket_that_never_closes_glues_nothing_together() -> None:
    assert len(sentences("One (two. Three. Four.")) == 3


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        ("Install it. `pip` does that.", ["Install it. ", "pip does that."]),
        ("It is small! (`b12tui --line` too.) Then more.", ["It is small! ", "(b12tui --line too.) ", "Then more."]),
        ("Press it. `--help` lists all.", ["Press it. ", "--help lists all."]),
        ("Names of tools, e.g. `pip`, are code.", ["Names of tools, e.g. pip, are code."]),
        ("An approx. `n` of them.", ["An approx. n of them."]),
        ("It is. and `goes` on. `x` ends.", ["It is. and goes on. ", "x ends."]),
    ],
)
def test_a_sentence_may_begin_with_code(source: str, parts: list[str]) -> None:
    text = parse_paragraph(source)
    assert [text.chars[start:end] for start, end in sentences_of(text)] == parts


def test_the_codes_of_a_text_are_asked_for_once() -> None:
    asked: list[str] = []

    def codes() -> tuple[int, ...]:
        asked.append("codes")
        return (17,)

    assert sentences("One. two. three. four. five.", codes=codes) == ((0, 17), (17, 28))
    assert asked == ["codes"]
