"""Immutable document model shared by every frontend.

A `Document` has sections and a section has blocks (a closed union, `Block`). The readable parts of a block are its text
nodes, each with a `Text`: characters, and spans that style them. A `Position` names one character of the document.
Nothing here depends on Markdown, a width, a terminal or a file.
"""

from b12tui.document.blocks import (
    Align,
    Block,
    BlockQuote,
    CodeBlock,
    DefinitionItem,
    DefinitionList,
    Footnote,
    FrontMatter,
    Heading,
    LineBlock,
    ListBlock,
    ListItem,
    Paragraph,
    Question,
    RawBlock,
    Table,
    ThematicBreak,
)
from b12tui.document.document import Document
from b12tui.document.inlines import FootnoteRef, Formula, Image, Link, Span, Style, Text, is_image
from b12tui.document.position import Position
from b12tui.document.section import Section
from b12tui.document.text_nodes import Ancestor, CellIndex, TextNode, text_nodes

__all__ = [
    "Align",
    "Ancestor",
    "Block",
    "BlockQuote",
    "CellIndex",
    "CodeBlock",
    "DefinitionItem",
    "DefinitionList",
    "Document",
    "Footnote",
    "FootnoteRef",
    "Formula",
    "FrontMatter",
    "Heading",
    "Image",
    "LineBlock",
    "Link",
    "ListBlock",
    "ListItem",
    "Paragraph",
    "Position",
    "Question",
    "RawBlock",
    "Section",
    "Span",
    "Style",
    "Table",
    "Text",
    "TextNode",
    "ThematicBreak",
    "is_image",
    "text_nodes",
]
