"""Build blocks from markdown-it's tokens, with one function for each token type; unknown tokens keep their source.

The tokens are read once, in order. The function for a container reads up to its closing token, so the call depth is the
block depth, which `commonmark.rules.too_deep` limits.
"""

from __future__ import annotations

from collections.abc import Callable

from b12tui.core.messages.replacements import shown_line
from b12tui.document import (
    Block,
    BlockQuote,
    DefinitionItem,
    DefinitionList,
    Footnote,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    RawBlock,
    Text,
    ThematicBreak,
)
from b12tui.document.sanitize import sanitize_line
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown import includes
from b12tui.markdown.builders import callout_blocks, code_blocks, dialect_paragraphs, included, tables
from b12tui.markdown.builders.block_builder import BlockBuilder
from b12tui.markdown.commonmark.attributes import list_below
from b12tui.markdown.element_markers import BlockOrMarker, ElementTag, HtmlHeading
from b12tui.markdown.texts import text_spans
from b12tui.markdown.texts.whole_texts import is_shown, text_of_lines

if TYPE_CHECKING:
    from b12tui.markdown.commonmark.tokens import Token

TASK = lazy_pattern(r"^\[([ xX])\][ \t]+(?=\S)")
"""Marker of a task list item (GFM, 5.3)."""

_CONTENTS = lazy_pattern(r"[^\n]*\n\{:?[ \t]*toc(?:[ \t][^{}\n]*)?\}[ \t]*\Z")
"""Item of a list in whose place kramdown puts the contents."""
_SIGNS = frozenset("[*|(-{ie;:Tt!<")
"""First characters of the paragraphs that have a meaning of their own in a dialect."""
_LINKED_TOKENS = 40
"""Tokens behind an HTML block that may stand in a link that it opens."""


def _heading(builder: BlockBuilder, token: Token) -> list[BlockOrMarker]:
    text = builder.text(titles=True)
    if builder.context.parser.dialect.has("attributes") and list_below(builder.tokens, builder.next_token - 1):
        builder.next_token += 3
    return _titled(builder, int(token.tag[1]), text, builder.source_line(token))


def _titled(builder: BlockBuilder, level: int, text: Text, line: int) -> list[BlockOrMarker]:
    """Return a heading, if it has words; what follows is under it."""
    if not text.chars.strip():
        return []
    builder.heading = sanitize_line(shown_line(text))
    return [Heading(level, text, builder.slug(line, text), line)]


def _paragraph(builder: BlockBuilder, token: Token) -> list[BlockOrMarker]:
    line = builder.source_line(token)
    if not builder.skip and builder.tokens[builder.next_token].content[:1] in _SIGNS:
        blocks = dialect_paragraphs.special_paragraph(builder, line)
        if blocks is not None:
            return blocks
    text = builder.text()
    return [Paragraph(text, line)] if is_shown(text) else []


def _list(builder: BlockBuilder, token: Token) -> list[BlockOrMarker]:
    ordered = token.type == "ordered_list_open"
    end = token.type.replace("open", "close")
    if _asks_for_contents(builder):
        return _skipped(builder, end, token.level)
    items: list[ListItem] = []
    tight = True
    while (opening := builder.tokens[builder.next_token]).type != end:
        builder.next_token += 1
        first = builder.tokens[builder.next_token]
        done = None
        if first.type == "paragraph_open" and builder.context.parser.dialect.has("task"):
            content = builder.tokens[builder.next_token + 1].content
            task = TASK.match(content) if content.startswith("[") else None
            if task is not None:
                done = task[1] != " "
                builder.skip = task.end()
        start = builder.next_token
        items.append(ListItem(builder.inside("list_item_close"), done, builder.source_line(opening)))
        tight = tight and not any(
            inner.type == "paragraph_open" and inner.level == opening.level + 1 and not inner.hidden
            for inner in builder.tokens[start : builder.next_token]
        )
    builder.next_token += 1
    number = int(token.attrs.get("start", 1)) if ordered else None
    return [ListBlock(tuple(items), number, tight, builder.source_line(token))]


def _skipped(builder: BlockBuilder, end: str, level: int) -> list[BlockOrMarker]:
    """Go on behind the token of type `end` at a level, and return no block."""
    while (token := builder.tokens[builder.next_token]).type != end or token.level != level:
        builder.next_token += 1
    builder.next_token += 1
    return []


def _asks_for_contents(builder: BlockBuilder) -> bool:
    """Return whether the list whose first item is next stands for the contents, which are shown elsewhere."""
    if builder.tokens[builder.next_token + 1].type != "paragraph_open":
        return False
    content = builder.tokens[builder.next_token + 2].content
    found = "toc" in content and _CONTENTS.match(content)
    return bool(found) and builder.context.parser.dialect.has("contents")


def _block_quote(builder: BlockBuilder, token: Token) -> list[BlockOrMarker]:
    line = builder.source_line(token)
    begins = builder.tokens[builder.next_token].type == "paragraph_open"
    alerts = builder.context.parser.dialect.has("alert")
    if begins and alerts and builder.tokens[builder.next_token + 1].content.startswith("[!"):
        callout = callout_blocks.build_alert(builder, line)
        if callout is not None:
            return callout
    blocks = builder.inside("blockquote_close")
    return [BlockQuote(blocks, "", line)] if blocks else []


