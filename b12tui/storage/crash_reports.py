"""Reports of this program's own faults: a small file each, for whoever mends them, that only its owner can read.

What it refuses: to raise (it is called when something has failed already), to take the user's disk, and to hold a
character that a terminal would obey when the report is looked at.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from b12tui.document.sanitize import sanitize
from b12tui.storage.paths import make

MAX_REPORTS = 10
"""How many reports are kept; the oldest are dropped first."""
MAX_REPORT_BYTES = 1 << 18
"""Characters of a report that are kept, its first and its last."""


def report(folder: Path | None, text: str) -> Path | None:
    """Write a report into a file of its own in `folder`, and return that; None where it can't be kept."""
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
