"""Tokens made without markdown-it, and the error raised where it is needed."""

from __future__ import annotations

from types import MappingProxyType

from b12tui.fasttyping import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


TRIMMED = "\t\n\v\f\r \xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000"
"""White space that markdown-it strips from both ends of a paragraph or a heading."""


_NOTHING: Mapping[Any, Any] = MappingProxyType({})
"""Attributes of nearly all tokens; a large table has a million."""


class NeedsFullParser(Exception):
    """The source contains a construct that only the full parser supports."""


class FastToken:
    """A token (see `tokens.Token`)."""

    __slots__ = ("attrs", "children", "content", "hidden", "info", "level", "map", "meta", "nesting", "tag", "type")

    def __init__(
        self, type_: str, tag: str, nesting: int, level: int, lines: list[int] | None = None, content: str = ""
    ) -> None:
        """Make a block token; `lines` are its first line and the line after its last."""
        self.type = type_
        self.tag = tag
        self.nesting = nesting
        self.level = level
        self.map = lines
        self.content = content
        self.info = ""
        self.attrs: Mapping[str, str | int | float] = _NOTHING
        self.children: Sequence[FastToken] | None = None
        self.meta: Mapping[Any, Any] = _NOTHING
        self.hidden = False


def is_blank(line: str) -> bool:
    """Return whether a line is blank (CommonMark, 2.1)."""
    return not line.strip(" \t")
