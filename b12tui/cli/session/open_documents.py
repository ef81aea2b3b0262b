"""Switching between documents: those of the command line, link targets, and the history back and forward.

Links to files that are not Markdown are refused, and so are special files that are not on the command line, as reading
them could block for ever.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

from b12tui import source
from b12tui.catalogue import documents, page
from b12tui.cli import directory_listing, error_output, error_remedies
from b12tui.cli.session.label_files import file_with_label
from b12tui.cli.session.link_resolution import documents_named
from b12tui.cli.session.session import Session
from b12tui.core.effects import OpenFile, OpenLink, Revisit, SwitchDocument
from b12tui.core.handlers.document_navigation import carry_over, number_among_documents
from b12tui.core.motion.jumplist import jump, snap_to_visible, unfold_to
from b12tui.core.places import source_lines
from b12tui.core.state import ListEntry, ListOverlay, ReaderState
from b12tui.document import Document, Link, Position
from b12tui.document.sanitize import sanitize_line
from b12tui.errors import ActionRefused, B12Error
from b12tui.fastclass import replace
from b12tui.file_opening import file_stamp
from b12tui.readers import has_reader
from b12tui.search.results import search_document

_LINE_FRAGMENT = re.compile(r"L([1-9]\d{0,8})(?:-L?\d+)?")
"""Line of a file, as forges name it."""

MAX_REASONS = 3
"""Maximum number of unreadable texts whose errors are shown; further ones are only counted."""


def switch_document(session: Session, state: ReaderState, effect: SwitchDocument) -> ReaderState:
    """Go on in the first of the named documents that can be read; the message tells of those that can't."""
    errors: list[str] = []
    for name in effect.document_ids:
        try:
            opened = _suspended_state(session, name) or _opened(session, state, name, name)
        except B12Error as error:
            errors.append(error_output.as_sentence(error))
            continue
        session.switch(state, opened)
        message = (
            _unreadable_message(errors),
            number_among_documents(state.argument_ids, name) or documents.opened(sanitize_line(Path(name).name)),
            opened.message,
        )
        return snap_to_visible(replace(carry_over(state, opened, effect), message=" ".join(filter(None, message))))
    return replace(
        state,
        message=" ".join(
            filter(None, (_unreadable_message(errors), number_among_documents(state.argument_ids, state.document_id)))
        ),
    )


def _unreadable_message(sentences: list[str]) -> str:
    """Return the message about texts that can't be read."""
    more = len(sentences) - MAX_REASONS
    return " ".join((*sentences[:MAX_REASONS], documents.more_unreadable(more))) if more > 0 else " ".join(sentences)


def _suspended_state(session: Session, name: str) -> ReaderState | None:
    """Return the state of a suspended document, or None if there is none or its file has changed since."""
    text = session.documents.get(name)
    return (
        text.suspended
        if text is not None and (session.is_readable_once(name) or text.stamp == file_stamp(name))
        else None
    )


def open_link(session: Session, state: ReaderState, effect: OpenLink) -> ReaderState:
    """Open the document that a link leads to, at its fragment; B12Error where it can't be read."""
    if effect.target:
        name, *others = documents_named(state.document_id, effect.target, session.opened_folder)
        if others:
            return _choice_of(state, effect, (name, *others))
        if _may_be_label(name, effect) and (labelled := _labelled(session, state, effect.target)):
            name, effect = labelled, OpenLink("", effect.target)
    else:
        name = _labelled(session, state, unquote(effect.fragment))
        if not name:
            raise ActionRefused(page.no_such_anchor(f"#{effect.fragment}"))
    if name == state.document_id:
        goal = _goal(state.document, effect.fragment) if effect.fragment else Position()
        return snap_to_visible(jump(state, goal, documents.no_such_anchor(sanitize_line(effect.fragment))))
    if os.path.isfile(name) and not has_reader(name):  # noqa: PTH113 - it takes any name
        raise ActionRefused(documents.not_markdown(sanitize_line(effect.target)))
    opened = _suspended_state(session, name) or _opened(session, state, name, effect.target)
    message = [documents.opened(sanitize_line(Path(name).name)), opened.message]
    if effect.fragment:
        goal = _goal(opened.document, effect.fragment)
        missing = documents.no_such_anchor_there(sanitize_line(effect.fragment))
        message[1] = "" if goal else f"{missing} {opened.message}".strip()
        opened = replace(unfold_to(opened, goal), position=goal) if goal else opened
    session.switch(state, opened)
    return snap_to_visible(replace(carry_over(state, opened, effect), message=" ".join(filter(None, message))))


def _may_be_label(name: str, effect: OpenLink) -> bool:
    """Return whether the target of a link may be a label: MyST has labels where others have files."""
    return not os.path.lexists(name) and not effect.fragment and re.fullmatch(r"[\w:-]+", effect.target) is not None


def _labelled(session: Session, state: ReaderState, label: str) -> str:
    """Return the name of the document that has a label, or empty text."""
    if state.document.find_anchor(label):
        return state.document_id
    return file_with_label(Path(state.document_id), label, session.opened_folder, state.document.cancellation)


