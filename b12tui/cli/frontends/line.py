"""Start of line mode."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path

from b12tui.catalogue import command_line
from b12tui.cli.session.effects import perform
from b12tui.cli.session.session import Session
from b12tui.cli.standard_streams import command_input
from b12tui.core.state import ReaderState
from b12tui.errors import without_traceback
from b12tui.fastclass import replace
from b12tui.fasttyping import TextIO
from b12tui.linear.line_mode import repl
from b12tui.linear.line_mode.dialogue import SpeechSettings
from b12tui.linear.line_mode.output import LineOutput
from b12tui.linear.line_mode.units import Unit
from b12tui.linear.outcome import FrontendResult
from b12tui.storage.settings_schema import Settings


def run_line(
    state: ReaderState, settings: Settings, why: str | None, session: Session, *, ascii_only: bool
) -> FrontendResult:
    """Run line mode from `state`, which was chosen for the reason `why`; return how it ended."""
    # Scripts were written without knowing of the question.
    session.terminal = None
    commands = _command_input(session)
    asked = replace(state, confirm_frontend_change=state.confirm_frontend_change and commands.isatty())
    try:
        return repl.run_line_mode(
            asked,
            commands,
            sys.stdout,
            why=why,
            save=session.save,
            keeps=session.store.enabled,
            settings=SpeechSettings(
                Unit(settings.unit),
                settings.style,
                LineOutput(sys.stdout).wrapping(settings.wrap),
                ascii_only,
                prompt=not state.appearance.braille,
                phrases="rows" if state.appearance.braille else settings.line_phrases(os.environ),
                no_commands="" if session.restricted else command_line.NO_COMMANDS_READ,
            ),
            perform=partial(perform, session),
        )
    except MemoryError as error:
        raise without_traceback(error) from None


def _command_input(session: Session) -> TextIO:
    """Return the input for commands: standard input, or the terminal if that is closed or was the source of the text.

    Raise NoTerminal if there is neither.
    """
    if ("-" in session.documents or sys.stdin is None) and sys.stdout.isatty():
        with suppress(OSError):
            return Path("/dev/tty").open(encoding="utf-8", errors="replace")
    return command_input()
