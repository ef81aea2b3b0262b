"""Writer of HTML: one file without scripts, for browsers and their screen readers (see `b12tui.writers.html`)."""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING, TextIO
from b12tui.writers.html.page import page_pieces

if TYPE_CHECKING:
    from b12tui.document import Document
    from b12tui.writers.write_options import WriteOptions


def write(document: Document, stream: TextIO, options: WriteOptions) -> None:
    """Write the document; all of it is held until it is written, as links may lead forward."""
    stream.writelines(map(str, page_pieces(document, options)))
