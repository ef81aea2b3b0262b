"""Blocks to rows at a measure: headings, lists, quotes, code, questions, and what they hold.

Each container lends its rows a prefix (a bullet, a bar, blanks): what it wants before its first row, and what before
the others. Leaves are counted as `document.leaves` counts them, in the same order; tables are set by `tables`. Longer
than other files, for containers hold one another: whoever sets one calls all the others.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from b12tui.core.folds import Folds
from b12tui.core.messages.phrases import footnote_name, plural
from b12tui.core.motion.sentences import sentences
from b12tui.document import (
    Block,
    BlockQuote,
    CodeBlock,
    DefinitionList,
    Footnote,
    FrontMatter,
    Heading,
    ListBlock,
    Paragraph,
    Question,
    RawBlock,
    Section,
    Table,
    Text,
    ThematicBreak,
    text_nodes,
)
from b12tui.document.cancellation import check_cancelled
from b12tui.fastclass import dataclass
from b12tui.layout.page.hanging_wrap import cut_code, hanging_rows
from b12tui.layout.page.inline_runs import InlineRun, code_line, inline_runs, join_runs, placed, row
from b12tui.layout.page.line_breaking import rows
from b12tui.layout.page.lines import BLANK_LINE, Line, Run, StyleFlags, generated, width
from b12tui.layout.page.measure import Measure
from b12tui.layout.page.tables import set_table
from b12tui.textwidth import cells

INDENT = 2
"""Cells that what belongs to something stands further right; braille reads 40 cells at a time, so no more."""
MIN_WIDTH = 8
"""Cells of text that prefixes must leave; deeper nesting is set no further right."""
MAX_PREFIX = 2
"""Cells of the widest character: what leads a row leaves room for one, or stands in a row of its own."""


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
        self._parted = False
        """Whether an empty row comes before the next one."""

    def section(self, section: Section, blocks: tuple[Block, ...]) -> tuple[Line, ...]:
        """Return the rows of a section, from the blank ones above its heading on."""
        if not self.folds.section_open(section) and blocks:
            self.blocks(blocks[:1])
            self._abstract(blocks[1:])
        else:
            self.blocks(blocks)
        above = 0 if section.number == 0 else 2 if section.level <= 2 else 1
        # A row that parts two blocks is empty already.
        more = (BLANK_LINE,) * (self.measure.spacing - 1)
        spread = [line for own in self.lines for line in ((own, *more) if own.runs else (own,))]
        if spread:
            spread.append(BLANK_LINE)
        while len(spread) > 1 and not spread[-2].runs and not spread[-1].runs:
            spread.pop()
        return (*(BLANK_LINE,) * (above - 2 + self.measure.spacing if section.number else 0), *spread)

    def _abstract(self, hidden: Iterable[Block]) -> None:
        """Add what is told of a closed section: its length and its first sentence."""
        texts = [node for node in text_nodes(hidden) if node.text.chars.strip()]
        words = sum(len(node.text.chars.split()) for node in texts)
        narration = f"closed, {plural('word', words)}"
        spoken = next((node for node in texts if isinstance(node.block, Paragraph | Question)), None)
        if spoken is not None:
            start, end = sentences(spoken.text.chars)[0]
            narration = f"{narration}. {spoken.text.chars[start:end].strip()}"
        self.say((generated(narration, StyleFlags.QUIET),))

    @property
    def room(self) -> int:
        """How many cells the prefixes leave for text."""
        return max(self.measure.width - sum(width(prefix.rest) for prefix in self._prefixes), 1)

    @property
    def overhang(self) -> int:
        """How many cells less than others the next row has, for a container's first row is led by more."""
        return sum(width(prefix.first) - width(prefix.rest) for prefix in self._prefixes if not prefix.used)

    def emit(self, runs: tuple[Run, ...]) -> None:
        """Add a row, with what its containers put before it: in a row of its own where both do not fit."""
        line = self._led(runs)
        if self.overhang and cells(line.text) > self.measure.width:
            self.say(())
            line = self._led(runs)
        self._add(line)
        for prefix in self._prefixes:
            prefix.used = True

    def _led(self, runs: tuple[Run, ...]) -> Line:
        before = (run for prefix in self._prefixes for run in (prefix.rest if prefix.used else prefix.first))
        return Line((*before, *runs))

    def say(self, words: tuple[Run, ...]) -> None:
        """Add words of ours, in as many rows as they take, behind what their containers put before them."""
        bars = tuple(run for prefix in self._prefixes if prefix.used for run in prefix.rest)
        own = (*(run for prefix in self._prefixes if not prefix.used for run in prefix.first), *words)
        at, parts = 0, list[InlineRun]()
        for run in own:
            parts.append(InlineRun(run.text, run.style, -1, at))
            at += len(run.text)
        for start, end in rows(join_runs(parts), self.measure.width - width(bars)):
            self._add(Line((*bars, *row(tuple(parts), -1, start, end))))
        for prefix in self._prefixes:
            prefix.used = True

    def _add(self, line: Line) -> None:
        check_cancelled()
        if self._parted and self.lines and self.lines[-1].text:
            bars = [run for prefix in self._prefixes if prefix.used for run in prefix.rest]
            while bars and not bars[-1].text.strip():
                bars.pop()
            self.lines.append(Line(tuple(bars)))
        self._parted = False
        end = len(line.runs)
        while end and line.runs[end - 1].node < 0 and not line.runs[end - 1].text.strip(" "):
            end -= 1
        self.lines.append(line if end == len(line.runs) else Line(line.runs[:end]))

    def blank(self) -> None:
        """Part the next row from the last by an empty one, unless the last is empty or there is none."""
        self._parted = True

    def blocks(self, blocks: Iterable[Block], *, tight: bool = False) -> None:
        """Set blocks one under the other, an empty row between them unless they stand tight."""
        for number, block in enumerate(blocks):
            if number and not tight:
                self.blank()
            self.block(block)

    def inside(
        self, blocks: Iterable[Block], first: tuple[Run, ...], rest: tuple[Run, ...], *, tight: bool, name: str = ""
    ) -> None:
        """Set blocks behind a prefix, under a name; a container that holds nothing still shows its first row."""
        prefix = _Prefix(first, rest if self.room - width(rest) >= MIN_WIDTH else ())
        self._prefixes.append(prefix)
        if name:
            self.say((generated(name, StyleFlags.STRONG),))
        self.blocks(blocks, tight=tight)
        if not prefix.used and any(run.text.strip() for run in first):
            self.emit(())
        self._prefixes.pop()

    def block(self, block: Block) -> None:
        """Set one block."""
        match block:
            case Heading():
                self.text(block.text, StyleFlags.TITLE if block.level == 1 else StyleFlags.HEADING)
            case Paragraph():
                self.text(block.text)
            case CodeBlock() | RawBlock():
                self._code(block.text)
            case Table():
                self.leaf = set_table(self, block, self.leaf)
            case ListBlock():
                self._list(block)
            case BlockQuote():
                self._quote(block)
            case Question():
                self._question(block)
            case DefinitionList():
                for number, definition in enumerate(block.items):
                    if number:
                        self.blank()
                    self.text(definition.term, StyleFlags.STRONG)
                    self.inside(definition.blocks, _blanks(INDENT), _blanks(INDENT), tight=False)
            case Footnote():
                label = f"{footnote_name(block.number)}: "
                self.inside(block.blocks, (generated(label, StyleFlags.QUIET),), _blanks(INDENT), tight=False)
            case FrontMatter():
                self._front_matter(block)
            case ThematicBreak():
                self.say((generated("* * *", StyleFlags.QUIET),))
            case _:
                assert_never(block)

    def text(self, text: Text, ink: StyleFlags = StyleFlags.PLAIN, lead: tuple[Run, ...] = (), indent: int = 0) -> None:
        """Set the next leaf as running text, after `lead` and with its further rows `indent` cells in."""
        parts = inline_runs(text, ink)
        node, self.leaf = self.leaf, self.leaf + 1
        chars = join_runs(parts)
        room = self.room
        before = _blanks(indent) if indent and room - indent >= MIN_WIDTH else ()
        taken = self.overhang + width(lead)
        alone = taken > 0 and room - taken < MAX_PREFIX
        if alone:
            self.say(lead)
            taken, lead = 0, before
        starts: Iterable[int] = ()
        if self.measure.sentence_lines:
            starts = placed(parts, (start for start, _ in sentences(text.chars) if start))
        # What leads the first row is set as if its cells were characters of the text: rows are cut from both as one.
        shown = f"{'-' * (taken - 1)} {chars}" if taken else chars
        spans = hanging_rows(shown, room, width(before), frozenset(start + taken for start in starts), whole=not alone)
        for number, (start, end) in enumerate(spans):
            runs = row(parts, node, max(start - taken, 0), max(end - taken, 0))
            self.emit((*(before if number else lead), *runs))

    def _code(self, text: Text) -> None:
        node, self.leaf = self.leaf, self.leaf + 1
        start = 0
        indent = _blanks(INDENT) if self.room - INDENT >= MIN_WIDTH else ()
        self._prefixes.append(_Prefix(indent, indent))
        for line in text.chars.split("\n"):
            for runs in cut_code(tuple(code_line(line, start, node)), self.room):
                self.emit(runs)
            start += len(line) + 1
        self._prefixes.pop()

    def _list(self, block: ListBlock) -> None:
        last = (block.start or 0) + len(block.items) - 1
        for number, item in enumerate(block.items):
            sign = f"{block.start + number}." if block.start is not None else self.measure.glyphs.bullet
            size = len(f"{last}.") if block.start is not None else len(sign)
            task = "" if item.checked is None else "[x] " if item.checked else "[ ] "
            if number and not block.tight:
                self.blank()
            label = (
                generated(f"{sign:>{size}} ", StyleFlags.SIGN),
                *((generated(task, StyleFlags.SIGN),) if task else ()),
            )
            self.inside(item.blocks, label, _blanks(size + 1), tight=block.tight)

    def _quote(self, block: BlockQuote) -> None:
        bar = (generated(f"{self.measure.glyphs.quote} ", StyleFlags.SIGN),)
        self.inside(block.blocks, bar, bar, tight=False, name=block.kind)

    def _question(self, block: Question) -> None:
        is_open = self.folds.question_open(block)
        sign = self.measure.glyphs.open if is_open else self.measure.glyphs.closed
        word = "open" if is_open else "closed"
        lead = (generated(f"{sign} ", StyleFlags.SIGN), generated(f"{word}  ", StyleFlags.QUIET))
        self.text(block.text, StyleFlags.HEADING, lead, INDENT)
        if is_open:
            self.blank()
            self.inside(block.blocks, _blanks(INDENT), _blanks(INDENT), tight=False)
        else:
            self.leaf += sum(1 for _ in text_nodes(block.blocks))

    def _front_matter(self, block: FrontMatter) -> None:
        for name, text in (("Title: ", block.title), ("Author: ", block.author), ("Date: ", block.date)):
            if text:
                self.text(text, lead=(generated(name, StyleFlags.QUIET),), indent=INDENT)
        if block.details:
            self.say((generated("Details", StyleFlags.QUIET),))
        for text in block.details:
            self.text(text, lead=_blanks(INDENT), indent=INDENT)


def _blanks(count: int) -> tuple[Run, ...]:
    return (generated(" " * count),)
