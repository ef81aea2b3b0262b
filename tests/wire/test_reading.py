"""Reading the article in a real terminal, from the first byte to the last."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.pty_session import PtySession

pytestmark = pytest.mark.wire

HINT = "? help"


def test_the_article_is_opened_read_and_left() -> None:
    with PtySession() as session:
        session.wait_for(HINT)
        assert session.screen.visible
        assert session.at_cursor().startswith("Can low vitamin B12")
        session.press("Down")
        assert session.at_cursor().startswith("When muscles ache")
        session.press("/", *"glossitis")
        session.press("Enter")
        assert session.at_cursor().startswith("glossitis")
        session.press("T", "Down", "Right")
        assert session.at_cursor().startswith("Damaged nerves")
        session.press("q")
        assert session.at_cursor().startswith("glossitis")
        session.press(":fastest")
        session.press("Enter", "Enter")
        assert "Injections" in "\n".join(session.screen.text)
        session.press("q")
        assert session.wait_until_ended() == 0
        assert session.restored()


KEYS = (
    *("Down", "Up", "j", "k", "Right", "Left", ")", "(", "}", "{", "]", "[", "s", "a", "p"),
    *("Space", "PageDown", "f", "PageUp", "b", "d", "u", "G", "End", "Home", "g", "t", "q", "n", "N", "i", "."),
    *("Tab", "BackTab", "L", "Backspace", "B", "F", "T", "Down", "Right", "r", "r", "q", "M", "?", "q", "c", "+", "-"),
    *("=", "z", "R", "z", "M", "z", "a", "y", "l", "m", "x", "'", "x", "'", "'", "5", "]", "3", "0", "%", "Enter"),
)


@pytest.mark.slow
@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40), (40, 12)])
def test_after_every_key_the_cursor_is_visible_and_on_something(columns: int, rows: int) -> None:
    with PtySession(columns=columns, rows=rows) as session:
        session.wait_for("muscles")
        for key in KEYS:
            session.press(key)
            assert session.screen.visible, key
            assert session.at_cursor(2).strip(), key
        session.press("Q")
        assert session.wait_until_ended() == 0
        assert session.restored()


def test_text_on_standard_input_is_read_and_keys_come_from_the_terminal(tmp_path: Path) -> None:
    text = tmp_path / "piped.md"
    text.write_text("# Piped\n\nFrom standard input.\n", encoding="utf-8")
    log = tmp_path / "errors"
    with PtySession("-", stdin=str(text), stderr=str(log)) as session:
        session.wait_for("From standard input.")
        session.press("q")
        assert session.wait_until_ended() == 0
        assert session.restored()
    assert log.read_bytes() == b""


def test_a_key_typed_before_the_first_picture_is_kept() -> None:
    with PtySession() as session:
        session.send(b"G")
        session.wait_for("professional medical advice")
        assert "G" not in session.screen.text[0]
        session.press("q")
        assert session.wait_until_ended() == 0


def test_an_arrow_split_by_a_slow_line_is_one_key() -> None:
    with PtySession() as session:
        session.wait_for(HINT)
        for byte in b"\x1b[B":
            session.send(bytes([byte]))
            session.settle()
        assert session.at_cursor().startswith("When muscles ache")


def test_a_late_answer_of_the_terminal_is_swallowed() -> None:
    with PtySession() as session:
        session.wait_for(HINT)
        session.send(b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\\x1b[?64;1;2c")
        session.settle()
        assert session.at_cursor().startswith("Can low vitamin B12")


def test_a_resize_keeps_the_place() -> None:
    with PtySession() as session:
        session.wait_for(HINT)
        session.press("PageDown", "Down")
        words = session.at_cursor(6)
        session.resize(40, 12)
        assert session.at_cursor(6) == words
        session.resize(120, 40)
        assert session.at_cursor(6) == words


def test_columns_and_lines_that_a_shell_exports_are_not_believed() -> None:
    written = []
    for environ in ({}, {"COLUMNS": "44", "LINES": "13"}):
        with PtySession(environ=environ) as session:
            session.wait_for(HINT)
            written.append(session.written)
    assert written[0] == written[1]


@pytest.mark.parametrize("name", ["TERM", "HUP"])
def test_a_signal_restores_the_terminal(name: str) -> None:
    import os
    import signal

    with PtySession() as session:
        session.wait_for(HINT)
        os.kill(session.pid, getattr(signal, f"SIG{name}"))
        assert session.wait_until_ended() != 0
        assert session.restored()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("missing.md",), 1, "file not found: missing.md"),
        (("--theme", "pink"), 2, '--theme must be "terminal"'),
        (("--nonsense",), 2, "--help"),
        (("--section", "99"), 2, "--contents"),
    ],
)
def test_a_mistake_is_one_sentence_with_the_remedy(arguments: tuple[str, ...], code: int, words: str) -> None:
    with PtySession(*arguments) as session:
        assert session.wait_until_ended() == code
        text = " ".join(" ".join(session.screen.text).split())
        assert text.startswith("b12tui: error: ")
        assert words in text
        assert "Traceback" not in text
        assert session.restored()


def test_a_dumb_terminal_gets_the_conversation() -> None:
    with PtySession(environ={"TERM": "dumb"}) as session:
        session.wait_for("read on.\n>")
        assert session.screen.text[0].startswith("Line mode, because")
        session.send(b"quit\n")
        assert session.wait_until_ended() == 0
        assert b"\x1b" not in session.written
