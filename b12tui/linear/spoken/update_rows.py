"""Rows spoken after an update: the action's message, its result, or both where one is not enough."""

from __future__ import annotations

from b12tui.catalogue import searching
from b12tui.core.messages import phrases
from b12tui.core.state import Command, ListOverlay, Prompt, ReaderState, TableView
from b12tui.linear.spoken import overlay_rows, spoken_moves
from b12tui.linear.spoken.spoken_session import SpokenSession


def focus_rows(session: SpokenSession, before: ReaderState | None = None) -> tuple[str, ...]:
    """Return the rows of the topmost overlay or of the document; `before` is the state before the last key."""
    top = session.state.top_overlay
    match top:
        case ListOverlay():
            previous = before.top_overlay if before is not None else None
            opened = before is not None and (not isinstance(previous, ListOverlay) or previous.kind != top.kind)
            return overlay_rows.list_rows(session, top, with_title=opened)
        case TableView():
            return overlay_rows.table_rows(session, top, before)
        case Prompt() | None:
            return session.here()


def message_rows_of(session: SpokenSession, message: str, before: ReaderState, command: Command) -> str:
    """Return the action's message, or an empty string where the row says the same."""
    if not message:
        return ""
    if command.action in ("open", "close", "toggle") and session.state.folds != before.folds:
        return ""
    if (
        command.action in ("find-next", "find-previous")
        and session.state.position != before.position
        and session.state.search is not None
        and not session.state.search.wrapped
        and session.state.position.section == before.position.section
    ):
        search = session.state.search
        count = 0 if search.results is None else search.results.count
        return searching.match_here(search.number, count, exact=search.results is None or search.results.exact)
    return phrases.with_full_stop(message)


def change_rows(session: SpokenSession, before: ReaderState, message: str, command: Command) -> tuple[str, ...]:
    """Return the rows of what changed; none where the message is all that is new."""
    state = session.state
    if message and (state.selected_from or before.selected_from) is not None and not state.overlays:
        return ()
    if message and command.action in ("next-note", "previous-note"):
        return ()
    if state.overlays != before.overlays:
        if isinstance(state.top_overlay, ListOverlay) and isinstance(before.top_overlay, ListOverlay) and message:
            same = (
                state.top_overlay.index == before.top_overlay.index
                and state.top_overlay.kind == before.top_overlay.kind
            )
            return () if same else focus_rows(session, before)
        asked_in_vain = (
            isinstance(before.top_overlay, Prompt)
            and message
            and state.position == before.position
            and state.top_overlay is None
        )
        return () if asked_in_vain else focus_rows(session, before)
    if isinstance(state.top_overlay, TableView):
        return () if message and command.action != "record" else focus_rows(session, before)
    moved = state.position != before.position
    if not moved and state.folds == before.folds:
        return () if message or state.appearance != before.appearance else session.here()
    if not moved and command.action in ("open-all", "close-all"):
        return ()
    return spoken_moves.moved_rows(session, command)
