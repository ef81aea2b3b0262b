"""Parse common block Markdown without markdown-it: lists, quotes, tables, and the blocks of `fastpath.leaf_blocks`.

Loading markdown-it takes longer than everything else on the way to a first page, and most sections don't need a full
parser. So only constructs that are certain are parsed, and all others raise NeedsFullParser. Property tests hold that
the tokens equal markdown-it's. Not supported are constructs that take a second look (lazy lines, definitions in lists
and quotes) and rare ones (an empty list item, a fence that isn't closed).
"""

from __future__ import annotations

import re

from b12tui.document.cancellation import NEVER, Cancellation
from b12tui.fasttyping import Any
from b12tui.markdown.fastpath import definitions, footnote_bodies, html_blocks, pipe_tables, tab_indents
from b12tui.markdown.fastpath.leaf_blocks import (
    BLOCK_START,
    MAX_INDENT,
    LeafParser,
    has_tab,
    indent_of,
    interrupts,
    is_words,
)
from b12tui.markdown.fastpath.token_factory import FastToken, NeedsFullParser, is_blank

MAX_DEPTH = 8
"""Maximum depth of nested lists."""

_QUOTED = re.compile(r">(?! ?\t) ?")


def fast_blocks(
    source: str,
    cancellation: Cancellation = NEVER,
    env: dict[str, Any] | None = None,
    *,
    tables: bool = True,
    notes: bool = False,
) -> list[FastToken]:
    """Return the block tokens of a document or of a part of it; raise NeedsFullParser if it is not plain prose.

    Definitions are added to `env`. Without `tables` what may be one needs the full parser, as the dialect has none;
    with `notes` the dialect has footnotes.
    """
    if not tables and "|" in source:
        raise NeedsFullParser
    lines = source.split("\n")
    ends_line = not lines[-1].strip(" \t")  # markdown-it has no line for blanks behind the last line feed
    if ends_line:
        del lines[-1]
    parser = _BlockParser(lines, cancellation, ends_line=ends_line)
    parser.notes, parser.has_tabs = notes, "\t" in source
    tokens = parser.read()
    if env is not None:
        for found, at in parser.definitions:
            definitions.add(env, found, at)
    return tokens


def prose_beginning(source: str) -> str:
    """Return the source before the first block that needs a full parser."""
    lines = source.split("\n")
    parser = _BlockParser(lines, NEVER)
    try:
        parser.read()
    except NeedsFullParser:
        return "".join(f"{line}\n" for line in lines[: parser.begun])
    return source


