"""SIGINT while modules are imported, first or late: no traceback, and the status that shells expect."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.program, pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")]

INTERRUPTED_AT = """
import os, signal, sys

def interrupt(event, arguments, ended=[]):
    if event == "import" and arguments[0] == {module!r} and not ended:
        ended.append(True)
        os.kill(os.getpid(), signal.SIGINT)

signal.signal(signal.SIGINT, signal.{handler})
sys.addaudithook(interrupt)
sys.argv = ["b12tui", *{arguments!r}]
from b12tui.__main__ import main
sys.exit(main())
"""
"""Sends SIGINT as the import of a module begins."""

LOADED = """
import sys
sys.argv = ["b12tui", *{arguments!r}]
import b12tui.__main__
before = set(sys.modules)
status = b12tui.__main__.main()
print(*(name for name in sys.modules if name not in before), file=sys.stderr)
sys.exit(status)
"""

ENDED = {-signal.SIGINT, 128 + signal.SIGINT}


def ran(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program],
        input="next\nquit\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("module", ["b12tui.cli", "b12tui.cli.start", "b12tui.plain.document_writer"])
def test_an_interrupt_while_a_module_is_imported_prints_nothing(module: str) -> None:
    done = ran(INTERRUPTED_AT.format(module=module, handler="default_int_handler", arguments=["--plain"]))
    assert done.returncode in ENDED
    assert done.stderr == ""


def test_an_interrupt_that_is_ignored_stays_so() -> None:
    done = ran(INTERRUPTED_AT.format(module="b12tui.cli", handler="SIG_IGN", arguments=["--version"]))
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [["--plain"], ["--line"], ["--to=json"], ["--settings"]])
def test_an_interrupt_at_any_import_prints_nothing(arguments: list[str], home: Path) -> None:
    listed = ran(LOADED.format(arguments=arguments))
    *said, modules = listed.stderr.splitlines()
    assert "b12tui.cli" in modules.split()
    ended = 0
    for module in modules.split()[::3]:
        done = ran(INTERRUPTED_AT.format(module=module, handler="default_int_handler", arguments=arguments))
        # Those that are frozen or built in are looked for by nothing; line mode goes on after the first one.
        assert done.returncode in ENDED or done.returncode == 0, module
        assert set(done.stderr.splitlines()) <= set(said), module
        ended += done.returncode in ENDED
    assert ended > 10


CLEANED_UP = """
import os, signal, sys, time
from b12tui.cli.crash_handler import install_crash_handler

class Interrupted:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        for _ in range(10):
            pass

install_crash_handler(keep=False)
raised = 0
for _ in range(20):
    try:
        Interrupted()
        while True:
            time.sleep(0.01)
    except KeyboardInterrupt:
        raised += 1
print(raised)
"""
"""Sends SIGINT while an object is cleaned up, where Python raises nothing, then waits.

Again and again, as a signal that comes just before a system call does not end it.
"""


def test_an_interrupt_while_an_object_is_cleaned_up_is_raised_after_it() -> None:
    done = ran(CLEANED_UP)
    assert (done.returncode, done.stdout, done.stderr) == (0, "20\n", "")
