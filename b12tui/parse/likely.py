"""Which sections of a large text may hold some words: told from its source, so that only those are parsed to look.

In most paragraphs words stand as they are read. Where there are signs, a word may hold some that aren't read
(`**B**12`), so there source and words are compared as letters and digits alone; and signs that have letters themselves
(tags, targets of links, entities, footnotes) are left out of a second copy, for in code they are words.

It names a section too many rather than one too few: a property holds that what is found with it is all there is.
Searches for one byte after the other are what Python does fastest, so a paragraph is asked for each sign by itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from b12tui.reading.matching import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from b12tui.document import Section
    from b12tui.parse.finds import Finds

_UNREAD = re.compile(r"<[^>]*>|\]\((?:[^()]|\([^()]*\))*\)|\]\[[^\]]*\]|\[\^[^\]]*\]")
_OTHERS = re.compile(rb"[\x80-\xff]+")
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())
_MADE = frozenset((*map(chr, range(0x2400, 0x2427)), "\ufffd"))
_KNOWN = 10_000
"""How many runs of characters beyond ASCII are remembered with what they are folded to."""


class Keys(NamedTuple):
    """A stretch of source, three times."""

    plain: bytes
    """As it is, in lower case."""
    signed: bytes
    """The letters and digits of its paragraphs that hold signs or more than ASCII."""
    read: bytes
    """The same without what may not be read."""

    def hold(self, word: Word) -> bool:
        """Tell whether the word may be read here."""
        return word.plain in self.plain or word.key in self.signed or word.key in self.read


class Word(NamedTuple):
    """A word that is looked for, folded."""

    plain: bytes
    key: bytes
    """Its letters and digits."""


class Words:
    """The words of a text's source, by section."""

    def __init__(
        self, source: str, sections: Sequence[Section], finds: Finds, shown_in: Callable[[int], int], *, front: bool
    ) -> None:
        """Read the source; `shown_in(line)` tells the section in which a line is read, for notes are moved.

        With `front`, section 0 begins with words that stand before its source.
        """
        ends = (*(section.offset for section in sections[1:]), len(source))
        spans = [(section.offset, end) for section, end in zip(sections, ends, strict=True)]
        self._keys = [_keys(source[start:end]) for start, end in spans]
        self._front = front
        self._notes = [(body.start.line, _keys(source[body.start.offset : body.end.offset])) for body in finds.notes]
        self._shown_in = shown_in
        defined = (f"{found.get('href', '')} {found.get('title', '')}" for found in finds.references.values())
        self._defined = _keys(" ".join(defined))
        self._refers = [number for number, keys in enumerate(self._keys) if b"[" in keys.plain]

    def likely(self, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
        """Return the sections that may hold all of the words, folded as they are, one after the other.

        They are numbers, ascending, each with how often the words stand there, about.
        """
        wanted = [Word(data, _key(data)) for data in (word.encode("utf-8", "surrogatepass") for word in words)]
        # Signs alone may have been made of something else, and so are the pictures of what acts (`document.safe`).
        if not all(word.key for word in wanted) or any(char in _MADE for word in words for char in word):
            return tuple((number, 1) for number in range(len(self._keys)))
        return tuple(sorted(dict(self._found(wanted)).items()))

    def _found(self, wanted: Sequence[Word]) -> Iterator[tuple[int, int]]:
        if self._front:
            yield 0, 1
        if any(self._defined.hold(word) for word in wanted):
            # A picture without words has its file's name, a link that names another host than its own has that.
            yield from ((number, 1) for number in self._refers)
        for line, keys in self._notes:
            if any(keys.hold(word) for word in wanted):
                yield self._shown_in(line), 1
        phrases = {joint.join(word.plain for word in wanted) for joint in (b" ", b"\n")}
        for number, keys in enumerate(self._keys):
            if all(keys.hold(word) for word in wanted):
                yield number, max(sum(keys.plain.count(phrase) for phrase in phrases), 1)


def _keys(source: str) -> Keys:
    data = source.encode("utf-8", "surrogatepass")
    signed, read = [], []
    for paragraph in data.split(b"\n\n"):
        # Written out, for a book has tens of thousands of them.
        lettered = b"<" in paragraph or b"&" in paragraph or b"[" in paragraph
        if lettered or not paragraph.isascii() or _signed(paragraph):
            signed.append(_key(paragraph))
        if lettered:
            read.append(_key(_without_the_unread(paragraph)))
    return Keys(data.lower(), b"\n".join(signed), b"\n".join(read))


def _signed(paragraph: bytes) -> bool:
    """Tell whether words may hold signs that are not read, but have no letters."""
    return b"*" in paragraph or b"_" in paragraph or b"`" in paragraph or b"\\" in paragraph or b"~" in paragraph


def _without_the_unread(paragraph: bytes) -> bytes:
    from html import unescape

    return unescape(_UNREAD.sub("", paragraph.decode("utf-8", "surrogatepass"))).encode("utf-8", "surrogatepass")


def _key(data: bytes) -> bytes:
    if not data.isascii():
        data = _OTHERS.sub(_folded, data)
    return data.lower().translate(None, _NO_LETTERS)


def _folded(found: re.Match[bytes]) -> bytes:
    run = found[0]
    known = _runs.get(run)
    if known is None:
        chars = folded(run.decode("utf-8", "surrogatepass"))
        known = "".join(filter(str.isalnum, chars)).encode("utf-8", "surrogatepass")
        if len(_runs) < _KNOWN:  # a text has few different ones, quotes and dashes, unless it is in another script
            _runs[run] = known
    return known


_runs: dict[bytes, bytes] = {}
