"""Runner of the interactive frontends, one after the other at the same position, until the reader leaves."""

from __future__ import annotations

import gc
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from b12tui.cli.frontends.loading_notice import announced
from b12tui.cli.frontends.opening import open_state, screen_capabilities
from b12tui.cli.select_frontend import FrontendChoice
from b12tui.cli.session.effects import perform
from b12tui.cli.session.session import Session
from b12tui.core.state import ChangeFrontend, ReaderState
from b12tui.document import Document
from b12tui.errors import ExitCode, NoTerminal
from b12tui.fastclass import replace
from b12tui.storage.settings_schema import Settings

if TYPE_CHECKING:
    from b12tui.cli.frontends.first_frame import Preview
    from b12tui.linear.outcome import FrontendResult


def run_frontends(
    document: Document,
    session: Session,
    settings: Settings,
    choice: FrontendChoice,
    section: int | None,
    notices: str,
    *,
    undecided: bool = False,
    preview: Preview | None = None,
) -> int:
    """Show the document in the frontend of `choice`, then in those switched to; return the exit code.

    It opens at `section`, or where it was left; `notices` are shown first. `undecided` means that no frontend was ever
    chosen: the screen then says how to get speech, and switching asks whether the choice is for good.
    """
    asks = undecided and session.store.keeps
    with announced(document.cancellation, choice.frontend, settings, preview):
        state = open_state(document, settings, choice.frontend, notices, at=section or 0)
        state = replace(
            state,
            document_id=session.document_id,
            argument_ids=session.argument_ids,
            follows=session.follow,
            confirm_frontend_change=asks,
        )
        state = session.resume(state, stays=section is not None)
    frontend: str | None = choice.frontend
    why: str | None = choice.reason
    gc.freeze()
    gc.enable()
    greets = undecided and settings.hints
    while frontend is not None:
        state = replace(state, frontend=frontend)
        match frontend:
            case "line":
                result = _line(state, settings, why, session, ascii_only=choice.ascii)
            case "spoken":
                result = _spoken(state, settings, session, ascii_only=choice.ascii)
            case _:
                result = _screen(state, settings, session, greets=greets, preview=preview)
        state, frontend = result.state, result.frontend
        if frontend is not None and result.remember is not None:
            session.store.remember_frontend(frontend if result.remember else "auto")
            state = replace(state, confirm_frontend_change=False)
        why, greets, preview = "as you asked", False, None
    session.close()
    notice = session.take_notice()
    if notice:
        from b12tui.cli.error_output import tell

        tell(notice)
    return ExitCode.OK


def _line(
    state: ReaderState, settings: Settings, why: str | None, session: Session, *, ascii_only: bool
) -> FrontendResult:
    from b12tui.linear.line_mode import repl
    from b12tui.linear.line_mode.dialogue import SpeechSettings
    from b12tui.linear.line_mode.output import LineOutput
    from b12tui.linear.line_mode.units import Unit

    # Scripts were written without knowing of the question.
    session.terminal = None
    commands = _command_input(session)
    asked = replace(state, confirm_frontend_change=state.confirm_frontend_change and commands.isatty())
    return repl.run_line_mode(
        asked,
        commands,
        sys.stdout,
        why=why,
        save=session.save,
        keeps=session.store.keeps,
        settings=SpeechSettings(
            Unit(settings.unit), settings.style, LineOutput(sys.stdout).wrapping(settings.wrap), ascii_only
        ),
        perform=partial(perform, session),
    )


def _command_input(session: Session) -> TextIO:
    """Return the input for commands: standard input, or the terminal if that is closed or was the source of the text.

    Raise NoTerminal if there is neither.
    """
    if ("-" in session.documents or sys.stdin is None) and sys.stdout.isatty():
        with suppress(OSError):
            return Path("/dev/tty").open(encoding="utf-8", errors="replace")
    return typable()


def typable() -> TextIO:
    """Return standard input for commands; raise NoTerminal if it is closed."""
    if sys.stdin is None:
        raise NoTerminal("standard input is closed, so no command can be typed; b12tui --plain needs none")
    return sys.stdin


def _spoken(state: ReaderState, settings: Settings, session: Session, *, ascii_only: bool) -> FrontendResult:
    from b12tui.linear.spoken import frontend
    from b12tui.terminal.owner import Terminal

    with Terminal.open() as terminal:
        session.terminal = terminal
        return frontend.run_spoken(
            state,
            terminal,
            save=session.save,
            style=settings.style,
            ascii_only=ascii_only,
            perform=partial(perform, session),
        )


def _screen(
    state: ReaderState, settings: Settings, session: Session, *, greets: bool, preview: Preview | None = None
) -> FrontendResult:
    from b12tui.cli.frontends import screen

    result = screen.run_screen(state, screen_capabilities(), settings, session, greets=greets, preview=preview)
    from b12tui.linear.outcome import FrontendResult  # imported late, so that the first frame doesn't wait for it

    bare = replace(result, effect=None, overlays=(), message="")
    change = result.effect
    return (
        FrontendResult(bare, change.frontend, change.remember)
        if isinstance(change, ChangeFrontend)
        else FrontendResult(bare)
    )
