"""However it ends, the terminal is as it was found, the place is kept, and nothing but a sentence is said."""

from __future__ import annotations

import os
import re
import signal
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from support.pty_session import COMMAND, KEYS, TIMEOUT, PtySession, child_of

pytestmark = [pytest.mark.wire, pytest.mark.slow]

HINT = "? help"
WORDS = "glossitis"
"""Where the place is when a session ends."""
SECTION = "Symptoms beyond muscle pain"
"""What it is in."""

FAULTS = {
    "a key": "from b12tui.tui.app import ReaderApp\nReaderApp._apply_key = fail",
    "a picture": "from b12tui.layout.screen_view import ScreenView\nfirst = ScreenView.frame\n"
    "ScreenView.frame = lambda *a, **k: fail() if a[1].message == 'Fail.' else first(*a, **k)\n"
    "from b12tui.tui import app\nfrom b12tui.fastclass import replace\nstep = app.update\n"
    "app.update = lambda *a: replace(step(*a), message='Fail.')",
    "a widget": "from b12tui.tui.widgets import LinesWidget\nfrom b12tui.tui.app import ReaderApp\n"
    "take = ReaderApp._apply_key\ndef taken(*a):\n    LinesWidget.render_lines = fail\n"
    "    return take(*a)\nReaderApp._apply_key = taken",
    "a timer": "from b12tui.tui.app import ReaderApp\nReaderApp._save_now = fail",
    "the keys' thread": "from b12tui.terminal.key_decoder import KeyDecoder\nKeyDecoder.feed = fail",
    "the signals' thread": "from b12tui.textual_a11y.driver import AccessibleDriver\nimport threading\n"
    "post = AccessibleDriver._post_size\nmain = threading.main_thread()\n"
    "AccessibleDriver._post_size = lambda *a: post(*a) if threading.current_thread() is main else fail()",
    "the start": "from b12tui.tui.app import ReaderApp\nReaderApp.compose = fail",
    "the style sheet": "from b12tui.tui.app import ReaderApp\nReaderApp.CSS = 'nonsense {{{'",
}
"""Where a fault may lie, as Python that puts one there; `fail` raises it."""

PROGRAM = """
import sys
def fail(*arguments, **options):
    raise RuntimeError("a fault \\x1b[31m of a test")
{fault}
from b12tui.cli import main
sys.exit(main())
"""


def faulty(fault: str) -> tuple[str, ...]:
    """Return a command that is the reader with a fault in it."""
    return (sys.executable, "-c", PROGRAM.format(fault=fault))


def find(session: PtySession, words: str = WORDS) -> None:
    """Open the article and go to some words."""
    session.wait_for(HINT)
    session.press(f"/{words}")
    session.press("Enter")
    assert session.at_cursor().startswith(words)


def assert_kept(words: str = WORDS) -> None:
    """Open the article again: it must stand at those words."""
    with PtySession() as session:
        session.wait_for("Continuing in")
        assert session.at_cursor().startswith(words)


def kill(name: str) -> Callable[[PtySession], None]:
    return lambda session: os.kill(session.pid, getattr(signal, name))


def reports(home: Path) -> list[Path]:
    return [path for path in home.rglob("fault-*.txt") if path.is_file()]


@pytest.mark.parametrize(
    ("leave", "code"),
    [
        pytest.param(lambda session: session.send(b"q"), 0, id="q"),
        pytest.param(lambda session: session.send(b"Q"), 0, id="Q"),
        pytest.param(lambda session: session.send(b"\x03"), 0, id="Ctrl+C"),
        pytest.param(kill("SIGINT"), 130, id="INT"),
        pytest.param(kill("SIGQUIT"), 131, id="QUIT"),
        pytest.param(kill("SIGTERM"), 143, id="TERM"),
        pytest.param(kill("SIGHUP"), 129, id="HUP"),
    ],
)
def test_the_terminal_is_restored_and_the_place_kept(
    leave: Callable[[PtySession], None], code: int, home: Path
) -> None:
    with PtySession() as session:
        find(session)
        leave(session)
        assert session.wait_until_ended() == code
        assert session.restored()
        assert session.screen.text == [""] * 24
    assert not reports(home)
    assert_kept()


