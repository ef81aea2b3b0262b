"""Commands for headings by level, and for questions, links and notes by number."""

from __future__ import annotations

import re
from collections.abc import Iterable

from b12tui.catalogue import counts, line_mode, motions
from b12tui.core.handlers.activation import find_note
from b12tui.core.motion.jumplist import is_empty, jump
from b12tui.core.overlay import listings
from b12tui.core.state import Command
from b12tui.core.update import update
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
    link_match = re.fullmatch(r"link (\d{1,9})", command.text, re.ASCII)
    if link_match is not None:
        goal_link = _find_link(dialogue, int(link_match[1]))
        return (
            _no_such_link(dialogue, int(link_match[1]))
            if goal_link is None
            else execute(dialogue.with_state(jump(state, goal_link)), Command("open"))
        )
    if command.count is not None and command.text:
        entries = listings.question_list(state).entries
        if not 0 < command.count <= len(entries):
            message = line_mode.no_question(command.count, counts.questions(len(entries)))
            return response_of(dialogue, message)
        goal = entries[command.count - 1].target
        if isinstance(goal, Position):
            state = jump(state, goal)
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
    goal = _find_link(dialogue, command.count)
    if goal is None:
        return _no_such_link(dialogue, command.count)
    label = listings.link_list(dialogue.state).entries[command.count - 1].text
    if command.action == "copy-link":
        return response_of(dialogue, label)
    return response_of(replace(dialogue.with_state(jump(dialogue.state, goal)), is_unread=True), label)


def _find_link(dialogue: Dialogue, number: int) -> Position | None:
    """Return the first position of the link of that number, or None."""
    entries = listings.link_list(dialogue.state).entries
    goal = entries[number - 1].target if 0 < number <= len(entries) else None
    return goal if isinstance(goal, Position) else None


def _no_such_link(dialogue: Dialogue, number: int) -> Response:
    links = counts.links(len(listings.link_list(dialogue.state).entries))
    return response_of(dialogue, line_mode.no_link(number, links))


def go_to_note(dialogue: Dialogue, command: Command) -> Response:
    """Read the note of a given number; `back` returns."""
    if command.count is None:
        return response_of(dialogue, line_mode.in_one_line(line_mode.EXAMPLES["note"]))
    goal = find_note(dialogue.state, command.count)
    if goal is None:
        return response_of(dialogue, line_mode.no_note(command.count))
    after = jump(dialogue.state, goal)
    return whole_note(dialogue.with_state(after), command.count)
