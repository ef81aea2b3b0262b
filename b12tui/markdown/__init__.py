"""Parse Markdown into a `Document`; the only package that imports markdown-it.

    source ──▶ front matter · headings · definitions · footnotes ──▶ outline ──▶ Document
                                                                                     │ a section's blocks, on demand
                markdown-it's tokens ──▶ blocks and markers ──▶ questions ──▶ blocks ┘

Every string is valid input: nothing in it raises. No word is lost: a construct without a block of its own is kept as
its source. All text is sanitised in one place (`text_builder`, with `document.sanitize`). Nothing is fetched,
opened or written.
"""

from __future__ import annotations

from b12tui.dialects import AUTO, Dialect
from b12tui.document.cancellation import Cancellation
from b12tui.document.sanitize import sanitize_line
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.markdown.builders.frontmatter_detector import front_of
from b12tui.markdown.builders.loader import DocumentLoader
from b12tui.markdown.outline import whole
from b12tui.markdown.outline.chunked import ChunkedTokens, is_sure
from b12tui.markdown.outline.symbols import SourcePoint
from b12tui.markdown.parser import Parser

if TYPE_CHECKING:
    from b12tui.document import Document
    from b12tui.markdown.commonmark.wikilinks import NoteFinder
    from b12tui.markdown.includes import Include

CHUNKED_FROM = 65_536
"""Characters from which on a text is never parsed whole; a shorter one takes some 20 ms."""


def parse(
    source: str,
    *,
    name: str,
    cancellation: Cancellation | None = None,
    dialect: Dialect = AUTO,
    include: Include | None = None,
    notes: NoteFinder | None = None,
) -> Document:
    """Return the document parsed from Markdown `source`; `name` is its title if it has none of its own.

    `dialect` decides where two disagree, unless the front matter tells another; `include` reads the files it includes.
    `notes` finds the files that wikilinks name; those that name none are text. Without it all wikilinks are links.

    `cancellation` is the token that cancels parsing, now and later, and what is computed from the document.
    """
    cancellation = Cancellation() if cancellation is None else cancellation
    if "\r" in source:
        source = source.replace("\r\n", "\n").replace("\r", "\n")
    front = front_of(source)
    if front and front.dialect is not AUTO and not dialect.named:
        dialect = front.dialect
    start = SourcePoint(front.lines, front.offset) if front else SourcePoint(0, 0)
    parser = Parser(source, cancellation, dialect, include, notes)
    small = len(source) < CHUNKED_FROM
    token_source: ChunkedTokens | whole.WholeTokens | None = None
    if small and not is_sure(source, start.offset):
        token_source = whole.WholeTokens.quick(parser, source, start)
    token_source = token_source or ChunkedTokens(parser, source, start)
    return DocumentLoader(source, parser, token_source, front, keep=small).document(sanitize_line(name))
