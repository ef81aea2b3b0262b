"""Reports of faults: for their owner alone, few, and never a fault of their own."""

from __future__ import annotations

import stat
from pathlib import Path

from b12tui.storage import crash_reports
from b12tui.storage.crash_reports import report
from b12tui.storage.paths import reports_folder


def test_a_report_is_read_by_its_owner_alone(tmp_path: Path) -> None:
    path = report(tmp_path / "log", "what happened")
    assert path is not None
    assert path.read_text(encoding="utf-8") == "what happened"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_report_holds_nothing_that_a_terminal_obeys(tmp_path: Path) -> None:
    path = report(tmp_path, "KeyError: '\x1b]52;c;eA==\x07'\ud800")
    assert path is not None
    assert path.read_text(encoding="utf-8") == "KeyError: '␛]52;c;eA==␇'\ufffd"


def test_a_long_report_keeps_its_start_and_its_end(tmp_path: Path) -> None:
    path = report(tmp_path, "first" + "x" * (crash_reports.MAX_REPORT_BYTES * 2) + "last")
    assert path is not None
    written = path.read_text(encoding="utf-8")
    assert written.startswith("first")
    assert written.endswith("last")
    assert len(written) < crash_reports.MAX_REPORT_BYTES + 20


def test_few_are_kept_and_the_newest_is_one_of_them(tmp_path: Path) -> None:
    for number in range(crash_reports.MAX_REPORTS):
        (tmp_path / f"fault-20200101-0000{number:02}-x.txt").touch()
    (tmp_path / "somebody's").touch()
    newest = report(tmp_path, "new")
    left = sorted(path.name for path in tmp_path.iterdir())
    assert newest is not None
    assert newest.exists()
    assert len(left) == crash_reports.MAX_REPORTS + 1
    assert "fault-20200101-000000-x.txt" not in left
    assert "somebody's" in left


def test_a_clock_that_was_set_back_costs_no_new_report(tmp_path: Path) -> None:
    for number in range(crash_reports.MAX_REPORTS):
        (tmp_path / f"fault-29990101-0000{number:02}-x.txt").touch()
    newest = report(tmp_path, "new")
    assert newest is not None
    assert newest.exists()
    assert len(list(tmp_path.iterdir())) == crash_reports.MAX_REPORTS


def test_where_nothing_can_be_written_it_says_none(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert report(tmp_path / "file" / "log", "lost") is None
    assert report(None, "lost") is None


def test_reports_lie_where_the_system_keeps_logs(home: Path) -> None:
    assert reports_folder() == home / ".local" / "state" / "b12tui" / "log"
