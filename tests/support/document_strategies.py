"""Hypothesis strategies for documents: any block nested in any other, odd characters, ragged tables, empty parts.

Each word of a text contains a unique number (`w12`), so that a test can check that a frontend shows each word once and
in order, whatever it adds around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count
from typing import TypeVar

from hypothesis import strategies as st

from b12tui.document import (
    Block,
    DefinitionItem,
    DefinitionList,
    Document,
    FootnoteRef,
    ListBlock,
    ListItem,
    Style,
    Table,
    Text,
)
from support.document_builders import (
    Words,
    code,
    document,
    footnote,
    front_matter,
    heading,
    image,
    link,
    marked,
    paragraph,
    question,
    quote,
    raw_block,
    table,
    text,
    thematic_break,
)

T = TypeVar("T")

WORD = re.compile(r"w[0-9]+")

FLAVOURS = (
    "{}",
    "{}",
    "{}",
    "{}.",
    "({})",
    "“{}”",
    "{}é",
    "{}–",
    "{}漢字。",
    "{}\u00a0x",
    "{}😀",
    "{}:",
    '{},"',
    "- {}",
    "[{}]",
    "{}?",
)
TARGETS = ("#one", "https://b12.example/", "other.md#part", "https://b12.example/a_long_way?to=write&and=read")


class DocumentGenerator:
    """Generator of one document, with its words numbered."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self._numbers = count()

    def choose(self, *options: T) -> T:
        return self._draw(st.sampled_from(options))

    def integer(self, least: int, most: int) -> int:
        return self._draw(st.integers(least, most))

    def boolean(self) -> bool:
        return self._draw(st.booleans())

    def words(self) -> str:
        flavours = (self.choose(*FLAVOURS) for _ in range(self.integer(1, 3)))
        return " ".join(flavour.format(f"w{next(self._numbers)}") for flavour in flavours)

    def text(self, *, most: int = 3, breaks: bool = True) -> Text:
        pieces: list[Words] = []
        for index in range(self.integer(0, most)):
            if index:
                pieces.append(self.choose(" ", " ", "  ", *(["\n"] if breaks else [])))
            pieces.append(self.piece())
        return text(*pieces)

    def piece(self) -> Words:
        match self.choose("words", "words", "style", "link", "image", "note", "nested"):
            case "style":
                return marked(Style(self.choose(*(style.value for style in Style))), self.words())
            case "link":
                return link(self.choose(*TARGETS), self.words())
            case "image":
                return image(f"{self.words()}.png", self.choose("", self.words()))
            case "note":
                return text(self.words(), marked(FootnoteRef(self.integer(1, 9))))
            case "nested":
                return link(self.choose(*TARGETS), marked(Style.STRONG, self.words()), image("p.png", self.words()))
            case _:
                return self.words()

    def blocks(self, depth: int) -> list[Block]:
        return [self.block(depth) for _ in range(self.integer(0, 3))]

    def block(self, depth: int) -> Block:
        node = ("paragraph", "paragraph", "code", "table", "rule", "unsupported")
        held = ("list", "list", "quote", "question", "definitions", "note", "heading")
        match self.choose(*node, *(held if depth else ())):
            case "code":
                lines = (self.choose("", "  ", f"\t{self.words()}  ", self.words()) for _ in range(self.integer(0, 3)))
                return code("\n".join(lines), self.choose("", "python"))
            case "table":
                return self.table()
            case "rule":
                return thematic_break()
            case "unsupported":
                return raw_block(f"<{self.words()}\n  {self.words()}>")
            case "list":
                return self.list(depth)
            case "quote":
                return quote(*self.blocks(depth - 1), kind=self.choose("", "Note", "Warning"))
            case "question":
                return question(self.text(), *self.blocks(depth - 1), number=1, of=2, opened=self.boolean())
            case "definitions":
                return self.definitions(depth)
            case "note":
                return footnote(self.integer(1, 9), *self.blocks(depth - 1))
            case "heading":
                return heading(self.integer(1, 6), self.text(breaks=False))
            case _:
                return paragraph(self.text())

    def definitions(self, depth: int) -> DefinitionList:
        terms = (self.text(breaks=False) for _ in range(self.integer(1, 2)))
        return DefinitionList(tuple(DefinitionItem(term, tuple(self.blocks(depth - 1))) for term in terms))

    def list(self, depth: int) -> ListBlock:
        items = tuple(
            ListItem(tuple(self.blocks(depth - 1)), self.choose(None, None, True, False))
            for _ in range(self.integer(1, 3))
        )
        return ListBlock(items, self.choose(None, None, 0, 1, 5), tight=self.boolean())

    def table(self) -> Table:
        columns = self.integer(1, 3)
        header = tuple(self.text(most=1) for _ in range(columns))
        sizes = [max(0, columns + self.integer(-1, 1)) for _ in range(self.integer(0, 2))]
        rows = (tuple(self.text(most=2) for _ in range(size)) for size in sizes)
        return table(header, *rows, title=self.choose("", "Compared", "Which is which?"))

    def document(self) -> Document:
        parts: list[Block] = []
        if self.boolean():
            parts.append(front_matter(self.words(), "", self.choose("", self.words()), f"key: {self.words()}"))
        if self.boolean():
            parts.append(heading(1, self.text(breaks=False)))
        parts += self.blocks(2)
        for _ in range(self.integer(0, 2)):
            parts.append(heading(self.integer(1, 4), self.text(breaks=False)))
            parts += self.blocks(2)
        return document(*parts)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Any document."""
    return DocumentGenerator(draw).document()


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Any table."""
    return DocumentGenerator(draw).table()


@st.composite
def texts(draw: st.DrawFn) -> Text:
    """Any running text."""
    return DocumentGenerator(draw).text()


def numbered_words(lines: str | Iterable[str]) -> list[str]:
    """Return the numbered words in their order."""
    return WORD.findall(lines if isinstance(lines, str) else "\n".join(lines))
