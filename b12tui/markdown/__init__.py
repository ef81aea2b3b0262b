"""Markdown → `Document`; the only room that knows markdown-it.

    source ──▶ front matter · headings · definitions · notes ──▶ outline ──▶ Document
                                                                                │ a section's blocks, when asked for
                       markdown-it's tokens ──▶ pieces ──▶ questions ──▶ blocks ┘

Any string is a text: nothing in it raises. No word of it is lost: what has no place of its own stays as its source. All
that is read is made safe in one place (`writing`, by `document.safe`). Nothing is fetched, opened or written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from b12tui.document.sanitize import sanitize_line
from b12tui.markdown.builders.loader import DocumentLoader
from b12tui.markdown.commonmark.parser import Parser
from b12tui.markdown.outline.chunked import ChunkedTokens, is_sure
from b12tui.markdown.outline.symbols import SourceSpot

if TYPE_CHECKING:
    from b12tui.document import Document
    from b12tui.markdown.outline.whole import WholeTokens

CHUNKED_FROM = 65_536
"""From how many characters on a text is never parsed whole; below it, that takes some 20 ms and nobody waits."""


def parse(source: str, *, name: str) -> Document:
    """Return the document that a Markdown text is; `name` is what to call it where it has no title."""
    if "\r" in source:
        source = source.replace("\r\n", "\n").replace("\r", "\n")
    front = None
    if source.startswith(("---", "+++")):
        from b12tui.markdown.builders.frontmatter import front_matter

        front = front_matter(source)
    start = SourceSpot(front.lines, front.offset) if front else SourceSpot(0, 0)
    parser = Parser(source)
    small = len(source) < CHUNKED_FROM
    pages: ChunkedTokens | WholeTokens
    if small and not is_sure(source, start.offset):
        from b12tui.markdown.outline.whole import WholeTokens

        pages = WholeTokens(parser, source, start)
    else:
        pages = ChunkedTokens(parser, source, start)
    return DocumentLoader(source, parser, pages, front, keep=small).document(sanitize_line(name))
