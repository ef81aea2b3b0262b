"""Large documents, never parsed whole: a scan finds the symbols that concern all of it, the rest is parsed on demand.

The source is cut at headings that no block before them can span, because the parser starts afresh there. If the scan is
unsure between two cuts, that chunk alone is parsed, once, for its headings and definitions. In doubt there are fewer
cuts, never a wrong one: a property test holds that a document parsed in chunks equals one parsed whole.
"""

from __future__ import annotations

from bisect import bisect_left

from b12tui.fasttyping import TYPE_CHECKING, Any
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.commonmark.attributes import line_below
from b12tui.markdown.fastpath.leaf_blocks import heading_symbol
from b12tui.markdown.outline.line_scanner import LineKind, ScannedLine, scan
from b12tui.markdown.outline.sections import ContainerRanges
from b12tui.markdown.outline.symbols import HeadingSymbol, SourcePoint, Symbols, source_points, structure_tags
from b12tui.markdown.time_limit import allowed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from b12tui.markdown.commonmark.tokens import BlockParser, Token

_TWO_LINES = lazy_pattern(r"\n.*\n?.*")
"""How far a rule looks ahead from the end of the line that it begins on."""


def is_sure(source: str, start: int) -> bool:
    """Return whether a document can be cut into chunks without parsing any of it."""
    return not any(structure_tags(source, start)) and all(
        scanned.kind is LineKind.HEADING for scanned in scan(source, start)
    )


class ChunkedTokens:
    """A document parsed chunk by chunk."""

    def __init__(self, parser: BlockParser, source: str, start: SourcePoint) -> None:
        """Find the symbols of `source` from `start` on."""
        self.finds = Symbols()
        self.slow: list[int] = []
        self._parser = parser
        self._source = source
        self._last = start
        """Last position for which lines were counted, so that each line is counted once."""
        tags = list(structure_tags(source, start.offset))
        self._tags = [tag.start() for tag in tags]
        self._last_ends = {tag[2].casefold(): tag.start() for tag in tags if tag[1]}
        """Offset of the last closing tag of each name."""
        self._find_symbols(start)

    def _find_symbols(self, start: SourcePoint) -> None:
        """Add the symbols of each chunk, from cut to cut."""
        cut, found, unsure, min_size = start, Symbols(), False, 0
        for scanned in self._parser.cancellation.steps(scan(self._source, start.offset)):
            if scanned.kind is LineKind.HEADING:
                size = scanned.offset - cut.offset
                if unsure or self._holds_tags(cut.offset, scanned.offset):
                    unsure = True
                    parsed = self._parse(cut, scanned, found) if size >= min_size else None
                    if parsed is None:
                        min_size = max(min_size, 2 * size)  # a chunk is parsed again only when it has doubled
                        continue
                    found = parsed
                self.finds.extend(found)
                cut, found, unsure, min_size = self._position(scanned.offset), Symbols(), False, 0
                found.headings.append(self._heading(cut, scanned))
            elif scanned.kind is LineKind.UNSURE:
                unsure = True
            elif not unsure:
                self._add_definition(found, scanned)
        end = ScannedLine(LineKind.UNSURE, len(self._source), len(self._source))
        if unsure or self._holds_tags(cut.offset, end.offset):
            found = self._parse(cut, end, found) or found
        self.finds.extend(found)

    def _holds_tags(self, start: int, end: int) -> bool:
        return bisect_left(self._tags, start) < bisect_left(self._tags, end)

    def _position(self, offset: int) -> SourcePoint:
        """Return the position of a line; must be called with ascending offsets."""
        line = self._last.line + self._source.count("\n", self._last.offset, offset)
        self._last = SourcePoint(line, offset)
        return self._last

    def _heading(self, place: SourcePoint, scanned: ScannedLine) -> HeadingSymbol:
        """Return the heading on a heading line."""
        level, content = heading_symbol(self._source[scanned.offset : scanned.end])
        if self._parser.dialect.has("attributes"):
            content += line_below(self._source, scanned.end)
        return HeadingSymbol(place, level, content, may_open_section=True)

    def _add_definition(self, found: Symbols, scanned: ScannedLine) -> None:
        """Add the symbols of a definition's lines; they begin a block, so they can be parsed by themselves."""
        source = self._source[scanned.offset : scanned.end]
        env: dict[str, Any] = {}
        tokens = self._parser.blocks(source, env)
        own = Symbols()
        spots = source_points(source, self._position(scanned.offset))
        own.add(tokens, spots, env, self._parser.cancellation)
        own.headings.clear()
        own.containers.clear()
        found.extend(own)

    def _parse(self, cut: SourcePoint, scanned: ScannedLine, sure: Symbols) -> Symbols | None:
        """Return the symbols between a cut and a line, or None if the line is no place for a cut.

        A chunk that takes too long has only those that are `sure` from its lines, and ends at the line in any case.
        """
        following = _TWO_LINES.match(self._source, scanned.end)
        source = self._source[cut.offset : following.end() if following else scanned.end]
        env: dict[str, Any] = {}
        tokens = self._parser.cancellation.attempt(lambda: self._parser.blocks(source, env), allowed(len(source)))
        if tokens is None:
            self.slow.append(cut.offset)
            return sure
        lines = source_points(source, cut)
        found = Symbols()
        if scanned.kind is LineKind.HEADING:
            for index, token in enumerate(tokens):
                if token.level == 0 and token.map and lines[token.map[0]].offset >= scanned.offset:
                    if token.type != "heading_open" or lines[token.map[0]].offset > scanned.offset:
                        return None
                    tokens = tokens[:index]
                    break
            else:
                return None
        found.add(tokens, lines, env, self._parser.cancellation, attributes=self._parser.dialect.has("attributes"))
        unclosed = ContainerRanges(found.containers).unclosed
        return None if any(scanned.offset < self._last_ends.get(name, -1) for name in unclosed) else found

    def tokens(self, start: SourcePoint, end: SourcePoint) -> tuple[Sequence[Token], int]:
        """Return the tokens of the blocks between two positions, and the source line they count from."""
        return self._parser.blocks(self._source[start.offset : end.offset]), start.line
