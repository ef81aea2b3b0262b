"""Rows of one phrase in line mode and plain text on a terminal: the terminal itself wraps them, at blanks."""

from __future__ import annotations

import os
import pty
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from support.document_builders import bullets, document, paragraph, quote

from b12tui.cli.arguments import Arguments
from b12tui.cli.frontends import plain_output
from b12tui.linear.line_mode.output import LineOutput
from b12tui.plain.document_writer import document_text
from b12tui.plain.output_options import Options, Wrap
from b12tui.plain.word_wrap import NEXT_ROW, YASR_PHRASE, phrase, wrap
from b12tui.storage.settings_schema import Settings

WORDS = "One two three four five six seven eight nine ten eleven twelve."


def written(line: str, wrapping: Wrap | int, *, columns: int, phrases: str = "wrap", prompt: bool = True) -> str:
    """Return what line mode writes to a terminal of so many columns."""
    with _terminal(columns) as (master, slave), os.fdopen(os.dup(slave), "w", encoding="utf-8", newline="") as out:
        output = LineOutput(out, phrases=phrases)
        output.has_prompt = prompt
        output.write_line(line, output.width if wrapping is Wrap.NONE else wrapping)
        return os.read(master, 4096).decode().replace("\r\n", "\n")


@contextmanager
def _terminal(columns: int) -> Iterator[tuple[int, int]]:
    import fcntl
    import struct
    import termios

    master, slave = pty.openpty()
    try:
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        yield master, slave
    finally:
        os.close(master)
        os.close(slave)


def test_line_mode_fills_the_rows_of_a_line_and_ends_it_once() -> None:
    rows = wrap(WORDS, 19)
    assert written(WORDS, Wrap.NONE, columns=20) == "".join(row.ljust(20) for row in rows[:-1]) + f"{rows[-1]}\n"
    assert written(WORDS, Wrap.NONE, columns=20, prompt=False) == phrase(rows, 20)
    assert written(WORDS, Wrap.NONE, columns=20, phrases="rows") == "".join(f"{row}\n" for row in rows)
    assert written(WORDS, Wrap.NONE, columns=20, phrases="move") == f"{NEXT_ROW.join(rows)}\n"
    assert written("One. Two.", Wrap.SENTENCE, columns=20) == "One.\nTwo.\n"


def test_line_mode_fills_a_wide_terminal_unless_a_width_was_asked_for() -> None:
    assert [len(row) for row in written(WORDS * 4, Wrap.NONE, columns=200).split("\n")] == [196, 55, 0]
    asked = written(WORDS * 4, 60, columns=200).split("\n")
    assert max(len(row.strip()) for line in asked for row in line.split(" " * 100)) <= 60


def test_plain_text_moves_where_a_reader_says_that_together() -> None:
    text = document(paragraph(WORDS), bullets(WORDS), quote(paragraph(WORDS)))
    moved = document_text(text, Options(wrap=19, columns=20, moves=True))
    assert moved.replace(NEXT_ROW, "\n") == document_text(text, Options(wrap=19))
    assert moved.count("\n") == document_text(text, Options(wrap=Wrap.NONE)).count("\n")


def test_plain_text_fills_rows_behind_their_prefixes() -> None:
    text = document(paragraph(WORDS), bullets(WORDS), quote(paragraph(WORDS)))
    filled = document_text(text, Options(wrap=19, columns=20))
    rows = [line[start : start + 20].rstrip() for line in filled.split("\n") for start in range(0, len(line) or 1, 20)]
    assert "\n".join(rows) == document_text(text, Options(wrap=19))
    assert filled.count("\n") <= document_text(text, Options(wrap=19)).count("\n") / 2


@pytest.mark.parametrize("columns", [19, 20, 78, 80, 200])
def test_a_phrase_is_its_rows_wherever_it_is_wrapped(columns: int) -> None:
    rows = wrap(f"{WORDS} Ä\u0308 \U0001f469\u200d\U0001f4bb 数字 {WORDS * 6}", 19)
    pieces = phrase(rows, columns).split("\n")
    assert " ".join(phrase(rows, columns).split()) == " ".join(" ".join(rows).split())
    assert all(len(piece.encode()) <= YASR_PHRASE for piece in pieces)
    assert phrase(rows, 0) == "\n".join(rows)


@pytest.mark.parametrize(
    ("settings", "environ", "spoken", "printed"),
    [
        (Settings(), {}, "wrap", False),
        (Settings(), {"TSDR_ACTIVE": "true"}, "move", False),
        (Settings(mode="spoken"), {}, "wrap", True),
        (Settings(mode="spoken"), {"ACCESSIBLE": "no"}, "wrap", False),
        (Settings(mode="line"), {"TSDR_ACTIVE": "true"}, "move", True),
        (Settings(), {"ACCESSIBLE": "1"}, "wrap", True),
        (Settings(), {"ACCESSIBLE": "1", "TERM": "dumb"}, "wrap", False),
        (Settings(phrases="wrap"), {}, "wrap", True),
        (Settings(phrases="move"), {"TERM": "dumb"}, "move", False),
        (Settings(phrases="rows"), {"ACCESSIBLE": "1"}, "rows", False),
        (Settings(phrases="move"), {"ACCESSIBLE": "1"}, "move", True),
    ],
)
def test_who_listens_gets_phrases_and_who_copies_rows(
    settings: Settings, environ: dict[str, str], spoken: str, printed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ACCESSIBLE", "TSDR_ACTIVE", "TDSR_ACTIVE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"TERM": "xterm", **environ}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert settings.phrases_in(os.environ) == spoken
    assert plain_output._is_for_the_ear(settings) is printed


def test_plain_text_on_a_terminal_leaves_the_last_column_to_a_blank(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCESSIBLE", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("TSDR_ACTIVE", raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr(plain_output, "_columns", lambda: 40)
    options = plain_output.write_options(Arguments(plain=True), Settings())
    assert (options.wrap, options.columns) == (39, 40)
    options = plain_output.write_options(Arguments(plain=True), Settings(phrases="rows"))
    assert (options.wrap, options.columns) == (40, 0)
