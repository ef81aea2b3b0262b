"""Blocks as lines of Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from b12tui.core.messages.phrases import CHANGE_SIGNS, item_number
from b12tui.document import (
    Align,
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
    Table,
    Text,
    ThematicBreak,
)
from b12tui.document.walk import line_blocks_from
from b12tui.fasttyping import assert_never
from b12tui.markdown.outline.slugs import slug_of
from b12tui.writers.commonmark.inline_markdown import as_html, one_line, paragraph

_DELIMITERS = {Align.NONE: "---", Align.LEFT: ":---", Align.CENTRE: ":---:", Align.RIGHT: "---:"}


class BlockMarkdown:
    """Writer of blocks, which keeps the level of the section that they are in."""

    def __init__(self) -> None:
        self._level = 1

    def lines(self, blocks: Sequence[Block], *, tight: bool = False, inside: bool = False) -> list[str]:
        """Return the lines of blocks, with blank lines between them but in tight lists."""
        found: list[str] = []
        index = 0
        other_sign = False
        while index < len(blocks):
            block = blocks[index]
            following = index + 1
            if lines := line_blocks_from(blocks, index):
                following = index + len(lines)
                added = _preformatted(lines)
            else:
                before = blocks[index - 1] if index else None
                other_sign = not other_sign and isinstance(block, ListBlock) and _continues(before, block)
                added = self._block(block, other_sign=other_sign, inside=inside)
            if found and added and not (tight and _may_follow(block)):
                found.append("")
            found += added
            index = following
        return found

    def _block(self, block: Block, *, other_sign: bool, inside: bool) -> list[str]:
        match block:
            case Heading():
                return [self._heading(block, inside=inside)]
            case Paragraph(text=text):
                return paragraph(text).split("\n") if text else []
            case RawBlock(text=text):
                return text.chars.split("\n")
            case ListBlock():
                return self._list(block, other_sign=other_sign)
            case BlockQuote():
                return self._quote(block)
            case CodeBlock():
                return fenced(block.text.chars, block.language)
            case LineBlock():
                return _preformatted([block])
            case Table():
                return _table(block)
            case Question():
                return self._question(block)
            case DefinitionList():
                return self._definitions(block)
            case Footnote():
                lead = f"[^{block.number}]: "
                return _hanging(lead, self.lines(block.blocks, inside=True), 4)
            case FrontMatter():
                return _front_matter(block)
            case ThematicBreak():
                return ["___" if inside else "---"]
            case _:
                assert_never(block)

    def _heading(self, block: Heading, *, inside: bool) -> str:
        if not inside:
            self._level = block.level
        words = re.sub(r"(?<!\\)#(?=#*$)", r"\\#", one_line(block.text))
        usual = slug_of(block.text)
        named = re.fullmatch(rf"{re.escape(usual)}(?:-[0-9]+)?", block.slug)
        anchor = "" if named or not block.slug else f'<a id="{block.slug}"></a>'
        return f"{'#' * block.level} {anchor}{words}".rstrip()

    def _list(self, block: ListBlock, *, other_sign: bool) -> list[str]:
        found: list[str] = []
        for part, item in enumerate(block.items):
            sign = "*" if other_sign else "-"
            if block.start is not None:
                sign = f"{item_number(block, part)}{')' if other_sign else '.'}"
            if part and not block.tight:
                found.append("")
            lines = self.lines(item.blocks, tight=block.tight, inside=True)
            if item.checked is not None:
                lines = [f"[{'x' if item.checked else ' '}] {''.join(lines[:1])}".rstrip(), *lines[1:]]
            found += _hanging(f"{sign} ", lines, len(sign) + 1)
        return found

    def _quote(self, block: BlockQuote) -> list[str]:
        lines = [f"[!{block.kind.upper()}]"] if block.kind else []
        return [f"> {line}".rstrip() for line in [*lines, *self.lines(block.blocks, inside=True)] or [""]]

    def _question(self, block: Question) -> list[str]:
        if block.asks and block.slug and "?" not in block.slug:  # an answered heading, which links lead to
            level = min(self._level + 1, 6)
            return ["#" * level + f" {one_line(block.text)}", "", *self.lines(block.blocks, inside=True)]
        opening = "<details open>" if block.open else "<details>"
        inside = self.lines(block.blocks, inside=True)
        summary = f"<summary>{as_html(block.text)}</summary>"
        return [opening, summary, "", *inside, *[""] * bool(inside), "</details>"]

    def _definitions(self, block: DefinitionList) -> list[str]:
        found: list[str] = []
        for item in block.items:
            found += [""] * bool(found)
            found.append(one_line(item.term))
            found += _hanging(": ", self.lines(item.blocks, inside=True), 4)
        return found


def fenced(chars: str, language: str = "") -> list[str]:
    """Return lines in a fenced code block whose fence is longer than any in them."""
    longest = max((len(run) for run in re.findall(r"`{3,}", chars)), default=2)
    fence = "`" * (longest + 1)
    return [f"{fence}{language}", *(chars.split("\n") if chars else ()), fence]


def _preformatted(blocks: Sequence[LineBlock]) -> list[str]:
    """Return line blocks in one code block, those of a diff with their signs."""
    lines: list[str] = []
    for index, block in enumerate(blocks):
        lines += [""] * (block.blank if index else 0)
        sign = CHANGE_SIGNS.get(block.change, "")
        lines += [sign + line for line in block.text.chars.split("\n")]
    changed = any(block.change for block in blocks)
    return fenced("\n".join(lines), "diff" if changed else "")


def _continues(before: Block | None, block: ListBlock) -> bool:
    """Return whether a list would continue the list before it, if it had the same sign."""
    return isinstance(before, ListBlock) and (before.start is None) == (block.start is None)


def _may_follow(block: Block) -> bool:
    """Return whether a block begins without a blank line before it, as those in tight lists do."""
    return isinstance(block, ListBlock | CodeBlock | BlockQuote | Heading | ThematicBreak | LineBlock)


def _hanging(lead: str, lines: Sequence[str], indent: int) -> list[str]:
    """Return lines with a lead before the first and blanks before the others."""
    first, *others = lines or [""]
    return [f"{lead}{first}".rstrip(), *(" " * indent + line if line else "" for line in others)]


def _table(table: Table) -> list[str]:
    columns = len(table.header)
    if not columns:
        return []
    delimiters = [_DELIMITERS[table.align[column]] if column < len(table.align) else "---" for column in range(columns)]
    rows = [_row(table.header), f"| {' | '.join(delimiters)} |"]
    return [*rows, *map(_row, table.rows)]


def _row(cells: Sequence[Text]) -> str:
    return f"| {' | '.join(one_line(cell, in_table=True) for cell in cells)} |"


def _front_matter(block: FrontMatter) -> list[str]:
    named = (("title", block.title), ("author", block.author), ("date", block.date))
    details = [text.chars.replace("\n", " ") for text in block.details]
    toml = any(not re.match(r"[^:=]*:", line) for line in details)
    fence, equals = ("+++", " = ") if toml else ("---", ": ")
    return [
        fence,
        *(f"{name}{equals}{_scalar(text.chars, always=toml)}" for name, text in named if text),
        *details,
        fence,
    ]


def _scalar(chars: str, *, always: bool) -> str:
    """Return a value, quoted if it has signs of YAML's own, or `always`."""
    words = chars.replace("\n", " ")
    return json.dumps(words, ensure_ascii=False) if always or re.search(r"^[^\w(]|: | #|:$", words) else words
