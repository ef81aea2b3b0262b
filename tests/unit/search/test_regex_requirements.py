"""What a text must hold for a pattern to be found in it, and how little it takes to look for that."""

from __future__ import annotations

import re
import sys

import pytest

from b12tui.document.requirements import AnyOf, LiteralRun
from b12tui.search import regex_requirements
from b12tui.search.query import _letters
from b12tui.search.regex_elements import DIGIT, one_of
from b12tui.search.regex_requirements import requirements_of


def stretches(pattern: str) -> list[bytes]:
    return [need.pattern.pattern for need in requirements_of(pattern, _letters) if isinstance(need, LiteralRun)]


def test_all_decimal_digits_are_digits_once_they_are_folded() -> None:
    digit = re.compile(DIGIT)
    for char in map(chr, range(sys.maxunicode + 1)):
        if char.isdecimal():
            assert digit.fullmatch(_letters(char).encode()), hex(ord(char))


@pytest.mark.parametrize("text", ["中国", "привет", "müßig", "ありがとう", "한국"])
def test_the_letters_of_most_scripts_are_no_digits(text: str) -> None:
    (digits,) = stretches(r"\d")
    assert not re.search(digits, text.encode())


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\d{4}年", [DIGIT * 4 + "年".encode()]),
        ("mother-in-law", [rb"mother(?:\-)?+in(?:\-)?+law"]),
        ("qu[ow]ndrel", [b"qu(?>[ow])ndrel"]),
        ("Straße", [b"strasse"]),
        ("a[sß]b", [b"a", b"b"]),
        (r"a\wb", [b"a", b"b"]),
        ("a[-b]c", [b"a", b"c"]),
        (r"\d{40}x", [DIGIT * 8, DIGIT * 8 + b"x"]),
    ],
)
def test_a_stretch_is_made_of_what_stands_there_in_one_way(pattern: str, expected: list[bytes]) -> None:
    assert stretches(pattern) == expected


@pytest.mark.parametrize(
    ("ascii_only", "expected"),
    [
        (("a",), b"a"),
        (("a", "b"), b"(?>[ab])"),
        (("a", "д"), "(?>[a]|д)".encode()),
        (tuple("абвгдежзи"), b"(?>[\xd0]" + rb"[\x80-\xbf]*+)"),
        (("s", "ss"), None),
        (("ts", "s"), b"(?>[s]|ts)"),
        ((*tuple("абвгдежзи"), "ss"), None),
    ],
)
def test_one_of_several_is_known_by_how_it_begins(ascii_only: tuple[str, ...], expected: bytes | None) -> None:
    assert one_of([each.encode() for each in ascii_only]) == expected


def test_no_more_is_looked_for_than_a_few_stretches() -> None:
    many = ".".join(f"word{number}" for number in range(100))
    assert len(stretches(many)) == regex_requirements._SEARCHES
    either = "|".join(f"word{number}x*" for number in range(100))
    assert requirements_of(f"({either}).word", _letters) == requirements_of("word", _letters)
    (few,) = requirements_of("(dog|cat)", _letters)
    assert isinstance(few, AnyOf)
