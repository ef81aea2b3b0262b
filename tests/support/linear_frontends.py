"""Helpers for tests of the linear frontends: documents, line mode without a terminal, and spoken pages without one."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from contextlib import chdir
from functools import partial
from pathlib import Path

from b12tui import readers
from b12tui.cli.session.effects import perform
from b12tui.cli.session.persistence import DocumentStore
from b12tui.cli.session.session import Session
from b12tui.core.effects import ChangeFrontend, Copy, Effect, Quit, Suspend
from b12tui.core.folds import Folds
from b12tui.core.handlers.document_navigation import number_among_documents, refuse
from b12tui.core.motion.jumplist import snap_to_visible
from b12tui.core.places.changes import checksums
from b12tui.core.state import ReaderState
from b12tui.document import Document
from b12tui.fastclass import replace
from b12tui.linear.line_mode.dialogue import SpeechSettings
from b12tui.linear.line_mode.repl import run_line_mode
from b12tui.linear.outcome import FrontendResult
from b12tui.linear.spoken.controller import SpokenController
from b12tui.linear.spoken.key_response import KeyResponse
from b12tui.markdown import parse
from b12tui.source import read_source

ROOT = Path(__file__).parents[2]

WHY = "because a test asked for it"


def article() -> Document:
    """Return the built-in article."""
    return parse((ROOT / "content.md").read_text(encoding="utf-8"), name="content.md")


def type_lines(
    state: ReaderState,
    typed: str,
    settings: SpeechSettings | None = None,
    perform: Callable[[ReaderState], ReaderState] = refuse,
) -> tuple[str, FrontendResult]:
    """Type lines in line mode; return all output, and the result."""
    out = io.StringIO()
    kept: list[ReaderState] = []
    leaving = run_line_mode(
        state, io.StringIO(typed), out, why=WHY, save=kept.append, settings=settings, perform=perform
    )
    assert [kept_reader.position for kept_reader in kept] == [leaving.state.position]
    return out.getvalue(), leaving


def press(pages: SpokenController, keys: str) -> list[KeyResponse]:
    """Press keys, separated by blanks, and return their responses."""
    return [pages.press(key) for key in keys.split()]


def open_all_questions(state: ReaderState) -> ReaderState:
    """Return the state with every question open."""
    return replace(state, folds=Folds(True))


def words_of(text: str) -> list[str]:
    """Return the words of a text, without punctuation."""
    return re.findall(r"\w+", text)


def transcript(folder: Path) -> str:
    """Return the output of a folder's transcript, made by `typed` in line mode or by `keys` in spoken pages."""
    with chdir(folder):
        return _transcript(folder)


def _transcript(folder: Path) -> str:
    source = next(iter(sorted(folder.glob("in.*"))), folder.parent / "text" / "in.md")
    typed = folder / "typed"
    frontend = "line" if typed.exists() else "spoken"
    document = readers.read(read_source(str(source)))
    state = snap_to_visible(
        ReaderState(document, document_id=str(source), frontend=frontend, confirm_frontend_change=True)
    )
    named = _named(folder)
    state = replace(
        state,
        argument_ids=named,
        document_id=named[0] if named else state.document_id,
        message=number_among_documents(named, "in.md"),
    )
    session = Session(
        # What links to the text is sought in its folder, not in the whole of this repository.
        text := replace(read_source(state.document_id), opened_folder=str(source.parent)),
        DocumentStore(text, state.appearance, built_in=False, keep=False),
        argument_ids=named,
    )
    before = folder / "before.md"
    if before.exists():
        session.documents[state.document_id].checksums = checksums(before.read_text(encoding="utf-8"))
    if typed.exists():
        return type_lines(state, typed.read_text(encoding="utf-8"), perform=partial(perform, session))[0]
    pages = SpokenController(state, 60, 20)
    said = ["".join(f"  {row}\n" for row in pages.opening().rows)]
    for key in (folder / "keys").read_text(encoding="utf-8").split():
        said += [f"{key}\n", *_shown(press_and_perform(pages, key, session))]
    return "".join(said)


def press_and_perform(pages: SpokenController, key: str, session: Session) -> KeyResponse:
    """Press a key in spoken pages, carry out its effect outside of the document, and return the final response."""
    answer = pages.press(key)
    if answer.effect is None or isinstance(answer.effect, Copy | Quit | Suspend | ChangeFrontend):
        return answer
    after = perform(session, replace(pages.state, effect=answer.effect))
    if isinstance(after.effect, Copy):
        return replace(answer, effect=after.effect)
    return pages.turn_to(after)


def article_session(state: ReaderState) -> Session:
    """Return a session that reads the built-in article and saves nothing."""
    text = read_source(None)
    return Session(text, DocumentStore(text, state.appearance, built_in=True, keep=False))


def _named(folder: Path) -> tuple[str, ...]:
    """Return the texts that a transcript names on the command line: those in its file `named`, one per line."""
    named = folder / "named"
    return tuple(named.read_text(encoding="utf-8").split()) if named.exists() else ()


def _shown(answer: KeyResponse) -> list[str]:
    shown = [f"  {row}\n" for row in answer.rows]
    if answer.step:
        shown.append(f"  (the cursor walks {answer.step})\n")
    if answer.effect is not None:
        shown.append(f"  ({_effect(answer.effect)})\n")
    return shown


def _effect(effect: Effect) -> str:
    """Return an effect in the notation of the transcripts."""
    match effect:
        case Copy(text, description):
            return f"Copy(text={text!r}, name={description!r})"
        case ChangeFrontend(frontend, remember):
            return f"ChangeHead(head={frontend!r}, remember={remember!r})"
        case _:
            return repr(effect)
