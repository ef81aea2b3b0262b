"""What a text is: immutable data that every head reads and none changes.

A `Document` has sections; a section has blocks (a closed union, `Block`); what can be read in a block are its leaves,
each with a `Text`: characters, and marks that say what stretches of them are. An `Address` names one character of it
all. Nothing here knows Markdown, a width, a terminal or a file.
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
    ListBlock,
    ListItem,
    Paragraph,
    Question,
    RawBlock,
    Table,
    ThematicBreak,
)
from b12tui.document.document import Document, Section
from b12tui.document.inlines import FootnoteRef, Image, Link, Span, Style, Text
from b12tui.document.leaves import Ancestor, CellIndex, TextNode, text_nodes
from b12tui.document.position import Position

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
    "FrontMatter",
    "Heading",
    "Image",
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
    "text_nodes",
]
