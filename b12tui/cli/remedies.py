"""What the command line advises on errors and on guesses: the options and commands that help.

Only here are options named for errors of the packages below, which other programs may use without a command line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from b12tui.errors import (
    B12Error,
    IsAddress,
    IsDirectory,
    MissingLibrary,
    NoInput,
    NoPermission,
    NoTerminalDevice,
    NotFound,
    NotText,
    TooLarge,
    Unreadable,
    UnreadableInput,
)

if TYPE_CHECKING:
    from b12tui.source import Source


def with_remedy(error: B12Error) -> str:
    """Return an error as a sentence without full stop, with its remedy if there is one."""
    remedy = _remedy(error)
    return f"{error}; {remedy}" if remedy else str(error)


def _remedy(error: B12Error) -> str:
    match error:
        case NotFound():
            return "b12tui --help lists the ways to name a text"
        case IsAddress(name=name):
            return f"curl -sL {name} | b12tui - reads that page"
        case IsDirectory():
            return "name one of the files in it"
        case NoPermission():
            return "chmod u+r lets its owner read it"
        case MissingLibrary(extra=extra):
            return f"pip install 'b12tui[{extra}]' adds it, --from code shows its source"
        case TooLarge():
            return "--limit MB reads more"
        case NotText():
            return "--encoding NAME reads it as text all the same"
        case Unreadable(verb="decompressed", name=name) if name.lower().endswith(".zst"):
            return f"zstdcat {name} | b12tui reads it"
        case Unreadable(verb="read"):
            return "try a copy of it in another place"
        case NoInput() | UnreadableInput():
            return "b12tui FILE reads a file"
        case NoTerminalDevice():
            return "b12tui --plain needs none"
        case _:
            return ""


def format_notice(taken_for: str) -> str:
    """Return the notice of what a text was taken for, or empty text if nothing was guessed."""
    return f"Read as {taken_for}; V shows the lines, --markdown reads Markdown." if taken_for else ""


def source_notice(text: Source) -> str:
    """Return the notice to show before a text, or empty text: how it was read, and what reads it otherwise."""
    return f"{text.assumption}; --encoding decides otherwise." if text.assumption else text.notice
