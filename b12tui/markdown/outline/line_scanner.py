"""Classify the lines of a large document without parsing it.

One search over the source finds the few relevant lines: those that may be a heading, may hide one (code, HTML), or may
define something for the whole document. A line at the left edge that begins a heading, a fence or a comment does so in
any context but inside one of these: it ends every list, quote and paragraph before it (CommonMark, 4 and 5). All other
relevant lines are reported as unsure, and the caller has to parse them.
"""

from __future__ import annotations

import re
from functools import cache

from b12tui.fastclass import dataclass
from b12tui.fastenum import Enum
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.commonmark import callouts, containers, shortcode_code

if TYPE_CHECKING:
    from collections.abc import Iterator


class LineKind(Enum):
    """The construct that a line begins."""

    HEADING = "a heading"
    DEFINITION = "a definition"
    UNSURE = "what only parsing tells"


@dataclass(frozen=True, slots=True)
class ScannedLine:
    """A line relevant to the outline or to definitions."""

    kind: LineKind
    offset: int
    """Offset of its first character."""
    end: int
    """Offset of its line feed, or of the end of the source; for a definition, of the latest end of its content."""


_BEFORE = r"[ \t>*+:~.)\d-]"
"""Characters that may precede the content of a line in quotes and lists."""

_LABEL = r"\[(?:\^[^ \]\n]+|(?:[^\[\]\\\n]|\\[^\n])*)\]:"
_LONG_LABEL = r"\[(?=(?:[^\[\]\\]|\\.)*\]:)"

_LINE = rf"""(?:
    (?P<heading> \#{{1,6}} (?= [ \t\n] | \Z ))
  | (?P<fence> `{{3,}} (?= [^`\n]* (?:\n|\Z) ) | ~{{3,}} )
  | (?P<container> [ ]{{0,3}} (?: :{{3}} | /{{3}} ) )
  | (?P<tag> [ ]{{0,3}} < [A-Za-z/!?] )
  | (?P<math> [ ]{{0,3}} \$\$ )
  | (?P<code_tag> [ ]{{0,3}} \{{[{{%] )
  | (?P<definition> {_LABEL} )
  | (?P<unsure>
        [ ]{{1,3}} (?: ``` | ~~~ )
      | {_BEFORE}+ \#{{1,6}} (?= [ \t\n] | \Z )
      | {_BEFORE}+ {_LABEL}
      | {_BEFORE}* {_LONG_LABEL}
    )
  | (?P<underline> [ \t>]* (?: =+ | -+ ) [ \t]* (?= \n | \Z ))
)"""

_NEXT = re.compile(rf"\n{_LINE}", re.VERBOSE | re.DOTALL)
"""A line after a line feed, which is what the search looks for first."""

_FAR = 65_536
"""Characters behind the beginning of a source that its first line's kind may depend on: a label may span lines."""

_BLANK = lazy_pattern(r"\n[ \t]*(?=\n|\Z)")

_HEADING = lazy_pattern(r"\n#{1,6}(?=[ \t\n])")

_WHITE_SPACE = lazy_pattern(r"[ \t\n]*")

_DELIMITER = lazy_pattern(r"[ \t]*[|:-][|: \t-]*(?:\n|\Z)")
"""A line that makes the line before it a table header, whatever else that line could be (GFM, 4.10)."""

_DEFINITION_BODY = lazy_pattern(r"(?:[ \t]*\n)?[ \t]*[:~][ \t]")
"""A line that makes the line before it a term in a definition list, whatever else that line could be."""

_HEADING_IN_NOTE = lazy_pattern(rf"\[\^[^ \]\n]+\]:{_BEFORE}*#")

