"""Reading files and standard input: errors, and notices about encodings."""

from __future__ import annotations

from b12tui.catalogue.lookup import _, ngettext

NO_REASON = _("no reason given")
BUILT_IN_ARTICLE = _("the built-in article")
UNNAMED = _("text")
"""Name of a file whose own has no visible character."""
EMPTY = _("This text is empty.")
STDIN_CLOSED = _("standard input is closed, so there is no text in it; b12tui FILE reads a file")
A_TERMINAL = _("a terminal")
A_PIPE = _("a pipe")
A_DEVICE = _("a device")


def stdin_unreadable(reason: str) -> str:
    return _("standard input can't be read ({reason}); b12tui FILE reads a file").format(reason=reason)


def not_plain(name: str, kind: str) -> str:
    return _("{name} is {kind} and no plain file, so it isn't read").format(name=name, kind=kind)


def became_folder(name: str) -> str:
    return _("{name} is a folder and no plain file, so it isn't read").format(name=name)


def is_folder(name: str) -> str:
    return _("{name} is a folder; name one of the files in it").format(name=name)


def folder_unlistable(name: str, reason: str) -> str:
    return _("{name} can't be listed ({reason})").format(name=name, reason=reason)


def not_fetched(address: str) -> str:
    return _("b12tui fetches nothing; curl -sL {address} | b12tui - reads that page").format(address=address)


def missing(name: str) -> str:
    return _("no file named {name}; b12tui --help lists the ways to name a text").format(name=name)


def missing_here(name: str) -> str:
    return _("no file named {name} here; b12tui --help lists the ways to name a text").format(name=name)


def no_permission(name: str) -> str:
    return _("no permission to read {name}; chmod u+r lets its owner read it").format(name=name)


def unreadable(name: str, reason: str) -> str:
    return _("{name} can't be read ({reason}); try a copy of it in another place").format(name=name, reason=reason)


def too_large(name: str, size: float | None, limit: float) -> str:
    if size is None:
        message = _("{name} has more, and at most {limit:g} MB are read; --limit MB reads more")
        return message.format(name=name, limit=limit)
    message = _("{name} has {size:.0f} MB, and at most {limit:g} MB are read; --limit MB reads more")
    return message.format(name=name, size=size, limit=limit)


# Encodings


def unknown_encoding(name: str) -> str:
    message = _(
        "no encoding is called {name}; utf-8, utf-16, windows-1252, latin-1 and shift_jis are some that there are"
    )
    return message.format(name=name)


def binary(name: str) -> str:
    message = _("{name} is no text but data for a program; --encoding NAME reads it as text all the same")
    return message.format(name=name)


def guessed(encoding: str) -> str:
    message = _("Read as {encoding}, though nothing says so; --encoding decides otherwise.")
    return message.format(encoding=encoding)


def not_utf8(encoding: str) -> str:
    return _("Not UTF-8, so read as {encoding}; --encoding decides otherwise.").format(encoding=encoding)


def damaged(count: int, encoding: str) -> str:
    message = ngettext(
        "{count} place is no {encoding} and shown as \ufffd; --encoding decides otherwise.",
        "{count} places are no {encoding} and shown as \ufffd; --encoding decides otherwise.",
        count,
    )
    return message.format(count=count, encoding=encoding)
