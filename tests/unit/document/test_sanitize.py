"""Text made safe: what acts is taken out, what reads stays."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12tui.document.sanitize import sanitize, sanitize_line

ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
"""A flag of a region."""


@given(st.text(st.characters()))
def test_nothing_that_acts_is_left(text: str) -> None:
    made = sanitize(text)
    for char in made:
        assert unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp") or char in "\n\t"
        assert unicodedata.bidirectional(char) not in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    made.encode("utf-8")
    assert sanitize(made) == made


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp"])))
def test_what_reads_stays_as_it_is_written(text: str) -> None:
    assert sanitize(text) is text or sanitize(text) == text


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("a\x1b[31mb", "a␛[31mb"),
        ("a\0b\x7f", "a␀b␡"),
        ("a\x9b2Jb", "a\ufffd2Jb"),
        ("a\ud800b", "a\ufffdb"),
        ("a\ufdd0b\ufdefc\uffff\U0010fffe", "a\ufffdb\ufffdc\ufffd\ufffd"),
        ("a\u2028b\u2029c", "a b c"),
        ("user\u202etxt.exe\u2066\u2069", "usertxt.exe"),
        ("a\tb\nc", "a\tb\nc"),
        ("\u200eא\u200f \u061cع", "\u200eא\u200f \u061cع"),
        ("pass\u200bword, \ufeff, \u2060, 1\u2062x", "pass\ufffdword, \ufffd, \ufffd, 1\ufffdx"),
        ("hid\U000e0061\U000e0062\U000e007fden", "hid\ufffd\ufffd\ufffdden"),
        ("\U000e0001\U000e0000", "\ufffd\ufffd"),
        ("\u0e01\u0e32\u200b\u0e01, \u1780\u200b\u1780", "\u0e01\u0e32\u200b\u0e01, \u1780\u200b\u1780"),
        ("\u0e01\u200b\u200bx", "\u0e01\ufffd\ufffdx"),
        (ENGLAND, ENGLAND),
        ("\U0001f3f4" + "\U000e0061" * 9 + "\U000e007f", "\U0001f3f4" + "\ufffd" * 10),
        (
            "\u0646\u0645\u06cc\u200c\u062e \U0001f469\u200d\U0001f680",
            "\u0646\u0645\u06cc\u200c\u062e \U0001f469\u200d\U0001f680",
        ),
        ("e\u0301 \u00e9", "e\u0301 \u00e9"),
    ],
)
def test_each_kind_has_its_replacement(text: str, made: str) -> None:
    assert sanitize(text) == made


def test_a_name_is_one_line() -> None:
    assert sanitize_line(" a\n\tb \x1b c\u2028d ") == "a b ␛ c d"
