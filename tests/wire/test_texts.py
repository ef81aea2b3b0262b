"""From text to text in a real terminal: files that links lead to."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support.pty_session import PtySession

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
    with PtySession(str(start)) as session:
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
        assert session.wait_until_ended() == 0
        assert session.restored()
    for path, words in ((start, "the part now"), (start.parent / "more" / "other.md", "Back to the start")):
        with PtySession(str(path)) as session:
            session.wait_for("Continuing in")
            assert session.at_cursor().startswith(words)


def test_the_other_text_goes_on_in_another_head(start: Path) -> None:
    with PtySession("--spoken", str(start)) as session:
        session.wait_for("Question mark")
        session.press("Tab", "Enter")
        session.wait_for("Opened other.md.")
        session.press("A", "3", "Enter", "Enter")
        session.wait_for("Continuing in Part")
        session.send(b"back\n")
        session.wait_for("Back in start.md.")
        session.send(b"quit\n")
        assert session.wait_until_ended() == 0


def test_a_followed_file_is_shown_as_it_is_written_and_out_of_sight_writes_nothing(start: Path) -> None:
    with PtySession("--follow", str(start)) as session:
        session.wait_for("Paragraph 1")
        before = len(session.written)
        text = start.read_text(encoding="utf-8")
        start.write_text(f"{text}\nFar below.\n", encoding="utf-8")
        for _ in range(12):  # longer than it takes to look again
            session.settle()
        assert len(session.written) == before
        start.write_text(text.replace("Paragraph 1 is", "Paragraph one is"), encoding="utf-8")
        session.wait_for("Paragraph one is")
        session.press("D")
        session.wait_for("1. Paragraph one is here")
        session.press("q", "q")
        assert session.wait_until_ended() == 0


def test_a_file_is_read_again_at_the_same_words(start: Path) -> None:
    with PtySession(str(start)) as session:
        session.wait_for("Paragraph 1")
        session.press("/Paragraph 20", "Enter")
        text = start.read_text(encoding="utf-8")
        start.write_text(text.replace("# Start", "# Start\n\nMore words before."), encoding="utf-8")
        session.press("r")
        session.wait_for("Reloaded: 1 block changed.")
        assert session.at_cursor().startswith("Paragraph 20")
        session.press("q")
        assert session.wait_until_ended() == 0


@pytest.mark.parametrize(("frontend", "key"), [("--spoken", b"\x1b[B"), ("--line", b"where\n")])
def test_linear_frontends_tell_of_a_change_at_the_next_key_and_not_before(
    start: Path, frontend: str, key: bytes
) -> None:
    with PtySession("--follow", frontend, str(start)) as session:
        session.wait_for("Heading 1: Start" if frontend == "--spoken" else ">")
        before = len(session.written)
        start.write_text(start.read_text(encoding="utf-8").replace("Paragraph 3 is", "This is"), encoding="utf-8")
        for _ in range(6):
            session.settle()
        assert len(session.written) == before
        session.send(key)
        session.wait_for("Reloaded: 1 block changed.")
        session.send(b"q\n" if frontend == "--line" else b"Q")
        assert session.wait_until_ended() == 0


EDITOR = """\
import pathlib, sys
line, path = sys.argv[1:]
print("The editor has", line)
typed = input()
text = pathlib.Path(path).read_text(encoding="utf-8")
pathlib.Path(path).write_text(text.replace("# Start", "# Start\\n\\n" + typed), encoding="utf-8")
"""


@pytest.mark.parametrize("frontend", ["--spoken", "--line", ""])
def test_the_editor_has_the_terminal_and_the_keys_and_then_the_reader_has_them(start: Path, frontend: str) -> None:
    editor = start.with_name("nano")
    editor.write_text(f"#!{sys.executable}\n{EDITOR}", encoding="utf-8")
    editor.chmod(0o700)
    with PtySession(*filter(None, [frontend]), str(start), environ={"VISUAL": str(editor)}) as session:
        session.wait_for(">" if frontend == "--line" else "Start")
        session.send(b"find length\nedit\n" if frontend == "--line" else b"/Paragraph 2 is\r")
        if frontend != "--line":
            session.settle()
            session.send(b"e")
        session.wait_for("The editor has +")
        assert not session.screen.alternate
        session.send(b"Typed in the editor.\n")
        session.wait_for("Reloaded: 1 block changed.")
        assert session.screen.alternate is (frontend == "")
        session.send(b"find Typed\n" if frontend == "--line" else b"/Typed in\r")
        session.wait_for("Typed in the editor.")
        session.send(b"quit\n" if frontend == "--line" else b"Q")
        assert session.wait_until_ended() == 0
        assert session.restored()


@pytest.mark.parametrize(("mode", "first"), [("", ("Enter",)), ("--spoken", ("Tab", "Enter"))])
def test_a_folder_is_a_list_to_choose_from(start: Path, mode: str, first: tuple[str, ...]) -> None:
    """The cursor of the screen is on the first text at once; speech says the title first."""
    with PtySession(*filter(None, [mode]), str(start.parent)) as session:
        session.wait_for("Heading 1" if mode else "start.md")
        session.press(*first)
        session.wait_for("Opened start.md.")
        session.press("Backspace")
        session.wait_for("Back in ")
        session.press("Tab", "Enter")
        session.wait_for("Opened other.md.")
        session.press("Q")
        assert session.wait_until_ended() == 0
