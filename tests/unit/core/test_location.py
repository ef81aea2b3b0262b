"""Where the reader is, in words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import document_builders as builders

from b12tui.catalogue import reading_position
from b12tui.core.folds import Folds
from b12tui.core.messages.location import (
    location_message,
    match_place,
    minutes_left,
    ordinal,
    percent_read,
    section_name,
)
from b12tui.core.state import ReaderState
from b12tui.document import Position
from b12tui.document.word_count import WordCount
from b12tui.fastclass import replace
from b12tui.markdown import parse
from b12tui.search.results import search_document

BOOK = builders.document(
    builders.heading(1, "Book"),
    "word " * 1_000,
    builders.heading(2, "Part"),
    builders.heading(3, "Deep"),
    "word " * 1_000,
    builders.heading(2, "End"),
    "Sore.",
)


def at(*place: int) -> ReaderState:
    return ReaderState(BOOK, position=Position(*place))


def test_the_path_the_number_the_part_the_time_and_the_words_are_one_sentence() -> None:
    said = location_message(at(2, 1))
    assert said.startswith("Deep, in Part, section 2 of 3, ")
    assert " percent, about 4 minutes left, 1,0" in said
    assert said.endswith(" words; in this section about 4 minutes, 1,000 words.")


@pytest.mark.parametrize("section", [0, 1, 2, 3])
@pytest.mark.parametrize("opened", [True, None, False])
def test_percent_and_minutes_that_are_said_are_of_the_same_measure_whatever_is_folded(
    section: int, opened: bool | None
) -> None:
    answers = [builders.question(f"Why {number}?", "word " * 400) for number in range(5)]
    parts: list[builders.Part] = []
    for number in range(4):
        parts += [builders.heading(2, f"Part {number}"), *answers]
    made = builders.document(*parts)
    state = ReaderState(made, folds=Folds(all_open=opened), position=Position(section + 1))
    said = re.search(r"(\d+) percent, (?:about (\d+)|less than 1)", location_message(state))
    assert said is not None
    whole = minutes_left(state, Position())
    assert whole > 30
    assert abs(whole * (100 - int(said[1])) / 100 - int(said[2] or 0)) <= 2
    assert abs(minutes_left(state, state.position) - int(said[2] or 0)) <= 2


def test_words_are_counted_from_the_place() -> None:
    assert location_message(at(2, 1, 4_500)).endswith("; in this section less than 1 minute, 100 words.")
    assert location_message(at(2)).endswith("; in this section about 4 minutes, 1,001 words.")


def test_in_the_last_section_what_is_left_is_told_once() -> None:
    assert location_message(at(3)).endswith(", less than 1 minute left, 2 words.")


@given(st.integers(0, 3), st.integers(0, 1), st.integers(0, 5_000))
def test_never_fewer_words_are_left_in_the_text_than_in_the_section(section: int, node: int, char: int) -> None:
    node = min(node, len(BOOK.text_nodes(section)) - 1)
    char = min(char, len(BOOK.text_nodes(section)[node].text.chars) - 1)
    numbers = [
        int(found.replace(",", ""))
        for found in re.findall(r"([\d,]+) words?", location_message(at(section, node, char)))
    ]
    assert numbers == sorted(numbers, reverse=True)


def test_before_the_first_section_it_is_the_beginning_of_the_text() -> None:
    assert location_message(at()).startswith("Book, top, 0 percent, about 8 minutes left, 2,")


def test_a_text_without_sections_has_no_number() -> None:
    assert (
        location_message(ReaderState(builders.document("Some words.")))
        == "made.md, 0 percent, less than 1 minute left, 2 words."
    )


def test_a_text_with_nothing_to_read_is_somewhere_too() -> None:
    assert location_message(ReaderState(builders.document())) == "made.md, 0 percent, less than 1 minute left, 0 words."


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "less than 1 minute left"), (1, "about 1 minute left"), (2, "about 2 minutes left")],
)
def test_minutes_fit_their_number(minutes: int, said: str) -> None:
    assert reading_position.minutes_left(minutes) == said


def test_the_minutes_left_shrink_with_reading_and_with_the_readers_pace() -> None:
    assert minutes_left(at(), Position()) == 8
    assert minutes_left(at(), Position(2, 1)) < 8
    assert minutes_left(replace(at(), words_per_minute=1_000), Position()) == 2


def test_a_long_texts_words_are_estimated_and_not_counted() -> None:
    def never() -> WordCount:
        raise AssertionError("counted")

    document = builders.document("Some words.")
    document.length, document._words = 3_000_000, never
    assert minutes_left(ReaderState(document), Position()) > 1_000


LANGUAGES = {
    "Chinese": ("缺乏維生素會引起肌肉疼痛。", 12),
    "Japanese": ("ビタミンの不足は筋肉痛の原因になる。", 17),
    "Thai": ("การขาดวิตามิน ทำให้ปวดกล้ามเนื้อ ", 7),
    "English": ("Low vitamin levels cause sore muscles. ", 6),
}


@pytest.mark.parametrize(("sentence", "words"), LANGUAGES.values(), ids=LANGUAGES)
@pytest.mark.parametrize("sections", [2, 150])
def test_words_left_are_counted_alike_at_every_place_and_size(sentence: str, words: int, sections: int) -> None:
    document = parse("".join(f"## 1\n\n{sentence * 40}\n\n" for _ in range(sections)), name="text.md")
    start = Position(1, 1)
    for section in {1, sections // 2, sections - 1}:
        said = location_message(ReaderState(document, position=replace(start, section=section), frontend="line"))
        left = words * 40 * (sections - section + 1) + sections - section  # and the headings behind
        assert f", {left:,} words; in this section " in said
    assert document.word_count.words == words * 40 * sections + sections


def test_words_of_a_book_are_told_as_an_estimate() -> None:
    document = parse("## Part\n\nLow vitamin levels cause sore muscles.\n\n" * 6_000, name="book.md")
    said = location_message(ReaderState(document, position=Position(1), frontend="screen"))
    assert ", about 42,000 words; in this section less than 1 minute, 7 words." in said
    assert ", about 21,000 words; " in location_message(ReaderState(document, position=Position(3_000)))


def test_percent_grows_from_nought() -> None:
    places = [Position(), Position(0, 1, 2_000), Position(2), Position(3, 1)]
    percents = [percent_read(at(), place) for place in places]
    assert percents == sorted(percents)
    assert (percents[0], percents[-1] < 100) == (0, True)


@pytest.mark.parametrize(
    ("node", "character", "percent"), [(0, 0, 0), (0, 1, 1), (0, 500, 50), (0, 999, 99), (1, 0, 100)]
)
def test_nought_percent_is_the_start_alone_and_a_hundred_the_end(node: int, character: int, percent: int) -> None:
    document = builders.document("x" * 1000, "end")
    assert percent_read(ReaderState(document), Position(0, node, character)) == percent


def test_the_part_before_the_first_section_has_the_name_of_the_text() -> None:
    assert [section_name(at(), number) for number in range(2)] == ["Book", "Part"]
    assert section_name(ReaderState(builders.document("Text.", name="notes.md")), 0) == "notes.md"


@pytest.mark.parametrize(("section", "said"), [(0, "top"), (1, "section 1 of 3"), (3, "section 3 of 3")])
def test_sections_are_counted_without_the_beginning(section: int, said: str) -> None:
    assert ordinal(at(), section) == said


def test_a_match_is_told_with_its_number_and_its_section() -> None:
    assert match_place(replace(at(), search=search_document(BOOK, "sore", Position()))) == "1 of 1, in End"


def test_what_is_missing_is_told() -> None:
    assert match_place(replace(at(), search=search_document(BOOK, "gone", Position()))) == "Not found: “gone”."
    assert match_place(at()) == "No search yet. Press / to search."


@pytest.mark.parametrize(
    ("minutes", "left"), [(179, "179 minutes left"), (180, "3 hours left"), (38_025, "634 hours left")]
)
def test_long_times_are_told_in_hours(minutes: int, left: str) -> None:
    assert reading_position.minutes_left_short(minutes) == left
    assert reading_position.minutes_left(minutes) == f"about {left}"
