"""Notes as Markdown: grouped by section, or of a diff by file, each with the words that it is on, quoted.

A line of a note that would read as another part, or begins with a backslash, has a backslash before it. A note whose
place names no line is a lost one, and so is one on words that were changed since: its quote is those of before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from b12tui.annotations.exchange.incoming import IncomingNote
from b12tui.annotations.note import LONGEST_NAME, PlacedNote, Status
from b12tui.annotations.source_map import SourceMap
from b12tui.catalogue import notes
from b12tui.core import creators
from b12tui.core.category_keys import worded
from b12tui.document.sanitize import sanitize_line

_OTHER_PART = re.compile(r"[>#\\]|\*\*")
_FIRST_LINE = re.compile(
    rf"\*\*(?P<category>.{{1,{LONGEST_NAME}}}?)\*\*(?:, (?P<creator>.{{1,{creators.MAX_CREATOR_CHARACTERS}}}?))? "
    r"\((?P<place>(?:(?!\) \().)*?)\):(?: (?P<text>.*))?"
)
_PLACE = re.compile(r"(?:(?P<file>.+):)?\D*?(?P<line>\d{1,9})\D*")


def write(source: SourceMap, name: str, placed: Sequence[PlacedNote]) -> Iterator[str]:
    """Yield the notes as Markdown, the lost ones last."""
    yield f"# {notes.notes_on(sanitize_line(name))}\n"
    group: object = None
    for each in placed:
        if each.start is None or each.end is None:
            continue
        at = source.place_in_file(source.range_of(each.start, each.end), name)
        section = source.document.sections[each.start.section]
        title = at.file if source.is_of_files else section.title or source.document.title
        if group != (key := title if source.is_of_files else section.number):
            group = key
            yield f"\n## {title}\n"
        place = f"{at.file}:{at.line}" if source.is_of_files else notes.line(at.line)
        yield from _note(each, notes.changed_since(place) if each.status is Status.CHANGED else place)
    lost = [each for each in placed if each.start is None]
    if lost:
        yield f"\n## {notes.LOST}\n"
    for each in lost:
        yield from _note(each, notes.LOST)


def _note(each: PlacedNote, place: str) -> Iterator[str]:
    note = each.note
    yield "\n" + "".join(f"> {line}".rstrip() + "\n" for line in note.quote.split("\n"))
    first, *others = note.text.split("\n")
    text = f" {first}" if first else ""
    creator = f", {note.creator}" if note.creator else ""
    yield f"\n**{worded(note.category)}**{creator} ({place}):{text}\n"
    for line in others:
        yield ("\\" if _OTHER_PART.match(line) else "") + line + "\n"


def read(text: str) -> Iterator[IncomingNote]:
    """Yield each note of such a list."""
    quote: list[str] = []
    lines: list[str] | None = None
    category, creator, file, number, is_lost = "", "", "", 0, False

    def finished() -> Iterator[IncomingNote]:
        if lines is not None:
            words = "\n".join(lines).strip("\n")
            quoted = "\n".join(quote)
            yield IncomingNote(category, words, quoted, file=file, line=number, creator=creator, is_lost=is_lost)

    for line in text.splitlines():
        first = _FIRST_LINE.fullmatch(line)
        if line.startswith(">"):
            if lines is not None:
                yield from finished()
                quote, lines = [], None
            quote.append(line[1:].removeprefix(" "))
        elif first is not None and quote and lines is None:
            place = _PLACE.fullmatch(first["place"])
            file, number = (place["file"] or "", int(place["line"])) if place else ("", 0)
            is_lost = not number or notes.is_changed_since(first["place"])
            category, creator, lines = first["category"], first["creator"] or "", [first["text"] or ""]
        elif line.startswith("#"):
            yield from finished()
            quote, lines = [], None
        elif lines is not None:
            lines.append(line.removeprefix("\\"))
    yield from finished()
