"""Reading of texts: the built-in article, a file or standard input, in any encoding.

Input is limited in size, and nothing is fetched from the network. The bytes are decoded in
`encodings`.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from pathlib import Path

from b12tui import compression, growing_input, printed_styles
from b12tui.binary_formats import format_of
from b12tui.catalogue import documents, files
from b12tui.document.sanitize import sanitize_line
from b12tui.encodings import decode, normalize_newlines
from b12tui.errors import (
    MIB,
    IsAddress,
    IsDirectory,
    NoInput,
    NoPermission,
    NotFound,
    NotText,
    ReadError,
    TooLarge,
    Unreadable,
    UnreadableInput,
)
from b12tui.fastclass import dataclass, replace
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.file_opening import open_for_reading

if TYPE_CHECKING:
    from b12tui.fasttyping import BinaryIO

PRINTED = (".log", ".txt", ".out", ".diff", ".patch")
"""Suffixes of files that may keep what a program printed for a terminal, with its styles."""
LOGS = (".log", ".out")
"""Suffixes of those in which a carriage return wrote over a line, and ends none."""
DEFAULT_LIMIT = 64 * MIB
"""Maximum number of bytes read by default: ten long novels; a larger file is more often a mistake."""


@dataclass(frozen=True, slots=True)
class Source:
    """Text as read."""

    name: str
    """Display name, sanitised."""
    text: str
    notice: str = ""
    """One-line notice to show before the text, or empty."""
    assumption: str = ""
    """Clause on how the bytes were read for want of a named encoding, or empty."""
    path: Path | None = None
    """Path of the file; None for the built-in article and for standard input."""
    folder: bool = False
    """Whether the text is the list of a folder."""
    piped: bool = False
    """Whether the text came from standard input, where another program may have formatted it."""
    media_type: str = ""
    """Media type (RFC 6838) if it is known for sure, as that of texts of our own; empty otherwise."""
    growing: growing_input.GrowingInput | None = None
    """Standard input that has not ended, of which this text is the beginning; None if all of it was read."""
    dialect: str = "auto"
    """Dialect that Markdown in it is read as; `auto` is the one that the text or its folder tells."""
    includes: bool = False
    """Whether files that the text includes are read."""
    alone: bool = False
    """Whether no other file may be looked for, as in a restricted session."""
    opened_folder: str = ""
    """Folder that the reader opened, in which included files may lie; empty for the text's own repository or folder."""
    size: int = 0
    """Bytes of the file that were read, once decompressed."""


def read_source(
    name: str | None,
    *,
    encoding: str | None = None,
    limit: int = DEFAULT_LIMIT,
    special: bool = True,
    standard_input: BinaryIO | None = None,
    grows: bool = False,
) -> Source:
    """Read a text of at most `limit` bytes: the built-in article (None), standard input (`-`), or a file.

    With `grows`, standard input that pauses is read until then, and the source has what is still to come.
    Without `special` a pipe, a terminal or another device is not waited for: ReadError names its type. Raise ReadError
    also if the text can't be read for another reason, and UsageError if `encoding` is unknown.
    """
    if name is None:
        article = _decode_source("b12tui", _read_file(_article(), files.BUILT_IN_ARTICLE, limit), "utf-8", None)
        return replace(article, media_type="text/markdown")
    if name == "-":
        stream = standard_input or (sys.stdin.buffer if sys.stdin else None)
        if stream is None:
            raise NoInput
        growing = None
        try:
            if grows and _can_grow(stream):
                growing, data = _beginning(stream, limit)
            else:
                data = _read_stream(stream, documents.STANDARD_INPUT, limit)
        except OSError as error:
            raise UnreadableInput(reason_of(error)) from error
        return replace(decode_input(data, encoding), growing=growing)
    if not name:  # which a path takes for the folder that it is in
        raise NotFound("")
    path = Path(name)
    data = _read_file(path, sanitize_line(name), limit, special=special)
    if compression.is_compressed(name):
        data = _decompressed(sanitize_line(name), data, limit)
    kept = compression.without_suffix(path.name.lower())
    shown = sanitize_line(path.name) or files.UNNAMED
    found = _decode_source(shown, data, encoding, path, printed=kept.endswith(LOGS))
    text = printed_styles.without_styles(found.text) if kept.endswith(PRINTED) else found.text
    return replace(found, text=text, size=len(data))


