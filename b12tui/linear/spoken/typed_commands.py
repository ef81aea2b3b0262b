"""Commands of line mode typed after `:` in spoken pages, where they mean the same: `open 3`, `note 2`, `read all`."""

from __future__ import annotations

from functools import partial

from b12tui.core import update
from b12tui.core.actions import BY_ID
from b12tui.core.effects import Effect
from b12tui.core.messages.speaking_time import words_per_minute
from b12tui.core.overlay.go_choices import is_named
from b12tui.core.state import Command, ListEntry, ReaderState
from b12tui.document import Position
from b12tui.fastclass import dataclass, replace
from b12tui.linear.line_mode.dialogue import REMEMBERED, Dialogue, ResponsePart
from b12tui.linear.line_mode.responses import answer
from b12tui.linear.line_mode.units import Unit, Units
from b12tui.linear.line_mode.vocabulary import LINE_MODE_WORDS, NUMBERED_ACTIONS, Misunderstood, understand
from b12tui.linear.narration.narrated import Narration

_OWN = {"open": "open"} | {word.id: word.typed_name for word in LINE_MODE_WORDS}
"""Words that no name of an action takes from line mode, typed in full: `open` opens what is here, `set` lists."""


def typed_command(state: ReaderState, typed: str, fitting: tuple[ListEntry, ...]) -> Command | None:
    """Return the command that a typed line means; None if it is a name, of those `fitting`, or nothing known.

    A name typed in full comes first, then a command with a number, then names that contain what was typed.
    """
    words = " ".join(typed.split())
    if not words or words.isdecimal():
        return None
    own = words.casefold() in _OWN.values()
    if fitting and is_named(fitting[0], typed) and not (own and isinstance(fitting[0].target, Command)):
        return None
    command = understand(typed, update.context(state), state.keymap)
    if isinstance(command, Misunderstood):
        return None
    return command if not fitting or command.count is not None or own else None


def remembered(history: tuple[str, ...], typed: str) -> tuple[str, ...]:
    """Return the lines typed so far with another one, as `again` and `history` have them."""
    return (*history, " ".join(typed.split()))[-REMEMBERED:]


def is_shared(command: Command) -> bool:
    """Return whether the command is done by every frontend alike, and not by line mode's own rules."""
    argument = command.count is not None or command.text
    return command.action in BY_ID and not (argument and command.action in {*NUMBERED_ACTIONS, "toggle"} - {"sort"})


@dataclass(frozen=True, slots=True)
class TypedResponse:
    """Lines that answer a typed command, and the state afterwards."""

    lines: tuple[str, ...]
    """Empty where a list is opened or an effect is requested."""
    state: ReaderState
    effect: Effect | None = None


def respond(state: ReaderState, narration: Narration, command: Command, history: tuple[str, ...] = ()) -> TypedResponse:
    """Return line mode's response to a command; `history` is what was typed before."""
    requested: list[Effect] = []

    def note_effect(requesting: ReaderState) -> ReaderState:
        if requesting.effect is not None:
            requested.append(requesting.effect)
        return replace(requesting, effect=None, message="")

    dialogue = Dialogue(
        state, Units(narration, Unit.BLOCK, partial(words_per_minute, state)), perform=note_effect, history=history
    )
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
