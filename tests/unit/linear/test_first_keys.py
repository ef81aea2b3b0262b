"""The first words of spoken pages name keys that do something."""

from __future__ import annotations

import pytest
from support.document_builders import bullets, document, heading, item, numbered, paragraph
from support.linear_frontends import article

from b12tui.core.keymap.bindings import Keymap
from b12tui.core.messages.location import continuing
from b12tui.core.state import ReaderState
from b12tui.document import Position
from b12tui.fastclass import replace
from b12tui.linear.spoken.controller import SpokenController


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (Keymap(), "Question mark: help. q: quit."),
        (Keymap(preset="less"), "h: help. q: quit."),
        (Keymap(preset="browse"), "Question mark: help. Q: quit."),
        (Keymap(printable=False), "Enter: all actions. Ctrl+C: quit."),
        (Keymap(changes=(("help", ("F1",)),)), "F1: help. q: quit."),
    ],
)
def test_the_opening_names_the_keys_in_force(keys: Keymap, said: str) -> None:
    assert SpokenController(ReaderState(article(), keymap=keys), 80, 24).opening().rows[0] == said


def test_at_first_the_opening_tells_how_to_read_by_sentence() -> None:
    state = ReaderState(article(), offers_sentences=True)
    words = " ".join(SpokenController(state, 80, 24).opening().rows)
    assert "q: quit. To read by sentence: colon, sentence lines, Enter. " in words
    silent = replace(state, keymap=Keymap(printable=False))
    assert "sentence" not in " ".join(SpokenController(silent, 80, 24).greeting().rows)


def test_the_opening_of_a_text_read_before_names_it_once_and_no_keys_to_who_knows_them() -> None:
    text = article()
    state = ReaderState(text, position=Position(0, 1, 5), knows_keys=True)
    rows = SpokenController(replace(state, message=continuing(state, "g")), 80, 24).greeting().rows
    assert " ".join(rows) == f"Continuing in {text.title}, top; g goes to the start."
    further = replace(state, position=Position(2, 0, 0))
    rows = SpokenController(replace(further, message=continuing(further, "g")), 80, 24).greeting().rows
    assert " ".join(rows).startswith(f"{text.title}. Continuing in Key points, ")
    pages = SpokenController(ReaderState(text), 80, 24)
    assert SpokenController(ReaderState(text, knows_keys=True), 80, 24).opening().rows == pages.first_row().rows


def test_by_sentence_the_letters_for_lines_say_sentences_and_arrows_rows() -> None:
    pages = SpokenController(ReaderState(article()), 80, 24)
    for key in (":", *"sentence", "Space", *"lines"):
        pages.press(key)
    assert pages.press("Enter").rows[0] == "One sentence per line: on."
    assert pages.press("j").rows == ("How the two connect",)
    first, second = pages.press("j").rows, pages.press("j").rows
    assert " ".join(first).endswith("whether a vitamin plays a part.")
    assert " ".join(second).endswith("low vitamin B12.")
    assert pages.press("k").rows == first
    assert len(pages.press("Down").rows) == 1


def test_quick_keys_go_by_kind_and_say_where_they_led() -> None:
    pages = SpokenController(ReaderState(article(), keymap=Keymap(preset="browse")), 80, 24)
    assert pages.press("2").rows[0].startswith("Heading 2: ")
    assert pages.press("l").rows[0].startswith("List of ")
    assert pages.press("t").rows[0].startswith("Table 1: ")
    assert pages.press("6").rows == ("No more headings of level 6.",)


def test_the_greeting_waits_for_no_row_and_is_the_opening_without_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    pages, opening = (
        SpokenController(ReaderState(article()), 80, 24),
        SpokenController(ReaderState(article()), 80, 24).opening(),
    )
    with monkeypatch.context() as patch:
        patch.setattr(SpokenController, "rows", None)
        patch.setattr(SpokenController, "viewport", None)
        greeting = pages.greeting()
    assert greeting.fresh
    assert greeting.rows + pages.first_row().rows == opening.rows


def test_each_match_is_numbered_with_its_section_where_that_is_another_and_said_as_a_sentence() -> None:
    text = document(paragraph("A muscle aches. Another muscle rests."), heading(2, "Part"), paragraph("More muscle."))
    pages = SpokenController(ReaderState(text), 80, 24)
    for key in ("/", *"muscle"):
        pages.press(key)
    assert pages.press("Enter").rows[0] == "1 of 3, in made.md."
    assert [pages.press(key).rows for key in ("n", "n", "N", "N")] == [
        ("2 of 3.", "Another muscle rests."),
        ("3 of 3, in Part.", "More muscle."),
        ("2 of 3, in made.md.", "Another muscle rests."),
        ("1 of 3.", "A muscle aches."),
    ]


def test_where_one_is_names_the_item_of_the_list() -> None:
    text = document(numbered("One", item(paragraph("Two"), bullets("Inner", "Other"))))
    pages = SpokenController(ReaderState(text), 80, 24)
    said = [pages.press(key).rows[0] for key in ("i", "Down", "i", "Down", "i")]
    assert [row.split(", made.md")[0] for row in said[::2]] == ["Item 1 of 2", "Item 2 of 2", "Level 2, 1 of 2"]


@pytest.mark.parametrize("first", ["y", "z", "3", "m", "'"])
def test_a_first_key_that_is_given_up_is_answered(first: str) -> None:
    pages = SpokenController(ReaderState(article()), 80, 24)
    assert pages.press(first).rows
    assert pages.press("Esc").rows == ("Cancelled.",)
    assert pages.press("Esc").rows == ("Press q to quit.",)
