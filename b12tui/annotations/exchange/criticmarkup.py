r"""Notes as CriticMarkup in a copy of the source: `{==the words==}{>>category: note<<}`.

Accepting or rejecting all of it gives the source back. A note on several blocks, or across another note, has only the
comment, behind its words: highlights neither nest nor cross blank lines. The note is on one line (`exchange.escapes`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from b12tui.annotations.exchange.escapes import escaped, unescaped
from b12tui.annotations.exchange.incoming import IncomingNote
from b12tui.annotations.note import PlacedNote
from b12tui.annotations.source_map import SourceMap

_MARKS = re.compile(r"\{(?:==|>>|\+\+|--|~~)|(?:==|<<|\+\+|--|~~)\}")
_NOTE = re.compile(r"(?:\{==(?P<words>.*?)==\})?\{>>(?P<comment>.*?)<<\}|\{==(?P<alone>.*?)==\}", re.DOTALL)


def has_marks(source: str) -> bool:
    """Return whether a source has CriticMarkup of its own, from which notes could not be told."""
    return _MARKS.search(source) is not None


def write(source: SourceMap, _name: str, placed: Sequence[PlacedNote]) -> Iterator[str]:
    """Yield the source with the notes in it; raise ValueError if it has such markup already. Lost notes are left out.

    Raise ValueError if the source has CriticMarkup of its own.
    """
    if has_marks(source.source):
        raise ValueError
    done = 0
    ranges = [(source.range_of(each.start, each.end), each) for each in placed if each.start and each.end]
    for at, each in sorted(ranges, key=lambda pair: (pair[0].start, pair[0].end)):
        comment = f"{{>>{escaped(each.note.category + ': ' + each.note.text, '}').rstrip()}<<}}"
        start, end = max(at.start, done), max(at.end, done)
        words = source.source[at.start : at.end]
        whole = at.start >= done and not re.search(r"\n\s*\n", words)
        yield source.source[done:start]
        yield f"{{=={words}==}}{comment}" if whole else source.source[start:end] + comment
        done = end
    yield source.source[done:]


def read(text: str) -> tuple[str, list[IncomingNote]]:
    """Return the source without CriticMarkup's highlights and comments, and the notes of these."""
    pieces: list[str] = []
    notes: list[IncomingNote] = []
    length = done = 0
    for found in _NOTE.finditer(text):
        words = found["words"] if found["alone"] is None else found["alone"]
        before = text[done : found.start()]
        pieces += before, words or ""
        length += len(before)
        span = (length, length + len(words)) if words is not None else None
        length += len(words or "")
        done = found.end()
        category, comment = _parts(unescaped(found["comment"] or ""))
        so_far = "".join(pieces) if span is None else ""
        line, column = so_far.count("\n") + 1, max(len(so_far) - (so_far.rfind("\n") + 1), 1)
        notes.append(IncomingNote(category, comment, span=span, line=line, column=column))
    return "".join((*pieces, text[done:])), notes


def _parts(comment: str) -> tuple[str, str]:
    """Return the category and the text of a comment; other programs' comments have no category."""
    found = re.fullmatch(r"(?P<category>\w[\w -]{0,39}):(?:\s(?P<text>.*))?", comment, re.DOTALL)
    if found is None:
        return ("comment" if comment else "highlight"), comment
    return found["category"], found["text"] or ""
