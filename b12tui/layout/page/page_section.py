"""Section that a page is about: the one that the title row names and the contents sidebar marks.

It is that of the cursor. But a page that was turned to often begins with the last rows of one section, where the cursor
is put, and is nearly all the next one's: then it is that next one.
"""

from __future__ import annotations

from b12tui.core.state import ReaderState
from b12tui.document import Position
from b12tui.fastclass import replace
from b12tui.layout.page.flow import Flow, RowRef
from b12tui.layout.page.viewport import Viewport

LEADING_PART = 3
"""A section is the page's if its heading is in the first of so many parts of the page."""


class PageSection:
    """Section of a page, kept while the cursor stands above its heading and the page is not moved."""

    def __init__(self) -> None:
        self._kept: tuple[Flow, RowRef, int] | None = None
        """Flow, first row of the page, and section."""

    def placed(self, state: ReaderState, viewport: Viewport, *, turned: bool) -> ReaderState:
        """Return `state`, or where another section is the page's, the state at the start of that.

        `turned` says whether the page is another one, and not scrolled by a step of the cursor.
        """
        if not state.appearance.visual:
            return state
        if turned:
            section = _leading(state.position, viewport)
            self._kept = None if section is None else (viewport.flow, viewport.top, section)
        kept = self._kept
        if kept is None or kept[0] is not viewport.flow or kept[1] != viewport.top or state.position.section >= kept[2]:
            self._kept = None
            return state
        return replace(state, position=Position(kept[2]))


def _leading(at: Position, viewport: Viewport) -> int | None:
    """Return the first section that begins in the first part of a page.

    None if there is none, or if the page does not begin within the section of `at`, in the row of `at`.
    """
    if viewport.top <= viewport.flow.start:
        return None
    here = False
    for ref, line in viewport.lines()[: viewport.height // LEADING_PART]:
        if ref is None or line.first is None:
            continue
        if not here:
            within = not at.section or line.first[0] > 0
            if not within or ref != viewport.flow.row_ref(at):
                return None
            here = True
        elif ref.section > at.section:
            return ref.section
    return None
