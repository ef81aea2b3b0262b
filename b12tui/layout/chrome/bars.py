"""Bars: rows above and below the text that are set apart from it, from one edge of the screen to the other."""

from __future__ import annotations

from b12tui.layout.page.lines import Line, Run, StyleFlags, all_with_style, generated, width


def as_bar(line: Line, columns: int, left: int = 0) -> Line:
    """Return a row of generated text as a bar of `columns` cells, its text from column `left` on."""
    before = (generated(" " * left),) if left else ()
    runs: tuple[Run, ...] = (*before, *line.runs)
    blanks = max(columns - width(runs), 0)
    return all_with_style(Line((*runs, generated(" " * blanks)) if blanks else runs), StyleFlags.BAR)


def has_hints(line: Line) -> bool:
    """Return whether a row has key hints at its end."""
    return bool(line.runs) and bool(line.runs[-1].style & StyleFlags.BAR)
