"""Typesetting of blocks as rows: headings, lists, quotes, questions and their contents.

Rows are added behind the prefixes of their containers (`prefixed_rows`). Text nodes are numbered as in
`document.text_nodes`, in the same order; `tables` sets tables, `code_blocks` code.
"""

from __future__ import annotations

from collections.abc import Iterable

from b12tui.catalogue import counts, structure
from b12tui.core.folds import Folds
from b12tui.core.messages.phrases import (
    CHANGE_SIGNS,
    alert_name,
    footnote_name,
    front_matter_entries,
    item_number,
    labelled,
    question_state,
)
from b12tui.core.motion import sentences
from b12tui.document import (
    Block,
    BlockQuote,
    CodeBlock,
    DefinitionList,
    Footnote,
    FrontMatter,
    Heading,
    LineBlock,
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
from b12tui.document.cancellation import NEVER, Cancellation
from b12tui.document.word_count import total_words
from b12tui.fasttyping import assert_never
from b12tui.layout.page import code_blocks, file_columns, folded, headings, tables
from b12tui.layout.page.hanging_wrap import cut_line_of_text, hanging_rows
from b12tui.layout.page.inline_runs import inline_runs, join_runs, joined_indices, only_images, row, with_tab_stops
from b12tui.layout.page.lines import (
    BLANK_LINE,
    CALLOUT_STYLES,
    HEADING_STYLES,
    Line,
    Run,
    StyleFlags,
    generated,
    width,
)
from b12tui.layout.page.measure import Measure
from b12tui.layout.page.prefixed_rows import INDENT, MIN_WIDTH, Prefix, PrefixedRows, blanks
from b12tui.textwidth import cells

RULE_PART, LEAST_RULE = 6, 6
"""A rule between parts of a text has a sixth of the page, and at least so many cells."""
MAX_PREFIX = 2
"""Width of the widest character in cells: the lead of a row leaves room for one, or gets a row of its own."""


class Typesetter(PrefixedRows):
    """Typesetter for the blocks of one section; a new one is made for each."""

    def __init__(
        self, measure: Measure, folds: Folds, cancellation: Cancellation = NEVER, following: Section | None = None
    ) -> None:
        """Set blocks at a measure; `following` is the next section, which this one runs into if it has no heading."""
        super().__init__(measure, cancellation)
        self._following = following
        self.folds = folds
        self.node_index = 0
        """Index of the next text node."""
        self.lists_files = False
        """Whether names, titles and sizes of files in lists stand in columns."""

    def section(self, section: Section, blocks: tuple[Block, ...]) -> tuple[Line, ...]:
        """Return the rows of a section, including the blank ones above its heading, and one below unless it runs on."""
        following = self._following
        if following is not None and following.headed and following.level <= headings.RULED_LEVELS:
            blocks = self._without_last_rule(blocks)
        if not self.folds.section_open(section) and blocks:
            self._closed(blocks[0], blocks[1:])
        else:
            self.blocks(blocks)
        above = 0
        if section.number and section.headed:
            above = self.measure.spacing - (0 if section.level <= 2 else 1)
        # A row that separates two blocks is empty already.
        more = (BLANK_LINE,) * (self.measure.spacing - 1)
        spread = [
            line for own in self.cancellation.steps(self.lines) for line in ((own, *more) if own.runs else (own,))
        ]
        if spread and (following is None or following.headed):
            spread.append(BLANK_LINE)
        while len(spread) > 1 and not spread[-2].runs and not spread[-1].runs:
            spread.pop()
        return (*(BLANK_LINE,) * above, *spread)

    def _without_last_rule(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """Return blocks without the rules at their end, before a heading that has one; for the eye only."""
        end = len(blocks)
        while self.measure.visual and end and isinstance(blocks[end - 1], ThematicBreak):
            end -= 1
        return blocks[:end]

    def _closed(self, first: Block, hidden: tuple[Block, ...]) -> None:
        """Set the first block of a closed section, with the length of the others."""
        if not (self.measure.visual and isinstance(first, Heading)):
            self.blocks((first,))
            self._summary(hidden)
            return
        words = total_words(node.text.chars for node in text_nodes(hidden)).words
        level = min(first.level, len(HEADING_STYLES))
        headings.set_heading(self, first.text, level, counts.words(words) if words else "", folded=bool(hidden))

    def _summary(self, hidden: Iterable[Block]) -> None:
        """Add the summary of a closed section: its length and its first sentence."""
        texts = [node for node in text_nodes(hidden) if node.text.chars.strip()]
        words = total_words(node.text.chars for node in texts).words
        summary = structure.closed(counts.words(words))
        first_text = next((node for node in texts if isinstance(node.block, Paragraph | Question)), None)
        if first_text is not None:
            start, end = sentences.sentences_of(first_text.text, self.cancellation)[0]
            summary = f"{summary}. {first_text.text.chars[start:end].strip()}"
        self.add_generated((generated(summary, StyleFlags.QUIET),))

    def blocks(self, blocks: Iterable[Block], *, tight: bool = False) -> None:
        """Set blocks one under another, separated by empty rows unless `tight`; a `LineBlock` brings its own."""
        before: Block | None = None
        for number, block in enumerate(blocks):
            if self.measure.visual and isinstance(before, Heading) and isinstance(block, ThematicBreak):
                continue  # the heading is set apart by itself
            if number and not tight and not self._follows_closely(before, block):
                self.blank()
            self.block(block)
            before = block

    def _follows_closely(self, before: Block | None, block: Block) -> bool:
        """Return whether no empty row separates two blocks: lines, and some for the eye.

        These are paragraphs of images, as badges, and what is under a lower heading. Code and tables have room of their
        own.
        """
        if isinstance(block, LineBlock):
            return isinstance(before, LineBlock | Heading)
        if not self.measure.visual:
            return False
        if isinstance(before, Heading):
            return before.level >= headings.CLOSE_FROM and not isinstance(block, CodeBlock | RawBlock | Table)
        return (
            isinstance(before, Paragraph)
            and isinstance(block, Paragraph)
            and only_images(block.text)
            and only_images(before.text)
        )

    def inside(
        self,
        blocks: Iterable[Block],
        first: tuple[Run, ...],
        rest: tuple[Run, ...],
        *,
        tight: bool,
        name: str = "",
        name_style: StyleFlags = StyleFlags.PLAIN,
    ) -> None:
        """Set blocks behind a prefix, under a `name` in bold if given; an empty container still shows its first row."""
        prefix = Prefix(first, rest if self.room - width(rest) >= MIN_WIDTH else ())
        self.open_container(prefix)
        if name:
            self.add_generated((generated(name, StyleFlags.STRONG | name_style),))
        self.blocks(blocks, tight=tight)
        if not prefix.used and any(run.text.strip() for run in first):
            self.emit(())
        self.close_container()

    def block(self, block: Block) -> None:
        """Set one block."""
        match block:
            case Heading():
                headings.set_heading(self, block.text, min(block.level, len(HEADING_STYLES)))
            case Paragraph():
                self.text(block.text)
            case CodeBlock():
                code_blocks.set_code(self, block.text, block.language)
            case RawBlock():
                code_blocks.set_code(self, block.text)
            case LineBlock():
                self._lines(block)
            case Table():
                self.node_index = tables.set_table(self, block, self.node_index)
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
                    self.inside(definition.blocks, blanks(INDENT), blanks(INDENT), tight=False)
            case Footnote():
                label = f"{footnote_name(block.number)}: "
                self.inside(block.blocks, (generated(label, StyleFlags.QUIET),), blanks(INDENT), tight=False)
            case FrontMatter():
                self._front_matter(block)
            case ThematicBreak():
                self.add_generated((generated(self._rule(), StyleFlags.QUIET),))
            case _:
                assert_never(block)

    def _rule(self) -> str:
        """Return a rule between parts of a text; for the eye a short one, lighter than the headings around it."""
        if not self.measure.signs:
            return "* * *"
        size = max(self.room // RULE_PART, min(LEAST_RULE, self.room)) if self.measure.visual else self.room
        return self.measure.glyphs.header * size

    def text(
        self,
        text: Text,
        style: StyleFlags = StyleFlags.PLAIN,
        lead: tuple[Run, ...] = (),
        indent: int = 0,
        *,
        spare: int = 0,
    ) -> None:
        """Set the next text node as running text, behind `lead`, with its further rows indented by `indent` cells.

        `spare` cells are left at the end of each row.
        """
        # A heading that is code, as many are, is a heading first.
        heading = bool(style & (StyleFlags.HEADING | StyleFlags.TITLE))
        signs = self.measure.signs and not heading
        ticks = signs and self.measure.ticks
        parts = inline_runs(
            text,
            style,
            self.cancellation,
            ticks=ticks,
            grouped=signs,
            image_sign=self.measure.glyphs.image if self.measure.visual else "",
            instead=self.measure.instead,
        )
        node, self.node_index = self.node_index, self.node_index + 1
        chars = join_runs(parts)
        room = self.room - spare
        before = blanks(indent) if indent and room - indent >= MIN_WIDTH else ()
        taken = self.overhang + width(lead)
        alone = taken > 0 and room - taken < MAX_PREFIX
        if alone:
            self.add_generated(lead)
            taken, lead = 0, before
        starts: Iterable[int] = ()
        if self.measure.sentence_lines:
            starts = joined_indices(
                parts, (start for start, _ in sentences.sentences_of(text, self.cancellation) if start)
            )
        # The lead counts as characters of the text, one per cell, so that rows are cut from both as one.
        shown = f"{'-' * (taken - 1)} {chars}" if taken else chars
        spans = hanging_rows(shown, room, width(before), frozenset(start + taken for start in starts), whole=not alone)
        for number, (start, end) in enumerate(spans):
            runs = row(parts, node, max(start - taken, 0), max(end - taken, 0))
            self.emit((*(before if number else lead), *runs))

    def _lines(self, block: LineBlock) -> None:
        node, self.node_index = self.node_index, self.node_index + 1
        for _ in range(block.blank - self._blank_pending):
            self._add(BLANK_LINE)
        sign = (generated(CHANGE_SIGNS[block.change], StyleFlags.SIGN),) if block.change else ()
        size = width(sign)
        later = blanks(size) if sign else ()
        parts = inline_runs(block.text)
        start = 0
        for line in block.text.chars.split("\n"):
            end = start + len(line)
            runs = tuple(with_tab_stops(row(parts, node, start, end), size))
            for number, cut in enumerate(cut_line_of_text(runs, self.room - size)):
                self.emit((*(later if number else sign), *cut))
            start = end + 1

    def _list(self, block: ListBlock) -> None:
        if self.lists_files and (found := file_columns.rows_of_files(self, block)):
            self.node_index += len(block.items)
            for runs in found:
                self.emit(runs)
            return
        ends = (item_number(block, part) for part in (0, len(block.items) - 1))
        widest = max(len(f"{number}.") for number in ends)
        for number, item in enumerate(block.items):
            sign = self.measure.glyphs.bullet if block.start is None else f"{item_number(block, number)}."
            size = len(sign) if block.start is None else widest
            task = "" if item.checked is None else "[x] " if item.checked else "[ ] "
            if task and self.measure.signs and block.start is None:
                # A box is sign enough.
                sign, size, task = task.rstrip(), len(task) - 1, ""
            if number and not block.tight:
                self.blank()
            label = (
                generated(f"{sign:>{size}} ", StyleFlags.SIGN),
                *((generated(task, StyleFlags.SIGN),) if task else ()),
            )
            self.inside(item.blocks, label, blanks(size + 1), tight=block.tight)

    def _quote(self, block: BlockQuote) -> None:
        kind = CALLOUT_STYLES.get(block.kind.lower(), StyleFlags.NOTE) if block.kind else StyleFlags.PLAIN
        bar = (generated(f"{self.measure.glyphs.quote} ", StyleFlags.SIGN | kind),)
        self.inside(block.blocks, bar, bar, tight=False, name=alert_name(block.kind), name_style=kind)

    def _question(self, block: Question) -> None:
        is_open = self.folds.question_open(block)
        sign = self.measure.glyphs.open if is_open else self.measure.glyphs.closed
        lead: tuple[Run, ...] = (generated(f"{sign} ", StyleFlags.SIGN),)
        if not self.measure.visual:
            lead = (*lead, generated(f"{question_state(opened=is_open)}  ", StyleFlags.QUIET))
        # For the eye the sign is enough: in bold, each would look like a heading.
        style = StyleFlags.PLAIN if self.measure.visual else StyleFlags.HEADING
        length = folded.length(block) if self.measure.visual and not is_open else ""
        spare = cells(folded.in_parentheses(length)) if length else 0
        spare = spare if self.room - spare >= MIN_WIDTH else 0
        self.text(block.text, style, lead, INDENT, spare=spare)
        if spare:
            room = self.measure.width - width(self.lines[-1].runs) - cells(folded.in_parentheses(""))
            words = folded.with_beginning(block, length, room, self.measure.glyphs.cut)
            self.lines[-1] = Line((*self.lines[-1].runs, generated(folded.in_parentheses(words), StyleFlags.QUIET)))
        if is_open:
            self.blank()
            self.inside(block.blocks, blanks(INDENT), blanks(INDENT), tight=False)
        else:
            self.node_index += sum(1 for _ in text_nodes(block.blocks))

    def _front_matter(self, block: FrontMatter) -> None:
        for name, text in front_matter_entries(block):
            self.text(text, lead=(generated(labelled(name, ""), StyleFlags.QUIET),), indent=INDENT)
        if block.details:
            self.add_generated((generated(structure.DETAILS, StyleFlags.QUIET),))
        for text in block.details:
            self.text(text, lead=blanks(INDENT), indent=INDENT)
