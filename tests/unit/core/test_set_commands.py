"""`:set`, `:open` and the names of themes after `:`, with completion by Tab."""

from __future__ import annotations

import pytest
from support.document_builders import document, heading, paragraph
from support.fixed_lines import FixedLines

from b12tui.colour_themes import THEMES, Theme
from b12tui.core.appearance import Appearance
from b12tui.core.effects import OpenFile
from b12tui.core.overlay.set_commands import PAGE_SETTINGS
from b12tui.core.state import Command, Prompt, ReaderState
from b12tui.core.update import type_in, update
from b12tui.core.verbosity import LEVELS, value_of
from b12tui.fastclass import fields, replace
from b12tui.storage.settings_schema import SETTINGS

STATE = ReaderState(document(heading(1, "Book"), heading(2, "Open questions"), paragraph("Words.")), frontend="screen")
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
        ("set cursor-row on", "cursor_row", True),
        ("set focus sentence", "focus", "sentence"),
        ("set hints off", "hints", False),
        ("set contents left", "contents_left", True),
        ("set contents-list over", "contents_beside", False),
        ("set tables=records", "tables", "records"),
        ("set code scroll", "code", "scroll"),
        ("set syntax off", "syntax", False),
        ("set code-panel light", "code_panel", "light"),
        ("set decoration sparse", "decorated", False),
        ("set formulas words", "formulas_in_words", True),
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
        ("set th", f"set theme {', '.join(THEMES)}"),
        ("set theme l", "set theme light"),
        ("set width ", "set width 10"),
        ("set nothing", ""),
        ("set links ", "set links word"),
        ("set links n", "set links number"),
        ("set posit", "set say_position on, off"),
        ("set position ", "set say_position on"),
        ("set code o", "set say_code on"),
        ("open notes.md", "open notes.md"),
        ("open q", "Open questions"),
    ],
)
def test_what_may_follow_is_offered(words: str, first: str) -> None:
    assert [*offered(typed(words)), ""][0] == first


@pytest.mark.parametrize(
    ("words", "name", "value", "said"),
    [
        ("set links none", "links", "none", "links = none, in speech and line mode"),
        ("set position off", "position", False, "say_position = off, in speech and line mode"),
        ("set say-position off", "position", False, "say_position = off, in speech and line mode"),
        ("set code off", "code", False, "say_code = off, in speech and line mode"),
        ("set link-list section", "link_list", "section", "link_list = section, in speech and line mode"),
    ],
)
def test_what_is_announced_elsewhere_is_set_on_the_screen_too(words: str, name: str, value: object, said: str) -> None:
    state = typed(words, "Enter")
    assert value_of(state.appearance.announced, name) == value
    assert state.message == said
    assert offered(typed("set links "))[1:] == ["set links number", "set links none"]


def test_a_level_of_verbosity_sets_all_of_it() -> None:
    assert typed("set verbosity low", "Enter").appearance.announced == LEVELS["low"]


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


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("set width abc", "Use 10 to 200 for the setting width."),
        ("set contents-list middle", "Use beside or over for the setting contents_list."),
        ("set nothing 1", "Use set NAME VALUE. Settings of the page: theme, width,"),
        ("zzz", "No heading or command matches “zzz”."),
    ],
)
def test_what_sets_nothing_says_why_as_it_is_typed_and_by_enter(words: str, said: str) -> None:
    assert typed(words).message.startswith(said)
    assert typed(words, "Enter").message.startswith(said)


def test_own_themes_are_set_like_others() -> None:
    own = replace(STATE, appearance=Appearance(own_themes=(Theme("night"),)))
    for words in ("set theme night", "night"):
        state = type_in(update(own, Command("go"), NO_LINES), "", words, NO_LINES)
        assert offered(state)[0] == "set theme night"
        assert type_in(state, "Enter", "", NO_LINES).appearance.theme == "night"


def test_open_asks_for_the_file_that_is_named() -> None:
    assert typed("open a folder/notes.md", "Enter").effect == OpenFile("a folder/notes.md")
    assert update(STATE, Command("open-file"), NO_LINES).top_overlay.text == "open "  # type: ignore[union-attr]


def test_settings_of_the_page_are_those_of_the_file_that_make_its_appearance() -> None:
    known = {setting.name: setting for setting in SETTINGS}
    for setting in PAGE_SETTINGS:
        if setting.values != ("on", "off"):
            for word in setting.values:
                assert known[setting.name].allowed.accepts(int(word) if word.isdecimal() else word)
    # These follow from settings, are tables of the file, or a name, which no list offers; verbosity has its own action.
    others = {"visual", "own_themes", "categories", "author", "announced"}
    assert {each.field for each in PAGE_SETTINGS} == {each.name for each in fields(Appearance)} - others
