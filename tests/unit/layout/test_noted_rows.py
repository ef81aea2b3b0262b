"""Notes on the screen: a sign in the margin of the row where one begins, its words at the foot while one is on it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

import pytest

from b12tui.colour_themes import THEMES, theme
from b12tui.core.appearance import Appearance
from b12tui.core.motion.jumplist import snap_to_visible
from b12tui.core.note_marks import NoteMarks, note_at
from b12tui.core.state import Command, NoteMark, ReaderState
from b12tui.core.update import update
from b12tui.document import Position
from b12tui.fastclass import replace
from b12tui.layout.page.lines import Line, Run, cut_line, margin
from b12tui.layout.page.row_signs import with_signs
from b12tui.layout.screen_view import ScreenView
from b12tui.markdown import parse
from b12tui.tui.strips import LineStyles, StripCache

TEXT = "# T\n\nBuy the bread. Sell the car.\n\nRest.\n\n```sh\nls\n```\n\n## U\n\nLater.\n"


def on(words: str, category: str = "comment", text: str = "why?") -> NoteMark:
    document = parse(TEXT, name="t")
    for at, node in document.all_text_nodes():
        if words in node.text.chars:
            start = Position(at.section, at.node, node.text.chars.index(words))
            return NoteMark(words, category, text, words, start, replace(start, offset=start.offset + len(words)))
    raise AssertionError(words)


NOTES = (on("the bread"), on("Sell", "question"), on("Rest.", "idea", ""), on("ls", "problem"), on("Later."))


def shown(columns: int = 80, rows: int = 24, notes: Collection[NoteMark] = NOTES) -> tuple[ReaderState, ScreenView]:
    state = snap_to_visible(ReaderState(parse(TEXT, name="t"), notes=notes, frontend="screen"))
    view = ScreenView(state, columns, rows)
    view.frame(state)
    return state, view


def screen(view: ScreenView) -> list[str]:
    assert view.last_frame is not None
    return [line.text for line in view.last_frame.rows]


def test_signs_stand_in_the_margin_of_rows_where_notes_begin() -> None:
    _, view = shown()
    assert [(row[0], row[2:].split()[0]) for row in screen(view) if row[:1].strip()] == [
        ("2", "Buy"),
        ("*", "Rest."),
        ("!", "┃"),
        ("#", "Later."),
    ]


def test_signs_move_no_text() -> None:
    _, with_notes = shown()
    _, without = shown(notes=())
    assert [row[2:] for row in screen(with_notes)] == [row[2:] for row in screen(without)]


@pytest.mark.parametrize(("columns", "expected"), [(0, ""), (1, " "), (2, "? "), (5, "   ? ")])
def test_a_sign_keeps_to_the_margin(columns: int, expected: str) -> None:
    line = replace(shown()[1].row_at(0), sign="?")
    assert "".join(run.text for run in margin(columns, line)) == expected
    assert "".join(run.text for run in margin(columns, replace(line, sign=""))) == " " * columns


def test_a_widget_shows_the_sign_as_the_first_frame_does() -> None:
    _, view = shown()
    assert view.last_frame is not None
    strips = StripCache(LineStyles(theme(THEMES[0]), 0), 80, 2).strips(view.last_frame.page)
    assert [strip.text.rstrip() for strip in strips] == [
        row.rstrip() for row in screen(view)[len(view.last_frame.head) : -len(view.last_frame.foot)]
    ]


def page(text: str, *quotes: str) -> list[str]:
    """Return the rows of a text on a screen without a margin, with questions on words that stand once."""
    document = parse(text, name="t")
    marks = []
    for at, node in document.all_text_nodes():
        for quote in quotes:
            if quote in node.text.chars:
                start = replace(at, offset=node.text.chars.index(quote))
                end = replace(start, offset=start.offset + len(quote))
                marks.append(NoteMark(quote, "question", "why?", quote, start, end))
    state = snap_to_visible(ReaderState(document, notes=tuple(marks), frontend="screen"))
    return [row.text for row in ScreenView(state, 22, 12).frame(state).page]


@pytest.mark.parametrize(
    ("text", "quotes", "expected"),
    [
        ("Buy the bread.", ("bread",), ["Buy the bread.  ?"]),
        ("Buy the bread.", ("Buy", "bread"), ["Buy the bread.  2"]),
        ("Buy all the breads now.", ("breads",), ["Buy all the breads  ?", "now."]),
        ("Buy all of the brea.", ("brea",), ["Buy all of the brea. ?"]),
        ("Buy all of the bread.", ("bread",), ["Buy all of the?bread.", ""]),  # full, but for a cell
        ("Buy all of the breads.", ("breads",), ["Buy all of the?breads.", ""]),
        ("Buy all of the breads.\n\nMore.", ("Buy",), ["Buy?all of the breads.", "", "More."]),
        ("Buy all of the breads.", ("Buy", "breads"), ["Buy2all of the breads.", ""]),
        ("Go on. Sell all the cars.", ("Sell",), ["Go on. Sell all the  ?", "cars."]),
        ("- Buy all of the bread\n- more", ("Buy",), ["•?Buy all of the bread", "• more"]),
        ("> Buy all of the bread", ("Buy",), ["│?Buy all of the bread"]),
        ("日本語日本語日本語日本語日本語", ("日本",), ["日本語日本語日本語日本", "語日本語  ?"]),
        ("```sh\nmake all\n```", ("make",), ["┏ sh", "┃ make all  ?"]),
    ],
)
def test_signs_stand_within_the_row_where_there_is_no_margin(
    text: str, quotes: tuple[str, ...], expected: list[str]
) -> None:
    assert page(text, *quotes)[: len(expected)] == expected
    unsigned = (re.sub(r" {1,2}[?2]$", "", re.sub(r"(?<! )[?2](?! |$)", " ", row)) for row in expected)
    assert page(text)[: len(expected)] == list(unsigned)


@pytest.mark.parametrize(
    ("signs", "expected"),
    [([("5", 1)], "5"), ([("5", 1), ("?", 1)], "2"), ([("7", 7), ("5", 1)], "8"), ([("9", 12), ("*", 1)], "9")],
)
def test_a_sign_for_several_rows_tells_how_many_notes_there_are(signs: list[tuple[str, int]], expected: str) -> None:
    full = [
        Line((Run("日本語", node=node, end=3),), sign=sign, sign_at=(node, 0), sign_notes=notes)
        for node, (sign, notes) in enumerate(signs)
    ]
    rows = with_signs((*full, Line((Run("a", node=9, end=1),))), 6)
    assert [row.text for row in rows] == ["日本語"] * len(signs) + [f"a  {expected}"]


def test_signs_within_rows_move_no_position() -> None:
    _, without = shown(20, notes=())
    _, view = shown(20)
    assert view.last_frame is not None
    assert without.last_frame is not None
    for signed, row in zip(view.last_frame.page, without.last_frame.page, strict=True):
        assert signed.characters() == row.characters()
        assert [signed.column(*at) for at in signed.characters()] == [row.column(*at) for at in row.characters()]


def test_rows_padded_for_the_cursor_stay_as_wide() -> None:
    state = replace(shown(40)[0], appearance=Appearance(cursor_row=True))
    state = replace(state, position=Position(0, 2, 0))
    view = ScreenView(state, 40, 12)
    rows = {row.text.strip(): row for row in view.frame(state).page}
    assert "Rest.  *" in rows
    assert sum(len(run.text) for run in rows["Rest.  *"].runs) == 40


@pytest.mark.parametrize("columns", [100, 140])
def test_signs_are_on_the_first_frame_beside_contents_at_the_left(columns: int) -> None:
    state = replace(shown(notes=(on("T"),))[0], appearance=Appearance(contents_left=True))
    view = ScreenView(state, columns, 24)
    view.frame(state)
    row, at = screen(view)[view.areas.page_row], view.areas.page_column
    assert row[: at - 2].rstrip("│ ").endswith(" T")
    assert row[at - 2 :] == "# T"


def test_a_row_that_is_cut_keeps_its_sign() -> None:
    line = replace(shown()[1].row_at(0), sign="?")
    assert cut_line(line, 1) == replace(cut_line(replace(line, sign=""), 1), sign="?")
    (strip,) = StripCache(LineStyles(theme(THEMES[0]), 0), 3, 2).strips([line])
    assert strip.text == "? T"


def test_the_note_is_at_the_foot_while_one_is_on_it_and_goes_when_one_leaves() -> None:
    state, view = shown()
    hint = screen(view)[-1]
    for action, foot in (
        ("next-line", hint),
        ("next-word", "  Note: why?"),
        ("next-word", "  Note: why?"),
        ("next-word", "  Question: why?"),
        ("next-word", hint),
        ("next-line", "  Idea"),
        ("next-line", "  Problem: why?"),
    ):
        state = update(state, Command(action), view.viewport)
        view.frame(state, quiet=action == "next-line")
        assert foot in screen(view)[-2:], action
        assert screen(view)[-1] == hint
        view.frame(replace(state, message=""), quiet=True)
        assert foot in screen(view)[-2:], action
        assert screen(view)[-1] == hint


def test_a_long_note_takes_the_rows_at_the_foot_and_ends_with_dots() -> None:
    state, view = shown(40, 12, (on("Rest.", "comment", "word " * 40),))
    state = update(replace(state, position=Position(0, 2, 1)), Command("next-character"), view.viewport)
    view.frame(replace(state, message=""))
    assert screen(view)[-1].endswith("...")
    assert view.areas.foot_rows == 1


def test_the_note_at_a_position_is_the_innermost_and_never_of_another_section() -> None:
    outer = NoteMark("o", "comment", "", "", Position(0, 1, 0), Position(0, 2, 3))
    inner, lost = on("Sell"), NoteMark("l", "comment", "", "", None, None)
    state = replace(shown()[0], notes=(outer, inner, on("Later."), lost))
    assert note_at(state.notes, Position(0, 1, 16)) is inner
    assert note_at(state.notes, Position(0, 1, 25)) is outer
    assert note_at(state.notes, Position(0, 2, 3)) is None
    assert note_at(state.notes, Position(1, 0, 0)) is None
    assert note_at((), Position(1, 0, 0)) is None


def test_no_more_notes_are_looked_at_than_may_hold_the_position() -> None:
    looked = 0

    class Counted(NoteMark):
        def __getattribute__(self, name: str) -> object:
            nonlocal looked
            looked += name == "end"
            return super().__getattribute__(name)

    marks = [Counted(str(n), "comment", "", "", Position(0, n, 0), Position(0, n, 9)) for n in range(1_000)]
    marks[0] = replace(marks[0], end=Position(0, 500, 3))
    notes = NoteMarks(marks)
    state = replace(shown()[0], notes=notes)
    looked = 0
    assert note_at(state.notes, Position(0, 450, 20)) is marks[0]
    assert looked > 400
    looked = 0
    assert note_at(state.notes, Position(0, 999, 20)) is None
    assert note_at(state.notes, Position(0, 700, 4)) is marks[700]
    assert looked <= 4


def test_a_frame_does_not_look_through_all_notes() -> None:
    class Unsearched(NoteMarks):
        def __iter__(self) -> Iterator[NoteMark]:
            raise AssertionError

    _, view = shown(notes=Unsearched(NOTES))
    assert [row[0] for row in screen(view) if row[:1].strip()] == ["2", "*", "!", "#"]


def test_own_categories_have_their_signs() -> None:
    look = Appearance(categories=())
    state, view = shown()
    view.frame(replace(state, appearance=look))
    assert "*" not in [row[:1] for row in screen(view)]


def test_the_first_row_is_left_as_it_is_where_only_the_note_changes() -> None:
    state, view = shown()
    first = view.title.line
    for action, foot in (("next-line", ""), ("next-line", "  Idea"), ("next-line", "  Problem: why?")):
        state = update(state, Command(action), view.viewport)
        view.frame(state, quiet=True)
        assert view.title.line is first, action
        assert foot in screen(view)[-2:], action
    state = update(state, Command("previous-line"), view.viewport)
    state = update(state, Command("previous-line"), view.viewport)
    view.frame(state, quiet=True)
    assert view.title.line is first
    assert screen(view)[-2] == "", "the note goes with its words"


def test_the_note_on_a_cell_goes_from_the_foot_with_its_cell() -> None:
    document = parse("| a | b |\n| - | - |\n| one | two |\n| three | four |\n", name="t")
    at = next(at for at, node in document.all_text_nodes() if node.text.chars == "one")
    note = NoteMark("c", "comment", "why?", "one", at, replace(at, offset=3))
    state = snap_to_visible(ReaderState(document, notes=(note,), frontend="screen"))
    view = ScreenView(state, 80, 24)
    view.frame(state)
    feet = []
    for action in ("table", "next-line", "previous-line", "next-line"):
        state = update(state, Command(action), view.viewport)
        view.frame(state, quiet=action != "table")
        feet.append("Note: why?" in screen(view)[-2])
    assert feet == [False, True, False, True]
