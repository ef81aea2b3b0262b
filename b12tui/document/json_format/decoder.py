"""Decoding of a document from JSON; FormatError names the place of what is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable

from b12tui.catalogue import json_checks
from b12tui.document.blocks import (
    Align,
    Block,
    BlockQuote,
    CodeBlock,
    DefinitionItem,
    DefinitionList,
    Footnote,
    FrontMatter,
    Heading,
    LineBlock,
    ListBlock,
    ListItem,
    Paragraph,
    Question,
    RawBlock,
    Table,
    ThematicBreak,
)
from b12tui.document.json_format import FORMAT, VERSION
from b12tui.document.json_format.checks import MAX_NUMBER, Value
from b12tui.document.json_format.text_decoder import source_line, text, texts
from b12tui.document.section import Section
from b12tui.errors import FormatError
from b12tui.fastclass import dataclass, replace
from b12tui.fasttyping import TypeVar

T = TypeVar("T")

MAX_DEPTH = 64
"""Maximum number of blocks in each other; Markdown has fewer (`markdown.commonmark.rules`)."""

CHANGES = {change: change for change in ("", "added", "removed", "unchanged")}
ALIGNMENTS = {align.value: align for align in Align}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Parts of a document."""

    name: str
    title: str
    lines: int
    """Number of lines of the source that lines count in."""
    sections: tuple[Section, ...]
    blocks: tuple[tuple[Block, ...], ...]
    """Blocks of each section."""
    source: str | None
    """Source as it was read; None if it isn't included."""


def decoded(written: str) -> Decoded:
    """Return the parts of the document that a JSON text describes; raise FormatError."""
    try:
        top = Value(json.loads(written, parse_constant=_no_number))
    except RecursionError:
        raise FormatError("/", json_checks.LESS_NESTING) from None
    except ValueError as error:
        place = json_checks.line(error.lineno) if isinstance(error, json.JSONDecodeError) else "/"
        raise FormatError(place, json_checks.JSON) from None
    top.member("format").one_of({FORMAT: FORMAT})
    if top.member("version").integer(1) != VERSION:
        top.member("version").fail(json_checks.only_version(VERSION))
    entries = top.member("sections").items()
    if not entries:
        top.member("sections").fail(json_checks.ONE_SECTION)
    source = top.member("source", None)
    return Decoded(
        name=top.member("name").string(),
        title=top.member("title").string(),
        lines=top.member("lines").integer(),
        sections=_sections(entries),
        blocks=tuple(_blocks(entry.member("blocks")) for entry in entries),
        source=None if source.value is None else source.raw_string(),
    )


def _no_number(name: str) -> None:
    raise ValueError(name)


def _sections(entries: list[Value]) -> tuple[Section, ...]:
    sections: list[Section] = []
    for number, entry in enumerate(entries):
        section = _section(entry, number)
        if sections and (section.line < sections[-1].line or section.offset < sections[-1].offset):
            entry.fail(json_checks.SECTION_AFTER)
        sections.append(section)
    return tuple(sections)


def _section(entry: Value, number: int) -> Section:
    if entry.member("number").integer() != number:
        entry.member("number").fail(json_checks.number_in_order(number))
    parent = entry.member("parent")
    return Section(
        number=number,
        level=entry.member("level").integer(min(number, 1), 6),
        title=entry.member("title").string(),
        slug=entry.member("slug").string(),
        parent=None if parent.value is None else parent.integer(1, number - 1),
        line=entry.member("line").integer(1),
        offset=entry.member("offset").integer(),
        headed=entry.member("headed", default=True).boolean(),
    )


def _blocks(value: Value, depth: int = 0) -> tuple[Block, ...]:
    if depth > MAX_DEPTH:
        value.fail(json_checks.LESS_NESTING)
    return tuple(_block(item, depth) for item in value.items())


def _block(value: Value, depth: int) -> Block:
    block = value.member("type").one_of(_DECODERS)(value, depth + 1)
    line = source_line(value)
    return replace(block, line=line) if line else block


def _list(value: Value, depth: int) -> ListBlock:
    start = value.member("start")
    items = tuple(
        ListItem(
            _blocks(item.member("blocks"), depth), _optional(item.member("checked"), Value.boolean), source_line(item)
        )
        for item in value.member("items").items()
    )
    return ListBlock(
        items,
        None if start.value is None else start.integer(-MAX_NUMBER),
        value.member("tight").boolean(),
        counts_down=value.member("counts_down", default=False).boolean(),
    )


def _table(value: Value, _depth: int) -> Table:
    header, align = texts(value.member("header")), value.member("align").items()
    if len(align) != len(header):
        value.member("align").fail(json_checks.as_many_alignments(len(header)))
    return Table(
        header,
        tuple(each.one_of(ALIGNMENTS) for each in align),
        tuple(texts(row) for row in value.member("rows").items()),
        value.member("title").string(),
    )


def _question(value: Value, depth: int) -> Question:
    asks = value.member("asks", default=True).boolean()
    of = value.member("of").integer(1) if asks else value.member("of").integer(0, 0)
    return Question(
        value.member("number").integer(int(asks), of),
        of,
        text(value.member("text")),
        _blocks(value.member("blocks"), depth),
        value.member("slug").string(),
        value.member("open").boolean(),
        asks=asks,
    )


def _definitions(value: Value, depth: int) -> DefinitionList:
    return DefinitionList(
        tuple(
            DefinitionItem(text(item.member("term")), _blocks(item.member("blocks"), depth), source_line(item))
            for item in value.member("items").items()
        )
    )


def _front_matter(value: Value, _depth: int) -> FrontMatter:
    title, author, date = (text(value.member(name)) for name in ("title", "author", "date"))
    return FrontMatter(title, author, date, texts(value.member("details")))


_DECODERS: dict[str, Callable[[Value, int], Block]] = {
    "heading": lambda value, _: Heading(
        value.member("level").integer(1, 6), text(value.member("text")), value.member("slug").string()
    ),
    "paragraph": lambda value, _: Paragraph(
        text(value.member("text")), caption=value.member("caption", default=False).boolean()
    ),
    "list": _list,
    "block_quote": lambda value, depth: BlockQuote(
        _blocks(value.member("blocks"), depth), value.member("kind").string()
    ),
    "code_block": lambda value, _: CodeBlock(text(value.member("text")), value.member("language").string()),
    "line_block": lambda value, _: LineBlock(
        text(value.member("text")),
        blank=value.member("blank").integer(),
        change=value.member("change").one_of(CHANGES),
    ),
    "table": _table,
    "question": _question,
    "definition_list": _definitions,
    "footnote": lambda value, depth: Footnote(
        value.member("number").integer(1), _blocks(value.member("blocks"), depth)
    ),
    "front_matter": _front_matter,
    "thematic_break": lambda _value, _depth: ThematicBreak(),
    "raw_block": lambda value, _: RawBlock(text(value.member("text"))),
}


def _optional(value: Value, read: Callable[[Value], T]) -> T | None:
    return None if value.value is None else read(value)