def decode_input(data: bytes, encoding: str | None) -> Source:
    """Return the text of bytes from standard input; raise ReadError if they are none."""
    found = _decode_source(documents.STANDARD_INPUT, data, encoding, None, printed=True)
    return replace(found, text=printed_styles.without_styles(found.text), piped=True)


def _can_grow(stream: BinaryIO) -> bool:
    """Return whether more may come from a stream after a pause: from a pipe or a socket, on POSIX systems."""
    try:
        mode = os.fstat(stream.fileno()).st_mode
    except (OSError, ValueError):
        return False
    return hasattr(os, "O_NONBLOCK") and (stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode))


def _beginning(stream: BinaryIO, limit: int) -> tuple[growing_input.GrowingInput | None, bytes]:
    """Return what a stream has until its writer pauses, and the input that grows; None if the writer has ended."""
    growing = growing_input.GrowingInput(stream.fileno(), limit)
    data = growing.first()
    if len(data) > limit:
        raise TooLarge(documents.STANDARD_INPUT, limit, None)
    return None if growing.ended else growing, data


def _decompressed(name: str, data: bytes, limit: int) -> bytes:
    data = compression.decompressed(name, data, limit)
    if len(data) > limit:
        raise TooLarge(name, limit, None)
    return data


def read_beginning(data: bytes) -> str:
    """Return the first bytes of a file decoded as by `read_source`; empty if they are no text."""
    # A UTF-8 character cut off at the end must not change the detected encoding.
    whole = re.sub(rb"[\xc0-\xff][\x80-\xbf]{0,2}\Z", b"", data)
    try:
        text, _ = decode("", whole, None)
    except ReadError:
        return ""
    return normalize_newlines(text)


def _article() -> Path:
    """Return the path of the built-in article: in the installed package, or at the root of a clone."""
    packaged = Path(__file__).with_name("content.md")
    return packaged if packaged.exists() else Path(__file__).parents[1] / "content.md"


def _read_file(path: Path, name: str, limit: int, *, special: bool = False) -> bytes:
    """Return a file's bytes, as many as it has when it is opened."""
    try:
        with open_for_reading(path, name, special=special) as file:
            return _read_stream(file, name, limit)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        if name.startswith(("http://", "https://")):
            raise IsAddress(name) from error
        raise NotFound(name) from error
    except IsADirectoryError as error:
        raise IsDirectory(name) from error
    except PermissionError as error:
        raise NoPermission(name) from error
    except OSError as error:
        raise Unreadable(name, reason_of(error)) from error


def reason_of(error: OSError) -> str:
    """Return the system's reason for an error, for the middle of a sentence."""
    return sanitize_line(error.strerror or files.NO_REASON).lower()


def _read_stream(stream: BinaryIO, name: str, limit: int) -> bytes:
    """Return the content of a stream, at most `limit` bytes; for a growing file, its content when it is opened."""
    try:
        found = os.fstat(stream.fileno())
        size = found.st_size if stat.S_ISREG(found.st_mode) else 0
    except (OSError, ValueError):
        size = 0  # not a real file, as in tests and other programs
    if size <= limit:
        data = stream.read(size or limit + 1)
        if len(data) <= limit:
            return data
        size = 0
    raise TooLarge(name, limit, size or None)


def _command(converter: str, path: Path | None) -> str:
    """Return the command of a `BinaryFormat` for a file, or for standard input (None)."""
    from shlex import quote  # few files are no text

    return converter.format(file=quote(sanitize_line(str(path))) if path else "-")


def _decode_source(name: str, data: bytes, encoding: str | None, path: Path | None, *, printed: bool = False) -> Source:
    """Return the text in `data`; if a program may have `printed` it, as a terminal would have shown it in the end."""
    document = format_of(name, data) if encoding is None else None
    if document:
        raise NotText(name, document.description, _command(document.converter, path))
    text, assumption = decode(name, data, encoding)
    if printed:
        text = printed_styles.last_states(text)
    text = normalize_newlines(text)
    if not text or text.isspace():
        return Source(name, text, files.EMPTY, path=path)
    return Source(name, text, assumption=assumption, path=path)
