"""Destinations of links, as markdown-it parses them, by runs of characters instead of one by one.

An unclosed `![](` looks at the 32 parentheses behind it, so a line of them takes thirty times as long as other text.
"""

from __future__ import annotations

import re

from markdown_it.common.utils import unescapeAll

MAX_PARENTHESES = 32
"""Maximum nesting depth of parentheses in a destination, as in markdown-it (CommonMark, 6.3, allows a limit)."""

_IN_ANGLE_BRACKETS = re.compile(r"<((?:[^\n<>\\]|\\.)*+)>", re.DOTALL)
_RUN = re.compile(r"(?:[^\x00-\x20\x7f\\()]|\\[^ ]|\\\Z)*+")
"""Characters of a destination without parentheses."""
_TOO_DEEP = re.compile(rf"(?:(?:[^\x00-\x20\x7f\\()]|\\[^ ])*+\(){{{MAX_PARENTHESES + 1}}}")
"""The beginning of most of what looks like a destination with too many parentheses."""


class Destination:
    """A destination that was found, or not; the names are markdown-it's own."""

    __slots__ = ("ok", "pos", "str")

    def __init__(self, text: str | None = None, end: int = 0) -> None:
        """Store the destination's source, and where it ends; None if there is none."""
        self.ok = text is not None
        self.pos = end
        self.str = unescapeAll(text) if text else ""


def parse_destination(source: str, start: int, limit: int) -> Destination:
    """Return the destination that begins at `start` (CommonMark, 6.3); replaces `parseLinkDestination`."""
    if source.startswith("<", start, limit):
        quoted = _IN_ANGLE_BRACKETS.match(source, start, limit)
        return Destination(quoted[1], quoted.end()) if quoted else Destination()
    if _TOO_DEEP.match(source, start, limit):
        return Destination()
    at = start
    opened = 0
    while (run := _RUN.match(source, at, limit)) is not None:
        at = run.end()
        if source.startswith("(", at, limit):
            opened += 1
            if opened > MAX_PARENTHESES:
                return Destination()
        elif opened and source.startswith(")", at, limit):
            opened -= 1
        else:
            break
        at += 1
    return Destination(source[start:at], at) if at > start and not opened else Destination()
