"""Compressed files: read up to the limit, and refused with a sentence if they are damaged."""

from __future__ import annotations

import gzip
import lzma
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from b12tui.compression import decompressed
from b12tui.errors import ReadError
from b12tui.readers import reader_of
from b12tui.source import read_source

WORDS = b"one\ntwo\n" * 1_000


def zst(data: bytes) -> bytes:
    """Return bytes packed by zstd(1)'s format; skip the test without a module for it."""
    module = "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"
    return bytes(pytest.importorskip(module).compress(data))


PACK: dict[str, Callable[[bytes], bytes]] = {"gz": gzip.compress, "xz": lzma.compress, "zst": zst}

of_each_kind = pytest.mark.parametrize("suffix", PACK)


@of_each_kind
def test_a_compressed_file_opens_as_what_is_in_it(suffix: str, tmp_path: Path) -> None:
    packed = PACK[suffix](WORDS)
    path = tmp_path / f"notes.md.{suffix}"
    path.write_bytes(packed)
    text = read_source(str(path))
    assert text.text.encode() == WORDS
    assert reader_of(text).name == "markdown"
    path.write_bytes(packed + packed)
    assert read_source(str(path)).text.encode() == WORDS * 2


@of_each_kind
def test_no_more_than_the_limit_is_unpacked(suffix: str, tmp_path: Path) -> None:
    packed = PACK[suffix](bytes(1 << 20))
    name = f"x.{suffix}"
    assert len(decompressed(name, packed, 1_000)) == 1_001
    path = tmp_path / name
    path.write_bytes(packed)
    with pytest.raises(ReadError, match="than the limit"):
        read_source(str(path), limit=1_000)


@of_each_kind
def test_a_damaged_file_is_refused(suffix: str) -> None:
    packed = PACK[suffix](WORDS)
    for damaged in (packed[:-20], packed[:20] + b"?" * 9 + packed[29:]):
        with pytest.raises(ReadError, match="damaged or truncated"):
            decompressed(f"x.{suffix}", damaged, 1 << 20)


def test_what_is_only_named_so_is_read_as_it_is() -> None:
    assert decompressed("x.gz", b"plain", 10) == b"plain"


def test_zstandard_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("compression.zstd", "backports.zstd"):
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ReadError, match="Zstandard needs"):
        decompressed("x.zst", b"\x28\xb5\x2f\xfd....", 10)
