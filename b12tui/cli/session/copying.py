"""Copies of texts that aren't Markdown, as Markdown."""

from __future__ import annotations

import io

from b12tui.core.effects import Copy, CopyAsMarkdown
from b12tui.core.state import ReaderState
from b12tui.document import Document
from b12tui.document.sanitize import sanitize
from b12tui.fastclass import replace
from b12tui.writers import WriteOptions, writer_of


def copy_as_markdown(state: ReaderState, effect: CopyAsMarkdown) -> ReaderState:
    """Return the state whose effect is to copy what was asked for; raise Cancelled."""
    document = state.document
    if effect.section is not None:
        document = Document.from_blocks(document.blocks(effect.section), name=document.name)
    stream = io.StringIO()
    writer_of("markdown").load().write(document, stream, WriteOptions())
    text = stream.getvalue() if effect.section is None else stream.getvalue().rstrip("\n")
    return replace(state, effect=Copy(sanitize(text), effect.description))
