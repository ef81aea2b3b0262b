"""The terminal, standard output and the clipboard."""

from __future__ import annotations

from b12tui.catalogue.lookup import _, ngettext

STDOUT_CLOSED = _("standard output is closed, so there is nowhere to write to")
GONE = _("the terminal went away")
NO_REASON = _("no reason given")
NO_KEYS = _("there is no terminal to read keys from")
NO_COMMANDS = _("standard input is closed, so no command can be typed; b12tui --plain needs none")
NO_CLIPBOARD = _("This terminal has no clipboard, so nothing was copied; --plain prints the text.")


def stdout_unwritable(reason: str) -> str:
    return _("standard output can't be written ({reason}); send it to another place").format(reason=reason)


def commands_unreadable(reason: str) -> str:
    return _("commands can't be read from standard input ({reason})").format(reason=reason)


def not_a_terminal(path: str) -> str:
    return _("{path} is no terminal").format(path=path)


def no_pages(term: str) -> str:
    return _("this terminal can't show a page (TERM is {term}); b12tui --line works on any.").format(term=term)


def too_long_to_copy(count: int, most: int) -> str:
    message = ngettext(
        "That is too long to copy: {count:,} byte, and terminals take {most:,}.",
        "That is too long to copy: {count:,} bytes, and terminals take {most:,}.",
        count,
    )
    return message.format(count=count, most=most)


def copied(name: str) -> str:
    return _("Copied {name}, if the terminal allows it.").format(name=name)
