"""What a text is: immutable data that every head reads and none changes.

A `Document` has sections; a section has blocks (a closed union, `Block`); what can be read in a block are its leaves,
each with a `Text`: characters, and marks that say what stretches of them are. An `Address` names one character of it
all. Nothing here knows Markdown, a width, a terminal or a file.
"""

from b12tui.document.blocks import (
    Align,
    Block,
    Code,
    Definition,
    Definitions,
    FrontMatter,
    Heading,
    Item,
    ItemList,
    Note,
    Paragraph,
    Question,
    Quote,
    Rule,
    Table,
    Unsupported,
)
from b12tui.document.document import Document, Section
from b12tui.document.inlines import Image, Link, Mark, NoteMark, Style, Text
from b12tui.document.leaves import Cell, Leaf, Within, leaves
from b12tui.document.position import Address

__all__ = [
    "Address",
    "Align",
    "Block",
    "Cell",
    "Code",
    "Definition",
    "Definitions",
    "Document",
    "FrontMatter",
    "Heading",
    "Image",
    "Item",
    "ItemList",
    "Leaf",
    "Link",
    "Mark",
    "Note",
    "NoteMark",
    "Paragraph",
    "Question",
    "Quote",
    "Rule",
    "Section",
    "Style",
    "Table",
    "Text",
    "Unsupported",
    "Within",
    "leaves",
]
