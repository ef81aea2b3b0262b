"""The installed command in a real pseudo-terminal, with an emulator that interprets its output."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from base64 import b64decode
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from support.emulator import Emulator
from support.process_activity import ProcessTree, thread_states

KEYS = {
    "Up": "\x1b[A",
    "Down": "\x1b[B",
    "Right": "\x1b[C",
    "Left": "\x1b[D",
    "Home": "\x1b[H",
    "End": "\x1b[F",
    "PageUp": "\x1b[5~",
    "PageDown": "\x1b[6~",
    "Enter": "\r",
    "Esc": "\x1b",
    "Tab": "\t",
    "BackTab": "\x1b[Z",
    "Space": " ",
    "Backspace": "\x7f",
}
COMMAND = (str(Path(sys.executable).parent / "b12tui"),)
TIMEOUT = 60.0
"""Seconds to wait for something before the test fails; no test depends on how long it takes."""
CLIPBOARD = re.compile(rb"\x1b\]52;c;([^\x07\x1b]*)\x07")
"""OSC 52 (xterm's control sequences)."""
SETTLE_SECONDS = 0.25
"""Seconds without output after which the screen counts as settled, where nothing else tells that the program waits and
the machine is idle (`crowding`)."""
IDLE_SECONDS = 0.04
"""Seconds without output in which all threads of the program sleep: it has read all keys, and answered them."""
ANSWER_SECONDS = 0.15
"""Seconds to wait for the first output after a key: the kernel may take its time to pass the key on."""
BUSY_SECONDS = 1.0
"""Processor seconds without output after which a program that is still computing counts as settled."""
SHELLS = ("sh", "dash")
"""Commands whose programs are all their own descendants."""
TICKS = os.sysconf("SC_CLK_TCK")
"""Ticks of the kernel's clock of processor time in a second."""


class PtySession:
    """One run of the command."""

    def __init__(
        self,
        *arguments: str,
        columns: int = 80,
        rows: int = 24,
        environ: Mapping[str, str] | None = None,
        stdin: str | None = None,
        stderr: str | None = None,
        command: Sequence[str] = COMMAND,
    ) -> None:
        self.written = b""
        self.screen = Emulator(columns, rows)
        self.copied: list[str] = []
        """Texts sent to the terminal's clipboard."""
        self._held = b""
        self.emulated = True
        """Whether output goes to the emulator, which can't handle that of some other programs."""
        master, slave = pty.openpty()
        self.fd = master
        _resize(slave, columns, rows)
        self.termios_before = termios.tcgetattr(slave)
        self._slave = slave
        environment = {**os.environ, **(environ or {})}
        self.pid = os.fork()
        if self.pid == 0:
            os.close(master)
            _login(slave)
            if stdin is not None:
                os.dup2(os.open(stdin, os.O_RDONLY), 0)
            if stderr is not None:
                os.dup2(os.open(stderr, os.O_WRONLY | os.O_CREAT, 0o600), 2)
            os.execvpe(command[0], [*command, *arguments], environment)
        self.status: int | None = None
        name = Path(command[0]).name
        self._starts_others = name not in (Path(COMMAND[0]).name, Path(sys.executable).name)
        self._processes = ProcessTree(self.pid)
        self._knows_all = not self._starts_others or name in SHELLS
        """Whether all that works for this terminal has been started by the command; multiplexers have servers."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        self.hang_up()

    def hang_up(self) -> None:
        """Close the line: the terminal is gone."""
        for fd in (self.fd, self._slave):
            if fd >= 0:
                os.close(fd)
        self.fd = self._slave = -1

    def _read(self, wait: float) -> bool:
        ready, _, _ = select.select([self.fd], [], [], wait)
        if not ready:
            return False
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return False
        self.written += data
        if self.emulated:
            self.screen.feed(self._without_copies(data))
        return bool(data)

    def _without_copies(self, data: bytes) -> bytes:
        """Remove clipboard sequences, which no emulator shows."""
        self._held += data
        for found in CLIPBOARD.findall(self._held):
            self.copied.append(b64decode(found, validate=True).decode())
        shown = CLIPBOARD.sub(b"", self._held)
        cut = shown.find(b"\x1b]52;")
        cut = len(shown) if cut < 0 else cut
        self._held = shown[cut:]
        return shown[:cut]

    def settle(self) -> None:
        """Read until the program waits for input and there is no more output."""
        last_output = last_busy = time.monotonic()
        used = self._processor_seconds()
        while True:
            if self._read(IDLE_SECONDS / 4):
                last_output = last_busy = time.monotonic()
                used = self._processor_seconds()
                continue
            now, state = time.monotonic(), self._thread_states()
            if set(state) - set("SZT"):  # asleep, ended or stopped
                last_busy = now
            if state and now - last_busy >= IDLE_SECONDS:
                return
            if state and self._processor_seconds() - used >= BUSY_SECONDS:
                return
            if not state and now - last_output >= SETTLE_SECONDS * crowding():
                return
            if now - last_output >= TIMEOUT:
                return

    def _thread_states(self) -> str:
        """Return letters of the threads of the program and those it started, as in proc(5): `Z` for an ended one.

        It is empty where that can't be told: without /proc, and where a program works that this one didn't start.
        """
        if not self._knows_all:
            return ""
        if self.status is not None:
            return "Z"
        return "".join(map(thread_states, self._processes.pids() if self._starts_others else [self.pid]))

    def _processor_seconds(self) -> float:
        """Return the processor time that the program and those it started have used, in seconds; 0 without /proc."""
        return sum(map(_seconds_of, self._processes.pids() if self._starts_others else [self.pid]))

    def taken(self) -> None:
        """Wait until the program has read all that was typed, or doesn't read on; look at none of its output."""
        deadline, idle_since = time.monotonic() + TIMEOUT, time.monotonic()
        while time.monotonic() < deadline:
            time.sleep(IDLE_SECONDS / 4)
            waiting = struct.unpack("i", fcntl.ioctl(self._slave, termios.FIONREAD, bytes(4)))[0]
            if set(self._thread_states()) - set("SZ"):
                idle_since = time.monotonic()
            elif not waiting or time.monotonic() - idle_since >= IDLE_SECONDS:
                return

    def wait_for(self, words: str) -> None:
        """Read until the screen shows `words`; fail if they don't come."""
        deadline = time.monotonic() + TIMEOUT
        while words not in "\n".join(self.screen.text):
            if time.monotonic() > deadline:
                raise AssertionError(f"{words!r} did not come; the screen shows:\n" + "\n".join(self.screen.text))
            self._read(0.1)
        self.settle()

    def press(self, *keys: str) -> None:
        """Press keys one after the other, waiting after each until the screen has settled."""
        for key in keys:
            os.write(self.fd, KEYS.get(key, key).encode())
            self._read(ANSWER_SECONDS if self._knows_all else 2 * SETTLE_SECONDS * crowding())
            self.settle()

    def send(self, data: bytes) -> None:
        """Send raw bytes."""
        os.write(self.fd, data)

    def resize(self, columns: int, rows: int) -> None:
        """Resize the terminal."""
        self.screen.resize(columns, rows)
        _resize(self._slave, columns, rows)
        os.kill(self.pid, signal.SIGWINCH)
        self.settle()

    def running(self) -> bool:
        """Return whether the command is still running."""
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = status
        return self.status is None

    def wait_until_ended(self) -> int:
        """Wait until the command has ended, and return its exit code."""
        deadline = time.monotonic() + TIMEOUT
        while self.running():
            if time.monotonic() > deadline:
                raise AssertionError("it does not end; the screen shows:\n" + "\n".join(self.screen.text))
            self._read(0.02)
        self.settle()
        assert self.status is not None
        return os.waitstatus_to_exitcode(self.status)

    def restored(self) -> bool:
        """Return whether the terminal is as before: its modes, its screen, its cursor."""
        return (
            termios.tcgetattr(self._slave) == self.termios_before
            and not self.screen.alternate
            and self.screen.visible
            and self.screen.region is None
        )

    def at_cursor(self, length: int = 20) -> str:
        """Return the characters from the cursor on."""
        column, row = self.screen.cursor
        return self.screen.text[row].ljust(self.screen.size[0])[column : column + length]


def _seconds_of(pid: int) -> float:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0.0
    user, system = stat.rpartition(") ")[2].split()[11:13]
    return (int(user) + int(system)) / TICKS


def _resize(fd: int, columns: int, rows: int) -> None:
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def _login(slave: int) -> None:
    os.setsid()
    fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
    for fd in (0, 1, 2):
        os.dup2(slave, fd)


def crowding() -> float:
    """Return how many processes want each processor, from 1 to 4: so many times as long a program takes to answer."""
    waiting = int(Path("/proc/loadavg").read_text(encoding="ascii").split()[3].partition("/")[0])
    return min(max(1.0, max(waiting, os.getloadavg()[0]) / (os.cpu_count() or 1)), 4.0)


def child_of(pid: int) -> int:
    """Return the one child of a process."""
    (child,) = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return int(child)
