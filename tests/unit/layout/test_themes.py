"""Colours, computed from what would be written to a terminal, on every screen and in every state."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations

import pytest
from support.document_builders import (
    bullets,
    code,
    code_span,
    document,
    footnote,
    footnote_ref,
    heading,
    image,
    item,
    link,
    numbered,
    paragraph,
    question,
    quote,
    strikethrough,
    strong,
    table,
)

from b12tui.cellstyle import DEFAULT_STYLE
from b12tui.colour_themes import NO_PANEL, PANELS, THEMES, Theme, theme, with_panel
from b12tui.colours import Colour, contrast, luminance
from b12tui.core.appearance import Appearance
from b12tui.core.folds import Folds
from b12tui.core.overlay import listings, prompts
from b12tui.core.overlay.contents import contents_list
from b12tui.core.state import ReaderState, TableView
from b12tui.core.table import cursor
from b12tui.document import Position
from b12tui.fastclass import fields, replace
from b12tui.layout.page.lines import HEADING_STYLES, Line, StyleFlags, generated
from b12tui.layout.screen_view import ScreenView
from b12tui.layout.style.styling import styled_rows
from b12tui.layout.style.themes import nearest, sgr, style
from b12tui.search.results import search_document
from b12tui.syntax.token_kinds import TokenKind

TRUE, CUBE = 1 << 24, 256
WITH_PAPER = [name for name in THEMES if theme(name).paper is not None]

STEPS = (0, 95, 135, 175, 215, 255)
"""Of the colour cube of xterm's 256 colours."""

PALETTES: dict[str, dict[int, Colour]] = {
    "xterm": {5: (205, 0, 205), 9: (255, 0, 0), 12: (92, 92, 255)},
    "VGA": {5: (170, 0, 170), 9: (255, 85, 85), 12: (85, 85, 255)},
    "VS Code": {5: (188, 63, 188), 9: (241, 76, 76), 12: (59, 142, 234)},
    "kitty": {5: (203, 30, 209), 9: (242, 32, 31), 12: (26, 143, 255)},
}
"""Colours of the terminal as these show them."""

MADE = document(
    heading(1, "Words of ", link("#one", "all")),
    paragraph(
        "Some ",
        strong("words"),
        ", ",
        strikethrough("words"),
        ", ",
        code_span("words"),
        footnote_ref(1),
        image("w.png", "words"),
        ".",
    ),
    footnote(1, "Words of a note."),
    heading(2, "One"),
    bullets("words", item("words", done=True)),
    numbered(paragraph(link("#two", "words ", strong("linked"))), start=5),
    quote("words", kind="Note"),
    code("words = 1"),
    question("Words?", "Words."),
    heading(2, "Two words"),
    table(("Words", "More"), ("words", "")),
)


@lru_cache(64)
def states(appearance: Appearance) -> dict[str, ReaderState]:
    """Return a reader for every screen, and for the page in each of its states."""
    page = ReaderState(MADE, appearance=appearance)
    opened = replace(page, folds=Folds(all_open=True))
    table_at = replace(page, position=Position(2, 1))
    found = replace(opened, search=search_document(MADE, "words", Position(1, 1)), position=Position(1, 1))
    return {
        "page": page,
        "open": opened,
        "closed": replace(page, folds=Folds(all_open=False)),
        "ruler": replace(found, appearance=replace(appearance, ruler=True)),
        "cursor row": replace(found, appearance=replace(appearance, cursor_row=True)),
        "row in a list": replace(
            page, overlays=(listings.link_list(page),), appearance=replace(appearance, cursor_row=True)
        ),
        "line in focus": replace(found, appearance=replace(appearance, focus="line")),
        "sentence in focus": replace(found, appearance=replace(appearance, focus="sentence")),
        "found": found,
        "said": replace(page, message="Something is said."),
        "contents": replace(page, overlays=(contents_list(page),)),
        "links": replace(page, overlays=(listings.link_list(page),)),
        "help": replace(page, overlays=(listings.action_list(),)),
        "find": prompts.open_prompt(found, "find", "words"),
        "go": prompts.open_prompt(page, "go", "o"),
        "table": cursor.enter_table(table_at),
        "record": cursor.record(cursor.enter_table(table_at), TableView(2, 1, 0, 1)),
    }


