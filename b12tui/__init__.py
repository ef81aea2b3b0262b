"""Accessible Markdown reader for the terminal, and a library that reads texts as it does.

    import b12tui

    document = b12tui.open_document("notes.md")
    print(b12tui.to_plain(document, width=72))

The names below are imported on first use (PEP 562), so that a start of the reader doesn't pay for them.
"""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_modules import lazy_modules as _lazy_modules
from b12tui.version import __version__

if TYPE_CHECKING:
    from b12tui.api import (
        B12Error,
        BadPattern,
        Document,
        FormatError,
        Match,
        Position,
        ReadError,
        Row,
        UsageError,
        find,
        open_document,
        parse,
        rows,
        to_plain,
        write,
    )

__all__ = [
    "B12Error",
    "BadPattern",
    "Document",
    "FormatError",
    "Match",
    "Position",
    "ReadError",
    "Row",
    "UsageError",
    "__version__",
    "find",
    "open_document",
    "parse",
    "rows",
    "to_plain",
    "write",
]

_lazy_modules(
    __name__,
    "cpu_ticks",
    "excerpts",
    "growing_input",
    "printed_styles",
    "wikilink_files",
)

if not TYPE_CHECKING:  # else type checkers would believe that there is any name

    def __getattr__(name: str) -> object:
        """Return a name of the library, imported on first use."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from b12tui import api

        found = globals()[name] = getattr(api, name)
        return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
