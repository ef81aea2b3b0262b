"""The text as it is told: the lines of plain output, each knowing which characters of the document it says.

Plain output is told in one go; here it is told section by section, with what is closed left out, and each line is a
row of runs as the layout has them: runs of the document's characters, and runs of ours (roles, numbers, "[link 4]").
So places, moves and search work on what is said. Lines belong to passages: a heading, a paragraph, an item's own text,
a row of a table, a question, a block of code; each passage has something to stand on.

Where a leaf's words begin in a line is marked by a noncharacter (U+FDD0: Unicode, 23.7, keeps it for such use inside a
program) while the line is put together, and taken out again; what plain adds between a leaf's characters is known from
`inline.additions`. The marks count the leaves in the order in which `document.leaves` does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from b12tui.core.messages import phrases
from b12tui.core.motion.folds import Folds
from b12tui.document import Block, CodeBlock, Document, FrontMatter, Link, Question, Table, Text, TextNode, text_nodes
from b12tui.document.cancellation import check_cancelled
from b12tui.fastclass import dataclass, replace
from b12tui.layout.page.lines import Line, Run, generated
from b12tui.linear.narration.origins import LEAF, aligned
from b12tui.plain import inlines
from b12tui.plain.block_writer import Around, BlockWriter
from b12tui.plain.line_writer import LineWriter
from b12tui.plain.link_numbers import LinkNumbers
from b12tui.plain.output_options import Options
from b12tui.plain.styles import SPOKEN, OutputStyle

NUMBERED_BLOCKS = 262_144
"""Characters of source up to which links and tables are numbered through the whole text: counting them reads it all."""
CACHED_PASSAGES = 32
"""How many sections' passages are kept."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What is told in one breath."""

    lines: tuple[Line, ...]
    at: tuple[int, int]
    """The first character of the document that it says, as (leaf, character)."""

    def as_rows(self) -> Iterator[Line]:
        """Yield its lines with those of ours joined to the words that they belong to: before them, or else behind."""
        before: list[Run] = []
        held: list[Run] | None = None
        for line in self.lines:
            if line.first is None:
                if held is None:
                    before += [*line.runs, generated(" ")]
                elif line.text:
                    held += [generated(" "), *line.runs]
                continue
            if held is not None:
                yield Line(tuple(held))
            held = [*before, *line.runs]
            before = []
        if held is not None:
            yield Line(tuple(held))


class Narration:
    """A document as it is told, section by section."""

    def __init__(self, document: Document, style: OutputStyle = SPOKEN) -> None:
        self.document = document
        self.style = style
        self.passages: Callable[[Folds, int], tuple[Passage, ...]] = lru_cache(maxsize=CACHED_PASSAGES)(self._passages)
        """The passages of a section by its number, with what is closed left out."""
        self.links = LinkNumbers(document.sections)
        self._tables = [0]
        """How many tables stand before each section, as far as they are counted."""
        self._numbered = document.length <= NUMBERED_BLOCKS
        if not self._numbered:
            self.style = replace(style, link=lambda _: "[link]")

    def tables_before(self, section: int) -> int:
        """Return how many tables stand before a section; in a long text none is counted but the section's own."""
        return self._count(section) if self._numbered else 0

    def said(self, text: Text) -> str:
        """Return the words of a text, with what its marks add."""
        return inlines.inline_text(text, self.style, self.links)

    def row(self, folds: Folds, section: int, table: Table, row: int) -> tuple[str, ...]:
        """Return the lines of a table's row; row -1 is what is said of the table before its first."""
        narration = self.document.text_nodes(section)
        for passage in self.passages(folds, section):
            node = narration[passage.at[0]]
            if node.block is table and node.cell is not None and node.cell.row == row:
                return tuple(line.text for line in passage.lines)
        return (phrases.cell_phrase(phrases.row_label(table, row), phrases.BLANK_WORD),)

    def _count(self, section: int) -> int:
        """Count tables and number links up to the beginning of a section."""
        while len(self._tables) <= section:
            tables = self._tables[-1]
            for node in self.document.text_nodes(len(self._tables) - 1):
                tables += node.cell is not None and (node.cell.row, node.cell.column) == (-1, 0)
                for mark in node.text.spans:
                    if isinstance(mark.kind, Link):
                        self.links.number(mark.kind.target, node.text.chars[mark.start : mark.end])
            self._tables.append(tables)
        return self._tables[section]

    def _passages(self, folds: Folds, section: int) -> tuple[Passage, ...]:
        entry, blocks = self.document.sections[section], self.document.blocks(section)
        before = self.tables_before(section)
        style = replace(self.style, question=_question(self.style, folds))
        if not folds.section_open(entry) and blocks:
            blocks = blocks[:1]
            style = replace(style, heading=lambda level: f"{phrases.heading_role(level)}, closed: ")
        sink = _Sink()
        teller = _Teller(sink, self.links, Options(style=style), folds, before)
        teller.tell(blocks)
        return tuple(_gather(aligned(sink.ready, teller.told), self.document.text_nodes(section)))


