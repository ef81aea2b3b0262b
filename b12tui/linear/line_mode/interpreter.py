"""Interpretation of a typed line: the command that it means, and the response."""

from __future__ import annotations

from b12tui.core.update import context
from b12tui.core.vocabulary import typed_line
from b12tui.core.vocabulary.known_words import Misunderstood, understand
from b12tui.fastclass import replace
from b12tui.linear.line_mode.dialogue import Dialogue, Response, response_of
from b12tui.linear.line_mode.responses import answer


def respond(dialogue: Dialogue, typed: str) -> tuple[Response, Dialogue]:
    """Return the response to a typed line, and the dialogue before any part of it is written."""
    command = understand(typed, context(dialogue.state), dialogue.state.keymap)
    if isinstance(command, Misunderstood):
        return replace(response_of(dialogue, command.message), is_understood=False), dialogue
    repeated = typed_line.repeated(dialogue.state, command)
    if repeated:
        command = understand(repeated, context(dialogue.state), dialogue.state.keymap)
        if isinstance(command, Misunderstood):
            return response_of(dialogue, command.message), dialogue
    else:
        dialogue = replace(dialogue, state=typed_line.remember(dialogue.state, typed, command))
    response = answer(dialogue, command)
    return response, response.dialogue
