"""Group the blocks of a container into questions and answers.

A question is written in one of three ways:

1. A heading below a heading named FAQ, Frequently asked questions or Questions.
2. A `<details>` with the question in its `<summary>`, in one HTML block or with Markdown between its tags.
3. A paragraph that is one bold run ending in a question mark, followed by at least one block as its answer.

The questions of a container are numbered as one group. A `<details>` that is never closed ends at the next heading or
at the end of its container.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from b12tui.document import Block, Heading, Paragraph, Question, Style, Text
from b12tui.fastclass import replace
from b12tui.markdown.details_markers import BlockOrMarker, DetailsMarker, DetailsTag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from b12tui.markdown.outline.slugs import QuestionSlugs

DETAILS = "Details"
"""Browsers' label of a `<details>` without a summary (HTML, 4.11.1)."""


def gather(pieces: list[BlockOrMarker], names: QuestionSlugs, faq: int = 0) -> tuple[Block, ...]:
    """Return a container's blocks, with questions grouped.

    `faq` is the level of the FAQ heading whose subheadings are questions, or 0.
    """
    blocks = _group_bold(_group_details(pieces, names), names)
    if faq:
        blocks = _group_headings(blocks, faq)
    return _numbered(blocks)


class _Details:
    """A `<details>` that is not closed yet."""

    __slots__ = ("blocks", "in_summary", "line", "open", "summary")

    def __init__(self, tag: DetailsTag | None = None) -> None:
        self.open = tag is not None and tag.marker is DetailsMarker.DETAILS_OPEN
        self.line = tag.line if tag else 0
        self.summary: list[Block] = []
        self.in_summary = False
        self.blocks: list[Block] = []

    def add(self, block: Block) -> None:
        (self.summary if self.in_summary else self.blocks).append(block)


def _group_details(pieces: Iterable[BlockOrMarker], names: QuestionSlugs) -> list[Block]:
    """Return the blocks with a question for each `<details>`."""
    stack = [_Details()]
    for piece in pieces:
        if not isinstance(piece, DetailsTag):
            stack[-1].add(piece)
        elif piece.marker in (DetailsMarker.DETAILS, DetailsMarker.DETAILS_OPEN):
            stack.append(_Details(piece))
        elif piece.marker is DetailsMarker.DETAILS_END:
            if len(stack) > 1:
                _close_details(stack, names)
        else:
            details = stack[-1]
            details.in_summary = (
                piece.marker is DetailsMarker.SUMMARY and len(stack) > 1 and not details.summary and not details.blocks
            )
    while len(stack) > 1:
        unclosed = stack[-1].blocks
        end = next((index for index, block in enumerate(unclosed) if isinstance(block, Heading)), len(unclosed))
        after = unclosed[end:]
        del unclosed[end:]
        _close_details(stack, names)
        stack[-1].blocks.extend(after)
    return stack[0].blocks


def _close_details(stack: list[_Details], names: QuestionSlugs) -> None:
    """Close the innermost `<details>` and add its question to the one around it."""
    details = stack.pop()
    text, rest = _question(details)
    blocks = _numbered(_group_bold([*rest, *details.blocks], names))
    stack[-1].add(Question(0, 0, text, blocks, names.take(text), details.open, details.line))


def _question(details: _Details) -> tuple[Text, list[Block]]:
    """Return the question's text from a summary, and the rest of its blocks, which begin the answer."""
    summary = details.summary
    if summary and isinstance(first := summary[0], Paragraph | Heading):
        return first.text, summary[1:]
    return Text(DETAILS, (), details.line), summary


def _group_bold(blocks: list[Block], names: QuestionSlugs) -> list[Block]:
    """Return the blocks with a question for each bold paragraph.

    The next such paragraph or a heading ends its answer.
    """
    grouped: list[Block] = []
    question: Paragraph | None = None
    answer: list[Block] = []

    def close() -> None:
        nonlocal question, answer
        if question is not None and answer:
            slug = names.take(question.text)
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
    return text.chars.endswith(("?", "？", "؟")) and any(
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
    of = sum(isinstance(block, Question) for block in blocks)
    if not of:
        return tuple(blocks)
    numbers = iter(range(1, of + 1))
    return tuple(
        replace(block, number=next(numbers), of=of) if isinstance(block, Question) else block for block in blocks
    )
