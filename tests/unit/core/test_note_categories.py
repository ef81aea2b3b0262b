"""Categories of notes: chosen by sign, letter, number or name, or typed before the words of a note."""

from __future__ import annotations

import pytest
from support.fixed_lines import FixedLines

from b12tui.core import category_keys
from b12tui.core.appearance import Appearance, Category
from b12tui.core.effects import SaveNote
from b12tui.core.handlers.note_categories import as_typed, category_named, parted
from b12tui.core.keymap.bindings import Keymap, Pending
from b12tui.core.keymap.presets import PRESETS
from b12tui.core.messages.note_words import sign_of, spoken
from b12tui.core.state import Command, ListOverlay, NoteMark, Prompt, ReaderState
from b12tui.core.update import context, update
from b12tui.document import Position
from b12tui.fastclass import replace
from b12tui.markdown import parse

LINES = FixedLines()
STATE = ReaderState(parse("# Plan\n\nBuy bread. Sell the car.\n", name="t"), position=Position(0, 1, 0))
DEFAULT = Appearance()


def mark(category: str, text: str = "why?") -> NoteMark:
    return NoteMark("1", category, text, "Buy", Position(0, 1, 0), Position(0, 1, 3))


def saving(state: ReaderState) -> SaveNote:
    assert isinstance(state.effect, SaveNote)
    return state.effect


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("?", "question"),
        ("q", "question"),
        ("Q", "question"),
        ("2", "problem"),
        ("AGREED", "agreed"),
        ("comment", "comment"),
    ],
)
def test_a_category_is_named_by_sign_letter_number_or_name(typed: str, name: str) -> None:
    found = category_named(DEFAULT, typed)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("typed", ["", "z", "0", "6", "questions", "99999999"])
def test_nothing_else_names_one(typed: str) -> None:
    assert category_named(DEFAULT, typed) is None


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("question: to whom?", ("question", "to whom?")),
        ("Question:to whom?", ("question", "to whom?")),
        ("? to whom", ("question", "to whom")),
        ("!", ("problem", "")),
        ("idea:", ("idea", "")),
        ("comment: plain", ("comment", "plain")),
        ("to whom?", ("", "to whom?")),
        ("note: that", ("", "note: that")),
        ("?!", ("", "?!")),
        (" ", ("", "")),
    ],
)
def test_a_category_may_stand_before_the_words(typed: str, parts: tuple[str, str]) -> None:
    assert parted(DEFAULT, typed) == parts


@pytest.mark.parametrize("preset", PRESETS)
def test_a_key_categorises_in_each_preset(preset: str) -> None:
    keys, pending, command = Keymap(preset=preset), Pending(), None
    for key in ("X", "c", "?"):
        pending, command = keys.feed(pending, key, context(STATE))
    assert command == Command("category", text="?")
    for key in ("X", "c", "Enter"):
        pending, command = keys.feed(pending, key, context(STATE))
    assert command == Command("category")


def test_the_note_here_gets_the_category_and_keeps_its_words() -> None:
    effect = saving(update(replace(STATE, notes=(mark("comment"),)), Command("category", text="?"), LINES))
    assert effect == SaveNote("why?", note_id="1", category="question")


def test_elsewhere_the_sentence_or_the_selection_is_highlighted() -> None:
    assert saving(update(STATE, Command("category", text="!"), LINES)).end.offset == len("Buy bread. ")
    state = update(update(STATE, Command("select"), LINES), Command("next-word"), LINES)
    after = update(state, Command("category", text="!"), LINES)
    assert saving(after) == SaveNote("", Position(0, 1, 0), Position(0, 1, 3), category="problem")
    assert after.selected_from is None


def test_without_a_name_the_categories_are_listed_and_an_unknown_one_names_them() -> None:
    listing = update(STATE, Command("category"), LINES).top_overlay
    assert isinstance(listing, ListOverlay)
    assert listing.entries[0].text == "1. question ?"
    message = update(STATE, Command("category", text="zebra"), LINES).message
    assert message == "No category zebra. Use question, problem, change, idea, agreed."


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (mark("comment"), "Note: why?"),
        (mark("highlight", ""), "Highlight"),
        (mark("question"), "Question: why?"),
        (mark("question", ""), "Question"),
        (mark("of another program"), "Of another program: why?"),
    ],
)
def test_a_note_is_said_by_its_category(note: NoteMark, said: str) -> None:
    assert spoken(note) == said


def test_signs_are_different_from_each_other() -> None:
    signs = [
        sign_of(DEFAULT, mark(name))
        for name in ("question", "problem", "change", "idea", "agreed", "comment", "highlight")
    ]
    assert len(set(signs)) == len(signs)
    assert sign_of(DEFAULT, mark("unknown")) == sign_of(DEFAULT, mark("comment"))


def test_editing_shows_the_category_before_the_words_and_takes_it_away() -> None:
    state = update(replace(STATE, notes=(mark("question"),)), Command("edit-note"), LINES)
    assert isinstance(state.top_overlay, Prompt)
    assert state.top_overlay.text == as_typed(DEFAULT, mark("question")) == "question: why?"
    state = replace(STATE, notes=(mark("question"),))
    assert saving(update(state, Command("edit-note", text="why?"), LINES)).category == "comment"
    assert saving(update(state, Command("edit-note", text="! why?"), LINES)).category == "problem"
    other = replace(STATE, notes=(mark("unknown"),))
    assert saving(update(other, Command("edit-note", text="why?"), LINES)).category == ""


def test_a_category_of_the_settings_file_that_is_a_key_stands_before_the_words_as_it_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(category_keys._WORDINGS, "idea", "Idee")
    own = replace(STATE, appearance=replace(DEFAULT, categories=(Category("idea", "i"),)))
    shown = mark(category_keys.worded("idea"))
    assert as_typed(own.appearance, shown) == "idea: why?"
    typed = as_typed(own.appearance, shown)
    effect = saving(update(replace(own, notes=(shown,)), Command("edit-note", text=typed), LINES))
    assert (effect.category, effect.text) == ("idea", "why?")
