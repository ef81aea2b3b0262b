"""Strips of Textual for lines of the layout, styled by a theme."""

from __future__ import annotations

from collections.abc import Sequence

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from b12tui.cellstyle import Hyperlink
from b12tui.colour_themes import Theme
from b12tui.colours import Colour
from b12tui.layout.page.lines import Line, StyleFlags, cut_line, margin, width
from b12tui.layout.style.themes import displayable, style
from b12tui.textual_a11y.composed_rows import LINK_ID


class LineStyles:
    """Rich styles of a theme on a terminal of so many colours."""

    def __init__(self, theme: Theme, colours: int) -> None:
        """Style for a terminal of `colours` colours: 0, 8, 16, 256 or 16,777,216."""
        self._theme = theme
        self._colours = colours
        self._known: dict[tuple[StyleFlags, Hyperlink | None], Style] = {}

    def style(self, flags: StyleFlags, link: Hyperlink | None = None) -> Style:
        """Return the style of a run, with its hyperlink."""
        found = self._known.get((flags, link))
        if found is None:
            found = self._known[flags, link] = self._made(flags, link)
        return found

    def _made(self, flags: StyleFlags, link: Hyperlink | None) -> Style:
        look = style(self._theme, flags, self._colours)
        return Style(
            color=self._colour(look.foreground, look.ansi),
            bgcolor=self._colour(look.background, look.ansi_background),
            bold=look.bold or None,
            italic=look.italic or None,
            underline=look.underline or None,
            reverse=look.reverse or None,
            strike=look.strike or None,
            link=link.address if link else None,
            meta={LINK_ID: link.identifier} if link else None,
        )

    def _colour(self, colour: Colour | None, ansi: int | None) -> Color | None:
        """Return the nearest colour that the terminal has; None for its default."""
        found = displayable(colour, ansi, self._colours) if self._colours else None
        if found is None:
            return None
        return Color.from_rgb(*found) if isinstance(found, tuple) else Color.from_ansi(found)


class StripCache:
    """Strips of the lines that a widget shows: a line that is shown again has the same strip again."""

    def __init__(self, styles: LineStyles, columns: int, margin: int) -> None:
        """Make strips of `columns` cells, with the text behind a margin of `margin` cells."""
        self.styles = styles
        self.columns = columns
        self.margin = margin
        self._lines: list[Line] = []
        self._strips: list[Strip] = []

    def strips(self, lines: Sequence[Line]) -> list[Strip]:
        """Return a strip for each line, that of the last call for the same line, or an equal one in the same row."""
        known = {id(line): strip for line, strip in zip(self._lines, self._strips, strict=True)}
        strips: list[Strip] = []
        for row, line in enumerate(lines):
            strip = known.get(id(line))
            if strip is None:
                same = row < len(self._lines) and self._lines[row] == line
                strip = known[id(line)] = self._strips[row] if same else self._strip(line)
            strips.append(strip)
        self._lines, self._strips = list(lines), strips
        return strips

    def _strip(self, line: Line) -> Strip:
        room, plain = self.columns - self.margin, self.styles.style(StyleFlags.PLAIN)
        used = width(line.runs)
        if used > room:  # no row of the layout is, but on a screen narrower than a character
            line = cut_line(line, room)
            used = width(line.runs)
        runs = (*margin(self.margin, line), *line.runs) if self.margin else line.runs
        segments = [Segment(run.text, self.styles.style(run.style, run.link)) for run in runs if run.text]
        after = [Segment(" " * (room - used), plain)] if room > used else []
        # The width is given: Rich counts the cells of some characters otherwise.
        return Strip([*segments, *after], self.columns)
