"""Modules of a package that are loaded on first use, so that a start loads few of them.

A package names them in its `__init__`; who uses one imports it at the top of the file, as any other:

    from b12tui.catalogue import notes      # not loaded here
    ...
    message = notes.NOT_SELECTED            # but here

Only a module that is imported as a whole is late: `from b12tui.catalogue.notes import NOT_SELECTED` loads it at once.
The imports stand where readers, type checkers and import-linter look for them, as with the `lazy import` of PEP 810.
"""

from __future__ import annotations

import sys

from b12tui.fasttyping import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import ModuleType


def lazy_modules(package: str, *names: str) -> None:
    """Let the modules of a package with these names be loaded on first use; `package` is its `__name__`."""
    for name in names:
        setattr(sys.modules[package], name, _LazyModule(f"{package}.{name}"))


class _LazyModule:
    """Stand-in for a module, which shares its names once it is loaded."""

    __slots__ = ("__dict__", "_loaded_from")

    def __init__(self, name: str) -> None:
        object.__setattr__(self, "_loaded_from", name)

    def _load(self) -> ModuleType:
        __import__(self._loaded_from)  # importlib itself would be loaded for this alone
        module = sys.modules[self._loaded_from]
        object.__setattr__(self, "__dict__", module.__dict__)
        return module

    def __getattr__(self, attribute: str) -> Any:  # not called for what the module has once it is loaded
        return getattr(self._load(), attribute)

    def __setattr__(self, attribute: str, value: object) -> None:
        setattr(self._load(), attribute, value)

    def __dir__(self) -> list[str]:
        return dir(self._load())
