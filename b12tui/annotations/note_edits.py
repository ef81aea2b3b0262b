"""Changes to notes on a document as it is now: making, editing, deleting and restoring one."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime, timedelta
from functools import partial

from b12tui.annotations.note import CONTEXT, Note
from b12tui.annotations.placing import Placer, bare_words, count_of
from b12tui.annotations.section_text import SectionText
from b12tui.core.locator import Locator
from b12tui.core.motion.targets import part_at
from b12tui.core.places.locator_builder import locator_of
from b12tui.document import Document, Position
from b12tui.fastclass import replace

LONGEST_SINGLE = 4_096
"""Maximum number of characters of a quote that is looked for elsewhere in the text."""


def note_on(
    document: Document,
    start: Position,
    end: Position,
    text: str,
    category: str,
    *,
    now: str = "",
    identifier: str = "",
    placer: Placer | None = None,
) -> Note:
    """Return a note on the characters from `start` to before `end`, which are in one section.

    Blanks at both ends are left out. `now` and `identifier` are the current time and a new one, unless given; a
    `placer` of the document makes several notes in less time. Raise ValueError if there is no character between.
    """
    stands_once = partial(_stands_once, document) if placer is None else placer.stands_once
    placer = placer or Placer(document)
    within = placer.section_text(start.section)
    first, after = within.offset(start), within.offset(end)
    quote = within.chars[first:after]
    first += len(quote) - len(quote.lstrip())
    quote = quote.strip()
    if not quote or end.section != start.section:
        raise ValueError
    after = first + len(quote)
    time = now or timestamp()
    note = Note(
        id=identifier or new_id(),
        category=category,
        text=text,
        quote=quote,
        prefix=within.chars[max(first - CONTEXT, 0) : first],
        suffix=within.chars[after : after + CONTEXT],
        start=_locator(document, within, first),
        end=_locator(document, within, after - 1),
        created=time,
        modified=time,
        single=len(quote) <= LONGEST_SINGLE and stands_once(quote),
        section=within.sum,
    )
    note = placer.with_lines(note, start.section)
    rivals, lookalikes = placer.likeness(note, start.section)
    return replace(note, rivals=rivals, lookalikes=lookalikes, source=placer.source_sum)


def _locator(document: Document, within: SectionText, offset: int) -> Locator:
    position = within.position(offset)
    return locator_of(document, position, part_at(document, within.section, within.part_before(position)))


def _stands_once(document: Document, quote: str) -> bool:
    """Return what `Placer.stands_once` does, in less time for one quote, and in more for several."""
    source = document.original_source()
    pattern = re.compile(r"\s+".join(map(re.escape, quote.split())))
    found = pattern.search(source)
    if found is not None:
        return pattern.search(source, found.start() + 1) is None
    words = bare_words(quote)
    return bool(words.strip()) and count_of(words, bare_words(source)) == 1


def edited(note: Note, text: str, category: str) -> Note:
    """Return a note with other words, or of another category."""
    return replace(note, text=text, category=category, modified=_after(note))


def deleted(note: Note) -> Note:
    """Return what is kept of a deleted note: that it was deleted, and none of its words."""
    gone = replace(note, text="", quote="", prefix="", suffix="", creator="", start=None, end=None, lines=())
    return replace(gone, modified=_after(note), deleted=True)


def restored(earlier: Note, now: Note) -> Note:
    """Return an earlier version of a note as its newest, which a merge prefers to the one of now."""
    return replace(earlier, modified=_after(now))


def _after(note: Note) -> str:
    """Return the current time; if the clock was set back, a microsecond past the note's version: a change is later."""
    now = timestamp()
    if now > note.modified:
        return now
    try:
        version = datetime.fromisoformat(note.modified)
    except ValueError:  # of another program
        return now
    return (version + timedelta(microseconds=1)).isoformat(timespec="microseconds").replace("+00:00", "Z")


def timestamp() -> str:
    """Return the current time in UTC, to the microsecond: later notes compare as later."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def new_id() -> str:
    """Return a new identifier, a random UUID as a URN (RFC 9562, 5.4)."""
    digits = bytearray(os.urandom(16))  # the module `uuid` is loaded slowly
    digits[6] = digits[6] & 0x0F | 0x40
    digits[8] = digits[8] & 0x3F | 0x80
    text = digits.hex()
    return f"urn:uuid:{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def id_of(content: str) -> str:
    """Return an identifier that is the same for the same content (RFC 9562, 5.8)."""
    from hashlib import blake2b

    digits = blake2b(content.encode("utf-8", "replace"), digest_size=16).hexdigest()
    return f"urn:uuid:{digits[:8]}-{digits[8:12]}-8{digits[13:16]}-8{digits[17:20]}-{digits[20:]}"
