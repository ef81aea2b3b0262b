"""Notes on cells, made and met in the table view."""

from __future__ import annotations

import pytest
from support.fixed_lines import FixedLines

from b12tui import parse
from b12tui.core.effects import DeleteNote, SaveNote, UndoNote
from b12tui.core.note_marks import NoteMarks
from b12tui.core.state import (
    Command,
    ListOverlay,
    NoteMark,
    Prompt,
    ReaderState,
    TableView,
)
from b12tui.core.update import context, type_in, update
from b12tui.fastclass import replace
from b12tui.layout.page.lines import StyleFlags
from b12tui.layout.screen_frame import Body
from b12tui.layout.screen_view import ScreenView

LINES = FixedLines()
DOCUMENT = parse("# T\n\nBefore.\n\n| a | b |\n| - | - |\n| one | two |\n| three |  |\n\nAfter it.\n")
(TWO,) = (at for at, node in DOCUMENT.all_text_nodes() if node.text.chars == "two")
NOTE = NoteMark("id", "question", "why?", "two", TWO, replace(TWO, offset=3))


def at_cell(row: int, column: int, notes: tuple[NoteMark, ...] = (), frontend: str = "screen") -> ReaderState:
    state = update(ReaderState(DOCUMENT, notes=notes, frontend=frontend), Command("table"), LINES)
    view = state.top_overlay
    assert isinstance(view, TableView)
    return state.with_top_overlay(replace(view, row=row, column=column))


@pytest.mark.parametrize("action", ["note-block", "note-sentence", "note-word"])
def test_a_note_is_made_on_the_cell_and_the_table_stays(action: str) -> None:
    state = at_cell(0, 1)
    asked = update(state, Command(action), LINES)
    assert isinstance(asked.top_overlay, Prompt)
    for key, text in (("", "why?"), ("Enter", "")):
        asked = type_in(asked, key, text, LINES)
    assert asked.effect == SaveNote("why?", TWO, replace(TWO, offset=3))
    assert (asked.overlays, asked.position) == (state.overlays, state.position)


def test_no_note_is_made_on_a_blank_cell() -> None:
    for action in ("note-block", "category"):
        after = update(at_cell(1, 1), Command(action, text="question"), LINES)
        assert (after.effect, after.message) == (None, "Nothing here to make a note on.")


def test_the_note_on_a_cell_is_edited_categorised_deleted_undone_and_said() -> None:
    state, asked = at_cell(0, 1, (NOTE,)), SaveNote("how?", note_id="id", category="question")
    assert update(state, Command("edit-note", text="question: how?"), LINES).effect == asked
    assert update(state, Command("category", text="idea"), LINES).effect == SaveNote(
        "why?", note_id="id", category="idea"
    )
    assert update(state, Command("delete-note"), LINES).effect == DeleteNote("id")
    assert update(state, Command("undo-note"), LINES).effect == UndoNote()
    assert update(state, Command("read-note"), LINES).message == "Question: why?"
    assert update(at_cell(0, 0, (NOTE,)), Command("read-note"), LINES).message == "No note here."


def test_a_category_is_chosen_from_the_list_above_the_table() -> None:
    state = update(at_cell(0, 1, (NOTE,)), Command("category"), LINES)
    assert isinstance(state.top_overlay, ListOverlay)
    chosen = update(state, Command("open"), LINES)
    assert isinstance(chosen.effect, SaveNote)
    assert chosen.effect.note_id == "id"
    assert context(chosen) is context(at_cell(0, 1))


@pytest.mark.parametrize("frontend", ["screen", "spoken", "line"])
def test_a_note_is_said_with_its_cell(frontend: str) -> None:
    state = update(at_cell(0, 0, (NOTE,), frontend), Command("next-cell"), LINES)
    assert state.message == "Question: why?"
    assert update(state, Command("previous-cell"), LINES).message == ""


