"""The reader's own browser, at an address of the text: only where one asks for it, having seen where it leads.

`BROWSER` names it as other programs have it: commands parted by colons, the first that is here is taken, and `%s` in it
stands for the address. No shell reads it. It refuses to choose a browser by itself.
"""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path

from b12tui.cli.environment import inherited
from b12tui.cli.session.open_documents import Refused
from b12tui.cli.session.session import Shelf
from b12tui.core.state import Reader
from b12tui.document.sanitize import safe_line
from b12tui.fastclass import replace


def browse(shelf: Shelf, reader: Reader, address: str) -> Reader:
    """Give the terminal to the browser; return the reader at the same place, told that one is back."""
    command = arguments(os.environ.get("BROWSER", ""), address)
    if shelf.terminal is None and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refused("There is no terminal here for a browser")
    name = safe_line(Path(command[0]).name)
    try:
        code = shelf.run(command, inherited())
    except OSError as error:
        raise Refused(
            f"{name} can't be started ({safe_line(error.strerror or type(error).__name__).lower()})"
        ) from None
    return replace(reader, said=f"{name} ended with {code}." if code else f"Back from {name}.")


def arguments(named: str, address: str) -> list[str]:
    """Return the command that opens an address, by what `BROWSER` names; Refused where none of it is here."""
    for each in named.split(os.pathsep):
        try:
            command = shlex.split(each)
        except ValueError:
            continue
        if command and shutil.which(command[0]):
            taken = [part.replace("%s", address) for part in command]
            return taken if taken != command else [*command, address]
    missing = f"no program of BROWSER is here ({safe_line(named)})" if named else "BROWSER names no program"
    raise Refused(f"{missing}; BROWSER=w3m, say, names one")
