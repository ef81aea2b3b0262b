"""The emulator against tmux: the same bytes, the same cells, looks and cursor."""

from __future__ import annotations

import random
import shutil
import time
from typing import TYPE_CHECKING

import pytest
from support.emulator import Cell, Emulator
from support.tmux import Multiplexer, tmux_server

from b12tui.cellstyle import DEFAULT_STYLE, CellStyle
from b12tui.terminal import capabilities
from b12tui.terminal.frame import FrameWriter, StyledRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]

COLUMNS, ROWS = 30, 9
SETTLE = 10.0
"""Seconds after which tmux has certainly read what it was sent."""

LOOKS = [
    "",
    "0",
    "1",
    "2",
    "3",
    "4",
    "7",
    "9",
    "22",
    "24",
    "27",
    "39",
    "49",
    "31",
    "95",
    "42",
    "103",
    "38;5;99",
    "48;2;1;2;3",
]
WORDS = ["word", "a", " ", "   ", "日本", "é", "e\u0301", "longer text"]


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Multiplexer]:
    """A tmux server of the test's own."""
    with tmux_server(tmp_path) as run:
        yield run


def stream(seed: int) -> str:
    """Random text, looks, motions, erasures, scrolls within regions; nothing that depends on the terminal's taste.

    Nothing is erased in a colour: capture-pane leaves out what was. This program erases in the terminal's own as well.
    """
    chance = random.Random(seed)  # the bytes are the same in each run
    model = Emulator(COLUMNS, ROWS)
    modes = "\x1b[?1049h" + ("\x1b[?7l" if seed % 2 else "")
    model.feed(modes)
    parts = [modes]
    for _ in range(chance.randrange(20, 120)):
        x, y = chance.randrange(COLUMNS), chance.randrange(ROWS)
        count = chance.choice(["", "1", "2", "5"])
        top = chance.randrange(ROWS - 2)
        bottom = chance.randrange(top + 2, ROWS + 1)
        word = chance.choice(WORDS)
        room = COLUMNS - model.cursor[0] - 2
        part = chance.choice(
            [
                word if len(word) * 2 < room else "\r",
                f"\x1b[{chance.choice(LOOKS)}m",
                f"\x1b[{y + 1};{x + 1}H{word[:1]}",
                f"\x1b[{y + 1}H",
                f"\x1b[{count}{chance.choice('ABCD')}",
                f"\x1b[m\x1b[{count}{chance.choice('ST')}",
                f"\x1b[{top + 1};{bottom}r",
                "\x1b[r",
                chance.choice(["\r", "\x1b[m\n", "\x1b[m\r\n", "\x1b[m\x1bM"]),
                f"\x1b[m\x1b[{chance.choice(['', '0', '1', '2'])}{chance.choice('JK')}",
            ]
        )
        try:
            model.feed(part)
        except ValueError:  # a wide character at the edge, a combining one at the start: each terminal's own affair
            model = Emulator(COLUMNS, ROWS)
            parts.append("\x1b[m\x1b[r\x1b[2J\x1b[H")
            model.feed(modes)
            continue
        parts.append(part)
    return "".join(parts)


def show(tmux: Callable[..., str], bytes_file: Path) -> tuple[list[list[Cell]], tuple[int, int]]:
    """Return what tmux shows after a program has written the file: cells and cursor."""
    done = bytes_file.with_suffix(".done")
    command = f"stty raw -echo; cat {bytes_file}; touch {done}; exec sleep 60"
    tmux("new-session", "-d", "-s", bytes_file.stem, "-x", str(COLUMNS), "-y", str(ROWS), command)
    end = time.monotonic() + SETTLE
    while not done.exists():
        assert time.monotonic() < end, "tmux did not start the program"
        time.sleep(0.01)
    last, same = "", 0
    while same < 3:
        assert time.monotonic() < end, "tmux does not come to rest"
        time.sleep(0.02)
        now = tmux("display-message", "-p", "-t", bytes_file.stem, "#{cursor_x} #{cursor_y}") + tmux(
            "capture-pane", "-p", "-e", "-N", "-t", bytes_file.stem
        )
        last, same = now, same + 1 if now == last else 0
    tmux("kill-session", "-t", bytes_file.stem)
    place, *lines = last.removesuffix("\n").split("\n")
    x, y = place.split()
    state = Emulator(COLUMNS, ROWS)
    for row, line in enumerate(lines):  # looks run on from line to line
        state.feed(f"\x1b[{row + 1}H{line}")
    return state.seen(), (int(x), int(y))


@pytest.mark.parametrize("seed", range(20))
def test_the_emulator_shows_what_tmux_shows(seed: int, tmux: Callable[..., str], tmp_path: Path) -> None:
    written = stream(seed)
    file = tmp_path / f"seed{seed}"
    file.write_bytes(written.encode())
    emulator = Emulator(COLUMNS, ROWS)
    emulator.feed(written)
    cells, cursor = show(tmux, file)
    assert emulator.seen() == cells
    if emulator.cursor[0] < COLUMNS - 1:  # behind the last column tmux counts one more
        assert emulator.cursor == cursor


def frames(term: str, seed: int) -> str:
    """A title, a band that scrolls by any number of rows, something beside it that stands still, a hint."""
    chance = random.Random(seed)
    writer = FrameWriter(capabilities.of({"TERM": term}))
    lines = [f"{number} " + " ".join(chance.choices(WORDS, k=4)) for number in range(40)]
    first, parts = 0, ["\x1b[?1049h\x1b[?7l"]
    for _ in range(12):
        first = max(0, min(first + chance.choice([-7, -1, 1, 1, 2, 5]), 30))
        screen: list[StyledRow] = [(("title ", CellStyle("1")), (str(first), CellStyle("7;36")))]
        screen += [
            (
                (lines[first + y], CellStyle(chance.choice(["", "", "1", "4;31"]))),
                ("  ", DEFAULT_STYLE),
                ("side" if y == 3 else "", CellStyle("2")),
            )
            for y in range(ROWS - 2)
        ]
        screen.append((("hint", DEFAULT_STYLE),))
        parts.append(writer.frame(screen, (chance.randrange(COLUMNS - 1), chance.randrange(ROWS)), (COLUMNS, ROWS)))
    return "".join(parts)


@pytest.mark.parametrize("term", ["xterm-256color", "screen", "linux", "vt100"])
@pytest.mark.parametrize("seed", range(3))
def test_frames_look_in_tmux_as_they_do_in_the_emulator(
    seed: int, term: str, tmux: Callable[..., str], tmp_path: Path
) -> None:
    written = frames(term, seed)
    assert "\x1b[2;8r" in written, "nothing was scrolled"
    file = tmp_path / f"{term}{seed}"
    file.write_bytes(written.encode())
    emulator = Emulator(COLUMNS, ROWS)
    emulator.feed(written)
    cells, cursor = show(tmux, file)
    assert emulator.seen() == cells
    assert emulator.cursor == cursor
