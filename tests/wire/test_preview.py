"""A large text: the page that is drawn before it is read is the page that stands there when it is."""

from __future__ import annotations

import os
import shlex
import signal
import sys
import time
from pathlib import Path

import pytest
from support.pty_session import PtySession

from b12tui.cli.frontends.preview import PREVIEW_FROM

pytestmark = pytest.mark.wire

SECTIONS = 160
WHOLE = ("--encoding", "utf-8")
"""Whoever says what the bytes are gets no preview."""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("book") / "book.md"
    sentence = "Section {0} tells of thing number {0}, “in words”, and of a [link][far]{1}. "
    parts = ["# A book"]
    for number in range(SECTIONS):
        parts.append(f"## Section {number}")
        note = "[^n]" if number == 3 else ""
        parts.extend(sentence.format(f"{number}-{line}", note) * 4 for line in range(8))
    parts.append("[far]: https://b12.example/far\n[^n]: A note.")
    path.write_text("\n\n".join(parts), encoding="utf-8")
    assert path.stat().st_size > PREVIEW_FROM
    return path


def shown(*arguments: str, words: str, size: tuple[int, int] = (80, 24)) -> tuple[list[str], tuple[int, int]]:
    with PtySession(*arguments, columns=size[0], rows=size[1]) as session:
        session.wait_for(words)
        found = list(session.screen.text), session.screen.cursor
        session.press("q")
        session.wait_until_ended()
        assert session.restored()
    return found


@pytest.mark.parametrize(
    "size", [(80, 24), *(pytest.param(size, marks=pytest.mark.slow) for size in ((120, 40), (40, 12)))]
)
def test_the_beginning_is_the_same_with_a_preview_and_without(book: Path, size: tuple[int, int]) -> None:
    assert shown(str(book), words="Section 0-0", size=size) == shown(*WHOLE, str(book), words="Section 0-0", size=size)


@pytest.mark.parametrize("size", [(80, 24), pytest.param((120, 40), marks=pytest.mark.slow)])
def test_where_it_was_left_is_the_same_with_a_preview_and_without(book: Path, size: tuple[int, int]) -> None:
    with PtySession(str(book)) as session:
        session.wait_for("Section 0-0")
        session.press("/number 144-5", "Enter", "q")
        session.wait_until_ended()
    continuing = "Continuing in Section 144, section 145 of 160"
    early = shown(str(book), words=continuing, size=size)
    assert early == shown(*WHOLE, str(book), words=continuing, size=size)
    assert any("number 144-5" in row for row in early[0])


def test_the_rows_of_the_text_are_drawn_once_and_what_was_not_known_is_added(book: Path) -> None:
    with PtySession(str(book)) as session:
        session.wait_for("Section 0-0")
        session.press("/number 144-5", "Enter", "q")
        session.wait_until_ended()
    with PtySession(str(book)) as session:
        session.wait_for("Continuing in Section 144, section 145 of 160")
        # A preview knows no numbers of sections.
        assert b"Continuing in Section 144; g goes" in session.written
        shown = "\n".join(session.screen.text).count("thing number 144-5")
        assert shown
        assert session.written.count(b"thing number 144-5") == shown


def test_what_is_typed_during_a_preview_is_done(book: Path) -> None:
    with PtySession(str(book)) as session:
        session.send(b"G")
        session.wait_for(" end")
        assert "Section 159-7" in "\n".join(session.screen.text)


NEVER_READ = """
import sys, time
from b12tui import cli, markdown
parsed = markdown.parse
def never(source, **named):
    if len(source) > 200_000:
        time.sleep(3600)
    return parsed(source, **named)
markdown.parse = never
sys.exit(cli.main())
"""
"""A text that never comes to be read in."""


@pytest.mark.parametrize(("key", "options"), [("q", ()), ("Q", ()), ("\x03", ()), ("q", ("--restricted",))])
def test_who_leaves_during_a_preview_waits_for_nothing(key: str, options: tuple[str, ...], book: Path) -> None:
    with PtySession(*options, str(book), command=(sys.executable, "-c", NEVER_READ)) as session:
        session.wait_for("Section 0-0")
        session.send(key.encode())
        assert session.wait_until_ended() == 0
        assert session.restored()


