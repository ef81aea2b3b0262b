"""Standard input whose writer goes on, and files that grow: the reader stays, and is told once that more has come."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from b12tui.cli import main
from b12tui.cli.frontends import live_output
from b12tui.cli.session.effects import perform
from b12tui.cli.session.persistence import DocumentStore
from b12tui.cli.session.session import Session
from b12tui.core.appearance import Appearance
from b12tui.core.effects import CheckForUpdate
from b12tui.core.state import ReaderState
from b12tui.document import Position
from b12tui.errors import TooLarge
from b12tui.fastclass import replace
from b12tui.growing_input import GrowingInput
from b12tui.readers import read
from b12tui.source import DEFAULT_LIMIT, Source, read_source

BEGINNING = "".join(f"08:00:0{number} line {number}\n" for number in range(5))


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    ends = os.pipe()
    yield ends
    for end in ends:
        try:
            os.close(end)
        except OSError:
            continue


def wait(condition: Callable[[], object]) -> None:
    for _ in range(6_000):
        if condition():
            return
        time.sleep(0.01)
    raise AssertionError("it never came")


def paused(pipe: tuple[int, int], written: bytes, limit: int = DEFAULT_LIMIT) -> tuple[GrowingInput, bytes]:
    """Return the input of a pipe whose writer pauses behind what it wrote, and its first whole lines."""
    os.write(pipe[1], written)
    growing = GrowingInput(pipe[0], limit)
    return growing, growing.first(pause=0.01)


def begun(growing: GrowingInput | None, text: str, path: Path | None = None) -> tuple[Session, ReaderState]:
    source = Source("standard input" if path is None else path.name, text, path=path, growing=growing, piped=not path)
    name = "-" if path is None else str(path)
    state = ReaderState(read(source, "lines"), document_id=name, position=Position(0, 0, 15), follows=True)
    session = Session(source, DocumentStore(source, Appearance(), built_in=False, keep=False))
    session.growing_format = "lines"
    return session, state


def looked(session: Session, state: ReaderState) -> ReaderState:
    return perform(session, replace(state, effect=CheckForUpdate(), message=""))


def arrived(session: Session, state: ReaderState) -> ReaderState:
    """Return the state once more has come."""
    found: list[ReaderState] = []

    def came() -> bool:
        found.append(looked(session, state))
        return found[-1].document is not state.document

    wait(came)
    return found[-1]


def test_an_input_that_ends_is_whole(pipe: tuple[int, int]) -> None:
    os.write(pipe[1], b"one\ntwo")
    os.close(pipe[1])
    growing = GrowingInput(pipe[0], DEFAULT_LIMIT)
    assert growing.first() == b"one\ntwo"
    assert growing.ended
    assert growing.take() is None


def test_an_input_that_pauses_is_shown_in_whole_lines_and_goes_on(pipe: tuple[int, int]) -> None:
    growing, first = paused(pipe, b"one\ntw")
    assert first == b"one\n"
    os.write(pipe[1], b"o\nthr")
    takes: list[bytes] = []

    def came() -> bool:
        takes.extend(filter(None, [growing.take()]))
        return bool(takes)

    wait(came)
    assert takes == [b"one\ntwo\n"]
    os.close(pipe[1])
    wait(lambda: growing.ended)
    assert growing.take() == b"one\ntwo\nthr"
    assert growing.take() is None


def test_an_input_beyond_the_limit_is_cut_and_its_writer_stopped(pipe: tuple[int, int]) -> None:
    growing, first = paused(pipe, b"one\n", 10)
    assert first == b"one\n"
    os.close(pipe[0])
    os.write(pipe[1], b"two\nthree\n")
    wait(lambda: growing.ended)
    assert growing.is_cut
    with pytest.raises(BrokenPipeError):
        os.write(pipe[1], b"more")


def test_lines_that_come_don_t_move_the_reader_and_are_told_once(pipe: tuple[int, int]) -> None:
    growing, first = paused(pipe, BEGINNING.encode())
    session, state = begun(growing, first.decode())
    os.write(pipe[1], b"08:00:06 line 6\n08:00:07 line 7\n")
    after = arrived(session, state)
    assert after.position == state.position
    assert after.message == "2 new lines at the end."
    os.write(pipe[1], b"08:00:08 line 8\n")
    later = arrived(session, after)
    assert (later.position, later.message) == (state.position, "")
    at_end = replace(later, position=Position(0, 0, later.document.text_nodes(0)[0].text.chars.index("line 6")))
    os.write(pipe[1], b"08:00:09 line 9\n")
    assert arrived(session, at_end).message == "1 new line at the end."


def test_an_input_that_is_cut_is_told(pipe: tuple[int, int]) -> None:
    growing, first = paused(pipe, BEGINNING.encode(), len(BEGINNING) + 20)
    session, state = begun(growing, first.decode())
    os.write(pipe[1], b"08:00:06 line 6\n08:00:07 line 7\n")
    wait(lambda: growing.ended)
    assert arrived(session, state).message.startswith("Standard input is larger than the limit")


def test_a_followed_file_that_grows_is_read_on_at_the_same_of_equal_lines(tmp_path: Path) -> None:
    path = tmp_path / "app.log"
    text = "same line\n" * 50
    path.write_text(text, encoding="utf-8")
    session, state = begun(None, text, path)
    state = replace(state, position=Position(0, 1, 30))
    path.write_text(text + "same line\n" * 40, encoding="utf-8")
    after = looked(session, state)
    assert after.position == state.position
    assert after.message == "40 new lines at the end."


def test_a_pipe_that_is_no_standard_input_of_ours_is_read_to_its_end(tmp_path: Path) -> None:
    with (tmp_path / "text").open("wb+") as file:
        file.write(b"words\n")
        file.seek(0)
        assert read_source("-", standard_input=file, grows=True).growing is None


def test_printed_lines_come_as_they_are_written(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "b12tui", "--plain", "-"]
    environ = {**os.environ, "XDG_STATE_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for line in (b"08:00 one\n", b"08:01 two\n"):
            running.stdin.write(line)
            running.stdin.flush()
            assert running.stdout.readline() == line
        running.stdin.close()
        assert running.stdout.read() == b""
        assert running.wait() == 0


def test_a_pipe_whose_reads_do_not_wait_is_read_to_its_end(pipe: tuple[int, int]) -> None:
    os.set_blocking(pipe[0], False)
    growing, first = paused(pipe, b"one\n")
    assert first == b"one\n"
    os.write(pipe[1], b"two\n")
    wait(lambda: growing.take() == b"one\ntwo\n")
    os.close(pipe[1])
    assert growing.rest() == b"one\ntwo\n"


@pytest.mark.parametrize(
    "data", [b"a\r\nb\r\n", b"a\xe9\nb\n", b"\xef\xbb\xbfa\nb\n", "é\n".encode(), b"\xff\xfea\0\n\0"]
)
def test_a_followed_file_is_printed_on_from_the_byte_that_was_read_last(
    data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "x.log"
    file.write_bytes(data)
    begun: list[int] = []
    monkeypatch.setattr(live_output, "print_file", lambda _path, size, _limit, **_: begun.append(size))
    assert main(["--plain", "--follow", str(file)]) == 0
    assert begun == [len(data)]


def appended(file: Path, data: bytes) -> None:
    with file.open("ab") as end:
        end.write(data)


class Ended(Exception):
    """The end of a test's file that never ends."""


