"""Helpers that drive the application without a terminal, and read what Textual would draw."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from b12tui.core.appearance import Appearance
from b12tui.core.keymap.bindings import Keymap
from b12tui.core.state import ReaderState
from b12tui.document import Document
from b12tui.markdown import parse
from b12tui.terminal.capabilities import Capabilities, of
from b12tui.tui.app import ReaderApp

CONTENT = Path(__file__).parents[2] / "content.md"


def article() -> Document:
    """Return the built-in article."""
    return parse(CONTENT.read_text(encoding="utf-8"), name="content.md")


def common_terminal() -> Capabilities:
    """Return the capabilities of a common terminal."""
    return of({"TERM": "xterm-256color", "LANG": "C.UTF-8"})


@asynccontextmanager
async def pilot_app(
    document: Document,
    columns: int = 80,
    rows: int = 24,
    *,
    appearance: Appearance | None = None,
    printable: bool = True,
) -> AsyncIterator[tuple[ReaderApp, Pilot[ReaderState]]]:
    """Run the application on a screen of that size."""
    state = ReaderState(document, appearance=appearance or Appearance(), keymap=Keymap(printable))
    app = ReaderApp(state, capabilities=common_terminal())
    async with app.run_test(size=(columns, rows)) as pilot:
        await pilot.pause()
        yield app, pilot


def compositor_rows(app: ReaderApp) -> list[str]:
    """Return the rows that Textual's own compositor draws."""
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


def at_cursor(app: ReaderApp, length: int = 20) -> str:
    """Return the characters of the screen from the cursor on (for rows of one-cell characters)."""
    column, row = app.cursor_position
    return compositor_rows(app)[row][column : column + length]
