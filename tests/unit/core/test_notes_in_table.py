"""Notes on cells, made and met in the table view."""

from __future__ import annotations

import pytest
from support.fixed_lines import FixedLines

from b12tui import parse
from b12tui.core.effects import DeleteNote, SaveNote, UndoNote
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


def test_the_next_note_leads_out_of_the_table() -> None:
    (after,) = (at for at, node in DOCUMENT.all_text_nodes() if node.text.chars == "After it.")
    later = NoteMark("2", "idea", "", "After", after, replace(after, offset=5))
    state = update(at_cell(0, 1, (NOTE, later)), Command("next-note"), LINES)
    assert (state.position, state.overlays) == (after, ())
    before = update(at_cell(1, 0, (NOTE, later)), Command("previous-note"), LINES)
    assert before.position == replace(TWO, offset=0)
    assert update(at_cell(0, 1, (NOTE,)), Command("list-comments"), LINES).overlays[0] != at_cell(0, 1).overlays[0]
