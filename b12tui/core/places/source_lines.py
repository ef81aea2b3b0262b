"""Which line of the source a place in the text was written on, by its words: the blocks of a document don't know."""

from __future__ import annotations

from b12tui.core.places.changes import words_of
from b12tui.document import Document, Position

SEARCH_LINES = 2_000
"""How many lines before and after where a place should be are looked at."""
CONTEXT = 40
"""How many characters before the place, and from it on, tell one line from another."""


def line_of(document: Document, at: Position, source: str) -> int:
    """Return the line of `source`, from 1, that a place is written on; where its words don't tell, about there."""
    section = document.sections[at.section]
    if at.section and at.node == 0 and at.offset == 0:
        return section.line
    end = document.end_line(at.section)
    nodes = document.text_nodes(at.section)
    guess = section.line + (end - section.line) * at.node // max(len(nodes), 1)
    if at.node >= len(nodes):
        return min(max(guess, 1), max(document.lines, 1))
    chars = nodes[at.node].text.chars
    here = words_of(_word_at(chars, at.offset))
    onwards = words_of(chars[at.offset : at.offset + CONTEXT])
    around = words_of(chars[max(at.offset - CONTEXT, 0) : at.offset + CONTEXT])
    first = max(guess - SEARCH_LINES, section.line, 1)
    lines = source.split("\n")[first - 1 : min(guess + SEARCH_LINES, max(end - 1, first))]
    said = [words_of(line) for line in lines]

    def fits(index: int) -> tuple[int, int]:
        beside = said[index - 1] if index else said[index]
        score = 4 * (here & said[index]).total() + 2 * (onwards & said[index]).total()
        score += (around & (said[index] + beside)).total()
        return score, -abs(first + index - guess)

    best = max(range(len(said)), key=fits, default=0)
    return first + best if said and fits(best)[0] else min(max(guess, 1), max(document.lines, 1))


def _word_at(chars: str, at: int) -> str:
    """Return the word that a character of a text is in."""
    start = max(chars.rfind(" ", 0, at + 1), chars.rfind("\n", 0, at + 1)) + 1
    return chars[start:].split(maxsplit=1)[0] if chars[start:].strip() else ""
