"""Finder of this package's own modules, which a start loads by the hundred.

The standard finders ask the system three times for each module: a tenth of what loading our modules takes. This one
lists each folder once. What it finds is loaded as ever, and what it doesn't find, in an archive perhaps, is left to the
others.
"""

from __future__ import annotations

import sys

from b12tui.fasttyping import TYPE_CHECKING

POSIX = "posix" in sys.builtin_module_names
"""Whether paths are those of POSIX; other systems keep Python's own finders."""

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import BuiltinImporter, ModuleSpec, SourceFileLoader
    from importlib.util import spec_from_file_location
    from os import listdir
    from types import ModuleType
else:  # loaded with Python itself; `importlib` would be loaded for these alone
    from _frozen_importlib import BuiltinImporter
    from _frozen_importlib_external import SourceFileLoader, spec_from_file_location

    if POSIX:
        from posix import listdir


class OwnModules:
    """Finder for `sys.meta_path` of the modules of one package."""

    def __init__(self, package: str) -> None:
        """Find what is in `package`, such as "b12tui"."""
        self._prefix = f"{package}."
        self._paths: dict[str, frozenset[str]] = {}
        """Paths of what is in each folder."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return the specification of a module in `path`, its package's folders; None if it isn't found here."""
        del target
        if not path or not name.startswith(self._prefix):
            return None
        folder = path[0]
        listed = self._paths.get(folder) or self._list(folder)
        base = f"{folder}/{name[name.rfind('.') + 1 :]}"
        file, within = f"{base}.py", None
        if file not in listed:
            file, within = f"{base}/__init__.py", [base]
            if base not in listed or file not in (self._paths.get(base) or self._list(base)):
                return None
        return spec_from_file_location(
            name, file, loader=SourceFileLoader(name, file), submodule_search_locations=within
        )

    def _list(self, folder: str) -> frozenset[str]:
        """List a folder and return the paths of what is in it; nothing where it can't be listed."""
        try:
            found = frozenset([f"{folder}/{name}" for name in listdir(folder)])
        except OSError:
            found = frozenset()
        self._paths[folder] = found
        return found


def install(package: str) -> None:
    """Ask this finder for the modules of a package before the standard ones, but behind those that others added.

    Other systems than POSIX keep their own finders alone.
    """
    standard = (place for place, found in enumerate(sys.meta_path) if found is BuiltinImporter)
    if POSIX:
        sys.meta_path.insert(next(standard, 0), OwnModules(package))
