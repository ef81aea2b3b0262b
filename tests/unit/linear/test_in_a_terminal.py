"""The linear frontends in a pseudo-terminal: what goes out byte for byte, and how they leave it."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

from b12tui.linear.spoken.screen_writer import CLEAR_SCREEN

pytestmark = pytest.mark.program


class Session:
    """The command in a pseudo-terminal whose output is not translated, so that each CR is the command's own."""

    def __init__(self, *options: str) -> None:
        self._ours, theirs = pty.openpty()
        attributes = termios.tcgetattr(theirs)
        attributes[1] &= ~termios.OPOST
        termios.tcsetattr(theirs, termios.TCSANOW, attributes)
        self.before = termios.tcgetattr(theirs)
        self._kept = theirs
        self._process = subprocess.Popen(
            [sys.executable, "-c", _CONTROLLED, sys.executable, "-m", "b12tui", *options],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            env={**os.environ, "TERM": "xterm-256color"},
        )
        self.written = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        os.close(self._ours)
        os.close(self._kept)

    @property
    def after(self) -> list[object]:
        """The attributes of the terminal now."""
        return termios.tcgetattr(self._kept)

    def until(self, text: bytes, within: float = 60) -> bytes:
        """Read until `text` is written, and return what came since the last call."""
        new = b""
        end = time.monotonic() + within
        while text not in new:
            ready, _, _ = select.select([self._ours], [], [], max(end - time.monotonic(), 0))
            assert ready, (text, new)
            new += os.read(self._ours, 65_536)
        self.written += new
        return new

    def type(self, keys: bytes) -> None:
        os.write(self._ours, keys)

    def signal(self, number: int) -> None:
        os.kill(self._process.pid, number)

    def waiting(self) -> int:
        """Return how many bytes of what was written can be read at once."""
        return int.from_bytes(fcntl.ioctl(self._ours, termios.FIONREAD, bytes(4)), "little")

    @property
    def over(self) -> bool:
        """Whether the command has ended."""
        return self._process.poll() is not None

    def code(self) -> int:
        """Wait for the end and return the exit code."""
        return self._process.wait(60)


