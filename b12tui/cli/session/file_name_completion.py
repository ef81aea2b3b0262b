"""Completion of the name of a file that is typed in the prompt, as shells complete one."""

from __future__ import annotations

import os
from itertools import islice

from b12tui.core.overlay.prompts import with_file_names
from b12tui.core.state import ReaderState
from b12tui.readers import has_reader

MAX_LOOKED_AT = 10_000
"""Names of a folder that are looked at."""
MAX_NAMES = 200
"""Names that are offered."""


def complete_file_name(state: ReaderState, typed: str) -> ReaderState:
    """Return the state with what all files have in common that begin so, and with a choice for each of them.

    Folders end with a slash. A name is completed without regard to case where none begins with what is typed. Hidden
    files are offered after a full stop only.
    """
    folder, beginning = os.path.split(typed)
    prefix = typed[: len(typed) - len(beginning)]
    found = sorted(_names(os.path.expanduser(folder) or ".", beginning), key=str.casefold)  # noqa: PTH111 - any name
    names = [name for name in found if name.startswith(beginning)] or found
    common = _common_beginning(names)
    common = common if common.casefold().startswith(beginning.casefold()) else beginning
    return with_file_names(state, f"{prefix}{common}", tuple(f"{prefix}{name}" for name in names[:MAX_NAMES]))


def _common_beginning(names: list[str]) -> str:
    first, last = min(names, default=""), max(names, default="")
    length = next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))
    return first[:length]


def _names(folder: str, beginning: str) -> list[str]:
    """Return the names of the files that can be read, and of the folders, whose names begin so in any case."""
    wanted = beginning.casefold()
    names = []
    try:
        with os.scandir(folder) as entries:
            for entry in islice(entries, MAX_LOOKED_AT):
                name = entry.name
                if not name.casefold().startswith(wanted) or (name.startswith(".") and not beginning.startswith(".")):
                    continue
                if entry.is_dir():
                    names.append(f"{name}/")
                elif has_reader(name) and entry.is_file():
                    names.append(name)
    except (OSError, ValueError):  # no such folder, or a null byte
        return []
    return [name for name in names if name.isprintable()]
