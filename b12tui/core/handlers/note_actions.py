"""Actions on notes: making them on whole units, changing, listing and going to them.

What is to be kept is an effect: the session saves notes, and shows them in the state.
"""

from __future__ import annotations

from collections.abc import Callable

from b12tui.catalogue import notes
from b12tui.core.motion.jumplist import jump
from b12tui.core.motion.sentences import sentences
from b12tui.core.note_marks import notes_in
from b12tui.core.overlay import prompts
from b12tui.core.state import Command, DeleteNote, ListEntry, ListOverlay, NoteMark, ReaderState, SaveNote, UndoNote
from b12tui.document import CodeBlock, Position
from b12tui.document.word_count import word_spans
from b12tui.fastclass import replace

PROMPTED = ("note-word", "note-sentence", "note-block", "note-section", "edit-note")
"""Actions that take the reader's words, from a prompt of the same name unless they are given."""
QUOTED = 60
"""Characters of the quote that a list shows."""


def note_unit(state: ReaderState, command: Command) -> ReaderState:
    """Make a note on the unit at the position; blank words make a highlight."""
    between = _unit(state, command.action)
    if between is None:
        return replace(state, message=notes.NOTHING_TO_NOTE)
    if not command.text:
        return prompts.open_prompt(state, command.action)
    return replace(state, effect=SaveNote(command.text.strip(), *between))


def edit_note(state: ReaderState, command: Command) -> ReaderState:
    """Give the note at the position other words."""
    here = note_at(state)
    if here is None:
        return replace(state, message=notes.NO_NOTE_HERE)
    if not command.text:
        return prompts.open_prompt(state, command.action, here.text.replace("\n", " "))
    return replace(state, effect=SaveNote(command.text.strip(), note_id=here.note_id))


def delete_note(state: ReaderState) -> ReaderState:
    """Delete the note at the position."""
    here = note_at(state)
    if here is None:
        return replace(state, message=notes.NO_NOTE_HERE)
    return replace(state, effect=DeleteNote(here.note_id))


def step_note(state: ReaderState, command: Command) -> ReaderState:
    """Go to the next or the previous note, and say it."""
    down = command.action == "next-note"
    placed = [each for each in state.notes if each.start is not None]
    at = state.position
    found = [each for each in placed if each.start is not None and (each.start > at if down else each.start < at)]
    if not found:
        none_there = notes.NO_MORE_NOTES if down else notes.NO_NOTE_BEFORE
        return replace(state, message=none_there if placed else notes.NO_NOTES)
    chosen = found[0] if down else found[-1]
    return replace(jump(state, chosen.start), message=spoken(chosen))


def note_at(state: ReaderState) -> NoteMark | None:
    """Return the note that contains the position, of several the one that begins last; None if there is none."""
    at = state.position
    around = [
        each
        for each in notes_in(state.notes, at.section)
        if each.start is not None and each.end is not None and each.start <= at < each.end
    ]
    return max(around, key=lambda each: each.start or at, default=None)


def with_note_entered(before: ReaderState, after: ReaderState) -> ReaderState:
    """Return the state after a command with the note that it led to as its message, unless it has another."""
    if not after.notes or after.message or after.overlays or before.document is not after.document:
        return after
    here = note_at(after)
    if here is None or here == note_at(before):
        return after
    return replace(after, message=spoken(here))


def spoken(note: NoteMark) -> str:
    """Return a note in words: "Note: is this right?"."""
    words = notes.note(" ".join(note.text.split())) if note.text else notes.HIGHLIGHT
    return notes.changed(words) if note.changed else words


def notes_list(state: ReaderState) -> ListOverlay:
    """Return the list of notes, the last one before the position selected, the lost ones apart."""
    entries: list[ListEntry] = []
    selected = 0
    for each in (note for note in state.notes if note.start is not None):
        if each.start is not None and each.start <= state.position:
            selected = len(entries)
        entries.append(ListEntry(_label(each), each.start, number=len(entries) + 1))
    lost = [ListEntry(_label(each), None, 1) for each in state.notes if each.start is None]
    heading = [ListEntry(notes.LOST_NOTES)] if lost else []
    return ListOverlay("notes", notes.NOTES, (*entries, *heading, *lost), selected)


def _label(note: NoteMark) -> str:
    return notes.entry(spoken(note), " ".join(note.quote.split())[:QUOTED])


def _unit(state: ReaderState, action: str) -> tuple[Position, Position] | None:
    """Return the positions of the first character and behind the last of the unit at the position."""
    at = state.position
    nodes = state.document.text_nodes(at.section)
    if at.node >= len(nodes):
        return None
    chars = nodes[at.node].text.chars
    span: tuple[int, int] | None = 0, len(chars)
    match action:
        case "note-section":
            last = len(nodes) - 1
            return Position(at.section), Position(at.section, last, len(nodes[last].text.chars))
        case "note-word":
            span = next((_without_stops(chars, *each) for each in word_spans(chars) if each[1] > at.offset), None)
        case "note-sentence" if isinstance(nodes[at.node].block, CodeBlock):  # a line of code is its sentence
            ends = chars.find("\n", at.offset)
            span = chars.rfind("\n", 0, at.offset) + 1, len(chars) if ends < 0 else ends
        case "note-sentence":
            span = next((each for each in sentences(chars) if each[1] > at.offset), None)
        case _:
            pass
    if span is None or not chars[span[0] : span[1]].strip():
        return None
    return Position(at.section, at.node, span[0]), Position(at.section, at.node, span[1])


def _without_stops(chars: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of a word without punctuation around it; all of it if it is nothing else."""
    letters = [offset for offset in range(start, end) if chars[offset].isalnum()]
    return (letters[0], letters[-1] + 1) if letters else (start, end)


HANDLERS: dict[str, Callable[[ReaderState], ReaderState]] = {
    "delete-note": delete_note,
    "undo-note": lambda state: replace(state, effect=UndoNote()),
    "list-comments": lambda state: (
        replace(state, overlays=(*state.overlays, notes_list(state)))
        if state.notes
        else replace(state, message=notes.NO_NOTES)
    ),
}

COMMAND_HANDLERS: dict[str, Callable[[ReaderState, Command], ReaderState]] = {
    **dict.fromkeys(PROMPTED[:-1], note_unit),
    "edit-note": edit_note,
    "next-note": step_note,
    "previous-note": step_note,
}
