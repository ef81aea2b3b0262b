"""A program in a terminal window under Orca, the screen reader of the desktop, with what it says written down.

Nothing is patched and nothing of the desktop that this runs on is touched: Xvfb is the screen, the buses, the home and
the settings are made for it, and what Orca takes for the speech dispatcher is `Dispatcher`. `OrcaSession` has the same
`opening` and `press` as `reader_session.ReaderSession`.
"""

from __future__ import annotations

import html
import json
import os
import re
import select
import shutil
import socketserver
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Self

from support.process_activity import ProcessTree
from support.screen_readers.reader_session import OPENED, POLL, Speech

PYTHON = "/usr/bin/python3"
"""The system's own, which has the libraries that packages of the system bring."""

LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")

WINDOW = Path(__file__).with_name("terminal_window.py")

ASKED = "import gi; gi.require_version('Gtk', '3.0'); gi.require_version('Vte', '2.91'); from gi.repository import Vte"

QUIET = 0.3
"""Seconds of silence after which an answer is over, while nothing works; Orca speaks 20 to 60 ms after a key."""

SILENT = 1.2
"""Seconds after which a key has led to nothing."""

KEYS = {
    " ": "space",
    "Space": "space",
    "Enter": "Return",
    "Backspace": "BackSpace",
    "PageDown": "Next",
    "PageUp": "Prior",
    "BackTab": "Shift_L Tab",
    "Esc": "Escape",
}
"""What X calls keys that are not called as here; a character is called by itself."""

ECHOES = ("return", "page down", "page up", "left shift", "backspace", "space", "tab", "escape", "home", "end")
"""What Orca says of keys themselves, by its own settings; it is no part of an answer."""


@cache
def missing() -> str:
    """Return why Orca can't be listened to here, or empty."""
    for command in ("orca", "Xvfb", "dbus-daemon", PYTHON):
        if shutil.which(command) is None:
            return f"{command} is not installed"
    if not LAUNCHER.exists():
        return "at-spi2-core is not installed"
    if subprocess.run([PYTHON, "-c", ASKED], capture_output=True, check=False).returncode:
        return "gir1.2-vte-2.91 is not installed"
    return ""


class Dispatcher(socketserver.ThreadingUnixStreamServer):
    """Answers as the speech dispatcher does (SSIP, its protocol) and keeps what it is told to say."""

    daemon_threads = True

    def __init__(self, path: Path) -> None:
        super().__init__(str(path), _Client)
        self._said: list[str] = []
        self._lock = threading.Lock()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def keep(self, text: str) -> None:
        """Keep what is said; it comes as SSML."""
        with self._lock:
            self._said.append(html.unescape(re.sub(r"<[^>]*>", "", text)))

    def take(self) -> list[str]:
        """Return what was said since last asked."""
        with self._lock:
            said, self._said = self._said, []
        return said


