"""Homes of tests are empty, and are used again only where nothing was, or may still be, written to them."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.empty_home import RUNTIME, EmptyHome


def test_an_untouched_home_is_the_next_ones(tmp_path: Path) -> None:
    homes = EmptyHome(tmp_path)
    assert [path.name for path in homes.folder().iterdir()] == [RUNTIME]
    assert (homes.folder() / RUNTIME).stat().st_mode & 0o777 == 0o700
    assert homes.folder() == homes.folder()


@pytest.mark.parametrize("written", [".config", f"{RUNTIME}/socket"])
def test_what_a_test_wrote_is_not_in_the_next_ones(tmp_path: Path, written: str) -> None:
    homes = EmptyHome(tmp_path)
    before = homes.folder()
    (before / written).touch()
    assert homes.folder() != before
    assert not (homes.folder() / written).exists()


def test_a_home_without_its_folder_is_not_the_next_ones(tmp_path: Path) -> None:
    homes = EmptyHome(tmp_path)
    (homes.folder() / RUNTIME).rmdir()
    assert (homes.folder() / RUNTIME).is_dir()


def test_what_a_thread_may_write_later_is_not_in_the_next_ones(tmp_path: Path) -> None:
    homes, end = EmptyHome(tmp_path), threading.Event()
    before = homes.folder()
    thread = threading.Thread(target=end.wait)
    thread.start()
    try:
        assert homes.folder() != before
    finally:
        end.set()
        thread.join()


def test_what_a_program_may_write_later_is_not_in_the_next_ones(tmp_path: Path) -> None:
    homes = EmptyHome(tmp_path)
    before = homes.folder()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE):
        assert homes.folder() != before


def test_examples_do_not_depend_on_the_modules_that_are_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def drawn() -> list[int]:
        numbers = list[int]()

        @settings(max_examples=200, database=None, derandomize=True)
        @given(st.integers())
        def draw(number: int) -> None:
            numbers.append(number)

        draw()
        return numbers

    before = drawn()
    (tmp_path / "loaded_constants.py").write_text("\n".join(f"x = {number}" for number in range(10**6, 10**6 + 99)))
    monkeypatch.syspath_prepend(tmp_path)
    __import__("loaded_constants")
    try:
        assert drawn() == before
    finally:
        del sys.modules["loaded_constants"]
