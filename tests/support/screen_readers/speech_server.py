"""A speech server that says nothing: what it is told to say goes into a file, a JSON string a line.

speech_server.py tdsr|yasr FILE
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import termios
import tty


def said(reader: str, line: str) -> str | None:
    """Return what a line of the reader's protocol says, or None; a letter is said as well."""
    if reader == "tdsr":
        return line[1:] if line[:1] in ("s", "l") else None
    command, _, rest = line.strip(" ").partition(" ")  # emacspeak's: q {text}, then d
    return rest.strip().removeprefix("{").removesuffix("}") or " " if command in ("q", "l") else None


def main(reader: str, log: str) -> None:
    """Keep what comes in until the reader ends."""
    out = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    if reader == "yasr":
        with contextlib.suppress(termios.error):
            tty.setraw(0, termios.TCSANOW)
    pending = b""
    while data := os.read(0, 65_536):
        *lines, pending = (pending + data).replace(b"\r", b"\n").split(b"\n")
        for line in lines:
            text = said(reader, line.decode("utf-8", "replace"))
            if text is not None:
                os.write(out, (json.dumps(text) + "\n").encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
