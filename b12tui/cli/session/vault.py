"""Names of notes in a vault, which wikilinks use instead of paths.

A wikilink names a note by its file's name alone, or by the end of its path, without regard to case. Obsidian writes the
shortest of these that is unique; where it is not, a path from the root of the vault names that very note.
"""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path

from b12tui.wikilink_files import SUFFIXES, files_below, folded, repository_that_is_a_vault


class Vaults:
    """Files of vaults by name, each vault walked through once."""

    def __init__(self) -> None:
        self._files: dict[Path, dict[str, list[Path]]] = {}
        self._roots: dict[Path, Path | None] = {}
        """Vaults that folders lie in."""

    def files_named(self, folder: Path, name: str) -> list[Path]:
        """Return the files that a name in a text of `folder` may mean; none outside of a vault.

        A path from the root of the vault has precedence and is the only one; the others are in the order of nearness:
        those with fewest folders between, then those nearest to the root, then by name.
        """
        here = folder.resolve()
        vault = self._vault_of(here)
        wanted = f"/{folded(name)}"
        if vault is None or wanted.startswith("/."):
            return []
        if vault not in self._files:
            self._files[vault] = _files_by_name(vault)
        endings = (wanted, *(f"{wanted}{suffix}" for suffix in SUFFIXES))
        names = dict.fromkeys(ending.rpartition("/")[2] for ending in endings)
        found = []
        for path in (path for each in names for path in self._files[vault].get(each, ())):
            whole = folded(f"/{path.relative_to(vault).as_posix()}")
            if whole in endings:
                return [path]
            if whole.endswith(endings):
                found.append(path)
        return sorted(found, key=lambda path: (_folders_between(here, path.parent), len(path.parts), path))

    def _vault_of(self, folder: Path) -> Path | None:
        if folder not in self._roots:
            marked = next((each for each in (folder, *folder.parents) if (each / ".obsidian").is_dir()), None)
            self._roots[folder] = marked or repository_that_is_a_vault(folder)
        return self._roots[folder]


def _files_by_name(vault: Path) -> dict[str, list[Path]]:
    named: dict[str, list[Path]] = defaultdict(list)
    for path in files_below(vault):
        named[folded(path.name)].append(path)
    return named


def _folders_between(one: Path, other: Path) -> int:
    """Return the number of steps from a folder to another, up and down."""
    common = len(Path(os.path.commonpath((one, other))).parts)
    return len(one.parts) + len(other.parts) - 2 * common
