"""Markdown inside elements of HTML that ask for it, `<div markdown="1">` (kramdown, Python-Markdown's md_in_html).

CommonMark ends an HTML block at a blank line only. Here the line of the opening tag is a block by itself, and so is a
line with nothing but a closing tag, so that what stands between them and behind is parsed.
"""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

_NAMES = (
    "article|aside|blockquote|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|header|main|nav|section"
    "|summary"
)
ASKS = lazy_pattern(rf"(?i)<(?:{_NAMES})\b[^<>\n]*?\smarkdown(?=[\s=>])")
"""Beginning of a tag that asks for Markdown in its element."""
_VALUE = r"""(?:=(?:["'](?:1|block|span|)["']|1))?(?=[\s>])"""
_LINE = lazy_pattern(rf"(?i)(?:<(?:{_NAMES})\b[^<>\n]*?\smarkdown{_VALUE}[^<>\n]*>|</(?:{_NAMES})[ \t]*>)[ \t]*$")


def markdown_in_html(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """Parse a line with a tag around Markdown as a block of HTML."""
    at, last = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    if state.is_code_block(start) or _LINE.match(state.src, at, last) is None:
        return False
    if not silent:
        token = state.push("html_block", "", 0)
        token.map = [start, start + 1]
        token.content = state.src[at:last] + "\n"
        state.line = start + 1
    return True
