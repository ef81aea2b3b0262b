"""Bars: rows above and below the text that are set apart from it, from one edge of the screen to the other."""

from __future__ import annotations

from b12tui.layout.page.lines import Line, StyleFlags, all_with_style, filled, generated


def as_bar(line: Line, columns: int, left: int = 0) -> Line:
    """Return a row of generated text as a bar of `columns` cells, its text from column `left` on."""
    runs = (generated(" " * left), *line.runs) if left else line.runs
    return all_with_style(Line(filled(runs, columns)), StyleFlags.BAR)


def has_hints(line: Line) -> bool:
    """Return whether a row has key hints at its end."""
    return bool(line.runs) and bool(line.runs[-1].style & StyleFlags.BAR)
