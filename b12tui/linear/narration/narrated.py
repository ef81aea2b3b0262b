"""Narration: a document as the lines of plain output, each mapped to the characters of the document it shows.

Unlike plain output it is produced section by section, without what is closed, and each line consists of runs as in the
layout: runs of the document's characters, and runs of generated text (roles, numbers, "[link 4]"). So positions, moves
and search apply to the spoken text. Lines are grouped into passages: a heading, a paragraph, an item's own text, a
table row, a question, a code block; each passage contains characters of the document.

While a line is put together, a noncharacter marks where a text node's words begin (U+FDD0: Unicode, 23.7, reserves it
for internal use); it is removed afterwards. What plain output adds between a text node's characters is known from
`inlines.additions`. The markers count the text nodes in the order of `document.text_nodes`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial

from b12tui.catalogue import structure
from b12tui.core.folds import Folds
from b12tui.core.messages import note_words, phrases
from b12tui.core.messages.roles import Role
from b12tui.core.state import ReaderState
from b12tui.document import (
    Block,
    CodeBlock,
    Document,
    FrontMatter,
    LineBlock,
    Link,
    Question,
    Table,
    Text,
    TextNode,
    text_nodes,
)
from b12tui.document.cancellation import Cancellation
from b12tui.fastclass import dataclass, replace
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.layout.page.lines import Line, Run, generated
from b12tui.linear.narration.origins import NODE_MARKER, aligned, stretch_origin
from b12tui.plain import inlines
from b12tui.plain.block_writer import Ancestors, BlockWriter
from b12tui.plain.line_writer import LineWriter
from b12tui.plain.link_numbers import LinkNumbers
from b12tui.plain.output_options import Options
from b12tui.plain.styles import SPOKEN, OutputStyle
from b12tui.plain.verbosity_styles import style_of
from b12tui.weak_method import weak_method

if TYPE_CHECKING:
    from b12tui.core.messages.note_words import Insertions
    from b12tui.core.messages.scripts import Replacement

NUMBERED_BLOCKS = 262_144
"""Maximum characters of source for which links and tables are numbered throughout: counting reads the whole text."""
CACHED_PASSAGES = 32
"""Number of sections whose passages are cached."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines that are spoken together."""

    lines: tuple[Line, ...]
    at: tuple[int, int]
    """First character of the document that it shows, as (text node, character)."""
    code: bool = False
    """Whether it is a code block, whose lines are verbatim: no generated text may stand in them."""

    def as_rows(self) -> Iterator[Line]:
        """Yield its lines, with generated lines joined to the line that follows, or else to the one before.

        What ends a block or is a cell belongs to the line before. In code they stay apart.
        """
        if self.code:
            yield from (line for line in self.lines if line.text)
            return
        before: list[Run] = []
        current: list[Run] | None = None
        for line in self.lines:
            if line.first is None:
                if current is None or (line.text and line.role is Role.TEXT):
                    before += [*line.runs, generated(" ")]
                elif line.text:
                    current += [generated(" "), *line.runs]
                continue
            if current is not None:
                yield Line(tuple(current))
            current = [*before, *line.runs]
            before = []
        if current is not None:
            yield Line((*current, *([generated(" "), *before[:-1]] if before else ())))


