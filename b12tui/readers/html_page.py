"""Reader of HTML pages, by a parser that follows the living standard, so that markup is read as browsers read it.

The parser is `justhtml`, an extra. Blocks are built as for HTML in Markdown. The title is the page's `<title>`.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from b12tui.document import Block, Document, Heading
from b12tui.document.assembly import divide, link_targets, word_count
from b12tui.document.cancellation import Cancellation
from b12tui.document.sanitize import sanitize_line
from b12tui.document.section import count_lines
from b12tui.errors import MissingLibrary
from b12tui.fastclass import replace
from b12tui.fasttyping import TYPE_CHECKING, Any
from b12tui.markdown.builders.faq import gather
from b12tui.markdown.element_markers import BlockOrMarker, ElementTag, HtmlHeading
from b12tui.markdown.html.html_builder import HtmlBuilder
from b12tui.markdown.html.open_elements import OpenElements
from b12tui.markdown.outline.slugs import QuestionSlugs, Slugs, slug_of
from b12tui.markdown.texts.text_spans import OpenSpan
from b12tui.readers.html_nodes import VOID, write_nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from b12tui.document.document import AnchorTarget
    from b12tui.document.section import Section
    from b12tui.markdown.html.html_builder import HtmlPiece
    from b12tui.source import Source

_XML = re.compile(r"\s*<\?xml\b|[^<]*<!doctype[^>]*\bxhtml\b", re.IGNORECASE)

_INSTRUCTION = re.compile(r"<\?[^>]*+>")
"""Processing instruction, which HTML has as a comment (HTML, 13.2.5.6); justhtml 3.16 shows some of them as text."""

_EMPTY_ELEMENT = re.compile(r"""<([A-Za-z][\w:-]*+)((?:[^<>"']|"[^"]*"|'[^']*')*?)/>""")
"""Element without content in XML, which HTML takes for an opening tag."""


def read(source: Source, cancellation: Cancellation | None = None) -> Document:
    """Return the document that an HTML page is; raise MissingLibrary if its parser is not installed."""
    cancellation = Cancellation() if cancellation is None else cancellation
    text = source.text.replace("\r\n", "\n").replace("\r", "\n")
    root = _parsed(_as_html(text), source.name)
    title = next((_words(node) for node in _elements(root, "title")), "")
    writer = HtmlBuilder(1, [])
    write_nodes(root, writer, cancellation)
    writer.end()
    blocks = gather(list(_nested(writer.pieces)), QuestionSlugs(""), cancellation=cancellation)
    sections, divided = divide(blocks, title)
    placed = tuple(_placed(sections, divided, text))
    targets = link_targets(divided)

    def anchor(slug: str) -> AnchorTarget | None:
        if not slug or slug.casefold() == "top":
            return 0, ""
        return targets.get(slug) or targets.get(unquote(slug))

    return Document(
        name=sanitize_line(source.name),
        title=placed[0].title,
        sections=placed,
        load=divided.__getitem__,
        anchors=anchor,
        length=len(text),
        lines=count_lines(text),
        words=lambda: word_count(divided),
        source=lambda start, end: text[start:end],
        copied_as_markdown=True,
        cancellation=cancellation,
    )


def _as_html(text: str) -> str:
    """Return a page without processing instructions, its empty elements as HTML has them if it is XML; lines stay."""
    is_xml = _XML.match(text[:1_000]) is not None
    text = _INSTRUCTION.sub(lambda match: "\n" * match[0].count("\n"), text)
    if not is_xml:
        return text
    return _EMPTY_ELEMENT.sub(lambda m: m[0] if m[1].casefold() in VOID else f"<{m[1]}{m[2]}></{m[1]}>", text)


def _parsed(text: str, name: str) -> Any:
    """Return the root of the page's tree."""
    try:
        from justhtml import JustHTML  # deferred: an extra
    except ImportError:
        raise MissingLibrary(name, "HTML", "justhtml", "html") from None
    return JustHTML(text, sanitize=False, track_node_locations=True, scripting_enabled=False).root


def _elements(root: Any, name: str) -> Iterator[Any]:
    """Yield the elements of a name outside of graphics, in order."""
    pending = [root]
    while pending:
        node = pending.pop()
        if node.name == name:
            yield node
        if node.name != "svg":
            pending.extend(reversed(node.children or ()))


def _words(node: Any) -> str:
    return " ".join("".join(str(child.data or "") for child in node.children).split())


def _nested(pieces: Iterable[HtmlPiece]) -> Iterator[BlockOrMarker]:
    """Yield blocks and well nested tags, headings with their slugs."""
    elements, slugs = OpenElements(), Slugs()
    for piece in pieces:
        if isinstance(piece, ElementTag):
            yield from elements.add(piece)
        elif isinstance(piece, HtmlHeading):
            if not piece.text:
                continue
            elements.heading = sanitize_line(piece.text.chars)
            slug = slugs.make_unique(sanitize_line(piece.name) or slug_of(piece.text))
            yield Heading(piece.level, piece.text, slug, piece.line)
        elif not isinstance(piece, OpenSpan):
            yield piece


def _placed(sections: Iterable[Section], blocks: Iterable[tuple[Block, ...]], text: str) -> Iterator[Section]:
    """Yield the sections with the lines of their headings, and the offsets of those lines."""
    line, offset = 1, 0
    for section, inside in zip(sections, blocks, strict=True):
        first = inside[0] if inside and section.number else None
        while first is not None and line < first.line and (following := text.find("\n", offset)) >= 0:
            line, offset = line + 1, following + 1
        yield replace(section, line=line, offset=offset)
