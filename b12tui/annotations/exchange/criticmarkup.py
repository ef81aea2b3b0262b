r"""Notes as CriticMarkup in a copy of the source: `{==the words==}{>>category (creator): note<<}`.

Accepting or rejecting all of it gives the source back. A note on several blocks, or across another note, has only the
comment, behind its words: highlights neither nest nor cross blank lines. The note is on one line (`exchange.escapes`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from b12tui.annotations.exchange.escapes import escaped, unescaped, with_creator
from b12tui.annotations.exchange.incoming import IncomingNote
from b12tui.annotations.note import PlacedNote
from b12tui.annotations.source_map import SourceMap
from b12tui.core.appearance import uncategorised
from b12tui.core.category_keys import worded

_MARKS = re.compile(r"\{(?:==|>>|\+\+|--|~~)|(?:==|<<|\+\+|--|~~)\}")
_OPENING = re.compile(r"\{(?:==|>>)")


def has_marks(source: str) -> bool:
    """Return whether a source has CriticMarkup of its own, from which notes could not be told."""
    return _MARKS.search(source) is not None


def write(source: SourceMap, _name: str, placed: Sequence[PlacedNote]) -> Iterator[str]:
    """Yield the source with the notes in it, without the lost ones; raise ValueError if it has CriticMarkup already."""
    if has_marks(source.source):
        raise ValueError
    done = 0
    ranges = [(source.range_of(each.start, each.end), each) for each in placed if each.start and each.end]
    for at, each in sorted(ranges, key=lambda pair: (pair[0].start, pair[0].end)):
        category = with_creator(worded(each.note.category), each.note.creator)
        comment = f"{{>>{escaped(f'{category}: {each.note.text}', '}').rstrip()}<<}}"
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
    length = done = line_start = 0
    line = 1
    for start, end, words, comment in _marked(text):
        piece = text[done:start] + (words or "")
        done = end
        pieces.append(piece)
        line += piece.count("\n")
        line_start = length + piece.rfind("\n") + 1 if "\n" in piece else line_start
        length += len(piece)
        category, creator, written = _parts(unescaped(comment))
        if words is None:
            column = max(length - line_start, 1)
            notes.append(IncomingNote(category, written, line=line, column=column, creator=creator))
        else:
            notes.append(IncomingNote(category, written, span=(length - len(words), length), creator=creator))
    return "".join((*pieces, text[done:])), notes


def _marked(text: str) -> Iterator[tuple[int, int, str | None, str]]:
    """Yield the span of each highlight or comment, the highlighted words, or None, and the comment on them."""
    last = {closing: text.rfind(closing) for closing in ("==}", "<<}")}  # past it, nothing that is opened is looked for

    def inside(opening: str, closing: str, at: int) -> str | None:
        start = at + len(opening)
        if last[closing] < start or not text.startswith(opening, at):
            return None
        return text[start : text.index(closing, start)]

    end = 0
    for found in _OPENING.finditer(text):
        start = found.start()
        if start < end:
            continue
        words = inside("{==", "==}", start)
        after = start if words is None else start + len(words) + 6
        comment = inside("{>>", "<<}", after)
        if words is not None or comment is not None:
            end = after if comment is None else after + len(comment) + 6
            yield start, end, words, comment or ""


def _parts(comment: str) -> tuple[str, str, str]:
    """Return the category, creator and text of a comment; other programs' comments have no category."""
    category = r"(?P<category>\w[\w -]{0,39}?)(?: \((?P<creator>[^\n]*?)\))?"
    found = re.fullmatch(rf"{category}:(?:\s(?P<text>.*))?", comment, re.DOTALL)
    if found is None:
        return uncategorised(comment), "", comment
    return found["category"], found["creator"] or "", found["text"] or ""
