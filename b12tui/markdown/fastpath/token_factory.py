"""Tokens that are made without markdown-it, and the word for what can't be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


TRIMMED = "\t\n\v\f\r \xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000"
"""The white space that markdown-it takes off both ends of a paragraph or a heading."""


class NeedsFullParser(Exception):
    """What is written takes a parser."""


class FastToken:
    """A token (see `tokens.Token`)."""

    __slots__ = ("attrs", "children", "content", "hidden", "info", "level", "map", "meta", "nesting", "tag", "type")

    def __init__(
        self, type_: str, tag: str, nesting: int, level: int, lines: list[int] | None = None, content: str = ""
    ) -> None:
        """Make a token of a block; `lines` are its first and the one behind its last."""
        self.type = type_
        self.tag = tag
        self.nesting = nesting
        self.level = level
        self.map = lines
        self.content = content
        self.info = ""
        self.attrs: dict[str, str | int | float] = {}
        self.children: Sequence[FastToken] | None = None
        self.meta: dict[Any, Any] = {}
        self.hidden = False


def is_blank(line: str) -> bool:
    """Tell whether a line is blank (CommonMark, 2.1)."""
    return not line.strip(" \t")
