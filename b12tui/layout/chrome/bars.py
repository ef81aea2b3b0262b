"""Bars: rows above and below the text that are set apart from it, from one edge of the screen to the other.

On a slow line, which need not carry blanks, only their title, message or hints are set apart, with a blank at each end,
not the whole row.
"""

from __future__ import annotations

from b12tui.layout.chrome.regions import Regions
from b12tui.layout.page.lines import Line, Run, StyleFlags, all_with_style, filled, generated, width


def as_bar(line: Line, screen: Regions, left: int = 0) -> Line:
    """Return a row of generated text as a bar of a screen, its text from column `left` on."""
    runs = (generated(" " * left), *line.runs) if left else line.runs
    if screen.full_bars:
        return all_with_style(Line(filled(runs, screen.columns)), StyleFlags.BAR)
    return _around_words(runs, screen.columns)


def _around_words(runs: tuple[Run, ...], columns: int) -> Line:
    """Return a row whose words that matter are set apart, with the blanks beside them, one at each end."""
    found = list[Run]()
    for run in runs:
        before = found[-1] if found else None
        if _is_main(run):
            if before is not None and before.style == StyleFlags.PLAIN and before.text.endswith(" "):
                found[-1] = generated(before.text[:-1])
                found.append(generated(" ", run.style | StyleFlags.BAR))
            found.append(generated(run.text, run.style | StyleFlags.BAR))
        elif before is not None and before.style & StyleFlags.BAR and run.text.startswith(" "):
            found += (generated(" ", before.style), generated(run.text[1:], run.style))
        else:
            found.append(run)
    if found and found[-1].style & StyleFlags.BAR and width(found) < columns:
        found.append(generated(" ", found[-1].style))
    return Line(tuple([run for run in found if run.text]))


def has_hints(line: Line) -> bool:
    """Return whether a row has key hints at its end."""
    return bool(line.runs) and bool(line.runs[-1].style & StyleFlags.BAR)


def _is_main(run: Run) -> bool:
    return bool(run.style & (StyleFlags.STRONG | StyleFlags.BAR))
