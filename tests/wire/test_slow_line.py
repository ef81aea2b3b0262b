"""A slow line, and one that stalls: no frame is made that could not be shown, no key is lost, and leaving is possible.

No test here looks at a clock: what a slow line costs is told by bytes. bench/ has the seconds.
"""

from __future__ import annotations

import os
import pty
import re
import select
import shlex
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from support import ssh_server
from support.linear_frontends import article
from support.pty_session import COMMAND, KEYS, TIMEOUT, PtySession
from support.slow_line import BUFFER_BYTES, PHONE, SlowLine

from b12tui.core.state import ReaderState
from b12tui.linear.line_mode.raw_output import AHEAD
from b12tui.linear.spoken.controller import SpokenController
from b12tui.linear.spoken.screen_writer import AppendOnlyScreen

pytestmark = [pytest.mark.wire, pytest.mark.slow]

HINT = "? help"
TURNS = ("PageDown", "PageUp") * 100 + ("PageDown",) * 3 + ("Down",) * 15
"""Far more pages than a terminal has room for that nobody reads from."""
PAGE = 2_000
"""Bytes that a page of 80 by 24 certainly has at most."""


class Stalled(PtySession):
    """A session whose terminal reads nothing, unless it is looked at."""

    def type_unread(self, *keys: str) -> None:
        """Type keys one after the other, each read on its own by the program, and look at nothing."""
        for key in keys:
            self.send(KEYS.get(key, key).encode())
            self.taken()


def taken_unread() -> int:
    """Return how many bytes a pseudo-terminal takes that nobody reads from."""
    master, slave = pty.openpty()
    os.set_blocking(slave, False)
    taken = 0
    try:
        while True:
            ready = select.select([], [slave], [], 0.2)[1]
            if not ready:
                return taken
            try:
                taken += os.write(slave, b"x" * 512)
            except BlockingIOError:
                return taken
    finally:
        os.close(master)
        os.close(slave)


def begun(home: Path, environ: Mapping[str, str] | None = None) -> Stalled:
    """Open the article at its beginning, for somebody who was never there."""
    for kept in home.rglob("*.json"):
        kept.unlink()
    session = Stalled(environ=environ)
    session.wait_for(HINT)
    return session


def seen(session: PtySession) -> tuple[list[str], tuple[int, int]]:
    """Return the rows of the page and the cursor; what the bars tell depends on how keys came together."""
    session.settle()
    return session.screen.text[1:-1], session.screen.cursor


def test_a_terminal_that_reads_nothing_is_owed_one_picture_whatever_is_typed(home: Path) -> None:
    with begun(home) as fluent:
        fluent.send("".join(KEYS[key] for key in TURNS).encode())
        expected = seen(fluent)
    with begun(home) as session:
        before = len(session.written)
        session.type_unread(*TURNS)
        shown = seen(session)
        owed = len(session.written) - before
        session.send(b"Q")
        assert session.wait_until_ended() == 0
        assert session.restored()
    assert shown == expected
    # What the terminal had room for, the frame that did not quite fit in, and the last one.
    assert 0 < owed <= taken_unread() + 2 * PAGE


def test_a_copy_waits_its_turn(home: Path) -> None:
    with begun(home) as session:
        session.type_unread(*TURNS, "y", "s", "Down")
        session.settle()
        assert len(session.copied) == 1
        assert session.copied[0].count("\n") >= 2
        session.send(b"Q")
        assert session.wait_until_ended() == 0


@pytest.mark.parametrize("key", ["q", "Q", "\x03"])
def test_a_terminal_that_reads_nothing_can_be_left(key: str, home: Path) -> None:
    with begun(home) as session:
        session.type_unread(*TURNS, key)
        end = time.monotonic() + TIMEOUT
        while session.running():
            assert time.monotonic() < end, "it does not end while the terminal reads nothing"
            time.sleep(0.01)
        assert session.wait_until_ended() == 0
        assert session.restored()
    with PtySession() as session:
        session.wait_for("Continuing in")


# Over ssh.

needs_ssh = pytest.mark.skipif(ssh_server.MISSING, reason="ssh or sshd is not installed")


@pytest.fixture
def slow(tmp_path: Path) -> Iterator[tuple[ssh_server.SshServer, SlowLine]]:
    folder = tmp_path / "sshd"
    folder.mkdir(mode=0o700)
    with ssh_server.running_server(folder) as server, SlowLine(server.port, PHONE) as line:
        server.client_port = line.port
        yield server, line


def over(slow: tuple[ssh_server.SshServer, SlowLine], home: Path, *options: str) -> PtySession:
    """Open the article at the other end of the slow line."""
    server, _ = slow
    remote = shlex.join(["env", "LANG=C.UTF-8", f"HOME={home}", f"XDG_STATE_HOME={home}/state", *COMMAND, *options])
    return PtySession(remote, command=server.ssh())


