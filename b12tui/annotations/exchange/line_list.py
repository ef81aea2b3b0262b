r"""Notes as lines for editors, `file:line:column: category (creator): note`, as compilers print their errors.

The text of a note is on one line (`exchange.escapes`). A line has no quote: reading it gives a note on the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from b12tui.annotations.exchange.escapes import escaped, unescaped, with_creator
from b12tui.annotations.exchange.incoming import IncomingNote
from b12tui.annotations.note import PlacedNote
from b12tui.annotations.source_map import SourceMap
from b12tui.catalogue import notes
from b12tui.core import creators

_LINE = re.compile(
    r"(?P<file>.*?):(?P<line>[1-9]\d{0,8}):(?:(?P<column>[1-9]\d{0,8}):)? "
    rf"(?P<category>[^:]+?)(?: \((?P<creator>.{{0,{creators.LONGEST}}}?)\))?:(?: (?P<text>.*))?"
)


def write(source: SourceMap, name: str, placed: Sequence[PlacedNote]) -> Iterator[str]:
    """Yield the line of each note; a lost one has the line 1 and the words that it was on."""
    for each in placed:
        note = each.note
        category = with_creator(note.category, note.creator)
        if each.start is None or each.end is None:
            text = notes.lost_on(" ".join(note.quote.split()), note.text)
            yield f"{name}:1:1: {category}: {escaped(text)}\n"
            continue
        at = source.place_in_file(source.range_of(each.start, each.end), name)
        text = f" {escaped(note.text)}" if note.text else ""
        yield f"{at.file}:{at.line}:{at.column}: {category}:{text}\n"


def read(text: str) -> Iterator[IncomingNote]:
    """Yield the note of each line; other lines are passed over."""
    for line in text.splitlines():
        found = _LINE.fullmatch(line)
        if found is not None:
            written = unescaped(found["text"] or "")
            place = int(found["line"]), int(found["column"] or 1)
            file, creator = found["file"], found["creator"] or ""
            yield IncomingNote(found["category"], written, file=file, line=place[0], column=place[1], creator=creator)
