"""A file that is replaced whole: written beside its goal and renamed over it, so that nobody reads half of it.

It refuses to force it to the disk, which can hold a reader up for seconds.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from b12tui.store.folders import make


def replace_file(goal: Path, content: bytes, wanted: Callable[[], bool] = lambda: True) -> bool:
    """Put `content` in place of a file, for this user alone, unless it is not `wanted` any more once it is written.

    Tell whether it was; an OSError says why it can't be, and the file is then as it was.
    """
    make(goal.parent)
    # A name that is nobody else's: a signal that comes between two bytes writes a file of its own.
    new = goal.with_name(f"{goal.stem}.{os.urandom(8).hex()}.new")
    try:
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
        if not wanted():
            return False
        new.replace(goal)
    finally:
        new.unlink(missing_ok=True)
    return True
