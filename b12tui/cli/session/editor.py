"""Editing of the file at the current line, in the user's editor; afterwards the file is read again.

The editor owns the terminal while it runs. Only files can be edited. An unknown editor is started without the option
for a line.
"""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path

from b12tui.catalogue import documents
from b12tui.cli.environment import child_environment
from b12tui.cli.session.reload import reload
from b12tui.cli.session.session import Session
from b12tui.core.places.source_lines import line_of
from b12tui.core.state import ReaderState
from b12tui.document.sanitize import sanitize_line
from b12tui.errors import ActionRefused
from b12tui.fastclass import replace
from b12tui.storage.atomic_file import reason

WITH_LINE = (
    *("vi", "vim", "vim.basic", "vim.tiny", "nvim", "view", "ex", "nano", "rnano", "pico", "less", "joe", "jed", "mg"),
    *("emacs", "emacsclient", "emacs-nox", "zile", "jove", "ne", "mcedit", "kak", "micro"),
)
"""Editors that take `+40` before the file name to open line 40."""


def open_editor(session: Session, state: ReaderState) -> ReaderState:
    """Open the editor at the current line; return the state with the file read again."""
    if state.document_id in ("", "-") or state.document_id.endswith("/"):
        reasons = {"": documents.ARTICLE_NOT_EDITABLE, "-": documents.STANDARD_INPUT_NOT_EDITABLE}
        raise ActionRefused(reasons.get(state.document_id, documents.FOLDER_NOT_EDITABLE))
    if session.is_readable_once(state.document_id):
        raise ActionRefused(documents.not_editable(sanitize_line(state.document_id)))
    if session.terminal is None and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise ActionRefused(documents.NO_TERMINAL_FOR_EDITOR)
    session.save(state)
    line = line_of(state.document, state.position)
    command = editor_command(
        os.environ.get("VISUAL") or os.environ.get("EDITOR") or default_editor(), state.document_id, line
    )
    try:
        code = session.run(command, child_environment())
    except OSError as error:
        why = reason(error).lower()
        raise ActionRefused(documents.editor_not_started(sanitize_line(command[0]), why)) from None
    after = reload(session, state)
    if not code:
        return after
    ended = documents.ended_with(sanitize_line(Path(command[0]).name), code)
    return replace(after, message=f"{ended} {after.message}")


def editor_command(editor: str, path: str, line: int) -> list[str]:
    """Return the command that opens a file in `editor`, in shell syntax; raise ActionRefused if that is invalid."""
    try:
        command = shlex.split(editor)
    except ValueError:
        command = []
    if not command:
        raise ActionRefused(documents.no_editor_command(sanitize_line(editor)))
    place = [f"+{line}"] if Path(command[0]).name in WITH_LINE else []
    # A name must not be mistaken for an option.
    return [*command, *place, f"./{path}" if path.startswith(("-", "+")) else path]


def default_editor() -> str:
    """Return the system's default editor: Debian's alternative, else vi (POSIX)."""
    return "editor" if shutil.which("editor") else "vi"
