"""The terminal in a real pseudo-terminal: taken, given back, and left clean however the program ends."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from typing import TYPE_CHECKING

import pytest

from b12tui.cli.error_remedies import with_remedy
from b12tui.errors import NoTerminal
from b12tui.terminal.owner import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.program

PATIENCE = 60.0
"""Seconds; nothing here takes one, and a test that hangs shall say so."""

ENTERED = b"\x1b[?1049h\x1b[?7l\x1b[?25h"
LEFT = b"\x1b[m\x1b[r\x1b[24H\x1b[K\x1b[?25h\x1b[?7h\x1b[?1049l\r"

PRELUDE = """
import os, signal, sys, time
line = os.open(sys.argv[1], os.O_RDWR)  # without O_NOCTTY: it becomes the terminal of this session
for standard in (0, 1, 2):
    os.dup2(line, standard)
from pathlib import Path
from threading import get_ident
from b12tui.errors import TerminalLost
from b12tui.terminal.owner import Terminal
note = Path(sys.argv[2])
terminal = Terminal.open()


def keep():  # as a whole: a signal and the end of input may both do it, and the first ends the program
    new = note.with_suffix(f".{get_ident()}")
    new.write_text("kept")
    new.replace(note)


terminal.on_terminate(keep)
"""

WAITS = "terminal.enter(screen=True)\nterminal.write('ready')\nwhile True:\n    terminal.read(None)\n"


class Line:
    """A pseudo-terminal with a program at its other end."""

    def __init__(self, note: Path) -> None:
        self.master, self.slave = pty.openpty()
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("4H", 24, 80, 0, 0))
        self.note = note
        self.seen = b""
        self.before = termios.tcgetattr(self.slave)
        self.program: subprocess.Popen[bytes] | None = None

    def start(self, script: str) -> None:
        command = [sys.executable, "-c", PRELUDE + script, os.ttyname(self.slave), str(self.note)]
        # From 3.13 on Python colours the tracebacks that it writes to a terminal, in the middle of what is looked for.
        environment = {**os.environ, "PYTHON_COLORS": "0"}
        self.program = subprocess.Popen(command, start_new_session=True, stdin=subprocess.DEVNULL, env=environment)

    def until(self, expected: bytes) -> bytes:
        """Read until `expected` was written, and return what came before it and it."""
        end = time.monotonic() + PATIENCE
        while expected not in self.seen:
            ready, _, _ = select.select([self.master], [], [], max(end - time.monotonic(), 0))
            assert ready, f"{expected!r} did not come, but {self.seen!r}"
            self.seen += os.read(self.master, 65_536)
        found, _, self.seen = self.seen.partition(expected)
        return found + expected

    def rest(self) -> bytes:
        """Read what was written and not yet read."""
        while select.select([self.master], [], [], 0.05)[0]:
            self.seen += os.read(self.master, 65_536)
        found, self.seen = self.seen, b""
        return found

    def type(self, data: bytes) -> None:
        os.write(self.master, data)

    def signal(self, number: int) -> None:
        assert self.program is not None
        self.program.send_signal(number)

    def exit(self) -> int:
        assert self.program is not None
        return self.program.wait(PATIENCE)

    def attributes(self) -> list[object]:
        return list(termios.tcgetattr(self.slave))

    def hang_up(self) -> None:
        os.close(self.master)
        self.master = -1

    def close(self) -> None:
        if self.program is not None:
            self.program.kill()
            self.program.wait()
        for fd in (self.master, self.slave):
            if fd >= 0:
                os.close(fd)


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Line]:
    made = Line(tmp_path / "note")
    yield made
    made.close()


def test_a_screen_is_entered_with_three_modes_and_left_as_it_was_found(line: Line) -> None:
    line.start("with terminal:\n    terminal.enter(screen=True)\n    terminal.write('text')\n    terminal.read(None)\n")
    assert line.until(b"text") == ENTERED + b"text"
    during = termios.tcgetattr(line.slave)
    assert not during[3] & (termios.ECHO | termios.ICANON | termios.ISIG | termios.IEXTEN)
    assert not during[0] & (termios.ICRNL | termios.IXON)
    assert not during[1] & termios.ONLCR
    line.type(b"q")
    assert line.exit() == 0
    assert line.rest() == LEFT
    assert line.attributes() == line.before


def test_spoken_pages_set_no_mode_and_end_on_a_fresh_row(line: Line) -> None:
    line.start(
        "with terminal:\n    terminal.enter(screen=False)\n    terminal.write('text')\n    terminal.read(None)\n"
    )
    assert line.until(b"text") == b"text"
    during = termios.tcgetattr(line.slave)
    assert not during[3] & termios.ECHO
    assert not during[1] & termios.ONLCR
    line.type(b"q")
    assert line.exit() == 0
    assert b"\x1b" not in line.seen
    assert line.rest().replace(b"\r", b"") == b"\n"
    assert line.attributes() == line.before


def test_the_mouse_is_reported_on_request_only_and_no_longer_than_that(line: Line) -> None:
    line.start("with terminal:\n    terminal.enter(screen=True, mouse=True)\n")
    assert line.exit() == 0
    written = line.rest()
    assert set(re.findall(rb"\x1b\[\?([\d;]+)h", written)) == {b"1049", b"25", b"7", b"1000;1006"}
    assert set(re.findall(rb"\x1b\[\?([\d;]+)l", written)) == {b"1049", b"7", b"1000;1006"}


def test_leaving_twice_writes_once_and_mutes_what_comes_late(line: Line) -> None:
    line.start(
        "terminal.enter(screen=True)\nterminal.leave()\nterminal.leave()\nterminal.write('late')\n"
        "terminal.close()\nterminal.close()\n"
    )
    assert line.exit() == 0
    assert line.rest() == ENTERED + LEFT


def test_a_crash_leaves_the_terminal_first_and_is_told_then(line: Line) -> None:
    line.start("with terminal:\n    terminal.enter(screen=True)\n    raise RuntimeError('ours')\n")
    assert line.exit() == 1
    entered, _, narration = line.rest().partition(LEFT)
    assert entered == ENTERED
    assert b"RuntimeError: ours" in narration
    assert line.attributes() == line.before


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_keeps_the_place_and_leaves_the_terminal_clean(number: signal.Signals, line: Line) -> None:
    line.start(WAITS)
    line.until(b"ready")
    line.signal(number)
    assert line.exit() == 128 + number
    assert line.note.read_text() == "kept"
    assert line.rest() == LEFT
    assert line.attributes() == line.before


def test_of_two_terminals_one_after_the_other_the_second_is_left_clean(line: Line) -> None:
    line.start(
        "with terminal:\n    terminal.enter(screen=False)\n"
        "terminal = Terminal.open()\nterminal.on_terminate(lambda: note.write_text('second'))\n"
        "terminal.enter(screen=True)\nterminal.leave()\n" + WAITS
    )
    line.until(b"ready")
    line.signal(signal.SIGTERM)
    assert line.exit() == 128 + signal.SIGTERM
    assert line.note.read_text() == "second"
    assert line.rest() == LEFT


def test_after_the_terminal_was_left_signals_do_what_they_did_before(line: Line) -> None:
    line.start("terminal.enter(screen=True)\nterminal.close()\nprint('ready', flush=True)\ntime.sleep(1000)\n")
    line.until(b"ready")
    line.signal(signal.SIGTERM)
    assert line.exit() == -signal.SIGTERM
    assert not line.note.exists()


def test_a_signal_is_obeyed_while_the_program_is_busy_and_last_words_fail(line: Line) -> None:
    line.start(
        "terminal.on_terminate(lambda: 1 / 0)\nterminal.on_terminate(lambda: note.write_text('all'))\n"
        "terminal.enter(screen=True)\nterminal.write('ready')\nwhile True:\n    sum(range(1000))\n"
    )
    line.until(b"ready")
    line.signal(signal.SIGTERM)
    assert line.exit() == 128 + signal.SIGTERM
    assert line.note.read_text() == "all"
    assert line.rest() == LEFT


def test_last_words_that_hang_are_cut_short(line: Line) -> None:
    line.start("terminal.on_terminate(lambda: time.sleep(1000))\n" + WAITS)
    line.until(b"ready")
    line.signal(signal.SIGTERM)
    assert line.exit() == 128 + signal.SIGTERM
    assert line.rest() == LEFT


def test_a_signal_is_obeyed_while_a_write_waits_for_a_line_that_stalls(line: Line) -> None:
    line.start(
        "terminal.enter(screen=True)\nterminal.on_terminate(lambda: note.write_text('all'))\n"
        "note.write_text('writing')\nterminal.write('x' * 10_000_000)\n"
    )
    end = time.monotonic() + PATIENCE
    while not line.note.exists() or select.select([], [line.slave], [], 0)[1]:
        assert time.monotonic() < end
        time.sleep(0.01)
    line.signal(signal.SIGTERM)
    assert line.exit() == 128 + signal.SIGTERM
    assert line.note.read_text() == "all"
    assert line.attributes() == line.before
    assert line.rest().endswith(LEFT)


def test_quitting_does_not_wait_for_a_line_that_stalls(line: Line) -> None:
    line.start(
        "import threading\nterminal.enter(screen=True)\n"
        "threading.Thread(target=terminal.write, args=('x' * 10_000_000,)).start()\n"
        "time.sleep(0.2)\nterminal.close()\n"
    )
    assert line.exit() == 0
    assert line.attributes() == line.before
    assert line.rest().endswith(LEFT)


def test_a_line_that_hangs_up_ends_the_program_at_once(line: Line) -> None:
    line.start(
        "terminal.enter(screen=True)\nterminal.write('ready')\n"
        "try:\n    while True:\n        terminal.read(None)\n"
        "except TerminalLost:\n    keep()\n    terminal.close()\n    sys.exit(1)\n"
    )
    line.until(b"ready")
    line.hang_up()
    assert line.exit() in (128 + signal.SIGHUP, 1)  # whichever comes first, the signal or the end of input
    assert line.note.read_text() == "kept"


def test_the_end_of_input_is_a_line_gone(line: Line) -> None:
    line.start(
        "signal.signal(signal.SIGHUP, signal.SIG_IGN)\nterminal = Terminal.open()\nterminal.enter(screen=True)\n"
        "terminal.write('ready')\n"
        "try:\n    terminal.read(None)\nexcept TerminalLost:\n    note.write_text('read')\n"
        "try:\n    terminal.write('x')\nexcept TerminalLost:\n    note.write_text(note.read_text() + ' write')\n"
        "terminal.close()\n"
    )
    line.until(b"ready")
    line.hang_up()
    assert line.exit() == 0
    assert line.note.read_text() == "read write"


def test_reading_gives_what_was_typed_and_stops_when_time_is_up_or_when_woken(line: Line) -> None:
    line.start(
        "import threading\nterminal.enter(screen=False)\n"
        "assert terminal.read(0.01) == b''\n"
        "threading.Timer(0.05, terminal.wake).start()\nassert terminal.read(None) == b''\n"
        "terminal.write('ready')\nwhile not (typed := terminal.read(None)):\n    pass\n"
        "terminal.write(repr(typed))\n"
    )
    line.until(b"ready")
    line.type(b"\x1b[A\x03\x1a\x13\r")
    line.until(repr(b"\x1b[A\x03\x1a\x13\r").encode())


def test_a_new_size_is_told_and_known(line: Line) -> None:
    line.start(
        "terminal.on_resize(lambda: terminal.write(f'now {terminal.size()}'))\n"
        "terminal.enter(screen=False)\nterminal.write(f'first {terminal.size()}')\n"
        "while True:\n    terminal.read(None)\n"
    )
    line.until(b"first (80, 24)")
    fcntl.ioctl(line.master, termios.TIOCSWINSZ, struct.pack("4H", 30, 100, 0, 0))
    line.until(b"now (100, 30)")


def test_a_callback_that_fails_ends_the_program_and_leaves_clean(line: Line) -> None:
    line.start("terminal.on_resize(lambda: 1 / 0)\n" + WAITS)
    line.until(b"ready")
    fcntl.ioctl(line.master, termios.TIOCSWINSZ, struct.pack("4H", 24, 81, 0, 0))
    assert line.exit() == 1
    assert line.note.read_text() == "kept"
    left, _, narration = line.rest().partition(LEFT)
    assert not left
    assert b"ZeroDivisionError" in narration


def test_another_program_gets_the_terminal_as_it_was_and_no_signal_blocked(line: Line) -> None:
    child = (
        "import signal, termios; print('child', bool(termios.tcgetattr(0)[3] & termios.ECHO), "
        "signal.pthread_sigmask(signal.SIG_BLOCK, ()), signal.getsignal(signal.SIGXFSZ).name, "
        "*map(__import__('os').get_blocking, (0, 1, 2))); raise SystemExit(3)"
    )
    line.start(
        f"child = {child!r}\nterminal.enter(screen=True)\n"
        "terminal.write(f'exit {terminal.run([sys.executable, \"-c\", child], os.environ)}')\n"
        "try:\n    terminal.run(['b12tui-no-such-program'], os.environ)\n"
        "except FileNotFoundError:\n    terminal.write('missing')\n"
        "terminal.close()\n"
    )
    written = line.until(b"missing")
    assert re.fullmatch(
        re.escape(ENTERED + LEFT)
        + rb"child True set\(\) SIG_IGN True True True\r?\n"
        + re.escape(ENTERED + b"exit 3" + LEFT + ENTERED + b"missing"),
        written,
    )
    assert line.exit() == 0


SHELL = """
import termios
signal.signal(signal.SIGTTOU, signal.SIG_IGN)  # as shells do
inner = '''
import os, signal, sys
os.setpgid(0, 0)
signal.signal(signal.SIGTTOU, signal.SIG_IGN)
os.tcsetpgrp(0, os.getpgrp())
signal.signal(signal.SIGTTOU, signal.SIG_DFL)
from b12tui.terminal.owner import Terminal
terminal = Terminal.open()
terminal.on_return(lambda: terminal.write("repaint "))
with terminal:
    terminal.enter(screen=True)
    terminal.write("ready")
    while (typed := terminal.read(None)) != b"q":
        if typed == b"\\\\x1a":
            terminal.suspend()
            terminal.write("back")
'''
child = os.spawnv(os.P_NOWAIT, sys.executable, [sys.executable, "-c", inner])
for _ in range(int(sys.argv[3])):
    _, status = os.waitpid(child, os.WUNTRACED)
    os.tcsetpgrp(0, os.getpgrp())
    echo = bool(termios.tcgetattr(0)[3] & termios.ECHO)
    os.write(1, f"$ stopped {os.WIFSTOPPED(status)} echo {echo} ".encode())
    os.read(0, 1)
    os.tcsetpgrp(0, child)
    os.killpg(child, signal.SIGCONT)
