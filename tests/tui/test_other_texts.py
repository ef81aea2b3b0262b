"""Other texts on the screen, driven by keys: the next one, those that were read lately, and changes walked."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest
from support.pilot import common_terminal, compositor_rows
from textual.pilot import Pilot

from b12tui.cli.session.effects import perform
from b12tui.cli.session.persistence import DocumentStore
from b12tui.cli.session.session import Session
from b12tui.core.state import ReaderState
from b12tui.markdown import parse
from b12tui.source import read_source
from b12tui.tui.app import ReaderApp

TEXTS = ("a.md", "gone.md", "c.md")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.md", "c.md"):
        Path(name).write_text(f"# Text {name[0]}\n\n| Tool | Price |\n|-|-|\n| Hoe | 20 |\n", encoding="utf-8")


@asynccontextmanager
async def opened(*named: str) -> AsyncIterator[tuple[ReaderApp, Pilot[ReaderState]]]:
    text = read_source(named[0])
    state = ReaderState(
        parse(text.text, name=text.name), document_id=named[0], argument_ids=named if len(named) > 1 else ()
    )
    session = Session(text, DocumentStore(text, state.appearance, built_in=False), argument_ids=state.argument_ids)
    app = ReaderApp(state, capabilities=common_terminal(), save=session.save, perform=partial(perform, session))
    async with app.run_test(size=(80, 16)) as pilot:
        await pilot.pause()
        yield app, pilot


async def test_next_and_previous_text_are_typed_as_in_less() -> None:
    async with opened(*TEXTS) as (app, pilot):
        await pilot.press("colon", "n", "enter")
        await pilot.pause()
        assert any("Text c" in row for row in compositor_rows(app)[:4])
        last = " ".join(" ".join(compositor_rows(app)[-3:]).split())
        assert last.startswith("File not found: gone.md;")
        assert last.endswith("File 3 of 3, c.md.")
        await pilot.press("colon", "n", "enter")
        assert "Last file." in compositor_rows(app)[-1]
        await pilot.press("colon", "p", "enter")
        await pilot.pause()
        assert any("Text a" in row for row in compositor_rows(app)[:4])
        await pilot.press("colon", "q", "enter")
    assert app.return_value is not None
    assert app.return_value.document_id == "a.md"


async def test_a_text_that_was_read_lately_is_chosen_from_the_list() -> None:
    async with opened("a.md") as (_, pilot):
        await pilot.press("q")
    async with opened("c.md") as (app, pilot):
        await pilot.press("M")
        assert "Marks and recent files" in compositor_rows(app)[0]
        assert any("1. a.md, 0 percent, in" in row for row in compositor_rows(app))
        await pilot.press("i")
        assert "Item 1 of 1, Marks and recent files. Text c" in " ".join(" ".join(compositor_rows(app)[-2:]).split())
        await pilot.press("1", "enter")
        await pilot.pause()
        assert app.reader_state.document.title == "Text a"
        await pilot.press("backspace")
        assert app.reader_state.document.title == "Text c"


def named(words: str) -> list[str]:
    """Return the keys that do an action by its name."""
    return ["colon", *("space" if char == " " else char for char in words), "enter"]


def write(text: str) -> None:
    Path("a.md").write_text(text, encoding="utf-8")


@pytest.mark.slow
async def test_changes_are_walked_by_name() -> None:
    async with opened("a.md") as (app, pilot):
        write("# Text a\n\nOne.\n\nTwo.\n")
        await pilot.press("r", *named("change"))
        assert "Change 1 of 2." in compositor_rows(app)[-1]
        await pilot.press(*named("change"), *named("change"))
        assert "No more changes." in compositor_rows(app)[-1]
        await pilot.press(*named("change back"))
        assert "Change 1 of 2." in compositor_rows(app)[-1]


async def test_where_tells_the_cell_of_a_table() -> None:
    async with opened("a.md") as (app, pilot):
        await pilot.press("T", "down", "right", "i")
        said = " ".join(" ".join(compositor_rows(app)[-2:]).split())
        assert said.startswith("Row 1 of 1, Hoe; column 2 of 2, Price. Text a")
