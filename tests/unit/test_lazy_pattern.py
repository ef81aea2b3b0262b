"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import re

import pytest

from b12tui.lazy_pattern import lazy_pattern


def test_it_acts_as_the_compiled_pattern_does() -> None:
    lazy, compiled = lazy_pattern(r"(?P<word>a+)b", re.IGNORECASE), re.compile(r"(?P<word>a+)b", re.IGNORECASE)
    found, expected = lazy.search("xAAb", 1), compiled.search("xAAb", 1)
    assert found is not None
    assert expected is not None
    assert (found.span(), found["word"]) == (expected.span(), expected["word"])
    assert lazy.sub("-", "ab Ab") == compiled.sub("-", "ab Ab")
    assert (lazy.pattern, lazy.flags, lazy.groupindex) == (compiled.pattern, compiled.flags, compiled.groupindex)


def test_it_is_compiled_once_and_not_before_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    original = re.compile

    def counted(pattern: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(pattern)
        return original(pattern, flags)

    monkeypatch.setattr(re, "compile", counted)
    lazy = lazy_pattern("a")
    assert compiled == []
    assert lazy.match("a")
    assert lazy.match("a")
    assert compiled == ["a"]
