"""Document builders for tests that must not depend on a parser: short functions for every block and span.

    document(
        heading(1, "Title"),
        paragraph("See ", link("#part", "the ", strong("part")), cite(1), "."),
        bullets("one", ("two", bullets("inside"))),
    )

Where a text is expected, any number of strings and texts are joined; where blocks are expected, a string or a text is a
paragraph.
"""

from __future__ import annotations

from typing import Any

from b12tui.cpu_ticks import cpu_ticks
from b12tui.document import (
    Align,
    Block,
    BlockQuote,
    CodeBlock,
    DefinitionItem,
    DefinitionList,
    Document,
    Footnote,
    FootnoteRef,
    Formula,
    FrontMatter,
    Heading,
    Image,
    Link,
    ListBlock,
    ListItem,
    Paragraph,
    Question,
    RawBlock,
    Section,
    Span,
    Style,
    Table,
    Text,
    ThematicBreak,
    text_nodes,
)
from b12tui.document.cancellation import Cancellation
from b12tui.document.word_count import total_words
from b12tui.fastclass import fields, replace

Words = str | Text
"""Parts of a text."""

Part = str | Text | Block
"""Parts of a container."""


# Texts


def text(*parts: Words) -> Text:
    """Join strings and texts into one text, with spans shifted accordingly."""
    chars, marks = "", list[Span]()
    for part in parts:
        if isinstance(part, Text):
            marks += [Span(mark.start + len(chars), mark.end + len(chars), mark.kind) for mark in part.spans]
            chars += part.chars
        else:
            chars += part
    return Text(chars, tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end))))


def marked(role: Style | Link | Image | Formula | FootnoteRef, *parts: Words) -> Text:
    """Put one span over all parts."""
    inner = text(*parts)
    return Text(inner.chars, (Span(0, len(inner.chars), role), *inner.spans))


def emphasis(*parts: Words) -> Text:
    return marked(Style.EMPHASIS, *parts)


def strong(*parts: Words) -> Text:
    return marked(Style.STRONG, *parts)


def strikethrough(*parts: Words) -> Text:
    return marked(Style.STRIKE, *parts)


def code_span(chars: str) -> Text:
    """Make a code span."""
    return marked(Style.CODE, chars)


def subscript(chars: str) -> Text:
    """Make a subscript."""
    return marked(Style.SUBSCRIPT, chars)


def superscript(chars: str) -> Text:
    """Make a superscript."""
    return marked(Style.SUPERSCRIPT, chars)


def formula(shown: str, source: str, spoken: str) -> Text:
    """Make a formula."""
    return marked(Formula(source, spoken), shown)


def link(target: str, *parts: Words) -> Text:
    return marked(Link(target), *parts)


def image(target: str, alt: str = "") -> Text:
    """Make an image; without a description its text is its file name."""
    return marked(Image(target, described=bool(alt)), alt or target.rpartition("/")[2])


def footnote_ref(number: int) -> Text:
    """Make a footnote reference."""
    return marked(FootnoteRef(number))


# Blocks


def blocks(*parts: Part) -> tuple[Block, ...]:
    """Make blocks of the parts: a string or a text becomes a paragraph."""
    return tuple(Paragraph(text(part)) if isinstance(part, str | Text) else part for part in parts)


def heading(level: int, *parts: Words, slug: str | None = None) -> Heading:
    words = text(*parts)
    return Heading(level, words, slug_of(words.chars) if slug is None else slug)


def paragraph(*parts: Words) -> Paragraph:
    return Paragraph(text(*parts))


def item(*parts: Part, done: bool | None = None) -> ListItem:
    return ListItem(blocks(*parts), done)


def bullets(*items: Part | tuple[Part, ...] | ListItem, start: int | None = None, tight: bool = True) -> ListBlock:
    """Make a list; a tuple is an item of several blocks."""
    made = (
        entry if isinstance(entry, ListItem) else item(*entry) if isinstance(entry, tuple) else item(entry)
        for entry in items
    )
    return ListBlock(tuple(made), start, tight)


