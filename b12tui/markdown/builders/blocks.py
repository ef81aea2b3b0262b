"""Blocks: markdown-it's tokens → blocks. One small function for each kind of token; unknown ones keep their source.

The tokens are walked once, from the first to the last. A container's function reads on to its closing token, so that
the depth of calls is the depth of blocks, which `rules.too_deep` limits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from b12tui.document import (
    Block,
    Code,
    Definition,
    Definitions,
    Heading,
    Item,
    ItemList,
    Note,
    Paragraph,
    Quote,
    Rule,
    Text,
    Unsupported,
)
from b12tui.document.cancellation import go_on
from b12tui.document.sanitize import safe_line
from b12tui.fastclass import dataclass, field
from b12tui.markdown.builders.faq import gather
from b12tui.markdown.builders.markers import Piece, Sign
from b12tui.markdown.builders.tables import table
from b12tui.markdown.builders.text_builder import lines

if TYPE_CHECKING:
    from b12tui.markdown.builders.context import Known
    from b12tui.markdown.commonmark.tokens import Token
    from b12tui.markdown.outline.slugs import Names

TASK = re.compile(r"^\[([ xX])\][ \t]+(?=\S)")
"""What makes a task of a list item (GFM, 5.3)."""

_ALERT = re.compile(r"\[!(note|tip|important|warning|caution)\][ \t]*(?:\n|$)", re.IGNORECASE)

DEEPEST = 60
"""How deep questions are nested with all that they stand in; a `<details>` that is deeper is read without being one."""


@dataclass(slots=True)
class Walk:
    """A walk along the tokens of a section."""

    known: Known
    tokens: Sequence[Token]
    line: int
    """The line of the source that the tokens count from."""
    names: Names
    """The slugs of questions that are no headings."""
    heading: str = ""
    """The words of the heading that the walk is under."""
    outside: list[str] = field(default_factory=list)
    """The same for what stands around each `<details>` that the walk is in."""
    depth: int = 0
    """How many containers and `<details>` the walk is in."""
    flat: int = 0
    """How many `<details>` too deep to be one are open."""
    at: int = 0
    skip: int = 0
    """How many characters of the next text are a sign that has been read already."""

    def pieces(self, end: str = "") -> list[Piece]:
        """Return the pieces up to the token that closes this container, or to the end, and step behind it."""
        pieces: list[Piece] = []
        while self.at < len(self.tokens):
            go_on()
            token = self.tokens[self.at]
            self.at += 1
            if token.type == end:
                break
            make = _MAKERS.get(token.type)
            pieces.extend(make(self, token) if make else _unknown(token))
        return pieces

    def inside(self, end: str) -> tuple[Block, ...]:
        """Return the blocks of a container; a heading inside it says nothing of what stands behind it."""
        around = (self.heading, self.outside, self.depth, self.flat)
        self.outside, self.depth, self.flat = [], self.depth + 1, 0
        blocks = gather(self.pieces(end), self.names)
        self.heading, self.outside, self.depth, self.flat = around
        return blocks

    def text(self) -> Text:
        """Return the text of an inline token, and step behind it and the token that closes its block."""
        token = self.tokens[self.at]
        self.at += 2
        content = token.content[self.skip :]
        self.skip = 0
        return self.known.text(content)


def _heading(walk: Walk, token: Token) -> list[Piece]:
    text = walk.text()
    if not text.chars.strip():
        return []
    walk.heading = safe_line(text.chars)
    return [Heading(int(token.tag[1]), text, walk.known.slug(walk.line + _line(token), text))]


def _paragraph(walk: Walk, token: Token) -> list[Piece]:  # noqa: ARG001 - what it closes says nothing
    text = walk.text()
    return [Paragraph(text)] if text.chars.strip() or text.marks else []


def _list(walk: Walk, token: Token) -> list[Piece]:
    ordered = token.type == "ordered_list_open"
    end = token.type.replace("open", "close")
    items: list[Item] = []
    tight = True
    while (opening := walk.tokens[walk.at]).type != end:
        walk.at += 1
        first = walk.tokens[walk.at]
        done = None
        if first.type == "paragraph_open":
            task = TASK.match(walk.tokens[walk.at + 1].content)
            if task is not None:
                done = task[1] != " "
                walk.skip = task.end()
        start = walk.at
        items.append(Item(walk.inside("list_item_close"), done))
        tight = tight and not any(
            inner.type == "paragraph_open" and inner.level == opening.level + 1 and not inner.hidden
            for inner in walk.tokens[start : walk.at]
        )
    walk.at += 1
    return [ItemList(tuple(items), int(token.attrs.get("start", 1)) if ordered else None, tight)]


def _quote(walk: Walk, token: Token) -> list[Piece]:  # noqa: ARG001 - what it closes says nothing
    kind = ""
    if walk.tokens[walk.at].type == "paragraph_open":
        alert = _ALERT.match(walk.tokens[walk.at + 1].content)
        if alert is not None:
            kind = alert[1].capitalize()
            walk.skip = alert.end()
    blocks = walk.inside("blockquote_close")
    return [Quote(blocks, kind)] if blocks or kind else []


def _code(walk: Walk, token: Token) -> list[Piece]:  # noqa: ARG001 - code is what it says
    info = token.info
    if "\\" in info or "&" in info:
        from markdown_it.common.utils import unescapeAll

        info = unescapeAll(info)
    return [Code(lines(token.content), safe_line(info).partition(" ")[0])]


def _math(walk: Walk, token: Token) -> list[Piece]:  # noqa: ARG001 - code is what it says
    return [Code(lines(token.content), "math")]


def _html(walk: Walk, token: Token) -> list[Piece]:
    from b12tui.markdown.builders import html  # most texts hold no tag, and start without this

    made: list[Piece] = []
    before: Piece | None = None
    for piece in html.pieces(token.content):
        if piece in (Sign.DETAILS, Sign.DETAILS_OPEN):
            if walk.depth >= DEEPEST:
                walk.flat += 1
                continue
            walk.depth += 1
            walk.outside.append(walk.heading)
        elif walk.flat and isinstance(piece, Sign):
            walk.flat -= piece is Sign.DETAILS_END
            continue
        elif piece is Sign.DETAILS_END and walk.outside:
            walk.depth -= 1
            walk.heading = walk.outside.pop()
        elif before is Sign.SUMMARY and isinstance(piece, Paragraph):
            walk.heading = safe_line(piece.text.chars)
        made.append(piece)
        before = piece
    return made


def _rule(walk: Walk, token: Token) -> list[Piece]:  # noqa: ARG001 - a rule is a rule
    return [Rule()]


def _unsupported(walk: Walk, token: Token) -> list[Piece]:  # noqa: ARG001 - it says what it is
    return _unknown(token)


def _unknown(token: Token) -> list[Piece]:
    """Keep what no function knows as its source; the opening and closing tokens of it have none."""
    return [Unsupported(lines(token.content))] if token.content.strip() else []


def _definition(walk: Walk, token: Token) -> list[Piece]:
    return _unknown(token) if walk.known.references.is_loose(walk.line + _line(token)) else []


def _note(walk: Walk, token: Token) -> list[Piece]:
    label = token.meta["label"]
    if walk.known.notes.stays(label, walk.line + _line(token)):
        return [Note(walk.known.notes.numbers.get(label, 0), walk.inside("footnote_reference_close"))]
    while (inner := walk.tokens[walk.at]).type != "footnote_reference_close" or inner.level != token.level:
        walk.at += 1
    walk.at += 1
    return []


def _terms(walk: Walk, token: Token) -> list[Piece]:
    items: list[tuple[Text, list[Block]]] = []
    while (token := walk.tokens[walk.at]).type != "dl_close":
        walk.at += 1
        if token.type == "dt_open":
            items.append((walk.text(), []))
        else:
            items[-1][1].extend(walk.inside("dd_close"))
    walk.at += 1
    return [Definitions(tuple(Definition(term, tuple(blocks)) for term, blocks in items))]


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0


_MAKERS: dict[str, Callable[[Walk, Token], list[Piece]]] = {
    "blockquote_open": _quote,
    "bullet_list_open": _list,
    "code_block": _code,
    "definition": _definition,
    "dl_open": _terms,
    "fence": _code,
    "footnote_reference_open": _note,
    "heading_open": _heading,
    "hr": _rule,
    "html_block": _html,
    "math_block": _math,
    "ordered_list_open": _list,
    "paragraph_open": _paragraph,
    "table_open": table,
    "unsupported": _unsupported,
}
