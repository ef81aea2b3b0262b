"""Build blocks from the tokens of code and formulas: code may be a diagram, and name files that it includes."""

from __future__ import annotations

from b12tui.document import CodeBlock, Paragraph, Text
from b12tui.document.sanitize import sanitize, sanitize_line
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown import includes
from b12tui.markdown.builders import callout_blocks, diagrams, included
from b12tui.markdown.commonmark import callouts, info_strings
from b12tui.markdown.commonmark.attributes import identifiers
from b12tui.markdown.fastpath.token_factory import FastToken
from b12tui.markdown.texts.text_builder import TextBuilder
from b12tui.markdown.texts.whole_texts import is_shown, text_of_lines

if TYPE_CHECKING:
    from b12tui.markdown.builders.block_builder import BlockBuilder
    from b12tui.markdown.commonmark.tokens import Token
    from b12tui.markdown.element_markers import BlockOrMarker

_RICH_INFO = frozenset("{=[,")
"""Characters of info strings that say more than the language."""
_RAW_HTML = lazy_pattern(r"\{=html[45]?\}\Z")


def build_code(builder: BlockBuilder, token: Token) -> list[BlockOrMarker]:
    """Return code, or what its info string makes of it."""
    info = token.info
    if "\\" in info or "&" in info:
        from markdown_it.common.utils import unescapeAll

        info = unescapeAll(info)
    line = builder.source_line(token)
    info = sanitize_line(info)
    dialect = builder.context.parser.dialect
    if info.startswith("{") and (found := included.included_directive(builder, info, line)) is not None:
        return found
    if info.startswith("{=html") and _RAW_HTML.match(info) and dialect.has("raw_format"):
        return builder.build(builder, _html_of(token))
    hides_lines = dialect.name == "mdbook" and token.type == "fence" and info_strings.language(info) == "rust"
    if token.type == "fence" and dialect.has("include"):
        content = includes.with_included_lines(builder.context.parser.include, token.content, builder.context.included)
        if content is not token.content:
            content = _rust_text(content, line).chars if hides_lines else content
            return [included.code_on_line(builder, content, info_strings.language(info), line)]
    if hides_lines:
        return [CodeBlock(builder.placed(_rust_text(token.content, line + 1)), "rust", line)]
    if not _RICH_INFO.isdisjoint(info):
        return _described_code(builder, info, token.content, line)
    text = text_of_lines(token.content, line + 1 if token.type == "fence" and token.content else line)
    return _code_or_diagram(builder, CodeBlock(builder.placed(text), info.partition(" ")[0], line))


def _html_of(token: Token) -> Token:
    """Return the token of the HTML in a fence (pandoc: raw attributes)."""
    lines = [token.map[0] + 1, token.map[1]] if token.map else None
    return FastToken("html_block", "", 0, token.level, lines, token.content)


def _described_code(builder: BlockBuilder, info: str, content: str, line: int) -> list[BlockOrMarker]:
    """Return code with an info string of a dialect: the caption in it is a paragraph before the code.

    The description of the figure that the code draws is a picture behind it.
    """
    options, start = info_strings.options(info, content)
    caption = builder.context.text(options.get("caption") or info_strings.caption(info), line)
    builder.unplaced += [options["name"]] if options.get("name") else []
    builder.unplaced += identifiers(info) if "{" in info else []
    builder.unplaced += callouts.cell_names(info)
    head = [Paragraph(builder.placed(callout_blocks.strong(caption)), line)] if is_shown(caption) else []
    text = text_of_lines(content[start:], line + (1 if content else 0) + content.count("\n", 0, start))
    code = _code_or_diagram(builder, CodeBlock(builder.placed(text), info_strings.language(info), line))
    return [*head, *code, *_figure(options.get("description") or info_strings.figure_description(info), line)]


def _figure(description: str, line: int) -> list[BlockOrMarker]:
    """Return the picture that has a description; nothing if it is empty."""
    if not description:
        return []
    text = TextBuilder(line)
    text.image(sanitize_line(description), "", "")
    return [Paragraph(text.text(), line)]


def _rust_text(content: str, line: int) -> Text:
    """Return code in Rust from source line `line` on, without the lines that rustdoc and mdBook hide.

    Such a line begins with `# `, or is `#` alone; another sign before it shows one.
    """
    shown: list[str] = []
    breaks: list[int] = []
    size, first = 0, line
    for number, row in enumerate(content.removesuffix("\n").split("\n"), line):
        written = row.lstrip(" \t")
        if written == "#" or written.startswith("# "):
            continue
        if shown:
            breaks += [size] * (number - first - len(breaks))
        else:
            first = number
        kept = sanitize(row.replace("##", "#", 1) if written.startswith("##") else row)
        shown.append(kept)
        size += len(kept) + 1
    return Text("\n".join(shown), (), first, tuple(breaks)) if shown else text_of_lines(content, line)


def _code_or_diagram(builder: BlockBuilder, code: CodeBlock) -> list[BlockOrMarker]:
    """Return code, or a diagram in sentences if it is one that is understood."""
    if code.language == "mermaid":
        blocks = diagrams.diagram_blocks(builder, code)
        if blocks is not None:
            return [*blocks]
    return [code]


def build_formula(builder: BlockBuilder, token: Token) -> list[BlockOrMarker]:
    """Return a formula on lines of its own, as code if it can't be read."""
    line = builder.source_line(token)
    text_line = line + (token.meta["blank"] if token.content else 0)
    builder.unplaced += token.meta["names"]
    found = token.meta["linear"]()
    if found is None:
        return [CodeBlock(builder.placed(text_of_lines(token.content, text_line)), "math", line)]
    text = TextBuilder(text_line)
    text.formula(*found)
    return [Paragraph(builder.placed(text.text()), line)]
