"""What computes without an end: keys are heard, and a signal or a terminal that is gone ends it, the place kept."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from support.pty_session import PtySession

pytestmark = [pytest.mark.wire, pytest.mark.slow]

BLIND = 120.0
"""Seconds for what used to go on for ever: many times what it takes, on a machine that has much else to do."""

ENDLESS = {
    "without an end": "import b12tui.search.limits as bounds; bounds.TIME_LIMIT = 1e9",
    "unbounded": """
import re, b12tui.search.limits as bounds
bounds.MatchBudget.during = lambda self, work: re.search("(a+)+b", "a" * 60)
""",
    "deaf": """
import b12tui.search.limits as bounds, b12tui.terminal.watchdog as watchdog
watchdog.CPU_LIMIT = 5.0
bounds.MatchBudget.during = lambda self, work: sum(range(10**15))
""",
}
"""What is done when a pattern is looked for: matching without its limit of time, without any care, and a call that
holds the interpreter's lock and hears no signals."""

RUN = """
import sys, runpy
{how}
sys.argv = ["b12tui", *{arguments!r}]
runpy.run_module("b12tui", run_name="__main__", alter_sys=True)
"""


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """A text in which a pattern takes for ever, with a second page."""
    file = tmp_path / "text.md"
    pages = "\n\n".join(f"Paragraph {number}." for number in range(100))
    file.write_text(f"# Text\n\n{pages}\n\n{'a' * 60}!\n", encoding="utf-8")
    return file


def command(how: str, arguments: Sequence[str]) -> tuple[str, ...]:
    return (sys.executable, "-c", RUN.format(how=ENDLESS[how], arguments=list(arguments)))


def gone(session: PtySession) -> int:
    """Wait until the process is gone, and return its status."""
    end = time.monotonic() + BLIND
    while True:
        pid, status = os.waitpid(session.pid, os.WNOHANG)
        if pid:
            session.status = status
            if session.fd >= 0:
                session.settle()
            return os.waitstatus_to_exitcode(status)
        assert time.monotonic() < end, "it computes on"
        time.sleep(0.05)


def computes(session: PtySession) -> None:
    """Wait until the process has computed for a second more."""
    before = used(session.pid)
    end = time.monotonic() + BLIND
    while used(session.pid) < before + 1:
        assert time.monotonic() < end, "it computes nothing"
        time.sleep(0.05)


def used(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@pytest.fixture(params=["--width=80", "--spoken"])
def frontend(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def begun(how: str, frontend: str, text: Path) -> PtySession:
    """Go to the second page, and look for the pattern."""
    session = PtySession(command=command(how, [frontend, str(text)]))
    session.wait_for("Text")
    session.send(b"G")
    session.settle()
    session.send(b"/")
    session.settle()
    session.send(b"/(a+)+b/\r")
    computes(session)
    return session


@pytest.mark.parametrize("how", ["without an end", "unbounded"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_a_search_and_the_place_is_kept(
    how: str, number: int, frontend: str, text: Path, home: Path
) -> None:
    with begun(how, frontend, text) as session:
        os.kill(session.pid, number)
        assert gone(session) == 128 + number
        assert session.restored()
    assert list(home.rglob("*.json"))


@pytest.mark.parametrize("how", ["without an end", "unbounded"])
def test_a_terminal_that_is_gone_ends_a_search(how: str, frontend: str, text: Path, home: Path) -> None:
    with begun(how, frontend, text) as session:
        session.hang_up()
        gone(session)
    assert list(home.rglob("*.json"))


def test_what_hears_nothing_is_ended_by_the_kernel(frontend: str, text: Path) -> None:
    with begun("deaf", frontend, text) as session:
        session.hang_up()
        assert gone(session) == -signal.SIGVTALRM


@pytest.mark.parametrize("key", ["\x1b", "\x03"])
def test_a_key_that_leaves_breaks_a_search_off(key: str, frontend: str, text: Path) -> None:
    with begun("without an end", frontend, text) as session:
        session.send(key.encode())
        session.wait_for("Cancelled.")
        session.send(b"Q")
        assert session.wait_until_ended() == 0


def begun_in_line_mode(how: str, text: Path) -> PtySession:
    """Look for the pattern in line mode, on the second paragraph."""
    session = PtySession(command=command(how, ["--line", str(text)]))
    session.wait_for("\n>")
    session.send(b"next\rnext\r")
    session.wait_for("Paragraph 0.")
    session.send(b"find /(a+)+b/\r")
    computes(session)
    return session


@pytest.mark.parametrize("how", ["without an end", "unbounded"])
def test_the_first_interrupt_breaks_a_search_off_in_line_mode(how: str, text: Path) -> None:
    with begun_in_line_mode(how, text) as session:
        session.send(b"\x03")
        session.wait_for("Cancelled.")
        session.send(b"quit\r")
        assert session.wait_until_ended() == 0


def test_a_typed_quit_breaks_a_search_off_in_line_mode(text: Path) -> None:
    with begun_in_line_mode("without an end", text) as session:
        session.send(b"quit\r")
        assert session.wait_until_ended() == 0


@pytest.mark.parametrize("how", ["without an end", "unbounded"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_a_search_in_line_mode(how: str, number: int, text: Path, home: Path) -> None:
    with begun_in_line_mode(how, text) as session:
        os.kill(session.pid, number)
        assert gone(session) == 128 + number
        assert session.restored()
    assert list(home.rglob("*.json"))


def test_a_terminal_that_is_gone_ends_a_search_in_line_mode(text: Path, home: Path) -> None:
    with begun_in_line_mode("unbounded", text) as session:
        session.hang_up()
        gone(session)
    assert list(home.rglob("*.json"))


def test_a_search_that_takes_long_is_given_up(frontend: str, text: Path) -> None:
    with PtySession(frontend, str(text)) as session:
        session.wait_for("Text")
        session.send(b"/")
        session.settle()
        session.send(b"/(a+)+b/\r")
        session.wait_for("too long")
        session.press("Esc", "Q")
        assert session.wait_until_ended() == 0
