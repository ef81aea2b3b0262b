"""The screen under BRLTTY, on a display of 40 cells: what the fingers find, and where a routing key leads.

BRLTTY walks a cursor to the cell that was pressed by arrow keys, a row or a column each, and looks at the screen after
each; so it arrives only where arrows do just that. It is skipped where it is not installed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("pyte")

from support.screen_readers.brltty import BrlttySession, missing

pytestmark = [
    pytest.mark.screen_reader,
    pytest.mark.timeout(300),
    pytest.mark.skipif(bool(missing()), reason=missing()),
]

DOWN, PAGE_DOWN = b"\x1b[B", b"\x1b[6~"
NAMED = {"Up": b"\x1b[A", "Down": DOWN, "End": b"\x1b[F", "Enter": b"\r", "Esc": b"\x1b"}
CELLS = 40


@pytest.fixture
def fingers(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[BrlttySession]:
    """A display of 40 cells, with the built-in article on the screen."""
    columns = getattr(request, "param", 80)
    arguments = ["--width", "38"] if columns == CELLS else []
    with BrlttySession([sys.executable, "-m", "b12tui", *arguments], tmp_path, cells=CELLS, columns=columns) as display:
        display.opening("? help")
        yield display


def shown(row: str, column: int) -> str:
    """Return the window of a row that holds a column, as BRLTTY has it in a locale of ASCII signs."""
    start = column // CELLS * CELLS
    return row[start : start + CELLS].ljust(CELLS).encode("ascii", "replace").decode()


@pytest.mark.parametrize("fingers", [80, 40], indirect=True)
def test_each_line_stands_on_the_display_from_its_first_cells(fingers: BrlttySession) -> None:
    for key in (DOWN, DOWN, DOWN, PAGE_DOWN, DOWN, DOWN, b"]", DOWN, b"}", b"G"):
        fingers.press(key)
        assert fingers.text == shown(fingers.row, fingers.screen.cursor.x)
        # A margin of two cells, and two more where an item of a list goes on.
        assert fingers.text[:5].strip()


def test_the_rows_around_are_read_without_moving_the_cursor(fingers: BrlttySession) -> None:
    fingers.press(DOWN)
    before = fingers.screen.cursor.y
    for further in (1, 2):
        fingers.command("LNDN")
        assert fingers.text == shown(fingers.screen.display[before + further], 0)
    fingers.command("FWINRT")
    assert fingers.text == shown(fingers.screen.display[before + 2], CELLS)
    assert fingers.screen.cursor.y == before


def test_a_routing_key_leads_to_the_character_under_it_on_any_row_of_the_page(fingers: BrlttySession) -> None:
    fingers.press(DOWN)
    for rows, cell in ((0, 9), (0, 30), (0, 12), (1, 20), (4, 7), (-2, 35), (5, 3)):
        for _ in range(abs(rows)):
            fingers.command("LNDN" if rows > 0 else "LNUP")
        wanted = fingers.text[cell - 1]
        assert wanted.strip(), "nobody presses a key over a blank"
        fingers.route(cell)
        at = fingers.screen.cursor
        assert at.x % CELLS == cell - 1
        assert fingers.row[at.x] == wanted
        # BRLTTY goes row by row and column by column, and neither loses its way nor turns back.
        assert len(set(fingers.keys)) <= 2


def test_a_routing_key_leads_to_the_item_of_a_list(fingers: BrlttySession) -> None:
    fingers.press(b"t")
    for rows, number in ((3, 3), (5, 7), (-2, 6)):  # 6.1 stands between them
        for _ in range(abs(rows)):
            fingers.command("LNDN" if rows > 0 else "LNUP")
        cell = fingers.text.index(f"{number}. ") + 1
        fingers.route(cell)
        assert fingers.row[: fingers.screen.cursor.x].strip() in ("", ">")
        assert fingers.row[fingers.screen.cursor.x :].startswith(f"{number}. ")
    fingers.press(b"\r")
    assert fingers.row.strip().startswith("Why B12 runs low")


def test_a_routing_key_leads_to_the_cell_of_a_table(fingers: BrlttySession) -> None:
    fingers.press(b"T")
    fingers.command("LNDN")
    fingers.command("LNDN")
    for word in ("Damaged", "B12 deficiency", "Damaged"):
        fingers.route(fingers.text.index(word) + 1)
        assert fingers.row[fingers.screen.cursor.x :].startswith(word)


def test_where_arrows_go_by_characters_a_routing_key_leads_to_each_of_a_table(tmp_path: Path) -> None:
    settings = tmp_path / ".config" / "b12tui" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('table_arrows = "character"\n')
    with BrlttySession([sys.executable, "-m", "b12tui"], tmp_path, cells=CELLS) as display:
        display.opening("? help")
        display.press(b"T")
        display.press(DOWN)
        # The rows of one cell, of the cell beside it, of the next row of the table, and of the first once more.
        for rows, cell in ((1, 31), (0, 37), (4, 3), (1, 12), (1, 37), (-6, 31)):
            for _ in range(abs(rows)):
                display.command("LNDN" if rows > 0 else "LNUP")
            wanted = display.text[cell - 1]
            assert wanted.strip(), display.text
            display.route(cell)
            at = display.screen.cursor
            assert at.x % CELLS == cell - 1
            assert display.row[at.x] == wanted
        display.command("FWINRT")
        display.route(16)
        assert display.row[display.screen.cursor.x :].startswith("cramps; indirect")


def test_a_width_of_two_less_than_the_cells_cuts_no_word(tmp_path: Path) -> None:
    with BrlttySession([sys.executable, "-m", "b12tui", "--width", "38"], tmp_path, cells=CELLS) as display:
        display.opening("? help")
        for key in (DOWN, PAGE_DOWN, PAGE_DOWN):
            display.press(key)
            page = [row for row in display.screen.display[2:-2] if row.strip()]
            assert len(page) > 10
            assert all(not row[CELLS:].strip() for row in page), page


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    path = tmp_path / ".config" / "b12tui" / "settings.toml"
    path.parent.mkdir(parents=True)
    path.write_text("braille = true\n")
    return path


def test_messages_and_half_typed_keys_reach_the_cells(settings: Path, tmp_path: Path) -> None:
    assert settings.exists()
    with BrlttySession([sys.executable, "-m", "b12tui"], tmp_path, cells=CELLS) as display:
        display.opening("? help")
        for key, words in ((b"i", "Can low"), (b"n", "No search yet"), (b"y", "copy"), (b"\x1b", ""), (b"'", "")):
            display.press(key)
            if words:
                at = display.screen.cursor
                assert display.row[at.x :].startswith(words) or words in display.text
                assert display.text == shown(display.row, at.x)
        display.press(b"\x1b")
        display.press(DOWN)
        assert display.text == shown(display.row, display.screen.cursor.x)


MESSAGES = (
    ("place", "i", "Can low vitamin B12 make", "Can low vitamin B12 make"),
    ("mistake", "n", "No search yet. Press / to", "No search yet. Press / to"),
    ("edge", "Up", "First line.", "First line."),
    ("keys that may follow", "y", "l copy link", "l: copy link"),
    ("given up", "Esc", "Can low vitamin B12 make", "Cancelled."),
    ("prompt for a letter", "m", "Set mark: press a letter.", "Set mark: press a letter."),
    ("done", "a", "Mark a set.", "Mark a set."),
    ("count", "3", "3 times", "3 times"),
    ("unknown key", "y Q", "y Q is not bound here", "y Q is not bound here"),
    ("prompt", "/", "Search:", "Search:"),
    ("typed", "a n a e m i a", "Search: anaemia", "Search: anaemia"),
    ("number of the match", "Enter", "1 of 10, in Key points", "1 of 10, in Key points."),
    ("command prompt", ":", "Go to:", "Go to:"),
    ("unknown command", "z z z Enter", "No heading or command", "No heading or command"),
    ("list", "t", "2. Key points", "Contents, 14 items."),
    ("edge of a list", "End Down", "Last item.", "Last item."),
    ("filter", "/ q", "Filter: q", "Filter: q"),
    ("table", "Esc q T", "Cause", "Table 1: Causes of muscle"),
    ("sorted", "s", "Sorted by Cause", "Sorted by Cause"),
)
"""Kinds of messages, keys, and what is on the cells afterwards: on the screen, and in speech mode."""


@pytest.mark.parametrize("mode", ["screen", "spoken"])
def test_each_kind_of_message_is_on_the_cells(mode: str, settings: Path, tmp_path: Path) -> None:
    assert settings.exists()
    command = [sys.executable, "-m", "b12tui", *(["--spoken"] if mode == "spoken" else [])]
    wrong = []
    with BrlttySession(command, tmp_path, cells=CELLS) as display:
        display.opening("muscles sore")
        for kind, keys, screen, spoken in MESSAGES:
            for key in keys.split():
                display.press(NAMED.get(key, key.encode()))
            if (spoken if mode == "spoken" else screen) not in display.text:
                wrong.append((kind, display.text))
    assert wrong == []


def test_speech_mode_shows_the_first_cells_of_each_response_without_a_width(settings: Path, tmp_path: Path) -> None:
    assert settings.exists()
    with BrlttySession([sys.executable, "-m", "b12tui", "--spoken"], tmp_path, cells=CELLS) as display:
        display.opening("muscles sore?")
        for key in (DOWN, DOWN, b"]", b"}", b"i", b"t", DOWN, b"\x1b", b"T", b"l", b"j"):
            display.press(key)
            assert display.screen.cursor.x == 0
            assert display.text == shown(display.row, 0)
            assert display.text[0].strip()
