"""Screenshots as SVG images for the README: the built-in article in the default theme, and a strip of two more.

They are drawn from the frame and its SGR codes as a terminal with a dark background shows them, and are the same on
every machine, so that a test can tell when one is out of date.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from b12tui.core.appearance import Appearance
from b12tui.core.state import Command, ReaderState
from b12tui.core.update import update
from b12tui.fastclass import dataclass
from b12tui.layout.screen_regions import shown_appearance
from b12tui.layout.screen_view import ScreenView
from b12tui.layout.style.styling import styled_rows
from b12tui.markdown import parse
from b12tui.textwidth import cells

ROOT = Path(__file__).resolve().parents[1]

CELL_WIDTH, ROW_HEIGHT, FONT_SIZE, MARGIN, BASELINE = 8, 18, 13.2, 12, 13
"""Measures in pixels; the widths of the common monospaced fonts are 0.6 of their size."""

PAPER, INK = "#16181d", "#dedede"
"""Colours of the terminal."""
COLOURS = {
    **dict(enumerate(("#000000", "#cd3131", "#0dbc79", "#e5e510", "#2472c8", "#d670d6", "#11a8cd", "#e5e5e5"), 30)),
    **dict(enumerate(("#666666", "#f14c4c", "#23d18b", "#f5f543", "#3b8eea", "#d670d6", "#29b8db", "#ffffff"), 90)),
}
"""The sixteen colours by their parameters, as in a usual dark palette."""
TRUE_COLOUR = 1 << 24
DECORATIONS = {
    "1": "font-weight:bold",
    "3": "font-style:italic",
    "4": "text-decoration:underline",
    "9": "text-decoration:line-through",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """Screenshot: what is opened, what is pressed before it is taken, and what it shows in words."""

    name: str
    source: str
    size: tuple[int, int]
    """Columns and rows."""
    steps: tuple[Command, ...]
    words: str
    theme: str = Appearance().theme

    @property
    def path(self) -> Path:
        """Path of the image."""
        return ROOT / "docs" / f"{self.name}.svg"


STYLES = "tests/pictures/styles.md"
PICTURES = (
    Picture(
        "screen",
        "content.md",
        (104, 30),
        (Command("next-heading", 2), Command("next-line", 3)),
        "The built-in article in b12tui, with the contents sidebar",
    ),
    Picture(
        "screen-code",
        STYLES,
        (76, 24),
        (Command("next-heading", 2),),
        "Code with syntax colours, a bar and its language; a table",
    ),
    Picture(
        "screen-themes",
        STYLES,
        (76, 24),
        (Command("next-heading"), Command("theme"), Command("theme"), Command("theme")),
        "The list of themes, with the text in the light theme below it",
    ),
)


def screenshot(picture: Picture) -> str:
    """Return the image."""
    columns, rows = picture.size
    source = ROOT / picture.source
    state = ReaderState(
        parse(source.read_text(encoding="utf-8"), name=source.name),
        appearance=Appearance(theme=picture.theme, code_panel="dark"),
    )
    view = ScreenView(state, columns, rows, colours=TRUE_COLOUR)
    view.colour_code()
    for step in picture.steps:
        view.frame(state)
        state = update(state, step, view.viewport)
    frame = view.frame(state)
    colours = shown_appearance(state).colours
    paper, ink = (_hex(colours.paper), _hex(colours.text)) if colours.paper and colours.text else (PAPER, INK)
    width, height = columns * CELL_WIDTH + 2 * MARGIN, rows * ROW_HEIGHT + 2 * MARGIN
    drawn = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
            f'aria-label="{escape(picture.words)}">'
        ),
        f'<rect width="{width}" height="{height}" rx="6" fill="{paper}"/>',
        (
            f'<g font-family="ui-monospace, DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="{FONT_SIZE}" '
            f'fill="{ink}" xml:space="preserve">'
        ),
    ]
    for number, row in enumerate(styled_rows(frame.rows, colours, TRUE_COLOUR, columns)):
        column = 0
        for words, style in row:
            drawn += _run(words, style.sgr, (column, number), (paper, ink))
            column += cells(words)
    column, row_number = frame.cursor
    drawn += [
        (
            f'<rect x="{MARGIN + column * CELL_WIDTH}" y="{MARGIN + row_number * ROW_HEIGHT}" width="{CELL_WIDTH}" '
            f'height="{ROW_HEIGHT}" fill="{ink}" fill-opacity="0.5"/>'
        ),
        "</g>",
        "</svg>",
        "",
    ]
    return "\n".join(drawn)


def _hex(colour: tuple[int, int, int]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def _ink(codes: list[str], default: str, kind: str = "38") -> str:
    """Return the foreground that SGR parameters set, or with `kind` 48 the background."""
    if kind in codes:
        at = codes.index(kind)
        red, green, blue = map(int, codes[at + 2 : at + 5])
        return _hex((red, green, blue))
    return next((COLOURS[int(code)] for code in codes if code and int(code) in COLOURS), default)


def _run(words: str, sgr: str, place: tuple[int, int], colours: tuple[str, str]) -> list[str]:
    """Return the elements of a run of text in one style, at a column and row, on a terminal of two colours."""
    (column, row), (paper, plain) = place, colours
    x, y, width = MARGIN + column * CELL_WIDTH, MARGIN + row * ROW_HEIGHT, cells(words) * CELL_WIDTH
    codes = sgr.split(";")
    ink = _ink(codes, plain)
    attributes = codes[: next((at for at, code in enumerate(codes) if code in ("38", "48")), len(codes))]
    drawn = []
    ground = _ink(codes, paper, "48") if "48" in codes else paper
    if "7" in attributes:
        ink, ground = ground, ink
    if ground != paper:
        drawn.append(f'<rect x="{x}" y="{y}" width="{width}" height="{ROW_HEIGHT}" fill="{ground}"/>')
    if "4" in attributes and not words.strip():
        drawn.append(f'<rect x="{x}" y="{y + BASELINE + 2}" width="{width}" height="1" fill="{ink}"/>')
    if words.strip():
        style = ";".join(DECORATIONS[code] for code in attributes if code in DECORATIONS)
        drawn.append(
            f'<text x="{x}" y="{y + BASELINE}" textLength="{width}"'
            + (f' fill="{ink}"' if ink != plain else "")
            + (f' style="{style}"' if style else "")
            + f">{escape(words)}</text>"
        )
    return drawn


def write_screenshots() -> None:
    """Write the images."""
    for picture in PICTURES:
        picture.path.write_text(screenshot(picture), encoding="utf-8", newline="\n")
