"""The widgets are the picture: what the compositor shows is what the layout made, and the cursor is in a widget."""

from __future__ import annotations

import asyncio
import inspect
from typing import cast

import pytest
from support.app_session import AppSession, MemoryTerminal, app_session
from support.pilot import article
from textual._compositor import Compositor
from textual.screen import Screen

from b12tui.colour_themes import theme
from b12tui.core.appearance import Appearance
from b12tui.core.state import ReaderState
from b12tui.layout.screen_view import ScreenView
from b12tui.layout.style.styling import styled_rows
from b12tui.markdown import parse
from b12tui.terminal.capabilities import Capabilities, of
from b12tui.terminal.key_decoder import KeyDecoder
from b12tui.terminal.key_sequences import MouseClick
from b12tui.terminal.owner import Terminal
from b12tui.textual_a11y.driver import AccessibleDriver
from b12tui.tui.app import ReaderApp
from b12tui.tui.widgets import ContentsWidget, ListWidget, PageWidget, PromptWidget, TableWidget

KEYS = ("PageDown", "j", "/", "m", "u", "s", "Enter", "n", "t", "j", "q", "T", "Right", "q", "?", "q", ":", "w", "Esc")


def unlike_the_layout(here: AppSession) -> str:
    """Return the bytes that the layout's frame would change on the screen."""
    frame, app = here.picture, here.app
    columns, rows = frame.areas.columns, frame.areas.rows
    colours = theme(app.reader_state.appearance.theme)
    shown = styled_rows(frame.rows, colours, app.capabilities.colours, columns)
    return app.writer.frame(shown, frame.cursor, (columns, rows))


@pytest.mark.parametrize("size", [(80, 24), (120, 30), (40, 12), (20, 5)])
@pytest.mark.parametrize("name", ["terminal", "dark"])
@pytest.mark.parametrize("left", [False, True])
async def test_the_compositor_shows_the_frame_of_the_layout(size: tuple[int, int], name: str, left: bool) -> None:
    async with app_session(article(), *size, appearance=Appearance(theme=name, contents_left=left)) as here:
        for key in KEYS:
            here.press(key)
            assert unlike_the_layout(here) == "", key


@pytest.mark.parametrize("environ", [{"TERM": "xterm-256color", "COLORTERM": "truecolor"}, {"TERM": "vt100"}])
async def test_colours_and_links_reach_the_terminal(environ: dict[str, str]) -> None:
    capabilities = of({**environ, "LANG": "C.UTF-8"})
    state = ReaderState(
        parse("A [link](https://example.org/) and **more** of it.\n", name="x"),
        appearance=Appearance(theme="light"),
        frontend="screen",
    )
    app, terminal = linking(state, capabilities)
    run = asyncio.create_task(app.run_async(mouse=False))
    assert app.view is not None
    while app.view.last_frame is None and not run.done():  # noqa: ASYNC110 - Textual tells nobody
        await asyncio.sleep(0.01)
    assert unlike_the_layout(AppSession(app, terminal)) == ""
    assert ("https://example.org/" in "".join(terminal.written)) == capabilities.links
    app.exit()
    await run


def linking(state: ReaderState, capabilities: Capabilities) -> tuple[ReaderApp, MemoryTerminal]:
    """Return the application with hyperlinks, and its terminal."""
    terminal = MemoryTerminal(60, 12)
    driver = AccessibleDriver.over(cast("Terminal", terminal), KeyDecoder())
    return ReaderApp(
        state, capabilities=capabilities, driver=driver, view=ScreenView(state, 60, 12, links=True)
    ), terminal


@pytest.mark.parametrize(
    ("keys", "kind"), [(("j",), PageWidget), (("t",), ListWidget), (("T",), TableWidget), (("/", "m"), PromptWidget)]
)
async def test_the_cursor_is_in_the_focused_widget(keys: tuple[str, ...], kind: type) -> None:
    async with app_session(article()) as here:
        here.press(*keys)
        focused = here.app.focused
        assert type(focused) is kind
        assert focused is not None
        assert focused.region.contains(*here.terminal.screen.cursor)


async def test_widgets_move_at_once_when_none_is_shown_or_hidden() -> None:
    async with app_session(article(), 120, 40) as here:
        before = here.app.screen.query_one(PageWidget).region
        here.app.press(":", *"contents-side", "Enter")  # at once, so that the prompt is never drawn
        assert here.app.screen.query_one(PageWidget).region.x > before.x
        assert unlike_the_layout(here) == ""


async def test_a_click_belongs_to_the_widget_under_it() -> None:
    async with app_session(article(), 120, 30) as here:
        contents = here.app.screen.query_one(ContentsWidget).region
        here.press(MouseClick(contents.x + 5, contents.y + 4))
        assert here.reader.document.sections[here.reader.position.section].title == "Key points"
        here.press(MouseClick(contents.x + 5, contents.y + 25))
        assert here.reader.document.sections[here.reader.position.section].title == "Key points"
        at = here.reader.position
        here.press(MouseClick(6, 8))
        assert here.reader.position != at
        assert here.terminal.screen.cursor == (6, 8)


async def test_what_textual_draws_later_writes_nothing() -> None:
    async with app_session(article()) as here:
        for key in ("PageDown", "t", "j", "q", "/", "m", "Esc"):
            here.press(key)
            written = len(here.terminal.written)
            await asyncio.sleep(0.05)
            assert here.terminal.written[written:] == [], key


async def test_nothing_is_drawn_for_a_step_within_the_page() -> None:
    async with app_session(article()) as here:
        here.press("j", "j")
        strips = [widget.render_lines(widget.size.region) for widget in here.app.screen.query(PageWidget)]
        assert here.press("j") in ("\x1b[B", "\x1b[2B")
        assert all(
            one is other
            for widget, before in zip(here.app.screen.query(PageWidget), strips, strict=True)
            for one, other in zip(widget.render_lines(widget.size.region), before, strict=True)
        )


def test_textual_composes_and_reflows_as_this_relies_on() -> None:
    assert list(inspect.signature(Compositor._render_chops).parameters) == ["self", "crop", "is_rendered_line"]
    assert list(inspect.signature(Screen._clear_arrangement_cache).parameters) == ["self"]
    assert next(iter(inspect.signature(Screen._refresh_layout).parameters.values())).name == "self"
    assert "size" in inspect.signature(Screen._refresh_layout).parameters
