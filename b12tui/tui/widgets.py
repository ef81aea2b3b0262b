"""Widgets of the screen: each draws the visible lines of one region of the layout, not one for each block.

What they show is the picture: the compositor joins it, and the accessible application writes what the compositor has.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import BindingType
from textual.geometry import Offset, Region
from textual.strip import Strip
from textual.widget import Widget

from b12tui.core.state import ReaderState
from b12tui.fasttyping import ClassVar
from b12tui.layout import pointer
from b12tui.layout.page.lines import BLANK_LINE, Line
from b12tui.layout.screen_view import ScreenView
from b12tui.tui.strips import LineStyles, StripCache


class LinesWidget(Widget, inherit_bindings=False):
    """Widget that shows lines, the first one at its top."""

    BINDINGS: ClassVar[list[BindingType]] = []
    DEFAULT_CSS = """
        LinesWidget { position: absolute; display: none; background: ansi_default; color: ansi_default; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.caret = Offset(0, 0)
        """Cell of the cursor, if the widget has the focus."""
        self._place = Region()
        self._cache: StripCache | None = None
        self._strips: list[Strip] = []

    def show(self, lines: Sequence[Line], styles: LineStyles, place: Region, margin: int) -> None:
        """Show lines at a place, behind a margin; only rows that have changed are to be drawn again.

        A widget without a cell is hidden.
        """
        if place != self._place:
            self._place = place
            self.display = bool(place)
            self.styles.offset = place.offset
            self.styles.width, self.styles.height = max(place.width, 1), max(place.height, 1)
        elif place and not self.display:
            self.display = True
        cache = self._cache
        if cache is None or cache.styles is not styles or cache.columns != place.width or cache.margin != margin:
            cache = self._cache = StripCache(styles, place.width, margin)
        blanks = (BLANK_LINE,) * (place.height - len(lines))
        before, self._strips = self._strips, cache.strips((*lines, *blanks))
        changed = [row for row, strip in enumerate(self._strips) if row >= len(before) or strip is not before[row]]
        if changed:
            self.refresh(Region(0, changed[0], place.width, changed[-1] + 1 - changed[0]))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the visible strips of a region."""
        strips = self._strips[crop.y : crop.bottom]
        whole = crop.column_span == (0, self._place.width)
        return strips if whole else [strip.crop(*crop.column_span) for strip in strips]

    def click(self, view: ScreenView, state: ReaderState, at: Offset) -> ReaderState:  # noqa: ARG002 - for subclasses
        """Return the state after a click on a cell of the widget: by default, nothing happens."""
        return state


class TitleWidget(LinesWidget):
    """Rows above the page: the location, or a greeting."""


class BodyWidget(LinesWidget, can_focus=True):
    """Page region of the screen, with the text or what is over it; it has the cursor unless a prompt has."""

    def click(self, view: ScreenView, state: ReaderState, at: Offset) -> ReaderState:
        """Return the state at the character or the item that was clicked."""
        margin = self._cache.margin if self._cache else 0
        return pointer.click_body(view, state, at.x - margin, at.y)


class PageWidget(BodyWidget):
    """Text of the document."""


class ListWidget(BodyWidget):
    """List over the page: contents, links, matches, choices."""


class TableWidget(BodyWidget):
    """Grid or record of a table, over the page."""


class ContentsWidget(LinesWidget, can_focus=True):
    """Contents beside the page; they have the cursor while one moves through them."""

    def click(self, view: ScreenView, state: ReaderState, at: Offset) -> ReaderState:
        """Return the state at the section that was clicked."""
        return pointer.click_contents(view, state, at.y)


class StatusWidget(LinesWidget):
    """Rows below the page: a hint or a message."""


class PromptWidget(LinesWidget, can_focus=True):
    """Last row of the screen, while something is typed; it has the cursor."""
