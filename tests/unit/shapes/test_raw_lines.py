"""The way from the structure of a text to its lines and back, and from change to change."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.fixed_lines import FixedLines

from b12tui import readers
from b12tui.cli.session.effects import perform
from b12tui.cli.session.persistence import DocumentStore
from b12tui.cli.session.session import Session
from b12tui.core.effects import Copy, Reload, ToggleRawLines
from b12tui.core.places.source_lines import line_of
from b12tui.core.state import Command, ReaderState
from b12tui.core.update import update
from b12tui.document import LineBlock, Position, Table
from b12tui.fastclass import replace
from b12tui.source import Source, read_source

TABLE = "PID TTY   COMMAND\n  1 ?     init\n 22 pts/0 bash -l\n"
DIFF = """diff --git a/x b/x
--- a/x
+++ b/x
@@ -1,4 +1,4 @@
 one
-two
+2
 three
@@ -9,2 +9,3 @@
 nine
+ten
"""


def begun(path: Path) -> tuple[Session, ReaderState]:
    text = read_source(str(path))
    document = readers.read(text)
    state = ReaderState(document, document_id=str(path))
    return Session(text, DocumentStore(text, state.appearance, built_in=False, keep=False)), state


def test_the_lines_are_one_key_away_and_so_is_the_table(tmp_path: Path) -> None:
    path = tmp_path / "processes"
    path.write_text(TABLE, encoding="utf-8")
    session, state = begun(path)
    assert isinstance(state.document.blocks(0)[0], Table)
    state = replace(state, position=Position(0, 8))
    assert state.document.text_node(state.position).text.chars == "bash -l"
    asked = update(state, Command("raw-lines"), FixedLines())
    assert asked.effect == ToggleRawLines()
    raw = perform(session, asked)
    assert line_of(raw.document, raw.position) == 3
    (block,) = raw.document.blocks(0)
    assert isinstance(block, LineBlock)
    assert block.text.chars == TABLE.rstrip("\n")
    path.write_text(TABLE + " 23 pts/1 vi\n", encoding="utf-8")
    again = perform(session, replace(raw, effect=Reload()))
    assert isinstance(again.document.blocks(0)[0], LineBlock)
    back = perform(session, replace(again, effect=ToggleRawLines()))
    assert isinstance(back.document.blocks(0)[0], Table)
    assert back.document.text_node(back.position).text.chars == "22"


def test_markdown_shows_its_source(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# Title\n\nSome *words*.\n", encoding="utf-8")
    session, state = begun(path)
    raw = perform(session, replace(state, effect=ToggleRawLines()))
    assert [node.text.chars for _, node in raw.document.all_text_nodes()] == ["# Title", "Some *words*."]


def walked(state: ReaderState, action: str) -> list[str]:
    """Return the lines that an action leads to, until there is no more."""
    found: list[str] = []
    while True:
        moved = update(replace(state, message=""), Command(action), FixedLines())
        if moved.position == state.position:
            return [*found, moved.message]
        state = moved
        found.append(state.document.text_node(state.position).text.chars)


def test_changes_of_a_diff_are_walked_by_key() -> None:
    document = readers.read(Source("x", DIFF, piped=True))
    state = ReaderState(document)
    assert walked(state, "next-change") == ["two", "ten", "No more changes."]
    end = replace(state, position=Position(len(document.sections) - 1, 2))
    assert walked(end, "previous-change") == ["two", "No previous change."]


@pytest.mark.parametrize(("offset", "line"), [(0, "first"), (6, "second"), (9, "second"), (13, "third")])
def test_the_line_at_hand_is_copied(offset: int, line: str) -> None:
    document = readers.read(Source("x", "first\nsecond\nthird\n", piped=True))
    state = ReaderState(document, position=Position(0, 0, offset))
    assert update(state, Command("copy-code"), FixedLines()).effect == Copy(line, "the line")
