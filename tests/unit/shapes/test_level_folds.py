"""Logs folded by level: what matters stays in sight, and no line is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.fixed_lines import FixedLines

from b12tui import readers
from b12tui.cli.session.effects import perform
from b12tui.cli.session.persistence import DocumentStore
from b12tui.cli.session.session import Session
from b12tui.core.state import Command, ReaderState
from b12tui.core.update import update
from b12tui.document import Document, Question, text_nodes
from b12tui.source import Source, read_source

LOG = """\
2026-11-27 10:00:01 INFO started
2026-11-27 10:00:02 INFO reading
2026-11-27 10:00:03 WARNING slow disk
2026-11-27 10:00:04 DEBUG retry
2026-11-27 10:00:05 ERROR no disk
Traceback (most recent call last):
  File "a.py", line 1, in <module>
OSError: gone
2026-11-27 10:00:06 INFO bye
"""
BUILD = "cc -c a.c\na.c:1:2: warning: unused\n  int x;\ncc -c b.c\ncc -c c.c\nb.c:3:1: error: no\n"


def told(source: str, form: str) -> list[str]:
    """Return the first line of each block, and of a fold its summary."""
    document = readers.read(Source("x", source, path=Path("x.log")), form)
    return [
        block.text.chars if isinstance(block, Question) else next(text_nodes((block,))).text.chars
        for section in document.sections
        for block in document.blocks(section.number)
    ]


TRACE = 'Traceback (most recent call last):\n  File "a.py", line 1, in <module>\nOSError: gone'


def test_lines_below_the_level_are_folded_and_a_trace_stays_with_its_error() -> None:
    assert told(LOG, "log-errors") == [
        "4 other lines",
        "2026-11-27 10:00:05 ERROR no disk",
        TRACE,
        "1 other line",
    ]
    assert told(LOG, "log-warnings") == [
        "2 other lines",
        "2026-11-27 10:00:03 WARNING slow disk",
        "1 other line",
        "2026-11-27 10:00:05 ERROR no disk",
        TRACE,
        "1 other line",
    ]


def test_where_no_line_has_a_time_an_indented_one_belongs_to_the_one_before() -> None:
    assert told(BUILD, "log-warnings") == [
        "1 other line",
        "a.c:1:2: warning: unused\n  int x;",
        "2 other lines",
        "b.c:3:1: error: no",
    ]


LINES = st.sampled_from((*LOG.splitlines(), *BUILD.splitlines(), "", "  ", "a  b", "web-1  | x", "├── a"))


@given(st.lists(LINES, max_size=14), st.sampled_from(["log-warnings", "log-errors"]))
def test_every_line_is_there_once_and_in_order(lines: list[str], form: str) -> None:
    source = "\n".join(lines)
    document = readers.read(Source("x", source, path=Path("x.log")), form)
    shown = "".join(
        "".join(node.text.chars for node in text_nodes(block.blocks if isinstance(block, Question) else (block,)))
        for section in document.sections
        for block in document.blocks(section.number)
    )
    assert "".join(filter(str.isalnum, shown)) == "".join(filter(str.isalnum, source))


def opened(path: Path, text: str, dialect: str = "auto") -> tuple[Session, ReaderState]:
    path.write_text(text, encoding="utf-8")
    source = read_source(str(path))
    store = DocumentStore(source, ReaderState(Document.from_blocks([])).appearance, built_in=False, keep=False)
    session = Session(source, store)
    session.dialect = dialect
    document = session.parse(str(path), source, Document.from_blocks([]).cancellation)
    return session, ReaderState(document, document_id=str(path))


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        (
            LOG,
            [
                "Lines other than errors and warnings are folded.",
                "Lines other than errors are folded.",
                "No lines are folded by level.",
                "Lines other than errors and warnings are folded.",
            ],
        ),
        (LOG.replace("WARNING", "INFO"), ["Lines other than errors are folded.", "No lines are folded by level."]),
        (LOG.replace("WARNING", "INFO").replace("ERROR", "INFO"), ["No errors or warnings here."] * 2),
    ],
)
def test_each_time_less_is_shown_of_the_levels_that_there_are(text: str, messages: list[str], tmp_path: Path) -> None:
    session, state = opened(tmp_path / "a.log", text)
    for message in messages:
        state = perform(session, update(state, Command("fold-levels"), FixedLines()))
        assert state.message == message


def test_what_is_folded_stays_so_where_the_reader_was_in_it(tmp_path: Path) -> None:
    session, state = opened(tmp_path / "a.log", LOG)
    state = update(state, Command("next-line", 1), FixedLines())
    state = perform(session, update(state, Command("fold-levels"), FixedLines()))
    assert state.document.text_node(state.position).text.chars == "2 other lines"
    assert state.folds == ReaderState(state.document).folds


def test_a_text_read_as_markdown_keeps_its_dialect(tmp_path: Path) -> None:
    session, state = opened(tmp_path / "a.log", "# Title\n\nH~2~O\n", "pandoc")
    assert state.document.is_preformatted
    state = perform(session, update(state, Command("as-markdown"), FixedLines()))
    assert (state.message, state.document.title) == ("Read as Markdown.", "Title")
    assert [node.text.chars for _, node in state.document.all_text_nodes()] == ["Title", "H2O"]
    state = perform(session, update(state, Command("as-markdown"), FixedLines()))
    assert (state.message, state.document.title) == ("No longer read as Markdown.", "a.log")
