"""The text at hand, read again from its file: when the reader asks, or when the file was written and is followed."""

from __future__ import annotations

from b12tui.cli import directory_listing
from b12tui.cli.session.open_documents import Refused
from b12tui.cli.session.session import HELD, Shelf, Text
from b12tui.core.places import changes
from b12tui.core.places.rebase import in_new
from b12tui.core.state import Browse, Edit, Effect, Follow, GoToChange, ListChanges, ListMarks, Reader, Reload
from b12tui.document.sanitize import safe_line
from b12tui.errors import CannotRead
from b12tui.fastclass import replace
from b12tui.markdown import parse
from b12tui.source import Source, stamp


def fulfil(shelf: Shelf, reader: Reader, wish: Effect | None) -> Reader:
    """Do what is asked for; Refused or B12Error where the file can't be read any more."""
    match wish:
        case Reload():
            return reload(shelf, reader)
        case Follow():
            return follow(shelf, reader)
        case ListChanges():
            return changed(shelf, reader)
        case GoToChange(by):
            return walk(shelf, reader, by)
        case ListMarks():
            from b12tui.cli.session import recent

            return recent.listed(shelf, reader)
        case Browse(address):
            from b12tui.cli.session.browser import browse

            return browse(shelf, reader, address)
        case Edit():
            from b12tui.cli.session.editor import edit

            return edit(shelf, reader)
        case _:
            return reader


def reload(shelf: Shelf, reader: Reader) -> Reader:
    """Read the file again; return the reader at the same place in it, who says what has changed."""
    name = reader.text
    if name in HELD:
        what = "Standard input" if name else "The built-in article"
        raise Refused(f"{what} can't be read again")
    held = shelf.texts[name]
    if held.once:
        raise Refused(f"{safe_line(name)} is a pipe or a device, so it can't be read again")
    held.written = stamp(name)
    text = _read(shelf, name)
    before = held.source or ""
    if text.text == before:
        return replace(reader, said="Nothing has changed.")
    held.prints = changes.prints(before)
    return _in_new(held, reader, text.text)


def follow(shelf: Shelf, reader: Reader) -> Reader:
    """Return the reader in what the file says now if it was written since, else the same reader.

    What a program is still writing waits: a file that changes while it is read, or that was emptied. CannotRead where
    it became something else; that is told once.
    """
    name, held = reader.text, shelf.texts[reader.text]
    now = None if shelf.holds(name) else stamp(name)
    if now is None or now == held.written:
        return reader
    try:
        text = _read(shelf, name)
    except CannotRead:
        held.written = now  # it is said once, not at each look
        raise
    before = held.source or ""
    if stamp(name) != now or (before.strip() and not text.text.strip()):
        return reader
    held.written = now
    if text.text == before:
        return reader
    if held.prints is None:
        held.prints = held.keeping.prints() or changes.prints(before)
    return _in_new(held, reader, text.text)


def _read(shelf: Shelf, name: str) -> Source:
    return directory_listing.read_again(name, encoding=shelf.encoding, limit=shelf.limit, links=not shelf.restricted)


def _in_new(held: Text, reader: Reader, now: str) -> Reader:
    new, gone = changes.differing(now, changes.prints(held.source or ""))
    held.source, held.changed = now, None
    document = parse(now, name=reader.document.name)
    return replace(in_new(reader, document), said=changes.told(len(new), gone))


def changed(shelf: Shelf, reader: Reader) -> Reader:
    """Return the reader before the list of what changed since the last reading, or told that there is none."""
    found = _changed(shelf, reader)
    if not found.places:
        return _unchanged(reader, found)
    return replace(reader, layers=(*reader.layers, changes.listing(reader, found.places, found.new)))


def walk(shelf: Shelf, reader: Reader, by: int) -> Reader:
    """Return the reader at the next block that changed since the last reading, or at the one before."""
    found = _changed(shelf, reader)
    return changes.walk(reader, found.places, by) if found.places else _unchanged(reader, found)


def _changed(shelf: Shelf, reader: Reader) -> changes.Changed:
    """Return what changed; Refused where that isn't known."""
    held = shelf.texts[reader.text]
    if held.changed is None:
        before = held.prints or held.keeping.prints()
        if before is None:
            raise Refused("Nothing is known of an earlier reading")
        new, gone = changes.differing(held.source or "", before)
        held.changed = changes.Changed(len(new), gone, changes.places(reader.document, new))
    return held.changed


def _unchanged(reader: Reader, found: changes.Changed) -> Reader:
    said = changes.told(0, found.gone).removeprefix("Read again: ") if found.gone else "nothing has changed."
    return replace(reader, said=f"Since the last reading {said}")
