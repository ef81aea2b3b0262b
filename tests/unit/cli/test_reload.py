"""The current file, read again: on request, and when it is followed."""

from __future__ import annotations

import gc
import os
import weakref
from pathlib import Path

import pytest
from support.linear_frontends import press_and_perform

from b12tui.cli.session.effects import perform
from b12tui.cli.session.persistence import DocumentStore
from b12tui.cli.session.session import Session
from b12tui.core.effects import CheckForUpdate, Effect, ListChanges, Reload
from b12tui.core.state import ListOverlay, ReaderState
from b12tui.document import Document, Position
from b12tui.fastclass import replace
from b12tui.linear.spoken.controller import SpokenController
from b12tui.markdown import parse
from b12tui.source import read_source

BEFORE = "# Title\n\nOne stands here.\n\n## Part\n\nTwo stands there.\n"
AFTER = BEFORE.replace("## Part", "Added.\n\n## Part")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "notes.md"
    path.write_text(BEFORE, encoding="utf-8")
    return path


def begun(path: Path, *, keep: bool = True) -> tuple[Session, ReaderState]:
    text = read_source(str(path))
    state = ReaderState(parse(text.text, name=text.name), document_id=str(path), position=Position(1, 1))
    return Session(text, DocumentStore(text, state.appearance, built_in=False, keep=keep), restricted=not keep), state


def asked(session: Session, state: ReaderState, effect: Effect) -> ReaderState:
    return perform(session, replace(state, effect=effect))


def written(path: Path, text: str) -> None:
    """Write as a program does whose file's time is sure to differ."""
    path.write_text(text, encoding="utf-8")
    now = path.stat().st_mtime_ns
    os.utime(path, ns=(now, now + 1_000_000_000))


def test_what_has_not_changed_is_said_to_be_so(path: Path) -> None:
    session, state = begun(path)
    assert asked(session, state, Reload()) == replace(state, message="No changes.")


@pytest.mark.parametrize("keep", [True, False])
def test_a_changed_file_is_read_again_at_the_same_words(path: Path, keep: bool) -> None:
    session, state = begun(path, keep=keep)
    written(path, AFTER)
    after = asked(session, state, Reload())
    assert after.message == "Reloaded: 1 block changed."
    assert after.document.text_node(after.position).text.chars == "Two stands there."
    listed = asked(session, after, ListChanges()).top_overlay
    assert isinstance(listed, ListOverlay)
    assert [entry.text for entry in listed.entries] == ["1. Added., in Title"]


def test_a_file_that_is_gone_or_spoilt_costs_nothing_but_a_sentence(path: Path) -> None:
    session, state = begun(path)
    path.write_bytes(bytes(range(32)) * 9)
    assert asked(session, state, Reload()).message.startswith("notes.md looks like a binary file")
    path.unlink()
    after = asked(session, state, Reload())
    assert after.message.startswith("File not found: ")
    assert replace(after, message="") == state


def test_a_followed_file_is_read_when_it_was_written_and_only_then(path: Path) -> None:
    session, state = begun(path)
    assert asked(session, state, CheckForUpdate()) == state
    written(path, AFTER)
    after = asked(session, state, CheckForUpdate())
    assert after.message == "Reloaded: 1 block changed."
    assert asked(session, replace(after, message=""), CheckForUpdate()) == replace(after, message="")


def test_a_followed_file_that_is_being_written_or_gone_waits(path: Path) -> None:
    session, state = begun(path)
    written(path, "")
    assert asked(session, state, CheckForUpdate()) == state
    path.unlink()
    assert asked(session, state, CheckForUpdate()) == state
    written(path, AFTER)
    assert asked(session, state, CheckForUpdate()).document.title == "Title"


def test_while_a_file_is_followed_changes_are_told_from_the_last_reading(path: Path) -> None:
    session, state = begun(path)
    session.close()
    session, state = begun(path)
    written(path, AFTER)
    state = asked(session, state, CheckForUpdate())
    written(path, f"{AFTER}\nLast.\n")
    state = replace(asked(session, state, CheckForUpdate()), message="")
    listed = asked(session, state, ListChanges()).top_overlay
    assert isinstance(listed, ListOverlay)
    assert len(listed.entries) == 2


def test_what_changed_between_two_readings_is_listed(path: Path) -> None:
    session, state = begun(path)
    assert asked(session, state, ListChanges()).message == "No earlier version to compare with."
    session.close()
    session, state = begun(path)
    assert asked(session, state, ListChanges()).message == "No changes since last read."
    written(path, AFTER)
    session, state = begun(path)
    assert isinstance(asked(session, state, ListChanges()).top_overlay, ListOverlay)
    session.close()
    written(path, BEFORE)
    session, state = begun(path)
    assert asked(session, state, ListChanges()).message == "1 block deleted since last read."


def test_a_restricted_reader_knows_nothing_of_earlier_readings(path: Path) -> None:
    for _ in range(2):
        session, state = begun(path, keep=False)
        assert asked(session, state, ListChanges()).message == "No earlier version to compare with."
        session.close()


def test_the_built_in_article_is_not_read_again() -> None:
    text = read_source(None)
    state = ReaderState(parse(text.text, name=text.name))
    session = Session(text, DocumentStore(text, state.appearance, built_in=True))
    assert asked(session, state, Reload()) == replace(state, message="The built-in article can't be reloaded.")
    assert asked(session, state, CheckForUpdate()) == state


def become(path: Path, what: str) -> None:
    """Put something else in the file's place."""
    path.unlink()
    match what:
        case "a pipe":
            os.mkfifo(path)
        case "a folder":
            path.mkdir()
        case _:
            _, terminal = os.openpty()
            path.symlink_to(os.ttyname(terminal))


@pytest.mark.parametrize("what", ["a pipe", "a folder", "a terminal"])
def test_a_file_that_became_something_else_is_a_sentence_and_the_text_stays(path: Path, what: str) -> None:
    session, state = begun(path)
    become(path, what)
    said = f"{path} is {what}, not a regular file."
    assert asked(session, state, Reload()) == replace(state, message=said)
    session.documents[str(path)].stamp = (1, 1, 1)
    assert asked(session, state, CheckForUpdate()) == replace(state, message=said)
    assert asked(session, state, CheckForUpdate()) == state, "it is told once"


def test_a_pipe_of_the_command_line_is_not_read_twice() -> None:
    end, writer = os.pipe()
    os.write(writer, BEFORE.encode())
    os.close(writer)
    session, state = begun(Path(f"/dev/fd/{end}"))
    assert state.document.find_anchor("part") is not None
    assert asked(session, state, Reload()).document is state.document
    assert asked(session, state, CheckForUpdate()).document is state.document
    os.close(end)


def test_reading_a_file_again_and_again_keeps_no_former_text(path: Path) -> None:
    session, state = begun(path)
    pages = SpokenController(replace(state, frontend="spoken"), 80, 24)
    pages.opening()
    former: list[weakref.ref[Document]] = []
    for number in range(50):
        written(path, f"# Title\n\n{'changed ' * number}\n")
        former.append(weakref.ref(pages.state.document))
        assert press_and_perform(pages, "r", session).rows[0].startswith("Reloaded: ")
        pages.press("Down")
    del state
    gc.collect()
    assert sum(text() is not None for text in former) <= 1
