"""A program under a real screen reader, in a pseudo-terminal, with what the reader says written down.

The readers are not patched: each is given a speech server that keeps what it is told to say. `ReaderSession` starts one
with a program, presses keys, waits until both are silent, and returns what was said and what stands on the screen.

    with ReaderSession("yasr", [sys.executable, "-m", "b12tui", "--spoken"]) as ear:
        heard = ear.press("j")
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import pty
import re
import select
import shlex
import struct
import sys
import termios
import time
import tty
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

import pyte

from support.process_activity import ProcessTree, awaits_time
from support.screen_readers.installed import FENRIR_SETTINGS, YASR_SETTINGS, command_of

BYTES = {
    "Esc": b"\x1b",
    "Down": b"\x1b[B",
    "Up": b"\x1b[A",
    "Right": b"\x1b[C",
    "Left": b"\x1b[D",
    "PageDown": b"\x1b[6~",
    "PageUp": b"\x1b[5~",
    "Home": b"\x1b[H",
    "End": b"\x1b[F",
    "Enter": b"\r",
    "Backspace": b"\x7f",
    "Space": b" ",
    "Tab": b"\t",
    "BackTab": b"\x1b[Z",
}
"""What a terminal sends for the keys that have names."""

SERVER = Path(__file__).with_name("speech_server.py")

QUIET = 0.15
"""Seconds of silence after which an answer is over, while nothing works; readers speak within 60 ms.

tdsr waits longer before it says a row, and is seen to wait (`awaits_time`).
"""
OPENED = 0.4
"""Seconds of silence after which a program has started: less than those between two rounds of Fenrir's timers."""
POLL = 0.01
"""Seconds between two looks at what was said and written."""

TDSR_DELAY = 0.25
"""Seconds after an arrow at which tdsr says the row of the cursor, whatever has been drawn by then.

Its default, 20 ms, says the row before on a machine so busy that the program gets no processor for as long. What is
tested is what is said; how soon the program answers, `bench` measures.
"""

FENRIR_DRIVER = """\
import json, os
from fenrirscreenreader.core.speechDriver import speechDriver
class driver(speechDriver):
    def initialize(self, environment):
        self.env = environment
        self.fd = os.open({log!r}, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        self._isInitialized = True
    def put(self, text):
        os.write(self.fd, (json.dumps(text) + "\\n").encode())
    def speak(self, text, queueable=True):
        self.put(text)
    def shutdown(self): pass
    def cancel(self): pass
    def clear_buffer(self): pass
    def setCallback(self, callback): pass
    def setVoice(self, voice): pass
    def setPitch(self, pitch): pass
    def setRate(self, rate): pass
    def setModule(self, module): pass
    def setLanguage(self, language): pass
    def setVolume(self, volume): pass
"""

TDSR_SYMBOLS = {40: "left paren", 41: "right paren", 46: "dot", 32: "space"}


@dataclass(frozen=True, slots=True)
class Speech:
    """What a key led to."""

    said: tuple[str, ...]
    row: str
    """The row of the screen that the cursor stands on."""


class SpeakingSession(Protocol):
    """A program under a reader."""

    reader: str

    def opening(self) -> Speech:
        """Wait until the program has shown something and the reader has said it."""

    def press(self, key: str) -> Speech:
        """Press a key and return what is said of it."""


