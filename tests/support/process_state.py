"""State of the process that runs the tests: its environment, its folder, its handlers of signals, its limits.

A test that changes these changes all later tests of its worker, which then fail far from the cause.
"""

from __future__ import annotations

import os
import signal

import pytest

HANDLED = [
    getattr(signal, name) for name in ("SIGHUP", "SIGQUIT", "SIGTERM", "SIGTSTP", "SIGXCPU") if hasattr(signal, name)
]
"""Signals for which the program installs handlers that it keeps until it ends."""


class ProcessState:
    """The environment, folder and handlers of signals of this process at one moment."""

    def __init__(self) -> None:
        """Record the state of now."""
        self._environ = _environ()
        self._folder = os.getcwd()  # noqa: PTH109 - after each test: a string is compared faster
        self._handlers = {number: signal.getsignal(number) for number in HANDLED}

    def change(self, variables: dict[str, str]) -> None:
        """Set variables, which from then on belong to the state."""
        os.environ.update(variables)
        self._environ = _environ()

    def restore(self) -> list[str]:
        """Restore the state; return the names of variables that had changed, and `the working directory` if it had.

        Handlers of signals are restored without a word, as line mode keeps its own until the process ends.
        """
        for number, handler in self._handlers.items():
            if signal.getsignal(number) is not handler and handler is not None:
                signal.signal(number, handler)
        changed = list[str]()
        if (now := _environ()) != self._environ:
            names = sorted(name for name in now | self._environ if now.get(name) != self._environ.get(name))
            for name in names:
                if name in self._environ:
                    os.environb[name] = self._environ[name]
                else:
                    del os.environb[name]
            changed += map(os.fsdecode, names)
        if os.getcwd() != self._folder:  # noqa: PTH109
            changed.append("the working directory")
            os.chdir(self._folder)
        return changed


def _environ() -> dict[bytes, bytes]:
    """Return the environment without pytest's own variable, which names the test.

    After each test: the dictionary beneath is copied in a hundredth of the time that decoding all of it takes.
    """
    environ: dict[bytes, bytes] = os.environ._data.copy()  # type: ignore[attr-defined]
    environ.pop(b"PYTEST_CURRENT_TEST", None)
    return environ


def refuse_limits() -> None:
    """Have setrlimit(2) fail the test that calls it in this process, as a limit can't be raised again.

    It is `--restricted` that sets limits: its tests start a process of their own. A child may limit itself.
    """
    try:
        import resource
    except ImportError:  # there are no limits on this system
        return
    process, setrlimit = os.getpid(), resource.setrlimit

    def refused(kind: int, limits: tuple[int, int], /) -> None:
        if os.getpid() == process:
            pytest.fail("setrlimit would limit all later tests of this process; start a process of its own")
        setrlimit(kind, limits)

    resource.setrlimit = refused
