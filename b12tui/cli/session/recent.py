"""List of recent texts to choose from, below the bookmarks of the current document."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from b12tui.catalogue import lists
from b12tui.cli.session.session import NOT_RELOADABLE, Session
from b12tui.core.effects import SwitchDocument
from b12tui.core.overlay.listings import show_bookmarks
from b12tui.core.state import ListEntry, ReaderState
from b12tui.document.sanitize import sanitize_line


def list_bookmarks(session: Session, state: ReaderState) -> ReaderState:
    """Return the state with the list of bookmarks and recent texts opened, or a message that there are none."""
    return show_bookmarks(state, tuple(_entries(session, state)))


def _entries(session: Session, state: ReaderState) -> Iterator[ListEntry]:
    # The same file may be open under another name, such as a relative path.
    opened = {os.path.realpath(name): name for name in session.documents if name not in NOT_RELOADABLE}
    number = 0
    for path in session.store.recent():
        name = opened.get(os.path.realpath(path), f"{path}/" if os.path.isdir(path) else path)  # noqa: PTH112
        if name == state.document_id:
            continue
        number += 1
        part = session.store.part_read(Path(path))
        folder = sanitize_line(os.path.dirname(path))  # noqa: PTH120 - it takes any name
        percent = None if part is None else round(100 * part)
        label = lists.recent(sanitize_line(Path(path).name), percent, folder)
        yield ListEntry(label, SwitchDocument((name,)), 1, number=number)
