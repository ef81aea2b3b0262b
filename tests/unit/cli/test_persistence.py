"""What a reader is told of places and marks: at once where they can't be saved, by name where they are not found."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from b12tui.cli.session.effects import perform
from b12tui.cli.session.persistence import DocumentStore
from b12tui.cli.session.session import MAX_SUSPENDED, Session
from b12tui.core.effects import CheckForUpdate, ListBookmarks, OpenEditor, OpenLink, Reload, SaveBookmark
from b12tui.core.motion.jumplist import back
from b12tui.core.state import Command, ListOverlay, ReaderState
from b12tui.core.update import update
from b12tui.document import Position
from b12tui.fastclass import replace
from b12tui.markdown import parse
from b12tui.source import read_source
from b12tui.storage.paths import places_folder

TEXT = "# Title\n\nOne stands here, with words.\n\n## Part\n\nTwo stands there, with other words.\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "notes.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def begun(path: Path, *, keep: bool = True, stays: int | None = None) -> tuple[Session, ReaderState]:
    text = read_source(str(path))
    state = ReaderState(parse(text.text, name=text.name), document_id=str(path), position=Position(stays or 0))
    session = Session(text, DocumentStore(text, state.appearance, built_in=False, keep=keep), restricted=not keep)
    return session, session.resume(state, stays=stays is not None)


def do(session: Session, state: ReaderState, action: str, text: str = "") -> ReaderState:
    after = update(state, Command(action, text=text), None)  # type: ignore[arg-type]
    return perform(session, after) if after.effect else after


def command(*arguments: str, typed: str = "", **options: object) -> str:
    """Run the command; return all that it says."""
    ran = subprocess.run(
        [sys.executable, "-m", "b12tui", *arguments],
        input=typed,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=60,
        check=False,
        **options,  # type: ignore[call-overload]
    )
    said: str = ran.stdout
    return said


# Told when it happens


def test_a_mark_is_kept_when_it_is_said_to_be_set(path: Path) -> None:
    session, state = begun(path)
    assert do(session, state, "mark", "a").message == "Mark a set."
    assert dict(begun(path)[1].bookmarks) == {"a": Position()}


def test_a_mark_that_cant_be_saved_is_told_so_at_once_and_kept_in_memory(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, state = begun(path)
    session.save(state)

    def full(*_arguments: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, "urandom", full)
        state = do(session, replace(state, position=Position(1, 1)), "mark", "a")
    tried = "not saved yet (No space left on device); b12tui will try again"
    assert state.message == f"Mark a set, but {tried}."
    assert do(session, replace(state, position=Position()), "go-mark", "a").position == Position(1, 1)
    session.save(state)
    assert session.take_notice() == ""
    assert dict(begun(path)[1].bookmarks) == {"a": Position(1, 1)}


def test_on_a_full_disk_no_mark_is_said_to_be_set_without_a_word(path: Path) -> None:
    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    said = command("--line", str(path), typed="mark a\nquit\n", preexec_fn=no_room)
    assert "Mark a set, but not saved yet (File too large)" in said
    assert said.count("not saved yet") == 1
    assert f"Your position could not be saved (File too large); check {places_folder()}." in said


def test_a_restricted_reader_has_marks_and_nothing_is_written(path: Path, home: Path) -> None:
    session, state = begun(path, keep=False)
    state = do(session, state, "mark", "a")
    assert state.message == "Mark a set."
    assert state.bookmarks == (("a", Position()),)
    assert not (home / ".local").exists()


# What is not in the text as it is now


def test_a_mark_that_is_not_in_the_text_is_listed_and_said_to_be_kept(path: Path) -> None:
    session, state = begun(path)
    do(session, replace(state, position=Position(1, 1)), "mark", "a")
    path.write_text("", encoding="utf-8")
    session, state = begun(path)
    assert state.bookmarks == ()
    path.write_text("# Another\n\n" + "Nothing of what was there is here any more.\n\n" * 9, encoding="utf-8")
    state = perform(session, replace(state, effect=Reload()))
    assert do(session, state, "go-mark", "a").message == "Mark a is not in the current version; it is kept."
    listed = perform(session, replace(state, effect=ListBookmarks())).top_overlay
    assert isinstance(listed, ListOverlay)
    assert [entry.text for entry in listed.entries][:1] == ["a: not found in the current version"]


def test_a_section_that_is_asked_for_costs_no_marks(path: Path) -> None:
    session, state = begun(path)
    do(session, state, "mark", "a")
    session, state = begun(path, stays=1)
    assert (state.position, state.message, dict(state.bookmarks)) == (Position(1), "", {"a": Position()})
    session.save(state)
    assert dict(begun(path)[1].bookmarks) == {"a": Position()}


def test_marks_stay_when_the_command_opens_a_section(path: Path) -> None:
    command("--line", str(path), typed="mark a\nquit\n")
    command("--line", "--section", "1", str(path), typed="quit\n")
    assert "No mark a" not in command("--line", str(path), typed="go mark a\nquit\n")


def test_an_empty_text_is_no_reading_that_changes_are_told_from(path: Path) -> None:
    session, _ = begun(path)
    session.close()
    before = session.store.checksums()
    path.write_text("\n", encoding="utf-8")
    session, _ = begun(path)
    session.close()
    assert session.store.checksums() == before


# What can be read but once

WITH_PIPE = f'exec "{sys.executable}" -m b12tui --line <(printf "%s" "$1")'


@pytest.mark.skipif(not shutil.which("bash"), reason="bash makes the pipe")
def test_what_came_through_a_pipe_is_not_thrown_away() -> None:
    said = subprocess.run(
        ["bash", "-c", WITH_PIPE, "bash", TEXT],
        input="reload\nnext\nlast heading\ngo part\nedit\nquit\n",
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert "is a pipe or a device and can't be reloaded." in said.stdout
    assert "Part" in said.stdout.partition("be reloaded")[2]
    assert "empty" not in said.stdout


@pytest.fixture
def piped(tmp_path: Path) -> Path:
    """A pipe that was read to its end: who opened it now would wait for good."""
    path = tmp_path / "piped.md"
    os.mkfifo(path)
    return path


def of_pipe(path: Path, text: str) -> tuple[Session, ReaderState]:
    source = replace(read_source(None), name=path.name, text=text, path=path)
    state = ReaderState(parse(text, name=path.name), document_id=str(path))
    session = Session(source, DocumentStore(source, state.appearance, built_in=False))
    return session, session.resume(state)


@pytest.mark.parametrize("effect", [Reload(), CheckForUpdate(), OpenEditor()])
def test_no_pipe_is_opened_again(piped: Path, effect: Reload | CheckForUpdate | OpenEditor) -> None:
    session, state = of_pipe(piped, TEXT)
    after = perform(session, replace(state, effect=effect))
    assert after.document is state.document


def test_a_text_that_came_through_a_pipe_is_held_while_others_are_read(piped: Path, tmp_path: Path) -> None:
    session, state = of_pipe(piped, TEXT)
    for number in range(MAX_SUSPENDED + 2):
        (tmp_path / f"{number}.md").write_text(f"# {number}\n\nWords.\n", encoding="utf-8")
        state = perform(session, replace(state, effect=OpenLink(f"{number}.md")))
    while state.back_stack:
        state = perform(session, back(state))
    assert state.document.title == "Title"


def test_what_came_through_a_pipe_is_known_by_what_it_says(piped: Path) -> None:
    session, state = of_pipe(piped, TEXT)
    perform(session, replace(state, position=Position(1, 1), effect=SaveBookmark("a"), bookmarks=(("a", Position(1)),)))
    session, state = of_pipe(piped.rename(piped.with_name("other.md")), TEXT)
    assert (state.position, dict(state.bookmarks)) == (Position(1, 1), {"a": Position(1)})


def test_a_file_that_became_a_pipe_is_not_read_again(path: Path) -> None:
    session, state = begun(path)
    path.unlink()
    os.mkfifo(path)
    after = perform(session, replace(state, effect=Reload()))
    narration = replace(state, message=f"{path} is a pipe, not a regular file.")
    assert after == narration
    session.documents[str(path)].stamp = None
    assert perform(session, replace(state, effect=CheckForUpdate())) == narration
    assert perform(session, replace(state, effect=CheckForUpdate())) == state  # it is told once
