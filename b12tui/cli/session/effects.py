"""Effects: what an action asks for outside of its document, performed by the session.

The one place where the union of effects is taken apart: a type checker names an effect that is missing here.
"""

from __future__ import annotations

from b12tui.cli import error_output
from b12tui.cli.session.session import Session
from b12tui.core.effects import (
    ChangeFrontend,
    CheckForUpdate,
    CompleteFileName,
    ComposeNote,
    Copy,
    CopyAsMarkdown,
    DeleteNote,
    Effect,
    GoToChange,
    ListBacklinks,
    ListBookmarks,
    ListChanges,
    OpenBrowser,
    OpenEditor,
    OpenFile,
    OpenLink,
    OpenPage,
    Quit,
    Redraw,
    Reload,
    Revisit,
    SaveBookmark,
    SaveNote,
    SearchFiles,
    Suspend,
    SwitchDocument,
    ToggleRawLines,
    UndoNote,
)
from b12tui.core.handlers.document_navigation import drop_from_trail, refuse
from b12tui.core.state import ReaderState
from b12tui.errors import B12Error
from b12tui.fastclass import replace
from b12tui.fasttyping import assert_never


def perform(session: Session, state: ReaderState) -> ReaderState:
    """Perform the effect of `state` and return the next state, whose message says what came of it.

    Raises nothing where a document can't be had: the state then stays in its document. In restricted mode only effects
    that are known to lead nowhere else are performed.
    """
    effect = state.effect
    if session.restricted and not is_allowed(session, effect):
        return refuse(state)
    here = replace(state, effect=None)
    try:
        return _perform(session, here, effect)
    except B12Error as error:
        message = error_output.as_sentence(error)
        return drop_from_trail(here, effect, message) if isinstance(effect, Revisit) else replace(here, message=message)


def _perform(session: Session, state: ReaderState, effect: Effect | None) -> ReaderState:
    """Perform one effect; B12Error says why it can't be."""
    from b12tui.cli.session import performers  # few sessions ask for any of this, so no start waits for it

    match effect:
        case CopyAsMarkdown():
            return performers.copy_as_markdown(state, effect)
        case SaveBookmark(name):
            return session.save_bookmark(state, name)
        case SaveNote():
            return performers.save_note(session, state, effect)
        case ComposeNote():
            return performers.compose_note(session, state, effect)
        case DeleteNote():
            return performers.delete_note(session, state, effect)
        case UndoNote():
            return performers.undo_note(session, state)
        case OpenLink():
            return performers.open_link(session, state, effect)
        case OpenFile():
            return performers.open_file(session, state, effect)
        case CompleteFileName(typed):
            return performers.complete_file_name(state, typed)
        case SearchFiles():
            return performers.search_files(session, state, effect)
        case ListBacklinks():
            return performers.list_backlinks(session, state)
        case SwitchDocument():
            return performers.switch_document(session, state, effect)
        case Revisit():
            return performers.revisit(session, state, effect)
        case Reload():
            return performers.reload(session, state)
        case CheckForUpdate():
            return performers.check_for_update(session, state)
        case ListChanges():
            return performers.list_changes(session, state)
        case GoToChange(by):
            return performers.go_to_change(session, state, by)
        case ToggleRawLines(form):
            return performers.toggle_form(session, state, form)
        case ListBookmarks():
            return performers.list_bookmarks(session, state)
        case OpenBrowser(address):
            return performers.open_browser(session, state, address)
        case OpenPage():
            return performers.open_page(session, state)
        case OpenEditor():
            return performers.open_editor(session, state)
        case None | Copy() | Quit() | Suspend() | Redraw() | ChangeFrontend():
            return state  # the frontend performs these itself
        case _:
            assert_never(effect)


def is_allowed(session: Session, effect: Effect | None) -> bool:
    """Return whether a restricted session performs an effect: only what is known to lead to no other document."""
    match effect:
        case SwitchDocument(document_ids):
            return set(document_ids) <= set(session.argument_ids)
        case Revisit(destination):
            return destination.document_id in session.argument_ids
        case SaveNote() | DeleteNote() | UndoNote():
            return session.store.notes_folder is not None
        case (
            CopyAsMarkdown()
            | SaveBookmark()
            | Reload()
            | CheckForUpdate()
            | ListChanges()
            | GoToChange()
            | ToggleRawLines()
            | ListBookmarks()
        ):
            return True
        case _:
            return False