class Narration:
    """Narration of a document, section by section."""

    def __init__(self, document: Document, style: OutputStyle = SPOKEN, notes: Insertions | None = None) -> None:
        self.document = document
        self.notes: Insertions = notes or {}
        """The reader's notes, by text node."""
        self.style = style
        self._cached_passages: Callable[[Folds, int, Folds], tuple[Passage, ...]] = lru_cache(maxsize=CACHED_PASSAGES)(
            weak_method(self._passages)
        )
        self.links = LinkNumbers(document.section_of_target)
        self._tables = [0]
        """Number of tables before each section, as far as they are counted."""
        self._numbers_all = document.length <= NUMBERED_BLOCKS
        if not self._numbers_all:
            self.style = replace(style, link=lambda _: "[link]") if style.link(1) else style

    def tables_before(self, section: int) -> int:
        """Return the number of tables before a section; 0 in a document too long to be numbered."""
        return self._count(section) if self._numbers_all else 0

    def table_number(self, section: int, first_node: int) -> int:
        """Return the number in the document, from 1, of the table whose first text node that is."""
        nodes = self.document.text_nodes(section)[: first_node + 1]
        return self.tables_before(section) + sum(node.begins_table for node in nodes)

    def text_words(self, text: Text, section: int) -> str:
        """Return the words of a text of a section, with what its spans add."""
        if self._numbers_all:
            self._count(section + 1)  # links before it have their numbers before its own
        return inlines.inline_text(text, self.style, self.links)

    def row(self, folds: Folds, section: int, table: Table, row: int) -> tuple[str, ...]:
        """Return the lines of a table row; row -1 is the introduction before the first row."""
        nodes = self.document.text_nodes(section)
        for passage in self.passages(folds, section):
            node = nodes[passage.at[0]]
            if node.block is table and node.cell is not None and node.cell.row == row:
                return tuple(line.text for line in passage.lines)
        return (phrases.cell_phrase(phrases.row_label(table, row), structure.BLANK),)

    def _count(self, section: int) -> int:
        """Count tables and number links up to the beginning of a section."""
        while len(self._tables) <= section:
            tables = self._tables[-1]
            for node in self.document.text_nodes(len(self._tables) - 1):
                tables += node.begins_table
                for mark in node.text.spans:
                    if isinstance(mark.kind, Link):
                        self.links.number(mark.kind.target, node.text.chars[mark.start : mark.end])
            self._tables.append(tables)
        return self._tables[section]

    def passages(self, folds: Folds, section: int, shown: Folds | None = None) -> tuple[Passage, ...]:
        """Return the passages of a section, given by its number, without what is closed (cached).

        With `shown` the answers that it opens are there, and their questions have the state that `folds` gives them.
        """
        return self._cached_passages(folds, section, shown or folds)

    def _passages(self, folds: Folds, section: int, shown: Folds) -> tuple[Passage, ...]:
        entry, blocks = self.document.sections[section], self.document.blocks(section)
        before = self.tables_before(section)
        style = replace(self.style, question=partial(_question, self.style, folds))
        if not folds.section_open(entry) and blocks:
            blocks = blocks[:1]
            style = replace(style, heading=lambda level: f"{structure.closed_heading(level)}: ")
        buffer = _LineBuffer(self.document.cancellation)
        writer = _NarrationWriter(buffer, self.links, Options(style=style, notes=self.notes), shown, before)
        writer.begin_section(section)
        writer.write_blocks(blocks)
        lines = aligned(buffer.lines, writer.node_words, self.document.cancellation)
        return tuple(_group_passages(lines, self.document.text_nodes(section)))


def _question(style: OutputStyle, folds: Folds, question: Question, _state: str) -> str:
    """Return a question's lead with the state that the folds give it."""
    return style.question(question, phrases.question_state(opened=folds.question_open(question)))


class _LineBuffer(LineWriter):
    """Line writer that collects finished lines."""

    def __init__(self, cancellation: Cancellation) -> None:
        super().__init__(str, Options(), cancellation)
        self.lines: list[tuple[str, Role]] = []

    def put(self, line: str, role: Role) -> None:
        """Append a line with its prefix, and its role."""
        self.cancellation.check()
        self.lines.append((f"{self._once or self._prefix}{line}".rstrip(" "), role))
        self._once = ""


def narration_of(state: ReaderState, style: str) -> Narration:
    """Return the narration of the state's document with what is announced, and the reader's notes where they stand.

    `style` is a name in `plain.styles.STYLES`.
    """
    announced = state.appearance.announced
    notes = note_words.insertions(state.notes, announced.notes, state.appearance.author)
    return Narration(state.document, style_of(style, announced), notes)


