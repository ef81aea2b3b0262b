"""What the command line advises on errors and on guesses: the options and commands that help.

Only here are options named for errors of the packages below, which other programs may use without a command line.
"""

from __future__ import annotations

from b12tui.catalogue import braille, remedies
from b12tui.errors import (
    B12Error,
    IsAddress,
    IsDirectory,
    MissingLibrary,
    MissingTranslator,
    NoInput,
    NoPermission,
    NoTerminalDevice,
    NotFound,
    NoThread,
    NotText,
    TooLarge,
    UnknownBrailleTable,
    Unreadable,
    UnreadableInput,
)
from b12tui.fasttyping import TYPE_CHECKING

if TYPE_CHECKING:
    from b12tui.source import Source


def with_remedy(error: B12Error) -> str:
    """Return an error as a sentence without full stop, with its remedy if there is one."""
    remedy = _remedy(error)
    return remedies.with_remedy(str(error), remedy) if remedy else str(error)


def _remedy(error: B12Error) -> str:
    match error:
        case NotFound():
            return remedies.LIST_NAMES
        case IsAddress(name=name):
            return remedies.download(name)
        case IsDirectory():
            return remedies.NAME_A_FILE
        case NoPermission():
            return remedies.MAKE_READABLE
        case MissingLibrary(extra=extra):
            return remedies.add_library(extra)
        case MissingTranslator():
            return braille.INSTALL
        case UnknownBrailleTable():
            return braille.SEE_TABLES
        case TooLarge():
            return remedies.RAISE_LIMIT
        case NotText(converter=converter) if converter:
            return remedies.convert(converter)
        case NotText():
            return remedies.NAME_ENCODING
        case Unreadable(verb="decompressed", name=name) if name.lower().endswith(".zst"):
            return remedies.decompress(name)
        case Unreadable(verb="read"):
            return remedies.TRY_A_COPY
        case NoInput() | UnreadableInput():
            return remedies.READ_A_FILE
        case NoTerminalDevice():
            return remedies.USE_PLAIN
        case NoThread():
            return remedies.PLAIN_NEEDS_NONE
        case _:
            return ""


def format_notice(taken_for: str) -> str:
    """Return the notice of what a text was taken for, or empty text if nothing was guessed."""
    return remedies.taken_for(taken_for) if taken_for else ""


def formulas_notice(*, lacking: bool) -> str:
    """Return the notice of how to get formulas read, or empty text."""
    return remedies.NO_FORMULAS if lacking else ""


def source_notice(text: Source) -> str:
    """Return the notice to show before a text, or empty text: how it was read, and what reads it otherwise."""
    return remedies.assumption(text.assumption) if text.assumption else text.notice
