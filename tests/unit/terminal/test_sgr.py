"""Looks: what a terminal can show, and how little it takes to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from b12tui.cellstyle import DEFAULT_STYLE, CellStyle, Hyperlink
from b12tui.fastclass import replace
from b12tui.terminal.capabilities import TRUE_COLOUR
from b12tui.terminal.sgr import SgrStyles

if TYPE_CHECKING:
    from b12tui.terminal.capabilities import Capabilities


HERE = CellStyle("4", Hyperlink("1.0.2", "https://example.org/"))
THERE = CellStyle("4", Hyperlink("1.0.3", "https://example.org/"))


def test_a_link_is_begun_and_ended_beside_the_look(xterm: Capabilities) -> None:
    pens = SgrStyles(replace(xterm, links=True))
    assert pens.displayable(HERE) == HERE
    assert pens.visible_on_blanks(pens.displayable(HERE))
    assert pens.change(DEFAULT_STYLE, HERE) == "\x1b[4m\x1b]8;id=1.0.2;https://example.org/\x1b\\"
    assert pens.change(HERE, THERE) == "\x1b]8;id=1.0.3;https://example.org/\x1b\\"
    assert pens.change(HERE, CellStyle("4")) == "\x1b]8;;\x1b\\"
    assert pens.change(HERE, DEFAULT_STYLE) == "\x1b[m\x1b]8;;\x1b\\"


@pytest.mark.parametrize(
    "link",
    [
        *(("1", "a b"), ("1", "\x1b\\"), ("1", "\x07"), ("1", "é"), ("1", "x" * 3000), ("1", "")),
        *(("a;b", "x"), ("a:b", "x"), ("", "x"), ("1 2", "x"), ("1\n", "x"), ("1", "x\n")),
    ],
)
def test_what_could_end_a_link_early_is_none(link: tuple[str, str], xterm: Capabilities) -> None:
    assert SgrStyles(replace(xterm, links=True)).displayable(CellStyle("4", Hyperlink(*link))) == CellStyle("4")


def test_where_links_are_not_known_there_are_none(xterm: Capabilities) -> None:
    assert SgrStyles(replace(xterm, links=False)).displayable(HERE) == CellStyle("4")


@pytest.mark.parametrize(
    ("parameters", "appearance"),
    [
        ("", ""),
        ("0", ""),
        ("1;0", ""),
        ("4;1", "1;4"),
        ("1;;4", "4"),
        ("1;22", ""),
        ("1;2;22;3", "3"),
        ("31;36", "36"),
        ("31;39", ""),
        ("7;49;44", "7;44"),
        ("21", "4"),
        ("38;5;99;1", "1;38;5;99"),
        ("9", "9"),
        ("5", ""),
        ("8", ""),
        ("38;5", ""),
        ("38;5;256", ""),
        ("38;9;1", "1"),
        ("58;1", "1"),
        ("4:3", ""),
        ("38:5:1", ""),
        ("nonsense", ""),
        ("9999999999", ""),
    ],
)
def test_equal_looks_are_equal_words_and_unknown_ones_are_none(
    parameters: str, appearance: str, xterm: Capabilities
) -> None:
    assert SgrStyles(xterm).displayable(CellStyle(parameters)) == CellStyle(appearance)


@pytest.mark.parametrize(
    ("colours", "shown"),
    [
        (0, {"31": "", "91": "", "38;5;9": "", "38;2;1;2;3": "", "44": ""}),
        (8, {"31": "31", "91": "31", "38;5;9": "", "38;2;1;2;3": "", "104": "44"}),
        (16, {"31": "31", "91": "91", "38;5;9": "", "38;2;1;2;3": "", "104": "104"}),
        (256, {"31": "31", "91": "91", "38;5;9": "38;5;9", "38;2;1;2;3": "", "48;5;9": "48;5;9"}),
        (TRUE_COLOUR, {"91": "91", "38;5;9": "38;5;9", "38;2;1;2;3": "38;2;1;2;3", "48;2;0;0;0": "48;2;0;0;0"}),
    ],
)
def test_a_colour_that_the_terminal_lacks_is_left_out(colours: int, shown: dict[str, str], xterm: Capabilities) -> None:
    pens = SgrStyles(replace(xterm, colours=colours))
    assert {parameters: pens.displayable(CellStyle(parameters)).sgr for parameters in shown} == shown


@pytest.mark.parametrize(
    ("field", "number"), [("bold", "1"), ("dim", "2"), ("italic", "3"), ("underline", "4"), ("reverse", "7")]
)
def test_an_attribute_that_the_terminal_lacks_is_left_out(field: str, number: str, xterm: Capabilities) -> None:
    assert SgrStyles(xterm).displayable(CellStyle(number)).sgr == number
    assert SgrStyles(replace(xterm, **{field: False})).displayable(CellStyle(number)) is DEFAULT_STYLE


@pytest.mark.parametrize(
    ("now", "then", "sequence"),
    [
        ("1", "1", ""),
        ("1;4", "", "\x1b[m"),
        ("", "1;4", "\x1b[1;4m"),
        ("1", "1;4", "\x1b[4m"),
        ("36", "1;31", "\x1b[1;31m"),
        ("1;4", "4", "\x1b[0;4m"),
        ("1;38;5;9", "1;31", "\x1b[31m"),
    ],
)
def test_a_look_changes_by_what_differs(now: str, then: str, sequence: str, xterm: Capabilities) -> None:
    pens = SgrStyles(xterm)
    assert pens.change(pens.displayable(CellStyle(now)), pens.displayable(CellStyle(then))) == sequence


@pytest.mark.parametrize(
    ("parameters", "seen"),
    [("", False), ("1", False), ("2;3;36", False), ("4", True), ("7", True), ("9", True), ("1;44", True)],
)
def test_a_blank_shows_lines_and_backgrounds_and_nothing_else(parameters: str, seen: bool, xterm: Capabilities) -> None:
    pens = SgrStyles(xterm)
    assert pens.visible_on_blanks(pens.displayable(CellStyle(parameters))) is seen
