"""Phrases as people say them: each does what the typed name does that it stands for, and none is dead."""

from __future__ import annotations

import pytest

from b12tui.core.actions import KeyContext
from b12tui.core.state import Command
from b12tui.core.vocabulary import natural_phrases
from b12tui.core.vocabulary.known_words import Misunderstood, understand


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("next paragraph", "block"),
        ("previous sentence", "sentence back"),
        ("Next Heading", "heading"),
        ("prev link", "link back"),
        ("read on", "read all"),
        ("continue", "page"),
        ("go on", "page"),
        ("go back", "back"),
        ("where am I?", "where"),
        ("how much is left", "where"),
        ("repeat", "say"),
        ("table of contents", "contents"),
        ("list the tables", "tables"),
        ("bookmarks", "marks"),
        ("bookmark a", "mark a"),
        ("go to bookmark a", "go mark a"),
        ("go bookmark a", "go mark a"),
        ("goto mark a", "go mark a"),
        ("Bookmark A", "mark A"),
        ("Go to the mark A.", "go mark A"),
        ("go to line 5", "line 5"),
        ("go to table 2", "table 2"),
        ("go to section 2", "go 2"),
        ("section 1.2", "go 1.2"),
        ("go to question 3", "open 3"),
        ("follow link 4", "open link 4"),
        ("read row 2", "row 2"),
        ("read table", "table"),
        ("50 percent", "50%"),
        ("go to 50%", "50%"),
        ("go to the end", "end"),
        ("beginning", "top"),
        ("jump to Limits of the test", "go Limits of the test"),
        ("skip 3", "block 3"),
        ("exit", "quit"),
        ("spell it", "spell"),
    ],
)
def test_a_phrase_means_its_typed_name(said: str, typed: str) -> None:
    assert understand(said) == understand(typed)
    assert isinstance(understand(said), Command)


def test_leaving_a_table_never_ends_the_program() -> None:
    assert understand("leave the table", KeyContext.TABLE) == Command("back-out")
    assert isinstance(understand("leave the table", KeyContext.TEXT), Misunderstood)


@pytest.mark.parametrize("said", ["go limits", "find next", "table 3", "next", "last", "read", "skip x", "goto"])
def test_what_is_understood_is_left_alone(said: str) -> None:
    assert natural_phrases.place(said) == said


def test_no_phrase_is_dead_and_each_leads_to_a_command() -> None:
    spoken = {**natural_phrases._PHRASES, **dict.fromkeys(natural_phrases._LEAVING, "back out")}
    for said, typed in spoken.items():
        assert isinstance(understand(typed), Command), typed
        if said not in natural_phrases._FIRST:
            assert natural_phrases.canonical(said, in_table=True) == typed
            synonym = understand(said, KeyContext.TABLE)
            assert synonym == understand(typed, KeyContext.TABLE), said
