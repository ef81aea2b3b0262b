"""JSON objects with a version number, as the stored files are."""

from __future__ import annotations

from b12tui.fasttyping import cast


def parse_versioned(content: bytes, most: int, version: int) -> tuple[dict[str, object] | None, bool]:
    """Return the object in a file's content, or None, and whether a newer version of this program wrote it.

    It is None in all files of another version, in those over `most` bytes, and in what is no object.
    """
    from json import loads

    if len(content) > most:
        return None, False
    try:
        data = loads(content)
    except (ValueError, RecursionError):
        return None, False
    written = data.get("version") if isinstance(data, dict) else None
    if written != version:
        return None, isinstance(written, int) and written > version
    return cast("dict[str, object]", data), False
