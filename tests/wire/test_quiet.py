"""What the screen writes, by what readers say aloud or choke on: an allow-list, and steps that write next to nothing.

Screen readers are told by what is written. Some read out the window's title (OSC 0, 2), the pointer's shape (OSC 22), a
hyperlink (OSC 8) or the clipboard (OSC 52); some end at `CSI ? n r`; colours with colons, styled underlines, queries of
modes and keyboard protocols come out as words. So there is a list of what may be written, and all else fails.
"""

from __future__ import annotations

import os
import re
import select
import time

import pytest
from support.app_session import AppSession, app_session
from support.pilot import article
from support.pty_session import KEYS, TIMEOUT, PtySession

from b12tui.core.appearance import Appearance

pytestmark = pytest.mark.wire

NUMBERS = r"(?:\d{1,3}(?:;\d{1,3})*)?"
ALLOWED = re.compile(
    rf"""
    [^\x00-\x1f\x7f-\x9f]+          # text
    | \r | \n                       # to the next row
    | \x1b\[{NUMBERS}[ABCDHJKr]   # moves, erasing, scrolling within margins
    | \x1b\[{NUMBERS}X             # erasing blanks to a background: whoever ignores it has blanks there as well
    | \x1bM                         # scrolling back
    | \x1b\[{NUMBERS}m              # looks, with semicolons
    """,
    re.VERBOSE,
)
ENTERING = "\x1b[?1049h\x1b[?7l\x1b[?25h"
LEAVING = "\x1b[?25h\x1b[?7h\x1b[?1049l\r"
MOTION = re.compile(rf"(?:\x1b\[{NUMBERS}[ABCDH])+")


def loud(written: str) -> list[str]:
    """Return what is written and not allowed, each with what follows."""
    found, at = [], 0
    while at < len(written):
        match = ALLOWED.match(written, at)
        if match is None:
            found.append(written[at : at + 16])
        at = match.end() if match else at + 1
    return found


def session_of_keys(keys: tuple[str, ...], *arguments: str, columns: int = 80, rows: int = 24) -> str:
    """Return all that the command writes while keys come as fast as somebody presses them, and `q` at the end."""
    with PtySession(*arguments, columns=columns, rows=rows) as session:
        session.wait_for("muscles")
        for key in keys:
            session.send(KEYS.get(key, key).encode())
            session._read(0.02)
        session.settle()
        session.press("Q")
        assert session.wait_until_ended() == 0
        return session.written.decode()


LONG = (
    *("Down", "Up", "j", "k", "Right", "Left", ")", "(", "}", "{", "]", "[", "s", "a", "p", "Space", "PageDown", "f"),
    *("PageUp", "b", "d", "u", "G", "Up", "Up", "End", "Home", "g", "3", "0", "%", "4", "0", "g", "Backspace", "F"),
    *("t", "Down", "Down", "j", "k", "5", "Enter", "/", *"nerve", "Enter", "n", "N", "n", "&", "Down", "Enter"),
    *(
        "T",
        "Down",
        "Right",
        "Right",
        "Down",
        "r",
        "Right",
        "r",
        "Enter",
        "Down",
        "Backspace",
        "]",
        "Backspace",
        ":",
        *"found",
        "Down",
    ),
    *(
        "Enter",
        "Tab",
        "Tab",
        "BackTab",
        "L",
        "Down",
        "Down",
        "Backspace",
        "?",
        "Down",
        "PageDown",
        "Backspace",
        "M",
        "m",
        "a",
        "m",
    ),
    *("b", "M", "Down", "Enter", "'", "a", "'", "'", "i", ".", "z", "R", "z", "M", "z", "R", "c", "c", "c", "c", "c"),
    *(
        "+",
        "-",
        "=",
        "\x0c",
        "A",
        "Down",
        "Backspace",
        "w",
        "\x1b[200~pasted\x1b[201~",
        "\x1b]11;rgb:0/0/0\x1b\\",
        "Esc",
    ),
    *("G", "[", "[", "[", "Enter", "Down", "Enter", "Backspace", "Up", "Enter"),
)


