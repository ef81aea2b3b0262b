"""Where a text comes from: the built-in article, a file or standard input, whatever its bytes.

What the bytes are is found out in this order: what the reader says, a byte order mark, UTF-16 by its zeros, UTF-8,
UTF-8 with a few damaged places, Windows-1252. Anything assumed is said in a notice of one line. Every line ends in a
line feed, also where a form feed ends a page. It refuses what isn't text, and fetches nothing.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from b12tui.document.safe import safe_line
from b12tui.errors import CannotRead, IsFolder, WrongCommand
from b12tui.record import dataclass, replace

if TYPE_CHECKING:
    from typing import BinaryIO

MIB = 1024 * 1024
LIMIT = 64 * MIB
"""How many bytes are read unless a reader asks for more: ten long novels; above it there is more often a mistake."""

MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdwn", ".mdx", ".rmd", ".qmd", ".txt", ".text")
"""How the names of files end that links lead to and folders list; plain text is Markdown, if without marks."""

_SAMPLE = 65_536
"""How many bytes are looked at to tell text from noise."""

_NOISE = bytes({*range(32), 127} - set(b"\t\n\x0b\f\r\x1b\b"))
"""Controls that texts don't hold; logs do hold escapes, and manual pages backspaces."""

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
"""Byte order marks, the longer before those that they begin with."""

_OTHERWISE = "--encoding decides otherwise"


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


def read(
    name: str | None, *, encoding: str | None = None, limit: int = LIMIT, standard_input: BinaryIO | None = None
) -> Source:
    """Read a text: the built-in article (None), standard input (`-`), or a file; at most `limit` bytes of it.

    Raise CannotRead where it can't be had, WrongCommand where `encoding` is none.
    """
    if name is None:
        return _source("b12tui", _file(_article(), "the built-in article", limit), "utf-8", None)
    if name == "-":
        stream = standard_input or (sys.stdin.buffer if sys.stdin else None)
        if stream is None:
            raise CannotRead("standard input is closed, so there is no text in it; b12tui FILE reads a file")
        from b12tui.printed import as_markdown  # few texts come this way

        found = _source("standard input", _take(stream, "standard input", limit), encoding, None)
        return replace(found, text=as_markdown(found.text))
    path = Path(name)
    return _source(safe_line(path.name) or "text", _file(path, safe_line(name), limit), encoding, path)


def beginning(data: bytes) -> str:
    """Return the first bytes of a file as `read` would take them; nothing where that is no text."""
    # A character of UTF-8 that is cut in two at the end makes it no other encoding.
    whole = re.sub(rb"[\xc0-\xff][\x80-\xbf]{0,2}\Z", b"", data)
    try:
        text, _ = _decoded("", whole, None)
    except CannotRead:
        return ""
    return _with_line_feeds(text)


def stamp(name: str) -> tuple[int, int, int] | None:
    """Return what tells whether a file was written since; None where it can't be told."""
    try:
        found = os.stat(name)  # noqa: PTH116 - a start asks for it
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def is_markdown(name: str) -> bool:
    """Tell whether a file of this name is taken for Markdown."""
    return name.lower().endswith(MARKDOWN)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Whole lines of a file's text."""

    text: str
    before: int
    """Bytes of the file that stand before it."""
    size: int
    """Bytes of the file."""


