"""Colours of code on the page: flags of tokens on the rows that are in view."""

from __future__ import annotations

from b12tui.document import Block, CodeBlock, Document
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.layout.page.lines import Line, Run, StyleFlags, one_to_one
from b12tui.syntax import languages, lexed_code

if TYPE_CHECKING:
    from b12tui.syntax.lexed_code import LexedCode, Stretch

KEPT_BLOCKS = 64
"""Number of blocks of code whose tokens are kept."""
MOST_FAILURES = 3
"""Blocks whose lexer took too long or failed, after which no further one of the document is coloured."""
KEPT_ROWS = 1_024
"""Number of rows that are kept with their colours."""


class CodeColours:
    """Rows with the tokens of their code flagged; a row that is shown again is the same again."""

    def __init__(self) -> None:
        self._document: Document | None = None
        self._failures = 0
        self._blocks: dict[tuple[int, int], LexedCode | None] = {}
        """Lexed code by section and text node; None for what has no lexer."""
        self._rows: dict[int, tuple[Line, Line]] = {}
        """Rows as set and as shown, by the identity of the former."""

    def coloured(self, document: Document, section: int, line: Line) -> Line:
        """Return a row of a section with its tokens flagged, if it shows code in a language that is known."""
        if document is not self._document:
            self._document, self._blocks, self._rows, self._failures = document, {}, {}, 0
        known = self._rows.get(id(line))
        if known is None:
            if len(self._rows) >= KEPT_ROWS:
                self._rows = {}
            known = self._rows[id(line)] = line, self._coloured(document, section, line)
        return known[1]

    def _coloured(self, document: Document, section: int, line: Line) -> Line:
        node = next((run.node for run in line.runs if run.node >= 0), -1)
        if node < 0:
            return line
        code = self._code(document, section, node)
        if code is None or code.failed or self._failures >= MOST_FAILURES:
            return line
        shown = [run for run in line.runs if run.node == node]
        stretches = tuple(code.stretches(shown[0].start, shown[-1].end))
        self._failures += code.failed
        if not stretches:
            return line
        return Line(tuple(part for run in line.runs for part in _parts(run, node, stretches)))

    def _code(self, document: Document, section: int, node: int) -> LexedCode | None:
        key = section, node
        if key not in self._blocks:
            if len(self._blocks) >= KEPT_BLOCKS:
                self._blocks = {}
            self._blocks[key] = _lexed(document, document.text_nodes(section)[node].block)
        return self._blocks[key]


def _lexed(document: Document, block: Block) -> LexedCode | None:
    if not isinstance(block, CodeBlock):
        return None
    lexer = languages.lexer_for(block.language)
    return None if lexer is None else lexed_code.LexedCode(block.text.chars, lexer, document.cancellation)


def _parts(run: Run, node: int, stretches: tuple[Stretch, ...]) -> list[Run]:
    """Return a run parted where tokens begin and end, each part with the flag of its token."""
    if run.node != node or not one_to_one(run):
        return [run]
    parts: list[Run] = []
    at = run.start
    for start, end, kind in stretches:
        low, high = max(start, at), min(end, run.end)
        if low >= high:
            continue
        if at < low:
            parts.append(_part(run, at, low, run.style))
        parts.append(_part(run, low, high, run.style | StyleFlags[kind.name]))
        at = high
    if at < run.end:
        parts.append(_part(run, at, run.end, run.style))
    return parts


def _part(run: Run, start: int, end: int, style: StyleFlags) -> Run:
    return Run(run.text[start - run.start : end - run.start], style, run.node, start, end, run.link, run.role)
