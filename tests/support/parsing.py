"""Helpers for tests of what a text is parsed into, and of what it says."""

from __future__ import annotations

from b12tui import to_plain
from b12tui.document import Block, Document, Paragraph, Question, Text
from b12tui.markdown import parse


def parse_blocks(source: str) -> tuple[Block, ...]:
    """Return all blocks of a text."""
    document = parse(source, name="test")
    return tuple(block for section in document.sections for block in document.blocks(section.number))


def parse_paragraph(source: str) -> Text:
    """Return the text of a source that is one paragraph."""
    (paragraph,) = parse_blocks(source)
    assert isinstance(paragraph, Paragraph)
    return paragraph.text


def parse_questions(source: str) -> list[Question]:
    """Return the questions of a text that are outside of containers."""
    return [block for block in parse_blocks(source) if isinstance(block, Question)]


def rows_below_title(document: Document) -> str:
    """Return what a document says in plain text, in one row: its rows without the first one and blank ones."""
    return " / ".join(filter(None, to_plain(document).split("\n")[1:]))