class _Client(socketserver.StreamRequestHandler):
    LISTS = {  # noqa: RUF012 - it is read only
        "OUTPUT_MODULES": ("250-silent", "250 OK MODULE LIST SENT"),
        "SYNTHESIS_VOICES": ("249-voice\ten\tnone", "249 OK VOICE LIST SENT"),
        "VOICES": ("249-male1", "249 OK VOICE LIST SENT"),
    }

    def handle(self) -> None:
        """Answer one line after the other."""
        number = 0
        while line := self._line():
            match line.upper().split():
                case ["SPEAK", *_]:
                    self._answer("230 OK RECEIVING DATA")
                    self._keep("\n".join(self._data()))
                    number += 1
                    self._answer(f"225-{number}", "225 OK MESSAGE QUEUED")
                case ["CHAR" | "KEY", *_]:
                    self._keep(line.split(" ", 1)[1])
                    number += 1
                    self._answer(f"225-{number}", "225 OK MESSAGE QUEUED")
                case ["LIST", what, *_]:
                    self._answer(*self.LISTS[what])
                case ["GET", *_, what]:
                    value = {"OUTPUT_MODULE": "silent", "LANGUAGE": "en"}.get(what, "0")
                    self._answer(f"251-{value}", "251 OK GET RETURNED")
                case ["HISTORY", *_]:
                    self._answer("245-1", "245 OK CLIENT ID SENT")
                case ["QUIT", *_]:
                    self._answer("231 HAPPY HACKING")
                    return
                case _:
                    self._answer("208 OK")

    def _keep(self, text: str) -> None:
        if isinstance(self.server, Dispatcher):
            self.server.keep(text)

    def _line(self) -> str:
        return self.rfile.readline().decode("utf-8", "replace").rstrip("\r\n")

    def _data(self) -> list[str]:
        """Return the lines up to the one that is a dot; a dot at a line's beginning is doubled."""
        lines: list[str] = []
        while True:
            raw = self.rfile.readline()
            line = raw.decode("utf-8", "replace").rstrip("\r\n")
            if not raw or line == ".":
                return lines
            lines.append(line.removeprefix(".") if line.startswith("..") else line)

    def _answer(self, *lines: str) -> None:
        self.wfile.write("".join(f"{line}\r\n" for line in lines).encode())


