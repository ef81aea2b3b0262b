"""Walk through a parsed HTML page: its elements become tags and text, in order, as an HTML block in Markdown has them.

What no browser shows is left out (scripts, styles, templates, hidden elements), and so are the signs that link a
heading to itself. Navigation is a closed fold: it stands before the text, and is the same on each page of a site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from b12tui.catalogue import structure
from b12tui.document import Text
from b12tui.fasttyping import TYPE_CHECKING, Any, Protocol
from b12tui.markdown.html.html_builder import HtmlBuilder
from b12tui.markdown.html.preformatted import language_of_class
from b12tui.markdown.html.tags import HEADINGS
from b12tui.markdown.texts.whole_texts import text_of_lines

if TYPE_CHECKING:
    from b12tui.document.cancellation import Cancellation

    class Node(Protocol):
        """Node of the parser's tree."""

        name: str
        data: Any
        attrs: Mapping[str, str | None]
        children: list[Node]
        origin_line: int | None


_UNSEEN = frozenset(
    {"annotation", "annotation-xml", "datalist", "head", "math:annotation", "script", "style", "template", "title"}
)
"""Elements whose content is never shown as text; the title of a graphic is its description."""

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
"""Elements without an end tag (HTML, 13.1.2)."""

_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)

_SELF_LINK = re.compile(r"\b(?:anchor|headerlink|permalink)\b")
"""Class of links from a place to itself."""


class NodeTag:
    """The opening or closing tag of an element."""

    __slots__ = ("_attributes", "closing", "name")

    def __init__(self, name: str, attributes: Mapping[str, str | None], *, closing: bool = False) -> None:
        """Make the tag of an element called `name`."""
        self.name = name
        self.closing = closing
        self._attributes = attributes

    def attribute(self, name: str) -> str | None:
        """Return the value of an attribute, empty if it has none, or None if the tag lacks it."""
        return (self._attributes[name] or "") if name in self._attributes else None


def write_nodes(root: Node, writer: HtmlBuilder, cancellation: Cancellation) -> None:
    """Write what a page shows below `root`."""
    walk: list[Iterator[Node]] = [iter(root.children)]
    ends: list[NodeTag | None] = [None]
    headings = 0
    while walk:
        cancellation.check()
        node = next(walk[-1], None)
        if node is None:
            walk.pop()
            end = ends.pop()
            if end is not None:
                headings -= end.name in HEADINGS
                _end(writer, end)
            continue
        writer.line = node.origin_line or writer.line
        if node.name == "#text":
            _write_text(writer, str(node.data or ""))
        elif node.name.startswith(("#", "!")) or not _is_shown(node) or _is_self_link(node, headings):
            continue
        elif node.name == "pre":
            _write_code(writer, node)
        else:
            _start(writer, node)
            headings += node.name in HEADINGS
            walk.append(iter(node.children))
            ends.append(None if node.name in VOID else NodeTag(node.name, node.attrs, closing=True))


def _start(writer: HtmlBuilder, node: Node) -> None:
    if node.name == "nav":
        writer.tag(NodeTag("details", {}))
        writer.tag(NodeTag("summary", {}))
        writer.words(node.attrs.get("aria-label") or structure.NAVIGATION)
        writer.tag(NodeTag("summary", {}, closing=True))
    writer.tag(NodeTag(node.name, node.attrs), may_open=True)


def _end(writer: HtmlBuilder, tag: NodeTag) -> None:
    writer.tag(tag)
    if tag.name == "nav":
        writer.tag(NodeTag("details", {}, closing=True))


def _is_shown(node: Node) -> bool:
    """Return whether a browser shows an element (HTML, 15.3.1)."""
    return not (
        node.name in _UNSEEN
        or "hidden" in node.attrs
        or (node.name == "dialog" and "open" not in node.attrs)
        or _HIDDEN_STYLE.search(node.attrs.get("style") or "") is not None
    )


def _is_self_link(node: Node, headings: int) -> bool:
    """Return whether an element is a sign that links to where it stands, as in a heading."""
    if node.name != "a" or not (node.attrs.get("href") or "").startswith("#"):
        return False
    if not headings and not _SELF_LINK.search(node.attrs.get("class") or ""):
        return False
    words = "".join(text for text, _ in _texts(node))
    return not any(map(str.isalnum, words)) and not any(inner.name == "img" for inner in _descendants(node))


def _descendants(node: Node) -> Iterator[Node]:
    pending = [node]
    while pending:
        current = pending.pop()
        yield current
        pending.extend(reversed(current.children or ()))


def _texts(node: Node) -> Iterator[tuple[str, int]]:
    """Yield the texts in an element with their source lines; a line break is a text."""
    for inner in _descendants(node):
        if inner.name == "#text":
            yield str(inner.data or ""), inner.origin_line or 0
        elif inner.name == "br":
            yield "\n", 0


def _write_text(writer: HtmlBuilder, text: str) -> None:
    for number, row in enumerate(text.split("\n")):
        if number:
            writer.line += 1
            writer.text.running(" ")
        writer.words(row)


def _write_code(writer: HtmlBuilder, node: Node) -> None:
    """Write `<pre>` as code, in the language that its `<code>` names."""
    texts = list(_texts(node))
    line = next((line for _, line in texts if line), writer.line)
    code = next((inner for inner in _descendants(node) if inner.name == "code"), node)
    content = "".join(text for text, _ in texts).rstrip()
    text = text_of_lines(content, line) if content else Text("")
    writer.code(text, language_of_class(code.attrs.get("class") or ""), NodeTag("pre", node.attrs))
