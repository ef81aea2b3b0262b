"""Whatever TERM says: a page, a conversation or a sentence, and no byte but those that such a terminal understands.

What a terminal has is asked of the system's own infocmp, not of the reader's table.
"""

from __future__ import annotations

import functools
import re
import shutil
import subprocess

import pytest
from support.pty_session import PtySession

pytestmark = [
    pytest.mark.wire,
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("infocmp") is None, reason="infocmp is not installed"),
]

TERMS = (
    *("xterm-256color", "xterm", "xterm-color", "xterm-mono", "xterm-r5", "xterm-vt220", "xterm-direct", "xterm-kitty"),
    *("xterm-ghostty", "alacritty", "foot", "wezterm", "st-256color", "konsole-256color", "gnome-256color", "putty"),
    *("rxvt", "rxvt-unicode-256color", "Eterm", "tmux", "tmux-256color", "screen", "screen.xterm-256color", "iterm2"),
    *("linux", "vt52", "vt100", "vt102", "vt220", "ansi", "cygwin", "pcansi", "sun", "mach", "hurd", "cons25", "dumb"),
)
"""37 names, some of which every system knows and some of which few do."""

STRANGE = ("no-such-terminal", "..", "../x", "%n%s", "xterm\x1b[31m", "x" * 5_000, "xterm;id")
"""What is no name of a terminal."""

SEQUENCE = re.compile(
    r"\x1b\[[?>=]?([\d;]*)([@-~])|\x1b\]([^\x07\x1b]*)(?:\x07|\x1b\\)|\x1b([^\[\]])|([\x00-\x1f\x7f-\x9f])"
)
MODES = ("\x1b[?1049h", "\x1b[?1049l", "\x1b[?7l", "\x1b[?7h", "\x1b[?25h")
"""The modes that a screen is drawn in: terminals pass over private modes that they lack (ECMA-48, 5.4.1)."""
USUAL = frozenset("HABCDJKmr")


@functools.cache
def known(term: str) -> dict[str, str] | None:
    """Return what the system knows of a terminal, by the names of terminfo; None where it knows none of that name."""
    narration = subprocess.run(["infocmp", "-1", term], capture_output=True, text=True, check=False)
    if narration.returncode:
        return None
    rows = [row.strip().rstrip(",") for row in narration.stdout.splitlines() if row.startswith("\t")]
    return {
        name: re.sub(r"\$<[^>]*>", "", value)
        for name, _, value in (re.split(r"([=#]|$)", row, maxsplit=1) for row in rows)
    }


def draws(term: str) -> bool:
    """Tell whether a page can be drawn on it; a name that the system does not know is taken for a terminal of today."""
    narration = known(term)
    if term in ("", "dumb"):
        return False
    return narration is None or (narration.get("cup"), narration.get("el")) == (r"\E[%i%p1%d;%p2%dH", r"\E[K")


def not_understood(term: str, written: str) -> list[str]:
    """Return what was written and is nothing that the terminal has."""
    narration = known(term)
    found = []
    for match in SEQUENCE.finditer(written):
        sequence, numbers, final, command, letter, control = match[0], match[1], match[2], match[3], match[4], match[5]
        if control is not None:
            right = control in "\r\n"
        elif letter is not None:
            right = letter == "M" and (narration is None or narration.get("ri") == r"\EM")
        elif command is not None:
            right = False
        elif sequence.startswith("\x1b[?"):
            right = sequence in MODES
        elif final == "m":
            right = narration is None or _has_looks(narration, numbers.split(";"))
        elif final == "X":
            right = narration is not None and "bce" in narration and narration.get("ech") == r"\E[%p1%dX"
        elif final == "r":
            right = not numbers or narration is None or narration.get("csr") == r"\E[%i%p1%d;%p2%dr"
        else:
            right = final in USUAL
        if not right:
            found.append(sequence)
    return found


def _has_looks(narration: dict[str, str], numbers: list[str]) -> bool:
    colours = int(narration.get("colors", "0"), 0)
    needs = {"1": "bold", "2": "dim", "3": "sitm", "4": "smul", "7": "rev"}
    rest = iter(numbers)
    for number in rest:
        if number in needs and needs[number] not in narration:
            return False
        if number in ("38", "48"):
            if colours < 256:
                return False
            for _ in range(2 if next(rest) == "5" else 4):
                next(rest, None)
        elif number.isdecimal() and ((int(number) >= 90 and colours < 16) or (30 <= int(number) < 50 and colours < 8)):
            return False
    return True


@pytest.mark.parametrize("term", TERMS)
def test_a_terminal_gets_what_it_understands_and_is_restored(term: str) -> None:
    with PtySession(environ={"TERM": term}) as session:
        if draws(term):
            session.wait_for("? help")
            session.send(b"\x1b[6~\x1b[6~\x1b[5~")
            session.settle()
            session.send(b"/nerve\r")
            session.settle()
            session.send(b"T")
            session.settle()
            session.send(b"qt")
            session.settle()
            assert session.running()
            session.send(b"Q")
            assert session.wait_until_ended() == 0
            assert not_understood(term, session.written.decode()) == []
        else:
            session.settle()
            session.send(b"quit\n")
            assert session.wait_until_ended() in (0, 1)
            assert b"\x1b" not in session.written
            assert b"--line" in session.written or b"\n> " in session.written
        assert session.restored()


@pytest.mark.parametrize("term", STRANGE, ids=range(len(STRANGE)))
def test_a_name_that_is_none_opens_no_file_and_writes_none_of_itself(term: str) -> None:
    with PtySession(environ={"TERM": term}) as session:
        session.wait_for("? help")
        session.press("PageDown", "Q")
        assert session.wait_until_ended() == 0
        assert session.restored()
        assert not_understood("no-such-terminal", session.written.decode()) == []


def test_what_a_terminal_lacks_would_be_found() -> None:
    assert not_understood("vt100", "\x1b[1;31mred\x1b[38;5;3m\x1b]52;c;eA==\x07") == [
        "\x1b[1;31m",
        "\x1b[38;5;3m",
        "\x1b]52;c;eA==\x07",
    ]
    assert not_understood("ansi", "\x1b[2;5r\x1bM\x1b[5S") == ["\x1b[2;5r", "\x1bM", "\x1b[5S"]
    assert not_understood("linux", "\x1b[?2004h\x0e") == ["\x1b[?2004h", "\x0e"]