def _question(style: OutputStyle, folds: Folds) -> Callable[[Question], str]:
    """Return what is said before a question: the style's words, with the state among them where they are words."""

    def lead(question: Question) -> str:
        said = style.question(question)
        state = phrases.question_state(opened=folds.question_open(question))
        return said.replace(": ", f", {state}: ") if ": " in said else f"{said}({state}) "

    return lead


class _Sink(LineWriter):
    """Takes the lines as they are ready."""

    def __init__(self) -> None:
        super().__init__(str, Options())
        self.ready: list[str] = []

    def put(self, line: str) -> None:
        """Keep a line, with what stands before it."""
        self.ready.append(f"{self._once or self._prefix}{line}".rstrip(" "))
        self._once = ""


class _Teller(BlockWriter):
    """Tells what is open, and marks where each leaf's words begin."""

    def __init__(self, sink: _Sink, links: LinkNumbers, options: Options, folds: Folds, tables: int) -> None:
        super().__init__(sink, links, options)
        self._tables = tables
        self._folds = folds
        self._leaf = 0
        self.told: list[tuple[int, str, list[int]]] = []
        """Each leaf that is told: its number, its words, and which character of it each character says (-1: ours)."""

    def _said(self, text: Text) -> str:
        check_cancelled()
        node, self._leaf = self._leaf, self._leaf + 1
        chars: list[str] = []
        origins: list[int] = []
        at = 0
        for place, piece in (*inlines.additions(text, self._wording, self._links), (len(text.chars), "")):
            chars += [text.chars[at:place], piece]
            origins += [*range(at, place), *(-1,) * len(piece)]
            at = place
        said = "".join(chars)
        if not text.chars.strip():
            return said
        self.told.append((node, said, origins))
        return LEAF + said

    def _code(self, block: CodeBlock, within: Around) -> None:
        node, self._leaf = self._leaf, self._leaf + 1
        chars = block.text.chars
        if chars.strip():
            self.told.append((node, chars, list(range(len(chars)))))
            block = replace(block, text=Text(LEAF + chars))
        super()._code(block, within)

    def _question(self, block: Question, after: Block | None, within: Around) -> None:
        if self._folds.question_open(block):
            super()._question(block, after, within)
            return
        self._lines.lead(self._wording.question(block))
        self._lines.line(self._one_line(block.text) or phrases.BLANK_WORD)
        self._leaf += sum(1 for _ in text_nodes(block.blocks))


def _gather(lines: Iterator[Line], narration: tuple[TextNode, ...]) -> Iterator[Passage]:
    """Yield the passages that the lines make; what is only ours goes with the words that it speaks of."""
    current: list[Line] = []
    waiting: list[Line] = []
    key: tuple[int, int] | None = None
    for line in lines:
        first = line.first
        if first is None:
            (current if current and _belongs_behind(line.text, narration, current) else waiting).append(line)
            continue
        mine = _key(narration, first[0])
        if current and mine != key:
            yield _passage(current)
            current = []
        current += [*waiting, line]
        waiting, key = [], mine
    if current:
        yield _passage([*current, *waiting])


def _passage(lines: list[Line]) -> Passage:
    first = next(line.first for line in lines if line.first is not None)
    return Passage(tuple(lines), first)


def _key(narration: tuple[TextNode, ...], index: int) -> tuple[int, int]:
    """Return what leaves of one passage have in common."""
    node = narration[index]
    if node.cell is not None:
        return id(node.block), node.cell.row
    return (id(node.block), 0) if isinstance(node.block, FrontMatter) else (-1, index)


def _belongs_behind(text: str, narration: tuple[TextNode, ...], current: list[Line]) -> bool:
    """Tell whether a line of ours ends what stands before it, or is an empty line or cell of it."""
    last = next(line.first for line in reversed(current) if line.first is not None)
    node = narration[last[0]]
    if isinstance(node.block, CodeBlock):
        return not text or text.startswith(("End of ", "```"))
    empty_cell = text.endswith(f"{phrases.BLANK_WORD}.") and not text.startswith("Row ")
    return text.startswith("End of ") or (node.cell is not None and node.cell.row >= 0 and empty_cell)
