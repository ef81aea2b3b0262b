"""Reading over a real line: what is typed arrives, and when the line is gone nothing is left but the place."""

from __future__ import annotations

import os
import shlex
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import ssh_server
from support.pty_session import COMMAND, TIMEOUT, PtySession

pytestmark = [
    pytest.mark.wire,
    pytest.mark.slow,
    pytest.mark.skipif(ssh_server.MISSING, reason="ssh or sshd is not installed"),
    pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="no /proc to look for processes in"),
]

HINT = "? help"
PARAGRAPHS = 120


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ssh_server.SshServer]:
    folder = tmp_path / "sshd"
    folder.mkdir(mode=0o700)
    with ssh_server.running_server(folder) as running:
        yield running


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """A text whose path is nobody else's: by it processes are found."""
    path = tmp_path / "notes.md"
    paragraphs = (f"Paragraph {number} tells of thing number {number}." for number in range(PARAGRAPHS))
    path.write_text("# Notes\n\n" + "\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return path


def reading(text: Path, home: Path, *options: str) -> str:
    """Return the command to run at the other end."""
    return shlex.join(["env", f"HOME={home}", f"XDG_STATE_HOME={home}/state", *COMMAND, *options, str(text)])


def wait_until_gone(words: str) -> None:
    end = time.monotonic() + TIMEOUT
    while left := ssh_server.processes_with_argument(words):
        assert time.monotonic() < end, f"still running: {left}"
        time.sleep(0.02)


def test_a_text_is_read_over_ssh_and_goes_on_where_it_was_left(
    server: ssh_server.SshServer, text: Path, home: Path
) -> None:
    with PtySession(reading(text, home), command=server.ssh()) as session:
        session.wait_for(HINT)
        session.press("/number 77")
        session.press("Enter")
        assert session.at_cursor().startswith("number 77")
        assert ssh_server.processes_with_argument(str(text))
        session.press("q")
        assert session.wait_until_ended() == 0
        assert session.restored()
    assert not ssh_server.processes_with_argument(str(text))
    with PtySession(reading(text, home), command=server.ssh()) as session:
        session.wait_for("Continuing in")
        assert session.at_cursor().startswith("number 77")


@pytest.mark.parametrize("times", [5, pytest.param(50, marks=[pytest.mark.slow, pytest.mark.timeout(600)])])
@pytest.mark.parametrize("frontend", [(), ("--spoken",), ("--line",)], ids=["screen", "spoken", "line"])
def test_a_client_that_is_killed_leaves_nothing_but_the_place(
    times: int, frontend: tuple[str, ...], server: ssh_server.SshServer, text: Path, home: Path
) -> None:
    if frontend and times == 5:
        times = 1
    line = frontend == ("--line",)
    for turn in range(times):
        with PtySession(reading(text, home, *frontend), command=server.ssh()) as session:
            session.wait_for("\n>" if line else "Continuing in" if turn else "Notes")
            step = b"find thing number %d.\n" if line else b"/thing number %d.\r"
            session.send(step % turn)
            # Not for the words, nor for their count alone: both stand beside the prompt before Enter has arrived.
            session.wait_for("\n1 of 1, in Notes" if frontend else "\n  1 of 1, in Notes")
            os.kill(session.pid, signal.SIGKILL)
            wait_until_gone(str(text))
        assert place(home, turn), turn


def place(home: Path, turn: int) -> bool:
    """Tell whether the place that is kept is in the paragraph of that number: the anchor counts the leaves."""
    return any(f'"leaf":{turn + 1},' in path.read_text(encoding="ascii") for path in home.rglob("*.json"))
