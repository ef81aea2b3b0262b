"""Workers of pytest-xdist report every outcome, though not every phase."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TESTS = """
import pytest

@pytest.fixture
def broken():
    raise ValueError("set-up")

@pytest.fixture
def left_open():
    yield
    raise ValueError("tear-down")

def test_passes(): pass
def test_fails(): assert 1 == 2
def test_set_up_fails(broken): pass
def test_tear_down_fails(left_open): pass
def test_skips(): pytest.skip("not here")
@pytest.mark.skip(reason="nowhere")
def test_is_skipped(): pass
@pytest.mark.xfail(strict=True)
def test_fails_as_expected(): assert 1 == 2
@pytest.mark.xfail(strict=True)
def test_passes_unexpectedly(): pass
"""

PLUGIN = "from support.worker_reports import pytest_runtest_protocol"


@pytest.mark.program
def test_every_outcome_is_reported(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(PLUGIN)
    (tmp_path / "test_outcomes.py").write_text(TESTS)
    (tmp_path / "pytest.ini").write_text(f"[pytest]\npythonpath = {Path(__file__).parents[1]}\n")
    run = [sys.executable, "-m", "pytest", "-n1", "-q", "-rA", "-pno:cacheprovider", "-pno:asyncio", "-pno:randomly"]
    counts = "2 failed, 2 passed, 2 skipped, 1 xfailed, 2 errors"
    for more in ([], ["--durations=1"]):  # each phase is reported where durations are asked for
        ended = subprocess.run([*run, *more], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert ended.returncode == pytest.ExitCode.TESTS_FAILED
        assert ended.stdout.splitlines()[-1].startswith(counts)
        for name in ("set-up", "tear-down", "assert 1 == 2", "not here", "nowhere"):
            assert name in ended.stdout
