"""The same page on every terminal: the same cells, no question asked, no colour that is not wanted."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.pty_session import COMMAND, KEYS, TIMEOUT, PtySession, _resize
from support.tmux import Multiplexer, tmux_server

from b12tui.core.actions import ACTIONS

pytestmark = [pytest.mark.wire, pytest.mark.slow]

HINT = "? help"
OVER_SSH = {"SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22", "ESCDELAY": "10000"}
"""Environment in which the bytes of a key may come far apart, for longer than a busy machine holds back the rest."""
TERMS = ("xterm-256color", "tmux-256color", "screen", "linux", "vt100")
WALK = (
    "Down",
    "PageDown",
    "Down",
    "PageUp",
    "]",
    "]",
    "T",
    "Down",
    "Right",
    "q",
    "t",
    "q",
    "/",
    "u",
    "s",
    "Enter",
    "n",
    "G",
    "g",
)
QUESTIONS = re.compile(rb"\x1b\[[?>=]?[\d;]*(?:[cnqx]|\$p|[0-9;]*t)|\x1b[PX^_Z]|\x1b\][^\x07\x1b]*\?|\x05")
"""Device attributes, reports, modes, sizes, DCS, APC, ENQ, an OSC with a question mark: whatever a terminal answers."""
COLOURS = re.compile(rb"\x1b\[(?:[\d;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[\d;]*)?m")


def walk(session: PtySession) -> list[tuple[tuple[int, int], list[str]]]:
    """Walk through the article; return cursor and rows after each key."""
    session.wait_for(HINT)
    seen = [(session.screen.cursor, list(session.screen.text))]
    for key in WALK:
        session.press(key)
        seen.append((session.screen.cursor, list(session.screen.text)))
    session.send(b"Q")
    assert session.wait_until_ended() == 0
    assert session.restored()
    return seen


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[tuple[int, int], list[str]]]:
    """What the most usual terminal shows to someone who was never there."""
    home = str(tmp_path_factory.mktemp("usual"))
    with PtySession(environ={"HOME": home, "XDG_STATE_HOME": home, "XDG_CONFIG_HOME": home}) as session:
        return walk(session)


def unruled(screen: tuple[tuple[int, int], list[str]]) -> tuple[tuple[int, int], list[str]]:
    """Return a cursor and rows without the rules behind headings."""
    cursor, rows = screen
    return cursor, [re.sub(r" [═─]+\Z", "", row) for row in rows]


@pytest.mark.parametrize("term", [*TERMS, "no-such-terminal"])
def test_every_terminal_shows_the_same_page(term: str, usual: list[tuple[tuple[int, int], list[str]]]) -> None:
    with PtySession(environ={"TERM": term}) as session:
        for key, here, there in zip(("", *WALK), walk(session), usual, strict=True):
            # Consoles show no line below blanks: there it is drawn.
            alike = unruled if term in ("vt100", "linux") else tuple
            assert alike(here) == alike(there), key
        assert not QUESTIONS.search(session.written)
        assert bool(COLOURS.search(session.written)) is (term != "vt100")


@pytest.mark.parametrize(
    "seed", [b"\x1b[c", b"\x1b[?6n", b"\x1b[?2026$p", b"\x1bP+q544e\x1b\\", b"\x1b]11;?\x07", b"\x1b[14t"]
)
def test_a_question_would_be_found(seed: bytes) -> None:
    assert QUESTIONS.search(b"text" + seed)


@pytest.mark.parametrize("environ", [{"NO_COLOR": "1"}, {"NO_COLOR": "0"}, {"TERM": "vt100"}])
@pytest.mark.parametrize("theme", ["terminal", "dark", "contrast"])
def test_no_colour_means_none_at_all(environ: dict[str, str], theme: str) -> None:
    with PtySession("--theme", theme, environ={"COLORTERM": "truecolor", **environ}) as session:
        session.wait_for(HINT)
        session.press("t", "q", "/", "B", "1", "2", "Enter", "T", "q", "c", "?", "Q")
        assert session.wait_until_ended() == 0
        assert not COLOURS.search(session.written)


def test_an_empty_no_color_means_nothing() -> None:
    with PtySession(environ={"NO_COLOR": ""}) as session:
        session.wait_for(HINT)
        session.press("t")
        assert COLOURS.search(session.written)


DEPTHS = {
    ("xterm-256color", "truecolor"): rb"38;2;\d+;\d+;\d+|48;2;\d+;\d+;\d+",
    ("xterm-256color", ""): rb"38;5;\d+|48;5;\d+",
    ("tmux-256color", ""): rb"38;5;\d+|48;5;\d+",
    ("screen", "truecolor"): rb"[34][0-7]",
    ("linux", ""): rb"[34][0-7]",
    ("xterm-16color", ""): rb"[34][0-7]|9[0-7]|10[0-7]",
}
"""How colours are spelt, by what the environment says of them."""


@pytest.mark.parametrize(("narration", "ascii_only"), DEPTHS.items(), ids=[" ".join(narration) for narration in DEPTHS])
@pytest.mark.parametrize("theme", ["terminal", "dark"])
def test_colours_are_those_that_the_terminal_has(narration: tuple[str, str], ascii_only: bytes, theme: str) -> None:
    term, colorterm = narration
    if theme == "terminal":  # of the sixteen that the reader has chosen, and the ground of panels
        ascii_only = rb"[34][0-7]|9[0-7]|10[0-7]|" + ascii_only
    with PtySession("--theme", theme, environ={"TERM": term, "COLORTERM": colorterm}) as session:
        session.wait_for(HINT)
        session.press("t", "q", "/", "B", "1", "2", "Enter", "Q")
        assert session.wait_until_ended() == 0
    looks = re.findall(rb"\x1b\[([\d;]*)m", session.written)
    left = {re.sub(rb"(?:^|;)(?:%b)(?=;|$)" % ascii_only, b"", appearance) for appearance in looks}
    assert left != set(looks)
    assert all(int(part or 0) < 30 for appearance in left for part in appearance.split(b";"))


@pytest.mark.parametrize(("columns", "rows"), [(20, 5), (39, 9), (132, 43), (300, 100)])
def test_a_page_of_any_size_is_walked(columns: int, rows: int) -> None:
    with PtySession(columns=columns, rows=rows) as session:
        session.wait_for("B12")
        for key in (*WALK, "?", "q", "T", "q"):
            session.press(key)
            assert session.running(), key
            assert any(session.screen.text), key
        session.send(b"Q")
        assert session.wait_until_ended() == 0
        assert session.restored()
        assert not QUESTIONS.search(session.written)


def test_a_size_that_no_screen_has_takes_no_memory() -> None:
    limited = ("sh", "-c", 'ulimit -v 2000000; exec "$0" "$@"')
    with PtySession(columns=80, rows=24, command=(*limited, *COMMAND)) as session:
        session.wait_for(HINT)
        session.emulated = False
        _resize(session._slave, 65_535, 65_535)
        os.kill(session.pid, signal.SIGWINCH)
        for key in ("PageDown", "t", "q", "Q"):
            session.send(KEYS.get(key, key).encode())
            session.settle()
        assert session.wait_until_ended() == 0
    assert len(session.written) < 1_000_000


def test_a_dumb_terminal_gets_a_conversation_without_an_escape() -> None:
    with PtySession(environ={"TERM": "dumb", "COLORTERM": "truecolor"}) as session:
        session.wait_for("\n>")
        session.send(b"heading\nfind nerve\nquit\n")
        assert session.wait_until_ended() == 0
        assert b"\x1b" not in session.written
        assert b"Quick summary" in session.written


ANSWERS = {
    "background": b"\x1b]11;rgb:1c1c/1c1c/1c1c\x1b\\",
    "background, ended by BEL": b"\x1b]11;rgb:1c1c/1c1c/1c1c\x07",
    "version": b"\x1bP>|tmux 3.3a\x1b\\",
    "capability": b"\x1bP1+r544e=787465726d\x1b\\",
    "attributes": b"\x1b[?62;22;52c",
    "cursor": b"\x1b[12;40R",
    "mode": b"\x1b[?2026;2$y",
    "keyboard": b"\x1b[?1u",
    "size": b"\x1b[8;24;80t",
    "focus": b"\x1b[I",
    "graphics": b"\x1b_Gi=31;OK\x1b\\",
}
"""What terminals answer to questions that another program asked, or tell by themselves."""


def answered(session: PtySession, answer: bytes, apart: float) -> None:
    """Let an answer arrive, whole or byte by byte, and hold that it is nothing."""
    before = session.screen.cursor, list(session.screen.text)
    for part in [answer] if not apart else [answer[at : at + 1] for at in range(len(answer))]:
        session.send(part)
        time.sleep(apart)
    session.settle()
    assert (session.screen.cursor, session.screen.text) == before


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS.keys())
def test_an_answer_that_nobody_asked_for_is_nothing(answer: bytes) -> None:
    with PtySession("--section", "3", environ=OVER_SSH) as session:
        session.send(answer[:4])  # before there is a picture, and the rest of it when there is one
        session.wait_for("role of B12")
        session.send(answer[4:])
        session.wait_for(HINT)
        assert session.at_cursor().startswith("The role of B12")
        session.press("PageDown", "Down")
        answered(session, answer, 0.3)
        session.press("/", "n")
        answered(session, answer, 0)
        session.press("e")
        assert session.screen.text[-1].startswith("  Search: ne   ")
        session.press("\x03")  # leaves the prompt
        session.send(b"Q")
        assert session.wait_until_ended() == 0


@pytest.mark.parametrize("answer", ["background", "attributes"])
def test_spoken_pages_swallow_answers_as_well(answer: str) -> None:
    with PtySession("--spoken", "--section", "3", environ=OVER_SSH) as session:
        session.wait_for("role of B12")
        answered(session, ANSWERS[answer], 0)
        answered(session, ANSWERS[answer], 0.3)
        session.press("Down", "Q")
        assert session.wait_until_ended() == 0


PLAIN = [
    {"LANG": "C"},
    {"LANG": ""},
    {"LANG": "C.UTF-8", "LC_CTYPE": "C"},
    {"LANG": "C.UTF-8", "LC_ALL": "POSIX"},
    {"LANG": "en_GB.ISO-8859-1"},
]
UTF8 = [{"LANG": "C.UTF-8"}, {"LANG": "xx_YY.UTF-8"}, {"LANG": "C", "LC_CTYPE": "UTF-8"}, {"LC_CTYPE": "C.UTF-8"}]
"""One is what the system does not have, one is what macOS sends."""


@pytest.mark.parametrize("locale", PLAIN)
def test_in_a_plain_locale_marks_are_ascii_and_the_text_stays_as_it_is(locale: dict[str, str], tmp_path: Path) -> None:
    text = tmp_path / "text.md"
    table = "| Größe | λ |\n| --- | --- |\n| ½ | ≥ |\n"
    items = "- a ✓ café\n- b\n\n> “quoted”\n\n---\n\n- [x] done\n\n"
    items += "<details><summary>Warum?</summary>\n\nDarum.\n\n</details>\n"
    text.write_text(f"# Überschrift\n\n{items}\n## Zwei\n\n{table}", encoding="utf-8")
    own = {char for char in text.read_text(encoding="utf-8") if not char.isascii()}
    for columns in (80, 120):
        with PtySession(str(text), environ=locale, columns=columns) as session:
            session.wait_for("Überschrift")
            session.wait_for("a ✓ café")
            for key in ("t", "q", "T", "q", "?", "q", "/", "D", "a", "Enter", "z", "R", "G"):
                session.press(key)
                shown = {char for row in session.screen.text for char in row if not char.isascii()}
                assert shown <= own, key


@pytest.mark.parametrize("locale", UTF8)
def test_in_a_locale_of_utf_8_marks_may_be_more_than_ascii(locale: dict[str, str]) -> None:
    with PtySession(environ={"LANG": "", **locale}) as session:
        session.wait_for(HINT)
        session.press("t")
        assert "▸" in "\n".join(session.screen.text)


def spellings() -> dict[str, bytes]:
    """Return every key of more than one byte that does something, as terminals spell it."""
    names = {key for action in ACTIONS for key in action.keys}
    others = {"Up": b"\x1bOA", "Down": b"\x1bOB", "Home": b"\x1b[1~", "End": b"\x1b[4~"}
    found = {name: ascii_only.encode() for name, ascii_only in KEYS.items() if name in names and len(ascii_only) > 1}
    return found | {f"{name} (other)": ascii_only for name, ascii_only in others.items()}


@pytest.mark.slow
@pytest.mark.parametrize(("key", "ascii_only"), spellings().items(), ids=spellings().keys())
def test_every_key_may_come_with_its_bytes_far_apart(key: str, ascii_only: bytes) -> None:
    shown = []
    for apart in (False, True):
        with PtySession("--section", "8", environ=OVER_SSH) as session:
            session.wait_for(HINT)
            session.press("Down", "Down", "Right")
            before = session.screen.cursor
            for part in [ascii_only[at : at + 1] for at in range(len(ascii_only))] if apart else [ascii_only]:
                session.send(part)
                time.sleep(0.3)
            session.settle()
            assert session.screen.cursor != before, key
            shown.append((session.screen.cursor, session.screen.text))
    assert shown[0] == shown[1]


def test_y_hands_the_text_to_the_terminal_and_says_that_it_may_refuse() -> None:
    with PtySession() as session:
        session.wait_for(HINT)
        session.press("T", "Down", "y", "c")
        (copied,) = session.copied
        assert copied
        assert "Copied the cell" in "\n".join(session.screen.text)
        assert "if the terminal allows it" in "\n".join(session.screen.text)
        session.press("q", "y", "s")
        assert session.copied[1].count("\n") >= 2
        assert session.screen.visible


def test_what_is_too_long_to_copy_is_said_and_not_sent(tmp_path: Path) -> None:
    text = tmp_path / "long.md"
    text.write_text("# Long\n\n" + "word " * 20_000, encoding="utf-8")
    with PtySession(str(text)) as session:
        session.wait_for("word")
        session.press("y", "d")
        assert not session.copied
        assert "Too long to copy: 100,008 bytes" in "\n".join(session.screen.text)


# Inside a multiplexer: what it shows in the end, by its own word.


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Multiplexer]:
    with tmux_server(tmp_path, "set -g escape-time 0") as run:
        yield run


def until(appearance: Callable[[], list[str]], expected: list[str]) -> None:
    """Wait until what is looked at shows the expected rows; fail with the difference."""
    end = time.monotonic() + TIMEOUT
    while (rows := appearance()) != expected and time.monotonic() < end:
        time.sleep(0.1)
    assert rows == expected


def rows_of(captured: str) -> list[str]:
    rows = [row.rstrip() for row in captured.split("\n")[:24]]
    return rows + [""] * (24 - len(rows))


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_tmux_shows_the_same_page(tmux: Multiplexer, usual: list[tuple[tuple[int, int], list[str]]]) -> None:
    tmux("new-session", "-d", "-s", "reader", "-x", "80", "-y", "24", shlex.join(COMMAND))
    names = {"PageDown": "NPage", "PageUp": "PPage"}
    for key, (cursor, rows) in zip(("", *WALK), usual, strict=True):
        if key:
            tmux("send-keys", "-t", "reader", names.get(key, key))
        until(
            lambda: [
                *rows_of(tmux("capture-pane", "-p", "-t", "reader")),
                tmux("display-message", "-p", "-t", "reader", "#{cursor_x} #{cursor_y} #{cursor_flag}").strip(),
            ],
            [*rows, f"{cursor[0]} {cursor[1]} 1"],
        )


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("screen") is None, reason="screen is not installed")
def test_screen_shows_the_same_page(tmp_path: Path, usual: list[tuple[tuple[int, int], list[str]]]) -> None:
    folder, shot = tmp_path / "sockets", tmp_path / "shot"
    folder.mkdir(mode=0o700)
    environ = {**os.environ, "SCREENDIR": str(folder), "LC_ALL": "C.UTF-8"}
    config = tmp_path / "screenrc"
    config.write_text("startup_message off\ndefutf8 on\naltscreen on\n", encoding="utf-8")
    with PtySession("-U", "-c", str(config), "-S", "reader", *COMMAND, command=("screen",), environ=environ) as session:
        session.emulated = False

        def look() -> list[str]:
            session.settle()
            subprocess.run(["screen", "-S", "reader", "-X", "hardcopy", str(shot)], env=environ, check=False)
            return rows_of(shot.read_text(encoding="latin-1")) if shot.exists() else []

        for key, (_, rows) in zip(("", *WALK), usual, strict=True):
            session.send(KEYS.get(key, key).encode())
            # A hardcopy has of each character the lowest byte of its number.
            until(look, ["".join(chr(ord(char) & 0xFF) for char in row).rstrip() for row in rows])
        session.send(b"Q")
        assert session.wait_until_ended() == 0


@pytest.mark.slow
@pytest.mark.skipif(not (shutil.which("mosh-server") and shutil.which("tmux")), reason="mosh or tmux is not installed")
def test_mosh_shows_the_same_page(tmux: Multiplexer, usual: list[tuple[tuple[int, int], list[str]]]) -> None:
    environ = {**os.environ, "LC_ALL": "C.UTF-8"}
    made = subprocess.run(
        ["mosh-server", "new", "-i", "127.0.0.1", "-c", "256", "--", *COMMAND],
        env=environ,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    found = re.search(r"MOSH CONNECT (\d+) (\S+)", made.stdout)
    assert found, made.stdout + made.stderr
    client = f"MOSH_KEY={found[2]} MOSH_PREDICTION_DISPLAY=never exec mosh-client 127.0.0.1 {found[1]}"
    tmux("new-session", "-d", "-s", "reader", "-x", "80", "-y", "24", client)
    names = {"PageDown": "NPage", "PageUp": "PPage"}
    for key, (_, rows) in zip(("", *WALK), usual, strict=True):
        if key:
            tmux("send-keys", "-t", "reader", names.get(key, key))
        until(lambda: rows_of(tmux("capture-pane", "-p", "-t", "reader")), rows)
    tmux("send-keys", "-t", "reader", "Q")
