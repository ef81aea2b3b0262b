"""Group the blocks of a container into questions and answers.

A question is written in one of three ways:

1. A heading below a heading named FAQ, Frequently asked questions or Questions.
2. A `<details>` whose `<summary>` ends in a question mark, or any below such a heading (see `html.element_tree`).
3. A paragraph that is one bold run ending in a question mark, followed by at least one block as its answer.

The questions of a container are numbered as one group.
"""

from __future__ import annotations

from b12tui.document import Block, Heading, Paragraph, Question, Style, Text
from b12tui.document.cancellation import NEVER, Cancellation
from b12tui.fastclass import replace
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.markdown.element_markers import ASKING, BlockOrMarker, ElementTag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from b12tui.markdown.outline.slugs import QuestionSlugs


def gather(
    pieces: list[BlockOrMarker],
    names: QuestionSlugs,
    faq: int = 0,
    *,
    folds_ask: bool = False,
    cancellation: Cancellation = NEVER,
) -> tuple[Block, ...]:
    """Return a container's blocks, with its HTML elements built and questions grouped.

    `faq` is the level of the FAQ heading whose subheadings are questions, or 0. `folds_ask` is whether each fold is a
    question.
    """
    blocks = _group_bold(_built(pieces, names, cancellation, folds_ask=folds_ask), names)
    if faq:
        blocks = _group_headings(blocks, faq)
    return _numbered(blocks)


def _built(
    pieces: list[BlockOrMarker], names: QuestionSlugs, cancellation: Cancellation, *, folds_ask: bool
) -> list[Block]:
    """Return the blocks of pieces, with those of HTML elements."""
    blocks = [piece for piece in pieces if not isinstance(piece, ElementTag)]
    if len(blocks) == len(pieces):
        return blocks
    from b12tui.markdown.html.element_tree import ElementTree  # deferred: most texts hold no HTML

    def group(inside: Iterable[Block]) -> tuple[Block, ...]:
        return _numbered(_group_bold(inside, names))

    return ElementTree(group, names.make_unique, asks=folds_ask, cancellation=cancellation).blocks(pieces)


def _group_bold(blocks: Iterable[Block], names: QuestionSlugs) -> list[Block]:
    """Return the blocks with a question for each bold paragraph.

    The next such paragraph or a heading ends its answer.
    """
    grouped: list[Block] = []
    question: Paragraph | None = None
    answer: list[Block] = []

    def close() -> None:
        nonlocal question, answer
        if question is not None and answer:
            slug = names.make_unique(question.text)
            grouped.append(Question(0, 0, question.text, _numbered(answer), slug, line=question.line))
        elif question is not None:
            grouped.append(question)
        question, answer = None, []

    for block in blocks:
        if isinstance(block, Paragraph) and _is_question(block.text):
            close()
            question = block
        elif isinstance(block, Heading):
            close()
            grouped.append(block)
        else:
            (grouped if question is None else answer).append(block)
    close()
    return grouped


def _is_question(text: Text) -> bool:
    """Return whether a text is one bold run that ends in a question mark."""
    return text.chars.endswith(ASKING) and any(
        span.kind is Style.STRONG and span.start == 0 and span.end == len(text.chars) for span in text.spans
    )


def _group_headings(blocks: list[Block], faq: int) -> list[Block]:
    """Return the blocks with a question for each heading below level `faq`; deeper headings belong to its answer."""
    grouped: list[Block] = []
    question: Heading | None = None
    answer: list[Block] = []

    def close() -> None:
        if question is not None:
            grouped.append(Question(0, 0, question.text, _numbered(answer), question.slug, line=question.line))

    for block in blocks:
        if isinstance(block, Heading) and block.level > faq and (question is None or block.level <= question.level):
            close()
            question, answer = block, []
        else:
            (grouped if question is None else answer).append(block)
    close()
    return grouped


def _numbered(blocks: list[Block]) -> tuple[Block, ...]:
    """Return the blocks of a container with its questions numbered."""
    of = sum(isinstance(block, Question) and block.asks for block in blocks)
    if not of:
        return tuple(blocks)
    numbers = iter(range(1, of + 1))
    return tuple(
        replace(block, number=next(numbers), of=of) if isinstance(block, Question) and block.asks else block
        for block in blocks
    )