@needs_ssh
def test_a_text_is_read_over_a_slow_line(slow: tuple[ssh_server.SshServer, SlowLine], home: Path) -> None:
    with over(slow, home) as session:
        session.wait_for(HINT)
        for key in ("PageDown", "]", "t", "q", "/"):
            session.press(key)
        session.press(*"glossitis", "Enter")
        session.wait_for("1 of ")
        assert session.at_cursor().startswith("glossitis")
        session.press("q")
        assert session.wait_until_ended() == 0
        assert session.restored()
    with over(slow, home) as session:
        session.wait_for("Continuing in")
        assert session.at_cursor().startswith("glossitis")
    assert slow[1].bytes_received > 10_000


@needs_ssh
def test_a_held_key_is_all_there_when_the_line_goes_on(slow: tuple[ssh_server.SshServer, SlowLine], home: Path) -> None:
    _, line = slow
    with over(slow, home) as session:
        session.wait_for(HINT)
        before, passed = session.screen.cursor, line.bytes_received
        line.hold()
        for _ in range(15):
            session.send(KEYS["Down"].encode())
            time.sleep(0.03)
        session.settle()
        assert (session.screen.cursor, line.bytes_received) == (before, passed)
        line.resume()
        with begun(home, {"SSH_CONNECTION": "127.0.0.1 1 127.0.0.1 22"}) as other:  # decorated as over a line
            other.send(KEYS["Down"].encode() * 15)
            other.taken()
            expected = seen(other)
        end = time.monotonic() + TIMEOUT
        while seen(session) != expected and time.monotonic() < end:
            session.settle()
        assert seen(session) == expected
        session.send(b"Q")
        assert session.wait_until_ended() == 0


ITEMS = 3_000


@needs_ssh
def test_line_mode_is_stopped_with_the_little_that_is_under_way(
    slow: tuple[ssh_server.SshServer, SlowLine], home: Path, tmp_path: Path
) -> None:
    text = tmp_path / "items.md"
    text.write_text("".join(f"- Item {number} of a long list of the same words.\n" for number in range(ITEMS)))
    with over(slow, home, "--line", str(text)) as session:
        session.wait_for("Type help")
        session.emulated = False
        session.send(b"read all\n")
        while b"Item 100 of" not in session.written:
            session._read(0.1)
        written = len(session.written)
        session.send(b"\x03")
        while session.written.count(b"\n> ") < 1:
            session._read(0.1)
        after = len(session.written) - written
        session.send(b"\n")
        while session.written.count(b"\n> ") < 2:
            session._read(0.1)
        shown = [int(number) for number in re.findall(rb"Item (\d+) of a long list of the same words", session.written)]
    # What line mode writes ahead, what each end of this line holds, and what a pseudo-terminal does.
    assert after < AHEAD + 3 * BUFFER_BYTES + taken_unread() < written + text.stat().st_size // 2
    assert list(dict.fromkeys(shown)) == list(range(shown[-1] + 1))


BLOCKS = (("}",) * 20 + ("{",) * 20) * 4
"""Keys whose answers are far more than a terminal takes that nobody reads from."""


def spoken(home: Path) -> Stalled:
    """Open the article in spoken pages at its beginning."""
    for kept in home.rglob("*.json"):
        kept.unlink()
    session = Stalled("--spoken")
    session.wait_for("Heading 1:")
    return session


def test_spoken_pages_answer_each_key_once_and_in_order_however_long_nothing_is_read(home: Path) -> None:
    pages = SpokenController(ReaderState(article(), offers_sentences=True), 80, 24)
    sheet = AppendOnlyScreen(24, columns=80, phrases="wrap")
    expected = sheet.append_rows(pages.opening().rows)
    expected += "".join(sheet.append_rows(pages.press(key).rows, key) for key in BLOCKS)
    assert len(expected) > taken_unread()
    with spoken(home) as session:
        session.type_unread(*BLOCKS)
        session.settle()
        assert expected.encode() in session.written
        session.send(b"q")
        assert session.wait_until_ended() == 0


@pytest.mark.parametrize("leaving", ["q", "Q", "\x03"])
def test_spoken_pages_are_left_by_a_key_while_nothing_is_read(leaving: str, home: Path) -> None:
    with spoken(home) as session:
        session.type_unread("]", *BLOCKS, leaving)
        end = time.monotonic() + TIMEOUT
        while session.running():
            assert time.monotonic() < end, "it waits for the line"
            time.sleep(0.01)
        session.settle()
        assert session.restored()
    with Stalled("--spoken") as session:
        session.wait_for("Continuing in")
