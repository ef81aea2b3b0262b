"""As a pager: what another program writes, read with the keys of the terminal."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from support.pty_session import COMMAND, PtySession

pytestmark = pytest.mark.wire

PAGE = Path(__file__).parents[2] / "b12tui.1"


def shell(command: str) -> tuple[str, ...]:
    return ("sh", "-c", command.replace("b12tui", COMMAND[0]))


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("man") or not shutil.which("groff"), reason="man or groff is not installed")
@pytest.mark.parametrize(
    "styles", ["", *(pytest.param(each, marks=pytest.mark.slow) for each in ("GROFF_NO_SGR=1 ", "MANROFFOPT=-c "))]
)
def test_man_shows_its_pages_in_it_without_a_sign_of_its_styles(styles: str) -> None:
    command = f"{styles}MAN_KEEP_FORMATTING=1 MANPAGER='b12tui -' man -l {PAGE}"
    with PtySession(command=("sh", "-c", command.replace("'b12tui", f"'{COMMAND[0]}"))) as session:
        session.wait_for("SYNOPSIS")
        shown = "\n".join(session.screen.text)
        assert "read Markdown in the terminal" in shown
        assert "␛" not in shown
        assert "␈" not in shown
        session.press("/EXIT STATUS", "Enter")
        assert session.at_cursor().startswith("EXIT STATUS")
        session.press("t")
        assert session.at_cursor().rstrip().endswith("EXIT STATUS")
        session.press("t")
        session.press("q")
        assert session.wait_until_ended() == 0
        assert session.restored()


def test_a_pipe_is_read_on_the_screen_with_the_keys_of_the_terminal() -> None:
    with PtySession(command=shell(r"printf '# T\033[1mit\033[0mle\n\nW\bWords.\n' | b12tui -")) as session:
        session.wait_for("Words.")
        assert session.at_cursor().startswith("Title")
        session.press("Down")
        assert session.at_cursor().startswith("Words.")
        session.press("q")
        assert session.wait_until_ended() == 0
        assert session.restored()


@pytest.mark.slow
def test_a_pipe_is_read_in_spoken_pages_with_the_keys_of_the_terminal() -> None:
    with PtySession(command=shell("printf '# Title\\n\\nWords.\\n' | b12tui --spoken -")) as session:
        session.wait_for("Heading 1: Title")
        session.press("Down")
        session.wait_for("Words.")
        session.press("q")
        assert session.wait_until_ended() == 0


def test_a_pipe_is_read_in_line_mode_by_what_is_typed_at_the_terminal() -> None:
    with PtySession(command=shell("printf '# Title\\n\\nWords.\\n' | b12tui --line -")) as session:
        session.wait_for("Line mode")
        session.send(b"end\n")
        session.wait_for("Words.")
        session.send(b"quit\n")
        assert session.wait_until_ended() == 0


GROWING = (
    "(printf 'one\\ntwo\\n'; read -r _ < {fifo}; echo three; yes four | head -n 3000; cat {fifo}; yes)"
    " | b12tui {mode} -"
)
"""Writer that writes more when it is told to, and writes on until it is stopped."""


@pytest.mark.slow
@pytest.mark.parametrize(("mode", "leave"), [("", "q"), ("--spoken", "q"), ("--line", "quit\n")])
def test_a_writer_that_goes_on_is_read_as_it_writes_and_stopped_when_we_leave(
    mode: str, leave: str, tmp_path: Path
) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    with PtySession(command=shell(GROWING.format(fifo=fifo, mode=mode))) as session:
        session.wait_for(">" if mode == "--line" else "one")
        fifo.write_text("go\n")
        for _ in range(200 if mode else 0):
            if "at the end." in "\n".join(session.screen.text):
                break
            session.send(b"where\n" if mode == "--line" else b"w")
            session.settle()
        session.wait_for("at the end.")
        session.send(leave.encode())
        fifo.write_text("go\n")
        session.wait_until_ended()  # the shell waits for all that write
        assert session.restored() or mode == "--line"


@pytest.mark.slow
@pytest.mark.parametrize(("lines", "ends"), [(3, True), (200, False)])
def test_git_shows_a_short_diff_at_once_and_a_long_one_on_the_screen(lines: int, ends: bool, tmp_path: Path) -> None:
    text = tmp_path / "text"
    git = f"git -C {tmp_path} -c user.name=a -c user.email=a@example.com"
    add = f"{git} init -q . && touch {text} && {git} add . && {git} commit -qm one && seq {lines} > {text}"
    command = f"{add} && GIT_PAGER='b12tui -' {git} diff"
    with PtySession(command=("sh", "-c", command.replace("'b12tui", f"'{COMMAND[0]}"))) as session:
        session.wait_for("+3" if ends else "Read as a diff")
        if not ends:
            session.press("q")
        assert session.wait_until_ended() == 0


@pytest.mark.slow
def test_the_end_and_a_word_are_gone_to_at_the_start(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("".join(f"line {number}\n" for number in range(99)))
    for option, at in (("+G", "line 98"), ("'+/ne 57'", "ne 57")):
        with PtySession(command=shell(f"b12tui {option} {tmp_path}/text.txt")) as session:
            session.wait_for(at)
            assert session.at_cursor().startswith(at)
            session.press("q")
            assert session.wait_until_ended() == 0
