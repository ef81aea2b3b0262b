"""Decompression of files, by their suffix, up to a limit."""

from __future__ import annotations

from b12tui.catalogue import files
from b12tui.errors import Unreadable
from b12tui.fasttyping import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

MAGIC = {".gz": b"\x1f\x8b", ".xz": b"\xfd7zXZ", ".zst": b"\x28\xb5\x2f\xfd"}
"""First bytes of compressed files, by suffix; the suffix before it tells what is compressed."""

MAX_XZ_MEMORY = 1 << 28
"""Bytes of memory that a stream of xz may take to be decompressed; xz(1) makes none that needs more than 65 MB."""


def is_compressed(name: str) -> bool:
    """Return whether a file's name has a suffix of compression."""
    return name.lower().endswith(tuple(MAGIC))


def without_suffix(name: str) -> str:
    """Return a file's name without its suffixes of compression."""
    while is_compressed(name):
        name = name.rpartition(".")[0]
    return name


def decompressed(name: str, data: bytes, limit: int) -> bytes:
    """Return the content of a compressed file, at most one byte more than `limit`; other files are returned unchanged.

    Raise Unreadable if it is damaged, or can't be decompressed here.
    """
    suffix = name[name.rfind(".") :].lower()
    if suffix not in MAGIC or not data.startswith(MAGIC[suffix]):
        return data
    if suffix == ".zst":
        return _zstd(name, data, limit)
    return _streams(name, data, limit, _gzip if suffix == ".gz" else _xz)


def _gzip() -> Any:
    import zlib

    return zlib.decompressobj(wbits=31)


def _xz() -> Any:
    import lzma

    return lzma.LZMADecompressor(memlimit=MAX_XZ_MEMORY)


def _streams(name: str, data: bytes, limit: int, new: Callable[[], Any]) -> bytes:
    """Return the content of one or more compressed streams, one behind another."""
    found = bytearray()
    while data and len(found) <= limit:
        stream = new()
        try:
            found += stream.decompress(data, limit + 1 - len(found))
        except Exception as error:  # zlib.error and lzma.LZMAError have no common base
            raise _damaged(name) from error
        if not stream.eof:
            if len(found) <= limit:
                raise _damaged(name)
            break
        data = stream.unused_data.lstrip(b"\0")
    return bytes(found)


def _damaged(name: str) -> Unreadable:
    return Unreadable(name, files.DAMAGED, "decompressed")


def _zstd(name: str, data: bytes, limit: int) -> bytes:
    """Return the content of a Zstandard file, by Python 3.14 or the extra `zstd`."""
    try:
        from compression.zstd import ZstdDecompressor  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        try:
            from backports.zstd import ZstdDecompressor  # type: ignore[import-not-found, unused-ignore]
        except ImportError:
            raise Unreadable(name, files.NO_ZSTANDARD, "decompressed") from None
    return _streams(name, data, limit, ZstdDecompressor)
