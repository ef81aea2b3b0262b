"""Which texts were read last: the newest first, so many and no more, and whatever the file says nothing breaks."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12tui.storage.recent_documents import MAX_RECENT, add, forget, read_recent


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "recent"


def test_the_text_that_was_read_last_comes_first_and_each_once(file: Path) -> None:
    for path in ("/a.md", "/b.md", "/a.md"):
        add(file, path)
    assert read_recent(file) == ("/a.md", "/b.md")


def test_so_many_are_kept_and_no_more(file: Path) -> None:
    for number in range(MAX_RECENT + 3):
        add(file, f"/{number}.md")
    assert read_recent(file) == tuple(f"/{number}.md" for number in reversed(range(3, MAX_RECENT + 3)))


def test_nobody_else_can_read_it(file: Path) -> None:
    add(file, "/a.md")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


@given(st.text(st.characters(blacklist_characters="\0"), max_size=50))
def test_any_name_is_kept_as_it_is(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    file = tmp_path_factory.mktemp("names") / "recent"
    add(file, f"/{name}")
    assert read_recent(file) == (f"/{name}",)


@pytest.mark.parametrize("content", [b"", b"{}", b"[1, null]", b"[" * 9_000, b'["relative.md", "/a\\u0000b"]', b"\xff"])
def test_what_is_damaged_is_no_list_and_is_written_over(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    assert read_recent(file) == ()
    add(file, "/a.md")
    assert read_recent(file) == ("/a.md",)


def test_what_cant_be_kept_is_not(tmp_path: Path) -> None:
    (tmp_path / "state").touch()
    add(tmp_path / "state" / "recent", "/a.md")
    assert read_recent(tmp_path / "state" / "recent") == ()
    assert read_recent(None) == ()


def test_a_list_that_is_not_wanted_is_removed(file: Path) -> None:
    add(file, "/a.md")
    forget(file)
    forget(file)
    assert not file.exists()
