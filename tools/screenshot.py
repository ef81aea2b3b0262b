"""A screenshot of the built-in article in the default theme, as an SVG image for the README.

It is drawn from the frame and its SGR codes as a terminal with a dark background shows them, and is the same on every
machine, so that a test can tell when it is out of date.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from b12tui.colour_themes import theme
from b12tui.core.appearance import Appearance
from b12tui.core.state import Command, ReaderState
from b12tui.core.update import update
from b12tui.layout.screen_view import ScreenView
from b12tui.layout.style.styling import styled_rows
from b12tui.markdown import parse
from b12tui.textwidth import cells

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "screen.svg"

COLUMNS, ROWS = 104, 30
CELL_WIDTH, ROW_HEIGHT, FONT_SIZE, MARGIN, BASELINE = 8, 18, 13.2, 12, 13
"""Measures in pixels; the widths of the common monospaced fonts are 0.6 of their size."""

PAPER, INK = "#16181d", "#dedede"
COLOURS = ("#000000", "#cd3131", "#0dbc79", "#e5e510", "#2472c8", "#d670d6", "#11a8cd", "#e5e5e5")
"""ANSI colours 0 to 7, as in a usual dark palette."""
DECORATIONS = {
    "1": "font-weight:bold",
    "3": "font-style:italic",
    "4": "text-decoration:underline",
    "9": "text-decoration:line-through",
}

STEPS = (Command("next-heading", 2), Command("next-line", 3))
"""What is pressed before it is taken."""


def screenshot() -> str:
    """Return the image."""
    state = ReaderState(parse((ROOT / "content.md").read_text(encoding="utf-8"), name="content.md"))
    view = ScreenView(state, COLUMNS, ROWS)
    for step in STEPS:
        view.frame(state)
        state = update(state, step, view.viewport)
    frame = view.frame(state)
    rows = styled_rows(frame.rows, theme(Appearance().theme), 16, COLUMNS)
    width, height = COLUMNS * CELL_WIDTH + 2 * MARGIN, ROWS * ROW_HEIGHT + 2 * MARGIN
    drawn = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
            f'aria-label="The built-in article in b12tui, with the contents sidebar">'
        ),
        f'<rect width="{width}" height="{height}" rx="6" fill="{PAPER}"/>',
        (
            f'<g font-family="ui-monospace, DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="{FONT_SIZE}" '
            f'fill="{INK}" xml:space="preserve">'
        ),
    ]
    for number, row in enumerate(rows):
        column = 0
        for words, style in row:
            drawn += _run(words, style.sgr, column, number)
            column += cells(words)
    column, row_number = frame.cursor
    drawn += [
        (
            f'<rect x="{MARGIN + column * CELL_WIDTH}" y="{MARGIN + row_number * ROW_HEIGHT}" width="{CELL_WIDTH}" '
            f'height="{ROW_HEIGHT}" fill="{INK}" fill-opacity="0.5"/>'
        ),
        "</g>",
        "</svg>",
        "",
    ]
    return "\n".join(drawn)


def _run(words: str, sgr: str, column: int, row: int) -> list[str]:
    """Return the elements of a run of text in one style."""
    x, y, width = MARGIN + column * CELL_WIDTH, MARGIN + row * ROW_HEIGHT, cells(words) * CELL_WIDTH
    codes = sgr.split(";")
    ink = next((COLOURS[int(code) - 30] for code in codes if code.isdecimal() and 30 <= int(code) < 38), INK)
    drawn = []
    if "7" in codes:
        drawn.append(f'<rect x="{x}" y="{y}" width="{width}" height="{ROW_HEIGHT}" fill="{ink}"/>')
        ink = PAPER
    if words.strip():
        style = ";".join(DECORATIONS[code] for code in codes if code in DECORATIONS)
        drawn.append(
            f'<text x="{x}" y="{y + BASELINE}" textLength="{width}"'
            + (f' fill="{ink}"' if ink != INK else "")
            + (f' style="{style}"' if style else "")
            + f">{escape(words)}</text>"
        )
    return drawn


def write_screenshot() -> None:
    """Write docs/screen.svg."""
    PICTURE.write_text(screenshot(), encoding="utf-8", newline="\n")
