"""Closed folds on a page for the eye: the length of what is inside, and its beginning after a vague summary.

A `<details>` without a summary is labelled "Details" by browsers, and many summaries say as little: "Click to expand".
"""

from __future__ import annotations

from b12tui.catalogue import counts, structure
from b12tui.core.messages.phrases import labelled
from b12tui.document import CodeBlock, LineBlock, Question, RawBlock, TextNode, text_nodes
from b12tui.document.word_count import total_words
from b12tui.layout.page.line_breaking import rows
from b12tui.textwidth import cells

VAGUE = frozenset(
    (
        *("details", "more", "more details", "more info", "show", "show more", "show details", "see more", "read more"),
        *("expand", "expand me", "open", "open me", "view", "toggle", "spoiler", "summary", "click", "click here"),
        *("click me", "click to expand", "click to open", "click to show", "click to view", "click to see more"),
    )
)
"""Summaries that say nothing of what is inside, in lower case and without the signs around them."""

LEAST_BEGINNING = 12
"""Cells below which no beginning is shown."""

_LINES = CodeBlock | LineBlock | RawBlock
"""Blocks whose lines are counted, rather than their words."""


def in_parentheses(words: str) -> str:
    """Return generated words as they stand behind the title of a fold: parentheses set them apart without colour."""
    return f" ({words})"


def length(fold: Question) -> str:
    """Return how much is inside: lines if it is all code, else words; empty for a question, and if there are none."""
    if fold.asks:
        return ""
    nodes = _inside(fold)
    if nodes and all(isinstance(node.block, _LINES) for node in nodes):
        return counts.lines(sum(node.text.chars.count("\n") + 1 for node in nodes))
    words = total_words(node.text.chars for node in nodes).words
    return counts.words(words) if words else ""


def with_beginning(fold: Question, words: str, room: int, cut: str) -> str:
    """Return `words` and, after a vague summary, the beginning of what is inside, as far as both fit in `room` cells.

    `words` are a `length`, so there is something inside. What is shortened ends with `cut`.
    """
    summary = fold.text.chars.strip(" .…:>!▸▶►👉").casefold()
    if summary not in VAGUE and summary != structure.DETAILS.casefold():
        return words
    left = room - cells(labelled(words, ""))
    if left < LEAST_BEGINNING:
        return words
    first = _inside(fold)[0]
    inside = first.text.chars.strip()
    line = inside.partition("\n")[0] if isinstance(first.block, _LINES) else inside
    beginning = " ".join(line[: 2 * room].split())
    if cells(beginning) > left or len(line) > 2 * room:
        start, end = next(iter(rows(beginning, left - cells(cut))))
        beginning = beginning[start:end].rstrip(" .,:;-–—(/") + cut
    return labelled(words, beginning)


def _inside(fold: Question) -> list[TextNode]:
    return [node for node in text_nodes(fold.blocks) if node.text.chars.strip()]
