"""Backlinks: the links of other files that lead to the current one, by file, as a list whose entries open them there.

A link counts if following it leads here, or may. So each file that can hold one is parsed, and where its links lead is
found as it is when they are followed.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from b12tui import readers, source
from b12tui.catalogue import documents
from b12tui.cli import folder_files
from b12tui.cli.session.file_search import MAX_FILE_BYTES, MAX_MATCHES
from b12tui.cli.session.label_files import published_root
from b12tui.cli.session.link_resolution import documents_named, id_of
from b12tui.cli.session.vault import Vaults
from b12tui.core.effects import OpenFile
from b12tui.core.handlers.document_navigation import link_request
from b12tui.core.overlay.listings import context_of
from b12tui.core.places.source_lines import line_of
from b12tui.core.state import ListEntry, ListOverlay, ReaderState
from b12tui.document import Link, Position
from b12tui.document.sanitize import sanitize_line
from b12tui.errors import ActionRefused, ReadError
from b12tui.fastclass import replace
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.root_folders import root_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from b12tui.cli.session.session import Session
    from b12tui.document import Document

MAX_PARSED = 32 << 20
"""Bytes that are parsed in all."""
MIN_DEPTH = 12
"""Levels of folders that are looked into at least: a link counts wherever it is."""
_INDEXES = frozenset({"index", "_index", "readme"})
"""Names of pages that the name of their folder leads to, in lower case."""


def list_backlinks(session: Session, state: ReaderState) -> ReaderState:
    """Return the state with the list of backlinks opened, or a message that there are none; a key cancels it."""
    folder = Path(_folder(session, state))
    search = _Backlinks(session, state, folder)
    entries: list[ListEntry] = []
    files, links = 0, 0
    for file in search.found.files:
        state.document.cancellation.check()
        if links >= MAX_MATCHES:
            search.complete = False
            break
        rows = list(search.links_of(file))[: MAX_MATCHES - links]
        if not rows:
            continue
        files += 1
        entries.append(ListEntry(sanitize_line(file.name), rows[0][1]))
        for words, target in rows:
            links += 1
            entries.append(ListEntry(documents.match_in_line(target.line, words), target, 1, number=links))
    name = sanitize_line(Path(state.document_id).name)
    if not entries:
        return replace(state, message=documents.no_links_to(name, complete=search.complete))
    title = documents.links_to(name, links, files, complete=search.complete)
    return replace(state, overlays=(*state.overlays, ListOverlay("backlinks", title, tuple(entries), 1)))


def _folder(session: Session, state: ReaderState) -> str:
    """Return the folder to search: the opened one if the document lies in it, else the root of what it belongs to."""
    if session.is_readable_once(state.document_id):
        raise ActionRefused(documents.NO_FOLDER_TO_SEARCH)
    path = Path(state.document_id)
    opened = session.opened_folder
    if opened and path.absolute().is_relative_to(Path(opened).absolute()):
        return opened
    folder = path.absolute().parent
    root = root_of(folder) or published_root(folder)
    return id_of(root, absolute=path.is_absolute())


class _Backlinks:
    """Search of a folder for links to one document."""

    def __init__(self, session: Session, state: ReaderState, folder: Path) -> None:
        self.found: folder_files.FolderFiles = folder_files.files_below(
            folder, depth=max(session.depth, MIN_DEPTH), links=not session.restricted
        )
        self.complete = self.found.complete
        self._session = session
        self._cancellation = state.document.cancellation
        self._goal = os.path.realpath(state.document_id)
        stem = Path(state.document_id).stem.lower()
        by_folder = stem in _INDEXES or state.document_id.endswith("/")
        runs = [] if by_folder else re.findall(r"[a-z0-9]+", stem)
        self._sign = max(runs, key=len, default="")
        """Characters that each link here has, as nothing writes them otherwise; empty if there are none."""
        self._left = MAX_PARSED
        self._vaults = Vaults()
        self._leads: dict[tuple[str, str], bool] = {}
        """Whether a path leads here, by the folder of the text that has it."""

    def links_of(self, file: folder_files.FoundFile) -> Iterator[tuple[str, OpenFile]]:
        """Yield the words around each link of a file that leads here, and what opens the file there."""
        path = os.path.normpath(self.found.folder.joinpath(*file.parts))
        if os.path.realpath(path) == self._goal:
            return
        document = self._document(file, path)
        if document is None:
            return
        for at, node in document.all_text_nodes():
            self._cancellation.check()
            for span in node.text.spans:
                if isinstance(span.kind, Link) and self._leads_here(path, span.kind.target):
                    here = Position(at.section, at.node, span.start)
                    words = context_of(node.text.chars, span.start, span.end - span.start)
                    yield sanitize_line(words), OpenFile(path, line_of(document, here), link=span.kind.target)

    def _document(self, file: folder_files.FoundFile, path: str) -> Document | None:
        """Return a file as a document; None if it can't be read or holds no such link."""
        if file.size > MAX_FILE_BYTES:
            self.complete = False
            return None
        text = self.found.beginning(file, MAX_FILE_BYTES)
        if not text or self._sign not in text.lower():
            return None
        self._left -= file.size
        if self._left < 0:
            self.complete = False
            return None
        given = source.Source(sanitize_line(file.parts[-1]), text, path=Path(path), dialect=self._session.dialect)
        try:
            return readers.read(given, None, self._cancellation, self._session.unknown_format)
        except (OSError, ReadError):
            return None

    def _leads_here(self, path: str, target: str) -> bool:
        request = link_request(target)
        if request is None or self._sign not in request.target.lower():
            return False
        key = (os.path.dirname(path), request.target)  # noqa: PTH120 - it takes any name
        if key not in self._leads:
            names = documents_named(path, request.target, self._session.opened_folder, self._vaults)
            self._leads[key] = any(os.path.realpath(name) == self._goal for name in names)
        return self._leads[key]
