"""Parse Markdown into a `Document`; the only package that imports markdown-it.

    source ──▶ front matter · headings · definitions · footnotes ──▶ outline ──▶ Document
                                                                                     │ a section's blocks, on demand
                markdown-it's tokens ──▶ blocks and markers ──▶ questions ──▶ blocks ┘

Every string is valid input: nothing in it raises. No word is lost: a construct without a block of its own is kept as
its source. All text is sanitised in one place (`text_builder`, with `document.sanitize`). Nothing is fetched,
opened or written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from b12tui.document.cancellation import Cancellation
from b12tui.document.sanitize import sanitize_line
from b12tui.markdown.builders.loader import DocumentLoader
from b12tui.markdown.outline.chunked import ChunkedTokens, is_sure
from b12tui.markdown.outline.symbols import SourcePoint
from b12tui.markdown.outline.whole import WholeTokens
from b12tui.markdown.parser import Parser

if TYPE_CHECKING:
    from b12tui.document import Document

CHUNKED_FROM = 65_536
"""Characters from which on a text is never parsed whole; a shorter one takes some 20 ms."""


def parse(source: str, *, name: str, cancellation: Cancellation | None = None) -> Document:
    """Return the document parsed from Markdown `source`; `name` is its title if it has none of its own.

    `cancellation` is the token that cancels parsing, now and later, and what is computed from the document.
    """
    cancellation = Cancellation() if cancellation is None else cancellation
    if "\r" in source:
        source = source.replace("\r\n", "\n").replace("\r", "\n")
    front = None
    if source.startswith(("---", "+++", "% ")):
        from b12tui.markdown.builders.frontmatter import front_matter  # few texts have any

        front = front_matter(source)
    start = SourcePoint(front.lines, front.offset) if front else SourcePoint(0, 0)
    parser = Parser(source, cancellation)
    small = len(source) < CHUNKED_FROM
    token_source: ChunkedTokens | WholeTokens
    if small and not is_sure(source, start.offset):
        token_source = WholeTokens(parser, source, start)
    else:
        token_source = ChunkedTokens(parser, source, start)
    return DocumentLoader(source, parser, token_source, front, keep=small).document(sanitize_line(name))
