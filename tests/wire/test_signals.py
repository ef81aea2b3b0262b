"""Signals in each prompt and overlay of each mode: the terminal is restored, the exit code right, the place kept."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest
from support.pilot import article
from support.pty_session import COMMAND, TIMEOUT, PtySession, _resize, child_of

from b12tui.cli.session.persistence import DocumentStore
from b12tui.cli.session.session import Session
from b12tui.core.state import ReaderState
from b12tui.source import read_source

pytestmark = [pytest.mark.wire, pytest.mark.slow, pytest.mark.timeout(180)]

OVERLAYS = {
    "text": "",
    "count": "12",
    "first of two keys": "z",
    "find": "/ner",
    "go": ":sym",
    "mark": "m",
    "contents": "tj",
    "links": "L",
    "help": "?",
    "actions": "\r",
    "matches": "/nerve\r&",
    "marks": "maM",
    "mode": "A",
    "table": "T",
    "record": "Tr",
    "filter": "T/a",
}
"""What is typed, behind a heading, to come before each prompt and overlay."""

HEADING = "Key points"
"""The heading that all are gone to first."""

ENDINGS = {"TERM": 143, "HUP": 129, "INT": 130, "QUIT": 131}
STARTED = {(): "? help", ("--spoken",): "low vitamin B12"}
WALKED = {"matches", "table", "record", "filter", "find"}
"""Where the place is another than the heading: it is what was gone to."""


def place() -> ReaderState:
    """Return the reader as the next start would have it."""
    text, fresh = read_source(None), ReaderState(article())
    return Session(text, DocumentStore(text, fresh.appearance, built_in=True)).resume(fresh)


def go_on(session: PtySession, frontend: tuple[str, ...]) -> None:
    """Go to the second heading, once the text is there to be read."""
    session.wait_for(STARTED[frontend])
    session.send(b"]]")
    end = time.monotonic() + TIMEOUT
    while not (session.at_cursor().startswith(HEADING) or (frontend and HEADING in "\n".join(session.screen.text))):
        assert time.monotonic() < end, "\n".join(session.screen.text)
        session._read(0.1)
    session.settle()


def storm(session: PtySession) -> None:
    """Change the size many times, and back, as a dragged window does; what is drawn meanwhile is not looked at."""
    session.settle()
    session.emulated = False
    for number in range(40):
        _resize(session._slave, 20 + 7 * (number % 13), 3 + number % 23)
        os.kill(session.pid, signal.SIGWINCH)
        time.sleep(0.002)
    _resize(session._slave, 80, 24)
    os.kill(session.pid, signal.SIGWINCH)
    session.settle()
    session.emulated = True


@pytest.mark.parametrize("frontend", STARTED, ids=["screen", "spoken"])
@pytest.mark.parametrize("name", ENDINGS)
@pytest.mark.parametrize("overlay", OVERLAYS)
def test_a_signal_anywhere_ends_it_restored_with_the_place_kept(
    overlay: str, name: str, frontend: tuple[str, ...], home: Path
) -> None:
    with PtySession(*frontend) as session:
        go_on(session, frontend)
        session.send(OVERLAYS[overlay].encode())
        session.settle()
        os.kill(session.pid, signal.SIGPIPE)
        storm(session)
        assert session.running()
        os.kill(session.pid, getattr(signal, f"SIG{name}"))
        assert session.wait_until_ended() == ENDINGS[name]
        assert session.restored()
        assert b"Traceback" not in session.written
    assert not list(home.rglob("fault-*"))
    kept = place()
    assert kept.message.startswith("Continuing in")
    assert overlay in WALKED or kept.position.section == 2


@pytest.mark.parametrize("frontend", STARTED, ids=["screen", "spoken"])
def test_stopped_in_any_overlay_and_brought_back_it_is_there_again(frontend: tuple[str, ...]) -> None:
    path = f"{Path(COMMAND[0]).parent}:{os.environ['PATH']}"
    with PtySession(command=("dash", "-i"), environ={"PS1": "shell: ", "PATH": path}) as session:
        session.wait_for("shell:")
        session.send(" ".join(("b12tui", *frontend)).encode() + b"\n")
        go_on(session, frontend)
        for overlay, keys in OVERLAYS.items():
            session.send(keys.encode())
            session.settle()
            page = list(session.screen.text)
            os.kill(child_of(session.pid), signal.SIGTSTP)
            told(session, b"shell: ")
            assert session.restored(), overlay
            session.send(b"fg\n")
            told(session, b"b12tui")
            session.settle()
            if not frontend:
                assert session.screen.alternate, overlay
                assert session.screen.text == page, overlay
            session.send(b"\x15\x7f\x7f\x7f\x7f" if overlay != "text" else b"")
            session.settle()
        session.send(b"Q")
        session.settle()
        session.send(b"exit\n")
        assert session.wait_until_ended() == 0
        assert session.restored()


def told(session: PtySession, expected: bytes) -> None:
    """Read on until something is written."""
    start = len(session.written)
    end = time.monotonic() + TIMEOUT
    while expected not in session.written[start:]:
        assert time.monotonic() < end, f"{expected!r} did not come, but {session.written[start:]!r}"
        session._read(0.1)
    session.settle()


LINES = {
    "a prompt": "",
    "a half-typed line": "fin",
    "a table": "table\n",
    "a question": "mode\n",
    "a list": "contents\n",
}


@pytest.mark.parametrize("name", ["TERM", "HUP", "QUIT"])
@pytest.mark.parametrize("state", LINES)
def test_a_signal_at_any_prompt_of_line_mode_ends_it_with_the_place_kept(state: str, name: str, home: Path) -> None:
    with PtySession("--line") as session:
        session.wait_for("\n>")
        session.send(f"heading\nheading\n{LINES[state]}".encode())
        session.settle()
        os.kill(session.pid, signal.SIGPIPE)
        storm(session)
        assert session.running()
        os.kill(session.pid, getattr(signal, f"SIG{name}"))
        assert session.wait_until_ended() in (ENDINGS[name], -getattr(signal, f"SIG{name}"))
        assert session.restored()
        assert b"\x1b" not in session.written
        assert b"Traceback" not in session.written
    assert not list(home.rglob("fault-*"))
    assert place().position.section in ((2,) if state != "a table" else range(2, 99))


@pytest.mark.parametrize("state", LINES)
def test_ctrl_c_twice_at_any_prompt_of_line_mode_leaves_with_the_place_kept(state: str) -> None:
    with PtySession("--line") as session:
        session.wait_for("\n>")
        session.send(f"heading\nheading\n{LINES[state]}".encode())
        session.settle()
        for expected in (True, False):
            session.send(b"\x03")
            session.settle()
            assert session.running() is expected
        assert session.wait_until_ended() == 0
        assert session.restored()
        assert b"Traceback" not in session.written
    assert place().position.section in ((2,) if state != "a table" else range(2, 99))


SIZES = (
    (80, 24),
    (1, 1),
    (2, 100),
    (500, 2),
    (17, 3),
    (20, 5),
    (40, 12),
    (100, 9),
    (99, 30),
    (132, 43),
    (300, 100),
    (80, 24),
)


@pytest.mark.parametrize("frontend", STARTED, ids=["screen", "spoken"])
def test_a_dozen_resizes_while_running_keep_the_place(frontend: tuple[str, ...]) -> None:
    with PtySession(*frontend) as session:
        go_on(session, frontend)
        for number, size in enumerate(SIZES):
            session.emulated = number + 1 == len(SIZES)  # the emulator has no page of one row
            session.resize(*size)
            session.send(b"tjq" if number % 2 else b"")
            session.settle()
            assert session.running(), size
        if not frontend:
            assert session.at_cursor().startswith(HEADING)
        session.send(b"Q")
        assert session.wait_until_ended() == 0
        assert session.restored()
    assert place().position.section == 2