class _BlockParser(LeafParser):
    """A parser of all blocks in lines."""

    has_tabs = False
    """Whether lines have tabs that may indent lists."""
    _expanded = 0
    """Line before which no tab is left that could be expanded."""
    notes = False
    """Whether footnotes may be defined here: in a dialect that has them, and in no other block."""

    def read(self) -> list[FastToken]:
        """Return the tokens of all blocks."""
        while self._at < len(self._lines):
            self._cancellation.check()
            line = self._lines[self._at]
            if is_blank(line):
                self._at += 1
                continue
            self.begun = self._at
            begins = BLOCK_START.match(line)
            if begins is None and (self._note(line) or self._other_block(line)):
                continue
            if begins is None and line[0] == " ":
                begins = self._indented(line)
            match begins and begins.lastgroup:
                case "heading":
                    self._heading(line.lstrip(" "))
                case "rule":
                    self._at += 1
                    if line[0] == "-" and not self._at_blank() and self._lines[self._at][0] != "#":
                        raise NeedsFullParser  # a table may begin with dashes
                    self._tokens.append(FastToken("hr", "hr", 0, self._level, self._line_range(self._at - 1)))
                case "fence":
                    self._fence(line)
                case "item" if begins:
                    if self.has_tabs and self._at >= self._expanded and not self._level:
                        changed, self._expanded = tab_indents.expand(self._lines, self._at)
                        self._tabs |= changed
                    self._list(begins, self._level)
                case "quote":
                    self._quote()
                case "table":
                    self._table()
                case "text" if "|" in line and not self._level and pipe_tables.begins_table(line, self._following()):
                    self._table()
                case "text" if line[0] == "[" and "]:" in line and not self._level and not definitions.is_none(line):
                    self._definition(line)
                case "text":
                    self._text_block()
                case _:
                    raise NeedsFullParser
        return self._tokens

    def _inner(self, lines: list[str], first: int, level: int, *, ends_line: bool) -> list[FastToken]:
        """Return the tokens of the blocks in a container, whose `lines` begin on line `first` of these."""
        parser = _BlockParser(lines, self._cancellation, self._line + first, level, ends_line=ends_line)
        parser._tabs = self._tabs
        return parser.read()

    def _following(self) -> str:
        """Return the line after the current one; empty text if there is none."""
        return self._lines[self._at + 1] if self._at + 1 < len(self._lines) else ""

    def _table(self) -> None:
        """Parse a table."""
        tokens, rows = pipe_tables.fast_table(
            self._lines, self._at, self._line + self._at, self._level, self._cancellation
        )
        self._tokens += tokens
        self._at += rows

    def _note(self, line: str) -> bool:
        """Parse a footnote's definition; return False if there is none."""
        begins = footnote_bodies.BEGINNING.match(line) if self.notes and line.startswith("[^") else None
        if begins is None:
            return False
        first = self._at
        lines = footnote_bodies.body(self._lines, first, begins.end())
        self._at += len(lines)
        ends_line = self._ends_line or self._at < len(self._lines)
        self._at = self._next_non_blank()
        inside = self._inner(lines, first, 1, ends_line=ends_line)
        opens = FastToken("footnote_reference_open", "", 1, 0, self._line_range(first))
        opens.meta = {"label": begins["label"]}
        self._tokens += (opens, *inside, FastToken("footnote_reference_close", "", -1, 0))
        return True

    def _quote(self) -> None:
        """Parse a quote with a blank line after it, and a marker on every line or nothing but one paragraph.

        Within another block each line has a marker: how far a lazy line there is indented isn't known.
        """
        begins, lines = self._at, list[str]()
        one_paragraph = True
        while not self._at_blank():
            line = self._lines[self._at]
            marker = _QUOTED.match(line)
            lines.append(line[marker.end() :] if marker else line)
            one_paragraph = one_paragraph and is_words(lines[-1])
            if marker is None and (self._level or not one_paragraph or lines[0][0] == "["):
                raise NeedsFullParser
            self._at += 1
        if self._level > MAX_DEPTH:
            raise NeedsFullParser
        ends_line = self._ends_line or self._at < len(self._lines)
        inside = self._inner(lines, begins, self._level + 1, ends_line=ends_line)
        opens = FastToken("blockquote_open", "blockquote", 1, self._level, self._line_range(begins))
        self._tokens += (opens, *inside, FastToken("blockquote_close", "blockquote", -1, self._level))

    def _indented(self, line: str) -> re.Match[str]:
        """Return the match of a block that is indented by up to three cells; raise NeedsFullParser for a rare one."""
        begins = BLOCK_START.match(line, indent_of(line))
        if begins is None or begins.start() > 3 or begins.lastgroup not in ("item", "fence", "heading"):
            raise NeedsFullParser
        return begins

    def _list(self, begins: re.Match[str], level: int) -> None:
        """Parse a list that begins on this line."""
        if level > 2 * MAX_DEPTH:
            raise NeedsFullParser
        marker = _list_marker(begins)
        kind, tag = ("ordered_list", "ol") if begins["number"] else ("bullet_list", "ul")
        lines = [self._line + self._at, 0]
        opens = FastToken(f"{kind}_open", tag, 1, level, lines)
        if begins["number"] and int(begins["number"]) != 1:
            opens.attrs = {"start": int(begins["number"])}
        self._tokens.append(opens)
        hidden: list[FastToken] = []
        tight = True
        item: re.Match[str] | None = begins
        while item:
            self._cancellation.check()
            paragraphs, parted = self._item(item, level + 1)
            hidden += paragraphs
            next_line = self._next_non_blank()
            lines[1] = self._line + next_line
            item = self._next_item(begins.start(), item.end(), marker, next_line, outermost=level == self._level)
            tight = tight and not parted
            if item:
                tight = tight and next_line == self._at
                self._at = next_line
        self._tokens.append(FastToken(f"{kind}_close", tag, -1, level))
        for token in hidden:
            token.hidden = tight

    def _item(self, begins: re.Match[str], level: int) -> tuple[list[FastToken], bool]:
        """Parse a list item; return the tokens of its paragraphs, and whether a blank line parts its blocks."""
        lines = [self._line + self._at, 0]
        opens = FastToken("list_item_open", "li", 1, level, lines)
        opens.info = begins["number"] or ""
        self._tokens.append(opens)
        found = self._simple_item(begins, level) if self._is_simple(begins) else self._item_of_blocks(begins, level)
        lines[1] = self._line + self._next_non_blank()
        self._tokens.append(FastToken("list_item_close", "li", -1, level))
        return found

    def _is_simple(self, begins: re.Match[str]) -> bool:
        """Return whether an item has a paragraph and perhaps a list below it, without blank lines."""
        text = BLOCK_START.match(begins.string, begins.end())
        if not (text and text.lastgroup == "text") and not html_blocks.begins_text(begins.string[begins.end() :]):
            return False
        blanks = False
        for number in range(self._at + 1, len(self._lines)):
            line = self._lines[number]
            if is_blank(line):
                blanks = True
                continue
            indent = indent_of(line)
            if indent < begins.end():
                return True
            inner = BLOCK_START.match(line, indent)
            if blanks or inner is None or inner.lastgroup not in ("text", "item"):
                return False
        return True

    def _simple_item(self, begins: re.Match[str], level: int) -> tuple[list[FastToken], bool]:
        """Parse the paragraph of an item and the list that may follow it."""
        indent, column = begins.start(), begins.end()
        text = BLOCK_START.match(begins.string, column)
        if text is None and html_blocks.begins_alone(begins.string[column:]):
            raise NeedsFullParser
        ends = self._paragraph(column, level + 1)
        if not self._at_blank() and (found := indent_of(self._lines[self._at])) >= column:
            inner = BLOCK_START.match(self._lines[self._at], found)
            if inner is None or found > column + 3:
                raise NeedsFullParser
            self._list(inner, level + 1)
            if not self._at_blank() and indent_of(self._lines[self._at]) > indent:
                raise NeedsFullParser
        return [*ends], False

    def _item_of_blocks(self, begins: re.Match[str], level: int) -> tuple[list[FastToken], bool]:
        """Parse an item whose blocks are all indented as far as its first one, without lazy lines."""
        column, first = begins.end(), self._at
        lines, last = [begins.string[column:]], first + 1
        while self._at + 1 < len(self._lines):
            line = self._lines[self._at + 1]
            blank, indent = is_blank(line), indent_of(line)
            if not blank and indent < column:
                break
            if blank and has_tab(line):
                raise NeedsFullParser
            self._at += 1
            lines.append(line[column:])
            last = last if blank else self._at + 1
        at_end = self._at + 1 == len(self._lines)
        self._at = last
        if not self._at_blank():
            line = self._lines[self._at]
            following = BLOCK_START.match(line, indent_of(line))
            outermost = level == self._level + 1
            if (following is None or following.lastgroup != "item") and not interrupts(line, indented=outermost):
                raise NeedsFullParser  # a lazy line, perhaps
        ends_line = self._ends_line or not at_end
        inside = self._inner(lines, first, level + 1, ends_line=ends_line)
        self._tokens += inside
        paragraphs: list[FastToken] = []
        parted = False
        for number, token in enumerate(inside):
            if token.level == level + 1 and token.map and token.nesting >= 0:
                if number and is_blank(lines[token.map[0] - self._line - first - 1]):
                    parted = True
                if token.type == "paragraph_open":
                    paragraphs += (token, inside[number + 2])
        return paragraphs, parted

    def _next_non_blank(self) -> int:
        """Return the number of the next non-blank line."""
        at = self._at
        while at < len(self._lines) and is_blank(self._lines[at]):
            at += 1
        return at

    def _next_item(
        self, indent: int, column: int, marker: str, next_line: int, *, outermost: bool
    ) -> re.Match[str] | None:
        """Return the match of the next item of a list at column `indent`, if it begins on line `next_line`.

        The blocks of the item before it begin at `column`. A line to the left ends a list within another; the items of
        an `outermost` one may begin anywhere before that column.
        """
        if next_line == len(self._lines):
            return None
        blanks = next_line > self._at
        found = indent_of(self._lines[next_line])
        if found < indent and not outermost:
            return None
        begins = BLOCK_START.match(self._lines[next_line], found)
        begins = begins if begins and begins.lastgroup == "item" else None
        may_differ = outermost and found <= MAX_INDENT and (begins or blanks or found < indent)
        if found >= column or (found != indent and not may_differ):
            raise NeedsFullParser
        if begins and _list_marker(begins) == marker:
            return begins
        if not blanks and not interrupts(self._lines[next_line], indented=outermost):
            raise NeedsFullParser
        return None


def _list_marker(begins: re.Match[str]) -> str:
    """Return the delimiter that the items of one list share (CommonMark, 5.3)."""
    return begins[0].rstrip(" ")[-1]
