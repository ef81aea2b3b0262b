"""Build what a text includes from other files (`markdown.includes`): their blocks in its place, or links to them."""

from __future__ import annotations

from b12tui.document import CodeBlock, Paragraph
from b12tui.fastclass import replace
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown import includes
from b12tui.markdown.builders.frontmatter_detector import front_of
from b12tui.markdown.outline.slugs import QuestionSlugs
from b12tui.markdown.texts.whole_texts import text_of_lines

if TYPE_CHECKING:
    from b12tui.markdown.builders.block_builder import BlockBuilder
    from b12tui.markdown.element_markers import BlockOrMarker

_DIRECTIVE = lazy_pattern(r"\{(include|literalinclude)\}[ \t]+(\S+)")


def included_blocks(builder: BlockBuilder, path: str, line: int) -> list[BlockOrMarker]:
    """Return the blocks of the file that a source line includes; a link to it if it can't be read.

    All of them have that line; headings among them open no section.
    """
    context = builder.context
    included = includes.read(context.parser.include, path, context.included)
    if included is None:
        return [_link(builder, path, line)]
    if included.name.endswith((".md", ".markdown", ".qmd", ".mdx", ".txt", ".inc")):
        inside = context.of_included(included.name, line)
        return list(builder.of_tokens(inside, context.parser.blocks(_body(included.text)), QuestionSlugs("")))
    return [code_on_line(builder, included.text, included.name.rpartition(".")[2], line)]


def included_code(builder: BlockBuilder, path: str, line: int) -> list[BlockOrMarker]:
    """Return the code that a source line includes; a link to its file if that can't be read."""
    found = includes.read(builder.context.parser.include, path, builder.context.included)
    if found is None:
        return [_link(builder, path.partition(":")[0], line)]
    return [code_on_line(builder, found.text, found.name.rpartition(".")[2], line)]


def _link(builder: BlockBuilder, path: str, line: int) -> Paragraph:
    return Paragraph(builder.placed(builder.context.text(f"[`{path}`](<{path}>)", line)), line)


def code_on_line(builder: BlockBuilder, code: str, language: str, line: int) -> CodeBlock:
    """Return code from another file, all of which stands on one line of this source."""
    text = replace(text_of_lines(code.rstrip("\n"), line), breaks=())
    return CodeBlock(builder.placed(text), language, line)


def included_directive(builder: BlockBuilder, info: str, line: int) -> list[BlockOrMarker] | None:
    """Return what a directive of MyST with this info string includes, or None if it is none."""
    found = _DIRECTIVE.match(info)
    if found is None or not builder.context.parser.dialect.has("directive"):
        return None
    if found[1] == "include":
        return included_blocks(builder, found[2], line)
    included = includes.read(builder.context.parser.include, found[2], builder.context.included)
    if included is None:
        return None
    return [code_on_line(builder, included.text, included.name.rpartition(".")[2], line)]


def _body(source: str) -> str:
    """Return a text without its front matter, which says nothing of the text that it is included in."""
    front = front_of(source)
    return source[front.offset :] if front else source
