"""No test changes the process that runs it: see `support.process_state` and the hooks of `tests/conftest.py`."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from support.process_state import ProcessState

resource = pytest.importorskip("resource")


def test_what_changed_is_named_and_restored(tmp_path: Path) -> None:
    folder, handler = Path.cwd(), signal.getsignal(signal.SIGHUP)
    state = ProcessState()
    assert state.restore() == []
    os.environ |= {"ADDED": "1", "TERM": "dumb"}
    home = os.environ.pop("HOME")
    os.chdir(tmp_path)
    signal.signal(signal.SIGHUP, lambda *_: None)
    assert state.restore() == ["ADDED", "HOME", "TERM", "the working directory"]
    assert "ADDED" not in os.environ
    assert os.environ["TERM"] == "xterm-256color"
    assert os.environ["HOME"] == home
    assert Path.cwd() == folder
    assert signal.getsignal(signal.SIGHUP) is handler


def test_no_limit_is_set_in_this_process() -> None:
    with pytest.raises(pytest.fail.Exception, match="process of its own"):
        resource.setrlimit(resource.RLIMIT_CORE, resource.getrlimit(resource.RLIMIT_CORE))


def test_a_child_may_limit_itself() -> None:
    limit = (0, resource.getrlimit(resource.RLIMIT_CORE)[1])
    command = [sys.executable, "-c", "import resource; print(resource.getrlimit(resource.RLIMIT_CORE)[0])"]
    ran = subprocess.run(
        command, capture_output=True, check=True, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, limit)
    )
    assert ran.stdout == b"0\n"