IN_MAIN = re.compile(rb'__main__\.py", line \d+, in main\b')
"""A frame of `main` in a traceback. What Python runs before it, however long that takes, can't be reached."""


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("wait", [0.02, 0.1, 0.2, 0.3, 0.45])
@pytest.mark.slow
def test_a_signal_at_any_time_of_the_start_leaves_a_clean_terminal(name: str, wait: float, home: Path) -> None:
    with PtySession() as session:
        time.sleep(wait)
        os.kill(session.pid, getattr(signal, name))
        assert session.wait_until_ended() != 0
        assert session.restored()
        assert not IN_MAIN.search(session.written)
    assert not reports(home)


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_of_ours_is_a_sentence_and_a_report(fault: str, home: Path) -> None:
    with PtySession() as session:
        find(session)
        session.press("q")
        assert session.wait_until_ended() == 0
    with PtySession(columns=300, command=faulty(fault)) as session:
        session.settle()  # a fault at the start may have ended it already, with nothing left of the page
        if session.running():
            session.send(b"i")
            os.kill(session.pid, signal.SIGWINCH)
        assert session.wait_until_ended() == 1
        assert session.restored()
        said = "".join(session.screen.text)
        assert re.fullmatch(r"b12tui: error: b12tui crashed \(\w+\); please attach .* \S+\.txt to a bug report\.", said)
        assert b"Traceback" not in session.written
    (report,) = reports(home)
    assert str(report) in said
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    written = report.read_text(encoding="utf-8")
    assert "Traceback" in written
    assert "\x1b" not in written
    assert_kept()


@pytest.mark.parametrize("frontend", ["--line", "--spoken"])
def test_a_fault_in_a_linear_frontend_is_a_sentence_as_well(frontend: str, home: Path) -> None:
    with PtySession() as session:
        find(session)
        session.press("q")
        assert session.wait_until_ended() == 0
    fault = (
        "from b12tui.linear.line_mode import interpreter\ninterpreter.respond = fail"
        if frontend == "--line"
        else "from b12tui.linear.spoken.controller import SpokenController\nSpokenController.press = fail"
    )
    with PtySession(frontend, columns=300, command=faulty(fault)) as session:
        session.wait_for(SECTION)
        session.send(b"k\n")
        assert session.wait_until_ended() == 1
        assert session.restored()
        assert b"Traceback" not in session.written
        assert b"b12tui: error: b12tui crashed (RuntimeError)" in session.written
    assert len(reports(home)) == 1
    assert_kept()


def test_where_no_report_can_be_kept_the_sentence_says_so(tmp_path: Path) -> None:
    nowhere = tmp_path / "file"
    nowhere.write_text("", encoding="utf-8")
    with PtySession(columns=300, environ={"XDG_STATE_HOME": str(nowhere)}, command=faulty(FAULTS["a key"])) as session:
        session.wait_for("low vitamin B12")
        session.send(b"j")
        assert session.wait_until_ended() == 1
        assert "(RuntimeError); the crash report could not be saved." in "\n".join(session.screen.text)


SHELL = ("dash", "-i")