@pytest.mark.parametrize("keys", [*(pytest.param(keys, marks=pytest.mark.slow) for keys in ("\x1b", "Gq")), "\x1b[B"])
def test_other_keys_wait_for_the_text(keys: str, book: Path) -> None:
    with PtySession(str(book), command=(sys.executable, "-c", NEVER_READ)) as session:
        session.wait_for("Section 0-0")
        session.send(keys.encode())
        time.sleep(1.2)  # an Esc is a key after a second
        assert session.running()
        os.kill(session.pid, signal.SIGTERM)
        assert session.wait_until_ended() == 128 + signal.SIGTERM
        assert session.restored()


def test_bytes_that_come_later_decide_what_the_text_is(tmp_path: Path) -> None:
    path = tmp_path / "latin.md"
    path.write_bytes(b"# Latin\n\n" + b"Plain words.\n\n" * 30_000 + b"caf\xe9\n")
    with PtySession(str(path)) as session:
        session.wait_for("Windows-1252")
        session.press("G")
        assert "café" in "\n".join(session.screen.text)


def test_what_can_not_be_read_is_said_on_the_shells_screen(tmp_path: Path) -> None:
    path = tmp_path / "odd.md"
    path.write_bytes(b"# Odd\n\n" + b"Plain words.\n\n" * 200_000)
    with PtySession("--limit", "1", str(path)) as session:
        assert session.wait_until_ended() == 1
        assert "more than the limit of 1 MB" in " ".join(session.screen.text)
        assert session.restored()


CHANGES = 3_000
ALL_READ = """
import sys
from b12tui import cli
from b12tui.cli.frontends import preview
preview.PREVIEW_FROM = 10**9
sys.exit(cli.main())
"""
"""A start that draws nothing before all is read."""

NEVER_OUTLINED = """
import sys, time
from b12tui import cli
from b12tui.shapes import document_builder
outlined = document_builder.diff_outline
def never(source):
    if len(source) > 200_000:
        time.sleep(3600)
    return outlined(source)
document_builder.diff_outline = never
sys.exit(cli.main())
"""
"""A diff whose outline is never made."""


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("log") / "log"
    path.write_text(
        "".join(
            f"commit {number:040x}\nAuthor: A <a@b12.example>\n\n    Change {number}\n\ndiff --git a/f b/f\n"
            f"--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@ def f():\n-old {number} word\n+new {number} word\n\n"
            for number in range(CHANGES)
        ),
        encoding="utf-8",
    )
    assert path.stat().st_size > PREVIEW_FROM
    return path


def piped(log: Path, script: str = "import sys; from b12tui import cli; sys.exit(cli.main())") -> PtySession:
    line = f"cat {shlex.quote(str(log))} | {shlex.quote(sys.executable)} -c {shlex.quote(script)}"
    return PtySession("-c", line, command=("/bin/sh",))


def test_a_large_diff_from_a_pipe_begins_the_same_with_a_preview_and_without(log: Path) -> None:
    found = []
    for session in (piped(log), piped(log, ALL_READ)):
        with session:
            session.wait_for("Read as a diff")
            session.settle()
            first = list(session.screen.text), session.screen.cursor
            assert session.written.count(b"old 0 word") == 1
            session.press("/new 2999", "Enter")
            session.wait_for("new 2999 word")
            found.append((first, list(session.screen.text), session.screen.cursor))
            session.press("q")
            assert session.wait_until_ended() == 0
            assert session.restored()
    assert found[0] == found[1]


def test_a_large_diff_from_a_pipe_opens_where_it_was_left(log: Path) -> None:
    with piped(log) as session:
        session.wait_for("Change 0")
        session.press("/new 1500", "Enter", "q")
        assert session.wait_until_ended() == 0
    with piped(log) as session:
        session.wait_for("Continuing in")
        assert b"old 0 word" not in session.written
        assert "new 1500 word" in "\n".join(session.screen.text)


@pytest.mark.parametrize("key", ["q", "\x03"])
def test_who_leaves_while_a_diff_from_a_pipe_is_outlined_waits_for_nothing(key: str, log: Path) -> None:
    with piped(log, NEVER_OUTLINED) as session:
        session.wait_for("Change 0")
        session.send(key.encode())
        assert session.wait_until_ended() == 0
        assert session.restored()
