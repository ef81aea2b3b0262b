"""Lines typed after `:`, where names of headings and actions come before other words that can be typed."""

from __future__ import annotations

from b12tui.core.actions import KeyContext
from b12tui.core.keymap.bindings import Keymap
from b12tui.core.overlay.go_choices import is_named, section_number
from b12tui.core.state import Command, ListEntry, ReaderState
from b12tui.core.vocabulary.known_words import LINE_MODE_WORDS, Misunderstood, understand
from b12tui.document.sanitize import sanitize
from b12tui.fastclass import replace

OWN = frozenset({"open", *(word.typed_name for word in LINE_MODE_WORDS)})
"""Words that no name of an action takes, typed in full: `open` opens what is here."""
REMEMBERED = 20
"""Typed lines that are kept."""


def typed_command(
    typed: str, fitting: tuple[ListEntry, ...], where: KeyContext, keys: Keymap, own: frozenset[str] = OWN
) -> Command | None:
    """Return the command that a typed line means; None if it is a name, of those `fitting`, or nothing known.

    A name typed in full comes first, except before the words `own`, then a command with a number, then names that
    contain what was typed; but names that contain `section 3` come before the section of that number.
    """
    words = " ".join(typed.split())
    if not words.replace(".", "") or words.replace(".", "").isdecimal():
        return None
    is_own = words.casefold() in own
    if fitting and is_named(fitting[0], typed) and not (is_own and isinstance(fitting[0].target, Command)):
        return None
    command = understand(typed, where, keys)
    if isinstance(command, Misunderstood):
        return None
    is_numbered = command.count is not None and not section_number(words)
    return command if not fitting or is_numbered or is_own else None


def repeated(state: ReaderState, command: Command | None) -> str:
    """Return the line that `again` repeats; empty for other commands, and where there is none."""
    lines = state.typed_lines
    return lines[-1] if lines and command is not None and command.action == "again" else ""


def remember(state: ReaderState, typed: str, command: Command | None) -> ReaderState:
    """Return the state with another typed line, unless that is blank or `again`."""
    if not typed.strip() or (command is not None and command.action == "again"):
        return state
    return replace(state, typed_lines=(*state.typed_lines, sanitize(" ".join(typed.split())))[-REMEMBERED:])
