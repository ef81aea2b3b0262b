"""Environment variables of the process.

Variables come from whoever starts the program, which over SSH may be a stranger: sshd passes on what AcceptEnv names.
So the variables of the library under the screen are always removed (TEXTUAL_DRIVER names a class to import, TEXTUAL_LOG
and TEXTUAL_SCREENSHOT write files, TEXTUAL itself connects to a debugger); a restricted session keeps only those that
describe the terminal and the language (`restriction`). Variables that take effect before the program runs are beyond
its reach: `python -I` ignores Python's own.
"""

from __future__ import annotations

import os
import sys

SWITCHES = ("TEXTUAL", "B12TUI_")
"""Prefixes of variables that are always removed."""


def child_environment() -> dict[str, str]:
    """Return the environment as received: in a C locale Python adds LC_CTYPE=C.UTF-8 (PEP 538)."""
    environ = dict(os.environ)
    if sys.flags.utf8_mode and "LC_CTYPE" in environ:  # UTF-8 mode comes with it (PEP 540)
        del environ["LC_CTYPE"]
        try:
            with open("/proc/self/environ", "rb") as file:  # noqa: PTH123 - startup need not wait for pathlib
                found = [entry for entry in file.read().split(b"\0") if entry.startswith(b"LC_CTYPE=")]
        except OSError:  # not Linux; LANG is equivalent unless both are set, and LC_CTYPE to C
            found = []
        environ.update(("LC_CTYPE", os.fsdecode(entry.partition(b"=")[2])) for entry in found[:1])
    return environ


def scrub_environment() -> None:
    """Remove the variables that change the behaviour of libraries."""
    for name in [name for name in os.environ if name.startswith(SWITCHES)]:
        del os.environ[name]
