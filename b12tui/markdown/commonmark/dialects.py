"""Rules for the constructs of Markdown's dialects, each added only for texts that contain its marker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.commonmark import containers
from b12tui.markdown.commonmark.braces import brace
from b12tui.markdown.commonmark.marks import marked, raised
from b12tui.markdown.commonmark.tex import tex, tex_block
from b12tui.markdown.commonmark.wikilinks import wikilink

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.ruler import RuleOptionsType

_CONTAINERS = lazy_pattern(r":::|///|!!!|\?\?\?|===[!+]?[ \t]+[\"']|(?:```|~~~)[ \t]*\{")

_INTERRUPTS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
"""Blocks that a container ends without a blank line."""


def add_dialect_rules(parser: MarkdownIt, source: str) -> str:
    """Add the rules that `source` needs, and return a pattern of where the inline ones may begin, or empty text."""
    stops = ""
    if _CONTAINERS.search(source):
        parser.block.ruler.before("fence", "directive", containers.directive, _INTERRUPTS)
        parser.block.ruler.before("directive", "fenced_container", containers.fenced_container, _INTERRUPTS)
        parser.block.ruler.before("directive", "indented_container", containers.indented_container, _INTERRUPTS)
    if "{" in source:
        stops += r"|\{"
        parser.inline.ruler.before("escape", "brace", brace)
    if "==" in source:
        stops += "|="
        parser.inline.ruler.before("escape", "marked", marked)
    if "^" in source:
        stops += r"|\^"
        parser.inline.ruler.before("link", "raised", raised)
    if r"\(" in source or r"\[" in source or r"\begin{" in source:
        parser.inline.ruler.before("escape", "tex", tex)
        parser.block.ruler.before("fence", "tex_block", tex_block, _INTERRUPTS)
    if "[[" in source:
        parser.inline.ruler.before("link", "wikilink", wikilink)
    return stops
