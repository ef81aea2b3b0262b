"""Build figures: directives of MyST, and pictures that are a paragraph of their own (pandoc, Quarto)."""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.document import Image, Paragraph, Span, is_image
from b12tui.document.sanitize import sanitize_line
from b12tui.fastclass import replace
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.texts.text_builder import TextBuilder

if TYPE_CHECKING:
    from b12tui.markdown.builders.block_builder import BlockBuilder
    from b12tui.markdown.commonmark.tokens import Token
    from b12tui.markdown.element_markers import BlockOrMarker

_CAPTION = lazy_pattern(r"(?s)!\[(.*)\](?:\(|\[)")
_DESCRIPTION = lazy_pattern(r"""\b(?:fig-)?alt\s*=\s*(?:"([^"]*)"|'([^']*)')[^{}]*\}\s*\Z""")


def build_figure(builder: BlockBuilder, token: Token) -> list[BlockOrMarker]:
    """Return the picture of a directive, its caption, and what else is in it."""
    line, argument = builder.source_line(token), ""
    if token.meta["titled"]:
        argument = builder.tokens[builder.next_token + 1].content
        builder.next_token += 3
    picture: list[BlockOrMarker] = []
    if token.meta["figure"] != "figure-md":
        text = TextBuilder(line)
        text.image(token.meta["alt"], argument, "")
        picture = [Paragraph(builder.placed(text.text()), line)]
    return _captioned([*picture, *builder.inside("callout_close")])


def _captioned(blocks: Sequence[BlockOrMarker]) -> list[BlockOrMarker]:
    """Return blocks whose first paragraph behind the picture is its caption."""
    found = list(blocks)
    at = next((at for at, block in enumerate(found) if isinstance(block, Paragraph) and is_image(block.text)), -1)
    behind = found[at + 1] if 0 <= at < len(found) - 1 else None
    if isinstance(behind, Paragraph) and not is_image(behind.text):
        found[at + 1] = replace(behind, caption=True)
    return found


def implicit_figure(builder: BlockBuilder, content: str, line: int) -> list[BlockOrMarker] | None:
    """Return the picture that a paragraph is, with its caption (pandoc, `implicit_figures`); None if it is more.

    The words in brackets are the caption. They describe the picture, too, unless an attribute does: `alt`, `fig-alt`.
    """
    text = builder.context.text(content, line)
    image = next((span.kind for span in text.spans if isinstance(span.kind, Image)), None)
    if image is None or not image.described or not is_image(text) or len(text.spans) != 1:
        return None
    description, inside = _DESCRIPTION.search(content), _CAPTION.match(content)
    words = sanitize_line(description[1] or description[2] or "") if description else ""
    if not words or inside is None:
        return [Paragraph(builder.placed(text), line, caption=True)]
    names = tuple((0, name) for _, name in text.anchors)
    shown = replace(text, chars=words, spans=(Span(0, len(words), image),), breaks=(), anchors=names)
    caption = builder.context.text(inside[1], line)
    return [Paragraph(builder.placed(shown), line), Paragraph(caption, line, caption=True)]
