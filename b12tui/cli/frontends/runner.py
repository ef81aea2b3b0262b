"""Runner of the interactive frontends, one after the other at the same position, until the reader leaves."""

from __future__ import annotations

from b12tui.catalogue import command_line
from b12tui.cli import error_output, garbage_collection
from b12tui.cli.frontends import line, screen, spoken
from b12tui.cli.frontends.loading_notice import announce_loading
from b12tui.cli.frontends.opening import greets, open_state, screen_capabilities
from b12tui.cli.select_frontend import FrontendChoice
from b12tui.cli.session.session import Session
from b12tui.core import effects
from b12tui.core.overlay import prompts
from b12tui.core.state import ReaderState
from b12tui.document import Document
from b12tui.errors import ExitCode, NoTerminal
from b12tui.fastclass import replace
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.linear import outcome
from b12tui.storage.greeted_starts import count_greeting
from b12tui.storage.paths import greeted_file
from b12tui.storage.settings_schema import Settings

if TYPE_CHECKING:
    from b12tui.cli.frontends.first_frame import Preview


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
    chosen: the screen then says how to get speech, and switching asks whether the choice is for good. A review's exit
    code is what the session's `end_review` returns.
    """
    asks = undecided and session.store.enabled
    left_early = ExitCode.OK if session.end_review is None else ExitCode.PUT_OFF
    with announce_loading(document.cancellation, choice.frontend, settings, preview, left=left_early):
        state = _first_state(document, session, settings, choice.frontend, section, notices)
        state = replace(state, confirm_frontend_change=asks)
    frontend: str | None = choice.frontend
    why: str | None = choice.reason
    garbage_collection.resume_collection()
    greeting = greets(settings, undecided=undecided, restricted=not session.store.enabled)
    if greeting and asks and frontend == "screen":
        count_greeting(greeted_file())
    left = ""
    while frontend is not None:
        state = replace(state, frontend=frontend)
        try:
            result = _run(
                frontend, state, settings, session, why, ascii_only=choice.ascii, greets=greeting, preview=preview
            )
        except NoTerminal as error:
            if left != "line":
                raise
            # A mistake doesn't end a script: the commands after this one are still to be done.
            sentence = str(error)
            result = outcome.FrontendResult(replace(state, message=f"{sentence[0].upper()}{sentence[1:]}"), "line")
        else:
            left = frontend
        state, frontend = result.state, result.frontend
        if asks and not state.confirm_frontend_change and result.remember is None:
            session.store.remember_frontend("screen")  # chosen in the list of modes
            asks = False
        if frontend is not None and result.remember is not None:
            session.store.remember_frontend(frontend if result.remember else "auto")
            state, asks = replace(state, confirm_frontend_change=False), False
        why = None if frontend == left else command_line.AS_ASKED
        greeting, preview = False, None
    session.close()
    notice = session.take_notice()
    if notice:
        error_output.print_message(notice)
    return ExitCode.OK if session.end_review is None else session.end_review(state, session)


def _first_state(
    document: Document, session: Session, settings: Settings, frontend: str, section: int | None, notices: str
) -> ReaderState:
    """Return the state at `section`, or where the document was left."""
    state = open_state(document, settings, frontend, notices, at=section or 0)
    state = replace(
        state,
        document_id=session.document_id,
        argument_ids=session.argument_ids,
        follows=session.follow,
        input_grows=session.growing is not None,
        review="" if session.end_review is None else "open",
    )
    state = session.resume(state, stays=section is not None)
    if session.start_search:
        return prompts.search_for(state, session.start_search)
    return state


def _run(
    frontend: str,
    state: ReaderState,
    settings: Settings,
    session: Session,
    why: str | None,
    *,
    ascii_only: bool,
    greets: bool,
    preview: Preview | None,
) -> outcome.FrontendResult:
    """Run a frontend, which is loaded only then, and return how it ended; raise NoTerminal if it has no terminal."""
    match frontend:
        case "line":
            return line.run_line(state, settings, why, session, ascii_only=ascii_only)
        case "spoken":
            return spoken.run_spoken(state, settings, session, ascii_only=ascii_only)
        case _:
            return _screen(state, settings, session, greets=greets, preview=preview)


def _screen(
    state: ReaderState, settings: Settings, session: Session, *, greets: bool, preview: Preview | None = None
) -> outcome.FrontendResult:
    result = screen.run_screen(state, screen_capabilities(), settings, session, greets=greets, preview=preview)
    bare = result.without_overlays()
    change = result.effect
    return (
        outcome.FrontendResult(bare, change.frontend, change.remember)
        if isinstance(change, effects.ChangeFrontend)
        else outcome.FrontendResult(bare)
    )
