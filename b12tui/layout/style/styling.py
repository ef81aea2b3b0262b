"""Styling of lines with a theme, for a frame writer."""

from __future__ import annotations

from b12tui.colour_themes import Theme
from b12tui.layout.page.lines import Line, StyleFlags, width
from b12tui.layout.style.themes import sgr, style

StyledRow = tuple[tuple[str, str], ...]
"""Runs of text, each with its SGR parameters and, behind a blank, its hyperlink."""


def styled_rows(lines: tuple[Line, ...], colours: Theme, depth: int, columns: int) -> tuple[StyledRow, ...]:
    """Return lines as runs of text with their SGR parameters, on a terminal of `depth` colours.

    A theme with a background of its own fills each row to `columns` cells.
    """
    paper = sgr(style(colours, StyleFlags.PLAIN), depth)
    done = []
    for line in lines:
        runs = [
            (run.text, sgr(style(colours, run.style), depth) + (f" {run.link}" if run.link else ""))
            for run in line.runs
            if run.text
        ]
        if paper:
            runs.append((" " * max(columns - width(line.runs), 0), paper))
        done.append(tuple(runs))
    return tuple(done)
