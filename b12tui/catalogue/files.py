"""Reading files and standard input: errors, and notices about encodings. The command line adds remedies."""

from __future__ import annotations

from b12tui.catalogue.lookup import _, ngettext

NO_REASON = _("no reason given")
BUILT_IN_ARTICLE = _("the built-in article")
UNNAMED = _("text")
"""Name of a file whose own has no visible character."""
EMPTY = _("This text is empty.")
STDIN_CLOSED = _("standard input is closed, so there is no text in it")
NOTHING_FETCHED = _("b12tui fetches nothing")
A_TERMINAL = _("a terminal")
A_PIPE = _("a pipe")
A_DEVICE = _("a device")
A_FOLDER = _("a folder")


def missing(name: str) -> str:
    return _("no file named {name}").format(name=name)


def missing_here(name: str) -> str:
    return _("no file named {name} here").format(name=name)


def not_plain(name: str, kind: str) -> str:
    return _("{name} is {kind} and no plain file, so it isn't read").format(name=name, kind=kind)


def is_folder(name: str) -> str:
    return _("{name} is a folder").format(name=name)


def no_permission(name: str) -> str:
    return _("no permission to read {name}").format(name=name)


def unreadable(name: str, reason: str) -> str:
    return _("{name} can't be read ({reason})").format(name=name, reason=reason)


def unlistable(name: str, reason: str) -> str:
    return _("{name} can't be listed ({reason})").format(name=name, reason=reason)


def stdin_unreadable(reason: str) -> str:
    return _("standard input can't be read ({reason})").format(reason=reason)


def too_large(name: str, size: float | None, limit: float) -> str:
    if size is None:
        return _("{name} has more, and at most {limit:g} MB are read").format(name=name, limit=limit)
    message = _("{name} has {size:.0f} MB, and at most {limit:g} MB are read")
    return message.format(name=name, size=size, limit=limit)


def binary(name: str) -> str:
    return _("{name} is no text but data for a program").format(name=name)


def wrong_format(place: str, expected: str) -> str:
    return _("{place} should be {expected}").format(place=place, expected=expected)


def wrong_format_in(name: str, place: str, expected: str) -> str:
    return _("{name} can't be read: {place} should be {expected}").format(name=name, place=place, expected=expected)


def unknown_format(name: str, known: str) -> str:
    return _("no format is called {name}; there are {known}").format(name=name, known=known)


# Encodings


def unknown_encoding(name: str) -> str:
    message = _(
        "no encoding is called {name}; utf-8, utf-16, windows-1252, latin-1 and shift_jis are some that there are"
    )
    return message.format(name=name)


def guessed(encoding: str) -> str:
    return _("Read as {encoding}, though nothing says so").format(encoding=encoding)


def not_utf8(encoding: str) -> str:
    return _("Not UTF-8, so read as {encoding}").format(encoding=encoding)


def damaged(count: int, encoding: str) -> str:
    message = ngettext(
        "{count} place is no {encoding} and shown as \ufffd",
        "{count} places are no {encoding} and shown as \ufffd",
        count,
    )
    return message.format(count=count, encoding=encoding)
