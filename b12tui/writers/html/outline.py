"""Contents of a page: sections with the numbers that are heard, and the levels of their headings."""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.catalogue import structure
from b12tui.document.section import Section
from b12tui.writers.html.markup import Piece, escape
from b12tui.writers.html.references import References

LAST_LEVEL = 6
"""Deepest heading of HTML."""


def heading_levels(sections: Sequence[Section]) -> dict[int, int]:
    """Return the level of each section's heading by number: the first is 1, and each is one below that around it."""
    levels: dict[int, int] = {}
    for at, section in enumerate(sections):
        around = levels.get(section.parent, 1) if section.parent is not None else 1
        levels[section.number] = 1 if at == 0 else min(around + 1, LAST_LEVEL)
    return levels


def contents(sections: Sequence[Section], references: References) -> list[Piece]:
    """Return the nested list of links to sections, with their numbers; empty if there are none."""
    numbers = {section.number for section in sections}
    inside: dict[int | None, list[Section]] = {}
    for section in sections:
        inside.setdefault(section.parent if section.parent in numbers else None, []).append(section)
    return _list(None, inside, references)


def _list(parent: int | None, inside: dict[int | None, list[Section]], references: References) -> list[Piece]:
    if parent not in inside:
        return []
    pieces: list[Piece] = ["\n<ol>\n"]
    for section in inside[parent]:
        title = escape(section.title) if section.title else references.own.span(structure.BLANK)
        pieces += (f'<li value="{section.number}"><a href="', references.section_link(section.number), f'">{title}</a>')
        pieces += _list(section.number, inside, references)
        pieces.append("</li>\n")
    pieces.append("</ol>\n")
    return pieces
