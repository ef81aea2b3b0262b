"""Parse leaf blocks without markdown-it: headings, paragraphs, fenced code, link reference definitions, HTML.

`fastpath.container_blocks` parses the blocks that hold others.
"""

from __future__ import annotations

import re

from b12tui.document.cancellation import Cancellation
from b12tui.markdown.fastpath import definitions, html_blocks
from b12tui.markdown.fastpath.token_factory import TRIMMED, FastToken, NeedsFullParser, is_blank

MAX_INDENT = 3
"""Maximum indentation of a block; a line with more is code (CommonMark, 4.4)."""

_CLOSING_HASHES = re.compile(r"(?<![ \t])[ \t]+#+[ \t]*$")

BLOCK_START = re.compile(
    r"""
    (?P<heading> \#{1,6} (?= [ \t] | \Z ) )
  | (?P<rule> (?: \*[ ]? ){3,} \Z | (?: -{3,}[ ]* | -[ ](?:-[ ]){1,}-[ ]? ) \Z | (?: _[ ]? ){3,} \Z )
  | (?P<fence> `{3,} (?= [^`]* \Z ) | ~{3,} )
  | (?P<item> (?: [-*+] | (?P<number> [0-9]{1,9} ) [.)] ) [ ]{1,4} (?= \S ) (?! [*-][ *-]*\Z ) )
  | (?P<quote> > (?! \t | [ ]\t ) )
  | (?P<table> \| )
  | (?P<text>
        (?! !!! | \?\?\? | /// | \\\[ | \\begin | \{(?:\{[<%]|%[-+]?)[ \t]*(?:highlight|hl|code|mermaid|tab) )
        [^\s\x00-\x1f\#>`~|=:+*_$<\[0-9-]
      | : (?= [a-z0-9_+-]+ : )
      | \[ (?! \^ )
      | \*++ (?= \S )
      | _++ (?= \S )
      | ` (?= [^`] )
      | [0-9] (?! [0-9]{0,8} [.)] (?: \s | \Z ) )
    )
    """,
    re.VERBOSE,
)
"""The construct that begins at the start of a line or behind its indentation; no match where a full parser is
needed."""

_MAY_DELIMIT = re.compile(r"[ \t]*[|:-][|: \t-]*\Z")
"""A line that makes the one before it the header of a table (GFM, 4.10)."""

_UNDERLINE = re.compile(r"(?:(=)=*|-+)[ ]*\Z")
"""A line at the left edge that makes a heading of the paragraph before it."""


def is_words(line: str) -> bool:
    """Return whether a line at the left edge begins a paragraph, or goes on with one (CommonMark, 5.1, laziness)."""
    begins = BLOCK_START.match(line)
    return begins is not None and begins.lastgroup == "text"


def interrupts(line: str, *, indented: bool) -> bool:
    """Return whether a line at the left edge ends any paragraph before it, and the lists that hold it.

    It may be `indented` where none of these can hold it.
    """
    at = indent_of(line) if indented else 0
    if at > MAX_INDENT:
        return False
    begins = BLOCK_START.match(line, at)
    return begins.lastgroup in ("heading", "fence") if begins else html_blocks.interrupts(line[at:])


def heading_symbol(line: str) -> tuple[int, str]:
    """Return the level and the inline text of a heading line (CommonMark, 4.2)."""
    content = line.lstrip("#")
    return len(line) - len(content), _CLOSING_HASHES.sub("", content).strip(TRIMMED)


def indent_of(line: str) -> int:
    """Return the column of the first character that is not a space."""
    return len(line) - len(line.lstrip(" "))


def has_tab(line: str) -> bool:
    """Return whether a tab, which may be cut in two, stands in the indentation of a line."""
    return "\t" in line and line.lstrip(" ")[0] == "\t"


