"""Blocks of a diagram: its name, its sentences as a list, and its source in a fold."""

from __future__ import annotations

from b12tui.catalogue import diagrams
from b12tui.document import CodeBlock, ListBlock, ListItem, Paragraph, Question, Text
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.markdown.builders import callout_blocks
from b12tui.markdown.maths import linear
from b12tui.markdown.mermaid.diagram_reader import diagram
from b12tui.markdown.mermaid.statements import FORMULA
from b12tui.markdown.texts.text_builder import TextBuilder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from b12tui.document import Block
    from b12tui.markdown.builders.block_builder import BlockBuilder
    from b12tui.markdown.mermaid.statements import Statement


def diagram_blocks(builder: BlockBuilder, code: CodeBlock) -> list[Block] | None:
    """Return the blocks of a Mermaid diagram, or None if it isn't understood."""
    found = diagram(code.text.chars)
    if found is None:
        return None
    first = code.text.line
    blocks: list[Block] = [Paragraph(builder.placed(callout_blocks.strong(_text(found.name, code.line))), code.line)]
    if found.description:
        blocks.append(Paragraph(_text(found.description, code.line), code.line))
    title = Text(diagrams.SOURCE, (), code.line)
    slug = builder.question_slugs.make_unique(title)
    source = Question(0, 0, title, (code,), slug, open=False, line=code.line, asks=False)
    return [*blocks, _list(found.statements, first), source]


def _text(words: str, line: int) -> Text:
    """Return words as a text on a source line, in which formulas are read."""
    if "$$" not in words:
        return Text(words, (), line)
    text = TextBuilder(line)
    for at, part in enumerate(FORMULA.split(words)):  # a formula at each odd index
        if at % 2 == 0:
            text.verbatim(part)
        elif (found := linear(part)) is None:
            text.verbatim(f"$${part}$$")
        else:
            text.formula(*found)
    return text.text()


def _list(statements: Sequence[Statement], first: int) -> ListBlock:
    """Return statements as a list; `first` is the source line of the diagram's first line."""
    items = []
    for statement in statements:
        line = first + statement.line
        inner = (_list(statement.inner, first),) if statement.inner else ()
        items.append(ListItem((Paragraph(_text(statement.words, line), line), *inner), None, line))
    return ListBlock(tuple(items), None, tight=True, line=items[0].line)
