"""Table of colour themes: to add a theme is to add a row.

`terminal` uses the terminal's own foreground and background, so that text has the contrast that the user chose, and
three of the sixteen colours as accents: magenta, bright red and bright blue. In the usual palettes these are the ones
that are legible on black and on white alike (in xterm's 4:1 or more on both; no colour has more than 4.6:1 on both); a
terminal without the bright ones shows the text's colour, which links have as well. None of the sixteen can be a quiet
ink: a colour that has 7:1 on black has 3:1 on white at the most, and how faint SGR 2 is no terminal says. The other
themes bring their background; on it text has a contrast of 7:1 (WCAG 2.2, 1.4.6) and signs of 3:1 (1.4.11), which tests
check for each.
"""

from __future__ import annotations

from functools import lru_cache

from b12tui.colours import Colour
from b12tui.fastclass import dataclass, replace

Ink = Colour | int | None
"""Colour, or one of the terminal's sixteen by its number; None: as the text."""

MAGENTA, BRIGHT_RED, BRIGHT_BLUE = 5, 9, 12
"""Numbers of colours of the terminal."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of a theme."""

    name: str
    paper: Colour | None = None
    """Background; None: the terminal's."""
    text: Colour | None = None
    """Colour of the text; None: the terminal's."""
    quiet: Ink = None
    """Colour of secondary text."""
    dimmed: Ink = None
    """Colour of the text outside of the focus; None: that of secondary text."""
    heading: Ink = None
    subheading: Ink = None
    """Colour of headings of the fifth and sixth levels."""
    link: Ink = None
    sign: Ink = None
    """Colour of bullets, bars and other signs."""
    code: Ink = None
    """Colour of code in running text."""
    keyword: Ink = None
    name_in_code: Ink = None
    string: Ink = None
    number: Ink = None
    comment: Ink = None
    note: Ink = None
    """Colour of the sign and the kind of such a callout."""
    tip: Ink = None
    important: Ink = None
    warning: Ink = None
    caution: Ink = None
    match: Colour | None = None
    """Background of search matches; None: they are reversed."""
    ansi_paper: int | None = None
    """Background, 0 to 7, on terminals of 8 or 16 colours, where the theme's own are not to be had."""
    ansi_text: int | None = None
    """Colour of the text there, 0 to 15: one of the bright ones is white, 7, among eight."""
    ansi_accent: int | None = None
    """Colour of headings, links and signs there; on white they have that of the text."""

    panel: Theme | None = None
    """Theme in which blocks of code are set, where the terminal has 256 colours; None: as the text."""
    tint: Theme | None = None
    """Theme in which code in running text is set, where the terminal has 256 colours; None: in backticks."""

    @property
    def colours_code(self) -> bool:
        """Whether tokens of code are coloured."""
        return self.keyword is not None

    @property
    def tells_code(self) -> bool:
        """Whether code in running text stands on a ground of its own, where the terminal has 256 colours.

        A colour of its letters alone would not tell it: nothing is shown by colour alone.
        """
        return self.tint is not None


TABLE: tuple[Theme, ...] = (
    Theme(
        "terminal",
        heading=BRIGHT_BLUE,
        sign=MAGENTA,
        code=MAGENTA,
        keyword=BRIGHT_BLUE,
        string=MAGENTA,
        number=BRIGHT_RED,
        note=BRIGHT_BLUE,
        tip=BRIGHT_BLUE,
        important=MAGENTA,
        warning=BRIGHT_RED,
        caution=BRIGHT_RED,
    ),
    Theme(
        "dark",
        paper=(22, 24, 29),
        text=(222, 222, 216),
        quiet=(180, 182, 186),
        dimmed=(166, 168, 172),
        heading=(158, 200, 240),
        subheading=(222, 222, 216),
        link=(146, 220, 202),
        sign=(158, 200, 240),
        code=(240, 204, 150),
        keyword=(214, 186, 255),
        name_in_code=(150, 206, 250),
        string=(172, 216, 150),
        number=(246, 190, 140),
        comment=(176, 180, 188),
        note=(158, 200, 240),
        tip=(150, 220, 160),
        important=(214, 186, 255),
        warning=(246, 204, 120),
        caution=(255, 176, 170),
        match=(88, 46, 8),
        ansi_paper=0,
        ansi_text=7,
        ansi_accent=6,
    ),
    Theme(
        "light",
        paper=(253, 252, 247),
        text=(32, 32, 36),
        quiet=(72, 70, 68),
        dimmed=(86, 84, 82),
        heading=(20, 66, 110),
        subheading=(32, 32, 36),
        link=(0, 84, 76),
        sign=(20, 66, 110),
        code=(116, 24, 88),
        keyword=(88, 30, 140),
        name_in_code=(20, 66, 110),
        string=(18, 84, 36),
        number=(124, 44, 8),
        comment=(80, 78, 74),
        note=(20, 66, 110),
        tip=(18, 84, 36),
        important=(88, 30, 140),
        warning=(104, 46, 0),
        caution=(140, 16, 24),
        match=(255, 232, 150),
        ansi_paper=7,
        ansi_text=0,
        ansi_accent=0,
    ),
    Theme(
        "contrast",
        paper=(0, 0, 0),
        text=(255, 255, 255),
        quiet=(255, 255, 255),
        dimmed=(186, 186, 186),
        heading=(255, 255, 0),
        subheading=(255, 255, 255),
        link=(0, 255, 255),
        sign=(255, 255, 0),
        code=(0, 255, 0),
        keyword=(255, 255, 0),
        name_in_code=(0, 255, 255),
        string=(0, 255, 0),
        number=(255, 190, 130),
        comment=(255, 255, 255),
        note=(0, 255, 255),
        tip=(0, 255, 0),
        important=(255, 255, 0),
        warning=(255, 190, 130),
        caution=(255, 190, 190),
        match=(0, 0, 160),
        ansi_paper=0,
        ansi_text=15,
        ansi_accent=11,
    ),
    Theme("plain"),
)
"""All themes, the default first, in the order in which they are listed."""

PANELS: dict[str, Theme] = {
    "dark": replace(TABLE[1], paper=(38, 38, 38), dimmed=(184, 186, 190), match=None),
    "light": replace(
        TABLE[2],
        paper=(240, 239, 233),
        dimmed=(76, 74, 72),
        link=(0, 40, 110),
        sign=(0, 40, 110),
        name_in_code=(0, 40, 110),
        string=(36, 76, 44),
        match=None,
    ),
}
"""Themes of panels behind blocks of code: on an unknown background they bring their own, so that tokens have 7:1."""
NO_PANEL = "none"
"""Name for none of them."""

THEMES: tuple[str, ...] = tuple(row.name for row in TABLE)
"""Names of the themes."""

_BY_NAME = {row.name: row for row in TABLE}


def theme(name: str, own: tuple[Theme, ...] = ()) -> Theme:
    """Return the theme of that name, of the user's `own` or of the table; raise KeyError if there is none."""
    return next((each for each in own if each.name == name), None) or _BY_NAME[name]


@lru_cache(maxsize=32)
def with_panel(of: Theme, name: str) -> Theme:
    """Return a theme with panels behind code: those of its own name, else of that `name`; none for other themes.

    What is behind code in running text costs nothing more in themes with a background of their own.
    """
    own = PANELS.get(of.name)
    if own is not None:
        return replace(of, panel=None if name == NO_PANEL else own, tint=replace(own, match=of.match, link=None))
    if name == NO_PANEL or of.paper is not None or not of.colours_code:
        return of
    return replace(of, panel=PANELS[name], tint=replace(PANELS[name], link=None))