class LeafParser:
    """A parser of the leaf blocks in lines, from the first to the last."""

    def __init__(
        self, lines: list[str], cancellation: Cancellation, line: int = 0, level: int = 0, *, ends_line: bool = True
    ) -> None:
        """Store `lines`; the first is `line` in the document, and `level` is that of their blocks.

        `ends_line` says whether a line feed ends the last line.
        """
        self._lines = lines
        self._cancellation = cancellation
        self._line = line
        self._level = level
        self._at = 0
        self._tokens: list[FastToken] = []
        self._ends_line = ends_line
        self._tabs: dict[int, bool] = {}
        """Lines of the document whose indentation was one of tabs (see `fastpath.tab_indents`)."""
        self.definitions: list[tuple[definitions.Definition, list[int]]] = []
        """Link reference definitions with their lines."""
        self.begun = 0
        """First line of the current block."""

    def _other_block(self, line: str) -> bool:
        """Parse a block of HTML, indented code, or a paragraph that is indented; return False if there is none."""
        if line.startswith("    "):
            self._indented_code()
            return True
        indent = indent_of(line)
        if line[indent] == "<" and not has_tab(line):
            end = html_blocks.html_block_end(self._lines, self._at)
            if end is None and html_blocks.begins_text(line[indent:]):
                self._text_block()
                return True
            if end is None:
                return False
            self._check_tabs(self._at, end)
            content = "\n".join(self._lines[self._at : end])
            content += "\n" if end < len(self._lines) or self._ends_line else ""
            begun, self._at = self._at, end
            self._tokens.append(FastToken("html_block", "", 0, self._level, self._line_range(begun), content))
            return True
        begins = BLOCK_START.match(line, indent) if 0 < indent < 4 else None
        if begins is None or begins.lastgroup != "text":
            return False
        if line[indent] == "[" and "]:" in line and not self._level and not definitions.is_none(line[indent:]):
            self._definition(line)
        else:
            self._text_block()
        return True

    def _indented_code(self) -> None:
        """Parse lines that are indented by four cells or more (CommonMark, 4.4)."""
        begun = last = self._at
        if self._lines[begun].lstrip(" ")[0] in ":~":
            raise NeedsFullParser  # what defines the paragraph before it, perhaps
        for number in range(begun, len(self._lines)):
            line = self._lines[number]
            if not is_blank(line):
                if not line.startswith("    "):
                    break
                last = number
            if has_tab(line):
                raise NeedsFullParser
        self._at = last + 1
        self._check_tabs(begun, self._at)
        content = "".join(f"{line[4:]}\n" for line in self._lines[begun : self._at])
        self._tokens.append(FastToken("code_block", "code", 0, self._level, self._line_range(begun), content))

    def _definition(self, line: str) -> None:
        """Parse link reference definitions, each on a line of its own or its target on the next one."""
        while True:
            begun = self._at
            if line.rstrip(" ").endswith("]:") and self._at + 1 < len(self._lines):
                self._at += 1
                target = self._lines[self._at]
                begins = BLOCK_START.match(target)
                if begins is None or begins.lastgroup != "text":
                    raise NeedsFullParser
                line = f"{line}\n{target}"
            found = definitions.definition(line.lstrip(" ").replace("\n", " "))
            if found is None:
                raise NeedsFullParser
            self._at += 1
            token = FastToken("definition", "", 0, self._level, self._line_range(begun), line)
            token.info = found.label
            token.meta = {"title": found.title}
            self._tokens.append(token)
            self.definitions.append((found, self._line_range(begun)))
            if self._at_blank():
                return
            line = self._lines[self._at]
            if html_blocks.interrupts(line):
                return
            if not line.lstrip(" ").startswith("[") or indent_of(line) > 3:
                raise NeedsFullParser

    def _heading(self, line: str) -> None:
        level, content = heading_symbol(line)
        self._at += 1
        self._add_inline_block("heading", f"h{level}", self._level, content, self._line_range(self._at - 1))

    def _check_tabs(self, first: int, end: int, *, in_item: bool = False) -> None:
        """Raise NeedsFullParser if the text of a block would have kept the tabs of one of its lines."""
        if not self._tabs:
            return
        contained = in_item or self._level > 0
        for number in range(self._line + first, self._line + end):
            if number in self._tabs and (self._tabs[number] or not contained):
                raise NeedsFullParser

    def _line_range(self, begins: int) -> list[int]:
        """Return the document's line range from line `begins` of this part to the current line."""
        return [self._line + begins, self._line + self._at]

    def _add_inline_block(
        self, kind: str, tag: str, level: int, content: str, lines: list[int]
    ) -> tuple[FastToken, FastToken]:
        """Add a block of inline text, and return its opening and closing tokens."""
        opens = FastToken(f"{kind}_open", tag, 1, level, lines)
        closes = FastToken(f"{kind}_close", tag, -1, level)
        self._tokens += (opens, FastToken("inline", "", 0, level + 1, lines, content), closes)
        return opens, closes

    def _fence(self, line: str) -> None:
        """Parse fenced code (CommonMark, 4.5)."""
        indent = indent_of(line)
        line = line[indent:]
        content = line.lstrip(line[0])
        if content.lstrip(" \t").startswith(("{", "math")):  # a directive or a formula, perhaps
            raise NeedsFullParser
        ends = re.compile(rf" {{0,3}}{re.escape(line[0])}{{{len(line) - len(content)},}}[ \t]*\Z")
        first = self._at + 1
        last = next((number for number in range(first, len(self._lines)) if ends.match(self._lines[number])), None)
        if last is None:
            self._unclosed_fence(content)
            return
        if indent and any(map(has_tab, self._lines[first:last])):
            raise NeedsFullParser
        self._at = last + 1
        self._check_tabs(first, last)
        lines = "".join(f"{line[min(indent, indent_of(line)) :]}\n" for line in self._lines[first:last])
        code = FastToken("fence", "code", 0, self._level, self._line_range(first - 1), lines)
        code.info = content
        self._tokens.append(code)

    def _unclosed_fence(self, info: str) -> None:
        """Parse fenced code at the left edge that goes on to the end of the document."""
        begun, self._at = self._at, len(self._lines)
        if self._level or self._lines[begun][0] == " ":
            raise NeedsFullParser
        lines = "\n".join(self._lines[begun + 1 :])
        code = FastToken("fence", "code", 0, self._level, self._line_range(begun), lines)
        code.content += "\n" if self._ends_line and self._at > begun + 1 else ""
        code.info = info
        self._tokens.append(code)

    def _text_block(self) -> None:
        """Parse a paragraph at the left edge, or the heading that a line below it makes of it (CommonMark, 4.3)."""
        first, begun = len(self._tokens), self._at
        self._paragraph(0, self._level)
        if self._at_blank() or not (underline := _UNDERLINE.match(self._lines[self._at])):
            return
        self._at += 1
        opens, inline, closes = self._tokens[first:]
        opens.type, closes.type = "heading_open", "heading_close"
        opens.tag = closes.tag = "h1" if underline[1] else "h2"
        inline.map = opens.map
        opens.map = self._line_range(begun)

    def _paragraph(self, column: int, level: int) -> tuple[FastToken, FastToken]:
        """Parse a paragraph whose lines begin at a column, the first perhaps behind a list marker."""
        begins, lines = self._at, []
        while True:
            self._cancellation.check()
            line = self._lines[self._at]
            line = line[column if self._at == begins else min(column, indent_of(line)) :]
            self._at += 1
            if "|" in line and self._at < len(self._lines) and _MAY_DELIMIT.match(self._lines[self._at]):
                raise NeedsFullParser
            lines.append(line)
            if not self._continues(column):
                break
        self._check_tabs(begins + (column > 0), self._at, in_item=column > 0)
        content = "\n".join(lines).strip(TRIMMED)
        if content.startswith("[") and "]:" in content and not definitions.is_none(content):
            raise NeedsFullParser
        return self._add_inline_block("paragraph", "p", level, content, self._line_range(begins))

    def _continues(self, column: int) -> bool:
        """Return whether a paragraph at a column continues on the next line."""
        if self._at_blank():
            return False
        line = self._lines[self._at]
        indent = indent_of(line)
        begins = BLOCK_START.match(line, indent)
        kind = begins and begins.lastgroup
        if kind == "text" and "\t" not in line[: indent + 1]:
            return True
        if column == 0 and _UNDERLINE.match(line):
            return False
        if line[indent] == "<":
            if html_blocks.begins_text(line[indent:]):
                return True
            if (indent and (column or indent > 3)) or self._level or not html_blocks.interrupts(line[indent:]):
                raise NeedsFullParser
            return False
        if kind in ("item", "heading", "fence") and indent >= column + 4:
            return True
        # A list may follow without a blank line, and a block at the left edge ends all blocks above it.
        if begins and kind == "item" and (indent < column or begins["number"] in (None, "1")):
            return False
        if column == 0 and ((indent < 4 and kind in ("heading", "fence")) or (indent == 0 and kind == "quote")):
            return False
        raise NeedsFullParser

    def _at_blank(self) -> bool:
        """Return whether the next line is blank or missing."""
        return self._at >= len(self._lines) or is_blank(self._lines[self._at])
