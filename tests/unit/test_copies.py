"""What is copied is what was written: over the corpus and the article, and on frontends that have no clipboard."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.linear_frontends import ROOT, open_all_questions, type_lines
from support.pipeline_checks import read_document

from b12tui.core.effects import Copy
from b12tui.core.state import Command, ReaderState
from b12tui.core.table.cursor import enter_table
from b12tui.core.update import update
from b12tui.document import CodeBlock, Document, Position, Table
from b12tui.document.sanitize import sanitize
from b12tui.linear.line_mode.units import Unit, Units
from b12tui.linear.narration.narrated import Narration
from b12tui.linear.spoken.screen_writer import CLEAR_SCREEN, AppendOnlyScreen

TEXTS = [
    ROOT / "content.md",
    *sorted(path for path in (ROOT / "tests/corpus").glob("*.md") if path.name not in ("README.md", "noise.md")),
]

texts = pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)


def copied(state: ReaderState, action: str) -> str:
    """Return what an action copies."""
    effect = update(state, Command(action), Units(Narration(state.document), Unit.BLOCK)).effect
    assert isinstance(effect, Copy), state.message
    return effect.text


def code(document: Document) -> Iterator[tuple[Position, CodeBlock]]:
    for position, node in document.all_text_nodes():
        if isinstance(node.block, CodeBlock) and node.text.chars.strip():
            yield position, node.block


@texts
def test_a_section_and_the_whole_text_are_copied_as_they_were_written(path: Path) -> None:
    text, document = read_document(path.read_bytes())
    source = sanitize(text)
    if not source.strip():
        return
    assert copied(ReaderState(document), "copy-document") == source
    at = 0
    for entry in document.sections:
        section = document.source(entry.number)
        if document.text_nodes(entry.number):
            assert copied(ReaderState(document, position=Position(entry.number)), "copy-section") == section
        found = source.find(section, at)
        assert found >= at
        assert not source[at:found].strip("\n")
        at = found + len(section)
    assert not source[at:].strip("\n")


@texts
def test_code_is_copied_with_the_lines_of_the_source(path: Path) -> None:
    text, document = read_document(path.read_bytes())
    source = sanitize(text).split("\n")
    for position, block in code(document):
        lines = copied(open_all_questions(ReaderState(document, position=position)), "copy-code").split("\n")
        assert "\n".join(lines) == block.text.chars
        starts = range(len(source) - len(lines) + 1)
        assert any(
            all(own.lstrip() in line for line, own in zip(source[start:], lines, strict=False)) for start in starts
        ), lines


@texts
def test_a_table_is_copied_as_csv_that_is_read_back_as_its_cells(path: Path) -> None:
    _, document = read_document(path.read_bytes())
    for position, node in document.all_text_nodes():
        table = node.block
        if isinstance(table, Table) and node.cell is not None and (node.cell.row, node.cell.column) == (-1, 0):
            written = copied(enter_table(open_all_questions(ReaderState(document, position=position))), "copy-table")
            assert "\r" not in written
            rows = [[cell.chars for cell in row] for row in (table.header, *table.rows)]
            assert list(csv.reader(io.StringIO(written))) == rows


@texts
def test_line_mode_writes_a_copy_line_by_line_as_it_is(path: Path) -> None:
    _, document = read_document(path.read_bytes())
    for position, block in [*code(document)][:8]:
        said, _ = type_lines(open_all_questions(ReaderState(document, position=position)), "copy code\n")
        assert said.partition("Here is the code:\n")[2] == f"{block.text.chars}\n"
    said, _ = type_lines(ReaderState(document), "copy document\n")
    assert not document.text_nodes(0) or said.partition("Here is the document:\n")[2] == f"{document.source()}\n"


CODE = st.text(st.sampled_from("ab :\t\n漢"), min_size=1, max_size=120)


@given(st.lists(CODE, min_size=1, max_size=4), st.integers(1, 24), st.integers(4, 80))
def test_spoken_pages_write_a_copy_as_it_is_however_often(texts: list[str], height: int, columns: int) -> None:
    sheet = AppendOnlyScreen(height)
    sheet.append_rows(["A row."])
    rows = set[str]()
    for text in [texts[0], *texts]:
        written = sheet.copied(["This is the code:"], text, "End of the code.", columns)
        before, _, rest = written.partition("This is the code:\r\n")
        own, _, behind = rest.rpartition("\r\n")
        assert before.startswith(CLEAR_SCREEN)
        assert own.split("\r\n") == text.split("\n")
        assert behind.endswith("End of the code.")
        rows |= {before, behind}
    assert len(rows) > 2, "what is ours is told apart from what stood there before"


def test_the_sheet_goes_on_below_what_was_copied() -> None:
    sheet = AppendOnlyScreen(8)
    sheet.copied(["Code:"], "a" * 25, "End.", 10)
    assert sheet.append_rows(["Next."]).startswith("\r\n")
    assert sheet.append_rows(["Next but one."]).startswith("\r\n")
    assert sheet.append_rows(["The last row."]).startswith("\r\n")
    assert sheet.append_rows(["On a fresh screen."]).startswith(CLEAR_SCREEN)