def printed_on(
    file: Path, steps: list[Callable[[], object]], monkeypatch: pytest.MonkeyPatch, limit: int = DEFAULT_LIMIT
) -> str:
    """Return what is printed of a file that each step changes, from the bytes on that it has at first."""
    said: list[str] = []
    todo = iter(steps)

    def sleep(_: float) -> None:
        try:
            next(todo)()
        except StopIteration:
            raise Ended from None

    monkeypatch.setattr("b12tui.cli.frontends.live_output.time.sleep", sleep)
    monkeypatch.setattr(live_output, "_write", lambda text, **_: said.append(text))
    source = read_source(str(file))
    with pytest.raises(Ended):
        live_output.print_file(file, source.size, limit, encoding=None, ascii_only=False)
    return "".join(said)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-16"])
def test_lines_added_to_a_file_are_read_in_its_encoding(
    encoding: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "x.log"
    mark = "" if encoding in ("utf-8", "utf-16") else "\ufeff"
    file.write_bytes(f"{mark}one, 1\n".encode(encoding))
    plain = "utf-16-le" if encoding == "utf-16" else encoding

    def add(data: bytes) -> Callable[[], object]:
        return lambda: appended(file, data)

    # U+0A0A and U+010A hold the byte of a line feed.
    added = "two \u0a0a \u010a é\nthr".encode(plain)
    cut = len("two \u0a0a".encode(plain))
    steps = [add(added[:cut]), add(added[cut:]), add("ee\n".encode(plain)), lambda: None]
    assert printed_on(file, steps, monkeypatch) == "two \u0a0a \u010a é\nthree\n"
    assert printed_on(file, [lambda: file.write_bytes(f"{mark}new\n".encode(plain))], monkeypatch) == "new\n"


def test_lines_added_to_a_compressed_file_are_printed_when_it_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "x.log.gz"
    file.write_bytes(gzip.compress(b"one\n"))
    more = gzip.compress(b"two\nthr")
    steps: list[Callable[[], object]] = [
        lambda: file.write_bytes(gzip.compress(b"one\n") + more[:9]),
        lambda: file.write_bytes(gzip.compress(b"one\n") + more),
        lambda: file.write_bytes(gzip.compress(b"one\ntwo\nthree\n")),
        file.unlink,
        lambda: file.write_bytes(gzip.compress(b"new\n")),
    ]
    assert printed_on(file, steps, monkeypatch) == "two\nthree\nnew\n"


def test_a_compressed_file_that_grows_beyond_the_limit_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "x.log.gz"
    file.write_bytes(gzip.compress(b"one\n"))
    with pytest.raises(TooLarge):
        printed_on(file, [lambda: file.write_bytes(gzip.compress(b"one\n" * 9))], monkeypatch, limit=20)


def test_a_pipe_of_two_bytes_a_character_is_cut_between_lines(pipe: tuple[int, int]) -> None:
    growing = GrowingInput(pipe[0], DEFAULT_LIMIT)
    text = "one, 1\n\u0a0a".encode("utf-16-le")
    os.write(pipe[1], text)
    assert growing.first(pause=0.01) == "one, 1\n".encode("utf-16-le")
    assert growing.encoding == "utf-16-le"
    os.close(pipe[1])
    assert growing.rest() == text
