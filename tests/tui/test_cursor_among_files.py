"""The cursor on the current item where the text is one of several files: a folder, links, changes, back and forward."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest
from support.app_session import AppSession, app_session
from support.expected_cursor import check_cursor, every_key

from b12tui.cli import directory_listing
from b12tui.cli.session.effects import perform
from b12tui.cli.session.persistence import DocumentStore
from b12tui.cli.session.session import Session, document_id_of
from b12tui.core.state import ListOverlay, ReaderState
from b12tui.markdown import parse

SIZES = ((80, 24), pytest.param(40, 12, marks=pytest.mark.slow), pytest.param(20, 5, marks=pytest.mark.slow))

NOTES = """\
# Notes on what was read

A [link to another file](second.md#a-part-of-it), and [one that leads nowhere](gone.md), in a paragraph.

## A heading

| a | b |
| --- | --- |
| x | y |

- One
- Two
"""
LATER = NOTES.replace("- Two", "- Two, and a word more\n- Three").replace("in a paragraph", "in the paragraph")
SECOND = "# The second\n\nWords.\n\n## A part of it\n\nThat was meant, and [back](notes.md).\n"

SCREENS: dict[str, tuple[str, ...]] = {
    "a folder": (),
    "a file of a folder": ("Tab", "Enter"),
    "a file that is linked": ("Tab", "Enter", "Tab", "Enter"),
    "back": ("Tab", "Enter", "Tab", "Enter", "Backspace"),
    "forward": ("Tab", "Enter", "Tab", "Enter", "Backspace", "F"),
    "a link that leads nowhere": ("Tab", "Enter", "Tab", "Tab", "Enter"),
    "a file that was read again": ("Tab", "Enter", "written", "r"),
    "what has changed": ("Tab", "Enter", "written", "r", "D", "Down"),
    "a file that is gone": ("Tab", "Enter", "gone", "r"),
}


@asynccontextmanager
async def among_files(path: Path, columns: int, rows: int) -> AsyncIterator[AppSession]:
    """Open a folder of two files."""
    (path / "notes.md").write_text(NOTES, encoding="utf-8")
    (path / "second.md").write_text(SECOND, encoding="utf-8")
    text = directory_listing.read_file_or_directory(str(path), encoding=None, limit=1 << 20)
    document = parse(text.text, name=text.name)
    state = ReaderState(document, document_id=document_id_of(text), frontend="screen")
    session = Session(text, DocumentStore(text, state.appearance, built_in=False, keep=False))
    async with app_session(document, columns, rows, state=state, perform=partial(perform, session)) as here:
        yield here


def lead(here: AppSession, path: Path, name: str) -> None:
    """Press the keys that lead to a screen, and change the file where that is named."""
    for key in SCREENS[name]:
        if key == "written":
            (path / "notes.md").write_text(LATER, encoding="utf-8")
            now = (path / "notes.md").stat().st_mtime_ns
            os.utime(path / "notes.md", ns=(now, now + 1_000_000_000))
        elif key == "gone":
            (path / "notes.md").unlink()
        else:
            here.press(key)


@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.slow) if number % 6 else name for number, name in enumerate(SCREENS)]
)
async def test_among_files_every_action_leaves_the_cursor_on_what_is_at_hand(
    name: str, columns: int, rows: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    async with among_files(tmp_path, columns, rows) as here:
        lead(here, tmp_path, name)
        check_cursor(here, name)
        start = here.reader
        for keys in every_key():
            here.resume_at(start)
            for part in [keys] if keys[0] == ":" else [(key,) for key in keys]:
                here.app.press(*part)  # a name at once, as if it were pasted
                here.stay()
                check_cursor(here, name, keys, part)


@pytest.mark.parametrize(("columns", "rows"), SIZES)
async def test_among_files_every_screen_is_the_one_that_is_meant(columns: int, rows: int, tmp_path: Path) -> None:
    narration = {
        "a folder": ("", tmp_path.name),
        "a file of a folder": ("Opened notes.md.", "Notes on what was read"),
        "a file that is linked": ("Opened second.md.", "The second"),
        "back": ("Back in notes.md.", "Notes on what was read"),
        "a file that was read again": ("Reloaded: 3 blocks changed.", "Notes on what was read"),
    }
    for name, (said, title) in narration.items():
        async with among_files(tmp_path, columns, rows) as here:
            lead(here, tmp_path, name)
            assert (here.reader.message, here.reader.document.title) == (said, title), name
    async with among_files(tmp_path, columns, rows) as here:
        lead(here, tmp_path, "what has changed")
        top = here.reader.top_overlay
        assert isinstance(top, ListOverlay)
        assert len(top.entries) == 3
