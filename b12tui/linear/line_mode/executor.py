"""Actions of the shared table, with their results in words: a list, a cell, the text at the position or a message."""

from __future__ import annotations

from collections.abc import Iterable

from b12tui.catalogue import line_mode, lists
from b12tui.core.actions import ELEMENT_LISTS
from b12tui.core.effects import ChangeFrontend, Copy, Quit, Redraw, Suspend, SwitchDocument
from b12tui.core.messages import phrases
from b12tui.core.messages.location import link_name
from b12tui.core.motion import targets
from b12tui.core.motion.words import word_at
from b12tui.core.overlay.filtering import holds_words
from b12tui.core.state import Command, ListEntry, ListOverlay, Prompt, ReaderState, TableView
from b12tui.core.update import update
from b12tui.document import Footnote, Position
from b12tui.document.sanitize import sanitize_line
from b12tui.fastclass import replace
from b12tui.linear.line_mode import table_commands
from b12tui.linear.line_mode.dialogue import (
    Dialogue,
    Response,
    ResponsePart,
    by_page,
    copied,
    recite,
    response_of,
    together,
)
from b12tui.linear.line_mode.units import Unit, UnitOfSpeech, Units
from b12tui.linear.outcome import FrontendResult
from b12tui.plain.document_writer import contents_text
from b12tui.search.folding import folded_name


def execute(dialogue: Dialogue, command: Command) -> Response:
    """Perform an action and return a response with its result."""
    before = dialogue.state
    after = update(before, command, dialogue.units)
    effect, after = after.effect, replace(after, effect=None)
    match effect:
        case Quit():
            return Response(dialogue, result=FrontendResult(after.without_overlays()))
        case ChangeFrontend("line"):
            return response_of(dialogue, line_mode.THIS_IS_LINE_MODE)
        case ChangeFrontend(frontend, remember):
            return Response(dialogue, result=FrontendResult(after.without_overlays(), frontend, remember))
        case Copy(text, name):
            return copied(dialogue.with_state(after), text, name)
        case Redraw():
            return _repeat(dialogue, command)
        case None | Suspend():
            pass
        case _:
            return outside(dialogue, replace(after, effect=effect), command)
    match after.top_overlay:
        case ListOverlay() as listing:
            is_level = command.action == "list-headings" and command.count is not None
            return list_response(dialogue.with_state(after), listing, "" if is_level else command.text)
        case Prompt() as prompt:
            history = (
                line_mode.searched_before("; ".join(after.search_history))
                if prompt.kind == "find" and after.search_history
                else ""
            )
            return response_of(dialogue, line_mode.in_one_line(_example(prompt)), history)
        case TableView():
            return table_commands.table_response(dialogue.with_state(after), before)
        case _:
            return came_to(dialogue, before, after, command)


def _example(prompt: Prompt) -> str:
    """Return an example of the command that a prompt would be for."""
    return line_mode.EXAMPLES.get(prompt.text.strip(), line_mode.EXAMPLES[prompt.kind])


def outside(dialogue: Dialogue, requesting: ReaderState, command: Command) -> Response:
    """Carry out an effect outside of the document, and return a response with its result."""
    after = dialogue.perform(requesting)
    if isinstance(after.effect, Copy):
        return copied(dialogue.with_state(replace(after, effect=None)), after.effect.text, after.effect.description)
    if isinstance(after.top_overlay, ListOverlay):
        return list_response(dialogue.with_state(after), after.top_overlay)
    nowhere = replace(requesting, position=Position(-1), effect=None)
    return came_to(dialogue, requesting if after.document is requesting.document else nowhere, after, command)


def came_to(dialogue: Dialogue, before: ReaderState, after: ReaderState, command: Command) -> Response:
    """Return a response with the action's message and the text at the new position."""
    dialogue = dialogue.with_state(after)
    if after.message and (before.selected_from or after.selected_from) is not None:
        return response_of(dialogue, phrases.with_full_stop(after.message))
    if command.action in ("next-word", "previous-word") and after.position != before.position:
        note = (phrases.with_full_stop(after.message),) if after.message else ()
        return response_of(replace(dialogue, is_unread=True), *note, word_at(after))
    if command.action in ("next-note", "previous-note") and after.message:
        return response_of(replace(dialogue, is_unread=True), phrases.with_full_stop(after.message))
    if command.action in ("next-link", "previous-link") and after.position != before.position:
        return replace(_link_here(dialogue), dialogue=replace(dialogue, is_unread=False))
    toggled = after.folds != before.folds and command.action in ("toggle", "open", "close")
    above = before.top_overlay
    stays = above is None or (isinstance(above, TableView) and after.top_overlay == above)
    if after.message and (toggled or (after.position == before.position and stays)):
        return response_of(dialogue, phrases.with_full_stop(after.message))
    if command.action == "open" and after.position != before.position and after.document is before.document:
        number = _enclosing_note(after)
        if number is not None and number != _enclosing_note(before):
            return whole_note(dialogue, number)
    if command.action in ("next-sentence", "previous-sentence"):
        here: UnitOfSpeech | None = sentence_at(dialogue)
    else:
        here = dialogue.current_unit()
    response = recite(
        dialogue, () if here is None else (here,), phrases.with_full_stop(after.message) if after.message else ""
    )
    return Response(response.dialogue, _parts_at(response.parts, after.position))


