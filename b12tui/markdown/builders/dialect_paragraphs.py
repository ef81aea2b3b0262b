"""Paragraphs that have a meaning of their own in a dialect of Markdown.

- `[TOC]` (Python-Markdown), and imports and exports of MDX: hidden, as they ask for something that isn't shown here.
- `*[HTML]: Hyper Text Markup Language` (PHP Markdown Extra): abbreviations, read as a list of definitions.
- `--8<-- "file"` (PyMdown), `{!file!}`, `{{#include file}}` (mdBook): a link to the file.
- Lines that begin with a bar (pandoc): lines that stay lines.
- `(@) example` (pandoc): a numbered list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from b12tui.document import DefinitionItem, DefinitionList, ListBlock, ListItem, Paragraph
from b12tui.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from b12tui.markdown.builders.block_builder import BlockBuilder
    from b12tui.markdown.element_markers import BlockOrMarker

SIGNS = frozenset("[*|(-{ie;")
"""First characters of such paragraphs."""

_CONTENTS = lazy_pattern(r"\[(?:TOC|toc|_TOC_)\]\Z")
_MODULE = (
    r"(?:import\s[^\n]*?(?:\sfrom\s*)?[\"'][^\"'\n]+[\"'];?|export\s+(?:const|let|var|default|function|class|\{)[^\n]*[;})\]]"
    r")\s*(?:\n|\Z)"
)
_MODULES = lazy_pattern(rf"(?:{_MODULE})+\Z")
_ABBREVIATION = r"\*\[([^\[\]\n]+)\]:[ \t]*([^\n]*)"
_ONE_ABBREVIATION = lazy_pattern(_ABBREVIATION)
_ABBREVIATIONS = lazy_pattern(rf"(?:{_ABBREVIATION}(?:\n|\Z))+\Z")
_INCLUDE = lazy_pattern(
    r"(?:-{1,}8<-{1,}[ \t]+[\"']([^\"'\n]+)[\"']|\{!>?[ \t]*([^{}\n!]+?)[ \t]*!\}|"
    r"\{\{[ \t]*\#(?:rustdoc_)?include[ \t]+([^{}\n]+?)[ \t]*\}\}|\{\*[ \t]*([^{}\n*\s]+)[^{}\n]*\*\})\Z"
)
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
    match content[0]:
        case "[" if _CONTENTS.match(content) and not builder.context.text(content).spans:
            return []
        case "i" | "e" if content.startswith(("import", "export")) and _MODULES.match(content):
            return []
        case "*" if content.startswith("*[") and _ABBREVIATIONS.match(content):
            return [_abbreviations(builder, content, line)]
        case "|" if content.startswith("| ") and _is_line_block(content):
            lines = (row.removeprefix("|").strip() for row in content.split("\n"))
            return [Paragraph(builder.placed(builder.context.text("\\\n".join(lines), line)), line)]
        case "(" if content.startswith("(@") and _EXAMPLES.match(content):
            return [_examples(builder, content, line)]
        case "-" | ";" | "{" if include := _INCLUDE.match(content):
            path = next(filter(None, include.groups())).strip()
            return [Paragraph(builder.placed(builder.context.text(f"[`{path}`](<{path}>)", line)), line)]
    return None


def _is_line_block(content: str) -> bool:
    rows = content.split("\n")
    return len(rows) > 1 and all(row.startswith("| ") and not row.rstrip().endswith("|") for row in rows)


def _abbreviations(builder: BlockBuilder, content: str, line: int) -> DefinitionList:
    items = []
    for found in _ONE_ABBREVIATION.finditer(content):
        at = line + content.count("\n", 0, found.start())
        meaning = builder.placed(builder.context.text(found[2], at))
        items.append(DefinitionItem(builder.context.text(found[1], at), (Paragraph(meaning, at),), at))
    return DefinitionList(tuple(items), line)


def _examples(builder: BlockBuilder, content: str, line: int) -> ListBlock:
    items = []
    for found in _ONE_EXAMPLE.finditer(content):
        at = line + content.count("\n", 0, found.start())
        words = builder.placed(builder.context.text(content[found.start(1) : found.end()], at))
        items.append(ListItem((Paragraph(words, at),), None, at))
    return ListBlock(tuple(items), 1, tight=True, line=line)
