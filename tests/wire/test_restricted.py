"""A reading room: what a stranger behind a forced command can reach; a real sshd, with the guide's settings."""

from __future__ import annotations

import compileall
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import ssh_server
from support.pty_session import TIMEOUT, PtySession

import b12tui

pytestmark = [
    pytest.mark.wire,
    pytest.mark.slow,
    pytest.mark.skipif(ssh_server.MISSING, reason="ssh or sshd is not installed"),
]

GUIDE = Path(__file__).parents[2] / "docs" / "ssh.md"

AUDITED = """
import os, json, runpy, sys
log = os.open({log!r}, os.O_WRONLY | os.O_APPEND)
read, write = os.pipe()
if not os.fork():  # the reader itself can't write into a file any more, so another process does
    os.setsid()
    os.close(write)
    null = os.open("/dev/null", os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)
    while data := os.read(read, 65536):
        os.write(log, data)
    os._exit(0)
os.close(read)
os.close(log)
WATCHED = ("open", "os.", "subprocess.", "socket.", "shutil.", "pty.", "ctypes.dlopen", "import")
QUIET = ("os.listdir", "os.scandir", "os.walk", "os.fwalk", "socket.__new__")  # an event loop has a pair for itself
def note(event, arguments):
    if event.startswith(WATCHED) and event not in QUIET:
        os.write(write, (json.dumps([event, [repr(a) for a in arguments[:3]]]) + "\\n").encode())
sys.addaudithook(note)
sys.argv = ["b12tui", *{arguments!r}]
runpy.run_module("b12tui", run_name="__main__", alter_sys=True)
"""
"""The reader as the forced command runs it, with every file it opens and every program it starts noted (PEP 578)."""

SMUGGLED = (
    *("TEXTUAL_DRIVER=evil:Evil", "TEXTUAL_LOG={trap}/log", "TEXTUAL_SCREENSHOT=0", "TEXTUAL=debug,devtools"),
    *("TEXTUAL_SCREENSHOT_LOCATION={trap}", "TEXTUAL_PRESS=q", "TEXTUAL_SHOW_RETURN=1", "B12TUI_HEAD=line"),
    *("PYTHONPATH={trap}", "PYTHONSTARTUP={trap}/evil.py", "PYTHONINSPECT=1", "PYTHONPYCACHEPREFIX={trap}"),
    *("PYTHONBREAKPOINT=evil.Evil", "PYTHONHOME={trap}", "PYTHONPROFILEIMPORTTIME=1", "PYTHONWARNINGS=error"),
    *("XDG_STATE_HOME={trap}", "XDG_CONFIG_HOME={trap}", "XDG_DATA_HOME={trap}", "TERMINFO={trap}", "HOME={trap}"),
    *("TERMINFO_DIRS={trap}", "EDITOR=touch {trap}/editor", "PAGER=touch {trap}/pager", "BROWSER=touch {trap}/browser"),
    *("VISUAL=touch {trap}/visual", "LESSOPEN=|touch {trap}/less", "LANGUAGE={trap}"),
    *("SSH_ORIGINAL_COMMAND=touch {trap}/original", "COLUMNS=99999999", "LINES=-1"),
)
EVIL = "open('{trap}/run', 'w').close()\nclass Evil:\n    pass\n"


@pytest.fixture
def trap(tmp_path: Path) -> Path:
    """A folder into which everything that a stranger names points; whoever believes it leaves a trace there."""
    folder = tmp_path / "trap"
    folder.mkdir()
    for name in ("evil.py", "sitecustomize.py", "usercustomize.py", "textual.py", "b12tui.py"):
        (folder / name).write_text(EVIL.format(trap=folder), encoding="utf-8")
    (folder / "b12tui").mkdir()
    (folder / "b12tui" / "settings.toml").write_text('theme = "contrast"\nspacing = 2\n', encoding="utf-8")
    return folder


