"""Keys that are typed before there is anybody to take them."""

from __future__ import annotations

from queue import Queue
from threading import Event
from typing import cast

import pytest

from b12tui.errors import TerminalLost
from b12tui.terminal.key_decoder import KeyDecoder
from b12tui.terminal.owner import Terminal
from b12tui.terminal.typeahead import Typeahead


class Line:
    """What a terminal is to who listens; None on it: it went away."""

    def __init__(self, *typed: bytes | None) -> None:
        self.typed: Queue[bytes | None] = Queue()
        for each in typed:
            self.typed.put(each)
        self.ended: Queue[str] = Queue()
        self.idle = Event()
        """All that was typed is read."""

    def read(self, _: float | None) -> bytes:
        if self.typed.empty():
            self.idle.set()
        data = self.typed.get(timeout=120)
        if data is None:
            self.idle.set()
            raise TerminalLost("the terminal was closed")
        return data

    def wake(self) -> None:
        self.typed.put(b"")

    def end(self, code: int) -> None:
        self.ended.put(f"ended with {code}")


def listening(line: Line, keys: KeyDecoder | None = None, left: int = 0, *, announced: bool = False) -> Typeahead:
    quits = ("q", "Ctrl+C")
    meanwhile = Typeahead(
        cast("Terminal", line), keys or KeyDecoder(), lambda typed: any(key in quits for key in typed), left
    )
    meanwhile.announced = announced
    meanwhile.listen()
    assert line.idle.wait(20)
    return meanwhile


def test_what_was_typed_is_handed_over_in_its_order_and_once() -> None:
    meanwhile = listening(Line(b"G", b"\x1b[", b"Bj"))
    assert meanwhile.take_over() == ("G", "Down", "j")
    assert meanwhile.take_over() == ()


def test_half_a_key_is_left_to_who_takes_over() -> None:
    meanwhile = listening(Line(b"\x1b["))
    assert meanwhile.take_over() == ()
    assert meanwhile.keys.feed(b"A", 0.0) == ("Up",)


@pytest.mark.parametrize("key", [b"q", b"\x03"])
def test_a_key_that_leaves_is_heeded_at_once(key: bytes) -> None:
    line = Line(key)
    meanwhile = listening(line, left=3)
    assert line.ended.get(timeout=120) == "ended with 3"
    meanwhile.take_over()


def test_behind_another_key_it_waits_as_that_does() -> None:
    line = Line(b"G", b"q")
    assert listening(line).take_over() == ("G", "q")
    assert line.ended.empty()


def test_once_it_has_been_announced_a_key_that_leaves_does_so_behind_any_other() -> None:
    line = Line(b"G", b"j", b"q")
    meanwhile = listening(line, left=3, announced=True)
    assert line.ended.get(timeout=120) == "ended with 3"
    meanwhile.take_over()


def test_a_line_that_went_away_is_left_to_who_reads_next() -> None:
    assert listening(Line(b"j", None)).take_over() == ("j",)


def test_a_fault_is_raised_where_keys_are_taken_over(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = KeyDecoder()

    line = Line(b"j")

    def fail(*_: object) -> tuple[str, ...]:
        line.idle.set()
        raise RuntimeError

    monkeypatch.setattr(keys, "feed", fail)
    meanwhile = listening(line, keys)
    with pytest.raises(RuntimeError), meanwhile:
        meanwhile.take_over()
