"""Checksums of a text's blocks, kept beside its place."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from b12tui.storage.block_checksums import MAX_BLOCKS, read_checksums, write_checksums
from b12tui.storage.positions import CHECKSUMS_SUFFIX, file_of

PRINTED = (0, 1, 0xFFFF_FFFF)


def test_what_is_kept_is_read_and_nobody_else_may(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    write_checksums(folder, "key", PRINTED)
    assert read_checksums(folder, "key") == PRINTED
    (kept,) = folder.iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert kept.stat().st_size == 4 * len(PRINTED)


def test_without_a_folder_or_a_file_nothing_is_known(tmp_path: Path) -> None:
    write_checksums(None, "key", PRINTED)
    assert read_checksums(None, "key") is None
    assert read_checksums(tmp_path, "key") is None


@pytest.mark.parametrize("content", [b"abc", b"abcde" * 3])
def test_what_is_damaged_is_not_known(tmp_path: Path, content: bytes) -> None:
    file_of(tmp_path, "key").with_suffix(CHECKSUMS_SUFFIX).write_bytes(content)
    assert read_checksums(tmp_path, "key") is None


def test_of_a_text_without_end_nothing_is_kept(tmp_path: Path) -> None:
    write_checksums(tmp_path, "key", tuple(range(MAX_BLOCKS + 1)))
    assert not list(tmp_path.iterdir())
    write_checksums(tmp_path, "key", tuple(range(MAX_BLOCKS)))
    assert read_checksums(tmp_path, "key") == tuple(range(MAX_BLOCKS))


def test_where_nothing_can_be_written_nothing_is_raised(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    write_checksums(tmp_path / "file", "key", PRINTED)
    assert read_checksums(tmp_path / "file", "key") is None