def numbered(*items: Part | tuple[Part, ...] | ListItem, start: int = 1, tight: bool = True) -> ListBlock:
    return bullets(*items, start=start, tight=tight)


def quote(*parts: Part, kind: str = "") -> BlockQuote:
    return BlockQuote(blocks(*parts), kind)


def code(lines: str, language: str = "") -> CodeBlock:
    return CodeBlock(Text(lines), language)


def table(*rows: tuple[Words, ...], title: str = "", align: tuple[Align, ...] | None = None) -> Table:
    """Make a table; its first row is the header."""
    header, *body = (tuple(text(cell) for cell in row) for row in rows)
    return Table(header, align or (Align.NONE,) * len(header), tuple(body), title)


def question(words: Words, *answer: Part, number: int = 1, of: int = 1, opened: bool = False) -> Question:
    asked = text(words)
    return Question(number, of, asked, blocks(*answer), slug_of(asked.chars), opened)


def questions(*pairs: tuple[Words, Part]) -> tuple[Question, ...]:
    """Make a group of questions, numbered."""
    return tuple(question(asked, answer, number=n, of=len(pairs)) for n, (asked, answer) in enumerate(pairs, 1))


def definitions(*pairs: tuple[Words, *tuple[Part, ...]]) -> DefinitionList:
    """Make a list of terms, each with its definitions."""
    return DefinitionList(tuple(DefinitionItem(text(term), blocks(*said)) for term, *said in pairs))


def footnote(number: int, *parts: Part) -> Footnote:
    return Footnote(number, blocks(*parts))


def front_matter(title: str = "", author: str = "", date: str = "", *details: str) -> FrontMatter:
    return FrontMatter(Text(title), Text(author), Text(date), tuple(map(Text, details)))


def thematic_break() -> ThematicBreak:
    return ThematicBreak()


def raw_block(source: str) -> RawBlock:
    return RawBlock(Text(source))


# Documents


def slug_of(words: str) -> str:
    return "-".join("".join(char if char.isalnum() else " " for char in words.lower()).split())


def _on_line(value: Any, line: int) -> Any:
    """Return a block with everything in it on one source line."""
    if isinstance(value, tuple):
        return tuple(_on_line(each, line) for each in value)
    names = [field.name for field in fields(value)] if hasattr(value, "__match_args__") else []
    if "line" not in names:
        return value
    return replace(value, **{name: _on_line(getattr(value, name), line) for name in names} | {"line": line})


def document(*parts: Part, name: str = "made.md") -> Document:
    """Make a document of blocks, one on each line; a heading of level 1 before all but front matter is its title."""
    every = [_on_line(block, number) for number, block in enumerate(blocks(*parts), 1)]
    opening = [block for block in every[:2] if not isinstance(block, FrontMatter)][:1]
    title = next((block for block in opening if isinstance(block, Heading) and block.level == 1), None)
    loaded: list[list[Block]] = [[]]
    sections = [Section(0, 0, title.text.chars if title else "", title.slug if title else "", None, 1, 0)]
    for block in every:
        if isinstance(block, Heading) and block is not title:
            loaded.append([])
            parent = next((outer.number for outer in reversed(sections[1:]) if outer.level < block.level), None)
            number = len(sections)
            line = 1 + sum(len(held) for held in loaded)
            sections.append(Section(number, block.level, block.text.chars, block.slug, parent, line, 10 * line))
        loaded[-1].append(block)
    anchors = {
        node.block.slug: number
        for number, held in enumerate(loaded)
        for node in text_nodes(held)
        if isinstance(node.block, Heading | Question)
    }
    return Document(
        name=name,
        title=sections[0].title,
        sections=tuple(sections),
        load=lambda number: tuple(loaded[number]),
        anchors=lambda slug: (anchors[slug], slug) if slug in anchors else None,
        length=10 * (len(every) + 1),
        lines=len(every) + 1,
        words=lambda: total_words(node.text.chars for node in text_nodes(every)),
        cancellation=Cancellation(ticker=cpu_ticks),
    )
