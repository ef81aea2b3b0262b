"""Help of a program (`--help`): usage as code, options and commands as definitions, the rest lines.

The styles of argparse, clap, click, cobra and the GNU tools differ in where an explanation begins: beside its term,
two blanks or more apart, or below it, indented. A line at the margin above indented ones is a heading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from b12tui.document import Block, CodeBlock, DefinitionItem, DefinitionList, Paragraph, Text
from b12tui.document.sanitize import sanitize, sanitize_line
from b12tui.fastclass import dataclass
from b12tui.shapes.help_patterns import ALONE, BLANKS, BULLET, LISTING_HEADING, OPTION, USAGE, VALUED
from b12tui.shapes.line_blocks import plain_blocks
from b12tui.shapes.programs import looks_like_program

SAMPLE_CHARACTERS = 65_536
"""Characters that are looked at."""
MAX_CHARACTERS = 262_144
"""Characters of a help; a longer text stays lines."""
EARLY = 12
"""Lines with words, at the beginning or the end, among which the usage is."""
LEAST_OPTIONS = 2
MANY_OPTIONS = 8
"""Options that make a help without a usage, if they and their explanations are a quarter of the lines."""
LEAST_LISTINGS = 2
"""Headings of commands that make a help without a usage, if their terms are half of the lines."""
LONGEST_HEADING = 72


@dataclass(frozen=True, slots=True)
class HelpPart:
    """Part of a help under its heading; the first has none."""

    title: str
    line: int
    """Source line, from 1, of the heading."""
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class _Item:
    """Term, and where its explanation begins."""

    indent: int
    term: str
    explanation: str
    column: int
    """Cell of the explanation; 0 if it is below."""
    option: bool


def is_help(source: str) -> bool:
    """Return whether a text begins as a program's help does, and lists options or commands."""
    lines = [line.expandtabs().rstrip() for line in source[:SAMPLE_CHARACTERS].split("\n")]
    others = "\n".join(line for line in lines if not OPTION.fullmatch(line))
    if looks_like_program(source) and looks_like_program(others):
        return False
    written = [line for line in lines if line]
    options = [found for line in lines if (found := OPTION.fullmatch(line))]
    if not any(map(USAGE.match, (*written[:EARLY], *written[-EARLY:]))):
        explained = _explained(lines)
        if len(explained) >= MANY_OPTIONS and sum(explained) * 4 > len(written):
            return True
        headings = sum(LISTING_HEADING.fullmatch(line) is not None and not BLANKS.search(line) for line in written)
        listed = _listed([line for line in lines if line.startswith(" ")]) if headings >= LEAST_LISTINGS else 0
        return listed >= MANY_OPTIONS and listed * 2 > len(written)
    return len(options) >= LEAST_OPTIONS or (
        any(map(LISTING_HEADING.fullmatch, written)) and _listed(lines) > LEAST_OPTIONS
    )


def _explained(lines: Sequence[str]) -> list[int]:
    """Return the lines of each option and its explanation, which is beside it or below."""
    found: list[int] = []
    indent = -1
    for line in lines:
        own = len(line) - len(line.lstrip())
        if option := OPTION.fullmatch(line):
            if option[4] or " --" in option[2]:
                found.append(1)
                indent = own
            else:
                indent = -1
        elif line and 0 <= indent < own:
            found[-1] += 1
        else:
            indent = -1
    return found


def _listed(lines: Sequence[str]) -> int:
    """Return the most terms whose explanations begin at the same cell."""
    cells = Counter(blanks.end() for line in lines for blanks in BLANKS.finditer(line))
    return max(cells.values(), default=0)


def parts(source: str) -> list[HelpPart]:
    """Return the parts of a help."""
    return list(_Help([line.expandtabs().rstrip() for line in source.split("\n")]).parts())


