"""Writer of documents as JSON (see `b12tui.document.json_format`)."""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from b12tui.document import Document
    from b12tui.writers.write_options import WriteOptions


def write(document: Document, stream: TextIO, options: WriteOptions) -> None:  # noqa: ARG001 - all of it, always
    """Write the document, a section at a time."""
    stream.writelines(document.json_pieces())
