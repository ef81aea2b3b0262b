"""The document as a page in the user's browser, at the current position.

The page is a file for this user alone, in the folder that the system clears at logout, or in a temporary one. The
browser is that of `BROWSER`, else the desktop's, where there is one.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
from functools import cache
from pathlib import Path

from b12tui.catalogue import documents
from b12tui.cli.session.browser import browser_command, run_browser
from b12tui.cli.session.session import Session
from b12tui.core.state import ReaderState
from b12tui.errors import ActionRefused
from b12tui.storage.atomic_file import reason, replace_file
from b12tui.writers import PLACE_ID, WriteOptions, writer_of


def open_page(session: Session, state: ReaderState) -> ReaderState:
    """Write the document as HTML and run the browser on it; return the same state with a message."""
    from hashlib import sha256  # loads OpenSSL, and this module is loaded with the first effect of any kind

    command = browser_command(os.environ.get("BROWSER", "") or _desktop_opener(), "%s")
    stream = io.StringIO()
    folder = _folder_of(state.document_id)
    options = WriteOptions(
        place=state.position if state.document.text_nodes(state.position.section) else None,
        folder="" if folder is None else f"{folder.as_uri()}/",
        words_per_minute=state.words_per_minute,
    )
    writer_of("html").load().write(state.document, stream, options)
    name = sha256(state.document_id.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    page = pages_folder() / f"{name}.html"
    try:
        replace_file(page, stream.getvalue().encode("utf-8", "replace"))
    except OSError as error:
        raise ActionRefused(documents.page_not_written(reason(error).lower())) from None
    address = f"{page.as_uri()}#{PLACE_ID}"
    return run_browser(session, state, [part.replace("%s", address) for part in command])


def pages_folder() -> Path:
    """Return the folder for pages: the system's for this session's files, else a temporary one of this user's."""
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", "").strip())
    if runtime.is_absolute() and runtime.is_dir():
        return runtime / "b12tui"
    return _temporary_folder()


@cache
def _temporary_folder() -> Path:
    """Return a new folder for this user alone, the same one whenever it is asked for."""
    from tempfile import mkdtemp

    return Path(mkdtemp(prefix="b12tui-"))


def _folder_of(document_id: str) -> Path | None:
    """Return the folder that relative addresses in a document count from; None if it has none."""
    if document_id in ("", "-"):
        return None
    path = Path(document_id).absolute()
    return path if document_id.endswith("/") else path.parent


def _desktop_opener() -> str:
    """Return the command that opens files as the desktop does; empty where there is no desktop."""
    if sys.platform == "darwin":
        return "open"
    has_desktop = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return "xdg-open" if has_desktop and shutil.which("xdg-open") else ""