class _Help:
    """Lines of a help, read from the first on."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._at = 0
        self._columns = Counter(blanks.end() for line in lines for blanks in BLANKS.finditer(line))
        """Cells behind blanks, with the number of lines in which something begins there."""

    def parts(self) -> Iterator[HelpPart]:
        title, line, blocks = "", 1, list[Block]()
        while (at := self._next(self._at)) < len(self._lines):
            self._at = at
            if self._is_heading(at):
                yield HelpPart(title, line, tuple(blocks))
                title, line, blocks = self._lines[at].strip().removesuffix(":"), at + 1, []
                self._at += 1
            elif USAGE.match(self._lines[at]):
                blocks.append(self._usage())
            elif self._item(at) is not None:
                blocks.append(self._definitions())
            else:
                blocks += self._others()
            if len(blocks) == 1 and title and USAGE.match(title):
                blocks = [self._code(line, self._at)] if line < self._at else blocks
        yield HelpPart(title, line, tuple(blocks))

    def _next(self, at: int) -> int:
        """Return the number of the next line with words."""
        while at < len(self._lines) and not self._lines[at]:
            at += 1
        return at

    def _indent(self, at: int) -> int:
        return len(self._lines[at]) - len(self._lines[at].lstrip())

    def _is_heading(self, at: int) -> bool:
        """Return whether a line is at the margin, short and no sentence, above indented lines."""
        line = self._lines[at]
        below = self._next(at + 1)
        if (
            line.startswith((" ", "-"))
            or len(line) > LONGEST_HEADING
            or below == len(self._lines)
            or not self._indent(below)
        ):
            return False
        if USAGE.match(line) and not USAGE.fullmatch(line):
            return False
        if line.endswith(":") or (line.isupper() and line[-1] not in ".,;"):
            return True
        return below == at + 1 and line[-1] not in ".,;" and self._item(below) is not None

    def _usage(self) -> CodeBlock:
        first = self._at
        self._at += 1
        while self._at < len(self._lines) and self._lines[self._at] and self._indent(self._at):
            item = self._item(self._at)
            if item is not None and item.option and item.explanation:
                break
            self._at += 1
        return self._code(first, self._at)

    def _code(self, first: int, end: int) -> CodeBlock:
        while end > first and not self._lines[end - 1]:
            end -= 1
        return CodeBlock(Text(sanitize("\n".join(self._lines[first:end])), (), first + 1, None), "", first + 1)

    def _item(self, at: int) -> _Item | None:
        """Return the term that a line begins with, or None."""
        line = self._lines[at]
        if found := VALUED.fullmatch(line) or OPTION.fullmatch(line):
            return _Item(len(found[1]), found[2], found[4] or "", found.start(4) if found[4] else 0, option=True)
        if (column := self._column(line)) and (self._aligned(at, column) or self._indent(at)):
            indent, term = self._indent(at), line[:column].strip()
            if self._aligned(at, column) or len(term.split()) == 1:
                return _Item(indent, term, line[column:], column, option=False)
        found = ALONE.fullmatch(line)
        below = at + 1
        if found and below < len(self._lines) and self._lines[below] and self._indent(below) >= len(found[1]) + 4:
            return _Item(len(found[1]), found[2], "", 0, option=False)
        return None

    def _column(self, line: str) -> int:
        """Return the cell behind blanks in a line at which most lines have words begin; 0 without blanks."""
        cells = [blanks.end() for blanks in BLANKS.finditer(line)]
        return max(cells, key=lambda cell: (self._columns[cell], cell), default=0)

    def _aligned(self, at: int, column: int) -> bool:
        """Return whether an explanation begins at the same cell in the line before or behind."""
        beside = (self._lines[near] for near in (at - 1, at + 1) if 0 <= near < len(self._lines))
        return any(line[column - 2 : column].isspace() and line[column : column + 1].strip() for line in beside)

    def _definitions(self) -> DefinitionList:
        first = self._at
        items: list[DefinitionItem] = []
        while (at := self._next(self._at)) < len(self._lines) and not self._is_heading(at):
            item = self._item(at)
            if item is None:
                break
            self._at = at + 1
            items.append(self._definition(item, at))
        return DefinitionList(tuple(items), first + 1)

    def _definition(self, item: _Item, at: int) -> DefinitionItem:
        term = Text(sanitize_line(item.term), (), at + 1)
        paragraphs: list[list[tuple[int, str]]] = [[(at + 1, item.explanation)]] if item.explanation else []
        column, parted = item.column, False
        while (here := self._next(self._at)) < len(self._lines):
            indent = self._indent(here)
            if indent <= item.indent or (here > self._at and indent < column) or (not column and here > self._at):
                break
            option = OPTION.fullmatch(self._lines[here])
            if option and (not column or indent < column):
                break
            if not item.option and column and indent < column and self._item(here):
                break
            column = column or indent
            parted = here > self._at or not paragraphs
            words = self._lines[here].strip()
            if parted or BULLET.match(words):
                paragraphs.append([])
            paragraphs[-1].append((here + 1, words))
            self._at = here + 1
        return DefinitionItem(term, tuple(map(_paragraph, paragraphs)), at + 1)

    def _others(self) -> Iterator[Block]:
        """Return lines up to an empty one, a heading, a usage or a term."""
        first = self._at
        self._at += 1
        while self._at < len(self._lines) and self._lines[self._at]:
            if self._is_heading(self._at) or USAGE.match(self._lines[self._at]) or self._item(self._at):
                break
            self._at += 1
        return plain_blocks(self._lines[first : self._at], first + 1, 1)


def _paragraph(lines: Sequence[tuple[int, str]]) -> Paragraph:
    """Return lines, each with its number, joined as a paragraph."""
    chars, breaks = "", list[int]()
    for number, (_, line) in enumerate(lines):
        if number:
            chars += " "
            breaks.append(len(chars))
        chars += sanitize_line(line)
    return Paragraph(Text(chars, (), lines[0][0], tuple(breaks)), lines[0][0])