@pytest.mark.parametrize("frontend", ["screen", "spoken", "line"])
def test_a_note_is_said_where_the_table_is_entered_on_its_cell(frontend: str) -> None:
    there = ReaderState(DOCUMENT, notes=(NOTE,), frontend=frontend, position=TWO)
    assert update(there, Command("table"), LINES).message == "Question: why?"
    assert update(replace(there, position=replace(TWO, node=TWO.node - 1)), Command("table"), LINES).message == ""


def test_the_note_on_a_cell_is_at_the_foot_while_one_is_there() -> None:
    for column, foot in ((1, "  Question: why?"), (0, "  arrows cell")):
        state = at_cell(0, column, (NOTE,))
        assert any(row.text.startswith(foot) for row in ScreenView(state, 80, 24).frame(state).rows[-2:])


def test_the_next_note_leads_out_of_the_table() -> None:
    (after,) = (at for at, node in DOCUMENT.all_text_nodes() if node.text.chars == "After it.")
    later = NoteMark("2", "idea", "", "After", after, replace(after, offset=5))
    state = update(at_cell(0, 1, (NOTE, later)), Command("next-note"), LINES)
    assert (state.position, state.overlays) == (after, ())
    before = update(at_cell(1, 0, (NOTE, later)), Command("previous-note"), LINES)
    assert before.position == replace(TWO, offset=0)
    assert update(at_cell(0, 1, (NOTE,)), Command("list-comments"), LINES).overlays[0] != at_cell(0, 1).overlays[0]


def rows(state: ReaderState, columns: int, *notes: NoteMark, height: int = 12) -> list[str]:
    """Return the rows of the table view, without the margin and the cell for the bar of the current row."""
    noted = replace(state, notes=NoteMarks(notes))
    frame = ScreenView(noted, columns, height).frame(noted)
    assert frame.body is Body.TABLE
    return [row.text[frame.areas.table_lead :] for row in frame.page if row.text]


def note_on(words: str, category: str = "question") -> NoteMark:
    (at,) = (at for at, node in DOCUMENT.all_text_nodes() if node.text.chars == words)
    return NoteMark(words, category, "why?", words, at, replace(at, offset=len(words)))


def test_noted_cells_have_their_signs_in_the_table() -> None:
    state = at_cell(0, 0)
    assert rows(state, 80) == ["a      b", "─────  ─────", "one    two", "three  blank"]
    assert rows(state, 80, NOTE) == ["a      b", "─────  ─────", "one    two ?", "three  blank"]
    assert rows(state, 80, note_on("three", "idea"), note_on("a"), NOTE) == [
        "a ?      b",
        "───────  ─────",
        "one      two ?",
        "three *  blank",
    ]
    both = replace(NOTE, note_id="2", category="idea")
    assert "one    two 2" in rows(state, 80, NOTE, both)


def test_noted_words_are_underlined_in_the_table() -> None:
    state = replace(at_cell(0, 0), notes=(NOTE,))
    runs = [run for row in ScreenView(state, 80, 24).frame(state).page for run in row.runs]
    assert [run.text for run in runs if run.style & StyleFlags.ANNOTATED] == ["two"]


def test_signs_follow_their_cells_in_a_sorted_table() -> None:
    state = update(update(at_cell(0, 0), Command("sort"), LINES), Command("sort"), LINES)
    shown = rows(state, 80, note_on("three", "idea"))
    assert [row.split()[0] for row in shown[2:]] == ["three", "one"]
    assert [row.split()[:2] for row in shown if "*" in row] == [["three", "*"]]


def test_a_record_and_a_lone_cell_have_their_signs() -> None:
    state = update(at_cell(0, 1), Command("record"), LINES)
    assert rows(state, 80, NOTE) == ["a: one", "b: two ?"]
    assert rows(at_cell(0, 1), 20, NOTE)[-1] == "two ?"
    assert rows(at_cell(0, 1), 4, NOTE, height=9)[-2:] == ["two", "?"]
