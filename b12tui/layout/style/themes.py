"""Styles of terminal cells for style flags, by theme and colour depth.

The meaning of a style is always shown without colour too (weight, underline, slant, a sign, a word); colour only
decorates.
"""

from __future__ import annotations

from functools import lru_cache

from b12tui.colour_themes import Ink, Theme
from b12tui.colours import Colour
from b12tui.fastclass import dataclass
from b12tui.layout.page.lines import StyleFlags

FEW, MANY, TRUE_COLOUR = 8, 256, 1 << 24
"""Numbers of colours of a terminal: from 256 on it has those of a theme, or near ones."""
BLACK, WHITE, BRIGHT_WHITE = 0, 7, 15
"""Numbers of colours of the terminal."""

HEADINGS = StyleFlags.HEADING | StyleFlags.TITLE
UNDERLINED = StyleFlags.TITLE | StyleFlags.LEVEL_4 | StyleFlags.LEVEL_5
LINED = (
    UNDERLINED
    | StyleFlags.LINK
    | StyleFlags.INSERTED
    | StyleFlags.ANNOTATED
    | StyleFlags.RULE
    | StyleFlags.COLUMN_HEADER
)
SLANTED = StyleFlags.LEVEL_3 | StyleFlags.LEVEL_4 | StyleFlags.LEVEL_6
LIGHT = StyleFlags.LEVEL_4 | StyleFlags.LEVEL_5 | StyleFlags.LEVEL_6 | StyleFlags.LIGHT | StyleFlags.MINOR
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
    """Foreground, 0 to 15, on terminals of 8 or 16 colours and where the theme has none of its own."""
    ansi_background: int | None = None


TOKENS = (
    (StyleFlags.KEYWORD, "keyword"),
    (StyleFlags.NAME, "name_in_code"),
    (StyleFlags.STRING, "string"),
    (StyleFlags.NUMBER, "number"),
    (StyleFlags.COMMENT, "comment"),
)
CALLOUTS = (
    (StyleFlags.NOTE, "note"),
    (StyleFlags.TIP, "tip"),
    (StyleFlags.IMPORTANT, "important"),
    (StyleFlags.WARNING, "warning"),
    (StyleFlags.CAUTION, "caution"),
)
LEVELS_BELOW = StyleFlags.LEVEL_5 | StyleFlags.LEVEL_6 | StyleFlags.MINOR
LASTING_COLOURS = ((LEVELS_BELOW, "subheading"), (StyleFlags.IMAGE, "quiet"))
"""Flags whose colour stands whatever else applies: without one of its own, that of the text."""
INKS = (
    *CALLOUTS,
    (HEADINGS | StyleFlags.RULE, "heading"),
    (StyleFlags.LINK, "link"),
    (StyleFlags.SIGN, "sign"),
    *TOKENS,
    (StyleFlags.CODE, "code"),
    (StyleFlags.QUIET, "quiet"),
)
"""Colours of a theme by the flags that they are for, the first that applies."""
ACCENTS = HEADINGS | StyleFlags.LINK | StyleFlags.SIGN


@lru_cache(maxsize=2048)
def style(of: Theme, flags: StyleFlags, colours: int = TRUE_COLOUR) -> ThemeStyle:
    """Return the look of `flags` in a theme, on a terminal of so many colours."""
    if FEW <= colours < MANY and of.ansi_paper == WHITE:
        return _on_white(flags, colours)
    band = bool(flags & StyleFlags.BAND) and not flags & StyleFlags.DIMMED
    if band:  # instead of an underline
        flags = flags & ~StyleFlags.TITLE | StyleFlags.HEADING
    barred = bool(flags & StyleFlags.BAR)
    if colours >= MANY and flags & (StyleFlags.PANEL | StyleFlags.BAR | StyleFlags.CODE):
        # A heading that is code is a heading first.
        panel = bool(flags & (StyleFlags.PANEL | StyleFlags.BAR))
        own = of.panel if panel else None if flags & HEADINGS else of.tint
        of, barred = own or of, barred and own is None
    heading, link, focus = _has(flags, HEADINGS), _has(flags, StyleFlags.LINK), _has(flags, StyleFlags.FOCUS)
    found, current = _has(flags, StyleFlags.MATCH), _has(flags, StyleFlags.CURRENT)
    match = of.match if colours >= MANY else None  # its colour is not among the few
    marked = found and not current and match is not None
    # Matches have another background, on which only the text colour is sure to be legible.
    ink: Ink = of.text if marked or barred else _ink(of, flags)
    ruler = _has(flags, StyleFlags.RULER)
    ruled = ruler != (focus and heading)
    # Matches are reversed without a match colour, and where an underline would not tell them from a link; the current
    # match always is, and is bold and underlined as well. On a line that is underlined as a whole, links are not.
    selected = _has(flags, StyleFlags.SELECTED)
    reverse = (current or selected or (found and (match is None or link or ruled))) != band
    reverse = reverse != (_has(flags, StyleFlags.CURSOR_ROW) != barred)
    lined = (_has(flags, LINED) != ruled) or (_has(flags, UNDERLINED) and ruler)
    # In the focus, which is bold, strong words are not; a heading there is underlined instead, or no more so.
    bold = _is_heavy(flags) != (focus and not heading)
    if found and current:
        bold, lined = True, colours >= MANY or not lined
    elif found:
        bold, lined = False, lined or match is not None
    if colours < MANY and reverse:
        bold = False  # Linux's console makes the letters bright, not the paper: bright black on white has 3:1
    accent = flags & ACCENTS and not marked and not flags & StyleFlags.DIMMED
    ansi = ink if isinstance(ink, int) else of.ansi_accent if accent else of.ansi_text
    if ansi is not None and ansi >= colours and of.ansi_paper is not None:
        ansi = WHITE  # text on a paper of ours is never the terminal's own colour
    return ThemeStyle(
        bold=bold,
        italic=_has(flags, StyleFlags.EMPHASIS | SLANTED) or (_has(flags, StyleFlags.COMMENT) and of.colours_code),
        underline=lined,
        reverse=reverse,
        strike=_has(flags, StyleFlags.STRIKE),
        foreground=None if isinstance(ink, int) else ink,
        background=match if marked else of.paper,
        ansi=ansi,
        ansi_background=of.ansi_paper,
    )


