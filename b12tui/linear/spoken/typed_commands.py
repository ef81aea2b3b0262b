"""Commands of line mode typed after `:` in spoken pages, where they mean the same: `open 3`, `note 2`, `read all`."""

from __future__ import annotations

from functools import partial

from b12tui.core.actions import BY_ID
from b12tui.core.effects import Effect
from b12tui.core.messages.speaking_time import words_per_minute
from b12tui.core.state import Command, ReaderState
from b12tui.core.vocabulary.known_words import FILTERED_LISTS, NUMBERED_ACTIONS
from b12tui.document import Position
from b12tui.fastclass import dataclass, replace
from b12tui.linear.line_mode.dialogue import Dialogue, ResponsePart
from b12tui.linear.line_mode.responses import answer
from b12tui.linear.line_mode.units import Unit, Units
from b12tui.linear.narration.narrated import Narration


def is_shared(command: Command) -> bool:
    """Return whether the command is done by every frontend alike, and not by line mode's own rules."""
    argument = command.count is not None or command.text
    own = {*NUMBERED_ACTIONS, *FILTERED_LISTS, "toggle"} - {"sort"}
    return command.action in BY_ID and not (argument and command.action in own)


@dataclass(frozen=True, slots=True)
class TypedResponse:
    """Lines that answer a typed command, and the state afterwards."""

    lines: tuple[str, ...]
    """Empty where a list is opened or an effect is requested."""
    state: ReaderState
    effect: Effect | None = None


def respond(state: ReaderState, narration: Narration, command: Command) -> TypedResponse:
    """Return line mode's response to a command."""
    requested: list[Effect] = []

    def note_effect(requesting: ReaderState) -> ReaderState:
        if requesting.effect is not None:
            requested.append(requesting.effect)
        return replace(requesting, effect=None, message="")

    units = Units(narration, Unit.BLOCK, partial(words_per_minute, state))
    dialogue = Dialogue(state, units, perform=note_effect)
    response = answer(dialogue, command)
    parts = tuple(response.parts)
    after = _moved(response.dialogue.state, parts)
    lines = tuple(line for part in parts for line in part.lines)
    if response.copy is not None:
        return TypedResponse((), after, response.copy)
    if response.dialogue.choices is not None:  # a list to choose from, which has keys here
        return TypedResponse((), replace(after, overlays=(*after.overlays, response.dialogue.choices)))
    return TypedResponse(() if requested else lines, after, requested[0] if requested else None)


def _moved(state: ReaderState, parts: tuple[ResponsePart, ...]) -> ReaderState:
    """Return the state after the parts of a response were said."""
    at: Position | None = None
    for part in parts:
        at = part.at or at
        state = state if part.folds is None else replace(state, folds=part.folds)
    return replace(state, position=at or state.position, message="", effect=None)
