"""Where notes are in a text as it was read last, kept beside them: a text that is opened again needs no search.

What is kept holds for one version of the notes and one source. It is made anew when it is lost or of another version.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from b12tui.core.state import NoteMark
from b12tui.document import Position
from b12tui.fasttyping import cast
from b12tui.storage.atomic_file import read_file, replace_file
from b12tui.storage.notes import MAX_BYTES, PLACED_SUFFIX, Version
from b12tui.storage.positions import file_of
from b12tui.storage.versioned_json import parse_versioned

VERSION = 1
"""Version of the stored format; others are not understood."""


def read_placed(folder: Path, key: str, source: int) -> tuple[tuple[NoteMark, ...], Version] | None:
    """Return the notes as they were placed in the source with a checksum, and their version; None if it isn't known."""
    try:
        content = read_file(_file(folder, key), MAX_BYTES)
    except OSError:
        return None
    data = None if content is None else parse_versioned(content, MAX_BYTES, VERSION)[0]
    if data is None or data.get("source") != source:
        return None
    try:
        node, size, time, changes = cast("list[int]", data["of"])
        return tuple(map(_mark, cast("list[list[object]]", data["marks"]))), (node, size, time, changes)
    except (KeyError, TypeError, ValueError):
        return None


def write_placed(folder: Path, key: str, source: int, marks: tuple[NoteMark, ...], version: Version) -> None:
    """Keep where notes are; what can't be kept is looked for again."""
    from json import dumps

    data = {"version": VERSION, "source": source, "of": version, "marks": list(map(_data, marks))}
    with suppress(OSError):
        replace_file(_file(folder, key), dumps(data, separators=(",", ":")).encode("ascii"))


def _file(folder: Path, key: str) -> Path:
    return file_of(folder, key).with_suffix(PLACED_SUFFIX)


def _data(mark: NoteMark) -> list[object]:
    start, end = (None if at is None else (at.section, at.node, at.offset) for at in (mark.start, mark.end))
    return [mark.note_id, mark.category, mark.text, mark.quote, start, end, mark.changed]


def _mark(data: list[object]) -> NoteMark:
    """Return the note that `_data` wrote; raise TypeError or ValueError for anything else."""
    name, category, text, quote, start, end, changed = data
    words = name, category, text, quote
    if set(map(type, words)) != {str}:
        raise TypeError
    return NoteMark(*cast("tuple[str, str, str, str]", words), _position(start), _position(end), changed is True)


def _position(data: object) -> Position | None:
    if data is None:
        return None
    section, node, offset = cast("list[int]", data)
    if {type(section), type(node), type(offset)} != {int}:
        raise TypeError
    return Position(section, node, offset)