def stretch(path: Path, part: float, width: int) -> Stretch | None:
    """Return what stands around a part of a file (from 0 to 1), some `width` bytes, without reading all of it.

    None where that can't be had quickly or surely, for it is no more than a glimpse: where the file is smaller, is no
    file, or holds no whole line there or anything but UTF-8. `read` then says what is to be said.
    """
    try:
        with path.open("rb") as file:
            found = os.fstat(file.fileno())
            size = found.st_size
            if not stat.S_ISREG(found.st_mode) or size < width:
                return None
            start = min(max(int(part * size) - width // 2, 0), size - width)
            file.seek(start)
            data = file.read(width)
        if start:
            skipped = data.find(b"\n") + 1
            start, data = start + skipped, data[skipped:]
        if start + len(data) < size:
            data = data[: data.rfind(b"\n") + 1]
        if not data or _is_noise(data, 0):
            return None
        return Stretch(_with_line_feeds(data.decode("utf-8")).removeprefix("\ufeff"), start, size)
    except (OSError, ValueError):
        return None


def _article() -> Path:
    """Return where the built-in article is: in the installed package, or at the root of a clone."""
    packaged = Path(__file__).with_name("content.md")
    return packaged if packaged.exists() else Path(__file__).parents[1] / "content.md"


def _file(path: Path, name: str, limit: int) -> bytes:
    """Return a file's bytes, as many as it has when it is opened."""
    try:
        with path.open("rb") as file:
            return _take(file, name, limit)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        if name.startswith(("http://", "https://")):
            raise CannotRead(f"b12tui fetches nothing; curl -sL {name} | b12tui - reads that page") from error
        here = "" if path.is_absolute() else " here"
        raise CannotRead(f"no file named {name}{here}; b12tui --help lists the ways to name a text") from error
    except IsADirectoryError as error:
        raise IsFolder(f"{name} is a folder; name one of the files in it") from error
    except PermissionError as error:
        raise CannotRead(f"no permission to read {name}; chmod u+r lets its owner read it") from error
    except OSError as error:
        reason = safe_line(error.strerror or "no reason given").lower()
        raise CannotRead(f"{name} can't be read ({reason}); try a copy of it in another place") from error


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
    raise CannotRead(f"{name} {has}, and at most {limit / MIB:g} MB are read; --limit MB reads more")


def _source(name: str, data: bytes, encoding: str | None, path: Path | None) -> Source:
    text, notice = _decoded(name, data, encoding)
    text = _with_line_feeds(text)
    if not text or text.isspace():
        notice = "This text is empty."
    return Source(name, text, notice, path)


def _with_line_feeds(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub("\f+", "\n", text) if "\f" in text else text


def _decoded(name: str, data: bytes, encoding: str | None) -> tuple[str, str]:
    """Return bytes as characters, and a notice of what had to be assumed; raise CannotRead for what isn't text."""
    if encoding is not None:
        return _as_told(data, encoding)
    for mark, marked in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(marked, "replace")
            return text, _damage(text, data, marked.upper())
    sample = data[:_SAMPLE]
    zeros = _by_zeros(sample)
    if zeros and not _is_noise(sample.decode(zeros, "replace").encode("latin-1", "ignore"), 0):
        text = data.decode(zeros, "replace")
        return text, f"Read as {zeros.upper()}, though nothing says so; {_OTHERWISE}."
    try:
        if not _is_noise(sample, 0.05):
            return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        if not _is_noise(sample, 0):
            return _not_quite_utf8(data)
    raise CannotRead(f"{name} is no text but data for a program; --encoding NAME reads it as text all the same")


def _as_told(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        text = data.decode(encoding, "replace")
    except (LookupError, ValueError) as error:
        known = "utf-8, utf-16, windows-1252, latin-1 and shift_jis are some that there are"
        raise WrongCommand(f"no encoding is called {safe_line(encoding)}; {known}") from error
    return text.removeprefix("\ufeff"), _damage(text, data, safe_line(encoding))


def _damage(text: str, data: bytes, encoding: str) -> str:
    """Return a notice of the places that an encoding can't read, or nothing."""
    places = text.count("\ufffd") - data.count("\ufffd".encode())
    if places <= 0:
        return ""
    return f"{places} {'place is' if places == 1 else 'places are'} no {encoding} and shown as \ufffd; {_OTHERWISE}."


def _by_zeros(sample: bytes) -> str:
    """Return which UTF-16 bytes are that have no mark: most letters leave every second byte zero."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    pairs = len(sample) // 2
    if pairs and odd * 10 > pairs * 4 and even * 20 < pairs:
        return "utf-16-le"
    if pairs and even * 10 > pairs * 4 and odd * 20 < pairs:
        return "utf-16-be"
    return ""


def _is_noise(sample: bytes, share: float) -> bool:
    """Tell whether more than a share of a sample are controls that texts don't hold."""
    return len(sample) - len(sample.translate(None, _NOISE)) > share * len(sample)


def _not_quite_utf8(data: bytes) -> tuple[str, str]:
    """Return bytes that are no UTF-8: damaged UTF-8 where most of them still are, else Windows-1252."""
    text = data.decode("utf-8", "replace")
    others = len(text) - len(text.encode("ascii", "ignore"))
    if text.count("\ufffd") * 10 < others:
        return text, _damage(text, data, "UTF-8")
    try:
        return data.decode("cp1252"), f"Not UTF-8, so read as Windows-1252; {_OTHERWISE}."
    except UnicodeDecodeError:
        return data.decode("latin-1"), f"Not UTF-8, so read as Latin-1; {_OTHERWISE}."
