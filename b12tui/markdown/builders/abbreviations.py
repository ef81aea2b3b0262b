"""Abbreviations that a document defines (`*[HTML]: Hyper Text Markup Language`), explained where each is first used.

The meaning is put in brackets behind the word, as that of `<abbr>` is. It is the author's, so it may be found and is
counted. Titles, tables' headers, terms and code stay as they are: the first use is looked for in running text.
"""

from __future__ import annotations

import re

from b12tui.document import (
    BlockQuote,
    DefinitionItem,
    DefinitionList,
    Footnote,
    FootnoteRef,
    Formula,
    Image,
    Link,
    ListBlock,
    ListItem,
    Paragraph,
    Question,
    Span,
    Style,
    Table,
    Text,
)
from b12tui.document.inlines import Stretches
from b12tui.document.sanitize import sanitize_line
from b12tui.document.walk import walk
from b12tui.fastclass import replace
from b12tui.fasttyping import TYPE_CHECKING, TypeVar
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown import includes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from b12tui.document import Block
    from b12tui.markdown.includes import Include

_DEFINED = lazy_pattern(r"(?m)^ {0,3}\*\[([^\[\]\n]+)\]:[ \t]*(\S[^\n]*)$")
_WORD = lazy_pattern(r"\w+")
_Container = TypeVar("_Container", BlockQuote, Question, Footnote, ListItem, DefinitionItem)


def defining_lines(source: str) -> list[tuple[int, str]]:
    """Return the lines that define an abbreviation wherever they stand in a text, each with its offset.

    None do, if the source holds nothing but definitions.
    """
    found = [(each.start(), each[0]) for each in _DEFINED.finditer(source)] if "*[" in source else []
    return found if found and _DEFINED.sub("", source).strip() else []


def defined(lines: Iterable[str], source: str, include: Include | None) -> dict[str, str]:
    """Return the meanings by the words of the abbreviations in lines that define them, and in files that are included.

    The signs that include files are looked for in the source.
    """
    found = _meanings("\n".join(lines))
    if include is not None and "8<" in source:
        for line in source.split("\n"):
            path = includes.named_alone(line.strip()) if "8<" in line else ""
            if path and (file := includes.read(include, path, ())):
                found |= _meanings(file.text)
    return found


def _meanings(source: str) -> dict[str, str]:
    return {each[1]: sanitize_line(each[2].strip()) for each in _DEFINED.finditer(source)}


class Abbreviations:
    """First uses of a document's abbreviations, found section by section as far as these are read."""

    def __init__(self, meanings: Mapping[str, str], source_of: Callable[[int], str]) -> None:
        """Use the meanings by the words; `source_of(number)` returns the source of a section."""
        self._meanings = meanings
        self._source_of = source_of
        self._first: list[frozenset[str]] = []
        """Abbreviations that are used first in a section, by its number."""
        self._left = set(meanings)
        """Abbreviations that no section among them uses."""
        self._phrases = _phrases([word for word in meanings if not _WORD.fullmatch(word)])

    def explained(self, number: int, build: Callable[[int], tuple[Block, ...]]) -> tuple[Block, ...]:
        """Return the blocks of a section with the abbreviations explained that are used first in it.

        `build(number)` builds the blocks of a section without.
        """
        while len(self._first) <= number:
            used = self._used(len(self._first), build)
            self._left -= used
            self._first.append(used)
        words = set(self._first[number])
        blocks = build(number)
        return tuple(self._with_meanings(block, words) for block in blocks) if words else blocks

    def _used(self, number: int, build: Callable[[int], tuple[Block, ...]]) -> frozenset[str]:
        if self._left.isdisjoint(word for _, word in self._found(self._source_of(number))):
            return frozenset()
        return frozenset(word for text in _texts(build(number)) for _, word in self._readable(text)) & self._left

    def _found(self, chars: str) -> Iterator[tuple[int, str]]:
        """Yield the abbreviations among characters, each with its offset."""
        for match in _WORD.finditer(chars):
            if match[0] in self._meanings:
                yield match.start(), match[0]
        for match in self._phrases.finditer(chars) if self._phrases else ():
            yield match.start(), match[0]

    def _readable(self, text: Text) -> Iterator[tuple[int, str]]:
        """Yield the abbreviations in a text that are words of it, each with its offset."""
        unread = Stretches((span.start, span.end) for span in text.spans if _is_unread(text, span))
        for at, word in self._found(text.chars):
            if at not in unread:
                yield at, word

    def _with_meanings(self, block: Block, words: set[str]) -> Block:
        """Return a block with the words explained that it has, and take these from `words`."""
        match block:
            case Paragraph():
                return replace(block, text=self._explain(block.text, words))
            case Table():
                return replace(
                    block, rows=tuple(tuple(self._explain(cell, words) for cell in row) for row in block.rows)
                )
            case ListBlock():
                return replace(block, items=tuple(self._inside(item, words) for item in block.items))
            case DefinitionList():
                return replace(block, items=tuple(self._inside(item, words) for item in block.items))
            case BlockQuote():
                return self._inside(block, words)
            case Question():
                return self._inside(block, words)
            case Footnote():
                return self._inside(block, words)
            case _:
                return block

    def _inside(self, block: _Container, words: set[str]) -> _Container:
        return replace(block, blocks=tuple(self._with_meanings(each, words) for each in block.blocks))

    def _explain(self, text: Text, words: set[str]) -> Text:
        """Return a text with the words explained that it has, unless it says itself what they mean."""
        first: dict[str, int] = {}
        for at, word in self._readable(text) if words else ():
            if word in words:
                words.discard(word)
                first[word] = at + len(word)
        folded = text.chars.casefold()
        for word, end in sorted(first.items(), key=lambda each: -each[1]):
            if self._meanings[word].casefold() not in folded:
                text = _inserted(text, end, f" ({self._meanings[word]})")
        return text


def _phrases(words: list[str]) -> re.Pattern[str] | None:
    """Return the pattern of abbreviations that are more than letters and digits, or None if there are none."""
    longest_first = sorted(map(re.escape, words), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)") if words else None


def _texts(blocks: Iterable[Block]) -> Iterator[Text]:
    """Yield the texts in which abbreviations are explained, in reading order."""
    for block in walk(blocks):
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            yield from (cell for row in block.rows for cell in row)


def _is_unread(text: Text, span: Span) -> bool:
    """Return whether no abbreviation is looked for in a span: code, a formula, an address that stands for itself."""
    if isinstance(span.kind, Link) and text.chars[span.start : span.end] in span.kind.target:
        return True
    return span.kind in (Style.CODE, Style.KEYBOARD) or isinstance(span.kind, Image | Formula | FootnoteRef)


def _inserted(text: Text, at: int, words: str) -> Text:
    """Return a text with words added at an offset: spans that end there don't reach over them."""
    length = len(words)
    spans = tuple(
        Span(
            span.start + length * (span.start >= at), span.end + length * (span.end > at or span.start >= at), span.kind
        )
        for span in text.spans
    )
    breaks = text.breaks and tuple(each + length * (each >= at) for each in text.breaks)
    anchors = tuple((place + length * (place >= at), name) for place, name in text.anchors)
    return replace(text, chars=text.chars[:at] + words + text.chars[at:], spans=spans, breaks=breaks, anchors=anchors)
