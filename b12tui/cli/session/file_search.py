"""Search over all files of a folder: the matches by file, as a list whose entries open the file there."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from pathlib import Path

from b12tui.catalogue import documents, searching
from b12tui.cli import folder_files
from b12tui.cli.session.session import Session
from b12tui.core.effects import OpenFile, SearchFiles
from b12tui.core.state import ListEntry, ListOverlay, ReaderState
from b12tui.document.cancellation import Cancellation
from b12tui.document.sanitize import sanitize_line
from b12tui.errors import ActionRefused
from b12tui.fastclass import replace
from b12tui.search.limits import MatchBudget
from b12tui.search.query import Matcher, compile_query

MAX_MATCHES = 500
"""Greatest number of matches that are listed."""
MAX_PER_FILE = 50
"""Greatest number of matches that are listed of one file."""
MAX_FILE_BYTES = 8 << 20
"""Size in bytes up to which a file is searched."""
MAX_BYTES = 256 << 20
"""Bytes that are searched in all."""
CONTEXT_CHARACTERS = 60
"""Characters of a line that are shown before and after a match."""


def search_files(session: Session, state: ReaderState, effect: SearchFiles) -> ReaderState:
    """Return the state with the list of matches opened, or a message that there are none; a key cancels the search."""
    matcher = compile_query(effect.query, state.document.cancellation)
    if matcher is None:
        return state
    folder = Path(_folder(session, state))
    found = folder_files.files_below(folder, depth=session.depth, links=not session.restricted)
    entries: list[ListEntry] = []
    files, matches, left, complete = 0, 0, MAX_BYTES, found.complete
    for file in found.files:
        state.document.cancellation.check()
        if file.size > min(MAX_FILE_BYTES, left) or matches >= MAX_MATCHES:
            complete = False
            continue
        left -= file.size
        rows = _matches(found, file, matcher, state.document.cancellation)
        if not rows:
            continue
        complete = complete and len(rows) < MAX_PER_FILE
        path = os.path.normpath(folder.joinpath(*file.parts))
        entries.append(ListEntry(sanitize_line(file.name), OpenFile(path, rows[0][0], effect.query)))
        files += 1
        for line, words in rows[: MAX_MATCHES - matches]:
            matches += 1
            target = OpenFile(path, line, effect.query)
            entries.append(ListEntry(documents.match_in_line(line, words), target, 1, number=matches))
    if not entries:
        return replace(state, message=documents.not_found_in_files(effect.query, len(found.files)))
    title = documents.matches_in_files(searching.matches_of(effect.query), files, matches, complete=complete)
    return replace(state, overlays=(*state.overlays, ListOverlay("files", title, tuple(entries), 1)))


def _folder(session: Session, state: ReaderState) -> str:
    """Return the folder to search: the one that was opened, else that of the document."""
    if state.document_id.endswith("/"):
        return state.document_id
    if session.opened_folder:
        return session.opened_folder
    if session.is_readable_once(state.document_id):
        raise ActionRefused(documents.NO_FOLDER_TO_SEARCH)
    return os.path.dirname(state.document_id) or "."  # noqa: PTH120 - it takes any name


def _matches(
    found: folder_files.FolderFiles, file: folder_files.FoundFile, matcher: Matcher, cancellation: Cancellation
) -> list[tuple[int, str]]:
    """Return the line of each match, from 1, and the words around it; one match for each line."""
    text = found.beginning(file, MAX_FILE_BYTES)
    starts: list[int] | None = None
    rows: list[tuple[int, str]] = []
    for low, high in matcher.spans(text, MatchBudget(cancellation)):
        if starts is None:
            starts = [0, *(newline.end() for newline in re.finditer("\n", text))]
        line = bisect_right(starts, low)
        if rows and rows[-1][0] == line:
            continue
        end = text.find("\n", low)
        end = len(text) if end < 0 else end
        begin = max(starts[line - 1], low - CONTEXT_CHARACTERS)
        shown = text[begin : min(max(end, high), high + CONTEXT_CHARACTERS)]
        before, after = "…" if begin > starts[line - 1] else "", "…" if high + CONTEXT_CHARACTERS < end else ""
        rows.append((line, f"{before}{' '.join(sanitize_line(shown).split())}{after}"))
        if len(rows) >= MAX_PER_FILE:
            break
    return rows
