"""Rules for the constructs of Markdown's dialects, each added only for texts that contain its marker."""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.commonmark import containers
from b12tui.markdown.commonmark.braces import brace_rule
from b12tui.markdown.commonmark.bracket_links import cross_reference
from b12tui.markdown.commonmark.citations import book_label, book_reference, citations, example_reference
from b12tui.markdown.commonmark.comments import comment, line_comment
from b12tui.markdown.commonmark.key_names import keys_rule
from b12tui.markdown.commonmark.markdown_in_html import ASKS, markdown_in_html
from b12tui.markdown.commonmark.marks import line_break, lowered, marked, raised_rule
from b12tui.markdown.commonmark.plain_tables import MARKER, plain_table
from b12tui.markdown.commonmark.shortcode_code import OPENING, code_between_tags, code_within_line
from b12tui.markdown.commonmark.tex import tex, tex_block, unseen_command
from b12tui.markdown.commonmark.wikilinks import wikilink

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.ruler import RuleOptionsType

    from b12tui.dialects import Dialect

_INDENTED = lazy_pattern(r"!!!|\?\?\?|===[!+]?[ \t]+[\"']")
_DIRECTIVE = lazy_pattern(r"(?:```|~~~)[ \t]*\{")

_BEFORE_TERM = lazy_pattern(r"\}[ \t]*\n[^\n]+\n(?:[ \t]*\n)?[ \t>]*[:~][ \t]")

_INTERRUPTS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
"""Blocks that a container ends without a blank line."""
_BRACES = frozenset({"attributes", "role", "shortcode", "mdx", "critic"})


def add_dialect_rules(parser: MarkdownIt, source: str, dialect: Dialect) -> str:
    """Add the rules that `source` needs, and return a pattern of where the inline ones may begin, or empty text."""
    _add_block_rules(parser, source, dialect)
    stops = ""
    inline = parser.inline.ruler
    if "{" in source and not _BRACES.isdisjoint(dialect.constructs):
        stops += r"|\{"
        inline.before("escape", "brace", brace_rule(dialect))
        if dialect.has("shortcode") and OPENING.search(source):
            inline.before("brace", "code_within_line", code_within_line)
    if "==" in source and dialect.has("mark"):
        stops += "|="
        inline.before("escape", "marked", marked)
    if "^" in source and not dialect.constructs.isdisjoint(("superscript", "inline_note", "block_name")):
        stops += r"|\^"
        inline.before("link", "raised", raised_rule(dialect))
    if "~" in source and dialect.has("subscript"):
        inline.before("strikethrough", "lowered", lowered)
    if dialect.has("math") and (r"\(" in source or r"\[" in source or r"\begin{" in source):
        inline.before("escape", "tex", tex)
        parser.block.ruler.before("fence", "tex_block", tex_block, _INTERRUPTS)
    if "\\" in source and dialect.has("raw_format"):
        inline.before("escape", "unseen_command", unseen_command)
    if "[[" in source and dialect.has("wikilink"):
        inline.before("link", "wikilink", wikilink)
    stops += _add_reference_rules(parser, source, dialect)
    if source.count("++") > 1 and dialect.has("keys"):
        stops += r"|\+"
        inline.before("escape", "keys", keys_rule(single=dialect.name == "mkdocs"))
    if "%%" in source and dialect.has("comment"):
        stops += "|%"
        inline.before("escape", "comment", comment)
    if dialect.has("hard_break"):
        inline.before("newline", "line_break", line_break)
    return stops


def _add_reference_rules(parser: MarkdownIt, source: str, dialect: Dialect) -> str:
    """Add the rules for references that `source` needs, and return the pattern of where they may begin."""
    inline = parser.inline.ruler
    stops = ""
    if "@" in source and dialect.has("citation"):
        stops += "|@"
        inline.before("link", "citations", citations)
        inline.before("escape", "book_reference", book_reference)
    if r"(\#" in source and dialect.has("citation"):
        stops += r"|\("
        inline.before("link", "book_label", book_label)
    if "][" in source and dialect.has("cross_reference"):
        inline.after("link", "cross_reference", cross_reference)
    if "(@" in source and dialect.has("example"):
        stops += r"|\("
        inline.before("link", "example_reference", example_reference)
    return stops


def _add_block_rules(parser: MarkdownIt, source: str, dialect: Dialect) -> None:
    """Add the rules for blocks that `source` needs."""
    block = parser.block.ruler
    fences = [
        sign
        for sign, name in ((":::", "container"), ("///", "slash_container"))
        if sign in source and dialect.has(name)
    ]
    if fences:
        block.before("fence", "fenced_container", containers.fenced_container(tuple(fences)), _INTERRUPTS)
    if dialect.has("admonition") and _INDENTED.search(source):
        block.before("fence", "indented_container", containers.indented_container, _INTERRUPTS)
    if dialect.has("directive") and _DIRECTIVE.search(source):
        block.before("fence", "directive", containers.directive, _INTERRUPTS)
    if dialect.has("shortcode") and OPENING.search(source):
        block.before("fence", "code_between_tags", code_between_tags, _INTERRUPTS)
    if dialect.has("plain_table") and MARKER.search(source):
        block.before("hr", "plain_table", plain_table)
    if dialect.has("attributes") and _BEFORE_TERM.search(source):
        block.before("fence", "attributes_before_term", containers.attributes_before_term)
    if dialect.has("markdown_in_html") and ASKS.search(source):
        block.before("html_block", "markdown_in_html", markdown_in_html, _INTERRUPTS)
    if dialect.has("line_comment") and ("%" in source or "+++" in source):
        block.before("fence", "line_comment", line_comment, _INTERRUPTS)
