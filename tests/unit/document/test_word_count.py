"""Words of any script are counted, and estimated for long texts, without parsing them."""

from __future__ import annotations

import re

import pytest

from b12tui.core.messages.phrases import reading_minutes
from b12tui.document import word_count
from b12tui.document.word_count import _NON_ASCII_WORDS, WordCount, _separates_words, count_words, estimate_words
from b12tui.markdown import parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", WordCount()),
        ("low  vitamin\nB12 — a", WordCount(5)),
        ("schön, naïve", WordCount(2)),
        ("비타민 결핍은 통증을", WordCount(3)),
        ("維生素B12缺乏。", WordCount(6, 5)),
        ("ビタミンの、不足", WordCount(7, 7)),
        ("用 Python 寫", WordCount(3, 2)),
        ("การขาดวิตามิน", WordCount(3)),
        ("ខ្វះវីតាមីន B12", WordCount(4)),
        ("𠮷野家", WordCount(3, 3)),
    ],
)
def test_words_are_counted_in_every_script(text: str, expected: WordCount) -> None:
    assert count_words(text) == expected


def test_logograms_are_read_faster_than_words() -> None:
    assert reading_minutes(WordCount(3_500, 3_500)) == pytest.approx(10)
    assert reading_minutes(WordCount(3_500, 3_500), 119) == pytest.approx(20)
    assert reading_minutes(WordCount(2_380, 0)) == pytest.approx(10)


def test_an_estimate_has_no_words_of_markup() -> None:
    item = '- [A name](https://a.example/path/that/is/long-enough "title") - What <b>it</b> is for.\n'
    text = "# Names\n\n" + item * 2_000
    counted = parse(text, name="long").word_count
    assert parse(text, name="long").estimated_word_count.words == pytest.approx(counted.words, rel=0.15)


@pytest.mark.parametrize(
    "sentence",
    [
        "Low vitamin levels, it is said, cause sore and weak muscles. ",
        "缺乏維生素會引起肌肉疼痛。",
        "การขาดวิตามินบี12ทำให้ปวดกล้ามเนื้อ ",
    ],
)
def test_an_estimate_is_near_the_count(sentence: str) -> None:
    text = f"# {sentence}\n\n{sentence * 20}\n\n" * 200
    counted = parse(text, name="long").word_count
    estimated = estimate_words((text[:4_000],), len(text))
    assert estimated.words == pytest.approx(counted.words, rel=0.15)
    assert estimated.logograms == pytest.approx(counted.logograms, rel=0.15)
    assert parse(text, name="long").estimated_word_count.words == pytest.approx(counted.words, rel=0.15)


def test_no_script_without_spaces_is_missed_by_the_quick_test() -> None:
    ranges = word_count._LOGOGRAMS + word_count._SOUTH_EAST_ASIAN
    ends = re.findall(r"\\u[0-9a-f]{4}|\\U[0-9a-f]{8}", ranges)
    assert len(ends) > 20
    for end in ends:
        assert count_words(end.encode().decode("unicode_escape") * 30).words > 1, end


def test_each_character_that_separates_no_words_is_told_by_its_bytes() -> None:
    chars = map(chr, (*range(0x80, 0x10000), *range(0x10000, 0x110000, 64)))
    joined = [char for char in chars if re.search(_NON_ASCII_WORDS, char)]
    assert len(joined) > 28_000
    assert [char for char in joined if _separates_words(char)] == []
    assert all(map(_separates_words, "é—…🚀✅\ufe0fह한"))
