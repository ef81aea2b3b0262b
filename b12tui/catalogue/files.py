"""Reading files and standard input: errors, and notices about encodings. The command line adds remedies."""

from __future__ import annotations

from b12tui.catalogue.lookup import _, ngettext

NO_REASON = _("unknown reason")
BUILT_IN_ARTICLE = _("the built-in article")
UNNAMED = _("text")
"""Name for a file whose own name has no visible character."""
DAMAGED = _("damaged or truncated")
NO_ZSTANDARD = _("Zstandard needs Python 3.14, or pip install 'b12tui[zstd]'")
EMPTY = _("The document is empty.")
STDIN_CLOSED = _("standard input is closed")
NOTHING_FETCHED = _("b12tui does not download pages")
A_TERMINAL = _("a terminal")
A_PIPE = _("a pipe")
A_DEVICE = _("a device")
A_FOLDER = _("a folder")


def missing(name: str) -> str:
    return _("file not found: {name}").format(name=name)


def not_plain(name: str, kind: str) -> str:
    return _("{name} is {kind}, not a regular file").format(name=name, kind=kind)


def is_folder(name: str) -> str:
    return _("{name} is a folder").format(name=name)


def no_permission(name: str) -> str:
    return _("permission denied: {name}").format(name=name)


def unreadable(name: str, reason: str) -> str:
    return _("{name} can't be read ({reason})").format(name=name, reason=reason)


def unwritable(name: str, reason: str) -> str:
    return _("{name} can't be written ({reason})").format(name=name, reason=reason)


def unlistable(name: str, reason: str) -> str:
    return _("{name} can't be listed ({reason})").format(name=name, reason=reason)


def undecompressable(name: str, reason: str) -> str:
    return _("{name} can't be decompressed ({reason})").format(name=name, reason=reason)


def stdin_unreadable(reason: str) -> str:
    return _("standard input can't be read ({reason})").format(reason=reason)


def too_large(name: str, size: float | None, limit: float) -> str:
    if size is None:
        return _("{name} is larger than the limit of {limit:g} MB").format(name=name, limit=limit)
    message = _("{name} has {size:.0f} MB, more than the limit of {limit:g} MB")
    return message.format(name=name, size=size, limit=limit)


def missing_library(name: str, form: str, library: str) -> str:
    return _("{name} is {form}, and its reader {library} is not installed").format(
        name=name, form=form, library=library
    )


def binary(name: str) -> str:
    return _("{name} looks like a binary file").format(name=name)


PDF = _("a PDF document")
RTF = _("an RTF document")
WORD = _("a Word document")
OPEN_DOCUMENT = _("an OpenDocument text")
EPUB = _("an EPUB book")


def is_document(name: str, description: str) -> str:
    return _("{name} is {description}").format(name=name, description=description)


def wrong_format(place: str, expected: str) -> str:
    return _("{place} should be {expected}").format(place=place, expected=expected)


def wrong_format_in(name: str, place: str, expected: str) -> str:
    return _("{name} is invalid: {place} should be {expected}").format(name=name, place=place, expected=expected)


def unknown_format(name: str, known: str) -> str:
    return _("unknown format: {name}; known formats: {known}").format(name=name, known=known)


def unknown_dialect(name: str, known: str) -> str:
    return _("unknown dialect: {name}; known dialects: {known}").format(name=name, known=known)


# Encodings


def unknown_encoding(name: str) -> str:
    message = _("unknown encoding: {name}; try utf-8, utf-16, windows-1252, latin-1 or shift_jis")
    return message.format(name=name)


def guessed(encoding: str) -> str:
    return _("Encoding guessed: {encoding}").format(encoding=encoding)


def not_utf8(encoding: str) -> str:
    return _("Not UTF-8; read as {encoding}").format(encoding=encoding)


def damaged(count: int, encoding: str) -> str:
    message = ngettext(
        "{count} invalid {encoding} sequence, shown as \ufffd",
        "{count} invalid {encoding} sequences, shown as \ufffd",
        count,
    )
    return message.format(count=count, encoding=encoding)
