"""A day of an attacker in restricted mode, as the system saw it: every call that names a file or a network, or writes.

Whoever sits behind a forced command can type, send variables, and at most write the text itself. Thousands of tries are
made in few sessions; strace writes down what became of them. `tests/wire/test_restricted.py` does the like by a real
sshd, as the interpreter sees it.
"""

from __future__ import annotations

import compileall
import os
import random
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from support.attack_inputs import (
    ARGUMENTS,
    CLEAR_PROMPT,
    COMMANDS,
    ENVIRON,
    KEY_INPUTS,
    LEAVING_COMMANDS,
    MINIMUM_FILE_LINKS,
)
from support.strace_session import STRACE, TracedSession, forbidden_calls, system_calls

import b12tui
from b12tui.core.actions import ACTIONS

pytestmark = [
    pytest.mark.wire,
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.skipif(STRACE is None, reason="strace is not installed"),
]


@pytest.fixture(scope="module", autouse=True)
def compiled() -> None:
    """As pip leaves it: no interpreter has to keep what it compiled, which it would before it has read an option."""
    compileall.compile_dir(str(Path(b12tui.__file__).parent), quiet=2)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Path]:
    """A folder with the one text that may be read, and all that may not beside it."""
    folder = tmp_path / "room"
    (folder / "folder").mkdir(parents=True)
    secret = "# Other\n\n## Part\n\nNot for strangers.\n"
    for path in (folder / "other.md", folder / "folder" / "inner.md", tmp_path / "above.md"):
        path.write_text(secret, encoding="utf-8")
    (folder / "linked.md").symlink_to("other.md")
    (folder / "linked-passwd.md").symlink_to("/etc/passwd")
    (folder / "linked-folder").symlink_to("folder")
    os.mkfifo(folder / "fifo.md")
    (folder / "evil.py").write_text(f"open({str(folder / 'x')!r}, 'w')\nclass Evil: pass\n", encoding="utf-8")
    (folder / "notes.md").write_text(crafted(folder), encoding="utf-8")
    before = inventory(tmp_path)
    yield folder
    assert inventory(tmp_path) == before, "something was written"


def inventory(folder: Path) -> dict[str, tuple[int, int]]:
    """Return all that lies under a folder, but for the logs, with sizes and times."""
    found = {path: path.lstat() for path in folder.rglob("*") if path.suffix != ".log"}
    return {str(path): (status.st_size, status.st_mtime_ns) for path, status in found.items()}


def crafted(room: Path) -> str:
    """Return a text whose links, pictures, HTML and front matter name everything that is not to be opened."""
    named = [trap.format(room=room).replace(" ", "%20").replace("<", "").replace(">", "") for trap in ARGUMENTS]
    links = "".join(f"- [link to {number}](<{target}>) ![picture]({target})\n" for number, target in enumerate(named))
    html = "".join(f'<a href="{target}">{number}</a>\n' for number, target in enumerate(named))
    references = "".join(f"[r{number}] " for number in range(len(named)))
    targets = "".join(f"[r{number}]: <{target}>\n" for number, target in enumerate(named))
    front = "---\ntitle: Notes\nextends: /etc/passwd\ninclude: other.md\nlayout: ../above.md\n---\n"
    code = "```{.include file=other.md}\n!include /etc/passwd\n<<< other.md\n```\n{{ include 'other.md' }}\n"
    return (
        f"{front}# Notes\n\nRead here.\n\n{links}\n{code}\n{html}\n{references}\n\n{targets}\n[[other]] ![[linked]]\n"
    )


def smuggled(room: Path) -> dict[str, str]:
    return {name: value.format(room=room) for name, value in ENVIRON.items()} | {"TERM": "xterm-256color"}


def typed(room: Path, count: int) -> list[str]:
    """Return what is typed behind a colon or at a prompt: some of all pairs of a verb, or an action, and a trap."""
    phrases = [words for action in ACTIONS for words in (action.id, *action.typed_names)]
    verbs = dict.fromkeys(verb for verb in (*COMMANDS, *phrases) if verb.lower() not in LEAVING_COMMANDS)
    tries = [f"{verb} {trap.format(room=room)}" for verb, trap in product(verbs, ARGUMENTS)]
    return random.Random(count).sample(tries, count)


def feed(session: TracedSession, tries: list[str], at_once: int = 40) -> None:
    """Send tries, some at once, and wait after each batch until the program has taken them in."""
    for at in range(0, len(tries), at_once):
        data = "".join(tries[at : at + at_once]).encode()
        for start in range(0, len(data), 1_024):
            session.send(data[start : start + 1_024])
            while session._read(0.02):
                pass
    session.settle()
    assert session.running(), "\n".join(session.screen.text)


