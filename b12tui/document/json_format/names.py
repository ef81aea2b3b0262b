"""Names of the block types in JSON."""

from __future__ import annotations

from b12tui.document.blocks import (
    Block,
    BlockQuote,
    CodeBlock,
    DefinitionList,
    Footnote,
    FrontMatter,
    Heading,
    LineBlock,
    ListBlock,
    Paragraph,
    Question,
    RawBlock,
    Table,
    ThematicBreak,
)

BLOCK_TYPES: dict[str, type[Block]] = {
    "heading": Heading,
    "paragraph": Paragraph,
    "list": ListBlock,
    "block_quote": BlockQuote,
    "code_block": CodeBlock,
    "line_block": LineBlock,
    "table": Table,
    "question": Question,
    "definition_list": DefinitionList,
    "footnote": Footnote,
    "front_matter": FrontMatter,
    "thematic_break": ThematicBreak,
    "raw_block": RawBlock,
}

NAME_OF: dict[type, str] = {kind: name for name, kind in BLOCK_TYPES.items()}
