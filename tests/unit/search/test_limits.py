"""Matching a pattern takes a second of computing and some memory at most, and others have their turn meanwhile."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import threading

import pytest

from b12tui.cpu_ticks import cpu_ticks
from b12tui.document.cancellation import Cancellation, Cancelled
from b12tui.search import limits
from b12tui.search.limits import BadPattern, MatchBudget
from b12tui.search.query import compile_query

ENDLESS = "/(a+)+b/"
TEXT = "a" * 60


def look(query: str, chars: str, cancellation: Cancellation | None = None) -> None:
    cancellation = cancellation or Cancellation(ticker=cpu_ticks)
    looked_for = compile_query(query, cancellation)
    assert looked_for is not None
    looked_for.spans(chars, MatchBudget(cancellation))


def test_a_pattern_that_takes_all_memory_is_given_up() -> None:
    """In a process of its own: a test before it may have raised the peak further than the pattern can."""
    program = """
from b12tui.cpu_ticks import cpu_ticks
from b12tui.document.cancellation import Cancellation
from b12tui.search import limits
from b12tui.search.query import compile_query

limits.MEMORY_LIMIT, limits.TIME_LIMIT = 16, 60.0
cancellation = Cancellation(ticker=cpu_ticks)
query = compile_query("/(?:(?:(?:|a){1000}){1000}){1000}b/", cancellation)
try:
    query.spans("aaaaaaaaaa", limits.MatchBudget(cancellation))
except limits.BadPattern as error:
    print(error)
"""
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "Search stopped: the pattern needs too much memory. Try a simpler one.\n"


def test_a_pattern_that_takes_long_to_be_read_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TIME_LIMIT", 0.02)
    classes = r"[\0-\U0010ffff]" * 50
    with pytest.raises(BadPattern, match="too long"):
        compile_query(f"/(?i:{classes})/", Cancellation(ticker=cpu_ticks))


def test_whoever_types_on_breaks_a_match_off() -> None:
    cancellation = Cancellation(ticker=cpu_ticks)
    with cancellation.when(lambda: True), pytest.raises(Cancelled):
        look(ENDLESS, TEXT, cancellation)


def test_other_threads_have_their_turn_while_a_pattern_is_matched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TIME_LIMIT", 0.1)
    begin = threading.Event()
    turns = list[int]()

    def take_turns() -> None:
        begin.wait()
        for turn in range(3):
            threading.Event().wait(0.001)
            turns.append(turn)

    other = threading.Thread(target=take_turns)
    other.start()
    begin.set()
    with pytest.raises(BadPattern):
        look(ENDLESS, TEXT)
    had = len(turns)
    other.join()
    assert had == 3


def test_a_timer_that_ran_runs_on() -> None:
    heard = list[int]()
    before = signal.signal(signal.SIGVTALRM, lambda number, _: heard.append(number))
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, 500, 700)
        look("/a+/", "aaa")
        left, interval = signal.getitimer(signal.ITIMER_VIRTUAL)
        assert 400 < left <= 501
        assert 699 < interval < 701
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    assert not heard


def test_a_search_that_used_its_time_up_begins_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TIME_LIMIT", 0.05)
    watch = MatchBudget(Cancellation(ticker=cpu_ticks))
    looked_for = compile_query(ENDLESS)
    assert looked_for is not None
    with pytest.raises(BadPattern):
        looked_for.spans(TEXT, watch)
    with pytest.raises(BadPattern):
        watch.during(lambda: re.search("a", "a"))


def test_a_thread_that_hears_no_signals_looks_between_two_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TIME_LIMIT", 0.05)
    narration = list[str]()

    def match() -> None:
        try:
            look("/a?a?a?a?a?a?a?a?a?a?b/", "a" * 10_000_000)
        except BadPattern as refused:
            narration.append(str(refused))

    thread = threading.Thread(target=match)
    thread.start()
    thread.join()
    assert narration == ["Search stopped: the pattern takes too long. Try a simpler one."]


def test_without_ticks_no_signal_is_touched() -> None:
    def handler() -> object:
        return signal.getsignal(signal.SIGVTALRM)

    before = handler()
    assert MatchBudget(Cancellation()).during(handler) is before
    assert MatchBudget(Cancellation(ticker=cpu_ticks)).during(handler) is not before
    assert handler() is before
