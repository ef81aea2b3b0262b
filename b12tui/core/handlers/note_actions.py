"""Actions on notes: making them on whole units, changing, listing and going to them.

What is to be kept is an effect: the session saves notes, and shows them in the state.
"""

from __future__ import annotations

from collections.abc import Callable

from b12tui.catalogue import lists, notes
from b12tui.core.appearance import uncategorised
from b12tui.core.effects import ComposeNote, DeleteNote, SaveNote, UndoNote
from b12tui.core.handlers.note_categories import as_typed, category_list, category_named, listed_category, parted
from b12tui.core.messages.location import section_name
from b12tui.core.messages.note_words import in_place, spoken
from b12tui.core.messages.phrases import first_words
from b12tui.core.motion.jumplist import jump
from b12tui.core.motion.sentences import sentences_of
from b12tui.core.note_marks import note_at
from b12tui.core.overlay import listings, prompts
from b12tui.core.state import Command, ListEntry, ListOverlay, NoteMark, ReaderState
from b12tui.document import CodeBlock, Position
from b12tui.document.word_count import word_spans
from b12tui.fastclass import replace

WORD_MOTIONS = ("next-word", "previous-word")


def note_unit(state: ReaderState, command: Command) -> ReaderState:
    """Make a note on the unit at the position; blank words make a highlight."""
    between = unit_at(state, command.action)
    if between is None:
        return replace(state, message=notes.NOTHING_TO_NOTE)
    if not command.text:
        return prompts.open_prompt(state, command.action)
    return replace(state, effect=worded(state, SaveNote("", *between), command.text))


def edit_note(state: ReaderState, command: Command) -> ReaderState:
    """Give the note at the position other words."""
    here = note_at(state.notes, state.position)
    if here is None:
        return replace(state, message=notes.NO_NOTE_HERE)
    if not command.text:
        return prompts.open_prompt(state, command.action, _in_one_line(state, here))
    return replace(state, effect=worded(state, SaveNote("", note_id=here.note_id), command.text))


def worded(state: ReaderState, draft: SaveNote, typed: str) -> SaveNote:
    """Return a note with the words and the category that were typed for it; its lines, if all of it is as it was."""
    category, words = parted(state.appearance, with_its_lines(state, draft, typed))
    here = _known(state, draft)
    if here is not None and not category and listed_category(state.appearance, here):
        category = uncategorised(words)  # it stood before the words, and was taken away
    return replace(draft, text=words, category=category)


def compose_note(state: ReaderState) -> ReaderState:
    """Write the note at the position in the editor; without one, a note on the selection or the sentence."""
    draft = _draft_here(state)
    if draft is None:
        return replace(state, message=notes.NOTHING_TO_NOTE)
    here = _known(state, draft)
    return replace(state, effect=ComposeNote(draft, "" if here is None else as_typed(state.appearance, here)))


def with_its_lines(state: ReaderState, draft: SaveNote, typed: str) -> str:
    """Return the words that were typed for a note; as they are kept, in lines, if all of them are as they were."""
    here = _known(state, draft)
    if here is not None and typed.strip() == _in_one_line(state, here).strip():
        return as_typed(state.appearance, here)
    return typed


def _known(state: ReaderState, draft: SaveNote) -> NoteMark | None:
    """Return the note that a draft changes; None if it makes a new one."""
    return next((each for each in state.notes if draft.note_id and each.note_id == draft.note_id), None)


def _draft_here(state: ReaderState) -> SaveNote | None:
    """Return a draft of the note here, or of one on the selection or the sentence; None if there are no words."""
    here = note_at(state.notes, state.position) if state.selected is None else None
    if here is not None:
        return SaveNote(here.text, note_id=here.note_id)
    between = state.selected or unit_at(state, "note-sentence")
    return None if between is None else SaveNote("", *between)


def _in_one_line(state: ReaderState, note: NoteMark) -> str:
    return as_typed(state.appearance, note).replace("\n", " ")


def categorise(state: ReaderState, command: Command) -> ReaderState:
    """Give the note here a category, or highlight the selection or the sentence with it."""
    if not command.text.strip():
        return listings.push(state, category_list(state))
    chosen = category_named(state.appearance, command.text)
    if chosen is None:
        names = ", ".join(each.name for each in state.appearance.categories)
        return replace(state, message=notes.no_category(command.text.strip(), names))
    draft = _draft_here(state)
    if draft is None:
        return replace(state, message=notes.NOTHING_TO_NOTE)
    return replace(state, selected_from=None, effect=replace(draft, category=chosen.name))


def delete_note(state: ReaderState) -> ReaderState:
    """Delete the note at the position."""
    here = note_at(state.notes, state.position)
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
    author = state.appearance.author
    words = _label(chosen, author) if state.is_heard else spoken(chosen, author)
    return replace(jump(state, chosen.start), message=words)


def read_note(state: ReaderState) -> ReaderState:
    """Say the note at the position."""
    here = note_at(state.notes, state.position)
    return replace(state, message=notes.NO_NOTE_HERE if here is None else spoken(here, state.appearance.author))


def with_note_entered(before: ReaderState, after: ReaderState, here: NoteMark, action: str) -> ReaderState:
    """Return the state after a command with the note at its position as message, if the command led to it.

    A message that it has already stays. Where rows are heard they have the note themselves, so that only a word has to
    be told.
    """
    if after.message or after.overlays or before.document is not after.document:
        return after
    known = note_at(before.notes, before.position)
    if here is known or here == known:
        return after
    if not after.is_heard or action in WORD_MOTIONS:
        return replace(after, message=entered(after, here))
    return after


def entered(state: ReaderState, note: NoteMark) -> str:
    """Return what is said of a note where it is come to: all of it, or when it is heard, what the setting says."""
    look = state.appearance
    return in_place(note, look.announced.notes, look.author) if state.is_heard else spoken(note, look.author)


def notes_list(state: ReaderState) -> ListOverlay:
    """Return the list of notes by section, the last one before the position selected, the lost ones apart."""
    entries: list[ListEntry] = []
    selected, section, number = 0, -1, 0
    author = state.appearance.author
    for each in state.notes:
        if each.start is None:
            continue
        if each.start.section != section:
            section = each.start.section
            if len(state.document.sections) > 1:
                entries.append(ListEntry(section_name(state, section)))
        number += 1
        if each.start <= state.position or number == 1:
            selected = len(entries)
        entries.append(ListEntry(_label(each, author), each.start, 1, number=number))
    lost = [ListEntry(_label(each, author), None, 1) for each in state.notes if each.start is None]
    heading = [ListEntry(notes.LOST_NOTES)] if lost else []
    return ListOverlay("notes", notes.NOTES, (*entries, *heading, *lost), selected)


def _label(note: NoteMark, author: str) -> str:
    return notes.entry(spoken(note, author), first_words(note.quote)) if note.quote else spoken(note, author)


def unit_at(state: ReaderState, action: str) -> tuple[Position, Position] | None:
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
            span = next((each for each in sentences_of(nodes[at.node].text) if each[1] > at.offset), None)
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
    "compose-note": compose_note,
    "read-note": read_note,
    "delete-note": delete_note,
    "undo-note": lambda state: replace(state, effect=UndoNote()),
    "list-comments": lambda state: listings.push(state, notes_list(state), notes.NO_NOTES),
}

COMMAND_HANDLERS: dict[str, Callable[[ReaderState, Command], ReaderState]] = {
    **dict.fromkeys(lists.NOTE_UNIT_PROMPTS, note_unit),
    "edit-note": edit_note,
    "category": categorise,
    "next-note": step_note,
    "previous-note": step_note,
}
