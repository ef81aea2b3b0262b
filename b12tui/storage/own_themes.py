"""Themes of the settings file: a theme of the table with some colours changed.

    [themes.night]
    base = "dark"        # what it doesn't name is from this theme
    paper = "#000000"
    heading = "orange"

A colour under the contrast that WCAG 2.2 (1.4.6) asks of text is reported with its figure, and used.
"""

from __future__ import annotations

from b12tui.catalogue import settings
from b12tui.colour_themes import THEMES, Theme, theme
from b12tui.colours import Colour, contrast, luminance, parsed
from b12tui.document.sanitize import sanitize_line
from b12tui.fastclass import fields, replace
from b12tui.fasttyping import Any

MIN_CONTRAST = 7.0
"""Contrast of text (WCAG 2.2, 1.4.6)."""
LONGEST_NAME = 16
"""Maximum number of characters of a name."""
MAX_THEMES = 50
"""Maximum number of themes."""
MIDDLE_LUMINANCE = 0.18
"""Luminance that has the same contrast to black and to white."""
BLACK, WHITE = 0, 7
VGA: tuple[Colour, ...] = (
    (0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0), (0, 0, 170), (170, 0, 170), (0, 170, 170), (170, 170, 170),
    (85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85), (85, 85, 255), (255, 85, 255), (85, 255, 255),
    (255, 255, 255),
)  # fmt: skip
"""Sixteen colours as Linux's console has them, whose contrast is less than that of other terminals."""

_NOT_COLOURS = ("name", "ansi_paper", "ansi_text", "ansi_accent", "panel", "tint")
COLOURS = tuple(field.name for field in fields(Theme) if field.name not in _NOT_COLOURS)
"""Names of the colours of a theme."""


def own_themes(written: object) -> tuple[tuple[Theme, ...], tuple[str, ...]]:
    """Return the themes of the file's table `themes`, and the mistakes in it, a sentence each without its full stop."""
    if not isinstance(written, dict):
        return (), (settings.THEMES_IS_A_TABLE,)
    made: list[Theme] = []
    mistakes: list[str] = []
    for name, colours in list(written.items())[:MAX_THEMES]:
        found, own = _theme(name, colours)
        made += [found] if found is not None else []
        mistakes += own
    return tuple(made), tuple(mistakes)


def _theme(name: str, written: object) -> tuple[Theme | None, list[str]]:
    shown = sanitize_line(name)[:LONGEST_NAME]
    if name in THEMES:
        return None, [settings.theme_is_built_in(name)]
    # The name is kept in a file of words, and typed after an option.
    if not (name.isascii() and name.replace("-", "").replace("_", "").isalnum() and len(name) <= LONGEST_NAME):
        return None, [settings.theme_name(shown, LONGEST_NAME)]
    if not isinstance(written, dict):
        return None, [settings.theme_is_a_table(name)]
    colours, mistakes = _colours(name, written)
    base = written.get("base", _base(colours.get("paper")))
    if base not in THEMES or theme(base).paper is None:
        fitting = ", ".join(each for each in THEMES if theme(each).paper is not None)
        return None, [*mistakes, settings.theme_base(name, fitting)]
    changes: dict[str, Any] = {**colours, "name": name}
    made = _with_few_colours(replace(theme(base), **changes))
    return made, [*mistakes, *_faint(made)]


def _base(paper: Colour | None) -> str:
    """Return the theme whose colours suit a background."""
    return "light" if paper is not None and luminance(paper) > MIDDLE_LUMINANCE else "dark"


def _colours(name: str, written: dict[str, object]) -> tuple[dict[str, Colour], list[str]]:
    """Return the colours of a theme that are understood, and the mistakes in the others."""
    colours: dict[str, Colour] = {}
    mistakes = []
    for part, value in written.items():
        part = part.replace("-", "_")  # noqa: PLW2901 - dashes are accepted, as in settings
        if part == "base":
            continue
        colour = parsed(value)
        if part not in COLOURS:
            mistakes.append(settings.no_colour_of_a_theme(name, sanitize_line(part)[:LONGEST_NAME], ", ".join(COLOURS)))
        elif colour is None:
            mistakes.append(settings.no_colour(name, part, sanitize_line(str(value))[: 2 * LONGEST_NAME]))
        else:
            colours[part] = colour
    return colours, mistakes


def _with_few_colours(made: Theme) -> Theme:
    """Return a theme with the nearest of sixteen colours for its text and links, where they have the contrast."""
    base = _base(made.paper)
    paper, usual = WHITE if base == "light" else BLACK, theme(base)
    fitting = [number for number, colour in enumerate(VGA) if contrast(colour, VGA[paper]) >= MIN_CONTRAST]

    def ansi(ink: object, otherwise: int) -> int:
        if paper == WHITE or not isinstance(ink, tuple):
            return otherwise
        near = min(range(len(VGA)), key=lambda number: sum(abs(a - b) for a, b in zip(VGA[number], ink, strict=True)))
        return near if near in fitting else otherwise

    accent = next((ink for ink in (made.heading, made.link) if ink not in (usual.heading, usual.link)), None)
    return replace(
        made,
        ansi_paper=paper,
        ansi_text=ansi(made.text, usual.ansi_text or BLACK),
        ansi_accent=ansi(accent, usual.ansi_accent or BLACK),
    )


def _faint(made: Theme) -> list[str]:
    """Return a sentence for each colour that is too faint on the background, and for too faint a text on matches."""
    found = []
    for part in COLOURS:
        ink = getattr(made, part)
        ground, on = (made.match, "match") if part == "text" and made.match is not None else (made.paper, "paper")
        for colour, behind, where in ((ink, made.paper, "paper"), (ink, ground, on)):
            if part in ("paper", "match") or not isinstance(colour, tuple) or behind is None:
                continue
            ratio = contrast(colour, behind)
            sentence = settings.faint(made.name, part, where, f"{int(ratio * 10) / 10:.1f}")
            if ratio < MIN_CONTRAST and sentence not in found:
                found.append(sentence)
    return found
