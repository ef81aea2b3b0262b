"""Blocks and tags: the content of a container before the elements of HTML in it are built.

An HTML block doesn't contain the blocks after it, so the tags of containers are markers among the blocks until
`html.element_tree` makes blocks of what is between them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from b12tui.document import Block, Text
from b12tui.fastclass import dataclass

ASKING = ("?", "？", "؟")
"""Ends of words that ask."""

CONTAINERS = frozenset({"blockquote", "details", "dl", "menu", "ol", "table", "ul"})
"""Elements that become blocks with other blocks inside."""

NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ElementTag:
    """The opening or the closing tag of a container, or of a part of one."""

    name: str
    """In lower case."""
    closing: bool
    line: int
    """Source line, from 1."""
    at: int = 0
    """Characters of the HTML block before it."""
    attributes: Mapping[str, str] = NO_ATTRIBUTES
    """Those that its block depends on."""
    heading: str = ""
    """Text of the heading that it is under."""


@dataclass(frozen=True, slots=True)
class HtmlHeading:
    """Heading written in HTML; without text if its words are the Markdown paragraph that follows."""

    level: int
    text: Text
    name: str
    """What links call it by its `id` or `name`, or empty."""
    line: int
    """Source line of its tag, from 1."""
    at: int
    """Characters of the HTML block before its tag."""
    may_open: bool
    """Whether a section may begin at its tag."""


BlockOrMarker = Block | ElementTag
