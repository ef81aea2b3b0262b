"""Captions of tables and pictures.

That of a table is a paragraph before or behind it that begins with its number, or with `Table:` (pandoc); that of a
picture one behind it that begins with the number of a figure.
"""

from __future__ import annotations

from b12tui.document import Paragraph, Table, is_image
from b12tui.fastclass import replace
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from b12tui.markdown.element_markers import BlockOrMarker

LONGEST_CAPTION = 300
"""Characters of the longest caption; what is longer is text about the table."""
_NUMBERED = lazy_pattern(r"(?i:table|tab\.)\s*[\dA-Z]+(?:(?:[.-]|–)\d+)*\s*(?:[.:-]|—|–)")
_FIGURE = lazy_pattern(r"(?i:figure|fig\.)\s*[\dA-Z]+(?:(?:[.-]|–)\d+)*\s*(?:[.:-]|—|–)")
CAPTION_SIGN = lazy_pattern(r"(?:[Tt]able)?:[ \t]+(?=\S)")
"""What a caption begins with."""


def with_caption(before: BlockOrMarker, after: BlockOrMarker, written: str = "") -> tuple[BlockOrMarker, BlockOrMarker]:
    """Return two neighbouring blocks; if one is the caption of the other, a table, it is also that one's title.

    The caption of a picture is marked as such.

    `written` is the source of a paragraph, which may have been read without its sign.
    """
    if isinstance(after, Table) and isinstance(before, Paragraph):
        caption = _caption(before)
        return (before, replace(after, title=caption)) if caption else (before, after)
    if isinstance(before, Paragraph) and isinstance(after, Paragraph):
        may_be = is_image(before.text) and not after.caption and not before.caption
        is_caption = may_be and after.text.chars[:3].lower() == "fig" and _FIGURE.match(after.text.chars) is not None
        return (before, replace(after, caption=True)) if is_caption else (before, after)
    if isinstance(before, Table) and isinstance(after, Paragraph) and not _has_number(before.title):
        caption = CAPTION_SIGN.sub("", _one_line(after), count=1) if CAPTION_SIGN.match(written) else ""
        return (replace(before, title=caption), after) if caption else (before, after)
    return before, after


def _caption(paragraph: Paragraph) -> str:
    chars = _one_line(paragraph)
    return chars if len(chars) <= LONGEST_CAPTION and _has_number(chars) else ""


def _has_number(title: str) -> bool:
    return title[:3].lower() == "tab" and _NUMBERED.match(title) is not None


def _one_line(paragraph: Paragraph) -> str:
    return " ".join(paragraph.text.chars.split())
