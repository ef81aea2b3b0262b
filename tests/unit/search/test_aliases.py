"""What is found by words that aren't its characters: emoji by name, callouts by label."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from b12tui.document import Document, Position
from b12tui.markdown import parse
from b12tui.search import emoji_names
from b12tui.search.results import search_document

FILLING = "Plain words that fill a section.\n\n" * 40
LARGE = "".join(f"## Part {number}\n\n{FILLING}" for number in range(60))


def found(document: Document, query: str) -> list[str]:
    """Return the characters of each match."""
    matches = search_document(document, query, Position(0)).matches
    return [
        document.text_node(match.start).text.chars[match.start.offset : match.start.offset + match.length]
        for match in matches
    ]


@pytest.mark.parametrize("before", ["", LARGE], ids=["small", "large"])
@pytest.mark.parametrize(
    ("source", "query", "matches"),
    [
        ("Go :rocket: now", "rocket", ["🚀"]),
        ("Go 🚀 now, rocket", "rocket", ["🚀", "rocket"]),
        ("Go 🚀 now", ":rocket:", ["🚀"]),
        ("A 👍🏽 for it", "thumbs up", ["👍🏽"]),
        ("A ❤️ for it", "red heart", ["❤️"]),
        ("Go 🚀 now", "ket", []),
        ("Go 🚀 now", "ro", []),
        ("> [!WARNING]\n> Mind *the* dose.\n>\n> Twice.", "warning", ["Mind"]),
        ("!!! danger\n    Mind the dose.", "danger", ["Mind"]),
        ("> [!NOTE]\n> > [!TIP]\n> > A note.", "note", ["A", "note"]),
        ("> [!aside]\n> Words.", "sidebar", ["Words."]),
        ("> plain", "quote", []),
    ],
)
def test_what_is_shown_is_found_by_its_name(source: str, query: str, matches: list[str], before: str) -> None:
    assert found(parse(f"{before}## Last\n\n{source}\n", name="test"), query) == matches


@pytest.fixture
def _without_the_list(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "emoji", None)
    emoji_names.names.cache_clear()
    yield
    emoji_names.names.cache_clear()


@pytest.mark.usefixtures("_without_the_list")
def test_without_the_list_signs_have_no_names() -> None:
    assert found(parse("Go 🚀 now", name="test"), "rocket") == []


def test_a_pattern_matches_characters_alone() -> None:
    assert found(parse("Go 🚀 now\n\n> [!TIP]\n> a", name="test"), "/rocket|tip/") == []
