"""Opening a document in a frontend: the state to begin with, and what the terminal can do."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from b12tui.catalogue import command_line, terminals
from b12tui.cli.environment import child_environment
from b12tui.core.motion.jumplist import snap_to_visible
from b12tui.core.state import ReaderState
from b12tui.document import Document, Position
from b12tui.errors import NoTerminal
from b12tui.storage.greeted_starts import MAX_GREETINGS, greeted_starts
from b12tui.storage.paths import greeted_file
from b12tui.storage.settings_schema import Settings
from b12tui.terminal import capabilities
from b12tui.terminal.capabilities import Capabilities

if TYPE_CHECKING:
    from b12tui.storage.effective_settings import EffectiveSettings


def open_state(
    document: Document,
    settings: Settings,
    frontend: str,
    message: str,
    *,
    at: int = 0,
) -> ReaderState:
    """Return the initial state of a document that has just been opened, at a section."""
    return snap_to_visible(
        ReaderState(
            document,
            position=Position(at),
            appearance=settings.appearance(),
            keymap=settings.keymap(),
            message=message,
            words_per_minute=settings.words_per_minute,
            speech_rate=settings.speech_rate,
            frontend=frontend,
        )
    )


def is_frontend_undecided(effective: EffectiveSettings) -> bool:
    """Return whether no preferred frontend was ever chosen."""
    return effective.origin("mode") == "default"


def greets(settings: Settings, *, undecided: bool, restricted: bool) -> bool:
    """Return whether the screen tells screen reader users of the other modes: at the first starts, if none is chosen.

    A restricted session, which stores nothing, always does.
    """
    return undecided and settings.hints and (restricted or greeted_starts(greeted_file()) < MAX_GREETINGS)


def screen_capabilities() -> Capabilities:
    """Return the capabilities of the terminal; raise NoTerminal if it can't show a page."""
    found = capabilities.of(child_environment())
    if found.dumb:
        raise NoTerminal(terminals.no_pages(os.environ.get("TERM") or command_line.NOT_SET))
    return found


def has_screen() -> bool:
    """Return whether the terminal can show a page."""
    try:
        screen_capabilities()
    except NoTerminal:
        return False
    return True
