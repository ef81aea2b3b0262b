"""Reader of Jupyter notebooks (nbformat 4)."""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.markdown import parse
from b12tui.readers import raw_reader
from b12tui.shapes import notebooks
from b12tui.shapes.document_builder import block_document

if TYPE_CHECKING:
    from b12tui.document import Block, Document
    from b12tui.document.cancellation import Cancellation
    from b12tui.source import Source


def _blocks(source: str) -> tuple[Block, ...]:
    """Return all blocks of a cell in Markdown."""
    document = parse(source, name="")
    return tuple(block for section in document.sections for block in document.blocks(section.number))


def read(source: Source, cancellation: Cancellation | None = None) -> Document:
    """Return each cell as a section, with its outputs; a text that is no notebook is its lines."""
    cells = notebooks.sections(source.text, _blocks)
    if cells is None:
        return raw_reader.read(source, cancellation)
    return block_document(source.text, cells, name=source.name, cancellation=cancellation)
