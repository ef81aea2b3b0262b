"""Paths that load `pathlib` only for what few starts ask of them: importing it takes a thirteenth of a start.

`LazyPath` acts as `pathlib.Path` does, which type checkers take it for. It answers the questions of a start by the text
of the path; whatever else is asked of it, the path itself answers. What it returns is one or the other: they are equal.
"""

from __future__ import annotations

import os
import stat

from b12tui.fasttyping import TYPE_CHECKING

__all__ = ["LazyPath"]

if TYPE_CHECKING:
    from pathlib import Path as LazyPath
else:

    def _is_normal(text):
        """Return whether a path is written as `pathlib` writes it, and neither the root nor a folder's own."""
        if os.sep != "/" or not text or text == "." or text.startswith("./"):
            return False
        return not ("//" in text or "/./" in text or text.endswith(("/", "/.")))

    class LazyPath:
        """Path as text, until more is asked of it than is answered here."""

        __slots__ = ("_path", "_text")

        def __init__(self, path=""):
            text = os.fspath(path)
            if _is_normal(text):
                self._path, self._text = None, text
            else:
                self._path = _loaded(text)
                self._text = str(self._path)

        def _real(self):
            if self._path is None:
                self._path = _loaded(self._text)
            return self._path

        def __getattr__(self, name):
            if name in LazyPath.__slots__:  # while a copy is made
                raise AttributeError(name)
            return getattr(self._real(), name)

        def __fspath__(self):
            return self._text

        __str__ = __fspath__

        def __repr__(self):
            return repr(self._real())

        def __hash__(self):
            return hash(self._real())

        def __eq__(self, other):
            if other.__class__ is LazyPath:
                return self._text == other._text
            return self._real() == other

        def __lt__(self, other):
            return self._real() < (other._real() if other.__class__ is LazyPath else other)

        def __gt__(self, other):
            return self._real() > (other._real() if other.__class__ is LazyPath else other)

        def __reduce__(self):
            return LazyPath, (self._text,)

        def __truediv__(self, name):
            if name.__class__ is str and self._path is None and name[:1] != "/" and _is_normal(name):
                return LazyPath(f"{self._text}/{name}")
            return self._real() / name

        @property
        def name(self):
            """Last component."""
            return self._text.rpartition("/")[2] if self._path is None else self._path.name

        @property
        def suffix(self):
            """Suffix of the name with its dot; empty if it has none."""
            name = self.name
            at = name.rfind(".")
            return name[at:] if 0 < at < len(name) - 1 else self._real().suffix if at > 0 else ""

        @property
        def parent(self):
            """Folder around."""
            folder = self._text.rpartition("/")[0] if self._path is None else ""
            return LazyPath(folder) if folder else LazyPath(self._real().parent)

        def with_name(self, name):
            """Return the path of another file in the same folder."""
            folder, slash, _ = self._text.rpartition("/")
            if self._path is None and "/" not in name and _is_normal(name):
                return LazyPath(f"{folder}{slash}{name}")
            return self._real().with_name(name)

        def is_absolute(self):
            """Return whether it begins at the root."""
            return self._text.startswith("/") if self._path is None else self._path.is_absolute()

        def absolute(self):
            """Return the path from the root; symbolic links and `..` stay. Raise OSError without a current folder."""
            return self if self.is_absolute() else LazyPath(os.path.join(os.getcwd(), self._text))  # noqa: PTH109, PTH118

        def stat(self):
            """Return what the system knows of the file; raise OSError if it can't be asked."""
            return os.stat(self._text)  # noqa: PTH116

        def is_file(self):
            """Return whether it is a regular file; raise OSError if that can't be asked."""
            try:
                return stat.S_ISREG(os.stat(self._text).st_mode)  # noqa: PTH116
            except FileNotFoundError:
                return False
            except (OSError, ValueError):
                return self._real().is_file()

    def _loaded(path):
        from pathlib import Path

        return Path(path)
