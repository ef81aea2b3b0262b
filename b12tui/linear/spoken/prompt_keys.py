"""Keys of a prompt in spoken pages: each is answered by what was typed alone, and Enter by what it leads to."""

from __future__ import annotations

from b12tui.catalogue import lists, speech_mode
from b12tui.core import update
from b12tui.core.messages import phrases
from b12tui.core.overlay import go_choices
from b12tui.core.state import Command, ListOverlay, Prompt, ReaderState
from b12tui.core.vocabulary import typed_line
from b12tui.fastclass import dataclass, replace
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.linear.spoken.key_response import NO_RESPONSE, KeyResponse
from b12tui.linear.spoken.spoken_session import SpokenSession

if TYPE_CHECKING:
    from collections.abc import Callable

    from b12tui.linear.narration.narrated import Narration
    from b12tui.linear.spoken.typed_commands import TypedResponse


PROMPTS_WITH_CHOICES = ("go", "filter-list")
"""Prompts that offer entries, which an arrow leads to."""


@dataclass(frozen=True, slots=True)
class Update:
    """Result of a command: the states before and after it, from which the spoken rows follow."""

    before: ReaderState
    after: ReaderState
    command: Command


@dataclass(frozen=True, slots=True)
class Typed:
    """Command typed after `:`, to be performed on the state below the prompt."""

    below: ReaderState
    command: Command
    respond: Callable[[ReaderState, Narration, Command], TypedResponse] | None
    """Response of line mode; None for a command that every frontend does alike."""


def edit_prompt(session: SpokenSession, prompt: Prompt, key: str) -> KeyResponse | Update | Typed:
    """Handle a key in a prompt."""
    before = session.state
    if key == "Enter":
        return _submit(session, prompt)
    text = " " if key == "Space" else key if len(key) == 1 else ""
    if text and len(lists.PROMPTS[prompt.kind]) + len(prompt.text) + len(text) > session.width:
        return NO_RESPONSE
    if prompt.kind == "find" and key in ("Up", "Down"):
        return _recall_search(session, prompt, key)
    if prompt.kind in PROMPTS_WITH_CHOICES and key in ("Up", "Down"):
        return _walk_choices(session, prompt) if prompt.kind == "go" else _submit(session, prompt)
    if prompt.kind == "find" and (text or key in ("Backspace", "Delete", "Ctrl+U", "Ctrl+W")) and prompt.text + text:
        return _edit_quietly(session, prompt, key, text)
    after = update.type_in(before, key, text, session.viewport)
    if isinstance(after.top_overlay, Prompt) and after.top_overlay.kind == prompt.kind:
        session.state = replace(after, effect=None)
        if after.effect is not None:
            return KeyResponse(effect=after.effect)
        return KeyResponse(typing=after.top_overlay)
    return Update(before, after, Command("leave"))


def _edit_quietly(session: SpokenSession, prompt: Prompt, key: str, text: str) -> KeyResponse:
    """Edit the search words without searching yet: a listener can't follow the page meanwhile."""
    quiet = replace(prompt, live=False)
    state = session.state.with_top_overlay(quiet)
    edited = update.type_in(state, key, text, session.viewport).top_overlay
    if isinstance(edited, Prompt):
        shown = replace(edited, live=True)
        session.state = session.state.with_top_overlay(shown)
        return KeyResponse(typing=shown)
    return NO_RESPONSE


def _walk_choices(session: SpokenSession, prompt: Prompt) -> KeyResponse | Update:
    """Open the list of what the prompt offers, to be walked by arrows."""
    before = session.state
    below = replace(before.without_top_overlay(), position=prompt.origin)
    fitting = go_choices.go_choices(below, prompt.text)
    if not fitting:
        return KeyResponse(session.wrapped(lists.no_choice(prompt.text)))  # one row, as after each arrow
    listing = ListOverlay("go", speech_mode.GO_TO, fitting)
    return Update(before, replace(below, overlays=(*below.overlays, listing)), Command("go"))


def _recall_search(session: SpokenSession, prompt: Prompt, key: str) -> KeyResponse:
    """Recall an earlier or later search in a row of its own, to be edited or submitted."""
    state = session.state.with_top_overlay(replace(prompt, live=False))
    after = update.type_in(state, key, "", session.viewport)
    if after.message:  # a single row, as after an arrow; the next letter overwrites it with the prompt
        return KeyResponse(session.wrapped(after.message))
    shown = after.top_overlay if isinstance(after.top_overlay, Prompt) else prompt
    return prompt_row(session, replace(shown, live=True))


def prompt_row(session: SpokenSession, prompt: Prompt, message: str = "") -> KeyResponse:
    """Return a response with a message and with the prompt in a row of its own, its text cut to the row."""
    text = prompt.text[: max(session.width - len(lists.PROMPTS[prompt.kind]), 0)]
    shown = prompt if text == prompt.text else replace(prompt, text=text, cursor=len(text))
    session.state = session.state.with_top_overlay(shown)
    rows = session.wrapped(phrases.with_full_stop(message)) if message else ()
    return KeyResponse((*rows, lists.PROMPTS[shown.kind] + shown.text), typing=shown)


def _submit(session: SpokenSession, prompt: Prompt) -> Update | Typed:
    """Return the update that Enter asks for."""
    before = session.state
    below = replace(before.without_top_overlay(), position=prompt.origin)
    if prompt.kind == "find":
        if not prompt.text.strip():
            return Update(before, below, Command("leave"))
        return Update(below, update.update(below, Command("find", text=prompt.text), session.viewport), Command("find"))
    if prompt.kind != "go":
        return Update(before, update.type_in(before, "Enter", "", session.viewport), Command("leave"))
    from b12tui.linear.spoken import typed_commands  # line mode, which a first page must not wait for

    def as_typed(state: ReaderState, typed: Command) -> Typed:
        respond = None if typed_commands.is_shared(typed) else typed_commands.respond
        return Typed(replace(state, message="", effect=None), typed, respond)

    def typed_as(text: str) -> tuple[Prompt, ReaderState]:
        """Return the prompt as if this text had been typed in it, and the state that shows it."""
        other = replace(prompt, text=text, choices=go_choices.go_choices(below, text))
        return other, replace(before, overlays=(*below.overlays, other))

    fitting = go_choices.go_choices(below, prompt.text)
    where = update.context(below)
    command = typed_line.typed_command(prompt.text, fitting, where, below.keymap)
    repeated = typed_line.repeated(below, command)
    if repeated:
        prompt, before = typed_as(repeated)
        fitting = prompt.choices
        command = typed_line.typed_command(prompt.text, fitting, where, below.keymap)
    else:
        before = typed_line.remember(before, prompt.text, command)
        below = replace(below, typed_lines=before.typed_lines)
    if command is not None and command.action != "go":
        return as_typed(below, command)
    if command is not None:  # `go limits` behind "Go to: "
        prompt, before = typed_as(command.text)
        fitting = prompt.choices
    if fitting and go_choices.is_named(fitting[0], prompt.text) and isinstance(target := fitting[0].target, Command):
        return as_typed(below, target)
    if len(fitting) < 2 or prompt.text.strip().isdecimal() or go_choices.is_named(fitting[0], prompt.text):
        return Update(before, update.type_in(before, "Enter", "", session.viewport), Command("go"))
    listing = ListOverlay("go", speech_mode.GO_TO, fitting)
    return Update(before, replace(below, overlays=(*below.overlays, listing)), Command("go"))
