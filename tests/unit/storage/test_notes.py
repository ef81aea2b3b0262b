"""Notes are kept for their reader alone; neither another window, a kill nor a damaged file loses one."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from support.two_processes import at_once

from b12tui import parse
from b12tui.annotations.merging import merged
from b12tui.annotations.note import Note
from b12tui.annotations.note_edits import deleted, edited, note_on
from b12tui.document import Position
from b12tui.storage import notes as stored
from b12tui.storage.notes import NoteStore

DOCUMENT = parse("One two three. Four five six.")
KEY = "file:/book.md"


def note(text: str) -> Note:
    """Return a note with these words."""
    return note_on(DOCUMENT, Position(0, 0, 0), Position(0, 0, 14), text, "comment")


def alive(notes: tuple[Note, ...]) -> set[str]:
    """Return the words of the notes that are not deleted."""
    return {each.text for each in notes if not each.deleted}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "notes"


def only_file(folder: Path) -> Path:
    """Return the only file of notes."""
    (file,) = folder.glob("*.json")
    return file


def test_notes_are_read_as_they_were_written(folder: Path) -> None:
    written, failure = NoteStore(folder).write(KEY, [note("a"), note("b\nc")])
    assert failure == ""
    assert NoteStore(folder).read(KEY) == written
    assert NoteStore(folder).read("file:/other.md") == ()


def test_notes_are_readable_by_their_reader_only(folder: Path) -> None:
    NoteStore(folder).write(KEY, [note("a")])
    assert stat.S_IMODE(only_file(folder).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_two_windows_keep_the_notes_of_both(folder: Path) -> None:
    one, other = NoteStore(folder), NoteStore(folder)
    first = one.write(KEY, [note("mine")])[0]
    other.write(KEY, [note("theirs")])
    one.write(KEY, [*first, note("mine too")])
    assert alive(NoteStore(folder).read(KEY)) == {"mine", "theirs", "mine too"}


def test_a_deleted_note_stays_deleted_in_the_window_that_had_it(folder: Path) -> None:
    one, other = NoteStore(folder), NoteStore(folder)
    shown = one.write(KEY, [note("a"), note("b")])[0]
    other.write(KEY, [deleted(shown[0])])
    assert alive(one.write(KEY, shown)[0]) == {"b"}
    assert "One two" not in json.dumps([each.as_data() for each in one.read(KEY) if each.deleted])


def _write_some(folder: Path, name: str) -> None:
    store = NoteStore(folder)
    for number in range(10):
        store.write(KEY, [note(f"{name} {number}")])


def test_two_processes_that_write_at_once_lose_nothing(folder: Path) -> None:
    at_once(_write_some, folder)
    assert len(NoteStore(folder).read(KEY)) == 20


@pytest.mark.parametrize(
    ("content", "notice"),
    [
        (b"{", "damaged"),
        (b'{"version":1,"notes":[3]}', "damaged"),
        (b'{"version":2,"notes":[]}', "newer"),
        (b'{"version":1,"notes":[{"id":"x"}]}', "damaged"),
    ],
)
def test_a_file_that_is_not_understood_is_set_aside(folder: Path, content: bytes, notice: str) -> None:
    NoteStore(folder).write(KEY, [note("a")])
    file = only_file(folder)
    file.write_bytes(content)
    store = NoteStore(folder)
    assert store.read(KEY) == ()
    assert notice in store.take_notice()
    store.write(KEY, [note("b")])
    assert alive(store.read(KEY)) == {"b"}
    assert (folder / f"{file.name}.aside-1").read_bytes() == content
    assert "aside-1" in store.take_notice()


def test_a_failed_write_leaves_the_notes_and_says_why(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    NoteStore(folder).write(KEY, [note("a")])

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(stored, "replace_file", full)
    notes, failure = NoteStore(folder).write(KEY, [note("b")])
    assert "No space left" in failure
    assert alive(notes) == {"b"}
    assert alive(NoteStore(folder).read(KEY)) == {"a"}


def test_a_failed_write_sets_nothing_aside(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    NoteStore(folder).write(KEY, [note("a")])
    only_file(folder).write_bytes(b"{")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("b12tui.storage.atomic_file.os.fdopen", full)
    store = NoteStore(folder)
    assert "No space left" in store.write(KEY, [note("b")])[1]
    assert [file.name for file in folder.iterdir()] == [only_file(folder).name]
    assert store.take_notice() == ""


def test_nothing_is_stored_without_a_folder() -> None:
    mine = (note("a"),)
    assert NoteStore(None).write(KEY, mine) == (mine, "")
    assert NoteStore(None).read(KEY) == ()


def test_a_merge_is_the_same_in_any_order() -> None:
    one, two = note("a"), note("b")
    later, gone = edited(one, "c", "question"), deleted(one)
    expected = merged([one, two, later, gone])
    assert merged([gone], [later, one], [two]) == merged([two], [gone, one], [later]) == expected
    assert len(expected) == 2
