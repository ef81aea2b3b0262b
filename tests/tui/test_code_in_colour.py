"""Code gets its colours once the application runs, and never on a terminal that has or wants none."""

from __future__ import annotations

import asyncio
from typing import cast

import pytest
from support.app_session import MemoryTerminal

from b12tui.core.appearance import Appearance
from b12tui.core.state import ReaderState
from b12tui.layout.screen_view import ScreenView
from b12tui.markdown import parse
from b12tui.storage.settings_schema import Settings
from b12tui.terminal.capabilities import of
from b12tui.terminal.key_decoder import KeyDecoder
from b12tui.terminal.owner import Terminal
from b12tui.textual_a11y.driver import AccessibleDriver
from b12tui.tui.app import ReaderApp

TEXT = "Text.\n\n```sh\nif true; then echo 'one'; fi\n```\n"
KEYWORD = "\x1b[94mif"


async def written(environ: dict[str, str], appearance: Appearance) -> str:
    """Return what is written until the application has started and done what it puts off then."""
    terminal = MemoryTerminal(60, 12)
    state = ReaderState(parse(TEXT, name="x"), appearance=appearance, frontend="screen")
    driver = AccessibleDriver.over(cast("Terminal", terminal), KeyDecoder())
    app = ReaderApp(state, capabilities=of(environ), driver=driver, view=ScreenView(state, 60, 12))
    run = asyncio.create_task(app.run_async(mouse=False))
    while not app.screen_stack or not app.screen.is_mounted or "fi" not in "".join(terminal.written):  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    for _ in range(3):
        done = asyncio.Event()
        app.call_later(done.set)
        await done.wait()
    app.exit()
    await run
    return "".join(terminal.written)


XTERM = {"TERM": "xterm-256color", "LANG": "C.UTF-8"}


async def test_code_is_coloured_after_the_start() -> None:
    assert KEYWORD in await written(XTERM, Appearance())


@pytest.mark.parametrize(
    ("environ", "settings"),
    [
        ({**XTERM, "NO_COLOR": "1"}, Settings()),
        ({"TERM": "vt100"}, Settings()),
        (XTERM, Settings(syntax=False)),
        (XTERM, Settings(theme="plain")),
        (XTERM, Settings(table_arrows="character")),
        (XTERM, Settings(keys="browse")),
    ],
)
async def test_code_is_not_coloured_where_none_is_wanted(
    environ: dict[str, str], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("b12tui.syntax.languages.lexer_for", asked.append)
    assert KEYWORD not in await written(environ, settings.appearance())
    assert asked == []
