"""Paragraphs that have a meaning of their own in a dialect of Markdown.

- `[TOC]` (Python-Markdown), and imports and exports of MDX: hidden, as they ask for something that isn't shown here.
- `*[HTML]: Hyper Text Markup Language` (PHP Markdown Extra): abbreviations, hidden as they are explained where they are
  first used; a list of definitions in a text that is nothing else.
- Signs for files to be included (`markdown.includes`): what is in the file, or a link to it.
- Lines that begin with a bar (pandoc): lines that stay lines.
- `(@) example` (pandoc): a list that is numbered throughout the document.
- A picture alone (pandoc, Quarto): a figure, whose caption stands in the brackets.
- `: words` and `Table: words` below a table (pandoc, Quarto): its caption.
"""

from __future__ import annotations

from b12tui.document import DefinitionItem, DefinitionList, ListBlock, ListItem, Paragraph
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown import includes
from b12tui.markdown.builders import figures, included
from b12tui.markdown.builders.captions import CAPTION_SIGN

if TYPE_CHECKING:
    from b12tui.markdown.builders.block_builder import BlockBuilder
    from b12tui.markdown.element_markers import BlockOrMarker

_CONTENTS = ("[TOC]", "[toc]", "[_TOC_]")
_MODULE = (
    r"(?:import\s[^\n]*?(?:\sfrom\s*)?[\"'][^\"'\n]+[\"'];?|export\s+(?:const|let|var|default|function|class|\{)[^\n]*[;})\]]"
    r")\s*(?:\n|\Z)"
)
_MODULES = lazy_pattern(rf"(?:{_MODULE})+\Z")
_ABBREVIATION = r"\*\[([^\[\]\n]+)\]:[ \t]*([^\n]*)"
_ONE_ABBREVIATION = lazy_pattern(_ABBREVIATION)
_ABBREVIATIONS = lazy_pattern(rf"(?:{_ABBREVIATION}(?:\n|\Z))+\Z")
_EXAMPLE = r"\(@[\w-]*\)[ \t]+([^\n]*)"
_ONE_EXAMPLE = lazy_pattern(rf"{_EXAMPLE}(?:\n(?!\(@)[^\n]*)*")
_EXAMPLES = lazy_pattern(rf"(?:{_EXAMPLE}(?:\n(?!\(@)[^\n]*)*(?:\n|\Z))+\Z")


def special_paragraph(builder: BlockBuilder, line: int) -> list[BlockOrMarker] | None:
    """Return the blocks of a paragraph whose inline token is next, on a source line; None if it is plain.

    The tokens are moved past only if it is not.
    """
    content = builder.tokens[builder.next_token].content
    made = _blocks(builder, content, line)
    if made is not None:
        builder.next_token += 2
    return made


def _blocks(builder: BlockBuilder, content: str, line: int) -> list[BlockOrMarker] | None:
    has = builder.context.parser.dialect.has
    match content[0]:
        case "[" if has("contents") and content in _CONTENTS and not builder.context.text(content).spans:
            return []
        case "i" | "e" if has("mdx") and content.startswith(("import", "export")) and _MODULES.match(content):
            return []
        case "*" if has("abbreviation") and content.startswith("*[") and _ABBREVIATIONS.match(content):
            return _abbreviations(builder, content, line)
        case "|" if has("line_block") and content.startswith("| ") and _is_line_block(content):
            lines = (row.removeprefix("|").strip() for row in content.split("\n"))
            return [Paragraph(builder.placed(builder.context.text("\\\n".join(lines), line)), line)]
        case "(" if has("example") and content.startswith("(@") and _EXAMPLES.match(content):
            return [_examples(builder, content, line)]
        case "-" | ";" | "{" if has("include") and (path := includes.named_alone(content)):
            return included.included_blocks(builder, path, line)
        case "<" if has("include") and content.startswith("<<<") and (path := includes.snippet(content)):
            return included.included_code(builder, path, line)
        case "!" if has("figure") and content.startswith("!["):
            return figures.implicit_figure(builder, content, line)
        case ":" | "T" | "t" if (
            has("plain_table") and _follows_table(builder) and (sign := CAPTION_SIGN.match(content))
        ):
            return [Paragraph(builder.placed(builder.context.text(content[sign.end() :], line)), line)]
    return None


def _follows_table(builder: BlockBuilder) -> bool:
    """Return whether the paragraph whose inline token is next stands behind a table."""
    return builder.next_token > 1 and builder.tokens[builder.next_token - 2].type == "table_close"


def _is_line_block(content: str) -> bool:
    rows = content.split("\n")
    return len(rows) > 1 and all(row.startswith("| ") and not row.rstrip().endswith("|") for row in rows)


def _abbreviations(builder: BlockBuilder, content: str, line: int) -> list[BlockOrMarker]:
    items = []
    for found in _ONE_ABBREVIATION.finditer(content):
        if found[1] in builder.context.abbreviations:
            continue
        at = line + content.count("\n", 0, found.start())
        meaning = builder.placed(builder.context.text(found[2], at))
        items.append(DefinitionItem(builder.context.text(found[1], at), (Paragraph(meaning, at),), at))
    return [DefinitionList(tuple(items), line)] if items else []


def _examples(builder: BlockBuilder, content: str, line: int) -> ListBlock:
    items = []
    for found in _ONE_EXAMPLE.finditer(content):
        at = line + content.count("\n", 0, found.start())
        words = builder.placed(builder.context.text(content[found.start(1) : found.end()], at))
        items.append(ListItem((Paragraph(words, at),), None, at))
    return ListBlock(tuple(items), builder.context.example_number(line), tight=True, line=line)
