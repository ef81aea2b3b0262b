"""The place is kept, and found again."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from support.pty_session import PtySession

pytestmark = pytest.mark.wire


def leave_at(words: str, *, by: str = "q") -> None:
    """Read on to `words` and leave."""
    with PtySession() as session:
        session.wait_for("? help")
        session.press(f"/{words}")
        session.press("Enter")
        assert session.at_cursor().startswith(words)
        if by == "q":
            session.press("q")
        else:
            os.kill(session.pid, getattr(signal, by))
        session.wait_until_ended()
        assert session.restored()


@pytest.mark.parametrize("by", ["q", pytest.param("SIGTERM", marks=pytest.mark.slow), "SIGHUP"])
def test_the_same_sentence_next_time_also_at_another_width(by: str) -> None:
    leave_at("glossitis", by=by)
    with PtySession(columns=44, rows=16) as session:
        session.wait_for("Continuing in")
        assert session.at_cursor().startswith("glossitis")
        session.press("Down")
        session.press("g")
        assert session.at_cursor().startswith("Can low")


def test_it_says_where_it_continues() -> None:
    leave_at("glossitis")
    with PtySession(columns=100) as session:
        session.wait_for("Continuing in Symptoms beyond muscle pain, section 5 of 13; g goes to the start.")


def test_a_section_that_is_asked_for_beats_the_place() -> None:
    leave_at("glossitis")
    with PtySession("--section", "Conclusion") as session:
        session.wait_for("? help")
        assert session.at_cursor().startswith("Conclusion")


def test_an_edited_file_opens_at_the_same_sentence(tmp_path: Path) -> None:
    text = tmp_path / "notes.md"
    parts = ["# Notes", *(f"Paragraph {n} tells of thing number {n}. It has two sentences." for n in range(40))]
    text.write_text("\n\n".join(parts), encoding="utf-8")
    with PtySession(str(text)) as session:
        session.wait_for("Paragraph 3")
        session.press("/number 25")
        session.press("Enter", "q")
        assert session.wait_until_ended() == 0
    parts[3:3] = ["A new paragraph.", "And another."]
    del parts[10]
    text.write_text("\n\n".join(parts), encoding="utf-8")
    with PtySession(str(text)) as session:
        session.wait_for("Continuing")
        assert session.at_cursor().startswith("number 25")


@pytest.mark.parametrize(
    ("frontend", "typed", "shown"),
    [
        ("--spoken", b"}}}", "A lack of B12 often upsets"),
        ("--line", b"go symptoms\n", "Symptoms beyond"),
    ],
)
def test_a_linear_frontend_that_is_killed_has_kept_the_place(frontend: str, typed: bytes, shown: str) -> None:
    with PtySession(frontend) as session:
        session.wait_for("help. q: quit." if frontend == "--spoken" else "Enter to read on.")
        session.settle()
        session.send(typed)
        session.wait_for(shown)
        for _ in range(100):
            if any((Path(os.environ["XDG_STATE_HOME"]) / "b12tui" / "places").glob("*.json")):
                break
            session.settle()
        os.kill(session.pid, signal.SIGKILL)
    with PtySession(frontend) as session:
        session.wait_for("Continuing in")


def test_two_frontends_share_the_place() -> None:
    leave_at("glossitis")
    with PtySession("--line") as session:
        session.wait_for("Symptoms beyond muscle pain")
        session.send(b"where\n")
        session.wait_for("section 5 of 13, 3")
        session.send(b"quit\n")
        assert session.wait_until_ended() == 0


def test_where_nothing_can_be_kept_reading_goes_on(tmp_path: Path) -> None:
    nowhere = tmp_path / "file"
    nowhere.write_text("", encoding="utf-8")
    with PtySession(environ={"XDG_STATE_HOME": str(nowhere)}) as session:
        session.wait_for("Saved positions could not be read")
        session.press("PageDown", "q")
        assert session.wait_until_ended() == 0
        assert session.restored()


@pytest.mark.slow
def test_the_next_text_opens_in_the_theme_that_was_taken_last_unless_an_option_says_otherwise(tmp_path: Path) -> None:
    text = tmp_path / "notes.md"
    text.write_text("# Notes\n\nWords.", encoding="utf-8")
    with PtySession() as session:
        session.wait_for("? help")
        session.press("c", "Down", "Enter")
        session.wait_for("Theme: dark.")
        session.press("q")
        session.wait_until_ended()
    for arguments, following in (((), "light"), (("--theme", "contrast"), "plain")):
        with PtySession(str(text), *arguments) as session:
            session.wait_for("? help")
            session.press("c", "Down", "Enter")
            session.wait_for(f"Theme: {following}.")
            os.kill(session.pid, signal.SIGKILL)
