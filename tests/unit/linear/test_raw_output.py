"""What a line has not delivered yet, and how far line mode writes ahead of it."""

from __future__ import annotations

import os
import pty
import select
import socket
import time
from pathlib import Path

import pytest

from b12tui.linear.line_mode import raw_output
from b12tui.linear.line_mode.raw_output import AHEAD, WRITE_BYTES, RawOutput, undelivered

needs_proc = pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="this system has no /proc/net")


@needs_proc
@pytest.mark.parametrize(("family", "address"), [(socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")])
def test_what_the_other_end_takes_no_more_is_counted(family: socket.AddressFamily, address: str) -> None:
    try:
        door = socket.create_server((address, 0), family=family)
    except OSError:
        pytest.skip(f"no {address} here")
    with door, socket.socket(family) as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.connect(door.getsockname()[:2])
        server = door.accept()[0]
        with server:
            ports = client.getsockname()[1], server.getsockname()[1]
            connection = f"{address} {ports[0]} {address} {ports[1]}"
            assert undelivered(connection) == 0
            server.setblocking(False)
            sent = 0
            while select.select([], [server], [], 0.05)[1]:
                sent += server.send(b"x" * 65_536)
            waiting = undelivered(connection)
            assert waiting is not None
            assert 0 < waiting <= sent
    assert undelivered("192.0.2.1 1 192.0.2.2 22") is None


@pytest.mark.parametrize("connection", ["", "one two", "a 1 b 2", "127.0.0.1 x 127.0.0.1 22", "::1 1 127.0.0.1 22"])
def test_a_connection_that_is_none_has_no_answer(connection: str) -> None:
    assert undelivered(connection) is None


def test_addresses_mapped_to_the_newer_protocol_are_found(tmp_path: Path) -> None:
    head = "  sl  local_address remote_address st tx_queue rx_queue\n"
    (tmp_path / "tcp").write_text(head)
    local, remote = (raw_output._endpoint("127.0.0.1", port, "tcp6") for port in (22, 50_000))
    (tmp_path / "tcp6").write_text(f"{head}   0: {local} {remote} 01 000000FF:00000000 00:00000000\n")
    assert undelivered("127.0.0.1 50000 127.0.0.1 22", tmp_path) == 255
    assert undelivered("127.0.0.1 50001 127.0.0.1 22", tmp_path) is None


def test_over_ssh_no_more_is_written_ahead_than_the_line_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22")
    monkeypatch.setattr(time, "sleep", lambda _: None)
    waiting: list[int | None] = [0, AHEAD + 1, AHEAD + 1, AHEAD, None]
    monkeypatch.setattr(raw_output, "undelivered", lambda _: waiting.pop(0))
    master, slave = pty.openpty()
    try:
        with os.fdopen(slave, "w", encoding="utf-8", closefd=False) as out:
            output = RawOutput(out)
            looks = []
            for _ in range(5):
                output.write("x" * WRITE_BYTES)
                looks.append(len(waiting))
                os.read(master, 4 * WRITE_BYTES)
        assert looks == [4, 1, 0, 0, 0]  # once the line can't be told of, it is left alone
    finally:
        os.close(master)
        os.close(slave)
