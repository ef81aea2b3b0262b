"""Writer of the blocks, headings and tags of HTML, from its tags and text in order.

A paragraph ends at each tag of a block. Spans that are open there go on in the next paragraph, as in a browser (HTML,
13.2.4.3), so that a link around blocks is a link in each of them.
"""

from __future__ import annotations

from b12tui.document import Block, CodeBlock, Paragraph, RawBlock, Text, ThematicBreak
from b12tui.fastclass import dataclass
from b12tui.markdown.element_markers import CONTAINERS, NO_ATTRIBUTES, ElementTag, HtmlHeading
from b12tui.markdown.html.inline_tags import write_anchors, write_inline
from b12tui.markdown.html.tags import HEADINGS, IN_LINE, PARTING, PARTS, AnyTag, names
from b12tui.markdown.texts.text_builder import TextBuilder
from b12tui.markdown.texts.text_spans import OpenSpan
from b12tui.markdown.texts.whole_texts import is_shown, place_anchors

HtmlPiece = Block | ElementTag | HtmlHeading | OpenSpan
"""An open span is a link that goes on behind the HTML block."""

_ATTRIBUTES = {
    "details": ("open",),
    "li": ("value",),
    "ol": ("start", "reversed"),
    "table": ("role",),
    "td": ("align", "colspan", "rowspan"),
    "th": ("align", "colspan", "rowspan"),
}
"""Attributes that blocks depend on."""

_CELLS = frozenset({"caption", "td", "th"})
"""Elements that no span goes on from or into (HTML, 13.2.4.3, markers)."""


@dataclass(slots=True)
class _OpenHeading:
    level: int
    name: str
    line: int
    at: int
    may_open: bool


class HtmlBuilder:
    """Writer of pieces."""

    def __init__(self, line: int, unplaced: list[str], link: OpenSpan | None = None) -> None:
        """Begin on source line `line`; `unplaced` are names of anchors that no text has followed yet.

        `link` is a link that is open already.
        """
        self.line = line
        """Source line of what is written next."""
        self.at = 0
        """Characters of the HTML block before what is written next."""
        self.pieces: list[HtmlPiece] = []
        self.text = TextBuilder()
        self.text.resume([link] if link else [])
        self._unplaced = unplaced
        self._heading: _OpenHeading | None = None
        self._heading_line = 0
        self._captions = 0
        """Number of open `<figcaption>`."""

    def words(self, words: str) -> None:
        """Write running text without line breaks."""
        self.text.at_line(self.line)
        self.text.running(words)

    def end_paragraph(self, *, suspend: bool = True) -> None:
        """Add the text written so far as a paragraph or a heading; spans that are open go on if `suspend`."""
        open_spans: list[OpenSpan] = self.text.suspended() if suspend else []
        text = self.text.text()
        self.text = TextBuilder()
        self.text.resume(open_spans)
        heading, self._heading = self._heading, None
        if heading is not None and text.chars.strip():
            self._add_heading(heading, place_anchors(text, self._unplaced))
            return
        if heading is not None and heading.name:
            self._unplaced.append(heading.name)
        text = place_anchors(text, self._unplaced)
        if is_shown(text):
            self.pieces.append(Paragraph(text, text.line, caption=self._captions > 0))

    def _add_heading(self, heading: _OpenHeading, text: Text) -> None:
        may_open = heading.may_open and heading.line != self._heading_line
        self._heading_line = heading.line
        self.pieces.append(HtmlHeading(heading.level, text, heading.name, heading.line, heading.at, may_open))

    def end(self, *, link_goes_on: bool = False) -> None:
        """Add what is left at the end of an HTML block; the paragraph after it may be the words of an empty heading.

        A link that is open is the last piece if `link_goes_on`.
        """
        link = None
        if link_goes_on:
            link = next((span for span in self.text.suspended() if span.target is not None), None)
        self._end()
        if link is not None:
            self.pieces.append(link)

    def _end(self) -> None:
        heading = self._heading
        if heading is not None:
            text = self.text.text()
            if not is_shown(text):
                self._unplaced += [name for _, name in text.anchors]
                self._add_heading(heading, Text(""))
                return
        self.end_paragraph(suspend=False)

    def block(self, block: Block) -> None:
        """Add a block."""
        self.end_paragraph()
        self.pieces.append(block)

    def code(self, text: Text, language: str, found: AnyTag) -> None:
        """Add code."""
        self.end_paragraph()
        write_anchors(self.text, found)
        if text:
            self.end_paragraph()
            self.pieces.append(CodeBlock(place_anchors(text, self._unplaced), language, self.line))

    def raw(self, text: Text) -> None:
        """Add source that is kept as it is."""
        self.end_paragraph()
        self.pieces.append(RawBlock(place_anchors(text, self._unplaced), self.line))

    def tag(self, found: AnyTag, *, may_open: bool = False) -> None:
        """Write a tag; `may_open` is whether a section may begin at a heading here."""
        name = found.name
        if name in HEADINGS:
            self._heading_tag(found, may_open=may_open)
        elif name in CONTAINERS or name in PARTS:
            self._element_tag(found)
        elif name == "hr":
            self.block(ThematicBreak(self.line))
        elif name in PARTING and name not in IN_LINE:
            if self._heading is None:
                self.end_paragraph()
            else:
                self.text.running(" ")
            if name == "figcaption":
                self._captions = max(self._captions + (-1 if found.closing else 1), 0)
            write_anchors(self.text, found)
        else:
            write_anchors(self.text, found)
            write_inline(self.text, found)

    def _heading_tag(self, found: AnyTag, *, may_open: bool) -> None:
        self.end_paragraph()
        if found.closing:
            return
        name = found.attribute("id") or found.attribute("name") or ""
        self._heading = _OpenHeading(HEADINGS[found.name], name, self.line, self.at, may_open)

    def _element_tag(self, found: AnyTag) -> None:
        self.end_paragraph(suspend=found.name not in _CELLS)
        attributes = NO_ATTRIBUTES
        if not found.closing and (wanted := _ATTRIBUTES.get(found.name)):
            given = ((name, found.attribute(name)) for name in wanted)
            attributes = {name: value for name, value in given if value is not None}
        self.pieces.append(ElementTag(found.name, found.closing, self.line, self.at, attributes))
        for name in names(found):
            self.text.anchor(name)
