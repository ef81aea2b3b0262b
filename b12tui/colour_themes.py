"""Table of colour themes: to add a theme is to add a row.

`terminal` uses the terminal's own foreground and background, so that text has the contrast that the user chose, and one
of the sixteen colours, magenta, for signs alone: of the usual palettes' colours it is the one with at least 3:1 on
black and on white (WCAG 2.2, 1.4.11). The other themes bring their background; on it text has a contrast of 7:1 (1.4.6)
and signs of 3:1, which tests check for each.
"""

from __future__ import annotations

from b12tui.fastclass import dataclass

Colour = tuple[int, int, int]
"""Red, green and blue, each 0 to 255."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of a theme; None: as the text."""

    name: str
    paper: Colour | None = None
    text: Colour | None = None
    quiet: Colour | None = None
    accent: Colour | None = None
    """Colour of headings, links and signs."""
    match: Colour | None = None
    """Background of search matches."""
    ansi_paper: int | None = None
    ansi_text: int | None = None
    ansi_accent: int | None = None
    """Colour of signs alone if `accent` is None."""
    code: Colour | None = None
    """Colour of code in running text."""


TABLE: tuple[Theme, ...] = (
    Theme("terminal", ansi_accent=5),
    Theme(
        "dark", (22, 24, 29), (222, 222, 216), (180, 182, 186), (158, 200, 240), (88, 46, 8), 0, 7, 6, (240, 204, 150)
    ),
    Theme("light", (253, 252, 247), (32, 32, 36), (72, 70, 68), (20, 66, 110), (255, 232, 150), 7, 0, 0, (116, 24, 88)),
    Theme("contrast", (0, 0, 0), (255, 255, 255), (255, 255, 255), (255, 255, 0), (0, 0, 160), 0, 7, 7, (0, 255, 255)),
    Theme("plain"),
)
"""All themes, the default first, in the order in which the action `theme` cycles through them."""

THEMES: tuple[str, ...] = tuple(row.name for row in TABLE)
"""Names of the themes."""

_BY_NAME = {row.name: row for row in TABLE}


def theme(name: str) -> Theme:
    """Return the theme of that name; raise KeyError if there is none."""
    return _BY_NAME[name]
