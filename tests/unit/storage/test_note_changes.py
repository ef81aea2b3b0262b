"""Changes of notes are appended: none is lost by a kill, another window or a full disk, and no deleted words stay."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from support.two_processes import at_once

from b12tui import parse
from b12tui.annotations.note import Note
from b12tui.annotations.note_edits import deleted, edited, note_on
from b12tui.document import Position
from b12tui.storage import note_changes
from b12tui.storage.atomic_file import replace_file
from b12tui.storage.notes import NoteStore

DOCUMENT = parse("One two three. Four five six.")
KEY = "file:/book.md"


def note(text: str) -> Note:
    return note_on(DOCUMENT, Position(0, 0, 0), Position(0, 0, 14), text, "comment")


def alive(folder: Path) -> set[str]:
    return {each.text for each in NoteStore(folder).read(KEY) if not each.deleted}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a first note."""
    folder = tmp_path / "state" / "notes"
    assert NoteStore(folder).save(KEY, note("first")) == ""
    return folder


def changes(folder: Path) -> Path:
    return note_changes.changes_file(next(folder.glob("*.json")))


def test_a_change_is_appended_and_the_other_notes_are_left_alone(folder: Path) -> None:
    (whole,) = folder.glob("*.json")
    before = whole.read_bytes(), whole.stat().st_ino
    for text in ("second", "third"):
        assert NoteStore(folder).save(KEY, note(text)) == ""
    assert (whole.read_bytes(), whole.stat().st_ino) == before
    assert changes(folder).read_bytes().count(b"\n") == 2
    assert stat.S_IMODE(changes(folder).stat().st_mode) == 0o600
    assert alive(folder) == {"first", "second", "third"}


