"""Contrast on terminals of 8 and 16 colours, which show bold, underlined and reversed text in colours of their own."""

from __future__ import annotations

from itertools import combinations

import pytest

from b12tui.cellstyle import CellStyle
from b12tui.colour_themes import THEMES, Theme, theme
from b12tui.colours import Colour, contrast
from b12tui.layout.page.lines import HEADING_STYLES, StyleFlags
from b12tui.layout.style.themes import sgr, style
from b12tui.storage.own_themes import own_themes
from b12tui.terminal import capabilities
from b12tui.terminal.sgr import SgrStyles


def palette(*colours: str) -> list[Colour]:
    return [(int(each[:2], 16), int(each[2:4], 16), int(each[4:], 16)) for each in colours]


VGA = palette(*["000000", "aa0000", "00aa00", "aa5500", "0000aa", "aa00aa", "00aaaa", "aaaaaa"]) + palette(
    *["555555", "ff5555", "55ff55", "ffff55", "5555ff", "ff55ff", "55ffff", "ffffff"]
)
XTERM = palette(*["000000", "cd0000", "00cd00", "cdcd00", "0000ee", "cd00cd", "00cdcd", "e5e5e5"]) + palette(
    *["7f7f7f", "ff0000", "00ff00", "ffff00", "5c5cff", "ff00ff", "00ffff", "ffffff"]
)


LINUX = SgrStyles(capabilities.of({"TERM": "linux"}))


def parts(parameters: str, text: int, paper: int) -> tuple[set[int], int, int]:
    """Return the attributes of SGR parameters, and the numbers of the colours."""
    attributes = set[int]()
    for code in (int(part) for part in parameters.split(";") if part):
        if code in range(30, 38) or code in range(90, 98):
            text = code - 30 if code < 38 else code - 82
        elif code in range(40, 48) or code in range(100, 108):
            paper = code - 40 if code < 48 else code - 92
        else:
            attributes.add(code)
    return attributes, text, paper


def on_linux(parameters: str, text: int = 7, paper: int = 0) -> tuple[Colour, Colour]:
    """Return the colours that Linux's console shows: its `build_attr` (drivers/tty/vt/vt.c)."""
    attributes, text, paper = parts(LINUX.displayable(CellStyle(parameters)).sgr, text, paper)
    assert max(text, paper) < 8
    assert 3 not in attributes  # it would be green
    if 4 in attributes:
        text = 6  # its colour for underlined text, unless `setterm --ulcolor` says another
    if 7 in attributes:
        text, paper = paper, text
    return VGA[text | 8 if 1 in attributes else text], VGA[paper]


def on_xterm(parameters: str, text: int = 7, paper: int = 0) -> tuple[Colour, Colour]:
    """Return the colours that xterm shows with its resource boldColors."""
    attributes, text, paper = parts(parameters, text, paper)
    shown = XTERM[text + 8 if 1 in attributes and text < 8 else text], XTERM[paper]
    return (shown[1], shown[0]) if 7 in attributes else shown


BASE = (
    StyleFlags.PLAIN,
    StyleFlags.STRONG,
    StyleFlags.EMPHASIS,
    StyleFlags.LINK,
    StyleFlags.STRONG | StyleFlags.LINK,
    StyleFlags.CODE,
    StyleFlags.QUIET,
    StyleFlags.KEYWORD,
    StyleFlags.ANNOTATED,
    StyleFlags.SIGN,
    StyleFlags.SIGN | StyleFlags.CAUTION,
    *HEADING_STYLES,
)
FOUND = (StyleFlags.PLAIN, StyleFlags.MATCH, StyleFlags.MATCH | StyleFlags.CURRENT)
MARKS = (
    StyleFlags.PLAIN,
    StyleFlags.CURRENT,
    StyleFlags.RULER,
    StyleFlags.CURSOR_ROW,
    StyleFlags.FOCUS,
    StyleFlags.DIMMED,
    StyleFlags.RULER | StyleFlags.FOCUS,
    StyleFlags.CURSOR_ROW | StyleFlags.FOCUS,
)
OWN, _ = own_themes(
    {
        "amber": {"paper": "black", "text": "#ffb000", "heading": "#ffb000"},
        "sun": {"paper": "yellow", "text": "black"},
        "night": {"paper": "#000000", "text": "yellow", "link": "navy"},
    }
)
PAPERED = [*(theme(name) for name in THEMES if theme(name).paper is not None), *OWN]


@pytest.mark.parametrize("of", PAPERED, ids=lambda of: of.name)
def test_whatever_is_shown_has_seven_to_one_on_few_colours(of: Theme) -> None:
    for base in BASE:
        for mark in (*MARKS, *FOUND):
            look = base | mark
            for shown in (
                on_linux(sgr(style(of, look, 8), 8)),
                on_xterm(sgr(style(of, look, 8), 8)),
                on_xterm(sgr(style(of, look, 16), 16)),
            ):
                assert contrast(*shown) >= 7, (look, shown)


@pytest.mark.parametrize("name", [*THEMES, *(each.name for each in OWN)])
@pytest.mark.parametrize("depth", [0, 8, 16])
def test_marks_are_told_apart_by_more_than_colour(name: str, depth: int) -> None:
    def look(flags: StyleFlags) -> set[int]:
        return parts(sgr(style(theme(name, OWN), flags, depth), depth), 7, 0)[0]

    for base in BASE:
        for mark in MARKS:
            if mark & StyleFlags.CURRENT:
                continue
            for one, other in combinations(FOUND, 2):
                assert look(base | mark | one) != look(base | mark | other), (base, mark, one, other)
        for mark in (StyleFlags.CURSOR_ROW, StyleFlags.FOCUS):
            assert look(base | mark) != look(base), (base, mark)


@pytest.mark.parametrize("depth", [0, 8, 16])
def test_a_match_is_no_link(depth: int) -> None:
    for name in THEMES:
        looks = [sgr(style(theme(name), flags, depth), 0) for flags in (StyleFlags.MATCH, StyleFlags.LINK)]
        assert looks[0] != looks[1], name


def test_black_on_white_is_never_bold_on_few_colours() -> None:
    for depth in (8, 16):
        for base in BASE:
            for mark in (*MARKS, *FOUND):
                assert 1 not in parts(sgr(style(theme("light"), base | mark, depth), depth), 7, 0)[0]


def test_own_colours_reach_few_colours_where_they_have_the_contrast() -> None:
    def inks(name: str) -> tuple[int | None, int | None, int | None]:
        of = theme(name, OWN)
        return of.ansi_text, of.ansi_paper, of.ansi_accent

    assert inks("amber") == (11, 0, 11)
    assert inks("night") == (11, 0, 6)  # navy has no contrast on black
    assert inks("sun") == (0, 7, 0)