@pytest.mark.parametrize(
    ("columns", "rows"),
    [(80, 24), pytest.param(120, 40, marks=pytest.mark.slow), pytest.param(20, 5, marks=pytest.mark.slow)],
)
def test_a_long_session_writes_nothing_that_readers_choke_on(columns: int, rows: int) -> None:
    written = session_of_keys(LONG, columns=columns, rows=rows)
    assert written.startswith(ENTERING)
    assert written.endswith(LEAVING), written[-80:]
    assert loud(written.removeprefix(ENTERING).removesuffix(LEAVING)) == []


def test_what_is_on_the_list_is_told_from_what_is_not() -> None:
    for sequence in (
        *("\x1b]0;title\x07", "\x1b]8;;https://example.org\x1b\\", "\x1b]22;pointer\x07", "\x1b]52;c;eA==\x07"),
        *("\x1b[>25u", "\x1b[<u", "\x1b[?2026$p", "\x1b[38:2::1:2:3m", "\x1b[4:3m", "\x1bPq\x1b\\", "\x1b_x\x1b\\"),
        *(
            "\x1b[?1r",
            "\x1b[6n",
            "\x1b[c",
            "\x1b[?25l",
            "\x1b[?2004h",
            "\x1b[?1000h",
            "\x9b1m",
            "\x07",
            "\t",
            "\x1b[5m"[:2],
        ),
    ):
        assert loud(f"words{sequence}words"), sequence
    assert loud("words\x1b[1;31mwords\x1b[m\r\n\x1b[3;20r\x1bM\x1b[r\x1b[K") == []


def test_the_clipboard_is_written_when_it_is_asked_for_and_then_alone() -> None:
    with PtySession() as session:
        session.wait_for("? help")
        session.press("T", "Down")
        session.screen.feed = str  # type: ignore[method-assign, assignment] # it has no clipboard
        before = len(session.written)
        session.press("y", "c")
        written = session.written[before:].decode()
    (copied,) = re.findall(r"\x1b\]52;c;[A-Za-z0-9+/=]+\x07", written)
    assert loud(written.replace(copied, "")) == []


@pytest.mark.slow
@pytest.mark.parametrize("seconds", [1.5, pytest.param(20, marks=pytest.mark.slow)])
def test_whoever_reads_on_without_a_key_is_left_alone(seconds: float) -> None:
    with PtySession() as session:
        session.wait_for("? help")
        session.press("PageDown", "i", "m", "a")
        before = len(session.written)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            session._read(0.1)
        assert session.written[before:] == b""
        assert session.running()


def test_a_key_is_answered_in_one_write() -> None:
    with PtySession() as session:
        session.wait_for("? help")
        for key in ("Down", "PageDown", "t", "q", "]", "T", "Down", "q"):
            session.send(KEYS.get(key, key).encode())
            select.select([session.fd], [], [], TIMEOUT)
            first = os.read(session.fd, 65_536)
            session.written += first
            session.screen.feed(first)
            before = len(session.written)
            session.settle()
            assert len(session.written) == before, key


class Page:
    """One page, walked by steps; a step that turns it, or shows rows that waited below its foot, ends the walk."""

    def __init__(self, here: AppSession) -> None:
        self.here = here
        self.motions = self.again = self.headings = 0

    def walk(self, key: str) -> str:
        """Press `key` until the page moves or the text ends, and look at what each step writes; return what is said."""
        here, view = self.here, self.here.app.view
        assert view is not None
        while True:
            before, section = list(here.terminal.screen.text), here.reader.position.section
            shown = view.viewport.top, view.viewport.shown
            written = here.press(key)
            if here.reader.message or (view.viewport.top, view.viewport.shown) != shown:
                return here.reader.message
            assert here.terminal.screen.cursor == here.picture.cursor
            after = list(here.terminal.screen.text)
            if here.reader.position.section != section:
                self._crossed(before, after)
            else:
                self._stepped(written, before, after)

    def _stepped(self, written: str, before: list[str], after: list[str]) -> None:
        if MOTION.fullmatch(written):
            self.motions += 1
            return
        areas, at = self.here.picture.areas, self.here.picture.cursor[1]
        row = after[at][: areas.page_end]
        words = re.sub(rf"\x1b\[{NUMBERS}[A-Za-z]", "", written)
        assert words.strip() == row.strip()
        # A message that stood there makes way.
        assert (before[:at], before[at + 1 :]) == (after[:at], after[at + 1 :])
        self.again += 1

    def _crossed(self, before: list[str], after: list[str]) -> None:
        areas = self.here.picture.areas
        beside = areas.side_column if areas.side_columns else areas.columns
        changed = [number for number, pair in enumerate(zip(before, after, strict=True)) if len({*pair}) > 1]
        assert len(changed) <= 3
        assert all(number == 0 or before[number][:beside] == after[number][:beside] for number in changed)
        self.headings += 1


