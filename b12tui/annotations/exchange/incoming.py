"""Notes from another program or reader: put where they belong in this document, and merged with those there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from b12tui.annotations.merging import merged
from b12tui.annotations.note import CONTEXT, LONGEST_NAME, LONGEST_TEXT, Note, Status
from b12tui.annotations.note_edits import id_of, note_on, timestamp
from b12tui.annotations.placing import Placer
from b12tui.annotations.source_map import SourceMap, SourceRange
from b12tui.core.appearance import uncategorised
from b12tui.core.category_keys import key_in_any_language, key_of
from b12tui.core.creators import cleaned
from b12tui.core.motion.sentences import sentences_of
from b12tui.document import Document, Position
from b12tui.document.sanitize import sanitize
from b12tui.fastclass import dataclass, replace

_NamedPlace = tuple[str, str, str, str, int, int]
"""Category, text and creator of a note, and the file, line and column that it begins at."""


@dataclass(frozen=True, slots=True)
class IncomingNote:
    """Note as another program describes it."""

    category: str
    text: str
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    span: tuple[int, int] | None = None
    """Offsets in the source, of the first character and behind the last."""
    file: str = ""
    """File that the line is of, where the text is a diff."""
    line: int = 0
    """Source line, from 1; 0 if it is unknown."""
    column: int = 1
    id: str = ""
    created: str = ""
    modified: str = ""
    creator: str = ""
    """Who wrote it, as `creators` has it."""
    is_behind: bool = False
    """Whether the line and column are those behind its words, which may begin anywhere before."""
    is_lost: bool = False
    """Whether it was on words that were no longer there: it is put on none, even if the same stand somewhere."""
    whole: Note | None = None
    """The note as this program described it."""


def received(
    document: Document,
    incoming: Iterable[IncomingNote],
    known: Collection[Note],
    own_categories: Collection[str] = (),
) -> tuple[Note, ...]:
    """Return the notes that are new to a document, each on its words; those that `known` has already are left out.

    Names of `own_categories`, those of the settings file, stay as they are, even if they are built-in ones elsewhere.
    """
    source = SourceMap(document)
    placer = Placer(document)
    notes = [_sanitised(each, own_categories) for each in incoming]
    there = {(_same(note), creator) for note in known if not note.deleted for creator in ("", note.creator)}
    unquoted = {(_category(each), each.text) for each in notes if _names_only_a_line(each)}
    alike = (note for note in known if (_category(note), note.text) in unquoted)
    ranges = [*_ranges(source, placer, alike)]
    places, ends = _places(source, ranges), _ends(ranges)
    by_id = {note.id: note for note in known}
    new: list[Note] = []
    for each in notes:
        whole = each.whole
        if _names_only_a_line(each) and not places.isdisjoint((_named_place(each, each.file), _named_place(each, ""))):
            continue
        if each.is_behind and _stands_before(source, each, ends):
            continue
        if whole is not None and whole.id in by_id and merged((by_id[whole.id],), (whole,)) == (by_id[whole.id],):
            continue  # it is the same, or an older version
        if whole is not None and placer.is_on_other_words(whole):
            whole = replace(whole, source=0)  # searched for from now on
        note = whole or _note(source, placer, replace(each, line=source.line_in_source(each.file, each.line)))
        if note is not None and (whole or (_same(note), note.creator) not in there):
            there.add((_same(note), note.creator))
            new.append(note)
    return tuple(new)


def _names_only_a_line(each: IncomingNote) -> bool:
    """Return whether the place of an incoming note is only told by a line and a column."""
    is_quoted = each.whole is not None or each.quote or each.span is not None
    return each.line > 0 and not is_quoted and not each.is_lost


def _named_place(each: IncomingNote, file: str) -> _NamedPlace:
    return _category(each), each.text, each.creator, file, each.line, each.column


def _ranges(source: SourceMap, placer: Placer, known: Iterable[Note]) -> Iterator[tuple[Note, SourceRange]]:
    """Yield the notes that are neither deleted nor lost, each with its words in the source."""
    for note in known:
        placed = None if note.deleted else placer.place(note)
        if placed is not None and placed.start is not None and placed.end is not None:
            yield note, source.range_of(placed.start, placed.end)


def _places(source: SourceMap, ranges: Iterable[tuple[Note, SourceRange]]) -> set[_NamedPlace]:
    """Return the places of known notes, each by its creator and without; of a text itself in no file."""
    found = set[_NamedPlace]()
    for note, words in ranges:
        at = source.place_in_file(words, "")
        for creator in ("", note.creator):
            found.add((_category(note), note.text, creator, at.file, at.line, at.column))
    return found


def _ends(ranges: Iterable[tuple[Note, SourceRange]]) -> dict[tuple[str, str, str], list[int]]:
    """Return where in the source the words of known notes end, by category, text and creator, and without creator."""
    found: dict[tuple[str, str, str], list[int]] = {}
    for note, words in ranges:
        for creator in {"", note.creator}:
            found.setdefault((_category(note), note.text, creator), []).append(words.end)
    return found


def _stands_before(source: SourceMap, each: IncomingNote, ends: dict[tuple[str, str, str], list[int]]) -> bool:
    """Return whether a known note of the same words is on what stands before an incoming one, in its paragraph.

    A comment stands behind the highlight that its words are in, or behind its words.
    """
    at = source.offset(each.line, each.column + 1)
    found = (end for end in ends.get((_category(each), each.text, each.creator), ()) if end <= at)
    return any(re.search(r"\n[ \t>]*\n", source.source[end:at]) is None for end in found)


def _note(source: SourceMap, placer: Placer, each: IncomingNote) -> Note | None:
    """Return a note on the words that an incoming one names, or a lost one; None if it names none."""
    time = timestamp()
    quoted = Note(
        id=each.id,
        category=each.category,
        text=each.text,
        quote=each.quote,
        prefix=each.prefix[-CONTEXT:],
        suffix=each.suffix[:CONTEXT],
        start=None,
        end=None,
        created=each.created or time,
        modified=each.modified or time,
        creator=each.creator,
    )
    between = _between(source, placer, each, quoted)
    if between is None:
        return _named(quoted) if each.quote or each.is_lost else None
    try:
        made = note_on(
            source.document,
            *between,
            each.text,
            each.category,
            now=quoted.modified,
            identifier=each.id,
            placer=placer,
        )
    except ValueError:  # blanks
        return None
    return _named(replace(made, id=each.id, created=quoted.created, creator=each.creator))


def _between(source: SourceMap, placer: Placer, each: IncomingNote, quoted: Note) -> tuple[Position, Position] | None:
    """Return the positions that an incoming note is between; None for a lost one, and one whose words are not found."""
    if each.is_lost:
        return None
    if each.span is not None and each.quote in ("", source.source[slice(*each.span)]):
        return source.positions_of(*each.span)
    if not each.quote:
        return _sentence(source, each.line, each.column) if each.line else None
    placed = placer.place(quoted)
    if placed.status is Status.FOUND and placed.start is not None and placed.end is not None:
        return placed.start, placed.end
    return _on_line(source, each) or _where_it_says(source, each)


def _where_it_says(source: SourceMap, each: IncomingNote) -> tuple[Position, Position] | None:
    """Return the only place where the quote of an incoming note stands with all that it says is around it.

    Other programs have the source, or see what is shown. None if the words stand nowhere so, or in several places.
    """
    found = _stands(source.source, each)
    if found:
        return source.positions_of(found[0], found[0] + len(each.quote)) if len(found) == 1 else None
    shown = list[tuple[Position, Position]]()
    for number in range(len(source.document.sections)):
        within = source.section(number)
        for at in _stands(within.chars, each):
            shown.append((within.position(at), within.end_position(at + len(each.quote))))
        if len(shown) > 1:
            return None
    return shown[0] if shown else None


def _stands(text: str, each: IncomingNote) -> list[int]:
    """Return the offsets, two at most, where an incoming note's quote stands in a text, between the words given."""
    whole, found = f"{each.prefix}{each.quote}{each.suffix}", list[int]()
    at = text.find(whole)
    while at >= 0 and len(found) < 2:
        found.append(at + len(each.prefix))
        at = text.find(whole, at + 1)
    return found


