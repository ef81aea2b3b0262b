"""Which line of the source a place in the text was written on, by its words: the blocks of a document don't know."""

from __future__ import annotations

from b12tui.core.places.changes import words_of
from b12tui.document import Address, Document

AROUND = 2_000
"""How many lines before and after where a place should be are looked at."""
CONTEXT = 40
"""How many characters before the place, and from it on, tell one line from another."""


def line_of(document: Document, at: Address, source: str) -> int:
    """Return the line of `source`, from 1, that a place is written on; where its words don't tell, about there."""
    section = document.sections[at.section]
    if at.section and at.leaf == 0 and at.char == 0:
        return section.line
    end = document.end_line(at.section)
    leaves = document.leaves(at.section)
    guess = section.line + (end - section.line) * at.leaf // max(len(leaves), 1)
    if at.leaf >= len(leaves):
        return min(max(guess, 1), max(document.lines, 1))
    chars = leaves[at.leaf].text.chars
    here = words_of(_word_at(chars, at.char))
    onwards = words_of(chars[at.char : at.char + CONTEXT])
    around = words_of(chars[max(at.char - CONTEXT, 0) : at.char + CONTEXT])
    first = max(guess - AROUND, section.line, 1)
    lines = source.split("\n")[first - 1 : min(guess + AROUND, max(end - 1, first))]
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
