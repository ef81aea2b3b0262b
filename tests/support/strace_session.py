"""A session of the command under strace, and the system calls permitted to a restricted reader.

with TracedSession(log, text) as session:
    ...
assert offences(log, {text}) == []
"""

from __future__ import annotations

import re
import shutil
import site
import sys
import sysconfig
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import b12tui
from support.pty_session import PtySession

STRACE = shutil.which("strace")

TRACED = (
    "%file,%network,execve,execveat,fork,vfork,clone,clone3,write,writev,pwrite64,sendfile,ftruncate,fchmod,fchown,"
    "memfd_create,ptrace,kill,tgkill,mount,io_uring_setup"
)
"""System calls recorded: those that name files, networks and processes, and those that write."""

CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)$")
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
UNFINISHED = re.compile(r"^(\d+) +(\w+\(.*) <unfinished \.\.\.>$")
RESUMED = re.compile(r"^(\d+) +<\.\.\. (\w+) resumed>(.*)$")

CHANGES = re.compile(
    r"mkdir|mkdirat|rename|renameat2?|unlink|unlinkat|rmdir|link|linkat|symlink|symlinkat|f?truncate|f?chmod|fchmodat|"
    r"[fl]?chown|fchownat|mknod|mknodat|utimensat|utimes?|l?setxattr|removexattr|mount|memfd_create|chroot|pwrite64|"
    r"sendfile|swapon|acct"
)
STARTS = re.compile(r"v?fork|execveat|ptrace|io_uring_setup")
TALKS = re.compile(r"socket|connect|bind|listen|accept4?|sendmsg|sendmmsg")

SYSTEM = (
    "/lib/",
    "/lib64/",
    "/usr/lib",
    "/usr/share/",
    "/usr/local/lib",
    "/etc/ld.so.",
    "/etc/terminfo",
    "/proc/self/",
)
DEVICES = ("/dev/tty", "/dev/null", "/dev/urandom")
PACKAGE = Path(b12tui.__file__).parent
ZONES = ("/etc/localtime", "/usr/share/zoneinfo")


class TracedSession(PtySession):
    """A restricted reader of `texts` under strace, which writes to `log`."""

    def __init__(
        self, log: Path, *arguments: str, environ: Mapping[str, str] | None = None, columns: int = 80, rows: int = 24
    ) -> None:
        assert STRACE is not None
        super().__init__(
            *arguments,
            columns=columns,
            rows=rows,
            environ=environ,
            command=(
                *(STRACE, "-f", "-qq", "-y", "-s", "4096", "--seccomp-bpf", "-o", str(log), "-e", f"trace={TRACED}"),
                *(sys.executable, "-I", "-m", "b12tui"),
            ),
        )


def system_calls(log: Path) -> Iterator[tuple[str, str]]:
    """Yield the calls of a log, each with its arguments and its result, rejoined where another thread intervened."""
    begun: dict[str, str] = {}
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        if found := UNFINISHED.match(line):
            begun[found[1]] = found[2]
            continue
        resumed = RESUMED.match(line)
        whole = begun.pop(resumed[1], f"{resumed[2]}(") + resumed[3] if resumed else line
        if found := CALL.match(whole):
            yield found[1], found[2]
    for line in begun.values():
        if found := CALL.match(line):
            yield found[1], found[2]


def forbidden_calls(log: Path, texts: Collection[Path]) -> list[str]:
    """Return the calls that are not permitted to a restricted reader of those texts."""
    started = 0
    found = []
    for name, rest in system_calls(log):
        match name:
            case "execve":
                started += 1
                right = started == 1
            case "clone" | "clone3":
                right = "CLONE_THREAD" in rest
            case "open" | "openat" | "openat2" | "creat":
                right = name != "creat" and _may_open(rest, texts)
            case "write" | "writev":
                right = bool(re.match(r"\d+<(?:/dev/(?:tty|pts/\d+|null)|pipe:|socket:|UNIX|anon_inode:)", rest))
            case "kill" | "tgkill":
                right = rest.startswith("0,") or "SIGCONT" in rest or "SIGTSTP" in rest
            case _:
                right = not any(kind.fullmatch(name) for kind in (CHANGES, STARTS, TALKS))
        if not right:
            found.append(f"{name}({rest}")
    return found


def _may_open(rest: str, texts: Collection[Path]) -> bool:
    named = QUOTED.search(rest)
    if named is None:
        return False
    path = named[1]
    if path in DEVICES:
        return True
    if re.search(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND", rest):
        return False
    if path in {str(text) for text in texts}:
        return True
    return path == str(PACKAGE.parent) or path.startswith((*SYSTEM, *ZONES, *own_folders()))


def own_folders() -> tuple[str, ...]:
    """Return the folders of the interpreter and the reader, whose own files are opened to start and run them."""
    installed = [path for path in sys.path if path.endswith("-packages")]
    paths = {*sysconfig.get_paths().values(), sys.prefix, sys.base_prefix, *site.getsitepackages(), *installed}
    return tuple(sorted({str(Path(path).resolve()) for path in paths} | paths | {str(PACKAGE)}))
