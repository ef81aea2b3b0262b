"""Which sections of a large text may hold some words: told from its source, so that only those are parsed to look.

In most paragraphs words stand as they are read. Where there are signs, a word may hold some that aren't read
(`**B**12`), so there source and words are compared as letters and digits alone; and signs that have letters themselves
(tags, targets of links, entities, footnotes) are left out of a second copy, for in code they are words.

It names a section too many rather than one too few: a property holds that what is found with it is all there is.
Searches for one byte after the other are what Python does fastest, so a paragraph is asked for each sign by itself.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, assert_never
from urllib.parse import unquote_to_bytes

from b12tui.document import needs as needed
from b12tui.parse.held import Either, Keys, Mark, Phrase, Run, Test, Word
from b12tui.reading.matching import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from b12tui.document import Section
    from b12tui.document.needs import Need
    from b12tui.parse.finds import Finds

_UNREAD = re.compile(r"<[^>]*>|\]\((?:[^()]|\([^()]*\))*\)|\]\[[^\]]*\]|\[\^[^\]]*\]")
_OTHERS = re.compile(rb"[\x80-\xff]+")
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())
_MADE = frozenset((*map(chr, range(0x2400, 0x2427)), "\ufffd"))
_KNOWN = 10_000
"""How many runs of characters beyond ASCII are remembered with what they are folded to."""


class Words:
    """The words of a text's source, by section."""

    def __init__(
        self, source: str, sections: Sequence[Section], finds: Finds, shown_in: Callable[[int], int], *, front: bool
    ) -> None:
        """Read the source; `shown_in(line)` tells the section in which a line is read, for notes are moved.

        With `front`, section 0 begins with words that stand before its source.
        """
        self._source = source
        ends = (*(section.offset for section in sections[1:]), len(source))
        spans = [(section.offset, end) for section, end in zip(sections, ends, strict=True)]
        self._keys = [_keys(source[start:end]) for start, end in spans]
        self._front = front
        self._notes = [(body.start.line, _keys(source[body.start.offset : body.end.offset])) for body in finds.notes]
        self._shown_in = shown_in
        defined = (f"{found.get('href', '')} {found.get('title', '')}" for found in finds.references.values())
        self._defined = _keys(" ".join(defined))
        self._refers = [number for number, keys in enumerate(self._keys) if b"[" in keys.plain]

    def likely(self, needs: Sequence[Need]) -> tuple[tuple[int, int], ...]:
        """Return the sections that may hold all that is needed.

        They are numbers, ascending, each with how often it stands there, about.
        """
        tests = [test for need in needs for test in self._tests(need)]
        if not tests:
            return tuple((number, 1) for number in range(len(self._keys)))
        return tuple(sorted(dict(self._found(tests)).items()))

    def _tests(self, need: Need) -> Iterator[Test]:
        match need:
            case needed.Words(words):
                yield from self._of_words(words)
            case needed.Stretch(pattern):
                yield Run(pattern)
            case needed.Sign(char):
                yield from self._of_sign(char)
            case needed.OneOf(alternatives):
                either = tuple(
                    tuple(test for each in alternative for test in self._tests(each)) for alternative in alternatives
                )
                if all(either):  # one that demands nothing may be anywhere
                    yield Either(either)
            case _:
                assert_never(need)

    def _of_words(self, words: Sequence[str]) -> Iterator[Test]:
        if any(char in _MADE for word in words for char in word):
            return
        wanted = [Word(data, _key(data)) for data in (word.encode("utf-8", "surrogatepass") for word in words)]
        lettered = [word for word in wanted if word.key]
        if len(lettered) == 1:
            yield lettered[0]
        elif lettered:
            yield Phrase(lettered)
        else:
            for char in sorted(set("".join(words))):
                yield from self._of_sign(char)

    def _of_sign(self, char: str) -> Iterator[Test]:
        """Return the test of a sign, none for the pictures of what acts (`document.safe`): they are made."""
        if char not in _MADE:
            others = (other for other in self._others if char in folded(other))
            spelt = {char, *others}
            made = [b"&", b"%", *((b"[", b"<") if char in "()" else ())]  # titles are put in brackets
            yield Mark(tuple(each.encode("utf-8", "surrogatepass") for each in sorted(spelt)), tuple(made))

    @cached_property
    def _others(self) -> frozenset[str]:
        """The characters beyond ASCII that the text has."""
        return frozenset() if self._source.isascii() else frozenset(filter(_is_other, set(self._source)))

    def _found(self, tests: Sequence[Test]) -> Iterator[tuple[int, int]]:
        if self._front:
            yield 0, 1
        if any(test.touched(self._defined) for test in tests):
            # A picture without words has its file's name, a link that names another host than its own has that.
            yield from ((number, 1) for number in self._refers)
        for line, keys in self._notes:
            if any(test.touched(keys) for test in tests):
                yield self._shown_in(line), 1
        for number, keys in enumerate(self._keys):
            if all(test.held(keys) for test in tests):
                yield number, max(min(test.count(keys) for test in tests), 1)


def _is_other(char: str) -> bool:
    return char > "\x7f"


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
        if b"%" in paragraph:
            read.append(_key(unquote_to_bytes(paragraph)))  # a picture's file is called as people write it
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