def _hidden(builder: BlockBuilder, token: Token) -> list[BlockOrMarker]:
    builder.unplaced += token.meta["names"]
    return []


def _html(builder: BlockBuilder, token: Token) -> list[BlockOrMarker]:
    from b12tui.markdown.html import open_elements, pieces  # deferred: most texts hold no HTML

    if "@include:" in token.content and (path := includes.named_in_comment(token.content)):
        return included.included_blocks(builder, path, builder.source_line(token))
    elements = builder.elements = builder.elements or open_elements.OpenElements(builder.depth)
    built: list[BlockOrMarker] = []
    line, cancellation = builder.source_line(token), builder.context.cancellation
    link, builder.link = builder.link, None
    goes_on = (link is not None or "<a" in token.content) and _closes_link(builder)
    found = pieces.html_pieces(token.content, line, cancellation, builder.unplaced, link, link_goes_on=goes_on)
    for piece in cancellation.steps(found):
        if isinstance(piece, ElementTag):
            elements.heading = builder.heading
            built += elements.add(piece)
            builder.heading = elements.heading
        elif isinstance(piece, text_spans.OpenSpan):
            builder.link = piece
        elif not isinstance(piece, HtmlHeading):
            if elements.in_summary and isinstance(piece, Paragraph):
                builder.heading = sanitize_line(piece.text.chars)
            built.append(piece)
        elif piece.text:
            built += _titled(builder, piece.level, piece.text, piece.line)
        else:
            builder.untitled = piece
    return built


def _closes_link(builder: BlockBuilder) -> bool:
    """Return whether one of the next HTML blocks may close a link that is open here."""
    following = builder.tokens[builder.next_token : builder.next_token + _LINKED_TOKENS]
    return any(token.type == "html_block" and "</a" in token.content for token in following)


def _rule(builder: BlockBuilder, token: Token) -> list[BlockOrMarker]:
    return [ThematicBreak(builder.source_line(token))]


def _unknown(builder: BlockBuilder, token: Token) -> list[BlockOrMarker]:
    """Return a block with the source of an unknown token; opening and closing tokens have none."""
    line = builder.source_line(token)
    return [RawBlock(builder.placed(text_of_lines(token.content, line)), line)] if token.content.strip() else []


def _definition(builder: BlockBuilder, token: Token) -> list[BlockOrMarker]:
    return _unknown(builder, token) if builder.context.references.is_loose(builder.source_line(token) - 1) else []


def _footnote(builder: BlockBuilder, token: Token) -> list[BlockOrMarker]:
    label = token.meta["label"]
    line = builder.source_line(token)
    if builder.context.notes.stays(label, line - 1):
        return [Footnote(builder.context.notes.numbers.get(label, 0), builder.inside("footnote_reference_close"), line)]
    return _skipped(builder, "footnote_reference_close", token.level)


def _definition_list(builder: BlockBuilder, token: Token) -> list[BlockOrMarker]:
    items: list[tuple[Text, list[Block], int]] = []
    line = builder.source_line(token)
    while (token := builder.tokens[builder.next_token]).type != "dl_close":
        builder.next_token += 1
        if token.type == "dt_open":
            items.append((builder.text(), [], builder.source_line(token)))
        else:
            items[-1][1].extend(builder.inside("dd_close"))
    builder.next_token += 1
    return [DefinitionList(tuple(DefinitionItem(term, tuple(blocks), at) for term, blocks, at in items), line)]


def build_blocks(builder: BlockBuilder, token: Token) -> list[BlockOrMarker]:
    """Return the blocks that a token begins; an unknown token keeps its source."""
    untitled, builder.untitled = builder.untitled, None
    if untitled is not None:
        if token.type == "paragraph_open":
            return _titled(builder, untitled.level, builder.text(), untitled.line)
        builder.unplaced += [untitled.name] if untitled.name else []
    build = _BUILDERS.get(token.type)
    if build is not None:
        return build(builder, token)
    match token.type:  # those with a module of their own, which is loaded for the first
        case "callout_open":
            return callout_blocks.build_container(builder, token)
        case "code_block" | "fence":
            return code_blocks.build_code(builder, token)
        case "math_block":
            return code_blocks.build_formula(builder, token)
        case "table_open":
            return tables.build_table(builder, token)
        case _:
            return _unknown(builder, token)


_BUILDERS: dict[str, Callable[[BlockBuilder, Token], list[BlockOrMarker]]] = {
    "blockquote_open": _block_quote,
    "bullet_list_open": _list,
    "definition": _definition,
    "dl_open": _definition_list,
    "footnote_reference_open": _footnote,
    "heading_open": _heading,
    "hidden": _hidden,
    "hr": _rule,
    "html_block": _html,
    "ordered_list_open": _list,
    "paragraph_open": _paragraph,
}
