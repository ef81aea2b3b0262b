"""Reading of what is kept: at most so much, and without room for more than there is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from b12tui.storage.atomic_file import READ_BYTES, read_file


def test_no_more_is_read_than_was_asked_for_and_a_byte(tmp_path: Path) -> None:
    file = tmp_path / "kept"
    file.write_bytes(bytes(3 * READ_BYTES))
    assert read_file(file, 10) == bytes(11)
    assert read_file(file, 2 * READ_BYTES) == bytes(2 * READ_BYTES + 1)
    assert read_file(file, 4 * READ_BYTES) == bytes(3 * READ_BYTES)
    assert read_file(tmp_path / "none", 10) is None


def test_room_is_made_for_a_piece_however_much_may_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "kept"
    file.write_bytes(b"few")
    asked: list[int] = []
    read = os.read

    def counted(descriptor: int, size: int) -> bytes:
        asked.append(size)
        return read(descriptor, size)

    monkeypatch.setattr(os, "read", counted)
    assert read_file(file, 1 << 24) == b"few"
    assert max(asked) <= READ_BYTES