def test_a_kill_within_a_line_loses_that_note_alone(folder: Path) -> None:
    NoteStore(folder).save(KEY, note("second"))
    kept = changes(folder).read_bytes()
    NoteStore(folder).save(KEY, note("third"))
    whole = changes(folder).read_bytes()
    for cut in {len(kept), len(kept) + 1, (len(kept) + len(whole)) // 2, len(whole) - 1}:
        changes(folder).write_bytes(whole[:cut])
        assert alive(folder) == {"first", "second"}
        changes(folder).write_bytes(whole[:cut])
        store = NoteStore(folder)
        assert store.save(KEY, note(f"after {cut}")) == ""
        assert store.take_notice() == ""
        assert alive(folder) == {"first", "second", f"after {cut}"}
        store.save(KEY, deleted(next(each for each in store.read(KEY) if each.text == f"after {cut}")))


def test_a_kill_after_the_merge_and_before_its_end_loses_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    NoteStore(folder).save(KEY, note("second"))
    before = changes(folder).read_bytes()
    gone = next(each for each in NoteStore(folder).read(KEY) if each.text == "first")
    NoteStore(folder).save(KEY, deleted(gone))
    changes(folder).write_bytes(before)
    assert alive(folder) == {"second"}
    NoteStore(folder).save(KEY, note("third"))
    assert alive(folder) == {"second", "third"}


def _save_some(folder: Path, name: str) -> None:
    for number in range(10):
        store = NoteStore(folder)
        made = note(f"{name} {number}")
        store.save(KEY, made)
        if number % 4 == 3:  # and merges between
            store.save(KEY, deleted(made))


def test_two_processes_that_append_and_merge_at_once_lose_nothing(folder: Path) -> None:
    at_once(_save_some, folder)
    kept = {f"{name} {number}" for name in ("one", "two") for number in range(10) if number % 4 != 3}
    assert alive(folder) == {"first", *kept}


def test_of_a_deleted_note_no_words_are_left_in_any_file(folder: Path) -> None:
    made = note("secret words")
    NoteStore(folder).save(KEY, made)
    NoteStore(folder).save(KEY, edited(made, "other secret", "comment"))
    (stored,) = NoteStore(folder).find(KEY, [made.id])
    NoteStore(folder).save(KEY, deleted(stored))
    assert not [file for file in folder.iterdir() if b"secret" in file.read_bytes()]
    assert alive(folder) == {"first"}


def test_many_changes_are_merged_into_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(note_changes, "SMALL", 4_000)
    for number in range(20):
        NoteStore(folder).save(KEY, note(str(number)))
    (whole,) = folder.glob("*.json")
    assert whole.stat().st_size > 4_000
    assert len(alive(folder)) == 21


def test_lines_that_are_not_understood_are_set_aside(folder: Path) -> None:
    NoteStore(folder).save(KEY, note("second"))
    file = changes(folder)
    content = b"{\n" + file.read_bytes()
    file.write_bytes(content)
    store = NoteStore(folder)
    assert {each.text for each in store.read(KEY)} == {"first", "second"}
    assert "damaged" in store.take_notice()
    store.write(KEY, [note("third")])
    assert "aside-1" in store.take_notice()
    assert file.with_name(f"{file.name}.aside-1").read_bytes() == content
    assert alive(folder) == {"first", "second", "third"}


def test_a_full_disk_leaves_the_changes_as_they_were(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    NoteStore(folder).save(KEY, note("second"))
    before, write = changes(folder).read_bytes(), os.write
    monkeypatch.setattr("b12tui.storage.note_changes.os.write", lambda to, content: write(to, content[:10]))
    assert "No space left" in NoteStore(folder).save(KEY, note("third"))
    assert changes(folder).read_bytes() == before


def test_what_others_changed_since_is_told_in_its_latest_version(folder: Path) -> None:
    store = NoteStore(folder)
    (first,), version = store.read_version(KEY)
    assert version is not None
    NoteStore(folder).save(KEY, edited(first, "later", "comment"))
    NoteStore(folder).save(KEY, note("second"))
    changed = store.changed_since(KEY, version)
    assert changed is not None
    assert {each.text for each in changed[0]} == {"later", "second"}
    assert store.changed_since(KEY, changed[1]) == ((), changed[1])
    NoteStore(folder).save(KEY, deleted(first))
    assert store.changed_since(KEY, changed[1]) is None


def test_what_is_appended_without_the_lock_while_others_merge_is_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    NoteStore(folder).save(KEY, note("second"))
    gone = next(each for each in NoteStore(folder).read(KEY) if each.text == "first")

    def replace_slowly(goal: Path, content: bytes, wanted: Callable[[], bool]) -> bool:
        note_changes.append_changes(goal, [note("third")])
        return replace_file(goal, content, wanted)

    monkeypatch.setattr("b12tui.storage.notes.replace_file", replace_slowly)
    NoteStore(folder).save(KEY, deleted(gone))
    assert alive(folder) == {"second", "third"}


def test_what_is_appended_to_changes_that_were_removed_is_merged(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    NoteStore(folder).save(KEY, note("second"))
    open_file = os.open

    def open_late(path: Path, flags: int, mode: int = 0o777) -> int:
        descriptor = open_file(path, flags, mode)
        if flags & os.O_APPEND:
            NoteStore(folder).write(KEY, ())  # another program merges
        return descriptor

    monkeypatch.setattr("b12tui.storage.note_changes.os.open", open_late)
    assert NoteStore(folder).save(KEY, note("third")) == ""
    assert alive(folder) == {"first", "second", "third"}


def test_a_note_is_found_whatever_the_order_of_its_members(folder: Path) -> None:
    (whole,) = folder.glob("*.json")
    (first,) = NoteStore(folder).read(KEY)
    data = json.dumps(json.loads(whole.read_bytes())["notes"], sort_keys=True, separators=(",", ":"))
    whole.write_text(f'{{"version":1,"notes":{data}}}')
    assert NoteStore(folder).find(KEY, [first.id]) == [first]
    NoteStore(folder).save(KEY, note("second"))
    assert NoteStore(folder).find(KEY, [first.id]) == [first]
