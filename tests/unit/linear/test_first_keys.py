"""The first words of spoken pages name keys that do something."""

from __future__ import annotations

import pytest
from linear import article

from b12tui.core.keymap.bindings import Keys
from b12tui.core.state import Reader
from b12tui.linear.spoken.controller import Pages


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (Keys(), "Question mark: keys. q: quit."),
        (Keys(preset="less"), "h: keys. q: quit."),
        (Keys(preset="browse"), "Question mark: keys. Q: quit."),
        (Keys(printable=False), "Enter: all that can be done. Ctrl+C: quit."),
        (Keys(changes=(("help", ("F1",)),)), "F1: keys. q: quit."),
    ],
)
def test_the_opening_names_the_keys_in_force(keys: Keys, said: str) -> None:
    assert Pages(Reader(article(), keys=keys), 80, 24).opening().rows[0] == said


def test_quick_keys_go_by_kind_and_say_where_they_led() -> None:
    pages = Pages(Reader(article(), keys=Keys(preset="browse")), 80, 24)
    assert pages.press("2").rows[0].startswith("Heading 2: ")
    assert pages.press("l").rows[0].startswith("List of ")
    assert pages.press("t").rows[0].startswith("Table 1: ")
    assert pages.press("6").rows == ("No more headings of level 6.",)


def test_the_greeting_waits_for_no_row_and_is_the_opening_without_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    pages, opening = Pages(Reader(article()), 80, 24), Pages(Reader(article()), 80, 24).opening()
    with monkeypatch.context() as patch:
        patch.setattr(Pages, "rows", None)
        patch.setattr(Pages, "window", None)
        greeting = pages.greeting()
    assert greeting.fresh
    assert greeting.rows + pages.first_row().rows == opening.rows
