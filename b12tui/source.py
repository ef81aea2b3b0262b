"""Where a text comes from: the built-in article, a file or standard input, whatever its bytes.

It reads at most so many bytes, says of each that can't be had why and what to do, and fetches nothing. What the bytes
are as characters is found out in `decoding`.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from errno import EACCES
from pathlib import Path
from typing import TYPE_CHECKING

from b12tui.document.sanitize import sanitize_line
from b12tui.encodings import decode, is_binary, normalize_newlines
from b12tui.errors import IsDirectory, ReadError
from b12tui.fastclass import dataclass, replace

if TYPE_CHECKING:
    from typing import BinaryIO

MIB = 1024 * 1024
LIMIT = 64 * MIB
"""How many bytes are read unless a reader asks for more: ten long novels; above it there is more often a mistake."""

MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdwn", ".mdx", ".rmd", ".qmd", ".txt", ".text")
"""How the names of files end that links lead to and folders list; plain text is Markdown, if without marks."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text as it was found."""

    name: str
    """What to call it, safe to show."""
    text: str
    notice: str = ""
    """One line to say before it is read, or empty."""
    path: Path | None = None
    """The file; None for the built-in article and for standard input."""
    folder: bool = False
    """Whether it is the list of what is in a folder."""


def read_source(
    name: str | None,
    *,
    encoding: str | None = None,
    limit: int = LIMIT,
    special: bool = True,
    standard_input: BinaryIO | None = None,
) -> Source:
    """Read a text: the built-in article (None), standard input (`-`), or a file; at most `limit` bytes of it.

    With `special` False a pipe, a terminal or another device is not waited for: ReadError says what it is. So does it
    where the text can't be had for another reason; UsageError where `encoding` is none.
    """
    if name is None:
        return _source("b12tui", _file(_article(), "the built-in article", limit), "utf-8", None)
    if name == "-":
        stream = standard_input or (sys.stdin.buffer if sys.stdin else None)
        if stream is None:
            raise ReadError("standard input is closed, so there is no text in it; b12tui FILE reads a file")
        from b12tui.manpage import as_markdown  # few texts come this way

        try:
            data = _take(stream, "standard input", limit)
        except OSError as error:
            reason = sanitize_line(error.strerror or "no reason given").lower()
            raise ReadError(f"standard input can't be read ({reason}); b12tui FILE reads a file") from error
        found = _source("standard input", data, encoding, None)
        return replace(found, text=as_markdown(found.text))
    path = Path(name)
    return _source(
        sanitize_line(path.name) or "text", _file(path, sanitize_line(name), limit, special=special), encoding, path
    )


def read_beginning(data: bytes) -> str:
    """Return the first bytes of a file as `read` would take them; nothing where that is no text."""
    # A character of UTF-8 that is cut in two at the end makes it no other encoding.
    whole = re.sub(rb"[\xc0-\xff][\x80-\xbf]{0,2}\Z", b"", data)
    try:
        text, _ = decode("", whole, None)
    except ReadError:
        return ""
    return normalize_newlines(text)


def file_stamp(name: str) -> tuple[int, int, int] | None:
    """Return what tells whether a file was written since; None where it can't be told.

    Of a pipe or a device it is always the same: what was read of it is all that there is.
    """
    try:
        found = os.stat(name)  # noqa: PTH116 - a start asks for it
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
        return 0, -1, found.st_ino
    return found.st_mtime_ns, found.st_size, found.st_ino


def can_be_read_once(name: str) -> bool:
    """Tell whether what is named is neither a file nor a folder: a pipe, as `<(command)` is one, or a device."""
    try:
        mode = os.stat(name).st_mode  # noqa: PTH116 - a start asks for it
    except (OSError, ValueError):
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def is_markdown(name: str) -> bool:
    """Tell whether a file of this name is taken for Markdown."""
    return name.lower().endswith(MARKDOWN)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Whole lines of a file's text."""

    text: str
    before: int
    """Bytes of the file that stand before it."""
    size: int
    """Bytes of the file."""