_LONG_TAGS = tuple(
    (lazy_pattern(begins), lazy_pattern(ends))
    for begins, ends in (
        (r"(?i:<(?:script|pre|style|textarea))(?=[\s>]|\Z)", r"(?i:</(?:script|pre|style|textarea)>)"),
        (r"<!--", r"-->"),
        (r"<\?", r"\?>"),
        (r"<![A-Za-z]", r">"),
        (r"<!\[CDATA\[", r"\]\]>"),
    )
)
"""HTML blocks that no blank line ends (CommonMark, 4.6, kinds 1 to 5): patterns of their beginning and of their end."""


def scan(source: str, start: int) -> Iterator[ScannedLine]:
    """Yield the relevant lines, from the one that begins at `start` on."""
    return _Scanner(source, start).lines()


class _Scanner:
    """A scan from the first line to the last."""

    def __init__(self, source: str, start: int) -> None:
        self._source = source
        self._start = start
        self._hidden_until = start
        """Lines before this offset are code or HTML."""
        self._block_start = start
        """A line at this offset begins a block."""
        self._unsure_until = start
        """Lines before this offset may stand in an HTML block or a formula, which end at a blank line."""
        self._covered_until = start
        """Definitions before this offset are covered by an earlier one."""
        self._code_closings: dict[str, tuple[int, int]] = {}
        """Start and end of the tag that closes code next, by its name; where none does, behind the end."""
        self._container_ends: dict[int, int] = {}
        """Offsets of the lines that close containers by those of the lines that open them; -1 if none does."""

    def lines(self) -> Iterator[ScannedLine]:
        # A pattern of its own for the first line would take longer to compile than most texts to scan.
        first = _NEXT.match("\n" + self._source[self._start : self._line_end(self._start + _FAR)])
        if first is not None:
            yield from self._scan_line(first.lastgroup or "", self._start)
        for match in _NEXT.finditer(self._source, self._start):
            offset = match.start() + 1
            if offset >= self._hidden_until:
                yield from self._scan_line(match.lastgroup or "", offset)

    def _scan_line(self, kind: str, offset: int) -> Iterator[ScannedLine]:
        end = self._line_end(offset)
        unsure = ScannedLine(LineKind.UNSURE, offset, end)
        sure = offset >= self._unsure_until and not self._is_header_or_term(offset, end)
        match kind:
            case "heading" if sure:
                self._block_start = end + 1
                yield ScannedLine(LineKind.HEADING, offset, end)
            case "container" if sure:
                yield from self._scan_container(offset, unsure)
            case "fence" if sure:
                if "{" in self._source[offset:end] and self._is_directive(self._source[offset:end]):
                    yield unsure
                self._hide(_closing(self._fence(offset)).search(self._source, end))
            case "tag":
                yield from self._scan_tag(offset, unsure, sure=sure)
            case "math":
                self._mark_unsure(offset)
            case "code_tag":
                until = self._code_end(offset, end)
                if until:
                    self._mark_unsure(offset, until)
                    yield unsure
            case "definition" if _HEADING_IN_NOTE.match(self._source, offset):
                yield unsure
            case "definition" if offset < self._covered_until:
                return
            case "definition" if sure and self._begins_block(offset):
                self._covered_until = self._definition_end(offset)
                yield ScannedLine(LineKind.DEFINITION, offset, self._covered_until)
            case "underline" if self._begins_block(offset):
                return
            case _:
                yield unsure

    def _line_end(self, offset: int) -> int:
        end = self._source.find("\n", offset)
        return end if end >= 0 else len(self._source)

    def _is_header_or_term(self, offset: int, end: int) -> bool:
        """Return whether a line may be a table header or a term, which markdown-it tries before all else."""
        if _DEFINITION_BODY.match(self._source, end + 1):
            return True
        return _DELIMITER.match(self._source, end + 1) is not None and "|" in self._source[offset:end]

    def _begins_block(self, offset: int) -> bool:
        """Return whether no block continues on a line: it follows a blank line or the end of a block."""
        if offset == self._block_start:
            return True
        before = self._source.rfind("\n", 0, offset - 1) + 1
        return not self._source[before : offset - 1].strip(" \t")

    def _fence(self, offset: int) -> str:
        sign = self._source[offset]
        end = offset
        while self._source.startswith(sign, end):
            end += 1
        return self._source[offset:end]

    def _is_directive(self, line: str) -> bool:
        """Return whether a fence holds Markdown."""
        return callouts.info_directive(line.lstrip(line[0]).strip()) is not None

    def _scan_container(self, offset: int, unsure: ScannedLine) -> Iterator[ScannedLine]:
        """Hide a container, in which no heading begins a section, and report that it has to be parsed."""
        if offset not in self._container_ends:
            opened = callouts.fence(self._source[offset : unsure.end].strip(" \t"))
            if opened is None or opened.callout is None:
                return
            starts: list[int] = []
            ends = containers.closings(self._lines_from(offset, starts), 0)
            self._container_ends |= {starts[line]: starts[end] if end >= 0 else -1 for line, end in ends.items()}
        closing = self._container_ends.get(offset, -1)
        if closing >= 0:
            yield unsure
            self._hidden_until = self._block_start = self._line_end(closing) + 1

    def _lines_from(self, offset: int, starts: list[int]) -> Iterator[str]:
        """Yield the lines from an offset on without indentation, empty if it makes them code; add where they start."""
        while offset <= len(self._source):
            end = self._line_end(offset)
            starts.append(offset)
            line = self._source[offset:end]
            bare = line.lstrip(" \t")
            yield bare.rstrip(" \t") if line[: len(line) - len(bare)].expandtabs(4).count(" ") < 4 else ""
            offset = end + 1

    def _scan_tag(self, offset: int, unsure: ScannedLine, *, sure: bool) -> Iterator[ScannedLine]:
        at = self._source.index("<", offset)
        ends = next((ends for begins, ends in _LONG_TAGS if begins.match(self._source, at)), None)
        if ends is None:
            self._mark_unsure(offset)
        elif sure and at == offset:
            self._hide(ends.search(self._source, at))
        else:
            yield unsure

    def _hide(self, last: re.Match[str] | None) -> None:
        """Ignore all lines up to the end of the line where `last` ends."""
        self._hidden_until = self._block_start = self._line_end(last.end()) + 1 if last else len(self._source) + 1

    def _code_end(self, offset: int, end: int) -> int:
        """Return the end of the code between tags that a line opens, or 0 if it opens none."""
        name = shortcode_code.opened(self._source[offset:end].lstrip(" "))
        if not name:
            return 0
        behind = len(self._source) + 1
        if self._code_closings.get(name, (-1, 0))[0] < offset:
            closing = shortcode_code.closing_of(name).search(self._source, offset)
            self._code_closings[name] = closing.span() if closing else (behind, 0)
        return self._code_closings[name][1]

    def _mark_unsure(self, offset: int, until: int = 0) -> None:
        """Treat all lines up to an offset, or to the next blank line, as unsure."""
        if until:
            self._unsure_until = max(self._unsure_until, until)
        elif offset >= self._unsure_until:
            blank = _BLANK.search(self._source, offset)
            self._unsure_until = blank.end() if blank else len(self._source) + 1

    def _definition_end(self, offset: int) -> int:
        """Return the latest end of a definition: a heading, or a blank line after which no footnote continues."""
        at = offset
        end = len(self._source)
        while (blank := _BLANK.search(self._source, at)) is not None:
            white = _WHITE_SPACE.match(self._source, blank.end())
            at = white.end() if white else blank.end()
            begins = self._source.rfind("\n", 0, at) + 1
            if len(self._source[begins:at].expandtabs(4)) < 4:
                end = begins
                break
        heading = _HEADING.search(self._source, offset, end)
        return heading.start() + 1 if heading else end


@cache
def _closing(fence: str) -> re.Pattern[str]:
    """Return the pattern of the line that closes a fenced block (CommonMark, 4.5)."""
    return re.compile(rf"\n {{0,3}}{re.escape(fence)}{re.escape(fence[0])}*[ \t]*(?=\n|\Z)")
