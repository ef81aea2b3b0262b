"""Looks of style flags in a theme, at any colour depth.

The meaning of a style is always shown without colour too (weight, underline, slant, a sign, a word); colour only
decorates.
"""

from __future__ import annotations

from functools import lru_cache

from b12tui.colour_themes import Colour, Theme
from b12tui.fastclass import dataclass
from b12tui.layout.page.lines import StyleFlags

UNDERLINED = StyleFlags.TITLE | StyleFlags.LEVEL_4 | StyleFlags.LEVEL_5
SLANTED = StyleFlags.LEVEL_3 | StyleFlags.LEVEL_4 | StyleFlags.LEVEL_6
LIGHT = StyleFlags.LEVEL_4 | StyleFlags.LEVEL_5 | StyleFlags.LEVEL_6
"""Levels of headings by weight, underline and slant, so that no two look the same: those not `LIGHT` are bold."""


@dataclass(frozen=True, slots=True)
class ThemeStyle:
    """Look of a run."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    reverse: bool = False
    strike: bool = False
    foreground: Colour | None = None
    """None: the terminal's default."""
    background: Colour | None = None
    ansi: int | None = None
    """Foreground, 0 to 7, on terminals of eight colours and where the theme has no colour of its own."""
    ansi_background: int | None = None


@lru_cache(maxsize=1024)
def style(of: Theme, flags: StyleFlags) -> ThemeStyle:
    """Return the look of `flags` in a theme."""
    heading = bool(flags & (StyleFlags.HEADING | StyleFlags.TITLE))
    link, sign = bool(flags & StyleFlags.LINK), bool(flags & StyleFlags.SIGN)
    found, current = bool(flags & StyleFlags.MATCH), bool(flags & StyleFlags.CURRENT)
    coloured = heading or link or sign
    marked = found and not current and of.match is not None
    # Matches have another background, on which only the text colour is sure to be legible.
    colour = of.text if marked else of.accent if coloured else of.quiet if flags & StyleFlags.QUIET else of.text
    if flags & StyleFlags.CODE and of.code is not None and not (marked or coloured):
        colour = of.code
    ruler = bool(flags & StyleFlags.RULER)
    # Matches are reversed without a match colour, and where an underline would not tell them from a link; the current
    # match always is, and is bold and underlined as well. On a line that is underlined as a whole, links are not.
    reverse = current or (found and (of.match is None or link or ruler))
    title = bool(flags & UNDERLINED)
    lined = ((link or title) != ruler) or (title and ruler) or (found and (current or of.match is not None))
    decorated = (sign or (of.accent is not None and coloured)) and of.ansi_accent is not None
    return ThemeStyle(
        bold=(heading and not flags & LIGHT) or bool(flags & StyleFlags.STRONG) or (found and current),
        italic=bool(flags & (StyleFlags.EMPHASIS | SLANTED)),
        underline=lined or bool(flags & (StyleFlags.INSERTED | StyleFlags.NOTE)),
        reverse=reverse,
        strike=bool(flags & StyleFlags.STRIKE),
        foreground=colour,
        background=of.match if marked else of.paper,
        ansi=of.ansi_accent if decorated else of.ansi_text,
        ansi_background=of.ansi_paper,
    )


def sgr(appearance: ThemeStyle, colours: int) -> str:
    """Return the SGR parameters (ECMA-48, 8.3.117) of a look; empty for the terminal's default.

    `colours` is the number of colours of the terminal: 0, 8, 16, 256 or 16,777,216.
    """
    flags = (
        (appearance.bold, 1),
        (appearance.italic, 3),
        (appearance.underline, 4),
        (appearance.reverse, 7),
        (appearance.strike, 9),
    )
    parameters = [str(code) for on, code in flags if on]
    if colours:
        parameters += _parameters(displayable(appearance.foreground, appearance.ansi, colours), 30)
        parameters += _parameters(displayable(appearance.background, appearance.ansi_background, colours), 40)
    return ";".join(parameters)


def displayable(colour: Colour | None, ansi: int | None, colours: int) -> Colour | int | None:
    """Return the nearest to a colour that a terminal of `colours` colours has.

    A number below 16 is an ANSI colour, any other one of xterm's 256; None is the terminal's default.
    """
    if colour is None or colours < 256:
        return ansi
    return colour if colours > 256 else nearest(colour)


def _parameters(colour: Colour | int | None, base: int) -> list[str]:
    """Return a colour's parameters of SGR; `base` is 30 for the foreground, 40 for the background."""
    if colour is None:
        return []
    if isinstance(colour, tuple):
        return [str(base + 8), "2", *map(str, colour)]
    return [str(base + colour)] if colour < 16 else [str(base + 8), "5", str(colour)]


def nearest(colour: Colour) -> int:
    """Return the index of the nearest of xterm's 256 colours, in its 6x6x6 cube or its 24 greys."""
    steps = (0, 95, 135, 175, 215, 255)
    cube = [min(range(6), key=lambda n, part=part: abs(steps[n] - part)) for part in colour]  # type: ignore[misc]
    grey = min(range(24), key=lambda n: sum(abs(8 + 10 * n - part) for part in colour))
    off_cube = sum((steps[n] - part) ** 2 for n, part in zip(cube, colour, strict=True))
    off_grey = sum((8 + 10 * grey - part) ** 2 for part in colour)
    return 232 + grey if off_grey < off_cube else 16 + 36 * cube[0] + 6 * cube[1] + cube[2]


def luminance(colour: Colour) -> float:
    """Return the relative luminance of a colour (WCAG 2.2, definition)."""
    red, green, blue = ((p / 255 / 12.92) if p <= 10 else ((p / 255 + 0.055) / 1.055) ** 2.4 for p in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
