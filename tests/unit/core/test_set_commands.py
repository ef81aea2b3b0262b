"""`:set`, `:open` and the names of themes after `:`, with completion by Tab."""

from __future__ import annotations

import pytest
from support.document_builders import document, heading, paragraph
from support.fixed_lines import FixedLines

from b12tui.core.overlay.set_commands import PAGE_SETTINGS
from b12tui.core.state import Command, OpenFile, Prompt, ReaderState
from b12tui.core.update import type_in, update
from b12tui.storage.settings_schema import SETTINGS

STATE = ReaderState(document(heading(1, "Book"), heading(2, "Open questions"), paragraph("Words.")))
NO_LINES = FixedLines()


def typed(words: str, *keys: str) -> ReaderState:
    state = type_in(update(STATE, Command("go"), NO_LINES), "", words, NO_LINES)
    for key in keys:
        state = type_in(state, key, "", NO_LINES)
    return state


def offered(state: ReaderState) -> list[str]:
    prompt = state.top_overlay
    assert isinstance(prompt, Prompt)
    return [entry.label for entry in prompt.choices]


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("set theme dark", "theme", "dark"),
        ("dark", "theme", "dark"),
        ("light", "theme", "light"),
        ("set width 60", "width", 60),
        ("set spacing 2", "spacing", 2),
        ("set ruler on", "ruler", True),
        ("set hints off", "hints", False),
        ("set contents left", "contents_left", True),
        ("set contents-list over", "contents_beside", False),
        ("set tables=records", "tables", "records"),
    ],
)
def test_a_setting_of_the_page_is_set_by_its_name(words: str, field: str, value: object) -> None:
    state = typed(words, "Enter")
    assert getattr(state.appearance, field) == value
    assert state.top_overlay is None


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("set", "Change a setting of the page, until you quit: :set"),
        ("set th", "set theme terminal, dark, light, contrast, plain"),
        ("set theme l", "set theme light"),
        ("set width ", "set width 10"),
        ("set nothing", ""),
        ("open notes.md", "open notes.md"),
        ("open q", "Open questions"),
    ],
)
def test_what_may_follow_is_offered(words: str, first: str) -> None:
    assert [*offered(typed(words)), ""][0] == first


def test_tab_completes_the_choice() -> None:
    state = typed("set th", "Tab")
    assert isinstance(state.top_overlay, Prompt)
    assert state.top_overlay.text == "set theme "
    assert "set theme dark" in offered(state)
    assert typed("set theme d", "Tab").top_overlay.text == "set theme dark"  # type: ignore[union-attr]


def test_a_name_alone_asks_for_its_value_and_a_wrong_value_says_what_is_taken() -> None:
    assert typed("set theme", "Enter").top_overlay.text == "set theme "  # type: ignore[union-attr]
    said = update(STATE, Command("set-value", text="width 5000"), NO_LINES).message
    assert said == "Use 10 to 200 for the setting width."
    assert "terminal" in update(STATE, Command("set-value", text="theme blue"), NO_LINES).message
    assert "theme, width" in update(STATE, Command("set-value", text="nothing x"), NO_LINES).message


def test_open_asks_for_the_file_that_is_named() -> None:
    assert typed("open a folder/notes.md", "Enter").effect == OpenFile("a folder/notes.md")
    assert update(STATE, Command("open-file"), NO_LINES).top_overlay.text == "open "  # type: ignore[union-attr]


def test_settings_of_the_page_are_called_as_in_the_file() -> None:
    known = {setting.name: setting for setting in SETTINGS}
    for setting in PAGE_SETTINGS:
        if setting.values != ("on", "off"):
            for word in setting.values:
                assert known[setting.name].allowed.accepts(int(word) if word.isdecimal() else word)
