"""A large text, never parsed whole: a scan finds what all of it has to know, and the rest is parsed when asked for.

The text is cut at headings that nothing before them can reach over, for there the parser starts afresh. Between two
cuts the scan may be unsure; then that stretch alone is parsed, once, for its headings and definitions. When in doubt
there are fewer cuts, never a wrong one: a property holds that a text is the same, parsed whole and in parts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from b12tui.markdown.fastpath.blocks import heading_symbol
from b12tui.markdown.outline.line_scanner import LineKind, ScannedLine, scan
from b12tui.markdown.outline.symbols import HeadingSymbol, SourceSpot, Symbols, source_spots

if TYPE_CHECKING:
    from collections.abc import Sequence

    from b12tui.markdown.commonmark.tokens import BlockParser, Token

_TWO_LINES = re.compile(r"\n.*\n?.*")
"""As far as a rule looks ahead from the line that it begins on."""

_DETAILS = re.compile(r"<(/?)[Dd][Ee][Tt][Aa][Ii][Ll][Ss]\b")
"""A search that heeds case can look for its first character, which is seven times as fast."""


def is_sure(source: str, start: int) -> bool:
    """Tell whether a text can be cut into parts without parsing any of it."""
    return not _DETAILS.search(source, start) and all(seen.kind is LineKind.HEADING for seen in scan(source, start))


class ChunkedTokens:
    """A text that is parsed part by part."""

    def __init__(self, parser: BlockParser, source: str, start: SourceSpot) -> None:
        """Find what all of `source` has to know, from `start` on."""
        self.finds = Symbols()
        self._parser = parser
        self._source = source
        self._last = start
        """The place that was counted last: lines are counted once."""
        tags = list(_DETAILS.finditer(source, start.offset))
        self._details = [tag.start() for tag in tags]
        self._last_end = max((tag.start() for tag in tags if tag[1]), default=-1)
        self._find(start)

    def _find(self, start: SourceSpot) -> None:
        """Walk along the scan, from cut to cut."""
        begins, found, unsure, enough = start, Symbols(), False, 0
        for seen in scan(self._source, start.offset):
            if seen.kind is LineKind.HEADING:
                size = seen.offset - begins.offset
                if unsure or self._holds_details(begins.offset, seen.offset):
                    unsure = True
                    parsed = self._parsed(begins, seen) if size >= enough else None
                    if parsed is None:
                        enough = max(enough, 2 * size)  # so that a stretch is parsed again only when it has doubled
                        continue
                    found = parsed
                self.finds.extend(found)
                begins, found, unsure, enough = self._place(seen.offset), Symbols(), False, 0
                found.headings.append(self._heading(begins, seen))
            elif seen.kind is LineKind.UNSURE:
                unsure = True
            elif not unsure:
                self._define(found, seen)
        end = ScannedLine(LineKind.UNSURE, len(self._source), len(self._source))
        if unsure or self._holds_details(begins.offset, end.offset):
            found = self._parsed(begins, end) or found
        self.finds.extend(found)

    def _holds_details(self, start: int, end: int) -> bool:
        return bisect_left(self._details, start) < bisect_left(self._details, end)

    def _place(self, offset: int) -> SourceSpot:
        """Return the place of a line; lines are asked for from the first on."""
        line = self._last.line + self._source.count("\n", self._last.offset, offset)
        self._last = SourceSpot(line, offset)
        return self._last

    def _heading(self, place: SourceSpot, seen: ScannedLine) -> HeadingSymbol:
        """Return the heading on a line that is one."""
        return HeadingSymbol(place, *heading_symbol(self._source[seen.offset : seen.end]), opens=True)

    def _define(self, found: Symbols, seen: ScannedLine) -> None:
        """Add what the lines of a definition define; they begin a block, so that they can be parsed by themselves."""
        source = self._source[seen.offset : seen.end]
        env: dict[str, Any] = {}
        tokens = self._parser.blocks(source, env)
        own = Symbols()
        own.add(tokens, source_spots(source, self._place(seen.offset)), env)
        own.headings.clear()
        own.folds.clear()
        found.extend(own)

    def _parsed(self, begins: SourceSpot, seen: ScannedLine) -> Symbols | None:
        """Return what stands between a cut and a line, or None if that line is no place for a cut."""
        following = _TWO_LINES.match(self._source, seen.end)
        source = self._source[begins.offset : following.end() if following else seen.end]
        env: dict[str, Any] = {}
        tokens = self._parser.blocks(source, env)
        lines = source_spots(source, begins)
        found = Symbols()
        if seen.kind is LineKind.HEADING:
            for index, token in enumerate(tokens):
                if token.level == 0 and token.map and lines[token.map[0]].offset >= seen.offset:
                    if token.type != "heading_open" or lines[token.map[0]].offset > seen.offset:
                        return None
                    tokens = tokens[:index]
                    break
            else:
                return None
        found.add(tokens, lines, env)
        opened = 0
        for _, opens in found.folds:
            opened = opened + 1 if opens else max(0, opened - 1)
        return None if opened and seen.offset < self._last_end else found

    def tokens(self, start: SourceSpot, end: SourceSpot) -> tuple[Sequence[Token], int]:
        """Return the tokens of the blocks between two places, and the line of the source that they count from."""
        return self._parser.blocks(self._source[start.offset : end.offset]), start.line
