"""Writer of the numbered contents."""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING, TextIO
from b12tui.plain import document_writer
from b12tui.writers.plain_writer import plain_options

if TYPE_CHECKING:
    from b12tui.document import Document
    from b12tui.writers.write_options import WriteOptions


def write(document: Document, stream: TextIO, options: WriteOptions) -> None:
    """Write the outline, one section a line."""
    stream.write(document_writer.contents_text(document, plain_options(options)))
