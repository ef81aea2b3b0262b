"""Build callouts (`commonmark.callouts`): quotes with a kind, and folds where they can be folded."""

from __future__ import annotations

from b12tui.catalogue import structure
from b12tui.document import BlockQuote, Paragraph, Question, Span, Style, Text
from b12tui.fastclass import replace
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.markdown.builders import figures
from b12tui.markdown.commonmark import callouts
from b12tui.markdown.element_markers import ASKING
from b12tui.markdown.texts.text_builder import EMPTY_TEXT
from b12tui.markdown.texts.whole_texts import is_shown

if TYPE_CHECKING:
    from b12tui.markdown.builders.block_builder import BlockBuilder
    from b12tui.markdown.commonmark.tokens import Token
    from b12tui.markdown.element_markers import BlockOrMarker


def build_alert(builder: BlockBuilder, line: int) -> list[BlockOrMarker] | None:
    """Return the callout that the next block quote is, or None if it is a plain quote."""
    found = callouts.alert(builder.tokens[builder.next_token + 1].content)
    if found is None:
        return None
    callout, builder.skip = found
    title = builder.context.text(callout.title, line) if callout.title else EMPTY_TEXT
    return _built(builder, callout, title, "blockquote_close", line)


def build_container(builder: BlockBuilder, token: Token) -> list[BlockOrMarker]:
    """Return the callout, or the figure, that a token opens."""
    if token.meta["figure"]:
        builder.unplaced += token.meta["names"]
        return figures.build_figure(builder, token)
    callout = callouts.Callout(token.meta["label"], "", token.meta["folded"], token.meta["opened"])
    builder.unplaced += token.meta["names"]
    title = EMPTY_TEXT
    if token.meta["titled"]:
        builder.next_token += 1
        title = builder.text()
    return _built(builder, callout, title, "callout_close", builder.source_line(token))


def _built(builder: BlockBuilder, callout: callouts.Callout, title: Text, end: str, line: int) -> list[BlockOrMarker]:
    """Return a callout up to the token of type `end`.

    Its title is the first paragraph of a quote; a fold has it as its own text.
    """
    blocks = builder.inside(end)
    titled = is_shown(title)
    if not callout.folded:
        head = (Paragraph(strong(title), line),) if titled else ()
        return [BlockQuote((*head, *blocks), callout.label, line)] if head or blocks or callout.label else []
    if titled and callout.label:
        blocks = (BlockQuote(blocks, callout.label, line),)
    text = title if titled else Text(callout.label or structure.DETAILS, (), line)
    slug = builder.question_slugs.make_unique(text)
    return [Question(0, 0, text, blocks, slug, callout.opened, line, asks=text.chars.endswith(ASKING))]


def strong(text: Text) -> Text:
    """Return a text that is strong as a whole."""
    return replace(text, spans=(Span(0, len(text.chars), Style.STRONG), *text.spans))
