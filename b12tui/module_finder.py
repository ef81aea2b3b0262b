"""Finder and loader of this package's own modules, which a start loads by the hundred.

The standard finders ask the system three times for each module; this one lists each folder once. The standard loader
makes the name of the compiled code twice, and reads it through a buffered file; this one opens what is there. Both took
a fifth of what loading our modules takes. What isn't found here, in an archive perhaps, and what isn't compiled, or not
since it was changed, is left to the standard ones.
"""

from __future__ import annotations

import sys
from marshal import loads

from b12tui.fasttyping import TYPE_CHECKING

POSIX = "posix" in sys.builtin_module_names
"""Whether paths are those of POSIX; other systems keep Python's own finders."""

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import BuiltinImporter, ModuleSpec, SourceFileLoader
    from importlib.util import MAGIC_NUMBER, cache_from_source
    from os import O_CLOEXEC, O_RDONLY, close, listdir, read, stat
    from os import open as opened
    from types import CodeType, ModuleType

    def _fix_co_filename(code: CodeType, path: str, /) -> None:
        """Name the source in a code and all within it; `importlib` does it with this function."""
else:  # loaded with Python itself; `importlib` would be loaded for these alone
    from _frozen_importlib import BuiltinImporter, ModuleSpec
    from _frozen_importlib_external import MAGIC_NUMBER, SourceFileLoader, cache_from_source
    from _imp import _fix_co_filename

    if POSIX:
        from posix import O_CLOEXEC, O_RDONLY, close, listdir, read, stat
        from posix import open as opened

MAX_COMPILED_BYTES = 65_536
"""Maximum size of compiled code that is read here: no module of ours has as much, and it is quickly allocated."""
HEADER = 16
"""Bytes before the code: format, flags, time and size of the source (PEP 552)."""
BY_TIME = MAGIC_NUMBER + bytes(4)
"""Format and flags of code that this Python compiled, valid while its source has the same time and size."""


class ModuleLoader(SourceFileLoader):
    """Loader of one module."""

    def __init__(self, name: str, path: str, compiled: str) -> None:
        """Load the module `name` from its source at `path`, or from the file `compiled` if that is new."""
        self.name = name
        self.path = path
        self._compiled = compiled

    def get_code(self, fullname: str) -> CodeType | None:
        """Return the module's code, as the standard loader does; raise what that raises."""
        try:
            source = stat(self.path)
            descriptor = opened(self._compiled, O_RDONLY | O_CLOEXEC)
        except OSError:
            return super().get_code(fullname)
        try:
            data = read(descriptor, MAX_COMPILED_BYTES)
        finally:
            close(descriptor)
        time, size = int(source.st_mtime) & 0xFFFFFFFF, source.st_size & 0xFFFFFFFF
        if data[:HEADER] == BY_TIME + (size << 32 | time).to_bytes(8, "little") and len(data) < MAX_COMPILED_BYTES:
            code: CodeType = loads(memoryview(data)[HEADER:])  # noqa: S302 - what Python compiled
            _fix_co_filename(code, self.path)  # it was compiled elsewhere, or by a relative path
            return code
        return super().get_code(fullname)


class OwnModules:
    """Finder for `sys.meta_path` of the modules of one package."""

    def __init__(self, package: str) -> None:
        """Find what is in `package`, such as "b12tui"."""
        self._prefix = f"{package}."
        self._paths: dict[str, frozenset[str]] = {}
        """Paths of what is in each folder."""
        self._cache_folder, _, self._suffix = cache_from_source("x.py").partition("x.")
        """Folder of compiled code below that of its source, and what follows a module's name."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return the specification of a module in `path`, its package's folders; None if it isn't found here."""
        del target
        if not path or not name.startswith(self._prefix):
            return None
        folder = path[0]
        listed = self._paths.get(folder) or self._list(folder)
        own = name[name.rfind(".") + 1 :]
        base, within = f"{folder}/{own}", None
        file = f"{base}.py"
        if file not in listed:
            if base not in listed or f"{base}/__init__.py" not in (self._paths.get(base) or self._list(base)):
                return None
            folder, own, file, within = base, "__init__", f"{base}/__init__.py", [base]
        compiled = f"{folder}/{self._cache_folder}{own}.{self._suffix}"
        spec = ModuleSpec(name, ModuleLoader(name, file, compiled), origin=file)
        spec.has_location = True
        spec.cached = compiled
        spec.submodule_search_locations = within
        return spec

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

    Other systems than POSIX keep their own finders alone, and so do Pythons that keep compiled code elsewhere or not
    at all (`PYTHONPYCACHEPREFIX`).
    """
    standard = (place for place, found in enumerate(sys.meta_path) if found is BuiltinImporter)
    if POSIX and sys.pycache_prefix is None and sys.implementation.cache_tag is not None:
        sys.meta_path.insert(next(standard, 0), OwnModules(package))
