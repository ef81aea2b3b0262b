"""A real sshd on the loopback address, with keys and settings of its own, for the user who runs the tests."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

SSHD = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
MISSING = SSHD is None or shutil.which("ssh") is None
USER = pwd.getpwuid(os.getuid()).pw_name
PATIENCE = 60.0
"""Seconds within which it must be listening."""


class SshServer:
    """A running sshd."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.port = port
        self.client_port = port
        """Port for clients: the server's own, or that of a line that leads there."""

    def options(self) -> tuple[str, ...]:
        """Return the options by which ssh, scp and sftp connect without a question."""
        return (
            *("-F", "none", "-i", str(self.folder / "user"), "-o", f"UserKnownHostsFile={self.folder / 'known_hosts'}"),
            *(
                "-o",
                f"Port={self.client_port}",
                "-o",
                f"HostKeyAlias=[127.0.0.1]:{self.port}",
                "-o",
                "IdentitiesOnly=yes",
                "-o",
                "BatchMode=yes",
                "-o",
                "LogLevel=ERROR",
            ),
        )

    def ssh(self, *options: str, terminal: bool = True) -> tuple[str, ...]:
        """Return the command that logs in; the command to run there follows."""
        return ("ssh", "-tt" if terminal else "-T", *self.options(), *options, f"{USER}@127.0.0.1")

    def log(self) -> str:
        """Return the server's log."""
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")


@contextmanager
def running_server(folder: Path, lines: Sequence[str] = ()) -> Iterator[SshServer]:
    """Run a server whose settings end with `lines`."""
    assert SSHD is not None
    for name in ("host", "user"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(folder / name)], check=True)
    shutil.copy(folder / "user.pub", folder / "authorized")
    if os.getuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)  # where it locks itself in; the system's own start makes it
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    host = (folder / "host.pub").read_text(encoding="ascii")
    (folder / "known_hosts").write_text(f"[127.0.0.1]:{port} {host}", encoding="ascii")
    settings = (
        *(f"Port {port}", "ListenAddress 127.0.0.1", f"HostKey {folder / 'host'}", "PidFile none"),
        *(f"AuthorizedKeysFile {folder / 'authorized'}", "StrictModes no", "UsePAM no", "PrintMotd no"),
        *("PermitRootLogin prohibit-password", "PasswordAuthentication no", "KbdInteractiveAuthentication no"),
        *("PrintLastLog no", *lines),
    )
    (folder / "config").write_text("\n".join(settings) + "\n", encoding="utf-8")
    (folder / "log").touch()
    command = [SSHD, "-D", "-f", str(folder / "config"), "-E", str(folder / "log")]
    program = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    server = SshServer(folder, port)
    try:
        end = time.monotonic() + PATIENCE
        while not _listens(port):
            assert program.poll() is None, server.log()
            assert time.monotonic() < end, "sshd does not listen"
            time.sleep(0.05)
        yield server
    finally:
        program.terminate()
        program.wait()


def _listens(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False


def processes_with_argument(words: str) -> list[int]:
    """Return the processes with `words` in their command line, except ssh clients, servers and shells."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            arguments = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        program = arguments[0].rpartition(b"/")[2]
        if b"python" in program and any(words.encode() in argument for argument in arguments):
            found.append(int(folder.name))
    return found
