"""Interpretation of a typed line: the command that it means, and the response."""

from __future__ import annotations

from b12tui.catalogue import line_mode
from b12tui.core.update import context
from b12tui.core.vocabulary.known_words import Misunderstood, understand
from b12tui.core.vocabulary.typed_line import REMEMBERED
from b12tui.document.sanitize import sanitize
from b12tui.fastclass import replace
from b12tui.linear.line_mode.dialogue import Dialogue, Response, response_of
from b12tui.linear.line_mode.responses import answer


def respond(dialogue: Dialogue, typed: str) -> tuple[Response, Dialogue]:
    """Return the response to a typed line, and the dialogue before any part of it is written."""
    command = understand(typed, context(dialogue.state), dialogue.state.keymap)
    if isinstance(command, Misunderstood):
        return response_of(dialogue, command.message), dialogue
    if command.action == "again":
        if not dialogue.history:
            return response_of(dialogue, line_mode.NOTHING_DONE), dialogue
        command = understand(dialogue.history[-1], context(dialogue.state), dialogue.state.keymap)
        if isinstance(command, Misunderstood):
            return response_of(dialogue, command.message), dialogue
    elif typed.strip():
        dialogue = replace(dialogue, history=(*dialogue.history, sanitize(" ".join(typed.split())))[-REMEMBERED:])
    response = answer(dialogue, command)
    return response, response.dialogue