class ReaderSession:
    """A reader with a program in it."""

    def __init__(
        self,
        reader: str,
        program: list[str],
        folder: Path,
        *,
        columns: int = 80,
        rows: int = 24,
        settings: str = "",
    ) -> None:
        """Start a reader with a program; `settings` is b12tui's own file of settings."""
        self.log = folder / "said"
        self.log.touch()
        self.reader = reader
        self._read = 0
        self._quiet = QUIET
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        home = folder / "home"
        own = home / ".config" / "b12tui"
        own.mkdir(parents=True)
        (own / "settings.toml").write_text(settings)
        command = _set_up(reader, program, home, self.log)
        environ = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "SHELL": "/bin/sh",
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "TERM": "linux" if reader == "yasr" else "xterm-256color",
        }
        if "PYTHONPATH" in os.environ:
            environ["PYTHONPATH"] = os.environ["PYTHONPATH"]
        size = struct.pack("HHHH", rows, columns, 0, 0)
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            os.execvpe(command[0], command, environ)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, size)
        self._processes = ProcessTree(self._pid)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the reader and what it started."""
        self._processes.kill()
        os.close(self._fd)
        os.waitpid(self._pid, 0)

    def opening(self, within: float = 60.0) -> Speech:
        """Wait until the program has shown something and the reader has said it."""
        end = time.monotonic() + within
        if self.reader == "tdsr":
            # tdsr2 leaves its own terminal cooked; the user's shell line makes it raw, and so does this.
            while time.monotonic() < end and not self.log.stat().st_size:
                self._pump(POLL)
            tty.setraw(self._fd)
        while time.monotonic() < end and not any(line.strip() for line in self._screen.display):
            self._pump(POLL)
        heard = self._heard(OPENED)
        if self.reader == "tdsr" and awaits_time(self._pid) is None:  # this system can't tell
            self._quiet += TDSR_DELAY
        return heard

    def press(self, key: str) -> Speech:
        """Press a key and return what is said of it."""
        os.write(self._fd, BYTES.get(key, key.encode()))
        return self._heard(self._quiet)

    def _heard(self, quiet: float) -> Speech:
        """Return what is said until all have been silent and asleep for `quiet` seconds, a minute at most.

        Seconds are counted in looks, each after a wait: time alone also passes while this process has no processor.
        """
        end = time.monotonic() + 60
        said: list[str] = []
        silent = 0
        while silent * POLL < quiet and time.monotonic() < end:
            wrote = self._pump(POLL)
            new = self._listen()
            said += new
            silent = 0 if wrote or new or self._is_working() else silent + 1
        row = self._screen.display[min(self._screen.cursor.y, self._screen.lines - 1)].rstrip()
        return Speech(tuple(text for text in said if text.strip()), row)

    def _is_working(self) -> bool:
        """Return whether a process runs, or tdsr has yet to say the row of the cursor."""
        return self._processes.any_running() or (self.reader == "tdsr" and awaits_time(self._pid) is True)

    def _pump(self, wait: float) -> bool:
        ready, _, _ = select.select([self._fd], [], [], wait)
        if not ready:
            return False
        try:
            data = os.read(self._fd, 65_536)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            return False
        self._stream.feed(data)
        return bool(data)

    def _listen(self) -> list[str]:
        with self.log.open("rb") as log:
            log.seek(self._read)
            lines = log.read()
        lines = lines[: lines.rfind(b"\n") + 1]
        self._read += len(lines)
        return [json.loads(line) for line in lines.splitlines()]


def _set_up(reader: str, program: list[str], home: Path, log: Path) -> list[str]:
    """Write a reader's settings into its home and return its command line."""
    command = command_of(reader)
    assert command is not None, reader
    server = shlex.join([sys.executable, str(SERVER), reader, str(log)])
    match reader:
        case "tdsr":
            symbols = "".join(f"{code} = {name}\n" for code, name in TDSR_SYMBOLS.items())
            speech = f"[speech]\nprocess_symbols = False\nprompt = .*\ncursor_delay = {TDSR_DELAY}\n"
            (home / ".tdsr.cfg").write_text(f"{speech}[commands]\n[plugins]\n[symbols]\n{symbols}")
            return [command, "-s", server, "--", shlex.join(program)]
        case "yasr":
            script = home / "s"  # yasr holds the server's name in 100 bytes
            script.write_text(f"#!/bin/sh\nexec {server}\n")
            script.chmod(0o700)
            settings = YASR_SETTINGS.read_text()
            settings = re.sub(r"(?m)^synthesizer=.*$", "synthesizer=emacspeak server", settings)
            settings = re.sub(r"(?m)^synthesizer port=.*$", f"synthesizer port=|{script}", settings)
            (home / "y.conf").write_text(settings)
            return [command, "-C", str(home / "y.conf"), "--", *program]
        case _:
            (home / "listener.py").write_text(FENRIR_DRIVER.format(log=str(log)))
            settings = FENRIR_SETTINGS.read_text()
            for section, name, value in (
                ("sound", "enabled", "False"),
                ("speech", "driver", "/".join([".."] * 12) + str(home / "listener")),
                ("general", "shell", shlex.join(program).replace("%", "%%")),
                ("general", "debugLevel", "0"),
                ("remote", "enable", "False"),
            ):
                pattern = rf"(?ms)(^\[{section}\]$.*?^{name}=)[^\n]*$"
                settings = re.sub(pattern, lambda match, value=value: match[1] + value, settings, count=1)  # type: ignore[misc]
            (home / "f.conf").write_text(settings)
            return [command, "-s", str(home / "f.conf"), "-e"]
