"""Frame of the whole screen: the rows of each region, and the cursor."""

from __future__ import annotations

from b12tui.fastclass import dataclass, replace
from b12tui.fastenum import Enum
from b12tui.layout.chrome import message_area, status_bars
from b12tui.layout.chrome.bars import has_hints
from b12tui.layout.chrome.regions import Regions
from b12tui.layout.page.lines import BLANK_LINE, Line, generated, margin, side_by_side, width


class Body(Enum):
    """What the page region shows."""

    PAGE = "page"
    LIST = "list"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class ScreenFrame:
    """All rows of a screen, by region, and the cursor."""

    areas: Regions
    body: Body
    head: tuple[Line, ...]
    """Rows above the page, across the whole screen."""
    page: tuple[Line, ...]
    """Rows of the page or its overlay, without the margin."""
    side: tuple[Line, ...]
    """Rows of the contents sidebar; empty without one."""
    foot: tuple[Line, ...]
    """Rows below the page, across the whole screen."""
    cursor: tuple[int, int]
    """Column and row in cells, from 0."""
    prompt: bool = False
    """Whether the last row of the screen is a prompt, which has the cursor."""
    in_contents: bool = False
    """Whether the cursor is in the contents sidebar."""

    @property
    def rows(self) -> tuple[Line, ...]:
        """All rows of the screen, from the top."""
        screen = self.areas
        sides = (*self.side, *(BLANK_LINE,) * (len(self.page) - len(self.side)))
        body = (_screen_row(own, screen, side) for own, side in zip(self.page, sides, strict=True))
        return (*self.head, *body, *self.foot)


def _screen_row(own: Line, screen: Regions, side: Line) -> Line:
    """Return a screen row made of a row of the page and a row of the contents sidebar."""
    if side.runs and screen.side_column < screen.page_column:
        before = (generated(" " * screen.side_column), *side.runs)
        between = margin(max(screen.page_column - width(before), 0), own)
        return Line((*before, *between, *own.runs) if own.runs else before)
    line = Line((*margin(screen.page_column, own), *own.runs)) if screen.page_column and own.runs else own
    return side_by_side(line, screen.side_column, side)


def with_notice(frame: ScreenFrame, words: str) -> ScreenFrame:
    """Return a frame with `words` laid over it; the next frame shows again what they cover."""
    screen = frame.areas
    column, row = frame.cursor
    page, foot = list(frame.page), list(frame.foot)
    # A prompt is the last row and has the cursor.
    typed = [(foot or page).pop()] if row == screen.rows - 1 and len(page) > 1 else []
    rows = status_bars.message_rows(screen, words, len(foot))[: max(len(page) - 1, 1)]
    hints = [foot.pop()] if len(rows) == 1 and len(foot) > 1 and has_hints(foot[-1]) else []
    at_row = 0 if frame.in_contents else min(row - screen.page_row, len(page) - 1)
    where = message_area.place_message(len(rows), len(page), len(foot), at_row)
    message_area.put_message(where, rows, page, foot, screen)
    (foot if frame.foot else page).extend((*hints, *typed))
    at = column, row if typed else row - where.scroll
    return replace(frame, page=tuple(page), foot=tuple(foot), cursor=frame.cursor if frame.in_contents else at)
