"""Source line of a position, found by its words: the blocks of a document do not record it."""

from __future__ import annotations

from b12tui.core.places.changes import words_of
from b12tui.document import Document, LineBlock, Position

SEARCH_LINES = 2_000
"""Number of lines searched before and after the expected one."""
CONTEXT = 40
"""Number of characters before the position, and from it on, that tell one line from another."""


def line_of(document: Document, at: Position, source: str) -> int:
    """Return the line of `source`, from 1, of a position; an estimate if its words do not tell."""
    section = document.sections[at.section]
    if at.section and at.node == 0 and at.offset == 0:
        return section.line
    end = document.end_line(at.section)
    nodes = document.text_nodes(at.section)
    if at.node < len(nodes) and isinstance(block := nodes[at.node].block, LineBlock):
        return block.line + block.text.chars.count("\n", 0, at.offset)
    guess = section.line + (end - section.line) * at.node // max(len(nodes), 1)
    if at.node >= len(nodes):
        return min(max(guess, 1), max(document.lines, 1))
    chars = nodes[at.node].text.chars
    word = words_of(_word_at(chars, at.offset))
    following = words_of(chars[at.offset : at.offset + CONTEXT])
    context = words_of(chars[max(at.offset - CONTEXT, 0) : at.offset + CONTEXT])
    first = max(guess - SEARCH_LINES, section.line, 1)
    lines = source.split("\n")[first - 1 : min(guess + SEARCH_LINES, max(end - 1, first))]
    line_words = [words_of(line) for line in lines]

    def fits(index: int) -> tuple[int, int]:
        previous = line_words[index - 1] if index else line_words[index]
        score = 4 * (word & line_words[index]).total() + 2 * (following & line_words[index]).total()
        score += (context & (line_words[index] + previous)).total()
        return score, -abs(first + index - guess)

    best = max(range(len(line_words)), key=fits, default=0)
    return first + best if line_words and fits(best)[0] else min(max(guess, 1), max(document.lines, 1))


def _word_at(chars: str, at: int) -> str:
    """Return the word at an offset in a text."""
    start = max(chars.rfind(" ", 0, at + 1), chars.rfind("\n", 0, at + 1)) + 1
    return chars[start:].split(maxsplit=1)[0] if chars[start:].strip() else ""
