"""Root folders of repositories and vaults, recognised by the files and folders in them."""

from __future__ import annotations

import os

from b12tui.fasttyping import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

REPOSITORIES = (".git", ".hg")
"""Names that mark the root of a repository; `.git` is a file in a worktree and in a submodule."""
ROOTS = (*REPOSITORIES, ".obsidian")
"""Names that mark the root of a repository or of a vault."""


def is_root(folder: Path) -> bool:
    """Return whether a folder is the root of a repository or of a vault."""
    return has_any(ROOTS, folder)


def root_of(folder: Path) -> Path | None:
    """Return the folder, or the nearest around it, that is the root of a repository or a vault; None if none is."""
    return nearest_with(ROOTS, folder)


def nearest_with(names: Collection[str], folder: Path) -> Path | None:
    """Return the folder, or the nearest around it, that has a file or folder of one of the names; None if none has."""
    return next((each for each in (folder, *folder.parents) if has_any(names, each)), None)


def has_any(names: Collection[str], folder: Path) -> bool:
    """Return whether a file or folder of one of the names lies in a folder."""
    return any(os.path.lexists(folder / name) for name in names)
