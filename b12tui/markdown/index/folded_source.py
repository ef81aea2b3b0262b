"""A stretch of source as its letters and digits alone: in it words are found however they are written.

A word may hold signs that aren't read (`**B**12`), so source and words are compared without signs; and signs that have
letters themselves (tags, targets of links, entities, footnotes) are left out of a second copy, for in code they are
words.

A search reads all of a book this way, and most of it only to learn that there is nothing: so each copy is made when it
is asked for, of as much as possible at once, and the second only where something may be read without a blank before and
after what is left out. That is looked for by patterns that begin with one character, which Python finds at the speed of
memory; and none reads on past another beginning of its own, so that the time grows with the text, not with its square.
"""

from __future__ import annotations

import codecs
import re
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote

from b12tui.search.query import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

_WITHIN = rb"[^()\n]*(?:\n(?!\n)[^()\n]*)*"
_LABEL = rb"[^\[\]\n]*(?:\n(?!\n)[^\[\]\n]*)*\]"
_LINK = re.compile(rb"\](?:\(" + _WITHIN + rb"(?:\(" + _WITHIN + rb"\)" + _WITHIN + rb")*\)|\[" + _LABEL + rb")")
_NOTE = re.compile(rb"\[\^" + _LABEL)
_TAG = re.compile(rb"""<(?:[^<>"'\n]|\n(?!\n)|"[^"\n]*"|'[^'\n]*')*>|<[^<>\n]*>""")
_GOES_ON = rb"(?![*_~)\].,;:!?'\"]{0,4}(?:\s|\Z))"
"""What stands behind may belong to the word before: it is no blank, nor signs that close something and a blank."""
_LINK_IN_A_WORD = re.compile(_LINK.pattern + _GOES_ON)
_NOTE_IN_A_WORD = re.compile(_NOTE.pattern + _GOES_ON)
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())
_LOWER = bytes(range(256)).lower()
_FOLDING = "b12tui.folding"
"""Makes the codec of ASCII fold what is beyond: it stops at nothing else, and so is the fastest way to find that."""
_KNOWN = 10_000
"""How many runs of characters beyond ASCII are remembered with what they are folded to."""


class FoldedSource:
    """A stretch of source, as it is and as letters and digits."""

    def __init__(self, source: str) -> None:
        self._source = source

    def build(self) -> None:
        """Make the copies that every search asks for."""
        _ = self._letters

    @cached_property
    def plain(self) -> bytes:
        """As it is, with ASCII in lower case."""
        return self._source.encode("utf-8", "surrogatepass").lower()

    @property
    def is_simple(self) -> bool:
        """Whether words that follow one another here do so as they are read: nothing between them is left out."""
        return "[" not in self._source and "<" not in self._source

    @cached_property
    def _letters(self) -> tuple[bytes, bytes]:
        """`loose` and `read`, which are made of the folded source: that is as long as they are, so it is not kept."""
        folded = _folded(self._source)
        return _letters(folded), self._read(folded)

    @property
    def letters(self) -> bytes:
        """The letters and digits of all of it: they hold what `plain` and `signed` hold, and words made of others."""
        return self._letters[0]

    @property
    def letters_as_rendered(self) -> bytes:
        """The letters and digits of all of it without those that may not be read, where words may be found by that."""
        return self._letters[1]

    @cached_property
    def letters_of_markup(self) -> bytes:
        """The letters and digits of its paragraphs that hold signs or more than ASCII."""
        return b"\n".join(
            folded_key(each) for each in self._source.split("\n\n") if not each.isascii() or _signed(each)
        )

    def _read(self, folded: bytes) -> bytes:
        read = []
        if b"<" in folded or _LINK_IN_A_WORD.search(folded) or _NOTE_IN_A_WORD.search(folded):
            read.append(_letters(_without_the_unread(folded)))
        if b"&" in folded:
            read += [folded_key(_without_entities(each)) for each in self._with("&")]
        if b"%" in folded:  # a picture's file is called as people write it
            read += [folded_key(unquote(each)) for each in self._with("%")]
        return b"\n".join(read)

    def _with(self, sign: str) -> Iterator[str]:
        return (each for each in self._source.split("\n\n") if sign in each)


def folded_key(source: str) -> bytes:
    """Return the letters and digits, folded as they are compared."""
    return _letters(_folded(source))


def _letters(folded: bytes) -> bytes:
    return folded.translate(_LOWER, _NO_LETTERS)


def _folded(source: str) -> bytes:
    return source.encode("ascii", _FOLDING)


def _fold(error: UnicodeError) -> tuple[bytes, int]:
    """Return what a run beyond ASCII is folded to, in UTF-8, and where it ends."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    run = error.object[error.start : error.end]
    known = _runs.get(run)
    if known is None:
        known = "".join(filter(str.isalnum, folded(run))).encode("utf-8", "surrogatepass")
        if len(_runs) < _KNOWN:  # a text has few different ones, quotes and dashes, unless it is in another script
            _runs[run] = known
    return known, error.end


_runs: dict[str, bytes] = {}
codecs.register_error(_FOLDING, _fold)


def _signed(paragraph: str) -> bool:
    """Tell whether words may hold signs that are not read."""
    return any(sign in paragraph for sign in "*_`\\~<[&")


def _without_the_unread(data: bytes) -> bytes:
    """Return source without targets, notes and tags, none of them reaching into another paragraph."""
    data = _NOTE.sub(b"", _LINK.sub(b"", data))
    return _TAG.sub(b"", data) if b"<" in data else data


def _without_entities(paragraph: str) -> str:
    from html import unescape

    read = _without_the_unread(paragraph.encode("utf-8", "surrogatepass"))
    return unescape(read.decode("utf-8", "surrogatepass"))
