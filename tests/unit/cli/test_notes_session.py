"""Notes made while reading: on whole units, by key and by word, kept at once and found in the next session."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.fixed_lines import FixedLines
from support.note_sessions import opened

from b12tui.cli.session.effects import perform
from b12tui.core.effects import CheckForUpdate
from b12tui.core.messages.location import location_message
from b12tui.core.state import Command, ListOverlay
from b12tui.core.update import type_in, update
from b12tui.document import Position
from b12tui.fastclass import replace

TEXT = "# Plan\n\nBuy the bread. Sell the car.\n\n## Later\n\nRest a while.\n"


LINES = FixedLines()


class Reading:
    """One session on a file."""

    def __init__(self, file: Path, *, restricted: bool = False, notes: Path | None = None) -> None:
        self.session, self.state = opened(file, restricted=restricted, notes=notes)

    def do(self, action: str, text: str = "") -> str:
        """Do an action and return the message."""
        self.state = perform(self.session, update(self.state, Command(action, text=text), LINES))
        return self.state.message

    def at(self, words: str) -> Reading:
        """Go to words."""
        for at, node in self.state.document.all_text_nodes():
            if words in node.text.chars:
                self.state = replace(self.state, position=Position(at.section, at.node, node.text.chars.index(words)))
                return self
        raise AssertionError(words)

    def notes(self) -> list[tuple[str, str]]:
        """Return the words of the notes and what they are on."""
        return [(note.text, note.quote) for note in self.state.notes]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    file = tmp_path / "plan.md"
    file.write_text(TEXT)
    return file


@pytest.mark.parametrize(
    ("action", "quote"),
    [
        ("note-word", "car"),
        ("note-sentence", "Sell the car."),
        ("note-block", "Buy the bread. Sell the car."),
        ("note-section", "Plan\nBuy the bread. Sell the car."),
    ],
)
def test_a_note_is_on_a_whole_unit_and_there_in_the_next_session(action: str, quote: str, file: Path) -> None:
    assert Reading(file).at("car").do(action, "why?") == "Note saved."
    assert Reading(file).notes() == [("why?", quote)]
    assert file.read_text() == TEXT


def test_a_note_is_typed_at_a_prompt_and_enter_alone_highlights(file: Path) -> None:
    reading = Reading(file).at("car")
    for typed, text in (("to whom?", "to whom?"), ("", "")):
        reading.do("note-sentence")
        reading.state = type_in(reading.state, "", typed, LINES) if typed else reading.state
        reading.state = perform(reading.session, type_in(reading.state, "Enter", "", LINES))
        assert (text, "Sell the car.") in reading.notes()
    assert [note.category for note in reading.state.notes] == ["comment", "highlight"]


def test_a_note_is_changed_deleted_and_each_undone(file: Path) -> None:
    reading = Reading(file).at("car")
    reading.do("note-sentence", "a")
    reading.do("edit-note", "b")
    assert Reading(file).notes() == [("b", "Sell the car.")]
    reading.do("delete-note")
    assert Reading(file).notes() == []
    for left in ([("b", "Sell the car.")], [("a", "Sell the car.")], []):
        assert reading.do("undo-note") == "Change undone."
        assert reading.notes() == Reading(file).notes() == left
    assert reading.do("undo-note") == "No note changes to undo."


def test_two_windows_keep_the_notes_of_both(file: Path) -> None:
    one, other = Reading(file), Reading(file)
    one.at("car").do("note-sentence", "mine")
    other.at("Rest").do("note-sentence", "theirs")
    assert [text for text, _ in other.notes()] == [text for text, _ in Reading(file).notes()] == ["mine", "theirs"]


def test_notes_are_stepped_to_listed_counted_and_said(file: Path) -> None:
    reading = Reading(file)
    reading.at("car").do("note-sentence", "one")
    reading.at("Rest").do("note-sentence", "two")
    reading.state = replace(reading.state, position=Position())
    assert reading.do("next-note") == "Note: one"
    assert reading.do("next-note") == "Note: two"
    assert reading.do("next-note") == "No more notes."
    assert reading.do("previous-note") == "Note: one"
    assert reading.do("previous-note") == "No previous note."
    assert location_message(reading.state).endswith(" 2 notes.")
    lost = replace(next(iter(reading.state.notes)), note_id="lost", category="question", start=None, end=None)
    several = replace(reading.state, notes=(*reading.state.notes, lost))
    assert location_message(several).endswith(" 3 notes: 2 comment, 1 question, 1 of them lost.")
    reading.do("list-comments")
    listing = reading.state.top_overlay
    assert isinstance(listing, ListOverlay)
    assert [entry.label for entry in listing.entries] == [
        "Plan",
        "Note: one, on “Sell the car.”",
        "Later",
        "Note: two, on “Rest a while.”",
    ]


def test_moving_onto_a_note_says_it_once(file: Path) -> None:
    reading = Reading(file)
    reading.at("Rest").do("note-sentence", "slowly")
    reading.at("car")
    assert reading.do("next-heading") == ""
    assert reading.do("next-block") == "Note: slowly"
    assert reading.do("next-word") == ""


def test_an_edited_text_shows_changed_and_lost_notes(file: Path) -> None:
    reading = Reading(file)
    reading.at("car").do("note-sentence", "one")
    reading.at("Rest").do("note-sentence", "two")
    file.write_text(TEXT.replace("the car", "the red car").replace("Rest a while.", "Nothing."))
    again = Reading(file)
    changed, lost = again.state.notes
    assert (changed.text, changed.changed, lost.text, lost.start) == ("one", True, "two", None)
    again.state = replace(again.state, position=Position())
    assert again.do("next-note") == "Note: one (the text has changed since)"
    again.do("list-comments")
    assert isinstance(again.state.top_overlay, ListOverlay)
    assert [entry.target is None for entry in again.state.top_overlay.entries] == [True, False, True, True]


def test_notes_stay_where_the_text_is_shown_as_written_or_grows(file: Path) -> None:
    reading = Reading(file).at("car")
    reading.do("note-sentence", "why?")
    for _ in range(2):
        reading.do("raw-lines")
        assert reading.notes() == [("why?", "Sell the car.")]
    with file.open("a") as growing:
        growing.write("\nAnd on.\n")
    reading.state = perform(reading.session, replace(reading.state, effect=CheckForUpdate()))
    assert reading.state.document.original_source().endswith("And on.\n")
    assert reading.notes() == [("why?", "Sell the car.")]


def test_notes_that_are_not_understood_are_said_and_set_aside(file: Path, tmp_path: Path) -> None:
    Reading(file).at("car").do("note-sentence", "why?")
    (stored,) = (tmp_path / "state" / "b12tui" / "notes").iterdir()
    stored.write_bytes(b"{")
    reading = Reading(file)
    assert reading.state.message == "The notes are damaged; they are kept and not shown."
    said = reading.at("Rest").do("note-sentence", "so")
    assert said.startswith("Note saved. Unreadable notes were moved to ")
    assert reading.notes() == [("so", "Rest a while.")]


def test_a_restricted_session_keeps_no_notes(file: Path, tmp_path: Path) -> None:
    reading = Reading(file, restricted=True).at("car")
    assert reading.do("note-sentence", "why?") == "Notes are not kept in a restricted session."
    assert reading.notes() == []
    assert not (tmp_path / "state").exists()


def test_a_restricted_session_that_is_given_a_folder_keeps_notes_there_and_nothing_else(
    file: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "given" / "notes"
    reading = Reading(file, restricted=True, notes=folder).at("car")
    assert reading.do("note-sentence", "why?") == "Note saved."
    assert reading.do("delete-note") == "Note deleted."
    assert reading.do("undo-note") == "Change undone."
    assert Reading(file, restricted=True, notes=folder).notes() == [("why?", "Sell the car.")]
    assert Reading(file, restricted=True).notes() == []
    written = {each.relative_to(tmp_path).parts[:2] for each in tmp_path.rglob("*") if each.is_file()}
    assert written == {("plan.md",), ("given", "notes"), ("given", "lock")}


@pytest.mark.parametrize("action", ["note-word", "note-sentence", "note-block"])
def test_empty_code_has_nothing_to_make_a_note_on(action: str, file: Path) -> None:
    file.write_text("```\n\n```\n")
    assert Reading(file).do(action, "x") == "Nothing here to make a note on."


@pytest.mark.parametrize("action", ["edit-note", "delete-note"])
def test_without_a_note_here_nothing_changes(action: str, file: Path) -> None:
    assert Reading(file).do(action, "x") == "No note here."


def test_a_category_is_kept_changed_and_undone(file: Path) -> None:
    reading = Reading(file).at("car")
    assert reading.do("note-sentence", "question: to whom?") == "Note saved: question."
    assert reading.do("category", "!") == "Note saved: problem."
    assert reading.notes() == [("to whom?", "Sell the car.")]
    assert [note.category for note in Reading(file).state.notes] == ["problem"]
    reading.do("undo-note")
    assert [note.category for note in reading.state.notes] == ["question"]
    reading.do("edit-note", "to whom?")
    assert [note.category for note in reading.state.notes] == ["comment"]
    reading.do("edit-note", " ")
    assert [note.category for note in reading.state.notes] == ["highlight"]


def test_a_highlight_of_a_category_has_no_words(file: Path) -> None:
    reading = Reading(file).at("bread")
    assert reading.do("category", "idea") == "Note saved: idea."
    assert [(note.category, note.text, note.quote) for note in reading.state.notes] == [("idea", "", "Buy the bread.")]


def test_notes_that_could_not_be_stored_stay_and_are_stored_with_the_next(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first was gone as soon as a second one was made, and could not be changed."""

    def full(*_: object) -> bool:
        raise OSError(28, "No space left on device")

    reading = Reading(file)
    with monkeypatch.context() as patched:
        patched.setattr("b12tui.storage.notes.append_changes", full)
        patched.setattr("b12tui.storage.notes.replace_file", full)
        assert "No space left" in reading.at("bread").do("note-word", "one")
        assert "No space left" in reading.at("car").do("note-word", "two")
        assert reading.notes() == [("one", "bread"), ("two", "car")]
        assert "No space left" in reading.at("bread").do("edit-note", "first")
        assert "No space left" in reading.at("car").do("delete-note")
        assert "No space left" in reading.do("undo-note")
        assert reading.notes() == [("first", "bread"), ("two", "car")]
        assert Reading(file).notes() == []
    assert reading.at("Rest").do("note-word", "three") == "Note saved."
    assert reading.notes() == Reading(file).notes() == [("first", "bread"), ("two", "car"), ("three", "Rest")]


