"""Figures as HTML: a picture with its caption (HTML, 4.4.12)."""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.document import Paragraph, Text, is_image
from b12tui.writers.html.inline import InlineWriter
from b12tui.writers.html.markup import Piece


def write_figure(blocks: Sequence[Paragraph], pieces: list[Piece], inline: InlineWriter) -> None:
    """Write the picture among paragraphs, and the others as its caption, before or behind it.

    A picture whose description is its caption, too, shows that; it is heard as the description alone.
    """
    captions = [block.text for block in blocks if not is_image(block.text)]
    pieces.append('<figure class="image">')
    for index, block in enumerate(blocks):
        if is_image(block.text):
            inline.write(block.text)
            if block.caption and not captions:
                _caption([Text(block.text.chars)], pieces, inline, ' aria-hidden="true"')
        elif not index or is_image(blocks[index - 1].text):
            _caption(captions, pieces, inline)
    pieces.append("</figure>\n")


def _caption(texts: Sequence[Text], pieces: list[Piece], inline: InlineWriter, attributes: str = "") -> None:
    pieces.append(f"\n<figcaption{attributes}>")
    for text in texts:
        pieces.append("<p>" if len(texts) > 1 else "")
        inline.write(text)
        pieces.append("</p>" if len(texts) > 1 else "")
    pieces.append("</figcaption>\n")
