"""Tags of HTML: their patterns, names and attributes."""

from __future__ import annotations

import re

from b12tui.document import Style
from b12tui.fastclass import dataclass
from b12tui.fasttyping import Protocol
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.commonmark.entities import decoded_attribute
from b12tui.markdown.html_patterns import BLOCK_NAMES

INLINE_TAGS = {
    "b": Style.STRONG,
    "code": Style.CODE,
    "del": Style.STRIKE,
    "em": Style.EMPHASIS,
    "i": Style.EMPHASIS,
    "ins": Style.INSERTED,
    "kbd": Style.KEYBOARD,
    "s": Style.STRIKE,
    "samp": Style.CODE,
    "strike": Style.STRIKE,
    "strong": Style.STRONG,
    "sub": Style.SUBSCRIPT,
    "sup": Style.SUPERSCRIPT,
    "tt": Style.CODE,
}

HEADINGS = {f"h{level}": level for level in range(1, 7)}

PARTS = frozenset({"caption", "dd", "dt", "li", "summary", "tbody", "td", "tfoot", "th", "thead", "tr"})
"""Elements that are parts of a container's block."""

PARTING = frozenset(BLOCK_NAMES) | {"br", "pre", "script", "style", "textarea"}
"""Tags that separate the words before them from those after."""

IN_LINE = frozenset({"br", "iframe", "option", "source", "track"})
"""Tags in `PARTING` that don't end a paragraph."""

LOOSE_TAG = lazy_pattern(
    r"""</?[A-Za-z][A-Za-z0-9-]*+(?:[\s/](?:=\s*+(?:"[^"<]*+"|'[^'<]*+')|[^<>])*+)?>""",
)
"""A tag, well formed or not, as browsers parse it: a `>` in quotes doesn't end it. An autolink is no tag."""

_NAME = lazy_pattern(r"</?([A-Za-z][A-Za-z0-9-]*)")

_ATTRIBUTE = lazy_pattern(
    r"""([^ \t\n\f\r/>][^ \t\n\f\r/>=]*+)
        (?: [ \t\n\f\r]*+ = [ \t\n\f\r]*+ (?: "([^"]*)" | '([^']*)' | ["']?([^ \t\n\f\r>]*) ) )?""",
    re.VERBOSE,
)
"""An attribute's name and value (HTML, 13.2.5.33 to 13.2.5.38): a value without quotes ends at white space or `>`."""

_LINE_BREAKS = lazy_pattern(r"[\t\n\r]")


class AnyTag(Protocol):
    """A tag, from the source of an HTML block or from an element of a parsed document."""

    @property
    def name(self) -> str:
        """Name in lower case."""

    @property
    def closing(self) -> bool:
        """Whether it closes its element."""

    def attribute(self, name: str) -> str | None:
        """Return the value of an attribute, empty if it has none, or None if the tag lacks it."""


@dataclass(frozen=True, slots=True)
class Tag:
    """An HTML tag."""

    name: str
    """In lower case."""
    closing: bool
    source: str

    def attribute(self, name: str) -> str | None:
        """Return the value of an attribute, empty if it has none, or None if the tag lacks it."""
        if len(self.source) <= len(self.name) + 2:
            return None
        for match in _ATTRIBUTE.finditer(self.source, len(self.name) + 1, len(self.source) - 1):
            if match[1].casefold() == name:
                return decoded_attribute(match[2] or match[3] or match[4] or "")
        return None


def tag(source: str) -> Tag | None:
    """Return the tag parsed from `source`, or None for a comment, a declaration or a processing instruction."""
    match = _NAME.match(source)
    return Tag(match[1].casefold(), source[1] == "/", source) if match else None


def address(found: AnyTag, name: str) -> str | None:
    """Return the URL in an attribute, without line breaks (URL, 4.4), or None if the tag lacks it."""
    value = found.attribute(name)
    return None if value is None else _LINE_BREAKS.sub("", value).strip(" ")


def names(found: AnyTag) -> tuple[str, ...]:
    """Return the names that links may lead to: any `id`, and the `name` of an `<a>` (HTML, 7.4.6.4)."""
    if found.closing:
        return ()
    own = (found.attribute("id"), found.attribute("name") if found.name == "a" else None)
    return tuple(dict.fromkeys(filter(None, own)))