@pytest.mark.parametrize("stored", [[], ["zero"]])
def test_notes_that_could_not_be_stored_stay_where_the_text_is_read_again(
    stored: list[str], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They stay where no other note is stored, and where the places of those that are stored are kept."""

    def full(*_: object) -> bool:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("b12tui.cli.session.placed_notes.MIN_NOTES_TO_KEEP", 1)
    reading = Reading(file)
    for text in stored:
        reading.at("Rest").do("note-word", text)
    reading = Reading(file)
    monkeypatch.setattr("b12tui.storage.notes.append_changes", full)
    monkeypatch.setattr("b12tui.storage.notes.replace_file", full)
    reading.at("bread").do("note-word", "one")
    again = reading.session.resume(replace(reading.state, notes=()))
    assert [note.text for note in again.notes] == ["one", *stored]
    file.write_text(TEXT.replace("Buy", "Go out. Buy"))
    assert "Reloaded" in reading.do("reload")
    assert [note.text for note in reading.state.notes] == ["one", *stored]
    reading.at("bread")
    assert "No space left" in reading.do("edit-note", "first")
    assert [note.text for note in reading.state.notes] == ["first", *stored]


def test_notes_that_could_not_be_stored_are_at_the_end(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reading = Reading(file)
    with monkeypatch.context() as patched:
        patched.setattr("b12tui.storage.notes.append_changes", lambda *_: False)
        patched.setattr("b12tui.storage.notes.replace_file", lambda *_: (_ for _ in ()).throw(OSError(28, "Full")))
        reading.at("bread").do("note-word", "one")
        reading.session.close()
        assert "could not be saved (Full)" in reading.session.take_notice()
    reading.session.close()
    assert Reading(file).notes() == [("one", "bread")]
