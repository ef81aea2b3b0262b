"""Attribute lists of Markdown's dialects: `{#id .class key=value}`, `{: #id}`, `{-}`, `{/* id */}`, `(label)=`.

They are no text. An identifier in one is a name that links lead to: that of a heading replaces the heading's slug.

- pandoc, Quarto, MkDocs and Hugo: `{#id .class key=value}` behind a heading, a link, an image or code.
- kramdown and Python-Markdown: the same behind a colon, also alone on the line before or after a block.
- Docusaurus and React's documentation: an MDX comment behind a heading.
- markdown-it-attrs, as the documentation of Vue sets it up: `%{#id}%` behind a heading.
- MyST: a label on a line of its own before a block.
"""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from b12tui.markdown.commonmark.tokens import Token

_VALUE = r"""(?:"[^"\n]*+"|'[^'\n]*+'|[^\s{}"']*+)"""
_ITEM = rf"(?:\#[^\s{{}}\#]++|data-[\w-]++(?![\w=-])|\.[^\s{{}}.,;=]++|-|[A-Za-z_][\w:.-]*+={_VALUE})"
_ITEMS = rf"[ \t]*+{_ITEM}(?:[ \t,]++{_ITEM}|(?=\.[A-Za-z]){_ITEM})*+[ \t]*+"
_ATTRIBUTES = rf"\{{(?:{_ITEMS}|:(?:{_ITEMS}|[ \t]*+[A-Za-z_][\w-]*+(?:{_ITEMS})?))\}}"
_COMMENT = r"\{/\*[ \t]*\#?([^\s*{}]+)[ \t]*\*/\}"

ATTRIBUTES = lazy_pattern(_ATTRIBUTES)
"""An attribute list; none is an empty pair of braces, or one around a word that is no attribute for data."""

_BEHIND_HEADING = lazy_pattern(rf"(?<!\\)[ \t]*(?:{_ATTRIBUTES}|{_COMMENT}|%{_ATTRIBUTES}%)[ \t]*\Z")
_BELOW_HEADING = lazy_pattern(rf"\n {{0,3}}({_ATTRIBUTES})[ \t]*(?=\n[ \t]*(?:\n|\Z)|\n#{{1,6}}(?:[ \t\n]|\Z)|\Z)")
_LABEL = lazy_pattern(r"\(([^\s()]+)\)=[ \t]*(?:\n|\Z)")
_IDENTIFIER = lazy_pattern(r"""(?:(?<=[{: \t])\#|(?<=[{: \t])id=["']?)([^\s{}"']+)""")
"""An identifier; in a class such as `.a#b`, it is none."""


def identifiers(attributes: str) -> list[str]:
    """Return the identifiers in an attribute list, in which marks may be escaped."""
    return [name.replace("\\", "") for name in _IDENTIFIER.findall(attributes)]


def heading_attributes(content: str) -> tuple[str, str]:
    """Return a heading's inline source without the attributes at its end, and the identifier in them or empty text."""
    if not content.endswith(("}", "}%")):
        return content, ""
    start = content.rfind("{")
    if start > 0 and content[start - 1] == "%" and content[-1] == "%":
        start -= 1
    while start > 0 and content[start - 1] in " \t":
        start -= 1
    found = _BEHIND_HEADING.match(content, start) if start >= 0 else None
    if found is None:
        return content, ""
    names = [found[1]] if found[1] else identifiers(found[0])
    return content[:start], names[0] if names else ""


def list_below(tokens: Sequence[Token], at: int) -> str:
    """Return the attribute list on the line below a heading (kramdown), or empty text.

    `at` is the index of the token that closes the heading. A list that text follows at once belongs to the text.
    """
    below = tokens[at + 1 : at + 4]
    if len(below) < 3 or below[0].type != "paragraph_open" or not below[1].content.startswith("{"):
        return ""
    heading, paragraph = tokens[at - 1].map, below[0].map
    after = tokens[at + 4] if at + 4 < len(tokens) else None
    if heading is None or paragraph is None or heading[1] != paragraph[0]:
        return ""
    if after is not None and after.map and after.type != "heading_open" and paragraph[1] == after.map[0]:
        return ""
    return below[1].content if ATTRIBUTES.fullmatch(below[1].content) else ""


def line_below(source: str, end: int) -> str:
    """Return what `list_below` does, for a heading whose line ends at offset `end` of the source."""
    if not source.startswith("{", end + 1) and not source.startswith(" ", end + 1):
        return ""
    found = _BELOW_HEADING.match(source, end)
    return found[1] if found else ""


def labels(content: str) -> tuple[list[str], int]:
    """Return the labels on the first lines of a block (MyST), and the offset of what follows."""
    found: list[str] = []
    at = 0
    while content.startswith("(", at) and (label := _LABEL.match(content, at)):
        found.append(label[1])
        at = label.end()
    return found, at
