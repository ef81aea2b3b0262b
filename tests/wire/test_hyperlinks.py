"""Links that the reader's own terminal can follow (OSC 8): only where they are asked for, and only on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.pty_session import PtySession

pytestmark = pytest.mark.wire

OSC8 = b"\x1b]8;"
TEXT = "# Notes\n\nSee [a page that is](https://example.org/a?b;c) good, [another](https://example.org/).\n\nEnd.\n"


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "notes.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def leads(session: PtySession) -> dict[str, set[tuple[int, str]]]:
    """Return the words of each link on the screen, by row, by where it leads."""
    found: dict[str, set[tuple[int, str]]] = {}
    for number, row in enumerate(session.screen.cells):
        for link in {cell.look.link for cell in row if cell.look.link}:
            words = "".join(cell.text for cell in row if cell.look.link == link)
            found.setdefault(link[1], set()).add((number, words))
    return found


def test_where_they_are_asked_for_links_can_be_followed(text: Path) -> None:
    with PtySession("--hyperlinks", str(text), columns=24, rows=16) as session:
        session.wait_for("End.")
        first, second = leads(session).items()
        assert first[0] == "https://example.org/a?b;c"
        assert "".join(words for _, words in sorted(first[1])).replace(" ", "") == "apagethatis"
        assert second[0] == "https://example.org/"
        session.press("Down", "t", "q", "Q")
        assert session.wait_until_ended() == 0
        assert session.restored()
        assert session.screen.look.link is None
    assert session.written.count(OSC8 + b";\x1b\\") > 2


@pytest.mark.parametrize(
    "arguments", [("--line",), ("--spoken",), ("--plain",), ()], ids=["line", "spoken", "plain", "not asked for"]
)
def test_nowhere_else_is_one_written(arguments: tuple[str, ...], text: Path) -> None:
    asked = ("--hyperlinks",) if arguments else ()
    with PtySession(*arguments, *asked, str(text)) as session:
        session.wait_for({"--line": ">", "--spoken": "Notes"}.get("".join(arguments), "End."))
        if arguments != ("--plain",):
            session.send(b"\n\nquit\n" if arguments == ("--line",) else b"jjQ")
        assert session.wait_until_ended() == 0
    assert OSC8 not in session.written


def test_a_console_is_spared(text: Path) -> None:
    with PtySession("--hyperlinks", str(text), environ={"TERM": "linux"}) as session:
        session.wait_for("End.")
        session.press("Q")
        assert session.wait_until_ended() == 0
    assert OSC8 not in session.written