def documented(command: str) -> list[str]:
    """Return the guide's settings for a reading room, for the user of these tests and that command."""
    found = re.search(r"^```sshd_config\n(.*?)^```", GUIDE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert found
    lines = found[1].replace("Match User reader", f"Match User {ssh_server.USER}")
    assert "ForceCommand /opt/b12tui/bin/python -I -m b12tui --restricted " in lines
    return re.sub(r"ForceCommand .*", lambda _: f"ForceCommand {command}", lines).splitlines()


class Room:
    """A server with one forced command, and a text to read."""

    def __init__(self, server: ssh_server.SshServer, trap: Path, log: Path) -> None:
        self.server = server
        self.trap = trap
        self.log = log
        self.before = self.traces()

    def enter(self, *arguments: str, columns: int = 80, term: str = "xterm-256color") -> PtySession:
        """Log in as a stranger would, with all variables smuggled."""
        variables = [f'"{variable.format(trap=self.trap)}"' for variable in SMUGGLED]
        command = self.server.ssh("-o", f"SetEnv={' '.join(variables)}")
        return PtySession(*arguments, command=command, columns=columns, environ={"TERM": term})

    def traces(self) -> set[str]:
        """Return all that lies where a stranger pointed, and where the user of these tests keeps things."""
        return {str(path) for path in self.trap.rglob("*")}

    def events(self) -> list[tuple[str, list[str]]]:
        """Return what the reader did, as the interpreter noted it."""
        return [tuple(json.loads(line)) for line in self.log.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def room(tmp_path: Path, trap: Path, request: pytest.FixtureRequest) -> Iterator[Room]:
    text = tmp_path / "text" / "notes.md"
    text.parent.mkdir()
    for other in (text.parent / "other.md", tmp_path / "above.md"):
        other.write_text("# Other\n\n## Part\n\nNot for strangers.\n", encoding="utf-8")
    text.write_text(
        "# Notes\n\nSee [a file](/etc/passwd) and [a page](https://example.org/).\n\n"
        "There are [a text](other.md), [its part](other.md#part) and [a text above](../above.md), too.\n",
        encoding="utf-8",
    )
    folder = tmp_path / "sshd"
    folder.mkdir(mode=0o700)
    log = tmp_path / "audit"
    log.touch()
    program = tmp_path / "program.py"
    given = getattr(request, "param", ("--restricted",))
    arguments = [*(word.format(folder=tmp_path) for word in given), str(text)]
    program.write_text(AUDITED.format(log=str(log), arguments=arguments), encoding="utf-8")
    names = sorted({re.sub(r"=.*", "", variable) for variable in SMUGGLED})
    lines = [f"AcceptEnv {' '.join(names)} LANG LC_* NO_COLOR", *documented(f"{sys.executable} -I {program}")]
    # As pip leaves it: no interpreter has to keep what it compiled, which it would before it has read an option.
    compileall.compile_dir(str(Path(b12tui.__file__).parent), quiet=2)
    with ssh_server.running_server(folder, lines) as server:
        yield Room(server, trap, log)


ATTEMPTS = {
    "a command of one's own": ("touch {trap}/own",),
    "a shell": ("sh", "-c", "'touch {trap}/own'"),
    "an option more": ("b12tui", "/etc/passwd"),
}

KEYS = (
    *("!touch {trap}/x\r", "|touch {trap}/x\r", "v", "e", "E", "o", "s{trap}/x\r", ":!touch {trap}/x\r", "\x1b"),
    *(
        ":e /etc/passwd\r",
        "\x1b",
        ":w {trap}/x\r",
        "\x1b",
        ":open /etc/passwd\r",
        "\x1b",
        "\x0f",
        "\x10",
        "\x1c",
        "\x1a",
    ),
    *("\t\r", "\x1b", "\t\r", "\x1b", "\t\r", "\x1b", "\t\r", "\x1b", "\x7f", "F", "r", "D", ":follow\r"),
    *("\x18\x13", "ZZ", "L\r", "\x1b", "\t\r", "/\x1b", "yd", "yl", "\x1b]52;c;?\x07", "\x1bP+q544e\x1b\\"),
    *("c", "+", ":spacing\r", "ma", "M\r", "'a", ":recent\r", "\x1b", ":texts\r", "\x1b", ":next text\r", "\x1b"),
    *(
        ":set theme dark\r",
        "\x1b",
        ":hints\r",
        "T",
        "s",
        "yt",
        "\x1b",
        "&",
        "/root:\r",
        "\x1b[200~:e /etc/passwd\r\x1b[201~",
        "\x1b",
    ),
)
"""What opens a shell, an editor, a file, a palette or stops a program in one pager or another."""

LINES = (
    *("!touch {trap}/x", "|touch {trap}/x", "open /etc/passwd", "edit", "shell", "save {trap}/x", "write {trap}/x"),
    *("link", "open", "link", "open", "link", "open", "link", "open", "back", "forward", "reload", "changed", "follow"),
    *("find root:", "links", "copy document > {trap}/x", "`touch {trap}/x`", "$(touch {trap}/x)", "; touch {trap}/x"),
    *(
        "recent",
        "texts",
        "text 2",
        "marks",
        "mark a",
        "go mark a",
        "theme",
        "set",
        "set style brief",
        "set head spoken",
    ),
    *("edit /etc/passwd", "history", "again", "copy link 1", "link 3", "open 3", "folder", "files", "open .."),
)


CHANGES = ("os.rename", "os.mkdir", "os.remove", "os.link", "os.symlink", "os.truncate", "os.chmod")
"""Events of the interpreter that change a folder or a file; the first value is a path."""


def harmless(room: Room, kept: Path | None = None) -> None:
    """Hold what the reader did against what it may do: it writes nothing, but in the folder `kept`."""
    own = "\0" if kept is None else f"'{kept}"
    events = room.events()
    assert not events or any(event == "open" and "notes.md" in values[0] for event, values in events)
    for event, values in events:
        assert not event.startswith(("subprocess.", "socket.", "shutil.", "pty.")), (event, values)
        assert event not in ("os.system", "os.exec", "os.posix_spawn", "os.fork", "os.forkpty", "os.spawn"), values
        assert event not in CHANGES or values[0].startswith(own), (event, values)
        assert event not in ("os.rename", "os.link", "os.symlink") or values[1].startswith(own), (event, values)
        if event == "open":
            path, _, flags = values
            written = int(flags) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            # A number is a descriptor, of which an event of its own has told already.
            assert not written or path in ("'/dev/tty'", "'/dev/null'") or path.isdigit() or path.startswith(own), (
                values
            )
            assert str(room.trap) not in path, values
            assert not path.strip("'").endswith(("/etc/passwd", "other.md", "above.md")), values
    assert room.traces() == room.before


@pytest.mark.parametrize("asked", ATTEMPTS.values(), ids=ATTEMPTS.keys())
def test_what_a_stranger_asks_for_is_not_run(asked: tuple[str, ...], room: Room) -> None:
    with room.enter(*(word.format(trap=room.trap) for word in asked)) as session:
        session.wait_for("See a file")
        session.press("q")
        assert session.wait_until_ended() == 0
        assert session.restored()
    harmless(room)


@pytest.mark.parametrize(
    "term", ["../../{trap}/x", "{trap}", "..", "xterm;touch {trap}/t", "$(touch {trap}/t)", "%n%s"]
)
def test_a_strange_terminal_opens_no_file(term: str, room: Room) -> None:
    with room.enter(term=term.format(trap=room.trap)) as session:
        session.wait_for("See a file")
        session.press("Down", "q")
        assert session.wait_until_ended() == 0
    harmless(room)


def test_no_key_opens_writes_starts_or_stops_anything(room: Room) -> None:
    with room.enter() as session:
        session.wait_for("See a file")
        for keys in KEYS:
            session.send(keys.format(trap=room.trap).encode())
            session.settle()
            assert session.running(), keys
            if "Notes" not in "\n".join(session.screen.text):
                session.press("\x1b", "Esc")
        assert session.screen.alternate
        session.send(b"Q")
        assert session.wait_until_ended() == 0
    harmless(room)


@pytest.mark.parametrize("room", [("--restricted", "--line")], indirect=True)
def test_no_typed_line_opens_writes_starts_or_stops_anything(room: Room) -> None:
    with room.enter(columns=200) as session:
        session.wait_for("\n>")
        for line in LINES:
            session.send(line.format(trap=room.trap).encode() + b"\n")
            session.settle()
            assert session.running(), line
        session.send(b"\x1a")  # the terminal turns it into a signal here
        session.settle()
        session.send(b"where\n")
        session.wait_for(" percent, ")
        session.send(b"quit\n")
        assert session.wait_until_ended() == 0
    harmless(room)


def test_a_folder_is_listed_and_nothing_in_it_opened(room: Room, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    folder = tmp_path / "text"
    program.write_text(
        program.read_text(encoding="utf-8").replace(str(folder / "notes.md"), str(folder)), encoding="utf-8"
    )
    with room.enter() as session:
        session.wait_for("Other")
        looked_at = room.events()
        for _ in range(3):
            session.press("Tab", "Enter")
            assert "Not for strangers" not in "\n".join(session.screen.text)
        session.press("Q")
        assert session.wait_until_ended() == 0
    after = [values[0] for event, values in room.events()[len(looked_at) :] if event == "open"]
    assert not [path for path in after if ".md" in path]
    assert room.traces() == room.before


@pytest.mark.parametrize("subsystem", ["sftp", "scp"])
def test_no_file_is_fetched_or_left(subsystem: str, room: Room, tmp_path: Path) -> None:
    goal = tmp_path / "fetched"
    by = ("-O",) if subsystem == "scp" else ()
    command = ["scp", *by, *room.server.options(), f"{ssh_server.USER}@127.0.0.1:/etc/hostname", str(goal)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT, check=False)
    assert done.returncode != 0
    assert not goal.exists()
    harmless(room)


def test_nothing_is_forwarded(room: Room) -> None:
    command = room.server.ssh("-W", f"127.0.0.1:{room.server.port}", terminal=False)
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT, check=False)
    assert not done.stdout.startswith(b"SSH-")


def test_without_a_terminal_the_text_is_printed_and_that_is_all(room: Room) -> None:
    command = [*room.server.ssh(terminal=False), "sh"]
    done = subprocess.run(command, input=b"touch own\n", capture_output=True, timeout=TIMEOUT, check=False)
    assert done.returncode == 0
    assert b"See a file" in done.stdout
    harmless(room)


def test_no_place_is_kept_and_no_setting_believed(room: Room) -> None:
    for _ in range(2):
        with room.enter() as session:
            session.wait_for("See a file")
            assert "Continuing" not in "\n".join(session.screen.text)
            session.press("Down")
            time.sleep(0.6)  # past the moment at which a place would be kept
            session.press("q")
            assert session.wait_until_ended() == 0
    harmless(room)


@pytest.mark.parametrize("room", [("--restricted", "--notes-folder", "{folder}/kept")], indirect=True)
def test_with_a_folder_for_notes_they_are_written_there_and_nothing_else_is(room: Room, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    for words, tried in (("first", KEYS), ("second", ())):
        with room.enter() as session:
            session.wait_for("See a file")
            session.press("Down", "Down", "X", "s")
            session.send(f"{words}\r".encode())
            session.wait_for("Note saved")
            for keys in tried:
                session.send(keys.format(trap=room.trap).encode())
                session.settle()
                assert session.running(), keys
            session.send(b"Q")
            assert session.wait_until_ended() == 0
    (file,) = kept.rglob("*.json")
    stored = "".join(each.read_text(encoding="utf-8") for each in kept.rglob("*") if each.is_file())
    assert "first" in stored
    assert "second" in stored
    assert file.stat().st_mode & 0o077 == 0
    harmless(room, kept)


def test_a_fault_leaves_no_report(room: Room, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    fault = "def fail(*a, **k):\n    raise RuntimeError\n"
    fault += "from b12tui.layout.screen_view import ScreenView\nScreenView.follow = fail\n"
    program.write_text(fault + program.read_text(encoding="utf-8"), encoding="utf-8")
    with room.enter() as session:
        assert session.wait_until_ended() == 1
        assert "\n".join(session.screen.text).strip() == ("b12tui: error: b12tui crashed (RuntimeError).")
    harmless(room)


@pytest.mark.parametrize("room", [()], indirect=True)
def test_an_unrestricted_reader_is_found_out_by_the_same_means(room: Room) -> None:
    with room.enter() as session:
        session.wait_for("q quit")
        session.press("Down")
        session.press("q")
        assert session.wait_until_ended() == 0
    with pytest.raises(AssertionError):
        harmless(room)
    assert room.traces() != room.before
