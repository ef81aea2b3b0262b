"""Bars: rows above and below the text that are set apart from it, from one edge of the screen to the other.

On a slow line, which need not carry blanks, only their title, message or hints are set apart, not the whole row.
"""

from __future__ import annotations

from b12tui.layout.chrome.regions import Regions
from b12tui.layout.page.lines import Line, Run, StyleFlags, all_with_style, filled, generated


def as_bar(line: Line, screen: Regions, left: int = 0) -> Line:
    """Return a row of generated text as a bar of a screen, its text from column `left` on."""
    runs = (generated(" " * left), *line.runs) if left else line.runs
    if screen.full_bars:
        return all_with_style(Line(filled(runs, screen.columns)), StyleFlags.BAR)
    return Line(tuple(generated(run.text, run.style | StyleFlags.BAR) if _is_main(run) else run for run in runs))


def has_hints(line: Line) -> bool:
    """Return whether a row has key hints at its end."""
    return bool(line.runs) and bool(line.runs[-1].style & StyleFlags.BAR)


def _is_main(run: Run) -> bool:
    return bool(run.style & StyleFlags.STRONG)
