"""Opening of files to be read: regular files, without waiting; below a folder, through no symbolic link."""

from __future__ import annotations

import os
import stat
from errno import EACCES
from pathlib import Path

from b12tui.catalogue import files
from b12tui.errors import IsSpecial
from b12tui.fasttyping import TYPE_CHECKING

if TYPE_CHECKING:
    from b12tui.fasttyping import BinaryIO


def open_for_reading(path: Path, name: str = "", *, special: bool = False, folder: int | None = None) -> BinaryIO:
    """Open a file for reading; `name` is its name in messages.

    Unless `special`, opening never blocks and accepts only regular files: ReadError names the type of others. `folder`
    is the descriptor of a folder, below which no component of `path` may be a symbolic link. OSError is not handled.
    """

    def opener(given: str, flags: int) -> int:
        flags |= getattr(os, "O_NOCTTY", 0)
        if not special:
            flags |= getattr(os, "O_NONBLOCK", 0)
        return os.open(given, flags) if folder is None else open_below(folder, Path(given).parts, flags)

    file = open(path, "rb", opener=opener)  # noqa: SIM115 - the caller closes it
    mode = os.fstat(file.fileno()).st_mode
    if not special and not stat.S_ISREG(mode):
        kind = files.A_TERMINAL if file.isatty() else files.A_PIPE if stat.S_ISFIFO(mode) else files.A_DEVICE
        file.close()
        raise IsSpecial(name, kind)
    return file


def open_below(folder: int, parts: tuple[str, ...], flags: int) -> int:
    """Open a file in a folder by the components of its relative path; return its descriptor.

    Each component is opened relative to the previous one (openat(2)), and none may be a symbolic link (OSError) or
    `..`, so that renaming anything meanwhile can't lead out of the folder.
    """
    if not parts or any(part in ("..", "/") for part in parts):
        raise PermissionError(EACCES, os.strerror(EACCES))
    at = os.dup(folder)
    try:
        for part in parts[:-1]:
            at, above = os.open(part, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=at), at
            os.close(above)
        return os.open(parts[-1], flags | os.O_NOFOLLOW, dir_fd=at)
    finally:
        os.close(at)


def file_stamp(name: str) -> tuple[int, int, int] | None:
    """Return a value that changes when a file is written; None if that can't be determined.

    It is constant for a pipe or a device, from which nothing more can be read.
    """
    try:
        found = os.stat(name)  # noqa: PTH116 - needed at startup, without pathlib
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
        return 0, -1, found.st_ino
    return found.st_mtime_ns, found.st_size, found.st_ino


def is_readable_once(name: str) -> bool:
    """Return whether the name is neither a file nor a folder but a pipe, such as `<(command)`, or a device."""
    try:
        mode = os.stat(name).st_mode  # noqa: PTH116 - needed at startup, without pathlib
    except (OSError, ValueError):
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)