def _choice_of(state: ReaderState, effect: OpenLink, names: tuple[str, ...]) -> ReaderState:
    """Return the state with the list of documents that a link may lead to, by their paths from here."""
    folder = os.path.dirname(state.document_id) or "."  # noqa: PTH120 - it takes any name
    paths = [os.path.relpath(name, folder) for name in names]
    entries = tuple(
        ListEntry(sanitize_line(path), OpenLink(path, effect.fragment), number=number)
        for number, path in enumerate(paths, 1)
    )
    title = documents.several_notes(sanitize_line(effect.target), len(names))
    return replace(state, overlays=(*state.overlays, ListOverlay("files", title, entries)))


def open_file(session: Session, state: ReaderState, effect: OpenFile) -> ReaderState:
    """Open a file or a folder by its path, at a line if one is given; B12Error where it can't be read."""
    path = os.path.normpath(os.path.expanduser(effect.name))  # noqa: PTH111 - it takes any name
    written = f"{path}/" if os.path.isdir(path) else path  # noqa: PTH112 - the same
    if written == state.document_id:
        return snap_to_visible(_at_match(state, effect, jump))
    opened = _suspended_state(session, written) or _opened(session, state, written, effect.name)
    session.switch(state, opened)
    carried = carry_over(state, opened, SwitchDocument((written,)))
    message = " ".join(filter(None, (documents.opened(sanitize_line(Path(written).name)), opened.message)))
    return snap_to_visible(replace(_at_match(carried, effect, _placed), message=message))


def _at_match(state: ReaderState, effect: OpenFile, go: Callable[[ReaderState, Position], ReaderState]) -> ReaderState:
    """Return the state at the line of the effect, at the first match of its search from there on."""
    if not effect.line:
        return state
    at = source_lines.position_at(state.document, effect.line) or Position()
    if effect.link:
        at = _link_from(state.document, at, effect.link) or at
        return go(unfold_to(state, at), at)
    if not effect.query:
        return go(state, at)
    search = search_document(state.document, effect.query, at)
    at = at if search.current is None else search.current.start
    return replace(go(unfold_to(state, at), at), search=search)


def _link_from(document: Document, at: Position, target: str) -> Position | None:
    """Return the position of the first link with a target in the section of a position, from there on; None if none."""
    for number, node in enumerate(document.text_nodes(at.section)[at.node :], at.node):
        for span in node.text.spans:
            here = Position(at.section, number, span.start)
            if here >= at and isinstance(span.kind, Link) and span.kind.target == target:
                return here
    return None


def _placed(state: ReaderState, at: Position) -> ReaderState:
    return replace(state, position=at)


def _goal(document: Document, fragment: str) -> Position | None:
    """Return the position that a fragment names: an anchor, or a line of the source (`L34`, `L34-L40`); else None."""
    line = _LINE_FRAGMENT.fullmatch(fragment)
    return document.find_anchor(fragment) or (source_lines.position_at(document, int(line[1])) if line else None)


def revisit(session: Session, state: ReaderState, effect: Revisit) -> ReaderState:
    """Go back, or forward, to a position in another document; B12Error where it can't be read."""
    place = effect.destination
    text = session.documents.get(place.document_id)
    opened = (text.suspended if text is not None else None) or _opened(
        session, state, place.document_id, place.document_id
    )
    sections = opened.document.sections
    at = place.position if place.position.section < len(sections) else Position(sections[-1].number)
    session.switch(state, opened)
    name = Path(place.document_id).name if place.document_id not in ("", "-") else opened.document.title
    message = (documents.forward_to if effect.forward else documents.back_in)(sanitize_line(name))
    return snap_to_visible(
        replace(carry_over(state, replace(unfold_to(opened, at), position=at), effect), message=message)
    )


def _opened(session: Session, state: ReaderState, name: str, shown: str) -> ReaderState:
    """Read a file and return its state, restored to where it was left; raise ActionRefused or B12Error if that fails.

    `shown` is the file's name in messages.
    """
    written = file_stamp(name)
    text = _standard_input(session) if name == "-" else _read(session, name, sanitize_line(shown))
    document = session.parse(name, text, state.document.cancellation)
    session.register(name, replace(text, text=document.original_source()), written)
    fresh = ReaderState(
        document,
        document_id=name,
        appearance=state.appearance,
        words_per_minute=state.words_per_minute,
        speech_rate=state.speech_rate,
        frontend=state.frontend,
        message=error_remedies.source_notice(text),
    )
    return session.resume(snap_to_visible(fresh))


def _standard_input(session: Session) -> source.Source:
    """Return standard input, which was read at startup."""
    return source.Source(documents.STANDARD_INPUT, session.documents["-"].source or "", piped=True)


def _read(session: Session, name: str, shown: str) -> source.Source:
    """Read a text; raise ActionRefused or B12Error if it can't be read, or is an unnamed special file."""
    if name not in session.argument_ids:
        path = Path(name)
        try:
            found = path.exists()
        except (OSError, ValueError):  # name too long, or with a null byte
            found = False
        if not found:
            raise ActionRefused(documents.no_file(shown))
        if not path.is_file() and not path.is_dir():
            raise ActionRefused(documents.not_plain_file(shown))
    # Files of the command line may be waited for, but only once: a pipe has nothing more after its end.
    waits = name in session.argument_ids and name not in session.documents
    return directory_listing.read_file_or_directory(
        name,
        encoding=session.encoding,
        limit=session.limit,
        special=waits,
        links=not session.restricted,
        depth=session.depth,
    )
