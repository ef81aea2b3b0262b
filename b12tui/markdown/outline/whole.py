"""Small documents: blocks are parsed at once, inline text section by section (for large ones see `chunked`)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from b12tui.fasttyping import TYPE_CHECKING, Any
from b12tui.markdown.fastpath.token_factory import FastToken, NeedsFullParser
from b12tui.markdown.outline.symbols import SourcePoint, Symbols, source_points
from b12tui.markdown.time_limit import TOO_LONG, allowed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from b12tui.markdown.commonmark.tokens import BlockParser, Token
    from b12tui.markdown.parser import Parser as QuickParser

    Blocks = Callable[[str, dict[str, Any]], Sequence[Token]]


class WholeTokens:
    """The tokens of a whole document."""

    def __init__(self, parser: BlockParser, source: str, start: SourcePoint, blocks: Blocks | None = None) -> None:
        """Parse the blocks of `source` from `start` on, by `blocks` or as the parser does."""
        env: dict[str, Any] = {}
        body = source[start.offset :]
        parse = blocks or parser.blocks
        tokens = parser.cancellation.attempt(lambda: parse(body, env), allowed(len(body)))
        self.took_too_long = tokens is None
        self._tokens = _unparsed(body) if tokens is None else tokens
        self._source = source
        self._start = start.line
        self.slow: list[int] = []
        self.finds = Symbols()
        self._spots = source_points(body, start)
        has_attributes = parser.dialect.has("attributes")
        self.finds.add(self._tokens, self._spots, env, parser.cancellation, attributes=has_attributes)
        block_tokens = [
            index for index, token in enumerate(self._tokens) if token.level == 0 and token.map and token.nesting >= 0
        ]
        self._block_starts = [*block_tokens, len(self._tokens)]
        """Index of each block's first token, and the number of tokens."""
        self._lines = [line + start.line for line in (self._line(index) for index in block_tokens)]

    @classmethod
    def quick(cls, parser: QuickParser, source: str, start: SourcePoint) -> WholeTokens | None:
        """Return the tokens of a document that needs no full parser, or None."""
        try:
            found = cls(parser, source, start, parser.quick_blocks)
        except NeedsFullParser:
            return None
        return None if found.took_too_long else found

    def _line(self, index: int) -> int:
        spans = self._tokens[index].map
        return spans[0] if spans else 0

    def tokens(self, start: SourcePoint, end: SourcePoint) -> tuple[Sequence[Token], int]:
        """Return the tokens of the blocks that begin between two positions, and the source line they count from.

        A position inside an HTML block, where the tag of a heading begins, cuts that block.
        """
        first, last = bisect_left(self._lines, start.line), bisect_left(self._lines, end.line)
        cut, cut_off = self._block_around(start), self._block_around(end)
        if cut is None and cut_off is None:
            return self._tokens[self._block_starts[first] : self._block_starts[last]], self._start
        first = first if cut is None else cut + 1
        last = last if cut_off is None else cut_off
        found: list[Token] = list(self._tokens[self._block_starts[first] : self._block_starts[last]])
        if cut is not None:
            found.insert(0, self._part(cut, start, end))
        if cut_off is not None and cut_off != cut:
            found.append(self._part(cut_off, start, end))
        return found, self._start

    def _block_around(self, spot: SourcePoint) -> int | None:
        """Return the number of the HTML block that a position cuts, if any."""
        block = bisect_right(self._lines, spot.line) - 1
        if block < 0 or self._tokens[self._block_starts[block]].type != "html_block":
            return None
        begin, end = self._ends(block)
        return block if begin.offset < spot.offset < end.offset else None

    def _ends(self, block: int) -> tuple[SourcePoint, SourcePoint]:
        first, last = self._tokens[self._block_starts[block]].map or (0, 0)
        return self._spots[first], self._spots[last]

    def _part(self, block: int, start: SourcePoint, end: SourcePoint) -> Token:
        """Return a token of the part of an HTML block that is between two positions."""
        begin, last = self._ends(block)
        begin, last = max(begin, start), min(last, end)
        lines = [begin.line - self._start, last.line - self._start]
        return FastToken("html_block", "", 0, 0, lines, self._source[begin.offset : last.offset])


def _unparsed(source: str) -> list[Token]:
    """Return the tokens that show a document as its source, since its blocks take too long to parse."""
    lines = [0, source.count("\n")]
    return [
        FastToken("paragraph_open", "p", 1, 0, lines),
        FastToken("inline", "", 0, 1, lines, TOO_LONG),
        FastToken("paragraph_close", "p", -1, 0),
        FastToken("fence", "code", 0, 0, lines, source),
    ]