def excerpt(path: Path, part: float, width: int) -> Excerpt | None:
    """Return what stands around a part of a file (from 0 to 1), some `width` bytes, without reading all of it.

    None where that can't be had quickly or surely, for it is no more than a glimpse: where the file is smaller, is no
    file, or holds no whole line there or anything but UTF-8. `read` then says what is to be said.
    """
    try:
        with opened(path) as file:
            size = os.fstat(file.fileno()).st_size
            if size < width:
                return None
            start = min(max(int(part * size) - width // 2, 0), size - width)
            file.seek(start)
            data = file.read(width)
        if start:
            skipped = data.find(b"\n") + 1
            start, data = start + skipped, data[skipped:]
        if start + len(data) < size:
            data = data[: data.rfind(b"\n") + 1]
        if not data or is_binary(data, 0):
            return None
        return Excerpt(normalize_newlines(data.decode("utf-8")).removeprefix("\ufeff"), start, size)
    except (OSError, ValueError, ReadError):
        return None


def opened(path: Path, name: str = "", *, special: bool = False, folder: int | None = None) -> BinaryIO:
    """Open a file to be read; `name` is what it is called.

    Unless `special`, opening waits for nobody and takes plain files alone: ReadError says what else it is. `folder` is
    the descriptor of a folder, below which no component of `path` may be a symbolic link. OSErrors are the caller's.
    """

    def opener(given: str, flags: int) -> int:
        flags |= getattr(os, "O_NOCTTY", 0)
        if not special:
            flags |= getattr(os, "O_NONBLOCK", 0)
        return os.open(given, flags) if folder is None else open_below(folder, Path(given).parts, flags)

    file = open(path, "rb", opener=opener)  # noqa: SIM115 - the caller closes it
    mode = os.fstat(file.fileno()).st_mode
    if not special and not stat.S_ISREG(mode):
        kind = "a terminal" if file.isatty() else "a pipe" if stat.S_ISFIFO(mode) else "a device"
        file.close()
        raise ReadError(f"{name} is {kind} and no plain file, so it isn't read")
    return file


def open_below(folder: int, parts: tuple[str, ...], flags: int) -> int:
    """Open what lies in a folder, by the names of the folders between and its own; return its descriptor.

    Each is looked up in the one before, as openat(2) does it, and none may be a symbolic link (OSError), nor lead up:
    so nobody who changes a name meanwhile leads out of the folder.
    """
    if not parts or any(part in ("..", "/") for part in parts):
        raise PermissionError(EACCES, os.strerror(EACCES))
    at = os.dup(folder)
    try:
        for part in parts[:-1]:
            at, above = os.open(part, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=at), at
            os.close(above)
        return os.open(parts[-1], flags | os.O_NOFOLLOW, dir_fd=at)
    finally:
        os.close(at)


def _article() -> Path:
    """Return where the built-in article is: in the installed package, or at the root of a clone."""
    packaged = Path(__file__).with_name("content.md")
    return packaged if packaged.exists() else Path(__file__).parents[1] / "content.md"


def _file(path: Path, name: str, limit: int, *, special: bool = False) -> bytes:
    """Return a file's bytes, as many as it has when it is opened."""
    try:
        with opened(path, name, special=special) as file:
            return _take(file, name, limit)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        if name.startswith(("http://", "https://")):
            raise ReadError(f"b12tui fetches nothing; curl -sL {name} | b12tui - reads that page") from error
        here = "" if path.is_absolute() else " here"
        raise ReadError(f"no file named {name}{here}; b12tui --help lists the ways to name a text") from error
    except IsADirectoryError as error:
        raise IsDirectory(f"{name} is a folder; name one of the files in it") from error
    except PermissionError as error:
        raise ReadError(f"no permission to read {name}; chmod u+r lets its owner read it") from error
    except OSError as error:
        reason = sanitize_line(error.strerror or "no reason given").lower()
        raise ReadError(f"{name} can't be read ({reason}); try a copy of it in another place") from error


def _take(stream: BinaryIO, name: str, limit: int) -> bytes:
    """Return what a stream holds, at most `limit` bytes; of a file that grows what it holds when it is opened."""
    try:
        found = os.fstat(stream.fileno())
        size = found.st_size if stat.S_ISREG(found.st_mode) else 0
    except (OSError, ValueError):
        size = 0  # a stream that is no file, as tests and other programs hand over
    if size <= limit:
        data = stream.read(size or limit + 1)
        if len(data) <= limit:
            return data
        size = 0
    has = f"has {size / MIB:.0f} MB" if size else "has more"
    raise ReadError(f"{name} {has}, and at most {limit / MIB:g} MB are read; --limit MB reads more")


def _source(name: str, data: bytes, encoding: str | None, path: Path | None) -> Source:
    text, notice = decode(name, data, encoding)
    text = normalize_newlines(text)
    if not text or text.isspace():
        notice = "This text is empty."
    return Source(name, text, notice, path)
