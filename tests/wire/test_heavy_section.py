"""A section that takes long to read in: something is said, and Esc, Ctrl+C and what leaves are heard meanwhile."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from support.pty_session import PtySession

pytestmark = [pytest.mark.wire, pytest.mark.slow, pytest.mark.xdist_group("computing")]

ITEMS = 16_000
"""Paragraphs of the heavy section; markdown-it takes some ten seconds for them."""
ITEM = (
    "Item {0} tells of *emphasis*, **strong words**, `code`, a [link {0}](https://b12.example/{0}), "
    "![a picture](p{0}.png), and <b>tags</b>.\n"
)


def heavy() -> str:
    return "\n".join(ITEM.format(number) for number in range(ITEMS))


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A text with a heavy section that neither the first page nor the last shows."""
    path = tmp_path_factory.mktemp("behind") / "behind.md"
    light = "Some words.\n\n" * 40
    path.write_text(f"# Title\n\nIntro.\n\n{light}## Heavy\n\n{heavy()}\n## After\n\n{light}", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A text whose first section is heavy."""
    path = tmp_path_factory.mktemp("first") / "first.md"
    path.write_text("# Heavy\n\n" + heavy(), encoding="utf-8")
    return path


@pytest.mark.parametrize("key", ["Esc", "\x03"])
def test_what_is_read_in_is_announced_and_cancelled_by_a_key(behind: Path, home: Path, key: str) -> None:
    with PtySession(str(behind)) as session:
        session.wait_for("Intro.")
        at = session.screen.cursor
        session.send(b"]")
        session.wait_for("Reading “Heavy” … Press Esc to cancel.")
        session.press(key)
        session.wait_for("Cancelled.")
        assert session.screen.cursor == at
        assert "Esc to cancel" not in "\n".join(session.screen.text)
        session.press("Down", "q")
        assert session.wait_until_ended() == 0
        assert session.restored()


@pytest.mark.parametrize("key", [b"q", b"Q", b"jjq", b"\x03\x03"])
def test_who_leaves_waits_for_no_section(behind: Path, home: Path, key: bytes) -> None:
    with PtySession(str(behind)) as session:
        session.wait_for("Intro.")
        session.send(b"]")
        session.wait_for("Press Esc to cancel.")
        session.send(key)
        assert session.wait_until_ended() == 0
        assert session.restored()


def test_a_new_size_is_heeded_when_the_section_is_cancelled(behind: Path, home: Path) -> None:
    with PtySession(str(behind)) as session:
        session.wait_for("Intro.")
        session.send(b"]")
        session.wait_for("Press Esc to cancel.")
        session.resize(60, 20)
        session.press("Esc")
        session.wait_for("Cancelled.")
        assert session.screen.text[18].strip() == "Cancelled."
        session.press("q")
        assert session.wait_until_ended() == 0


@pytest.mark.parametrize("key", [b"q", b"Q", b"\x03", b"Gq", b"j\x1b[Bq"])
def test_a_first_page_that_takes_long_is_announced_and_left(first: Path, home: Path, key: bytes) -> None:
    with PtySession("--encoding", "utf-8", str(first)) as session:  # without a preview
        session.wait_for("Reading “Heavy” … Press q to quit.")
        session.send(key)
        assert session.wait_until_ended() == 0
        assert session.restored()


@pytest.mark.parametrize(("key", "nodes"), [(b"\x1b", False), (b"\x03", False), (b"q", True), (b"Q", True)])
def test_spoken_pages_announce_and_hear_too(behind: Path, home: Path, key: bytes, nodes: bool) -> None:
    with PtySession("--spoken", str(behind)) as session:
        session.wait_for("Question mark: help.")
        session.send(b"]")
        session.wait_for("Reading “Heavy” … Press Esc to cancel.")
        session.send(key)
        if not nodes:
            session.wait_for("Cancelled.")
            session.press("q")
        assert session.wait_until_ended() == 0
        assert session.restored()


@pytest.mark.parametrize("key", [b"q", b"Q", b"\x03"])
def test_spoken_pages_are_left_before_their_first_row(first: Path, home: Path, key: bytes) -> None:
    with PtySession("--spoken", "--encoding", "utf-8", str(first)) as session:
        session.wait_for("Reading “Heavy” … Press q to quit.")
        session.send(key)
        assert session.wait_until_ended() == 0


def test_line_mode_announces_and_its_first_interrupt_cancels(behind: Path, home: Path) -> None:
    with PtySession("--line", str(behind)) as session:
        session.wait_for("\n>")
        session.send(b"go heavy\r")
        session.wait_for("Reading “Heavy” … Press Ctrl+C to cancel.")
        session.send(b"\x03")
        session.wait_for("Cancelled.")
        session.send(b"quit\r")
        assert session.wait_until_ended() == 0


def test_a_typed_quit_is_heard_in_line_mode(behind: Path, home: Path) -> None:
    with PtySession("--line", str(behind)) as session:
        session.wait_for("\n>")
        session.send(b"go heavy\r")
        session.wait_for("Press Ctrl+C to cancel.")
        session.send(b"quit\r")
        assert session.wait_until_ended() == 0


def test_a_page_pasted_where_one_types_is_taken_at_once(behind: Path, home: Path) -> None:
    """It took eleven seconds: each character looked through all names again."""
    with PtySession(str(behind)) as session:
        session.wait_for("Intro.")
        session.press(":")
        os.write(session.fd, b"words " * 600)
        session.press("Esc")
        session.wait_for("? help")  # q right behind Esc would be Alt+Q
        session.press("q")
        assert session.wait_until_ended() == 0


@pytest.mark.parametrize("mode", [(), ("--spoken",)], ids=["screen", "spoken"])
def test_opening_another_text_is_cancelled_by_esc(
    first: Path, home: Path, tmp_path: Path, mode: tuple[str, ...]
) -> None:
    here = tmp_path / "here.md"
    here.write_text(f"# Here\n\nSee [that]({first}) here.\n", encoding="utf-8")
    with PtySession(*mode, str(here)) as session:
        session.wait_for("See" if not mode else "Question mark: help.")
        session.press("Tab", "Enter")
        session.wait_for("Reading “Heavy” … Press Esc to cancel.")
        session.press("Esc")
        session.wait_for("Cancelled.")
        session.press("w" if not mode else "Up")
        session.settle()
        assert "Here" in "\n".join(session.screen.text)
        session.press("q")
        assert session.wait_until_ended() == 0
        assert session.restored()


@pytest.mark.parametrize("mode", [(), ("--spoken",)], ids=["screen", "spoken"])
def test_reading_again_is_cancelled_by_esc_and_can_be_asked_for_again(
    home: Path, tmp_path: Path, mode: tuple[str, ...]
) -> None:
    text = tmp_path / "text.md"
    text.write_text("# Before\n\nWords before.\n", encoding="utf-8")
    with PtySession(*mode, str(text)) as session:
        session.wait_for("Words before" if not mode else "Question mark: help.")
        text.write_text("# After\n\n" + heavy(), encoding="utf-8")
        for _ in range(2):
            session.press("r")
            session.wait_for("Reading “After” … Press Esc to cancel.")
            session.press("Esc")
            session.wait_for("Cancelled.")
            session.press("Up")
            session.settle()
            if not mode:
                assert "Words before." in "\n".join(session.screen.text)
        session.press("q")
        assert session.wait_until_ended() == 0


def test_following_is_cancelled_by_esc_once_for_each_change(home: Path, tmp_path: Path) -> None:
    text = tmp_path / "text.md"
    text.write_text("# Before\n\nWords before.\n", encoding="utf-8")
    with PtySession("--follow", str(text)) as session:
        session.wait_for("Words before.")
        text.write_text("# After\n\n" + heavy(), encoding="utf-8")
        session.wait_for("Reading “After” … Press Esc to cancel.")
        session.press("Esc")
        session.wait_for("Cancelled.")
        time.sleep(2.5)  # past two looks at the file
        session.settle()
        assert "Words before." in "\n".join(session.screen.text)
        assert "Esc to cancel" not in "\n".join(session.screen.text)
        session.press("q")
        assert session.wait_until_ended() == 0