def _on_line(source: SourceMap, each: IncomingNote) -> tuple[Position, Position] | None:
    """Return where the quote of an incoming note begins nearest to its line; None if it stands nowhere near."""
    if not each.line:
        return None
    at = source.positions_of(source.offset(each.line, 1), source.offset(each.line, 1 << 20))
    if at is None:
        return None
    within = source.section(at[0].section)
    begins = within.chars.find(each.quote, within.offset(at[0]))
    if begins < 0 or begins >= within.offset(at[1]):
        return None
    return within.position(begins), within.end_position(begins + len(each.quote))


def _sentence(source: SourceMap, line: int, column: int) -> tuple[Position, Position] | None:
    """Return the sentence, or the line of code, that is at a line and column."""
    start = source.offset(line, column)
    at = source.positions_of(start, max(source.offset(line, 1 << 20), start + 1))
    if at is None:
        return None
    position = at[0]
    spans = sentences_of(source.document.text_node(position).text)
    first, after = next((span for span in spans if span[0] <= position.offset < span[1]), (0, 0))
    return Position(position.section, position.node, first), Position(position.section, position.node, after)


def _sanitised(each: IncomingNote, own_categories: Collection[str]) -> IncomingNote:
    """Return an incoming note without control characters, and of bounded length, with the key of its category."""

    def key(category: str) -> str:
        return key_of(category) if category in own_categories else key_in_any_language(category)

    category = key(" ".join(_clean(each.category).split())[:40]) or uncategorised(each.text)
    whole = each.whole and replace(each.whole, category=key(each.whole.category))
    return replace(
        each,
        category=category,
        text=_clean(each.text).strip(),
        quote=_clean(each.quote),
        prefix=_clean(each.prefix),
        suffix=_clean(each.suffix),
        id=_clean(each.id)[:LONGEST_NAME],
        created=_clean(each.created)[:LONGEST_NAME],
        modified=_clean(each.modified)[:LONGEST_NAME],
        creator=cleaned(each.creator),
        whole=whole,
    )


def _clean(text: str) -> str:
    return sanitize(text)[:LONGEST_TEXT]


def _category(each: Note | IncomingNote) -> str:
    """Return the category that notes are compared by: older ones have their reader's wording of it."""
    return key_in_any_language(each.category)


def _same(note: Note) -> tuple[str, str, str]:
    return _category(note), note.text, " ".join(note.quote.split())


def _named(note: Note) -> Note:
    """Return a note with an identifier made of its words, if it has none: importing it twice gives one note."""
    if note.id:
        return note
    return replace(note, id=id_of("\0".join((*_same(note), note.prefix, *filter(None, (note.creator,))))))
