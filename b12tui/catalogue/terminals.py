"""The terminal, standard output and the clipboard."""

from __future__ import annotations

from b12tui.catalogue.lookup import _, ngettext

STDOUT_CLOSED = _("standard output is closed")
GONE = _("the terminal was closed")
NO_THREAD = _("the system has no memory left for another thread")
NO_REASON = _("unknown reason")
NO_KEYS = _("no terminal to read keys from")
NO_COMMANDS = _("standard input is closed; use b12tui --plain")
NO_CLIPBOARD = _("Nothing copied: this terminal has no clipboard. Use --plain to print the document.")


def stdout_unwritable(reason: str) -> str:
    return _("standard output can't be written ({reason}); redirect it elsewhere").format(reason=reason)


def commands_unreadable(reason: str) -> str:
    return _("standard input can't be read ({reason})").format(reason=reason)


def not_a_terminal(path: str) -> str:
    return _("{path} is not a terminal").format(path=path)


def no_pages(term: str) -> str:
    return _("this terminal cannot show the screen mode (TERM is {term}); use b12tui --line.").format(term=term)


def too_long_to_copy(count: int, most: int) -> str:
    message = ngettext(
        "Too long to copy: {count:,} byte; terminals accept {most:,}.",
        "Too long to copy: {count:,} bytes; terminals accept {most:,}.",
        count,
    )
    return message.format(count=count, most=most)


def copied(name: str) -> str:
    return _("Copied {name}, if the terminal allows it (OSC 52).").format(name=name)
