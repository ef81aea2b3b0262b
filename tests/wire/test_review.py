"""A review: read in any mode while standard output is a pipe, ended in words, with the notes on standard output."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from support.pty_session import COMMAND, PtySession

pytestmark = pytest.mark.wire

PLAN = "# Plan\n\nBuy the bread. Sell the old car.\n\n## Later\n\nWash the dog.\n"
DIFF = """diff --git a/src/x.py b/src/x.py
--- a/src/x.py
+++ b/src/x.py
@@ -10,4 +10,4 @@ def f():
 one = 1
-two = 2
+two = 22
 three = 3
 four = 4
"""
QUOTED = "# Notes on plan.md\n\n## Plan\n\n> Buy the bread.\n\n**comment** (line 3): rye?\n"


@pytest.fixture
def review(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., PtySession]:
    """Return what reviews a text from a shell, which writes the exit code and the notes to a file each."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.md").write_text(PLAN)
    (tmp_path / "change.diff").write_text(DIFF)

    def begin(command: str, **environ: str) -> PtySession:
        script = f'notes=$({command.replace("b12tui", COMMAND[0])}); echo $? >code; echo "$notes" >out'
        return PtySession(command=("sh", "-c", script), environ=environ)

    return begin


def ended() -> tuple[str, int]:
    """Return the notes that a shell got, and the exit code."""
    return Path("out").read_text(), int(Path("code").read_text())


def test_on_the_screen_the_question_is_a_list(review: Callable[..., PtySession]) -> None:
    with review("b12tui --review plan.md") as session:
        session.wait_for("Wash the dog.")
        session.press("Down")
        session.send(b"Xsrye?\r")
        session.wait_for("Note saved.")
        session.press("q")
        session.wait_for("End of the review, 1 note")
        session.press("Esc")  # goes on reading
        session.wait_for("Wash the dog.")
        session.press("q")
        session.wait_for("Ask for changes")
        session.press("Enter")
        session.wait_for("Changes asked for, 1 note.")
        assert session.wait_until_ended() == 0
        assert session.restored()
    assert ended() == (QUOTED, 1)


@pytest.mark.slow
def test_in_speech_the_question_is_spoken(review: Callable[..., PtySession]) -> None:
    with review("b12tui --review --spoken plan.md") as session:
        session.wait_for("Heading 1: Plan")
        session.press("Down")
        session.wait_for("Buy the bread.")
        session.press("q")
        session.wait_for("End of the review, no notes")
        session.press("1", "Enter")
        session.wait_for("Approved, no notes.")
        assert session.wait_until_ended() == 0
    assert ended() == ("\n", 0)


@pytest.mark.slow
def test_in_line_mode_the_question_is_answered_by_a_number(review: Callable[..., PtySession]) -> None:
    with review("b12tui --review plan.md", TERM="dumb") as session:
        session.wait_for("Line mode")
        session.send(b"next\nnext\ncomment rye?\nquit\n")
        session.wait_for("3. Put off")
        session.press("3", "Enter")
        session.wait_for("Put off, 1 note.")
        assert session.wait_until_ended() == 0
    assert ended() == (QUOTED, 3)


@pytest.mark.slow
def test_leaving_the_question_puts_the_review_off(review: Callable[..., PtySession]) -> None:
    with review("b12tui --review plan.md") as session:
        session.wait_for("Wash the dog.")
        session.press("q")
        session.wait_for("End of the review")
        session.press("Q")
        assert session.wait_until_ended() == 0
    assert ended() == ("\n", 3)


@pytest.mark.slow
def test_a_key_before_the_screen_is_ready_does_not_end_the_review(review: Callable[..., PtySession]) -> None:
    with review("b12tui --review plan.md") as session:
        session.send(b"q")
        session.wait_for("End of the review")
        session.press("Enter")
        assert session.wait_until_ended() == 0
    assert ended() == ("\n", 0)


@pytest.mark.slow
def test_notes_on_a_diff_have_the_file_and_line_of_the_new_side(review: Callable[..., PtySession]) -> None:
    with review("cat change.diff | b12tui --review --notes lines -") as session:
        session.wait_for("two = 22")
        session.send(b"/two = 22\rXswhy?\r")
        session.wait_for("Note saved.")
        session.press("q")
        session.wait_for("Ask for changes")
        session.press("Enter")
        assert session.wait_until_ended() == 0
    assert ended() == ("src/x.py:11:1: comment: why?\n", 1)


@pytest.mark.usefixtures("review")
def test_a_review_prints_the_text_with_its_notes() -> None:
    Path("notes").write_text("plan.md:3:1: comment: rye?\n")
    runs = (["--import-notes", "notes"], ["--review", "--line", "--notes", "plain"])
    *_, end = (
        subprocess.run(
            [*COMMAND, "plan.md", *options], input=b"quit\n1\n", capture_output=True, start_new_session=True, check=True
        )
        for options in runs
    )
    assert b"[Note: rye?] Buy the bread." in end.stdout
    assert b"Approved, 1 note." in end.stderr