class OrcaSession:
    """A desktop of nothing but Orca and a window with a program in it."""

    reader = "orca"

    def __init__(self, program: list[str], *, columns: int = 80, rows: int = 24, settings: str = "") -> None:
        """Start the desktop; `settings` is b12tui's own file of settings."""
        # Paths of sockets are short ones: 108 bytes at most.
        self._folder = Path(tempfile.mkdtemp(prefix="orca"))
        self._processes: list[subprocess.Popen[bytes]] = []
        self._tree = ProcessTree()
        self._told: list[object] = []
        self._unread = b""
        self._environ = self._settings()
        own = self._folder / ".config" / "b12tui"
        own.mkdir(parents=True)
        (own / "settings.toml").write_text(settings)
        try:
            self._start_desktop()
            self.dispatcher = Dispatcher(self._folder / "speech")
            self._start([str(self._folder / "orca")])
            self._wait("a word of Orca", lambda: bool(self.dispatcher.take()))
            self._hush()
            self._window = self._start([PYTHON, str(WINDOW), str(columns), str(rows), *program], pipes=True)
        except BaseException:
            self._end()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all that was started."""
        self._end()

    def opening(self) -> Speech:
        """Wait until the program has shown something and Orca has said it."""
        self._wait("a picture", lambda: "drawn" in self._listen(0.02))
        return self._heard(OPENED, 20)

    def press(self, key: str) -> Speech:
        """Press a key and return what is said of it, but for its own name."""
        self.dispatcher.take()
        self._ask(f"press {KEYS.get(key, key)}")
        return self._heard(QUIET, SILENT)

    def _heard(self, quiet: float, silent: float) -> Speech:
        """Return what is said until all have been silent and asleep for `quiet` seconds, or `silent` without a word.

        Seconds are counted in looks, each after a wait: on a busy machine Orca may get no processor for as long.
        """
        end = time.monotonic() + 60
        said: list[str] = []
        idle = 0
        while idle * POLL < (quiet if said else silent) and time.monotonic() < end:
            drawn = self._listen(POLL)
            new = [text for text in map(str.strip, self.dispatcher.take()) if text and text not in ECHOES]
            said += new
            idle = 0 if drawn or new or self._tree.any_running() else idle + 1
        return Speech(tuple(said), self._row())

    def _row(self) -> str:
        self._ask("look")
        end = time.monotonic() + 10
        while time.monotonic() < end:
            for told in self._listen(0.02):
                if isinstance(told, dict):
                    return str(told["row"])
        raise AssertionError("the window tells nothing")

    def _ask(self, line: str) -> None:
        assert self._window.stdin is not None
        self._window.stdin.write(f"{line}\n".encode())
        self._window.stdin.flush()

    def _listen(self, wait: float) -> list[object]:
        """Return what the window tells."""
        assert self._window.stdout is not None
        if not select.select([self._window.stdout], [], [], wait)[0]:
            return []
        *lines, self._unread = (self._unread + os.read(self._window.stdout.fileno(), 65_536)).split(b"\n")
        return [json.loads(line) for line in lines]

    def _hush(self) -> None:
        """Wait until Orca has nothing more to say of its start."""
        last = time.monotonic()
        while time.monotonic() - last < 0.5:
            time.sleep(0.02)
            if self.dispatcher.take():
                last = time.monotonic()

    def _wait(self, what: str, done: Callable[[], bool]) -> None:
        end = time.monotonic() + 30
        while not done():
            if time.monotonic() > end:
                raise AssertionError(f"there is no {what}: {self._complaints()}")
            time.sleep(0.02)

    def _complaints(self) -> str:
        return (self._folder / "complaints").read_text("utf-8", "replace")[-2_000:]

    def _settings(self) -> dict[str, str]:
        """Write the settings of this desktop, and return its environment."""
        folder = self._folder
        (folder / "run").mkdir(mode=0o700)
        settings = folder / ".config" / "glib-2.0" / "settings"
        settings.mkdir(parents=True)
        (settings / "keyfile").write_text(
            "[org/gnome/desktop/interface]\ntoolkit-accessibility=true\n"
            "[org/gnome/desktop/a11y/applications]\nscreen-reader-enabled=true\n"
        )
        # Orca looks for others of its user and would not start beside one; here each has a desktop of its own.
        for name, script in (("pgrep", "exit 1"), ("orca", f'PATH={folder}:$PATH exec {shutil.which("orca")} "$@"')):
            (folder / name).write_text(f"#!/bin/sh\n{script}\n")
            (folder / name).chmod(0o700)
        kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
        return kept | {
            "HOME": str(folder),
            "SHELL": "/bin/sh",
            "LANG": "C.UTF-8",
            "XDG_RUNTIME_DIR": str(folder / "run"),
            "GSETTINGS_BACKEND": "keyfile",
            "GDK_BACKEND": "x11",
            "GTK_MODULES": "gail:atk-bridge",
            "SPEECHD_ADDRESS": f"unix_socket:{folder / 'speech'}",
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={folder / 'run' / 'bus'}",
        }

    def _start_desktop(self) -> None:
        number, told = os.pipe()
        screen = ["Xvfb", "-displayfd", str(told), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
        self._start(screen, passed=(told,))
        os.close(told)
        with os.fdopen(number) as display:
            self._environ["DISPLAY"] = f":{display.readline().strip()}"
        self._start(["dbus-daemon", "--session", "--nofork", f"--address={self._environ['DBUS_SESSION_BUS_ADDRESS']}"])
        self._wait("bus", (self._folder / "run" / "bus").exists)
        self._start([str(LAUNCHER), "--launch-immediately"])

    def _start(
        self, command: list[str], *, passed: tuple[int, ...] = (), pipes: bool = False
    ) -> subprocess.Popen[bytes]:
        with (self._folder / "complaints").open("ab") as complaints:
            process = subprocess.Popen(
                command,
                env=self._environ,
                stdin=subprocess.PIPE if pipes else subprocess.DEVNULL,
                stdout=subprocess.PIPE if pipes else complaints,
                stderr=complaints,
                pass_fds=passed,
            )
        self._processes.append(process)
        self._tree.roots.append(process.pid)
        return process

    def _end(self) -> None:
        for process in reversed(self._processes):
            process.terminate()
        for process in reversed(self._processes):
            try:
                process.wait(3)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()
        if hasattr(self, "dispatcher"):
            self.dispatcher.shutdown()
            self.dispatcher.server_close()
        shutil.rmtree(self._folder, ignore_errors=True)