def _on_white(flags: StyleFlags, colours: int) -> ThemeStyle:
    """Return the look of `flags` in black on white, on a terminal of 8 or 16 colours.

    Bold black is bright black there, of 3:1 on white, and Linux's console writes underlined text in cyan. So nothing is
    bold, and the text is white on black, reversed: what is underlined is then black on cyan in that console. What is
    bold elsewhere stands out as white on black, and what is marked in it as the text.
    """
    found, current = _has(flags, StyleFlags.MATCH), _has(flags, StyleFlags.CURRENT)
    marked = found or current or _has(flags, StyleFlags.SELECTED)
    stands_out = (_is_heavy(flags) != marked) != _has(flags, StyleFlags.CURSOR_ROW) or _has(flags, StyleFlags.BAR)
    lined = (_has(flags, LINED) != _has(flags, StyleFlags.RULER)) != _has(flags, StyleFlags.FOCUS)
    return ThemeStyle(
        italic=_has(flags, StyleFlags.EMPHASIS | SLANTED),
        underline=lined != (found and current),
        reverse=not stands_out,
        strike=_has(flags, StyleFlags.STRIKE),
        ansi=WHITE if colours == FEW else BRIGHT_WHITE,
        ansi_background=BLACK,
    )


def _is_heavy(flags: StyleFlags) -> bool:
    """Return whether text is bold by itself, as strong words and most headings are."""
    return _has(flags, StyleFlags.STRONG) or (_has(flags, HEADINGS) and not flags & LIGHT)


def _has(flags: StyleFlags, some: StyleFlags) -> bool:
    """Return whether `flags` has one of those in `some`."""
    return bool(flags & some)


def _ink(of: Theme, flags: StyleFlags) -> Ink:
    """Return the colour of `flags`: that of the first that the theme has one for, else that of the text."""
    if flags & StyleFlags.DIMMED:
        return of.text if of.paper is None else of.dimmed or of.quiet or of.text
    for flag, field in LASTING_COLOURS:
        if flags & flag:
            return getattr(of, field) or of.text
    for flag, field in INKS:
        if flags & flag:
            ink: Ink = getattr(of, field)
            if ink is not None:
                return ink
    return of.text


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
    if colour is None or colours < MANY:
        # Some terminals have the first eight alone.
        return ansi if ansi is None or ansi < FEW or colours >= 2 * FEW else None
    return colour if colours > MANY else nearest(colour)


def _parameters(colour: Colour | int | None, base: int) -> list[str]:
    """Return a colour's parameters of SGR; `base` is 30 for the foreground, 40 for the background."""
    if colour is None:
        return []
    if isinstance(colour, tuple):
        return [str(base + 8), "2", *map(str, colour)]
    if colour < 16:
        return [str(base + colour if colour < 8 else base + 52 + colour)]
    return [str(base + 8), "5", str(colour)]


def nearest(colour: Colour) -> int:
    """Return the index of the nearest of xterm's 256 colours, in its 6x6x6 cube or its 24 greys."""
    steps = (0, 95, 135, 175, 215, 255)
    cube = [0 if part < 48 else max((part - 36) // 40, 1) for part in colour]
    below = min(max((sorted(colour)[1] - 8) // 10, 0), 22)  # the two greys around the middle part
    grey = min(below, below + 1, key=lambda n: sum(abs(8 + 10 * n - part) for part in colour))
    off_cube = sum((steps[n] - part) ** 2 for n, part in zip(cube, colour, strict=True))
    off_grey = sum((8 + 10 * grey - part) ** 2 for part in colour)
    return 232 + grey if off_grey < off_cube else 16 + 36 * cube[0] + 6 * cube[1] + cube[2]
