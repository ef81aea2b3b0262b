"""Start of spoken pages."""

from __future__ import annotations

import os

from b12tui.cli.session import effects
from b12tui.cli.session.session import Session
from b12tui.core.state import ReaderState
from b12tui.errors import without_traceback
from b12tui.fastclass import replace
from b12tui.linear.outcome import FrontendResult
from b12tui.linear.spoken import frontend
from b12tui.storage.greeted_starts import MAX_GREETINGS, count_greeting, greeted_starts
from b12tui.storage.paths import offered_file
from b12tui.storage.settings_schema import Settings
from b12tui.terminal.escape_wait import escape_wait
from b12tui.terminal.owner import Terminal


def run_spoken(state: ReaderState, settings: Settings, session: Session, *, ascii_only: bool) -> FrontendResult:
    """Run spoken pages from `state` and return how they ended."""
    if state.appearance.phrases == "auto":
        state = replace(state, appearance=replace(state.appearance, phrases=settings.phrases_in(os.environ)))
    keeps = session.store.enabled  # what is kept nowhere can't be counted
    greets = not keeps or greeted_starts(offered_file()) < MAX_GREETINGS
    offers = greets and settings.hints and not state.appearance.sentence_lines
    state = replace(state, knows_keys=not greets, offers_sentences=offers)
    if greets and keeps and settings.hints:
        count_greeting(offered_file())
    with Terminal.open() as terminal:
        session.terminal = terminal
        try:
            return frontend.run_spoken(
                state,
                terminal,
                save=session.save,
                style=settings.style,
                ascii_only=ascii_only,
                perform=lambda state: effects.perform(session, state),
                escape_wait=escape_wait(os.environ, settings.escape_wait),
            )
        except MemoryError as error:
            raise without_traceback(error) from None
