"""What makes an application followable, on one that is no reader: widgets of Textual's, and a list of its own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast

import pytest
from support.app_session import MemoryTerminal
from support.pilot import common_terminal
from support.screen_reader_models import MODELS, ScreenReaders
from support.shopping_list_app import THINGS, ShoppingListApp
from textual.events import Key

from b12tui.terminal.key_decoder import KeyDecoder
from b12tui.terminal.owner import Terminal
from b12tui.textual_a11y.driver import AccessibleDriver, KeysAvailable
from b12tui.textual_a11y.key_names import from_textual, to_textual


class Shop:
    """The application over a terminal in memory, with the readers' models beside it."""

    def __init__(self, app: ShoppingListApp, terminal: MemoryTerminal) -> None:
        self.app = app
        self.terminal = terminal
        self.listener = ScreenReaders(60, 12)
        self._heard = 0
        self.hear("")

    def hear(self, key: str) -> dict[str, list[str]]:
        new = self.terminal.written[self._heard :]
        self._heard = len(self.terminal.written)
        return self.listener.speak(key, "".join(new))

    async def press(self, key: str) -> dict[str, list[str]]:
        """Press a key, wait until nothing more comes of it, and return what each reader says."""
        driver = self.app._driver
        assert isinstance(driver, AccessibleDriver)
        driver._typed.append(key)
        driver._post(KeysAvailable())
        for _ in range(12):  # some 0.1 s, in which Textual draws what it finds to draw
            await asyncio.sleep(0.01)
        return self.hear(key)

    @property
    def row(self) -> str:
        return self.terminal.screen.text[self.terminal.screen.cursor[1]].strip()


@asynccontextmanager
async def shop() -> AsyncIterator[Shop]:
    terminal = MemoryTerminal(60, 12)
    app = ShoppingListApp(common_terminal(), AccessibleDriver.over(cast("Terminal", terminal), KeyDecoder()))
    run = asyncio.create_task(app.run_async(mouse=False))
    while not terminal.screen.text[0].strip() and not run.done():  # noqa: ASYNC110 - Textual tells nobody
        await asyncio.sleep(0.01)
    await asyncio.sleep(0.1)
    try:
        yield Shop(app, terminal)
    finally:
        app.exit()
        await run
        assert app.failure is None


@pytest.mark.parametrize(
    "state", [each if each == "tdsr" else pytest.param(each, marks=pytest.mark.slow) for each in MODELS]
)
async def test_an_arrow_says_exactly_the_item_that_it_leads_to(state: str) -> None:
    async with shop() as here:
        for key, thing in (*(("Down", thing) for thing in THINGS[1:]), *(("Up", thing) for thing in THINGS[-2::-1])):
            said = await here.press(key)
            assert said[state] == [thing]
            assert here.row == thing
            assert here.terminal.screen.visible


async def test_a_step_writes_the_cursors_move_and_nothing_else() -> None:
    async with shop() as here:
        before = len(here.terminal.written)
        await here.press("Down")
        assert here.terminal.written[before:] in (["\x1b[B"], ["\x1b[2H"])


@pytest.mark.parametrize("state", MODELS)
async def test_what_a_key_changes_is_said(state: str) -> None:
    async with shop() as here:
        await here.press("Down")
        said = await here.press("Enter")
        assert "bought" in " ".join(said[state])
        assert here.row == "Tinned clams, bought"


async def test_the_cursor_goes_with_the_focus_and_with_what_is_typed() -> None:
    async with shop() as here:
        await here.press("Tab")
        assert here.terminal.screen.cursor == (0, 11)
        for key in ("R", "y", "e", "Space", "B"):
            await here.press(key)
        assert (here.row, here.terminal.screen.cursor) == ("Rye B", (5, 11))
        await here.press("Left")
        assert here.terminal.screen.cursor == (4, 11)
        await here.press("Enter")
        assert here.terminal.screen.text[5] == "Rye B"
        await here.press("Tab")
        assert here.terminal.screen.cursor == (0, 0)


@pytest.mark.parametrize("name", ["Down", "Enter", "Backspace", "Space", "PageDown", "Ctrl+L", "j", "/", "?", "é", "G"])
def test_a_key_keeps_its_name_through_textual(name: str) -> None:
    event = to_textual(name)
    assert isinstance(event, Key)
    assert from_textual(event.key, event.character) == name
