"""What programs print, piped into the command in a real terminal: the text is the pipe, the keys are typed."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from support.pty_session import COMMAND, PtySession

pytestmark = [pytest.mark.wire, pytest.mark.slow]

DIFF = "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,3 +1,3 @@\n one\n-two\n+2\n three\n"


def shell(command: str, state: Path) -> PtySession:
    """Return a session of a shell command in which `b12tui` is the command."""
    environ = {"TERM": "xterm-256color", "XDG_STATE_HOME": str(state), "XDG_CONFIG_HOME": str(state)}
    line = f'b12tui() {{ {shlex.quote(COMMAND[0])} "$@"; }}; {command}'
    return PtySession("-c", line, command=("/bin/sh",), environ=environ)


@pytest.mark.parametrize(
    "how", ["cat {0} | b12tui", "b12tui < {0}", "b12tui <<EOF\n$(cat {0})\nEOF", "cat {0} | b12tui -"]
)
def test_a_diff_is_walked_and_its_lines_are_one_key_away(how: str, tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.write_text(DIFF, encoding="utf-8")
    with shell(how.format(given), tmp_path) as session:
        session.wait_for("Read as a diff")
        session.press("w")
        session.settle()
        assert session.at_cursor(3) == "two"
        session.press("V")
        session.wait_for("Lines as written")
        assert session.at_cursor(4) == "-two"
        session.press("q")
        assert session.wait_until_ended() == 0


def test_columns_are_a_table_by_cell(tmp_path: Path) -> None:
    with shell("printf 'PID TTY COMMAND\\n  1 ?   init\\n 22 p/0 bash -l\\n' | b12tui", tmp_path) as session:
        session.wait_for("Read as lines and tables")
        session.press("T", "Down", "Down", "Right", "Right")
        session.settle()
        assert session.at_cursor(7) == "bash -l"


def test_the_writer_may_still_write_when_the_reader_leaves(tmp_path: Path) -> None:
    with shell("(echo words; exec yes) | head -c 100000 | b12tui", tmp_path) as session:
        session.wait_for("words")
        session.press("q")
        assert session.wait_until_ended() == 0