class _NarrationWriter(BlockWriter):
    """Block writer that omits what is closed, and marks where each text node's words begin."""

    def __init__(
        self,
        sink: _LineBuffer,
        links: LinkNumbers,
        options: Options,
        folds: Folds,
        tables: int,
    ) -> None:
        super().__init__(sink, links, options)
        self._tables = tables
        self._folds = folds
        self.node_words: list[tuple[int, str, list[int]]] = []
        """Each narrated text node: its index, its words, and for each character of them its offset in the node (-1:
        generated, less: `origins.stretch_origin`)."""

    def _with_additions(self, text: Text, added: list[Replacement]) -> str:
        """Return the words of the next text node, and note where its characters are in them."""
        self._lines.cancellation.check()
        node = self._node_index
        added = inlines.with_notes(text.chars, added, self._notes_of_node())
        chars: list[str] = []
        origins: list[int] = []
        at = 0
        for start, end, piece in (*added, (len(text.chars), len(text.chars), "")):
            chars += [text.chars[at:start], piece]
            origins += [*range(at, start), *((-1,) if start == end else (stretch_origin(start, end),)) * len(piece)]
            at = end
        words = "".join(chars)
        if not words.strip():
            return words
        self.node_words.append((node, words, origins))
        return NODE_MARKER + words

    def _code(self, block: CodeBlock, within: Ancestors) -> None:
        node = self._node_index
        chars = block.text.chars
        if chars.strip():
            self.node_words.append((node, chars, list(range(len(chars)))))
            block = replace(block, text=Text(NODE_MARKER + chars))
        super()._code(block, within)

    def _code_layouts(self, lines: Sequence[str]) -> Sequence[str]:
        return super()._code_layouts([lines[0].removeprefix(NODE_MARKER), *lines[1:]])

    def _question(self, block: Question, after: Block | None, within: Ancestors) -> None:
        if self._folds.question_open(block):
            super()._question(block, after, within)
            return
        self._lines.lead(self._wording.question(block, ""))
        self._lines.line(self._one_line(block.text) or structure.BLANK)
        self._node_index += sum(1 for _ in text_nodes(block.blocks))


def _group_passages(lines: Iterator[Line], nodes: tuple[TextNode, ...]) -> Iterator[Passage]:
    """Yield the passages that the lines form; generated lines go with the words they refer to."""
    current: list[Line] = []
    pending: list[Line] = []
    key: tuple[int, int] | None = None
    last = -1
    for line in lines:
        first = line.first
        if first is None:
            belongs = current and _belongs_to(nodes[last], line.role)
            if belongs and line.role is Role.CODE:  # and so does what is said of a blank line
                current += pending
                pending = []
            (current if belongs else pending).append(line)
            continue
        line_key = _passage_key(nodes, first[0])
        if current and line_key != key:
            yield _passage(current, nodes)
            current = []
        current += [*pending, line]
        pending, key, last = [], line_key, first[0]
    if current:
        yield _passage([*current, *pending], nodes)


def _passage(lines: list[Line], nodes: tuple[TextNode, ...]) -> Passage:
    first = next(line.first for line in lines if line.first is not None)
    return Passage(tuple(lines), first, isinstance(nodes[first[0]].block, CodeBlock))


def _passage_key(nodes: tuple[TextNode, ...], index: int) -> tuple[int, int]:
    """Return a key that text nodes of the same passage share."""
    node = nodes[index]
    if node.cell is not None:
        return id(node.block), node.cell.row
    return (id(node.block), 0) if isinstance(node.block, FrontMatter) else (-1, index)


def _belongs_to(node: TextNode, role: Role) -> bool:
    """Return whether a generated line goes with the line of `node` before it: it ends it, or is empty or a cell."""
    match role:
        case Role.END:
            return True
        case Role.CODE:
            return isinstance(node.block, CodeBlock | LineBlock)
        case Role.CELL:
            return node.cell is not None and node.cell.row >= 0
        case Role.TEXT | Role.LAYOUT:
            return False
