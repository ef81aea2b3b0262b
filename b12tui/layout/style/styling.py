"""Styling of lines with a theme, for a frame writer."""

from __future__ import annotations

from b12tui.cellstyle import CellStyle, StyledRow
from b12tui.colour_themes import Theme
from b12tui.layout.page.lines import Line, StyleFlags, width
from b12tui.layout.style.themes import sgr, style


def styled_rows(lines: tuple[Line, ...], colours: Theme, depth: int, columns: int) -> tuple[StyledRow, ...]:
    """Return lines as runs of text with their styles, on a terminal of `depth` colours.

    A theme with a background of its own fills each row to `columns` cells.
    """
    paper = CellStyle(sgr(style(colours, StyleFlags.PLAIN, depth), depth))
    done = []
    for line in lines:
        runs = [
            (run.text, CellStyle(sgr(style(colours, run.style, depth), depth), run.link))
            for run in line.runs
            if run.text
        ]
        if paper.sgr:
            runs.append((" " * max(columns - width(line.runs), 0), paper))
        done.append(tuple(runs))
    return tuple(done)
