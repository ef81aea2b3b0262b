"""A program under a real BRLTTY, with a braille display of so many cells that is this program.

BRLTTY's driver for GNU Screen reads a segment of shared memory, which is filled here from the pseudo-terminal of the
program, and presses keys by a command `screen`, which is ours. Its driver `vr` is told which routing key was pressed,
and tells what stands on the cells. So which cells are shown, and how a routing key walks to its character, are BRLTTY's
own doing.

    with Fingers([sys.executable, "-m", "b12tui"], tmp_path) as fingers:
        fingers.opening()
        fingers.press(b"\\x1b[B")
        fingers.route(7)
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import pty
import re
import select
import shutil
import signal
import socket
import struct
import subprocess
import termios
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

from support.process_activity import ProcessTree

SEGMENT = 4 + 66 * 132 * 2
"""Bytes of what GNU Screen shares: width, height, the cursor's column and row, the characters, their looks."""
QUIET = 0.2
"""Seconds of silence after which display and program have settled, while neither works.

BRLTTY looks at the screen every 40 ms.
"""
ROUTED = 0.4
"""As `QUIET`, where BRLTTY presses arrows itself, for it waits for the cursor after each."""
POLL = 0.02
"""Seconds between two looks at what has come."""
SYSTEM = "/usr/sbin:/sbin"
"""Where Debian has it, and a user's own path does not lead."""
IPC_CREAT, IPC_RMID = 0o1000, 0


def missing() -> str:
    """Return why there is no display here, or empty."""
    if shutil.which("brltty", path=f"{os.environ['PATH']}:{SYSTEM}") is None:
        return "brltty is not installed"
    return "" if hasattr(ctypes.CDLL(None), "shmget") else "this system has no shared memory of that kind"


class Segment:
    """Shared memory, as GNU Screen with BRLTTY's patch has it."""

    def __init__(self, home: Path) -> None:
        """Make the segment that belongs to a home."""
        system = ctypes.CDLL(None, use_errno=True)
        system.shmat.restype = ctypes.c_void_p
        system.shmat.argtypes = [ctypes.c_int, ctypes.c_void_p, ctypes.c_int]
        self._system = system
        key = system.ftok(str(home).encode(), ord("b"))
        self._id = system.shmget(key, SEGMENT, IPC_CREAT | 0o700)
        if self._id < 0:
            raise OSError(ctypes.get_errno(), "shmget")
        self._address = system.shmat(self._id, None, 0)

    def show(self, screen: pyte.Screen) -> None:
        """Share what stands on a screen."""
        text = "".join(row.ljust(screen.columns)[: screen.columns] for row in screen.display)
        column = min(screen.cursor.x, screen.columns - 1)
        data = bytes((screen.columns, screen.lines, column, screen.cursor.y))
        data += text.encode("ascii", "replace") + b"\x07" * len(text) + bytes(2)
        ctypes.memmove(self._address, data, len(data))

    def close(self) -> None:
        """Give it back to the system."""
        self._system.shmdt(ctypes.c_void_p(self._address))
        self._system.shmctl(self._id, IPC_RMID, None)