def harmless(log: Path, room: Path) -> None:
    """Hold what was called against what may be; and that the text itself was seen to be opened."""
    texts = {room / "notes.md"}
    made = list(system_calls(log))
    assert any(name == "openat" and "notes.md" in rest for name, rest in made), "strace saw nothing"
    assert forbidden_calls(log, texts) == []
    secrets = (
        "other",
        "above.md",
        "inner.md",
        "linked",
        "fifo",
        "/etc/passwd",
        "/etc/shadow",
        "id_rsa",
        str(room / "x"),
    )
    named = [f"{name}({rest}" for name, rest in made if name not in ("execve", "write", "writev")]
    assert [call for call in named if any(secret in call for secret in secrets)] == [], (
        "not even asked whether it is there"
    )


def test_no_typed_line_reaches_anything(room: Path, tmp_path: Path) -> None:
    tries = typed(room, 3_000)
    tries += [f"{word} {number}" for word in ("open", "link", "copy link", "go") for number in range(120)]
    log = tmp_path / "line.log"
    with TracedSession(log, "--restricted", "--line", str(room / "notes.md"), environ=smuggled(room)) as session:
        session.wait_for("\n>")
        session.emulated = False
        feed(session, [f"{line}\n" for line in tries])
        session.send(b"\nwhere\n")
        session.settle()
        prompts = session.written.count(b"\n> ")
        assert prompts >= len(tries), "a line was not answered"
        session.send(b"quit\n")
        assert session.wait_until_ended() == 0
    harmless(log, room)


def test_no_key_and_no_name_of_an_action_reaches_anything_on_the_screen(room: Path, tmp_path: Path) -> None:
    """Each link is gone to and followed in each way, each key pressed on it, and what is typed is typed behind `:`."""
    walks = [part for number in range(1, 1 + len(ARGUMENTS)) for part in (f"L{number}\r\r", CLEAR_PROMPT)]
    walks += [
        f"L{number}\r{key}" + CLEAR_PROMPT for key in ("o", "e", "yl", "F") for number in range(1, 1 + len(ARGUMENTS))
    ]
    strokes = [f"{stroke.format(room=room)}{CLEAR_PROMPT}" for stroke in KEY_INPUTS * 3]
    names = [f":{line[:60]}\r{CLEAR_PROMPT}" for line in typed(room, 400)]
    log = tmp_path / "screen.log"
    with TracedSession(log, "--restricted", str(room / "notes.md"), environ=smuggled(room)) as session:
        session.wait_for("Read here")
        session.emulated = False
        feed(session, walks[: 2 * len(ARGUMENTS)], at_once=1)
        refused = session.written.count(b"Restricted mode: other documents")
        feed(session, walks[2 * len(ARGUMENTS) :] + strokes + names)
        session.send(b"Q")
        assert session.wait_until_ended() == 0
    harmless(log, room)
    assert refused >= MINIMUM_FILE_LINKS


def test_no_key_reaches_anything_in_spoken_pages(room: Path, tmp_path: Path) -> None:
    walks = [f"L{number}\r{key}{CLEAR_PROMPT}" for key in ("\r", "e", "F") for number in range(1, 1 + len(ARGUMENTS))]
    strokes = [f"{stroke.format(room=room)}{CLEAR_PROMPT}" for stroke in KEY_INPUTS]
    names = [f":{line[:60]}\r{CLEAR_PROMPT}" for line in typed(room, 100)]
    log = tmp_path / "spoken.log"
    arguments = ("--restricted", "--spoken", str(room / "notes.md"))
    with TracedSession(log, *arguments, environ=smuggled(room)) as session:
        session.wait_for("Title: Notes")
        session.emulated = False
        feed(session, walks + strokes + names)
        session.send(b"Q")
        assert session.wait_until_ended() == 0
    harmless(log, room)
    assert session.written.count(b"Restricted mode: other documents") >= MINIMUM_FILE_LINKS


def test_an_unrestricted_reader_is_found_out_by_the_same_means(room: Path, tmp_path: Path) -> None:
    log = tmp_path / "free.log"
    arguments = ("--line", str(room / "notes.md"))
    with TracedSession(log, *arguments, environ={"XDG_STATE_HOME": str(tmp_path.parent / "state")}) as session:
        session.wait_for("\n>")
        session.send(b"open /etc/passwd\nlink 24\nopen\nquit\n")
        assert session.wait_until_ended() == 0
    found = forbidden_calls(log, {room / "notes.md"})
    assert [call for call in found if call.startswith(("mkdir", "rename"))]
