"""Crash reports: one small file each, which only its owner can read.

Nothing is raised here, as something has already failed. The number and size of reports are limited, and they hold no
character that a terminal would obey when the report is displayed.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from b12tui.document.sanitize import sanitize, sanitize_line
from b12tui.storage.paths import make, reports_folder

MAX_REPORTS = 10
"""Maximum number of reports; the oldest are deleted first."""
MAX_REPORT_BYTES = 1 << 18
"""Maximum number of characters of a report; its beginning and its end are kept."""


def keep_report(text: str) -> str:
    """Write a report among those of the user, and return its path on one line; empty if that fails."""
    path = report(reports_folder(), text)
    return sanitize_line(str(path)) if path else ""


def report(folder: Path | None, text: str) -> Path | None:
    """Write a report to a new file in `folder` and return its path; None if that fails."""
    if folder is None:
        return None
    if len(text) > MAX_REPORT_BYTES:
        text = f"{text[: MAX_REPORT_BYTES // 2]}\n[...]\n{text[-MAX_REPORT_BYTES // 2 :]}"
    now = datetime.now().astimezone()
    path = folder / f"fault-{now:%Y%m%d-%H%M%S}-{os.urandom(4).hex()}.txt"
    try:
        make(folder)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(sanitize(text))
    except OSError:
        return None
    with suppress(OSError):
        others = sorted((other for other in folder.glob("fault-*.txt") if other != path), reverse=True)
        for old in others[MAX_REPORTS - 1 :]:
            old.unlink()
    return path
