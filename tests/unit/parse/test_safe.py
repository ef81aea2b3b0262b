"""Text made safe: what acts is taken out, what reads stays."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12tui.document.safe import safe, safe_line


@given(st.text(st.characters()))
def test_nothing_that_acts_is_left(text: str) -> None:
    made = safe(text)
    for char in made:
        assert unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp") or char in "\n\t"
        assert unicodedata.bidirectional(char) not in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    made.encode("utf-8")
    assert safe(made) == made


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp"])))
def test_what_reads_stays_as_it_is_written(text: str) -> None:
    assert safe(text) is text or safe(text) == text


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("a\x1b[31mb", "a␛[31mb"),
        ("a\0b\x7f", "a␀b␡"),
        ("a\x9b2Jb", "a\ufffd2Jb"),
        ("a\ud800b", "a\ufffdb"),
        ("a\u2028b\u2029c", "a b c"),
        ("user\u202etxt.exe\u2066\u2069", "usertxt.exe"),
        ("a\tb\nc", "a\tb\nc"),
        ("\u200eא\u200f \u061cع", "\u200eא\u200f \u061cع"),
        ("e\u0301 \u00e9", "e\u0301 \u00e9"),
    ],
)
def test_each_kind_has_its_replacement(text: str, made: str) -> None:
    assert safe(text) == made


def test_a_name_is_one_line() -> None:
    assert safe_line(" a\n\tb \x1b c\u2028d ") == "a b ␛ c d"
