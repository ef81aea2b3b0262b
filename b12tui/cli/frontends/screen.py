"""Start of the screen: the first frame before Textual is imported, then the application on the same terminal."""

from __future__ import annotations

from b12tui.cli import garbage_collection, openssl
from b12tui.cli.frontends.first_frame import Preview, announcing, draw_first_frame
from b12tui.cli.session import effects
from b12tui.cli.session.session import Session
from b12tui.core.state import ReaderState
from b12tui.errors import without_traceback
from b12tui.storage.settings_schema import Settings
from b12tui.terminal.capabilities import Capabilities
from b12tui.terminal.owner import Terminal


def run_screen(
    state: ReaderState,
    capabilities: Capabilities,
    settings: Settings,
    session: Session,
    *,
    greets: bool = False,
    preview: Preview | None = None,
) -> ReaderState:
    """Show the document until the reader leaves; return the final state.

    With `greets` the first row tells screen reader users about the other frontends.
    A preview may be drawn already. Raise NoTerminal if there is no terminal, TerminalLost if it goes away.
    """
    with preview.first_frame.terminal if preview else Terminal.open() as terminal:
        session.terminal = terminal
        try:
            return _run(terminal, state, capabilities, settings, session, greets=greets, preview=preview)
        except MemoryError as error:
            raise without_traceback(error) from None


def _run(
    terminal: Terminal,
    state: ReaderState,
    capabilities: Capabilities,
    settings: Settings,
    session: Session,
    *,
    greets: bool,
    preview: Preview | None,
) -> ReaderState:
    first_frame = (
        preview.first_frame if preview else draw_first_frame(terminal, state, capabilities, settings, greets=greets)
    )
    with first_frame.typeahead as typeahead:
        if preview:
            with announcing(state, lambda words: first_frame.announce(preview.state, words)):
                first_frame.view.take_over(preview.state, state)
                first_frame.show(state)
        garbage_collection.free_remains()
        garbage_collection.pause_collection()
        with openssl.not_loaded():
            from b12tui.tui.over_terminal import application  # loads Textual

        app = application(
            state,
            terminal,
            typeahead,
            session.save,
            capabilities=capabilities,
            perform=lambda state: effects.perform(session, state),
            view=first_frame.view,
            writer=first_frame.writer,
        )
    garbage_collection.resume_collection()
    terminal.on_terminate(lambda: session.save(app.reader_state))
    try:
        app.run(mouse=False)
    finally:
        session.save(app.shown_state if app.failure else app.reader_state)
    if app.failure is not None:
        raise app.failure
    return app.reader_state
