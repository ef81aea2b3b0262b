"""Commands for headings by level, and for questions, links and notes by number."""

from __future__ import annotations

from collections.abc import Iterable

from b12tui.catalogue import motions
from b12tui.core.motion.jumplist import is_empty, jump
from b12tui.core.state import Command
from b12tui.core.update import update
from b12tui.core.vocabulary import compound, numbered
from b12tui.document import Position, Question
from b12tui.fastclass import replace
from b12tui.linear.line_mode.dialogue import Dialogue, Response, response_of, together
from b12tui.linear.line_mode.executor import came_to, execute, whole_note
from b12tui.linear.line_mode.units import UnitOfSpeech


def go_to_heading(dialogue: Dialogue, command: Command) -> Response:
    """Go to the next heading, of a given level if there is a count."""
    if command.count is None or not command.text:
        return execute(dialogue, command)
    for section in dialogue.state.document.sections[dialogue.state.position.section + 1 :]:
        if section.level == command.count:
            after = jump(dialogue.state, Position(section.number))
            return came_to(dialogue, dialogue.state, after, command)
    return response_of(dialogue, motions.no_more_headings_of_level(command.count))


def go_to_question(dialogue: Dialogue, command: Command) -> Response:
    """Open or close the question of a given number, or the target at the position."""
    state = dialogue.state
    if is_empty(state):
        return execute(dialogue, command)
    link_number = compound.link_to_open(command.text)
    if link_number is not None:
        found = numbered.link(state, link_number)
        if isinstance(found, str):
            return response_of(dialogue, found)
        return execute(dialogue.with_state(jump(state, found.position)), Command("open"))
    if command.count is not None and command.text:
        found = numbered.question(state, command.count)
        if isinstance(found, str):
            return response_of(dialogue, found)
        state = jump(state, found.position)
    after = update(state, Command(command.action), dialogue.units)
    question = state.document.text_node(state.position).block
    if not isinstance(question, Question) or after.top_overlay is not None or after.effect is not None:
        return execute(dialogue.with_state(state), Command(command.action))
    if command.action != "open" and not after.folds.question_open(question):
        return response_of(replace(dialogue, state=after, is_unread=False), after.message)
    folds = after.folds if after.folds.question_open(question) else state.folds
    opened = dialogue.with_state(replace(after, folds=folds, message=""))
    return together(opened, _with_answer(opened, question))


def _with_answer(dialogue: Dialogue, question: Question) -> Iterable[UnitOfSpeech]:
    """Yield the units of a question and its answer."""
    state = dialogue.state
    for piece in dialogue.within_sections.of_section(state.folds, state.position.section):
        node = state.document.text_node(piece.at)
        if node.block is question or any(within.block is question for within in node.ancestors):
            yield piece


def go_to_link(dialogue: Dialogue, command: Command) -> Response:
    """Go to the link of a given number and say its target, or the next link without one; `copy link` doesn't move."""
    if command.count is None or not command.text:
        return execute(dialogue, command)
    found = numbered.link(dialogue.state, command.count)
    if isinstance(found, str):
        return response_of(dialogue, found)
    if command.action == "copy-link":
        return response_of(dialogue, found.label)
    return response_of(replace(dialogue.with_state(jump(dialogue.state, found.position)), is_unread=True), found.label)


def go_to_note(dialogue: Dialogue, command: Command) -> Response:
    """Read the note of a given number; `back` returns."""
    found = numbered.note(dialogue.state, command.count)
    if isinstance(found, str) or command.count is None:
        return response_of(dialogue, str(found))
    return whole_note(dialogue.with_state(jump(dialogue.state, found.position)), command.count)
