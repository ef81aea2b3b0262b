"""The walk along the tokens of a section, and what it knows at each token."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from b12tui.document import Block, Text
from b12tui.fastclass import dataclass, field
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.markdown.builders.captions import with_caption
from b12tui.markdown.builders.faq import gather
from b12tui.markdown.commonmark.attributes import heading_attributes, labels
from b12tui.markdown.element_markers import BlockOrMarker, HtmlHeading
from b12tui.markdown.texts.whole_texts import linked, place_anchors

if TYPE_CHECKING:
    from b12tui.markdown.builders.context import ParseContext
    from b12tui.markdown.commonmark.tokens import Token
    from b12tui.markdown.html.open_elements import OpenElements
    from b12tui.markdown.outline.slugs import QuestionSlugs
    from b12tui.markdown.texts.text_spans import OpenSpan

    Build = Callable[["BlockBuilder", Token], list[BlockOrMarker]]


@dataclass(slots=True)
class BlockBuilder:
    """Builder of blocks from the tokens of a section."""

    build: Build
    """Builds the blocks that one token begins."""
    context: ParseContext
    tokens: Sequence[Token]
    line: int
    """Source line that token line numbers are relative to."""
    question_slugs: QuestionSlugs
    """Slugs of questions that are not headings."""
    heading: str = ""
    """Text of the current heading."""
    depth: int = 0
    """Number of open containers of Markdown, and of HTML around them."""
    elements: OpenElements | None = None
    """Open elements of HTML; None if no tag of one was read."""
    untitled: HtmlHeading | None = None
    """Heading whose words are the next paragraph."""
    next_token: int = 0
    link: OpenSpan | None = None
    """Link of an HTML block that is still open."""
    skip: int = 0
    """Characters at the start of the next text to skip: a marker that was already read."""
    unplaced: list[str] = field(default_factory=list)
    """Names of anchors that no text has followed yet."""
    heading_line: int = 0
    """Source line of the last heading."""
    headings_on_line: int = 0
    """Number of headings on that line."""

    def pieces(self, end: str = "") -> list[BlockOrMarker]:
        """Return the blocks and markers up to the token of type `end`, or to the last token, and move past it."""
        pieces: list[BlockOrMarker] = []
        while self.next_token < len(self.tokens):
            self.context.cancellation.check()
            token = self.tokens[self.next_token]
            self.next_token += 1
            if token.type == end:
                break
            written = self.tokens[self.next_token].content if token.type == "paragraph_open" else ""
            built = self.build(self, token)
            if pieces and built:
                pieces[-1], built[0] = with_caption(pieces[-1], built[0], written)
            pieces.extend(built)
        return pieces

    def inside(self, end: str) -> tuple[Block, ...]:
        """Return the blocks of a container up to the token of type `end`.

        Headings inside the container don't change the current heading of what follows it.
        """
        saved = (self.heading, self.elements, self.depth)
        self.depth = (self.elements.depth if self.elements else self.depth) + 1
        self.elements = None
        blocks = gather(self.pieces(end), self.question_slugs, cancellation=self.context.cancellation)
        self.heading, self.elements, self.depth = saved
        self.untitled = None
        return blocks

    def slug(self, line: int, text: Text) -> str:
        """Return the slug of the next heading, whose text begins on a source line, from 1."""
        self.headings_on_line = self.headings_on_line + 1 if line == self.heading_line else 1
        self.heading_line = line
        return self.context.slug((line - 1, self.headings_on_line - 1), text)

    def source_line(self, token: Token) -> int:
        """Return the source line, from 1, that a block token begins on."""
        return self.context.shown_line(self.line + (token.map[0] if token.map else 0) + 1)

    def text(self, *, titles: bool = False) -> Text:
        """Return the text of an inline token, and move past it and its block's closing token.

        If it `titles` a part, the attributes at its end are left out.
        """
        token = self.tokens[self.next_token]
        self.next_token += 2
        line, content = self.source_line(token), token.content
        dialect = self.context.parser.dialect
        if titles and dialect.has("attributes"):
            content = heading_attributes(content)[0]
        if content.startswith("(") and dialect.has("label"):
            names, start = labels(content)
            self.unplaced += names
            self.skip = max(self.skip, start)
        if self.skip:
            line += content.count("\n", 0, self.skip)
            content = content[self.skip :]
            self.skip = 0
        text = self.placed(self.context.text(content, line))
        return text if self.link is None else linked(text, self.link)

    def of_tokens(self, context: ParseContext, tokens: Sequence[Token], slugs: QuestionSlugs) -> tuple[Block, ...]:
        """Return the blocks of other tokens, which stand at this place."""
        inside = BlockBuilder(self.build, context, tokens, self.line, slugs, self.heading, self.depth)
        inside.unplaced, self.unplaced = self.unplaced, inside.unplaced
        blocks = gather(inside.pieces(), slugs, cancellation=context.cancellation)
        self.unplaced += inside.unplaced
        return blocks

    def placed(self, text: Text) -> Text:
        """Return a text with the waiting anchors at its start; if it shows nothing, its own anchors wait too."""
        return place_anchors(text, self.unplaced) if self.unplaced or text.anchors else text
