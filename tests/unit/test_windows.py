"""Plain text and line mode run on a system that is no POSIX one: none of its modules, names or files is needed.

It is played here by an interpreter that has lost them before the first import of ours.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.program

ELSEWHERE = """
import os, signal, sys
import platformdirs.unix  # it has a module for each system, and this is not the one of that

for module in {modules!r}:
    sys.modules[module] = None  # an import of it fails
for owner, names in ((os, {os_names!r}), (signal, {signal_names!r})):
    for name in names:
        if hasattr(owner, name):
            delattr(owner, name)
{fault}
from b12tui.cli import main
sys.exit(main())
"""

MODULES = ("fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty", "readline", "curses", "_curses")
OS_NAMES = (
    *("O_NOFOLLOW", "O_NOCTTY", "O_NONBLOCK", "O_DIRECTORY", "O_CLOEXEC", "O_SYNC", "fork", "forkpty", "setsid"),
    *("getuid", "geteuid", "getgid", "getegid", "getpgrp", "tcgetpgrp", "tcsetpgrp", "openpty", "ttyname", "mkfifo"),
    *("posix_spawn", "posix_spawnp", "killpg", "uname", "fchmod", "fchown", "chown", "getpgid", "setpgid", "nice"),
    *("POSIX_SPAWN_OPEN", "POSIX_SPAWN_DUP2", "POSIX_SPAWN_CLOSE", "ctermid", "getlogin_r", "statvfs", "pread"),
)
SIGNAL_NAMES = (
    *("SIGHUP", "SIGQUIT", "SIGKILL", "SIGUSR1", "SIGUSR2", "SIGPIPE", "SIGALRM", "SIGCHLD", "SIGCONT", "SIGSTOP"),
    *("SIGTSTP", "SIGTTIN", "SIGTTOU", "SIGWINCH", "SIGXCPU", "SIGXFSZ", "SIGVTALRM", "SIGPROF", "SIGIO", "SIGSYS"),
    *("ITIMER_REAL", "ITIMER_VIRTUAL", "ITIMER_PROF", "setitimer", "getitimer", "alarm", "pause", "siginterrupt"),
    *("pthread_kill", "pthread_sigmask", "sigpending", "sigwait", "sigwaitinfo", "sigtimedwait"),
    *("SIG_BLOCK", "SIG_UNBLOCK", "SIG_SETMASK"),
)

TEXT = "# Title\n\nFirst words.\n\n## Part\n\n- one\n- two\n\n| a | b |\n| - | - |\n| 1 | 2 |\n"
COMMANDS = "next\nfind /tw./\nheading\ncontents\nread all\nmark a\nlinks\nreload\nset\nchanged\nrecent\nquit\n"


def run(*arguments: str, given: str = "", home: Path, fault: str = "") -> tuple[int, str, str]:
    """Run the reader on such a system; return its exit code, standard output and standard error."""
    program = ELSEWHERE.format(modules=MODULES, os_names=OS_NAMES, signal_names=SIGNAL_NAMES, fault=fault)
    ran = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        input=given,
        env={**os.environ, "HOME": str(home), "LOCALAPPDATA": str(home), "APPDATA": str(home)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return ran.returncode, ran.stdout, ran.stderr


@pytest.fixture
def text(tmp_path: Path) -> str:
    path = tmp_path / "text.md"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("option", ["--plain", "--contents"])
def test_a_text_is_printed(option: str, text: str, tmp_path: Path) -> None:
    code, said, errors = run(option, text, home=tmp_path)
    assert (code, errors) == (0, "")
    assert "Part" in said


def test_a_folder_is_listed(text: str, tmp_path: Path) -> None:
    code, said, errors = run("--plain", str(Path(text).parent), home=tmp_path)
    assert (code, errors) == (0, "")
    assert "Title" in said


def test_a_conversation_is_held(text: str, tmp_path: Path) -> None:
    code, said, errors = run("--line", text, given=COMMANDS, home=tmp_path)
    assert (code, errors) == (0, "")
    assert "2 of 2. two" in said
    assert "crashed" not in said


def test_the_article_is_read_from_a_pipe_and_kept_nowhere(tmp_path: Path) -> None:
    assert run("--plain", "-", given=TEXT, home=tmp_path)[0] == 0


def test_what_needs_limits_is_refused_in_a_sentence(text: str, tmp_path: Path) -> None:
    code, _, errors = run("--restricted", "--line", text, home=tmp_path)
    assert code == 2
    assert errors == "b12tui: error: --restricted needs resource limits, which this system does not have.\n"


@pytest.mark.parametrize("name", ["import termios", "from signal import SIGWINCH", "import os; os.O_NOFOLLOW"])
def test_a_name_of_posix_would_be_seen(name: str, text: str, tmp_path: Path) -> None:
    assert run("--plain", text, home=tmp_path, fault=name)[0] != 0