def _parts_at(parts: Iterable[ResponsePart], at: Position) -> Iterable[ResponsePart]:
    """Yield the parts with `at` as their position in place of their own."""
    for part in parts:
        yield ResponsePart(part.lines, None if part.at is None else at)


def _enclosing_note(state: ReaderState) -> int | None:
    """Return the number of the note that contains the position, or None."""
    within = state.document.text_node(state.position).ancestors
    return next((step.block.number for step in within if isinstance(step.block, Footnote)), None)


def whole_note(dialogue: Dialogue, number: int) -> Response:
    """Return a response with all of a note of the current section."""
    state = dialogue.state
    return together(
        dialogue,
        (
            piece
            for piece in dialogue.within_sections.of_section(state.folds, state.position.section)
            if _enclosing_note(replace(state, position=piece.at)) == number
        ),
    )


def sentence_at(dialogue: Dialogue) -> UnitOfSpeech | None:
    """Return the sentence that contains the position."""
    return Units(dialogue.units.narration, Unit.SENTENCE).unit_at(dialogue.state)


def _link_here(dialogue: Dialogue) -> Response:
    """Return a response with the link or note reference at the position, or the unit there."""
    state = dialogue.state
    mark = targets.link_at(state)
    if mark is None:
        here = dialogue.current_unit()
        return response_of(dialogue, *(() if here is None else here.lines))
    number = getattr(mark.kind, "number", None)
    if number is not None:
        return response_of(dialogue, f"{phrases.footnote_name(number)}.")
    return response_of(dialogue, phrases.with_full_stop(link_name(state, mark)))


def _repeat(dialogue: Dialogue, _command: Command) -> Response:
    if isinstance(dialogue.state.top_overlay, TableView):
        return table_commands.table_response(dialogue, None)
    if dialogue.composite is not None and dialogue.composite[0] == dialogue.state.position:
        return response_of(dialogue, *dialogue.composite[1])
    here = dialogue.current_unit()
    return Response(replace(dialogue, is_unread=False), (ResponsePart(() if here is None else here.lines),))


# Lists


SELF_NUMBERED = (
    "backlinks",
    "category",
    "changed",
    "contents",
    "files",
    "links",
    "matches",
    "mode",
    "notes",
    "review",
    "usual",
    *ELEMENT_LISTS,
)
"""Kinds of lists whose items have numbers of their own."""


def list_response(dialogue: Dialogue, listing: ListOverlay, words: str = "") -> Response:
    """Return a response that shows a list, or its items that contain `words`, to be chosen by number."""
    below = dialogue.state.without_top_overlay()
    dialogue = dialogue.with_state(below)
    if words:
        wanted = folded_name(words).split()
        fitting = tuple(entry for entry in listing.entries if entry.target is not None and holds_words(entry, wanted))
        if not fitting:
            return response_of(dialogue, line_mode.no_item_matches(sanitize_line(words), listing.title))
        return offer(dialogue, replace(listing, entries=fitting, index=0))
    if listing.kind == "actions":
        return response_of(dialogue, line_mode.NOTHING_TO_OPEN)
    if listing.kind == "contents":
        lines = contents_text(below.document).splitlines()
        here = below.position.section
        if here:
            lines[here - 1] = lists.you_are_here(phrases.with_full_stop(lines[here - 1]))
        return by_page(replace(dialogue, choices=listing), lines, last=line_mode.NUMBER_GOES)
    return offer(dialogue, listing)


def offer(dialogue: Dialogue, listing: ListOverlay) -> Response:
    """Return a response that shows a list to choose from by number; items without a number get one."""
    entries = listing.entries
    if listing.kind == "questions" and len({entry.number for entry in entries} - {None}) == len(entries):
        lines = (line_mode.question(entry.text) for entry in entries)
        return response_of(replace(dialogue, choices=listing), *lines, line_mode.NUMBER_GOES_OPEN_ANSWERS)
    if listing.kind not in SELF_NUMBERED:
        plain = (unnumbered(entry) if isinstance(entry.target, SwitchDocument) else entry for entry in entries)
        numbered = enumerate((entry for entry in plain if entry.target is not None), 1)
        entries = tuple(replace(entry, label=entry.text, number=number, numbering="") for number, entry in numbered)
    listing = replace(listing, entries=entries)
    items = [entry.text for entry in entries]
    return by_page(replace(dialogue, choices=listing), items, first=f"{listing.title}:")


def unnumbered(entry: ListEntry) -> ListEntry:
    """Return a list entry without the number of its section, for lists with numbers of their own."""
    return entry if entry.numbering else replace(entry, number=None)
