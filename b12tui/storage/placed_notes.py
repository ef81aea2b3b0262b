"""Where notes are in a text as it was read last, kept beside them: a text that is opened again needs no search.

What is kept holds for one version of the notes and one source. It is made anew when it is lost, damaged or of another
version. Three kinds of lines of JSON: the first has the checksum of the rest, the second says what it is of, and each
other one has the notes of a section, which are parsed when they are needed.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from zlib import crc32

from b12tui.core.category_keys import key_of, worded
from b12tui.core.note_marks import NoteMarks
from b12tui.core.state import NoteMark
from b12tui.document import Position
from b12tui.fasttyping import TYPE_CHECKING, cast
from b12tui.storage.atomic_file import read_file, replace_file
from b12tui.storage.file_lock import locked
from b12tui.storage.notes import MAX_BYTES, PLACED_SUFFIX, stamp
from b12tui.storage.positions import file_of
from b12tui.storage.versioned_json import parse_versioned

if TYPE_CHECKING:
    from collections.abc import Iterable

VERSION = 2
"""Version of the stored format; others are not understood."""


def read_placed(folder: Path, key: str, source: int) -> NoteMarks | None:
    """Return the notes as they were placed in the source with a checksum; None if that isn't known."""
    try:
        content = read_file(_file(folder, key), MAX_BYTES) or b""
    except OSError:
        return None
    first, _, rest = content.partition(b"\n")
    head = parse_versioned(first, MAX_BYTES, VERSION)[0]
    if head is None or head.get("sum") != crc32(rest):
        return None
    from json import loads

    lines = rest.split(b"\n")
    about = loads(lines[0])  # as it was written, by its checksum
    if about["source"] != source:
        return None
    counts: dict[int, int] = dict(about["sections"])
    line_of = {number: lines[index] for index, number in enumerate(counts, 1)}
    return NoteMarks.late(counts, lambda number: map(_mark, loads(line_of[number])), tuple(about["of"]))


def write_placed(folder: Path, key: str, source: int, marks: NoteMarks) -> None:
    """Keep where notes are, unless others are stored meanwhile; what can't be kept is looked for again."""
    from json import dumps

    if marks.version is None:
        return
    groups = {number: [_data(mark) for mark in here] for number, here in marks.by_section()}
    counts = [(number, len(group)) for number, group in groups.items()]
    about = {"source": source, "of": marks.version, "sections": counts}
    rest = "\n".join(dumps(each, separators=(",", ":")) for each in (about, *groups.values())).encode("ascii")
    head = dumps({"version": VERSION, "sum": crc32(rest)}).encode("ascii")
    with suppress(OSError), locked(folder.parent):
        if stamp(file_of(folder, key)) == marks.version[:3]:  # else a note may have been deleted, and its words
            replace_file(_file(folder, key), head + b"\n" + rest)


def _file(folder: Path, key: str) -> Path:
    return file_of(folder, key).with_suffix(PLACED_SUFFIX)


def _data(mark: NoteMark) -> list[object]:
    start, end = ((-1, 0, 0) if at is None else (at.section, at.node, at.offset) for at in (mark.start, mark.end))
    return [mark.note_id, key_of(mark.category), mark.text, mark.quote, start, end, mark.changed, mark.creator]


def _mark(data: Iterable[object]) -> NoteMark:
    """Return the note that `_data` wrote."""
    name, category, text, quote, start, end, changed, creator = cast(
        "tuple[str, str, str, str, list[int], list[int], bool, str]", data
    )
    category = worded(category)
    if start[0] < 0:
        return NoteMark(name, category, text, quote, None, None, changed, creator)
    return NoteMark(name, category, text, quote, Position(*start), Position(*end), changed, creator)
