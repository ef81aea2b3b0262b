"""The linear heads in a pseudo-terminal: what goes out byte for byte, and how they leave it."""

from __future__ import annotations

import os
import pty
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

from b12tui.line.sheet import FRESH


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

    def until(self, text: bytes, within: float = 15) -> bytes:
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

    def code(self) -> int:
        """Wait for the end and return the exit code."""
        return self._process.wait(15)


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
        session.until(b"no command")
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
        assert opening.startswith(FRESH.encode())
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


def test_another_head_is_had_for_the_asking_at_the_same_place(text: str) -> None:
    with Session("--spoken", text) as session:
        session.until(b"Heading 1: Title")
        session.type(b"]")
        session.until(b"Heading 2: Part")
        session.type(b"A")
        session.until(b"1. The screen")
        session.type(b"3\r")
        session.until(b"1. This time")
        session.type(b"\r")
        assert b"Line mode" in session.until(b"\n> ")
        session.type(b"\n")
        session.until(b"Heading 2: Part")
        session.type(b"quit\n")
        assert session.code() == 0
