"""Blocks to rows at a measure: headings, lists, quotes, code, questions, and what they hold.

Each container lends its rows a prefix (a bullet, a bar, blanks): what it wants before its first row, and what before
the others. Leaves are counted as `document.leaves` counts them, in the same order; tables are set by `tables`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from b12tui.document import (
    Block,
    Code,
    Definitions,
    FrontMatter,
    Heading,
    ItemList,
    Note,
    Paragraph,
    Question,
    Quote,
    Rule,
    Section,
    Table,
    Text,
    Unsupported,
    leaves,
)
from b12tui.layout.lines import BLANK, Ink, Line, Run, ours, width
from b12tui.layout.measure import Measure
from b12tui.layout.pieces import code_line, joined, pieces, row
from b12tui.layout.tables import set_table
from b12tui.layout.width import cells, clusters
from b12tui.layout.wrap import rows
from b12tui.reading.folds import Folds
from b12tui.reading.sentences import sentences
from b12tui.reading.words import counted, note_name

INDENT = 2
"""Cells that what belongs to something stands further right; braille reads 40 cells at a time, so no more."""
LEAST = 8
"""Cells of text that prefixes must leave; deeper nesting is set no further right."""


@dataclass(slots=True)
class _Prefix:
    """What a container puts before its rows."""

    first: tuple[Run, ...]
    rest: tuple[Run, ...]
    used: bool = False


class Typesetter:
    """Sets the blocks of one section; made anew for each."""

    def __init__(self, measure: Measure, folds: Folds) -> None:
        self.measure = measure
        self.folds = folds
        self.lines: list[Line] = []
        self.leaf = 0
        """The index of the next leaf."""
        self._prefixes: list[_Prefix] = []

    def section(self, section: Section, blocks: tuple[Block, ...]) -> tuple[Line, ...]:
        """Return the rows of a section, from the blank ones above its heading on."""
        if not self.folds.section_open(section) and blocks:
            self.blocks(blocks[:1])
            self._abstract(blocks[1:])
        else:
            self.blocks(blocks)
        above = 0 if section.number == 0 else 2 if section.level <= 2 else 1
        spread = [line for set_line in self.lines for line in (set_line, *(BLANK,) * (self.measure.spacing - 1))]
        if spread:
            spread.append(BLANK)
        while len(spread) > 1 and not spread[-2].runs and not spread[-1].runs:
            spread.pop()
        return (*(BLANK,) * (above - 1 if section.number else 0), *spread)

    def _abstract(self, hidden: Iterable[Block]) -> None:
        """Add what is told of a closed section: its length and its first sentence."""
        texts = [leaf for leaf in leaves(hidden) if leaf.text.chars.strip()]
        words = sum(len(leaf.text.chars.split()) for leaf in texts)
        told = f"closed, {counted('word', words)}"
        spoken = next((leaf for leaf in texts if isinstance(leaf.block, Paragraph | Question)), None)
        if spoken is not None:
            start, end = sentences(spoken.text.chars)[0]
            told = f"{told}. {spoken.text.chars[start:end].strip()}"
        for start, end in rows(told, self.room):
            self.emit((ours(told[start:end], Ink.QUIET),))

    @property
    def room(self) -> int:
        """How many cells the prefixes leave for text."""
        return max(self.measure.width - sum(width(prefix.rest) for prefix in self._prefixes), 1)

    def emit(self, runs: tuple[Run, ...]) -> None:
        """Add a row, with what its containers put before it."""
        before: list[Run] = []
        for prefix in self._prefixes:
            before += prefix.rest if prefix.used else prefix.first
            prefix.used = True
        self.lines.append(Line((*before, *runs)))

    def blank(self) -> None:
        """Add an empty row, unless the last one is empty or there is none."""
        if self.lines and self.lines[-1].text:
            bars = [run for prefix in self._prefixes if prefix.used for run in prefix.rest]
            while bars and not bars[-1].text.strip():
                bars.pop()
            self.lines.append(Line(tuple(bars)))

    def blocks(self, blocks: Iterable[Block], *, tight: bool = False) -> None:
        """Set blocks one under the other, an empty row between them unless they stand tight."""
        for number, block in enumerate(blocks):
            if number and not tight:
                self.blank()
            self.block(block)

    def inside(self, blocks: Iterable[Block], first: tuple[Run, ...], rest: tuple[Run, ...], *, tight: bool) -> None:
        """Set blocks behind a prefix; a container that holds nothing still shows its first row."""
        if self.room - width(rest) < LEAST:
            rest = ()
        prefix = _Prefix(first, rest)
        self._prefixes.append(prefix)
        self.blocks(blocks, tight=tight)
        if not prefix.used and any(run.text.strip() for run in first):
            self.emit(())
        self._prefixes.pop()

    def block(self, block: Block) -> None:
        """Set one block."""
        match block:
            case Heading():
                self.text(block.text, Ink.TITLE if block.level == 1 else Ink.HEADING)
            case Paragraph():
                self.text(block.text)
            case Code() | Unsupported():
                self._code(block.text)
            case Table():
                self.leaf = set_table(self, block, self.leaf)
            case ItemList():
                self._list(block)
            case Quote():
                self._quote(block)
            case Question():
                self._question(block)
            case Definitions():
                for number, definition in enumerate(block.items):
                    if number:
                        self.blank()
                    self.text(definition.term, Ink.STRONG)
                    self.inside(definition.blocks, _blanks(INDENT), _blanks(INDENT), tight=False)
            case Note():
                label = f"{note_name(block.number)}: "
                self.inside(block.blocks, (ours(label, Ink.QUIET),), _blanks(INDENT), tight=False)
            case FrontMatter():
                self._front_matter(block)
            case Rule():
                self.emit((ours("* * *", Ink.QUIET),))
            case _:
                assert_never(block)

    def text(self, text: Text, ink: Ink = Ink.PLAIN, lead: tuple[Run, ...] = (), indent: int = 0) -> None:
        """Set the next leaf as running text, after `lead` and with its further rows `indent` cells in."""
        parts = pieces(text, ink)
        leaf, self.leaf = self.leaf, self.leaf + 1
        chars = joined(parts)
        room, first = self.room, width(lead)
        starts: frozenset[int] = frozenset()
        if self.measure.sentence_lines and len(parts) == 1:
            starts = frozenset(start for start, _ in sentences(chars))
        # A lead on the first row is set as if its cells were characters of the text: rows are cut from both as one.
        shown = "".join(run.text for run in lead) + chars
        offset = len(shown) - len(chars)
        for number, (start, end) in enumerate(
            _rows(shown, room, indent, frozenset(start + offset for start in starts if start), first)
        ):
            low, high = max(start - offset, 0), max(end - offset, 0)
            runs = row(parts, leaf, low, high)
            self.emit((*lead, *runs) if not number else (*_blanks(indent), *runs) if indent else runs)

    def _code(self, text: Text) -> None:
        leaf, self.leaf = self.leaf, self.leaf + 1
        start = 0
        self._prefixes.append(_Prefix(_blanks(INDENT), _blanks(INDENT)))
        for line in text.chars.split("\n"):
            for runs in _cut_code(tuple(code_line(line, start, leaf)), self.room):
                self.emit(runs)
            start += len(line) + 1
        self._prefixes.pop()

    def _list(self, block: ItemList) -> None:
        last = (block.start or 0) + len(block.items) - 1
        for number, item in enumerate(block.items):
            sign = f"{block.start + number}." if block.start is not None else self.measure.signs.bullet
            size = len(f"{last}.") if block.start is not None else len(sign)
            task = "" if item.done is None else "[x] " if item.done else "[ ] "
            if number and not block.tight:
                self.blank()
            label = (ours(f"{sign:>{size}} ", Ink.SIGN), *((ours(task, Ink.SIGN),) if task else ()))
            self.inside(item.blocks, label, _blanks(size + 1), tight=block.tight)

    def _quote(self, block: Quote) -> None:
        bar = (ours(f"{self.measure.signs.quote} ", Ink.SIGN),)
        if block.kind:
            self.emit((*bar, ours(block.kind, Ink.STRONG)))
        self.inside(block.blocks, bar, bar, tight=False)

    def _question(self, block: Question) -> None:
        is_open = self.folds.question_open(block)
        sign = self.measure.signs.open if is_open else self.measure.signs.closed
        word = "open" if is_open else "closed"
        lead = (ours(f"{sign} ", Ink.SIGN), ours(f"{word}  ", Ink.QUIET))
        self.text(block.text, Ink.HEADING, lead, INDENT)
        if is_open:
            self.blank()
            self.inside(block.blocks, _blanks(INDENT), _blanks(INDENT), tight=False)
        else:
            self.leaf += sum(1 for _ in leaves(block.blocks))

    def _front_matter(self, block: FrontMatter) -> None:
        for name, text in (("Title: ", block.title), ("Author: ", block.author), ("Date: ", block.date)):
            if text:
                self.text(text, lead=(ours(name, Ink.QUIET),), indent=INDENT)
        if block.details:
            self.emit((ours("Details", Ink.QUIET),))
        self._prefixes.append(_Prefix(_blanks(INDENT), _blanks(INDENT)))
        for text in block.details:
            self.text(text)
        self._prefixes.pop()


def _blanks(count: int) -> tuple[Run, ...]:
    return (ours(" " * count),)


def _rows(chars: str, room: int, indent: int, starts: frozenset[int], lead: int) -> Iterable[tuple[int, int]]:
    """Cut rows of which the first has all the room and the others `indent` cells less."""
    if not indent:
        yield from rows(chars, room, starts)
        return
    inner = max(room - indent, 1)
    first = next(iter(rows(chars, max(room, lead + 1), starts)))
    yield first
    begin = first[1]
    while begin < len(chars) and chars[begin] in " \n":
        begin += 1
    if begin < len(chars):
        for start, end in rows(chars[begin:], inner, frozenset(s - begin for s in starts if s > begin)):
            yield begin + start, begin + end


def _cut_code(runs: tuple[Run, ...], room: int) -> Iterable[tuple[Run, ...]]:
    """Cut a line of code into rows, at any character: code is not wrapped at words."""
    if width(runs) <= room:
        yield runs
        return
    line: list[Run] = []
    used = 0
    for run in runs:
        if len(run.text) != run.end - run.start:
            if used + len(run.text) > room:
                yield tuple(line)
                line, used = [], 0
            line.append(run)
            used += len(run.text)
            continue
        start = run.start
        taken = ""
        for cluster in clusters(run.text):
            if used + cells(cluster) > room and (line or taken):
                if taken:
                    line.append(Run(taken, run.ink, run.leaf, start, start + len(taken)))
                yield tuple(line)
                start += len(taken)
                line, used, taken = [], 0, ""
            taken += cluster
            used += cells(cluster)
        if taken:
            line.append(Run(taken, run.ink, run.leaf, start, start + len(taken)))
    if line:
        yield tuple(line)