@pytest.mark.parametrize(
    ("down", "up", "columns", "rows"),
    [
        ("Down", "Up", 80, 24),
        ("Down", "Up", 40, 12),
        ("j", "k", 80, 24),
        pytest.param("Down", "Up", 120, 40, marks=pytest.mark.slow),
        pytest.param("Down", "Up", 20, 5, marks=pytest.mark.slow),
        pytest.param("j", "k", 120, 40, marks=pytest.mark.slow),
        pytest.param("j", "k", 40, 12, marks=pytest.mark.slow),
        pytest.param("j", "k", 20, 5, marks=pytest.mark.slow),
    ],
)
async def test_a_step_within_a_page_is_a_motion_or_the_row_once_more(
    down: str, up: str, columns: int, rows: int
) -> None:
    async with app_session(article(), columns, rows) as here:
        here.press("z", "R", "g")
        page = Page(here)
        while page.walk(down) != "Last line.":
            page.walk(up)
            here.press("PageDown")
    assert page.motions > 200
    assert page.again > 50
    assert page.headings > 10 or rows < 12


async def test_a_step_in_the_table_over_an_empty_row_writes_the_whole_row_once_more() -> None:
    # Marks of the current row are for the eye: they would write the row that is left as well.
    async with app_session(article(), appearance=Appearance(visual=False)) as here:
        here.press("T")
        for _ in range(3):
            written = re.sub(rf"\x1b\[{NUMBERS}[A-Za-z]", "", here.press("Down"))
            assert written.strip() == here.terminal.screen.text[here.picture.cursor[1]].strip()


@pytest.mark.parametrize("key", ["Right", "Left"])
async def test_a_character_further_is_a_motion_and_nothing_else(key: str) -> None:
    async with app_session(article()) as here:
        here.press("PageDown", "Down", *["Right"] * 30)  # in a row of more than 55 characters
        for _ in range(25):
            assert MOTION.fullmatch(here.press(key))


@pytest.mark.parametrize("age", ["new", pytest.param("old", marks=pytest.mark.slow)])
async def test_the_terminal_inside_of_a_screen_reader_shows_what_is_meant(age: str) -> None:
    """fenrir and tdsr look at the page through pyte, which knows less than a terminal."""
    pyte = pytest.importorskip("pyte")

    class Old(pyte.HistoryScreen):  # type: ignore[misc, name-defined]
        def set_margins(self, top: int | None = None, bottom: int | None = None) -> None:
            if bottom is not None:  # pyte 0.8.0 keeps the bottom of a region that is unset by a bare CSI r
                super().set_margins(top, bottom)

    model = Old(80, 24) if age == "old" else pyte.Screen(80, 24)
    if age == "old":
        model.set_mode(pyte.modes.LNM)  # as fenrir does
    stream = pyte.Stream(model)
    keys = [key for key in LONG if key.isprintable() and not key.isspace()]
    async with app_session(article()) as here:
        stream.feed("".join(here.terminal.written))
        page = [*["Down"] * 13, "Up", "Up", "PageDown"]
        for key in [*["Down"] * 60, *["Up"] * 50, *page * 9, *["PageUp"] * 6, *keys]:
            stream.feed(here.press(key))
            assert [row.rstrip() for row in model.display] == [line.text for line in here.picture.rows], key
            assert (model.cursor.x, model.cursor.y) == here.picture.cursor
