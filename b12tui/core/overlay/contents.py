"""Contents: every section with its number, the current one marked."""

from __future__ import annotations

from b12tui.catalogue import lists, structure
from b12tui.core.messages.location import section_name
from b12tui.core.state import ListEntry, ListOverlay, ReaderState
from b12tui.document import Document, Position, Section


def numbers_by_parents(state: ReaderState) -> bool:
    """Return whether sections are numbered below their parents (6.1), as for the eye, or from first to last."""
    return state.appearance.contents_beside and not state.is_heard


def contents_list(state: ReaderState) -> ListOverlay:
    """Return the contents as a list."""
    sections = state.document.sections
    shallowest = min((section.level for section in sections if section.number), default=1)
    by_parents = numbers_by_parents(state)
    outline = outline_numbers(state.document) if by_parents else ("",) * len(sections)
    entries = [ListEntry(section_name(state, 0), _start(state), current=state.position.section == 0)]
    entries += [
        ListEntry(
            section.title,
            Position(section.number),
            outline[section.number].count(".") if by_parents else section.level - shallowest,
            current=section.number == state.position.section,
            number=section.number,
            outline=outline[section.number],
            hangs=state.appearance.visual,
        )
        for section in sections[1:]
    ]
    return ListOverlay("contents", lists.CONTENTS, tuple(entries), index=state.position.section)


def section_label(state: ReaderState, section: Section) -> str:
    """Return a section's title and its number as the contents show it, in a form that is no number of a list's item."""
    if not numbers_by_parents(state):
        return structure.section(section.number, section.title)
    return structure.numbered_section(outline_numbers(state.document)[section.number], section.title)


def outline_numbers(document: Document) -> tuple[str, ...]:
    """Return the number of each section below its parents, such as 6.1; empty for what is before the first."""
    return document.derived.get("outline numbers", lambda: tuple(_numbered(document)))


def _numbered(document: Document) -> list[str]:
    numbers = [""]
    parents: list[tuple[int, str, int]] = [(0, "", 0)]
    """Level and number of each section that the next one may be below, and how many are below it already."""
    for section in document.sections[1:]:
        while len(parents) > 1 and parents[-1][0] >= section.level:
            parents.pop()
        level, above, count = parents[-1]
        parents[-1] = level, above, count + 1
        number = f"{above}.{count + 1}" if above else str(count + 1)
        numbers.append(number)
        parents.append((section.level, number, 0))
    return numbers


def _start(state: ReaderState) -> Position:
    return Position(0 if state.document.text_nodes(0) else min(1, len(state.document.sections) - 1))
