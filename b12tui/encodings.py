"""Decoding of text in an unknown encoding.

The encoding is determined in this order: the user's option, a byte order mark, UTF-16 by its null bytes, UTF-8, UTF-8
with a few damaged places, Windows-1252. Every assumption is stated in a clause. Binary data is refused.
"""

from __future__ import annotations

import re

from b12tui.catalogue import files
from b12tui.document.sanitize import sanitize_line
from b12tui.errors import NotText, UnknownEncoding

_SAMPLE = 65_536
"""Bytes that are examined to distinguish text from binary data."""

_CONTROLS = bytes({*range(32), 127} - set(b"\t\n\x0b\f\r\x1b\b"))
"""Control characters that don't occur in text; logs have escapes, and manual pages have backspaces."""

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
"""Byte order marks, longer ones before their prefixes."""


def wide_encoding(data: bytes) -> str:
    """Return the encoding of a text of two or four bytes a character, by its beginning; else empty text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return "" if encoding == "utf-8" else encoding
    return _guess_utf16(data[:_SAMPLE])


def end_of_lines(data: bytes, encoding: str, begin: int = 0) -> int:
    """Return the end of the last whole line, or 0, of bytes that begin at byte `begin` of a text.

    `encoding` is a `wide_encoding`, or empty for one whose line feed is a byte.
    """
    newline = "\n".encode(encoding or "ascii")
    at = data.rfind(newline)
    while at >= 0 and (begin + at) % len(newline):
        at = data.rfind(newline, 0, at + len(newline) - 1)
    return at + len(newline) if at >= 0 else 0


def normalize_newlines(text: str) -> str:
    """Return text with a line feed at the end of each line; form feeds become line feeds as well."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub("\f+", "\n", text) if "\f" in text else text


def decode(name: str, data: bytes, encoding: str | None) -> tuple[str, str]:
    """Return the decoded text, and what was assumed as a clause, or empty text; raise NotText or UnknownEncoding."""
    if encoding is not None:
        return _decode_as(data, encoding)
    for mark, marked in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(marked, "replace")
            return text, _damage(text, data, marked.upper())
    sample = data[:_SAMPLE]
    guessed = _guess_utf16(sample)
    if guessed and not is_binary(sample.decode(guessed, "replace").encode("latin-1", "ignore"), 0):
        text = data.decode(guessed, "replace")
        return text, files.guessed(guessed.upper())
    try:
        if not is_binary(sample, 0.05):
            return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        if not is_binary(sample, 0):
            return _not_quite_utf8(data)
    raise NotText(name)


def _decode_as(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        text = data.decode(encoding, "replace")
    except (LookupError, ValueError) as error:
        raise UnknownEncoding(sanitize_line(encoding)) from error
    return text.removeprefix("\ufeff"), _damage(text, data, sanitize_line(encoding))


def _damage(text: str, data: bytes, encoding: str) -> str:
    """Return a clause on the places that can't be decoded, or empty text."""
    places = text.count("\ufffd") - data.count("\ufffd".encode())
    if places <= 0:
        return ""
    return files.damaged(places, encoding)


def _guess_utf16(sample: bytes) -> str:
    """Return the byte order of UTF-16 without a mark, or empty text: most letters leave every second byte zero."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    pairs = len(sample) // 2
    if pairs and odd * 10 > pairs * 4 and even * 20 < pairs:
        return "utf-16-le"
    if pairs and even * 10 > pairs * 4 and odd * 20 < pairs:
        return "utf-16-be"
    return ""


def is_binary(sample: bytes, share: float) -> bool:
    """Return whether more than a share of a sample are control characters that don't occur in text."""
    return len(sample) - len(sample.translate(None, _CONTROLS)) > share * len(sample)


def _not_quite_utf8(data: bytes) -> tuple[str, str]:
    """Decode bytes that are not valid UTF-8: as damaged UTF-8 if most of them still are, else as Windows-1252."""
    text = data.decode("utf-8", "replace")
    others = len(text) - len(text.encode("ascii", "ignore"))
    if text.count("\ufffd") * 10 < others:
        return text, _damage(text, data, "UTF-8")
    try:
        return data.decode("cp1252"), files.not_utf8("Windows-1252")
    except UnicodeDecodeError:
        return data.decode("latin-1"), files.not_utf8("Latin-1")
