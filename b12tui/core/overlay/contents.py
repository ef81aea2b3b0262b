"""Contents: every section with its number, the current one marked.

Numbers below parents are as a book's: a title above all other sections has none, though what stands before it, such as
badges, makes it a section. A heading that its author has numbered shows that number alone.
"""

from __future__ import annotations

from b12tui.catalogue import lists, structure
from b12tui.core.messages.location import section_name
from b12tui.core.state import ListEntry, ListOverlay, ReaderState
from b12tui.document import Document, Position, Section
from b12tui.lazy_pattern import lazy_pattern

_NUMBERED = lazy_pattern(
    r"\(?(?:(?P<number>\d+(?:\.\d+)*)|[A-Za-z]|[ivxlcIVXLC]+)[.):](?:\s|$)|(?P<parts>\d+(?:\.\d+)+)(?:\s|$)"
)
"""Number or letter of the author's before the words of a heading: `A. `, `(b) `, `IV. `, `3: `, `2.1 `."""


def numbers_by_parents(state: ReaderState) -> bool:
    """Return whether sections are numbered below their parents (6.1), as for the eye, or from first to last."""
    return state.appearance.contents_beside and not state.is_heard


def contents_list(state: ReaderState) -> ListOverlay:
    """Return the contents as a list."""
    sections = state.document.sections
    shallowest = min((section.level for section in sections if section.number), default=1)
    by_parents = numbers_by_parents(state)
    numbers = outline(state.document) if by_parents else (("", 0),) * len(sections)
    entries = [ListEntry(section_name(state, 0), _start(state), current=state.position.section == 0)]
    for section in sections[1:]:
        number, depth = numbers[section.number]
        entries.append(
            ListEntry(
                section.title,
                Position(section.number),
                depth if by_parents else section.level - shallowest,
                current=section.number == state.position.section,
                number=section.number,
                outline=number,
                unnumbered=by_parents and _is_unnumbered(section, number),
                hangs=state.appearance.visual,
            )
        )
    return ListOverlay("contents", lists.CONTENTS, tuple(entries), index=state.position.section)


def section_label(state: ReaderState, section: Section) -> str:
    """Return a section's title and its number as the contents show it, in a form that is no number of a list's item."""
    if not numbers_by_parents(state):
        return structure.section(section.number, section.title)
    number, _depth = outline(state.document)[section.number]
    return section.title if _is_unnumbered(section, number) else structure.numbered_section(number, section.title)


def outline(document: Document) -> tuple[tuple[str, int], ...]:
    """Return the number of each section below its parents, such as 6.1, and its depth from 0.

    The number is empty for a title and for what is before it. Where a heading begins with a number that its author has
    given it, it is that one.
    """
    return document.derived.get("outline numbers", lambda: tuple(_numbered(document)))


def _numbered(document: Document) -> list[tuple[str, int]]:
    sections = document.sections[1:]
    untitled = not document.sections[0].title and len(sections) > 2
    above_all = untitled and all(section.level > sections[0].level for section in sections[1:])
    found = [("", 0), ("", 0)] if above_all else [("", 0)]
    parents: list[tuple[int, str, int]] = [(0, "", 0)]
    """Level and number of each section that the next one may be below, and how many are below it already."""
    for section in sections[above_all:]:
        while len(parents) > 1 and parents[-1][0] >= section.level:
            parents.pop()
        level, above, count = parents[-1]
        parents[-1] = level, above, count + 1
        before = f"{above}." if above else ""
        number = f"{before}{count + 1}"
        own = _own_number(section) or ""
        found.append((own or number, len(parents) - 1))
        # A version such as 1.2.0 numbers no parts.
        parents.append((section.level, own if own and own.rpartition(".")[0] == above else number, 0))
    return found


def _is_unnumbered(section: Section, number: str) -> bool:
    """Return whether a section is shown without its number: a title, or a heading with a number of its author's."""
    return not number or _own_number(section) is not None


def _own_number(section: Section) -> str | None:
    """Return the number that a heading begins with, empty if it is a letter; None without one."""
    own = _NUMBERED.match(section.title)
    return None if own is None else own["number"] or own["parts"] or ""


def _start(state: ReaderState) -> Position:
    return Position(0 if state.document.text_nodes(0) else min(1, len(state.document.sections) - 1))
