"""Emoji by name, with and without the list of names."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from emoji import EMOJI_DATA
from support.parsing import parse_paragraph

from b12tui.markdown import emoji_codes, parse


@pytest.fixture
def _without_the_list(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "emoji", None)
    emoji_codes.sign.cache_clear()
    emoji_codes._entries.cache_clear()
    yield
    emoji_codes.sign.cache_clear()
    emoji_codes._entries.cache_clear()


@pytest.mark.usefixtures("_without_the_list")
def test_without_the_list_a_code_stays_as_written() -> None:
    assert parse_paragraph("a :rocket: b").chars == "a :rocket: b"


def test_the_list_is_read_as_the_library_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {
        code[1:-1]
        for data in EMOJI_DATA.values()
        for code in (data["en"], *data.get("alias", ()))
        if code[1:-1].isascii() and not set(code) & set('"\\')
    } | {"none", "+", "_"}
    assert len(names) > 4000
    quick = {name: emoji_codes.sign(name) for name in sorted(names)}
    monkeypatch.setattr(emoji_codes, "_entries", lambda: None)
    emoji_codes.sign.cache_clear()
    slow = {name: emoji_codes.sign(name) for name in sorted(names)[::40]}
    emoji_codes.sign.cache_clear()
    assert {name: quick[name] for name in slow} == slow
    assert [name for name, sign in quick.items() if not sign] == ["+", "_", "none"]


def test_a_code_is_read_without_the_library() -> None:
    program = "import sys; from b12tui.markdown.emoji_codes import with_emoji\n"
    program += "print(with_emoji(':rocket: :one:'), 'emoji' in sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert ran.stdout.split() == ["🚀", "1️⃣", "False"]


def test_the_slug_of_a_heading_has_the_name() -> None:
    (_, section) = parse("## :rocket: Start\n", name="test").sections
    assert (section.title, section.slug) == ("🚀 Start", "rocket-start")


def test_the_codes_of_a_sign_are_known() -> None:
    assert ":rocket:" in emoji_codes.codes("🚀")
