"""Labels in block tokens: of the footnotes that they cite, and of the link references that they use."""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.markdown.builders.blocks import TASK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from b12tui.markdown.builders.context import ParseContext
    from b12tui.markdown.commonmark.tokens import Token


def cited_labels(context: ParseContext, tokens: Iterable[Token], *, within: bool = False) -> Iterator[str]:
    """Yield the labels of the footnotes that blocks cite; of a section's, or of those `within` a footnote.

    Footnotes of a section are shown elsewhere, perhaps, so what these cite is left out.
    """
    moved = 0
    for token in tokens:
        if token.type == "footnote_reference_open" and token.level == 0 and not within:
            moved += 1
        elif token.type == "footnote_reference_close" and token.level == 0 and not within:
            moved -= 1
        elif token.type == "inline" and not moved and "[^" in token.content:
            yield from _citation_labels(context.parser.running(token.content, context.env))


def used_labels(context: ParseContext, tokens: Iterable[Token]) -> Iterator[str]:
    """Yield the labels of the link references in blocks."""
    for token in tokens:
        if token.type == "inline" and "[" in token.content:
            yield from _reference_labels(context.parser.running(TASK.sub("", token.content), context.env))


def _citation_labels(tokens: Iterable[Token]) -> Iterator[str]:
    """Yield the labels of the footnotes that inline tokens cite."""
    for token in tokens:
        if token.type == "citation":
            yield token.info
        elif token.children:
            yield from _citation_labels(token.children)


def _reference_labels(tokens: Iterable[Token]) -> Iterator[str]:
    """Yield the labels of the link references in inline tokens."""
    for token in tokens:
        if "label" in token.meta:
            yield token.meta["label"]
        if token.children:
            yield from _reference_labels(token.children)
