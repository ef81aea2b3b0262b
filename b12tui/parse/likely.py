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
from typing import TYPE_CHECKING, NamedTuple, Protocol, assert_never
from urllib.parse import unquote_to_bytes

from b12tui.document import needs as needed
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


class Keys(NamedTuple):
    """A stretch of source, three times."""

    plain: bytes
    """As it is, in lower case."""
    signed: bytes
    """The letters and digits of its paragraphs that hold signs or more than ASCII."""
    read: bytes
    """The same without what may not be read."""

    @property
    def is_simple(self) -> bool:
        """Whether words that follow one another here do so as they are read: nothing between them is left out."""
        return b"[" not in self.plain and b"<" not in self.plain


class Test(Protocol):
    """Tells whether something may be read in a stretch of source."""

    def held(self, keys: Keys) -> bool:
        """Tell whether it may be read there."""

    def touched(self, keys: Keys) -> bool:
        """Tell whether a part of it may be read there, and the rest around what is read of it elsewhere."""

    def count(self, keys: Keys) -> int:
        """Return how often it stands there, about."""


class Word(NamedTuple):
    """A word that is looked for, folded."""

    plain: bytes
    key: bytes
    """Its letters and digits."""

    def held(self, keys: Keys) -> bool:
        """Tell whether the word may be read there."""
        return self.plain in keys.plain or self.key in keys.signed or self.key in keys.read

    def touched(self, keys: Keys) -> bool:
        """Tell whether a part of it may be read there."""
        return self.held(keys)

    def count(self, keys: Keys) -> int:
        """Return how often the word stands there."""
        return keys.plain.count(self.plain)


class Phrase:
    """Words, one after the other."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self._key = b"".join(word.key for word in words)
        self._joined = [joint.join(word.plain for word in words) for joint in (b" ", b"\n")]
        self._plain = re.compile(rb"[^0-9a-z\x80-\xff]+".join(re.escape(word.plain) for word in words))

    def held(self, keys: Keys) -> bool:
        """Tell whether the words may be read there, one after the other where that can be told."""
        if not all(word.held(keys) for word in self._words):
            return False
        if not keys.is_simple or any(joined in keys.plain for joined in self._joined):
            return True
        return self._key in keys.signed or self._key in keys.read or self._plain.search(keys.plain) is not None

    def touched(self, keys: Keys) -> bool:
        """Tell whether a part of it may be read there."""
        return any(word.held(keys) for word in self._words)

    def count(self, keys: Keys) -> int:
        """Return how often the words stand there, on one line or on two."""
        return sum(keys.plain.count(joined) for joined in self._joined)


class Run(NamedTuple):
    """Letters and digits of a pattern."""

    pattern: re.Pattern[bytes]

    def held(self, keys: Keys) -> bool:
        """Tell whether they may be read there."""
        search = self.pattern.search
        return any(search(data) is not None for data in (keys.plain, keys.signed, keys.read))

    def touched(self, keys: Keys) -> bool:
        """Tell whether a part of it may be read there."""
        return self.held(keys)

    def count(self, keys: Keys) -> int:
        """Return how often they stand there."""
        return sum(1 for _ in self.pattern.finditer(keys.plain))


class Mark(NamedTuple):
    """A sign."""

    spelt: tuple[bytes, ...]
    """The characters that are compared as it, or as more with it."""
    made: tuple[bytes, ...]
    """What stands where it may have been made of something else."""

    def held(self, keys: Keys) -> bool:
        """Tell whether the sign may be read there."""
        return any(data in keys.plain for data in (*self.spelt, *self.made))

    def touched(self, keys: Keys) -> bool:
        """Tell whether a part of it may be read there."""
        return self.held(keys)

    def count(self, keys: Keys) -> int:
        """Return how often it stands there."""
        return sum(map(keys.plain.count, self.spelt))


class Either(NamedTuple):
    """One of several things, each of which is all of some others."""

    alternatives: tuple[tuple[Test, ...], ...]

    def held(self, keys: Keys) -> bool:
        """Tell whether one of them may be read there."""
        return any(all(test.held(keys) for test in tests) for tests in self.alternatives)

    def touched(self, keys: Keys) -> bool:
        """Tell whether a part of it may be read there."""
        return any(test.touched(keys) for tests in self.alternatives for test in tests)

    def count(self, keys: Keys) -> int:
        """Return how often they stand there."""
        return sum(min(test.count(keys) for test in tests) for tests in self.alternatives)


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
