"""Opening of a link in the user's browser, only on request, after its target was shown.

`BROWSER` is read as by other programs: commands separated by colons, of which the first available one is used, and `%s`
in it stands for the URL. No shell is involved. There is no default browser.
"""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path

from b12tui.catalogue import documents
from b12tui.cli.environment import child_environment
from b12tui.cli.session.session import Session
from b12tui.core.state import ReaderState
from b12tui.document.sanitize import sanitize_line
from b12tui.errors import ActionRefused
from b12tui.fastclass import replace
from b12tui.storage.atomic_file import reason


def open_browser(session: Session, state: ReaderState, position: str) -> ReaderState:
    """Run the browser in the terminal; return the same state with a message that it has ended."""
    return run_browser(session, state, browser_command(os.environ.get("BROWSER", ""), position))


def run_browser(session: Session, state: ReaderState, command: list[str]) -> ReaderState:
    """Run a browser's command in the terminal; return the same state with a message that it has ended."""
    if session.terminal is None and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise ActionRefused(documents.NO_TERMINAL_FOR_BROWSER)
    name = sanitize_line(Path(command[0]).name)
    try:
        code = session.run(command, child_environment())
    except OSError as error:
        raise ActionRefused(documents.browser_not_started(name, reason(error).lower())) from None
    return replace(state, message=documents.ended_with(name, code) if code else documents.back_from(name))


def browser_command(named: str, position: str) -> list[str]:
    """Return the command that opens a URL, from the value of `BROWSER`; raise ActionRefused if none is available."""
    for each in named.split(os.pathsep):
        try:
            command = shlex.split(each)
        except ValueError:
            continue
        if command and shutil.which(command[0]):
            filled = [part.replace("%s", position) for part in command]
            return filled if filled != command else [*command, position]
    missing = documents.browser_not_found(sanitize_line(named)) if named else documents.NO_BROWSER
    raise ActionRefused(missing, name_first=not named)