STATES = tuple(states(Appearance()))
SIZES = ((80, 40), (120, 40), (40, 12), (20, 5))


@lru_cache(2_000)
def shown(state: str, columns: int, rows: int, name: str) -> tuple[Line, ...]:
    reader = states(Appearance(theme=name))[state]
    return ScreenView(reader, columns, rows).frame(reader).rows


def colour(parameters: list[int]) -> Colour:
    """Return the colour that `38;2;…` or `38;5;…` names, without its first number."""
    match parameters:
        case [2, red, green, blue]:
            return red, green, blue
        case [5, index] if index >= 232:
            grey = 8 + 10 * (index - 232)
            return grey, grey, grey
        case [5, index] if index >= 16:
            index -= 16
            return STEPS[index // 36], STEPS[index // 6 % 6], STEPS[index % 6]
        case _:
            raise AssertionError(parameters)


@lru_cache(4_000)
def read(parameters: str) -> tuple[Colour, Colour, frozenset[int]]:
    """Read SGR parameters as a terminal does: what is drawn, what it is drawn on, and the flags."""
    numbers = [int(part) for part in parameters.split(";")] if parameters else []
    fore: Colour | None = None
    back: Colour | None = None
    flags = set[int]()
    while numbers:
        code, *numbers = numbers
        if code in {38, 48}:
            size = 4 if numbers[0] == 2 else 2
            named, numbers = colour(numbers[:size]), numbers[size:]
            fore, back = (named, back) if code == 38 else (fore, named)
        else:
            flags.add(code)
    assert fore is not None
    assert back is not None
    return (back, fore, frozenset(flags)) if 7 in flags else (fore, back, frozenset(flags))


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("depth", [TRUE, CUBE])
@pytest.mark.parametrize("name", WITH_PAPER)
def test_text_has_seven_to_one_and_marks_three_to_one(name: str, depth: int, state: str) -> None:
    for columns, rows in SIZES:
        lines = shown(state, columns, rows, name)
        for line, row in zip(lines, styled_rows(lines, theme(name), depth, columns), strict=True):
            runs = [run for run in line.runs if run.text]
            for run, (words, (parameters, _)) in zip(runs, row, strict=False):
                assert run.text == words
                if words.strip():
                    fore, back, _ = read(parameters)
                    assert contrast(fore, back) >= (3 if run.style & StyleFlags.SIGN else 7), (run, fore, back)


ACCENTS = {0: set[int](), 8: {35}, 16: {35, 91, 94}, CUBE: {35, 91, 94}, TRUE: {35, 91, 94}}
"""Parameters of colours that the terminal's own theme uses, by the number of colours."""


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("depth", ACCENTS)
def test_the_terminals_own_theme_leaves_text_alone(state: str, depth: int) -> None:
    accented = (
        StyleFlags.NOTE | StyleFlags.HEADING | StyleFlags.TITLE | StyleFlags.RULE | StyleFlags.SIGN | StyleFlags.CODE
    )
    for columns, rows in SIZES:
        lines = shown(state, columns, rows, "terminal")
        for line, row in zip(lines, styled_rows(lines, theme("terminal"), depth, columns), strict=True):
            for run, (_, (parameters, _)) in zip([run for run in line.runs if run.text], row, strict=True):
                coloured = {int(part) for part in parameters.split(";") if part} - {1, 3, 4, 7, 9}
                assert coloured <= (ACCENTS[depth] if run.style & accented else set())


@pytest.mark.parametrize("colours", PALETTES.values(), ids=PALETTES)
def test_the_terminals_own_theme_is_legible_on_black_and_on_white(colours: dict[int, Colour]) -> None:
    used = {ink for ink in (getattr(theme("terminal"), field.name) for field in fields(Theme)) if type(ink) is int}
    assert used == set(colours)
    for ink in used:
        assert contrast(colours[ink], (0, 0, 0)) >= 3
        assert contrast(colours[ink], (255, 255, 255)) >= 3


TOKENS = [getattr(StyleFlags, kind.name) for kind in TokenKind]
CALLOUTS = [StyleFlags.NOTE, StyleFlags.TIP, StyleFlags.IMPORTANT, StyleFlags.WARNING, StyleFlags.CAUTION]


@pytest.mark.parametrize("depth", [TRUE, CUBE])
@pytest.mark.parametrize("name", WITH_PAPER)
def test_tokens_and_kinds_of_callouts_have_seven_to_one(name: str, depth: int) -> None:
    for flag in (*TOKENS, *(flag | StyleFlags.SIGN for flag in CALLOUTS), *HEADING_STYLES, StyleFlags.CODE):
        for more in (StyleFlags.PLAIN, StyleFlags.MATCH, StyleFlags.MATCH | StyleFlags.CURRENT, StyleFlags.RULER):
            fore, back, _ = read(sgr(style(theme(name), flag | more), depth))
            assert contrast(fore, back) >= 7, (flag, more)


IN_PANEL = [
    *TOKENS,
    *(StyleFlags[name] for name in ("PLAIN", "QUIET", "SIGN", "DIMMED", "FOCUS", "RULER", "ANNOTATED", "SELECTED")),
    *(StyleFlags.MATCH, StyleFlags.MATCH | StyleFlags.CURRENT, StyleFlags.CURSOR_ROW),
]


@pytest.mark.parametrize("depth", [TRUE, CUBE])
@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("name", ["terminal", "dark", "light"])
def test_all_on_a_panel_has_seven_to_one(name: str, panel: str, depth: int) -> None:
    of = with_panel(theme(name), panel)
    for one, other in combinations(IN_PANEL, 2):
        fore, back, _ = read(sgr(style(of, one | other | StyleFlags.PANEL, depth), depth))
        assert contrast(fore, back) >= 7, (one, other)


@pytest.mark.parametrize("depth", [TRUE, CUBE])
@pytest.mark.parametrize(("name", "panel"), [("terminal", "dark"), ("terminal", "light"), ("dark", ""), ("light", "")])
def test_code_in_running_text_has_seven_to_one_on_its_tint(name: str, panel: str, depth: int) -> None:
    of = with_panel(theme(name), panel or NO_PANEL)
    around = style(of, StyleFlags.PLAIN, depth).background
    for flag in (*IN_PANEL, StyleFlags.LINK, StyleFlags.STRONG, StyleFlags.RULER):
        look = style(of, StyleFlags.CODE | flag, depth)
        fore, back, _ = read(sgr(look, depth))
        assert contrast(fore, back) >= 7, flag
        assert look.background != around
    heading = StyleFlags.CODE | StyleFlags.HEADING
    assert style(of, heading, depth) == style(of, StyleFlags.HEADING, depth)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("flag", IN_PANEL)
def test_a_panel_is_colour_alone(name: str, flag: StyleFlags) -> None:
    of = with_panel(theme(name), "dark")
    assert style(of, flag | StyleFlags.PANEL, 16) == style(theme(name), flag, 16)
    assert not any(style(of, flag, depth) != style(theme(name), flag, depth) for depth in (0, 8, 16, CUBE, TRUE))


@pytest.mark.parametrize("name", ["contrast", "plain"])
def test_themes_without_a_panel_have_none(name: str) -> None:
    assert with_panel(theme(name), "dark") is theme(name)
    assert with_panel(theme("dark"), NO_PANEL).panel is None


def test_the_plain_theme_shows_tokens_as_the_text() -> None:
    assert not theme("plain").colours_code
    assert {sgr(style(theme("plain"), flag), TRUE) for flag in TOKENS} == {""}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("depth", [0, 8, 16, CUBE, TRUE])
def test_the_plain_theme_has_no_colour(state: str, depth: int) -> None:
    for columns, rows in SIZES:
        for row in styled_rows(shown(state, columns, rows, "plain"), theme("plain"), depth, columns):
            assert {part for _, style in row for part in style.sgr.split(";")} <= {"", "1", "3", "4", "7", "9"}


def test_each_sign_is_more_than_colour() -> None:
    glyphs = {
        run.text.strip()
        for state in STATES
        for line in shown(state, 120, 60, "terminal")
        for run in line.runs
        if run.style & StyleFlags.SIGN and run.text.strip()
    }
    assert glyphs == {"•", "5.", "│", "▸", "▾", "[x]"}  # signs of folds differ in their form


def flags(name: str, ink: StyleFlags) -> set[str]:
    """Return how an ink looks where there is no colour."""
    return set(sgr(style(theme(name), ink, 0), 0).split(";")) - {""}


@pytest.mark.parametrize("name", THEMES)
def test_what_is_marked_is_marked_without_colour(name: str) -> None:
    for ink in (
        StyleFlags.STRONG,
        StyleFlags.EMPHASIS,
        StyleFlags.STRIKE,
        StyleFlags.LINK,
        StyleFlags.HEADING,
        StyleFlags.TITLE,
        StyleFlags.MATCH,
    ):
        assert flags(name, ink)
    assert not flags(name, StyleFlags.PLAIN)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(
    "under",
    [
        StyleFlags.PLAIN,
        StyleFlags.LINK,
        StyleFlags.HEADING,
        StyleFlags.STRONG,
        StyleFlags.RULER,
        StyleFlags.LINK | StyleFlags.RULER,
    ],
)
def test_found_words_are_told_from_what_they_stand_in_and_the_one_at_hand_from_the_others(
    name: str, under: StyleFlags
) -> None:
    looks = [
        flags(name, under | more)
        for more in (StyleFlags.PLAIN, StyleFlags.MATCH, StyleFlags.MATCH | StyleFlags.CURRENT)
    ]
    for one, other in combinations(looks, 2):
        assert one != other


@pytest.mark.parametrize("name", THEMES)
def test_links_are_told_from_the_text_also_on_the_ruled_line(name: str) -> None:
    assert flags(name, StyleFlags.RULER) != flags(name, StyleFlags.PLAIN)
    assert flags(name, StyleFlags.RULER | StyleFlags.LINK) != flags(name, StyleFlags.RULER)


@pytest.mark.parametrize("name", WITH_PAPER)
@pytest.mark.parametrize("state", STATES)
def test_a_theme_with_a_paper_fills_its_rows_with_it(name: str, state: str) -> None:
    lines = shown(state, 80, 24, name)
    paper = {read(sgr(style(theme(name), StyleFlags.PLAIN), TRUE))[1]}
    for row in styled_rows(lines, theme(name), TRUE, 80):
        assert sum(len(words) for words, _ in row) == 80
        grounds = [read(parameters) for words, (parameters, _) in row if words.endswith("  ")]
        assert {ground for _, ground, attributes in grounds if 7 not in attributes} <= paper  # but for the cursor row


def test_on_eight_colours_text_is_black_on_white_or_white_on_black() -> None:
    # Black on white is white on black reversed: Linux's console shows other colours otherwise.
    for name, expected in (("light", {"7", "37", "40"}), ("contrast", {"37", "40"})):
        for ink in (StyleFlags.PLAIN, StyleFlags.LEVEL_4, StyleFlags.LINK, StyleFlags.QUIET):
            assert expected <= set(sgr(style(theme(name), ink, 8), 8).split(";"))


@pytest.mark.parametrize(
    ("of", "index"),
    [((0, 0, 0), 16), ((255, 255, 255), 231), ((95, 135, 175), 67), ((8, 8, 8), 232), ((240, 240, 240), 255)],
)
def test_the_nearest_of_256_colours_is_found(of: Colour, index: int) -> None:
    assert nearest(of) == index


def test_contrast_is_that_of_wcag() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)
    assert luminance((255, 0, 0)) == pytest.approx(0.2126)


def test_runs_of_nothing_are_not_painted() -> None:
    line = Line((generated(""), generated("x")))
    assert styled_rows((line,), theme("terminal"), TRUE, 9) == ((("x", DEFAULT_STYLE),),)


def test_there_is_no_other_theme() -> None:
    with pytest.raises(KeyError):
        theme("solarised")
