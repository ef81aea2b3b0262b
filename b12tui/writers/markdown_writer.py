"""Writer of Markdown (see `b12tui.writers.commonmark`)."""

from __future__ import annotations

from b12tui.document import ThematicBreak
from b12tui.fasttyping import TYPE_CHECKING, TextIO
from b12tui.plain.document_writer import section_numbers
from b12tui.writers.commonmark.block_markdown import BlockMarkdown

if TYPE_CHECKING:
    from b12tui.document import Document
    from b12tui.writers.write_options import WriteOptions


def write(document: Document, stream: TextIO, options: WriteOptions) -> None:
    """Write the document, a section at a time."""
    blocks = BlockMarkdown()
    gap = ""
    for number in document.cancellation.steps(section_numbers(document, options.section)):
        section = document.blocks(number)
        lines = blocks.lines(section)
        if not gap and section and isinstance(section[0], ThematicBreak):
            lines[0] = "***"  # three hyphens would begin front matter
        if lines:
            stream.write(gap + "\n".join(lines) + "\n")
            gap = "\n"
