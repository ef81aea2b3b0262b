"""Notes in a text that is opened again as it was are neither parsed nor looked for; in an edited one they are."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from support.note_sessions import opened

from b12tui import parse
from b12tui.annotations.note import Note
from b12tui.annotations.note_edits import deleted, note_on
from b12tui.annotations.placing import Placer
from b12tui.cli.session.effects import perform
from b12tui.core.effects import SaveNote
from b12tui.core.note_marks import note_at
from b12tui.core.state import NoteMark, ReaderState
from b12tui.document import Position
from b12tui.fastclass import replace
from b12tui.storage import placed_notes
from b12tui.storage.notes import NoteStore

WORDS = [f"Sentence number {number} is about {number * 7}." for number in range(60)]
TEXT = "# T\n\n" + "\n\n".join(WORDS) + "\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return a text with a note on each of its sentences, and a copy of its folder."""
    folder = tmp_path_factory.mktemp("made")
    file = folder / "now" / "book.md"
    file.parent.mkdir()
    file.write_text(TEXT)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(file.parent / "state"))
        _make_notes(file)
    shutil.copytree(file.parent, folder / "kept")
    return file, folder / "kept"


@pytest.fixture
def file(made: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return that text, as it was, opened once."""
    file, kept = made
    shutil.rmtree(file.parent)
    shutil.copytree(kept, file.parent)
    monkeypatch.setenv("XDG_STATE_HOME", str(file.parent / "state"))
    opened(file)  # the places are kept for a file of this inode
    return file


def _make_notes(file: Path) -> None:
    document = parse(TEXT)
    placer = Placer(document)
    made = [
        note_on(document, at, Position(at.section, at.node, len(node.text.chars)), "why?", "question", placer=placer)
        for at, node in document.all_text_nodes()
        if node.text.chars.startswith("Sentence")
    ]
    session, _ = opened(file)
    NoteStore(session.store.notes_folder).write(session.store.key, made)


def on(state: ReaderState) -> list[tuple[str, str]]:
    """Return the words that each note was made on, and those that it is on."""
    found = []
    for note in state.notes:
        chars = "" if note.start is None else state.document.text_node(note.start).text.chars
        found.append((note.quote, chars[note.start.offset : note.end.offset] if note.start and note.end else ""))
    return found


def kept(file: Path) -> Path:
    (found,) = (file.parent / "state" / "b12tui" / "notes").glob("*.placed")
    return found


def test_a_text_that_is_opened_again_needs_no_note_parsed(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def parsed(_: object) -> Note:
        raise AssertionError

    monkeypatch.setattr(Note, "from_data", parsed)
    _, state = opened(file)
    assert on(state) == [(words, words) for words in WORDS]


def test_what_was_stored_since_is_there(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session, state = opened(file)
    other_session, other = opened(file)
    at = Position(1 if len(state.document.sections) > 1 else 0, 1, 0)
    state = perform(session, replace(state, effect=SaveNote("new", at, replace(at, offset=8))))
    assert len(state.notes) == 61
    changed = next(note for note in other.notes if note.quote == WORDS[5])
    assert changed.start is not None
    assert changed.end is not None
    other = perform(
        other_session, replace(other, effect=SaveNote("other", changed.start, changed.end, note_id=changed.note_id))
    )
    assert len(other.notes) == 61  # and what the first window has stored
    monkeypatch.setattr("b12tui.cli.session.placed_notes.with_stored_notes", None)
    _, again = opened(file)
    assert {note.text for note in again.notes} == {"why?", "new", "other"}
    assert len(again.notes) == 61


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: "# T\n\nA paragraph more.\n\n" + text.removeprefix("# T\n\n"),
        lambda text: text.replace(WORDS[3] + "\n\n", ""),
        lambda text: text.replace("is about", "tells of"),
    ],
)
def test_what_is_kept_is_not_used_for_an_edited_text(file: Path, edit: object) -> None:
    assert callable(edit)
    file.write_text(edit(TEXT))
    for _ in range(2):  # looked for, and as it was kept then
        _, state = opened(file)
        for quote, words in on(state):
            assert words in ("", quote, quote.replace("is about", "tells of"))
        assert len(state.notes) == 60


@pytest.mark.parametrize("content", [b"", b"{", b'{"version":1}', b'{"version":1,"source":0,"of":[],"marks":[]}'])
def test_what_is_kept_and_damaged_is_made_anew(file: Path, content: bytes) -> None:
    before = kept(file).read_bytes()
    kept(file).write_bytes(content)
    _, state = opened(file)
    assert on(state) == [(words, words) for words in WORDS]
    assert kept(file).read_bytes() == before


def test_places_are_not_kept_with_words_that_another_window_deletes(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, _ = opened(file)
    kept(file).unlink()
    store = NoteStore(session.store.notes_folder)
    first = store.read(session.store.key)[0]

    def placed_late(*arguments: object) -> None:
        store.save(session.store.key, deleted(first))
        placed_notes.write_placed(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("b12tui.cli.session.placed_notes.write_placed", placed_late)
    opened(file)
    assert not list((file.parent / "state").rglob("*.placed"))


def test_places_go_before_the_words_of_a_deleted_note_do(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Killed(BaseException):
        pass

    def kill(*_: object) -> None:
        raise Killed

    session, _ = opened(file)
    store = NoteStore(session.store.notes_folder)
    monkeypatch.setattr("b12tui.storage.notes.replace_file", kill)
    with pytest.raises(Killed):
        store.save(session.store.key, deleted(store.read(session.store.key)[0]))
    assert not list((file.parent / "state").rglob("*.placed"))


def test_notes_in_other_sections_are_not_made(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text(TEXT + "\n## U\n\nSentence of the end.\n")
    session, state = opened(file)
    end = next(at for at, node in state.document.all_text_nodes() if node.text.chars == "Sentence of the end.")
    state = perform(session, replace(state, effect=SaveNote("last", end, replace(end, offset=8))))
    opened(file)
    kept(file).unlink()
    opened(file)
    made = list[object]()
    mark = placed_notes._mark

    def counted(data: list[object]) -> NoteMark:
        made.append(data)
        return mark(data)

    monkeypatch.setattr("b12tui.storage.placed_notes._mark", counted)
    session, state = opened(file)
    assert len(state.notes) == len(WORDS) + 1
    assert not made
    assert note_at(state.notes, end) is not None
    assert len(made) == 1
    state = perform(session, replace(state, effect=SaveNote("one more", end, replace(end, offset=11))))
    assert len(made) == 1
    assert [note.text for note in state.notes][-2:] == ["last", "one more"]
    assert len(made) == len(WORDS) + 1


def test_another_version_of_this_program_looks_for_notes(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("b12tui.annotations.section_text.__version__", "99.0")
    monkeypatch.setattr("b12tui.cli.session.placed_notes._with_changes", None)
    _, state = opened(file)
    assert on(state) == [(words, words) for words in WORDS]


def test_a_change_that_could_not_be_stored_is_shown_once(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> bool:
        raise OSError(28, "No space left on device")

    session, state = opened(file)
    first = next(iter(state.notes))
    assert first.start is not None
    assert first.end is not None
    monkeypatch.setattr("b12tui.storage.notes.append_changes", full)
    effect = SaveNote("other", first.start, first.end, note_id=first.note_id)
    after = perform(session, replace(state, effect=effect))
    assert "No space left" in after.message
    assert [note.text for note in after.notes if note.note_id == first.note_id] == ["other"]
