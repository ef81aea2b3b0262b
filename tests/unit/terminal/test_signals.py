"""Signals that are waited for: each has what the system wants before it hands it over."""

from __future__ import annotations

import signal

import pytest

from b12tui.terminal.signals import SignalHandlers, SignalThread


@pytest.mark.parametrize("number", [signal.SIGWINCH, signal.SIGCONT])
def test_what_a_system_would_throw_away_has_a_handler_while_it_is_watched_for(number: signal.Signals) -> None:
    """As on macOS, where `sigwait` gets no signal that is ignored by default and has no handler."""
    assert signal.getsignal(number) is signal.SIG_DFL
    watch = SignalThread(
        SignalHandlers(end=_nothing, stop=_nothing, resume=_nothing, resize=_nothing, absent=lambda: False)
    )
    watch.start()
    try:
        assert callable(signal.getsignal(number))
    finally:
        watch.stop()
    assert signal.getsignal(number) is signal.SIG_DFL


def test_what_was_ignored_from_the_start_stays_so() -> None:
    before = signal.signal(signal.SIGWINCH, signal.SIG_IGN)
    try:
        watch = SignalThread(
            SignalHandlers(end=_nothing, stop=_nothing, resume=_nothing, resize=_nothing, absent=lambda: False)
        )
        watch.start()
        assert signal.getsignal(signal.SIGWINCH) is signal.SIG_IGN
        watch.stop()
        assert signal.getsignal(signal.SIGWINCH) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGWINCH, before)


def _nothing() -> None:
    """Obey no order."""
