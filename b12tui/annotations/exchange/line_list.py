r"""Notes as lines for editors, `file:line:column: category (creator): note`, as compilers print their errors.

The text of a note is on one line (`exchange.escapes`). A line has no quote: reading it gives a note on the sentence.
A lost note is `file: lost: category (creator): "the words it was on": note`. It names no line, so that editors show it
and go nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from b12tui.annotations.exchange.escapes import escaped, unescaped, with_creator
from b12tui.annotations.exchange.incoming import IncomingNote
from b12tui.annotations.note import PlacedNote
from b12tui.annotations.source_map import SourceMap
from b12tui.core import creators
from b12tui.core.category_keys import worded

_LINE = re.compile(
    r"(?P<file>.*?)(?::(?P<line>[1-9]\d{0,8}):(?:(?P<column>[1-9]\d{0,8}):)? |(?P<lost>: lost: ))"
    rf"(?P<category>[^:]+?)(?: \((?P<creator>.{{0,{creators.MAX_CREATOR_CHARACTERS}}}?)\))?:"
    r'(?(lost) "(?P<quote>(?:[^"\\]|\\.)*)":?)(?: (?P<text>.*))?'
)


def write(source: SourceMap, name: str, placed: Sequence[PlacedNote]) -> Iterator[str]:
    """Yield the line of each note; that of a lost one has the words that it was on."""
    for each in placed:
        note = each.note
        category = with_creator(worded(note.category), note.creator)
        text = f" {escaped(note.text)}" if note.text else ""
        if each.start is None or each.end is None:
            quote = escaped(note.quote, '"')
            yield f'{name}: lost: {category}: "{quote}"{":" if text else ""}{text}\n'
            continue
        at = source.place_in_file(source.range_of(each.start, each.end), name)
        yield f"{at.file}:{at.line}:{at.column}: {category}:{text}\n"


def read(text: str) -> Iterator[IncomingNote]:
    """Yield the note of each line; other lines are passed over."""
    for line in text.splitlines():
        found = _LINE.fullmatch(line)
        if found is not None:
            category, written, creator = found["category"], unescaped(found["text"] or ""), found["creator"] or ""
            if found["lost"]:
                yield IncomingNote(category, written, unescaped(found["quote"]), creator=creator, is_lost=True)
                continue
            place = int(found["line"]), int(found["column"] or 1)
            yield IncomingNote(category, written, file=found["file"], line=place[0], column=place[1], creator=creator)
