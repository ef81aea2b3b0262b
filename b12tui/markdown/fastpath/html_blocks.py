"""Ends of HTML blocks at the left edge (CommonMark, 4.6), found without markdown-it."""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.fastpath.token_factory import is_blank
from b12tui.markdown.html_patterns import BLOCK_NAMES, HTML_TAG

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAME = lazy_pattern(r"</?([A-Za-z][A-Za-z0-9]*)(?=\s|/?>|\Z)")
_BLOCK_NAMES = frozenset(BLOCK_NAMES)
_VERBATIM = lazy_pattern(r"(?i)<(?:script|pre|style|textarea)(?=[\s>]|\Z)")


def _is_block_tag(line: str) -> bool:
    """Return whether a line begins with a tag that begins a block (CommonMark, 4.6, kind 6)."""
    found = _NAME.match(line)
    return found is not None and found[1].casefold() in _BLOCK_NAMES


def html_block_end(lines: Sequence[str], first: int) -> int | None:
    """Return the line behind the HTML block that begins on a line; None if it is none, or a rare kind of one."""
    line = lines[first].lstrip(" ")
    if line.startswith("<!--"):
        return next((number + 1 for number in range(first, len(lines)) if "-->" in lines[number]), None)
    if _VERBATIM.match(line) or not (_is_block_tag(line) or begins_alone(line)):
        return None
    end = first + 1
    while end < len(lines) and not is_blank(lines[end]):
        end += 1
    return end


def begins_text(line: str) -> bool:
    """Return whether a line that begins with a tag or an address continues a paragraph rather than ends it."""
    return line[:1] == "<" and line[1:2].isalpha() and not _is_block_tag(line) and not _VERBATIM.match(line)


def begins_alone(line: str) -> bool:
    """Return whether a line is a tag and nothing else, which begins a block where no paragraph goes on."""
    found = HTML_TAG.match(line)
    return found is not None and not line[found.end() :].strip()


def interrupts(line: str) -> bool:
    """Return whether an HTML block that begins with a line ends a paragraph before it."""
    return line.startswith("<!--") or _is_block_tag(line)
