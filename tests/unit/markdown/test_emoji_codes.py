"""Emoji by name, with and without the list of names."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from support.parsing import parse_paragraph

from b12tui.markdown import emoji_codes, parse


@pytest.fixture
def _without_the_list(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "emoji", None)
    emoji_codes.sign.cache_clear()
    yield
    emoji_codes.sign.cache_clear()


@pytest.mark.usefixtures("_without_the_list")
def test_without_the_list_a_code_stays_as_written() -> None:
    assert parse_paragraph("a :rocket: b").chars == "a :rocket: b"


def test_the_slug_of_a_heading_has_the_name() -> None:
    (_, section) = parse("## :rocket: Start\n", name="test").sections
    assert (section.title, section.slug) == ("🚀 Start", "rocket-start")


def test_the_codes_of_a_sign_are_known() -> None:
    assert ":rocket:" in emoji_codes.codes("🚀")
