"""Widget that draws lines of the layout: no widget for each block, and only visible rows are laid out."""

from __future__ import annotations

from functools import lru_cache

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from b12tui.layout.page.lines import BLANK_LINE, Line, StyleFlags
from b12tui.layout.style.themes import Theme
from b12tui.layout.style.themes import style as theme_style


class LinesWidget(Widget):
    """Widget that shows lines, the first one at its top."""

    DEFAULT_CSS = "LinesWidget { position: absolute; background: ansi_default; color: ansi_default; }"

    def __init__(self, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._lines: tuple[Line, ...] = ()
        self._theme: Theme | None = None

    def place(self, column: int, row: int, columns: int, rows: int) -> None:
        """Set position and size in cells; hide the widget if either size is 0."""
        self.display = columns > 0 and rows > 0
        self.styles.offset = (column, row)
        self.styles.width, self.styles.height = max(columns, 1), max(rows, 1)

    def show(self, lines: tuple[Line, ...], theme: Theme) -> None:
        """Show `lines`; only changed rows are drawn again."""
        before, self._lines = self._lines, lines
        if theme != self._theme or len(before) != len(lines):
            self._theme = theme
            self.refresh()
            return
        changed = [number for number, (old, new) in enumerate(zip(before, lines, strict=True)) if old != new]
        if changed:
            self.refresh(*(Region(0, number, self.size.width, 1) for number in changed))

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        line = self._lines[y] if y < len(self._lines) else BLANK_LINE
        if self._theme is None:
            return Strip.blank(self.size.width)
        theme = self._theme
        segments = [Segment(run.text, rich_style(theme, run.style)) for run in line.runs if run.text]
        return Strip(segments).adjust_cell_length(self.size.width, rich_style(theme, StyleFlags.PLAIN))


@lru_cache(maxsize=1024)
def rich_style(theme: Theme, flags: StyleFlags) -> Style:
    """Return the Rich style of `flags` in a theme."""
    appearance = theme_style(theme, flags)
    return Style(
        color=_colour(appearance.foreground, appearance.ansi),
        bgcolor=_colour(appearance.background, appearance.ansi_background),
        bold=appearance.bold or None,
        italic=appearance.italic or None,
        underline=appearance.underline or None,
        reverse=appearance.reverse or None,
        strike=appearance.strike or None,
    )


def _colour(colour: tuple[int, int, int] | None, ansi: int | None) -> Color | None:
    if colour is not None:
        return Color.from_rgb(*colour)
    return None if ansi is None else Color.from_ansi(ansi)