@pytest.mark.parametrize("frontend", [(), ("--spoken",)])
@pytest.mark.parametrize("by", ["Ctrl+Z", "SIGTSTP", "SIGSTOP"])
def test_stopped_and_brought_back_it_goes_on_where_it_was(by: str, frontend: tuple[str, ...]) -> None:
    path = f"{Path(COMMAND[0]).parent}:{os.environ['PATH']}"
    with PtySession(command=SHELL, environ={"PS1": "shell: ", "PATH": path}) as session:
        session.wait_for("shell:")
        session.send(" ".join(("b12tui", *frontend, "--section 3")).encode() + b"\n")
        session.wait_for("role of B12")
        if not frontend:
            session.wait_for(HINT)
        page = list(session.screen.text)
        written = len(session.written)
        if by == "Ctrl+Z":
            session.send(b"\x1a")
        else:
            os.kill(child_of(session.pid), getattr(signal, by))
        wait_written(session, b"shell: ", written)
        if by != "SIGSTOP":  # of which nobody is told before
            assert session.restored()
        written = len(session.written)
        session.send(b"fg\n")
        wait_written(session, b"role of B12", written)
        if not frontend:
            assert session.screen.alternate
            assert session.screen.text == page
        first_frame = session.written[written:]
        if frontend:
            assert first_frame.count(b"Heading 2: The role of B12") == 1
        else:  # once for each row that has it: it is not painted twice
            assert first_frame.count(b"role of B12") == "\n".join(page).count("role of B12")
        session.send(b"q")
        session.settle()
        assert not session.screen.alternate
        session.send(b"exit\n")
        assert session.wait_until_ended() == 0
        assert session.restored()


def wait_written(session: PtySession, expected: bytes, start: int) -> None:
    """Read until `expected` was written behind the first `start` bytes, and all that follows it."""
    end = time.monotonic() + TIMEOUT
    while expected not in session.written[start:]:
        assert time.monotonic() < end, f"{expected!r} did not come, but {session.written[start:]!r}"
        session.settle()


@pytest.mark.slow
@pytest.mark.parametrize("frontend", [(), ("--spoken",), ("--line",)])
def test_a_terminal_that_stops_reading_for_ten_seconds_and_then_term(frontend: tuple[str, ...]) -> None:
    with PtySession(*frontend) as session:
        begin(session, frontend)
        key = b"\n" if frontend == ("--line",) else KEYS["PageDown"].encode()
        for _ in range(60):
            session.send(key)
            session.taken()
        time.sleep(10)
        assert session.running()
        os.kill(session.pid, signal.SIGTERM)
        wait_unread(session)
        session.settle()
        assert session.restored()
    with PtySession() as session:
        session.wait_for("Continuing in")


def begin(session: PtySession, frontend: tuple[str, ...]) -> None:
    """Go on by a heading, in any frontend."""
    line = frontend == ("--line",)
    session.wait_for("\n>" if line else "low vitamin B12")
    session.send(b"heading\n" if line else b"]")
    session.settle()
    if frontend:
        session.wait_for("Quick summary")
    else:
        deadline = time.monotonic() + TIMEOUT
        while not session.at_cursor().startswith("Quick summary"):
            assert time.monotonic() < deadline, "\n".join(session.screen.text)
            session.settle()  # a program behind a shell, or on a busy machine, may be late


def wait_unread(session: PtySession) -> None:
    """Wait until a session ends whose terminal reads nothing."""
    end = time.monotonic() + TIMEOUT
    while session.running():
        assert time.monotonic() < end, "it does not end while the terminal reads nothing"
        time.sleep(0.01)


@pytest.mark.parametrize("frontend", [(), ("--spoken",), ("--line",)])
@pytest.mark.parametrize("ignored", [False, True], ids=["HUP", "nohup"])
def test_the_line_gone_ends_it_with_the_place_kept(frontend: tuple[str, ...], ignored: bool, home: Path) -> None:
    prefix = ("sh", "-c", 'trap \'\' HUP; exec "$0" "$@"') if ignored else ()
    with PtySession(*frontend, command=(*prefix, *COMMAND), stderr=str(home / "errors")) as session:
        begin(session, frontend)
        session.hang_up()
        wait_unread(session)
    said = (home / "errors").read_bytes()
    # A signal may end it before it finds out by itself; where that is ignored nothing else does.
    assert said == b"b12tui: error: the terminal was closed.\n" or (not ignored and not said)
    assert not reports(home)
    with PtySession() as session:
        session.wait_for("Continuing in")


def test_the_end_of_input_ends_a_conversation() -> None:
    with PtySession("--line") as session:
        begin(session, ("--line",))
        session.send(b"\x04")
        assert session.wait_until_ended() == 0
        assert session.restored()
    with PtySession() as session:
        session.wait_for("Continuing in")
