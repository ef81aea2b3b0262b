"""Every screen at 313 sizes, from one cell to 500 columns by 200 rows: nothing raises, no row is too wide."""

from __future__ import annotations

import re
from itertools import product

import pytest
from support.pilot import article, common_terminal

from b12tui.colour_themes import theme
from b12tui.core.keymap.bindings import Keymap
from b12tui.core.state import Command, Prompt, ReaderState
from b12tui.core.update import type_in, update
from b12tui.document import Document
from b12tui.fastclass import replace
from b12tui.layout.screen_view import ScreenView
from b12tui.layout.style.styling import styled_rows
from b12tui.linear.spoken.controller import SpokenController
from b12tui.markdown import parse
from b12tui.terminal.frame import FrameWriter
from b12tui.textwidth import cells

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

COLUMNS = (1, 2, 3, 5, 7, 9, 11, 13, 16, 17, 19, 20, 33, 39, 40, 41, 59, 60, 61, 79, 80, 99, 100, 101, 132, 255, 500)
ROWS = (1, 2, 3, 4, 5, 9, 10, 19, 20, 24, 200)
ODD = ((1, 500), (500, 1), (2, 199), (77, 23), (80, 25), (81, 7), (90, 6), (100, 8), (120, 40), (160, 50), (200, 60))
MORE = ((211, 53), (237, 71), (256, 64), (320, 100), (499, 199))
SIZES = (*dict.fromkeys((*product(COLUMNS, ROWS), *ODD, *MORE)), (0, 0))

NARROWEST = 20
"""Columns from which on the rows fit; on fewer, what the frame writes is cut."""

KEYS = "Down Space t Down Backspace L Backspace T Down Right r Backspace / e Enter & Down Backspace ? Down"
"""What is pressed in spoken pages."""

WRITTEN = re.compile(r"(?:[^\x00-\x1f\x7f-\x9f]|\r|\n|\x1b\[[0-9;]*[ABCDHJKSTmr]|\x1bM)*")

HARD = """---
title: 漢字の題名 and a long title that has no room on a narrow screen
---

# 漢字の題名

漢字漢字漢字漢字 👩‍👩‍👧 🇩🇪 a\u0301\u0301\u0301 שלום ไทย Donaudampfschifffahrtsgesellschaftskapitänskajüte [link](https://b.example/a)[^1]

| a | 漢 | a long header of several words |
|---|---|---|
| 1 | 👩‍👩‍👧 | Donaudampfschifffahrtsgesellschaft and more |
| | | |

> - 1. > deep ![](x.png) `code code code`

```python
\tindented = "漢字"; a_line_of_code_that_is_longer_than_any_of_the_narrow_screens_is_wide()
```

**Why?**

Because.

## Part

[^1]: A note.
"""

WAYS = {
    "text": (),
    "end": ("end",),
    "page": ("page", "page", "page-back"),
    "contents": ("contents", "next-line", "end"),
    "links": ("links", "next-line"),
    "help": ("help", "page"),
    "all actions": ("open",),
    "marks": ("marks",),
    "mode": ("mode",),
    "questions": ("questions",),
    "table": ("table", "next-cell", "next-line", "next-line"),
    "record": ("table", "next-line", "record"),
    "find": ("find", "=e"),
    "matches": ("find", "=e", "Enter", "matches", "next-line"),
    "go": ("go", "=a"),
    "filter": ("table", "filter", "=a"),
    "said": ("where",),
    "link": ("next-link", "open"),
    "looks": ("spacing", "ruler", "sentence-lines", "contents-side", "wider", "next-line"),
}
"""How each screen is come to: actions, what is typed behind `=`, a key of a prompt."""

EMPTY = ("text", "contents", "links", "help", "find", "marks", "said")
"""What is looked at of a text without a word."""


@pytest.fixture(scope="module")
def texts() -> list[Document]:
    return [article(), parse(HARD, name="hard.md"), parse("", name="empty.md")]


def come_to(view: ScreenView, state: ReaderState, way: str) -> ReaderState:
    """Return the reader at the end of a way; each step of it is drawn."""
    if way == "Enter" or way.startswith("="):  # where a list says that there is nothing, there is nowhere to type
        key = way.removeprefix("=")
        return (
            type_in(state, key, key if len(key) == 1 else "", view.viewport)
            if isinstance(state.top_overlay, Prompt)
            else state
        )
    return view.message_as_overlay(update(state, Command(way), view.viewport))


def test_the_sizes_are_313() -> None:
    assert len(SIZES) == 313


@pytest.mark.parametrize("columns", sorted({columns for columns, _ in SIZES}))
def test_every_screen_has_its_rows_and_none_is_wider(columns: int, texts: list[Document]) -> None:
    for rows, document, name in product(sorted(rows for wide, rows in SIZES if wide == columns), texts, WAYS):
        if document is texts[-1] and name not in EMPTY:
            continue
        state = ReaderState(
            document, keymap=Keymap(), frontend="screen", document_id="text.md", argument_ids=("text.md", "more.md")
        )
        view, writer = ScreenView(state, columns, rows, greeting=("A: speech mode.",)), FrameWriter(common_terminal())
        for way in ("", *WAYS[name]):
            state = replace(come_to(view, state, way), effect=None) if way else state
            view.frame(state)
        check(view, writer, state, (max(columns, 1), max(rows, 1)), (columns, rows, name))


@pytest.mark.parametrize("name", WAYS)
def test_a_screen_is_resized_to_every_size(name: str, texts: list[Document]) -> None:
    for document in texts:
        state = ReaderState(document, keymap=Keymap(), frontend="screen")
        view, writer = ScreenView(state, 80, 24), FrameWriter(common_terminal())
        for way in WAYS[name]:
            state = replace(come_to(view, state, way), effect=None)
        for columns, rows in (*SIZES[::11], *SIZES[::-17]):
            view.resize(state, columns, rows)
            check(view, writer, state, (max(columns, 1), max(rows, 1)), (columns, rows, name))


def check(view: ScreenView, writer: FrameWriter, state: ReaderState, size: tuple[int, int], narration: object) -> None:
    frame = view.frame(state)
    columns, rows = size
    assert len(frame.rows) == rows, narration
    assert columns < NARROWEST or not [line.text for line in frame.rows if cells(line.text) > columns], narration
    shown = styled_rows(frame.rows, theme(state.appearance.theme), 256, columns)
    assert WRITTEN.fullmatch(writer.frame(shown, frame.cursor, size)), narration
    assert frame.cursor[0] >= 0, narration
    assert 0 <= frame.cursor[1] < rows, narration


@pytest.mark.parametrize("columns", sorted({columns for columns, _ in SIZES}))
def test_spoken_pages_of_every_size_answer_every_key(columns: int, texts: list[Document]) -> None:
    for rows, document in product(sorted(rows for wide, rows in SIZES if wide == columns), texts):
        pages = SpokenController(ReaderState(document, keymap=Keymap(), frontend="spoken"), columns, rows)
        assert all("\x1b" not in row for row in pages.opening().rows)
        for key in KEYS.split():
            answer = pages.press(key)
            assert all(WRITTEN.fullmatch(row) for row in answer.rows), (columns, rows, key)
        pages.resize(columns // 2, rows // 2)
        pages.press("Up")
