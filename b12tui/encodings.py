"""Bytes to characters, whatever they are.

What they are is found out in this order: what the reader says, a byte order mark, UTF-16 by its zeros, UTF-8, UTF-8
with a few damaged places, Windows-1252. Anything assumed is said in a notice of one line. It refuses what isn't text.
"""

from __future__ import annotations

import re

from b12tui.document.sanitize import sanitize_line
from b12tui.errors import ReadError, UsageError

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


def normalize_newlines(text: str) -> str:
    """Return a text with a line feed at the end of each line, also where a form feed ends a page."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub("\f+", "\n", text) if "\f" in text else text


def decode(name: str, data: bytes, encoding: str | None) -> tuple[str, str]:
    """Return bytes as characters, and a notice of what had to be assumed; raise ReadError for what isn't text."""
    if encoding is not None:
        return _as_told(data, encoding)
    for mark, marked in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(marked, "replace")
            return text, _damage(text, data, marked.upper())
    sample = data[:_SAMPLE]
    zeros = _by_zeros(sample)
    if zeros and not is_binary(sample.decode(zeros, "replace").encode("latin-1", "ignore"), 0):
        text = data.decode(zeros, "replace")
        return text, f"Read as {zeros.upper()}, though nothing says so; {_OTHERWISE}."
    try:
        if not is_binary(sample, 0.05):
            return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        if not is_binary(sample, 0):
            return _not_quite_utf8(data)
    raise ReadError(f"{name} is no text but data for a program; --encoding NAME reads it as text all the same")


def _as_told(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        text = data.decode(encoding, "replace")
    except (LookupError, ValueError) as error:
        known = "utf-8, utf-16, windows-1252, latin-1 and shift_jis are some that there are"
        raise UsageError(f"no encoding is called {sanitize_line(encoding)}; {known}") from error
    return text.removeprefix("\ufeff"), _damage(text, data, sanitize_line(encoding))


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


def is_binary(sample: bytes, share: float) -> bool:
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
