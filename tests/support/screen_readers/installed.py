"""Screen readers that run in a terminal: their commands and settings on this machine, and what is missing."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

READERS = ("tdsr", "yasr", "fenrir")

FENRIR_SETTINGS = Path("/etc/fenrirscreenreader/settings/settings.conf")
YASR_SETTINGS = Path("/etc/yasr/yasr.conf")


def missing(reader: str) -> str:
    """Return why a reader can't be listened to here, or empty."""
    if command_of(reader) is None:
        return f"{reader} is not installed"
    settings = {"yasr": YASR_SETTINGS, "fenrir": FENRIR_SETTINGS}.get(reader)
    return f"{reader} has no settings at {settings}" if settings is not None and not settings.exists() else ""


def command_of(reader: str) -> str | None:
    """Return where a reader's command is; tdsr is tdsr2 of PyPI, and is looked for beside this Python as well."""
    beside = Path(sys.executable).with_name(reader)
    return str(beside) if beside.exists() else shutil.which(reader)