os.waitpid(child, 0)
"""


def shell(line: Line, stops: int) -> None:
    """Start the program as a job of a shell that sees it stop so many times."""
    command = [sys.executable, "-c", PRELUDE + SHELL, os.ttyname(line.slave), str(line.note), str(stops)]
    line.program = subprocess.Popen(command, start_new_session=True, stdin=subprocess.DEVNULL)


def test_a_suspended_program_gives_the_terminal_back_and_takes_it_again(line: Line) -> None:
    shell(line, 1)
    line.until(b"ready")
    line.type(b"\x1a")
    assert line.until(b"echo True ") == LEFT + b"$ stopped True echo True "
    line.type(b"\n")
    assert line.until(b"back") == b"\r\n" + ENTERED + b"repaint back"
    line.type(b"q")
    assert line.exit() == 0
    assert line.rest() == LEFT
    assert line.attributes() == line.before


def test_a_program_without_a_shell_does_not_stop(line: Line) -> None:
    line.start(
        "terminal.enter(screen=True)\nterminal.write('ready')\nterminal.read(None)\n"
        "terminal.suspend()\nterminal.write('still here')\nterminal.close()\n"
    )
    line.until(b"ready")
    line.type(b"\x1a")
    assert line.until(b"still here") == LEFT + ENTERED + b"still here"
    assert line.exit() == 0


def test_a_program_stopped_from_elsewhere_paints_again_when_it_goes_on(line: Line) -> None:
    line.start("terminal.on_return(lambda: terminal.write('repaint'))\n" + WAITS)
    line.until(b"ready")
    line.signal(signal.SIGSTOP)
    line.signal(signal.SIGCONT)
    assert line.until(b"repaint") == LEFT + ENTERED + b"repaint"


def test_a_program_stopped_while_it_loads_paints_again_once_it_has_loaded(line: Line) -> None:
    line.start(
        "terminal.enter(screen=True)\nterminal.write('ready')\n"
        "while not terminal._missed_return:\n    time.sleep(0.01)\n"
        "terminal.on_return(lambda: terminal.write('repaint'))\nwhile True:\n    terminal.read(None)\n"
    )
    line.until(b"ready")
    line.signal(signal.SIGSTOP)
    line.signal(signal.SIGCONT)
    assert line.until(b"repaint") == LEFT + ENTERED + b"repaint"


def test_what_is_no_terminal_is_told_in_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    for path in (file, tmp_path / "missing", "/dev/null"):
        with pytest.raises(NoTerminal) as caught:
            Terminal.open(str(path))
        assert re.fullmatch(r"[^\n]+; use b12tui --plain", with_remedy(caught.value))
