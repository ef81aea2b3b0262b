"""Where lines break."""

from __future__ import annotations

from typing import ClassVar

import pytest

from b12tui.layout.page.hanging_wrap import cut_line_of_text
from b12tui.layout.page.line_breaking import SEPARATORS, rows
from b12tui.layout.page.lines import Run


def cut(chars: str, room: int, *starts: int) -> list[str]:
    return [chars[start:end] for start, end in rows(chars, room, frozenset(starts))]


@pytest.mark.parametrize(
    ("chars", "room", "expected"),
    [
        ("", 5, [""]),
        ("one", 5, ["one"]),
        ("one two", 7, ["one two"]),
        ("one two", 6, ["one", "two"]),
        ("one two", 3, ["one", "two"]),
        ("one two three", 8, ["one two", "three"]),
        ("one   two", 4, ["one", "two"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("a bcdefgh i", 4, ["a", "bcde", "fgh", "i"]),
        ("delayed-onset pain", 12, ["delayed-", "onset pain"]),
        ("https://b12.example/long", 13, ["https://", "b12.example/", "long"]),
        ("--------", 3, ["---", "---", "--"]),
        ("-abcdef", 3, ["-ab", "cde", "f"]),
        ("one\ntwo", 9, ["one", "two"]),
        ("one\n\ntwo\n", 9, ["one", "", "two", ""]),
        ("one   ", 3, ["one"]),
        ("one two", 0, ["o", "n", "e", "t", "w", "o"]),
    ],
)
def test_lines_break_at_blanks_and_else_within_the_word(chars: str, room: int, expected: list[str]) -> None:
    assert cut(chars, room) == expected


@pytest.mark.parametrize(
    ("chars", "room", "expected"),
    [
        ("größer als drei", 8, ["größer", "als drei"]),
        ("verzögert-lang", 12, ["verzögert-", "lang"]),
        ("漢字漢字", 4, ["漢字", "漢字"]),
        ("漢字漢字", 5, ["漢字", "漢字"]),
        ("ab漢字", 3, ["ab", "漢", "字"]),
        ("漢", 1, ["漢"]),
        ("  äöüß", 4, ["  äö", "üß"]),
        ("\u200b abc漢", 4, ["\u200b abc", "漢"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
        ("👩‍👩‍👧 👩‍👩‍👧", 2, ["👩‍👩‍👧", "👩‍👩‍👧"]),
        ("🇩🇪🇫🇷", 2, ["🇩🇪", "🇫🇷"]),
        ("ä" + " " * 9, 3, ["ä"]),
        ("漢" + " " * 9, 3, ["漢 "]),
        ("ä\u00a0ö ü", 3, ["ä\u00a0ö", "ü"]),
    ],
)
def test_wide_and_combined_characters_stay_whole(chars: str, room: int, expected: list[str]) -> None:
    assert cut(chars, room) == expected


def test_a_row_begins_at_each_start_that_is_asked_for() -> None:
    assert cut("One. Two. Three", 40, 5, 10) == ["One. ", "Two. ", "Three"]
    assert cut("Öne. Two words", 8, 5) == ["Öne. ", "Two", "words"]


def test_a_start_of_nought_is_where_the_text_begins_anyway() -> None:
    assert cut("One", 40, 0) == ["One"]


@pytest.mark.parametrize(
    ("chars", "room", "expected"),
    [
        ("缺乏維生素。肌肉", 10, ["缺乏維生", "素。肌肉"]),
        ("「筋肉」が「痛い」", 8, ["「筋肉」", "が「痛", "い」"]),
        ("ちょっと", 4, ["ちょ", "っと"]),
        ("ビタミンＢ（十二）", 12, ["ビタミンＢ", "（十二）"]),
        ("用法(每日)一次", 9, ["用法(每", "日)一次"]),
        ("用法(每日)一次", 5, ["用法", "(每", "日)一", "次"]),
        ("一、二；三！", 6, ["一、", "二；", "三！"]),
    ],
)
def test_no_row_begins_with_closing_signs_or_ends_with_opening_ones(chars: str, room: int, expected: list[str]) -> None:
    assert cut(chars, room) == expected


@pytest.mark.parametrize("sign", sorted(SEPARATORS))
@pytest.mark.parametrize(
    ("chars", "room", "expected"),
    [
        ("Docs • Guide • FAQ", 12, ["Docs •", "Guide • FAQ"]),
        ("Docs • User guide • FAQ", 17, ["Docs • User", "guide • FAQ"]),
        ("Docs • Guide •", 12, ["Docs •", "Guide •"]),
        ("文書 • 手引 • 質問", 11, ["文書 • 手", "引 • 質問"]),
        ("Documentation • FAQ", 13, ["Documentation", "• FAQ"]),
    ],
)
def test_no_row_begins_with_a_separator_unless_one_word_fills_the_row_before(
    chars: str, room: int, expected: list[str], sign: str
) -> None:
    assert cut(chars.replace("•", sign), room) == [row.replace("•", sign) for row in expected]


@pytest.mark.parametrize(
    ("chars", "room", "expected"),
    [("See the -x option", 8, ["See the", "-x", "option"]), ("in the /etc folder", 10, ["in the", "/etc", "folder"])],
)
def test_a_word_that_begins_with_a_separator_is_none(chars: str, room: int, expected: list[str]) -> None:
    assert cut(chars, room) == expected


class CountedRuns(tuple[Run, ...]):
    """Runs that count how often one is looked at by its index."""

    __slots__ = ()
    looked: ClassVar = 0

    def __getitem__(self, at):  # type: ignore[no-untyped-def]
        CountedRuns.looked += 1
        return super().__getitem__(at)


def test_a_line_of_many_runs_is_gone_through_once() -> None:
    runs = CountedRuns(Run("word word ", node=0, start=10 * number, end=10 * number + 10) for number in range(500))
    lines = list(cut_line_of_text(runs, 70))
    assert "".join(run.text for line in lines for run in line).replace(" ", "") == "wordword" * 500
    assert 500 <= CountedRuns.looked < 4 * len(runs)