class BrlttySession:
    """A braille display, with a program to be read on it."""

    def __init__(self, program: list[str], folder: Path, *, cells: int = 40, columns: int = 80, rows: int = 24) -> None:
        self.cells = cells
        self.text = ""
        """What stands on the cells."""
        self.keys: list[str] = []
        """What BRLTTY has pressed by itself."""
        self.pressed = b""
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        environ = {
            "PATH": f"{folder}:{os.environ['PATH']}:{SYSTEM}",
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm-256color",
        }
        if "PYTHONPATH" in os.environ:
            environ["PYTHONPATH"] = os.environ["PYTHONPATH"]
        self._segment = Segment(folder)
        self._segment.show(self.screen)
        pipe = folder / "keys"
        os.mkfifo(pipe)
        self._typed = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
        script = folder / "screen"  # BRLTTY runs: screen -p WINDOW -X stuff KEYS
        script.write_text(f'#!/bin/sh\nprintf %s "$5" >{pipe}\n')
        script.chmod(0o700)
        self._server = socket.socket(socket.AF_UNIX)
        self._server.bind(str(folder / "cells"))
        self._server.listen(1)
        self._brltty = subprocess.Popen(
            [
                *("brltty", "-n", "-e", "-q", "-N", "-f", "/dev/null", "-F", str(folder / "preferences")),
                *("-b", "vr", "-d", f"client:{folder / 'cells'}", "-x", "sc", "-s", "no", "-t", "en_US"),
                *(
                    "-W",
                    str(folder),
                    "-U",
                    str(folder),
                    "-P",
                    str(folder / "pid"),
                    "-l",
                    "info",
                    "-z",
                    f"path={folder}:/bin:/usr/bin",
                ),
            ],
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._server.settimeout(20)
        self._cells, _ = self._server.accept()
        self._cells.sendall(f"Cells {cells} 1\n".encode())
        self._told = b""
        size = struct.pack("HHHH", rows, columns, 0, 0)
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            os.execvpe(program[0], program, environ)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, size)
        self._processes = ProcessTree(self._pid, self._brltty.pid)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the program and BRLTTY, and give back what was shared."""
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        self._brltty.terminate()
        try:
            self._brltty.wait(5)
        except subprocess.TimeoutExpired:
            self._brltty.kill()
            self._brltty.wait()
        self._segment.close()
        for each in (self._cells, self._server):
            each.close()
        for descriptor in (self._fd, self._typed):
            os.close(descriptor)

    @property
    def row(self) -> str:
        """The row of the screen that the cursor stands on."""
        return str(self.screen.display[self.screen.cursor.y])

    def opening(self, words: str, within: float = 60.0) -> None:
        """Wait until the screen shows `words`, and the display something."""
        end = time.monotonic() + within
        while time.monotonic() < end and not (words in "\n".join(self.screen.display) and self.text.strip()):
            self._pump(0.05)
        self.settle()

    def press(self, key: bytes) -> None:
        """Press a key of the keyboard, and wait until the display has followed."""
        os.write(self._fd, key)
        self.settle()

    def command(self, words: str) -> None:
        """Press a key of the display, by what it does: `LNDN`, `FWINRT`, `ROUTE 6`."""
        self._cells.sendall(f"{words}\n".encode())
        self.settle(ROUTED if words.startswith("ROUTE") else QUIET)

    def route(self, cell: int) -> None:
        """Press the routing key over a cell, from 2: this driver counts from 0, and takes no 0."""
        before = len(self.pressed)
        self.command(f"ROUTE {cell - 1}")
        self.keys = re.findall(r"\x1b[\[O].", self.pressed[before:].decode())

    def settle(self, quiet: float = QUIET) -> None:
        """Wait until nothing has come for `quiet` seconds, while both programs sleep; a minute at most.

        Seconds are counted in looks, each after a wait: time alone also passes while this process has no processor.
        """
        end = time.monotonic() + 60
        silent = 0
        while silent * POLL < quiet and time.monotonic() < end:
            came = self._pump(POLL)
            silent = 0 if came or self._processes.any_running() else silent + 1

    def _pump(self, wait: float) -> bool:
        cells = self._cells.fileno()
        ready, _, _ = select.select([self._fd, self._typed, cells], [], [], wait)
        for source in ready:
            if source == cells:
                self._hear(self._cells.recv(65_536))
                continue
            try:
                data = os.read(source, 65_536)
            except OSError as error:
                if error.errno != errno.EIO:
                    raise
                continue
            if source == self._typed:
                self.pressed += data
                os.write(self._fd, data)
            else:
                self._stream.feed(data)
                self._segment.show(self.screen)
        return bool(ready)

    def _hear(self, data: bytes) -> None:
        *lines, self._told = (self._told + data).split(b"\n")
        for line in lines:
            word, _, rest = line.decode("utf-8", "replace").strip("\r").partition(" ")
            if word == "Visual":
                self.text = re.sub(r"\\(.)", r"\1", rest[1:-1]).replace("\0", " ").ljust(self.cells)
