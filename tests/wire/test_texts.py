"""From text to text in a real terminal: files that links lead to."""

from __future__ import annotations

from pathlib import Path

import pytest
from sessions import Session

pytestmark = pytest.mark.wire


@pytest.fixture
def start(tmp_path: Path) -> Path:
    """Two texts that lead to each other."""
    start, other = tmp_path / "start.md", tmp_path / "more" / "other.md"
    other.parent.mkdir()
    words = "\n\n".join(f"Paragraph {n} is here for its length." for n in range(30))
    start.write_text(f"# Start\n\n{words}\n\nSee [the part](more/other.md#part) now.\n", encoding="utf-8")
    other.write_text(f"# Other\n\n{words}\n\n## Part\n\nBack to [the start](../start.md).\n", encoding="utf-8")
    return start


def test_a_link_to_a_file_opens_it_on_the_screen_and_both_places_are_kept(start: Path) -> None:
    with Session(str(start)) as session:
        session.wait_for("Paragraph 1")
        session.press("Tab", "Enter")
        session.wait_for("Opened other.md.")
        assert session.at_cursor().startswith("Part")
        session.press("Backspace")
        session.wait_for("Back in start.md.")
        assert session.at_cursor().startswith("the part now")
        session.press("F")
        session.wait_for("Forward to other.md.")
        assert session.at_cursor().startswith("Part")
        session.press("Down", "q")
        assert session.ended() == 0
        assert session.restored()
    for path, words in ((start, "the part now"), (start.parent / "more" / "other.md", "Back to the start")):
        with Session(str(path)) as session:
            session.wait_for("Continuing in")
            assert session.at_cursor().startswith(words)


def test_the_other_text_goes_on_in_another_head(start: Path) -> None:
    with Session("--spoken", str(start)) as session:
        session.wait_for("Question mark")
        session.press("Tab", "Enter")
        session.wait_for("Opened other.md.")
        session.press("A", "3", "Enter", "Enter")
        session.wait_for("Continuing in Part")
        session.send(b"back\n")
        session.wait_for("Back in start.md.")
        session.send(b"quit\n")
        assert session.ended() == 0