_CONTROLLED = """\
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""
"""Makes standard input the controlling terminal, as a login does, and becomes the command."""


@pytest.fixture
def text(tmp_path: Path) -> str:
    path = tmp_path / "text.md"
    path.write_text("# Title\n\nOne.\n\nTwo.\n\n## Part\n\nThree.\n", encoding="utf-8")
    return str(path)


def test_line_mode_writes_no_escape_and_no_carriage_return_where_someone_types(text: str) -> None:
    with Session("--line", text) as session:
        session.until(b"\n> ")
        session.type(b"\n")
        session.until(b"Title")
        session.type(b"xyzzy\n")
        session.until(b"Unknown command")
        session.type(b"\x04")
        assert session.code() == 0
        assert b"\x1b" not in session.written
        assert b"\r" not in session.written
        assert session.after == session.before


def test_line_mode_goes_on_where_it_was_left(text: str) -> None:
    with Session("--line", text) as session:
        session.until(b"\n> ")
        session.type(b"go part\n")
        session.until(b"Heading 2: Part")
        session.type(b"quit\n")
        assert session.code() == 0
    with Session("--line", text) as session:
        opening = session.until(b"\n> ")
        assert b"Continuing in Part, section 1 of 1; top goes to the start." in opening
        session.type(b"\n")
        session.until(b"Heading 2: Part")


@pytest.mark.parametrize("ending", ["q", "Ctrl+C", "TERM", "HUP"])
def test_spoken_pages_give_the_terminal_back_and_keep_the_place(ending: str, text: str) -> None:
    with Session("--spoken", text) as session:
        opening = session.until(b"Heading 1: Title")
        assert opening.startswith(CLEAR_SCREEN.encode())
        assert session.after != session.before
        session.type(b"]")
        assert session.until(b"Heading 2: Part") == b"\r\nHeading 2: Part"
        if ending in ("q", "Ctrl+C"):
            session.type(b"q" if ending == "q" else b"\x03")
            assert session.code() == 0
        else:
            session.signal(getattr(signal, f"SIG{ending}"))
            assert session.code() in (-getattr(signal, f"SIG{ending}"), 128 + getattr(signal, f"SIG{ending}"))
        assert session.after == session.before
    with Session("--spoken", text) as session:
        assert b"Continuing in Part" in session.until(b"Heading 2: Part")


def test_another_frontend_is_had_for_the_asking_at_the_same_place(text: str) -> None:
    with Session("--spoken", text) as session:
        session.until(b"Heading 1: Title")
        session.type(b"]")
        session.until(b"Heading 2: Part")
        session.type(b"A")
        session.until(b"1. Screen")
        session.type(b"3\r")
        session.until(b"1. Just this once")
        session.type(b"\r")
        assert b"Line mode" in session.until(b"\n> ")
        session.type(b"\n")
        session.until(b"Heading 2: Part")
        session.type(b"quit\n")
        assert session.code() == 0


def test_spoken_pages_hand_over_code_as_it_was_written_each_time(tmp_path: Path) -> None:
    code = "def f(x):\n    if x:\n\n\treturn " + " + ".join("x" * 12)
    path = tmp_path / "code.md"
    path.write_text(f"Text.\n\n```python\n{code}\n```\n", encoding="utf-8")
    with Session("--spoken", str(path)) as session:
        session.until(b"Text.")
        session.type(b"jj")
        session.until(b"if x:")
        for _ in range(3):
            session.type(b"yc")
            handed = session.until(b"End of the code.").decode()
            assert f":\r\n{code}\r\n".replace("\n", "\r\n").replace("\r\r", "\r") in handed


# A line that stalls

ITEMS = 3_000


@pytest.fixture
def long(tmp_path: Path) -> str:
    """A text of numbered items, a hundred to a section: some thirty times what a terminal holds back."""
    path = tmp_path / "long.md"
    sections = (
        f"## Part {start // 100}\n\n"
        + "".join(f"- Item {n} of a long list of the same words.\n" for n in range(start, start + 100))
        for start in range(0, ITEMS, 100)
    )
    path.write_text("\n".join(sections), encoding="utf-8")
    return str(path)


def items(written: bytes) -> list[int]:
    """Return the numbers of the items that were written to their end."""
    return [int(number) for number in re.findall(rb"Item (\d+) of a long list of the same words\.\n", written)]


def stall(session: Session) -> None:
    """Have all read, read some of it, and nothing more until the terminal takes no more."""
    session.until(b"\n> ")
    session.type(b"read all\n")
    session.until(b"Item 250 of")
    waiting = -1
    while waiting != (waiting := session.waiting()) or waiting < 4_000:
        time.sleep(0.2)


@pytest.mark.slow
def test_ctrl_c_on_a_slow_terminal_skips_nothing(long: str) -> None:
    with Session("--line", long) as session:
        stall(session)
        session.type(b"\x03")
        session.until(b"> ")  # the terminal may show its ^C only now, between the line's end and the prompt
        shown = items(session.written)
        for _ in range(3):
            session.type(b"\n")
            session.until(b"\n> ")
        said = items(session.written)
        assert said[: len(shown)] == shown == list(range(len(shown)))
        assert len(shown) < ITEMS
        assert said == list(range(len(shown) + 3))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["TERM", "HUP"])
def test_a_stalled_line_keeps_no_signal_waiting_and_the_place_is_what_was_written(name: str, long: str) -> None:
    with Session("--line", long) as session:
        stall(session)
        session.signal(getattr(signal, f"SIG{name}"))
        assert session.code() in (-getattr(signal, f"SIG{name}"), 128 + getattr(signal, f"SIG{name}"))
        assert session.after == session.before
    with Session("--line", long) as session:
        assert re.search(rb"Continuing in Part [2-9],", session.until(b"\n> "))


@pytest.mark.slow
def test_a_second_ctrl_c_leaves_a_line_that_stalls(long: str) -> None:
    with Session("--line", long) as session:
        stall(session)
        session.type(b"\x03")
        while not session.over:  # a signal may come before the one before it was seen
            time.sleep(0.2)
            if not session.over:
                session.type(b"\x03")
        assert session.code() == 0
        assert session.after == session.before


@pytest.mark.slow
def test_ctrl_c_takes_back_what_is_half_typed(long: str) -> None:
    with Session("--line", long) as session:
        session.until(b"\n> ")
        session.type(b"qui\x03")
        session.until(b"Press Ctrl+C again to quit; your position is saved.\n> ")
        session.type(b"t\n")
        session.until(b"\n> ")
        assert not session.over
