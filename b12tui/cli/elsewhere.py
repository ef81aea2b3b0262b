"""Other texts, opened: the file that a link leads to, and the ways back and forward between texts.

It refuses what is no Markdown, whatever the link says, and special files, which could hold a reader up for good.
"""

from __future__ import annotations

import os
from pathlib import Path

from b12tui import source
from b12tui.cli import folder
from b12tui.cli.shelf import Shelf
from b12tui.document import Address
from b12tui.document.safe import safe_line
from b12tui.errors import B12Error
from b12tui.parse import parse
from b12tui.reading.jumps import jump, reveal, settle
from b12tui.reading.reader import OpenText, Reader, Revisit
from b12tui.reading.texts import arrived, forgotten
from b12tui.record import replace


class Refused(Exception):
    """A sentence that says why a text isn't opened."""


def fulfil(shelf: Shelf, reader: Reader) -> Reader:
    """Do what the reader's effect asks for; see `Shelf.fulfil`."""
    wish = reader.effect
    here = replace(reader, effect=None)
    try:
        match wish:
            case OpenText():
                return _follow(shelf, here, wish)
            case Revisit():
                return _revisit(shelf, here, wish)
            case _:
                from b12tui.cli import again

                return again.fulfil(shelf, here, wish)
    except (Refused, B12Error) as error:
        said = f"{str(error).rstrip('.')}."
        said = said[0].upper() + said[1:] if said.startswith(("no ", "there ")) else said
        return forgotten(here, wish, said) if isinstance(wish, Revisit) else replace(here, said=said)


def _follow(shelf: Shelf, reader: Reader, wish: OpenText) -> Reader:
    name = beside(reader.text, wish.target)
    if name == reader.text:
        goal = reader.document.find_anchor(wish.part) if wish.part else Address()
        return settle(jump(reader, goal, f"Nothing in this text is named #{safe_line(wish.part)}."))
    opened = shelf.left.get(name)
    if opened is None or shelf.stamps.get(name) != source.stamp(name):
        opened = _opened(shelf, reader, name, wish.target)
    said = [f"Opened {safe_line(Path(name).name)}.", opened.said]
    if wish.part:
        goal = opened.document.find_anchor(wish.part)
        said[1] = "" if goal else f"Nothing in it is named #{safe_line(wish.part)}. {opened.said}".strip()
        opened = replace(reveal(opened, goal), at=goal) if goal else opened
    shelf.leave(reader)
    return settle(replace(arrived(reader, opened, wish), said=" ".join(filter(None, said))))


def _revisit(shelf: Shelf, reader: Reader, wish: Revisit) -> Reader:
    place = wish.place
    opened = shelf.left.get(place.text) or _opened(shelf, reader, place.text, place.text)
    sections = opened.document.sections
    at = place.at if place.at.section < len(sections) else Address(sections[-1].number)
    shelf.leave(reader)
    name = Path(place.text).name if place.text not in ("", "-") else opened.document.title
    said = f"{'Forward to' if wish.forward else 'Back in'} {safe_line(name)}."
    return settle(replace(arrived(reader, replace(reveal(opened, at), at=at), wish), said=said))


def beside(text: str, target: str) -> str:
    """Return the path that a link in `text` leads to: by its words, as addresses are resolved (RFC 3986, 5.2)."""
    if not text:
        raise Refused(f"The built-in article has no files beside it, so {safe_line(target)} leads nowhere")
    around = Path() if text == "-" else Path(text) if text.endswith("/") else Path(text).parent
    path = os.path.normpath(around / target)
    wiki = Path(f"{path}.md")  # its links leave that out
    try:
        if Path(path).is_dir():
            return f"{path}/"
        return str(wiki) if not Path(path).suffix and not Path(path).exists() and wiki.is_file() else path
    except (OSError, ValueError):  # a name that is too long, or has a zero in it
        return path


def _opened(shelf: Shelf, reader: Reader, name: str, called: str) -> Reader:
    """Read a file and return its reader, where the text was left last; Refused or B12Error where it can't be.

    `called` is what it is called where the reader has it from.
    """
    shown = safe_line(called)
    path = Path(name)
    try:
        found = path.exists()
    except (OSError, ValueError):  # a name that is too long, or has a zero in it
        found = False
    if not found:
        raise Refused(f"There is no file {shown}")
    if path.is_file() and not source.is_markdown(name):
        raise Refused(f"{shown} is no Markdown file, so it isn't opened here")
    if not path.is_file() and not path.is_dir():
        raise Refused(f"{shown} is no plain file, so it isn't opened here")
    written = source.stamp(name)
    text = folder.read(name, encoding=shelf.encoding, limit=shelf.limit)
    document = parse(text.text, name=text.name)
    if name not in shelf.keepings:
        shelf.keepings[name] = shelf.keeping.of(text)
    shelf.stamps[name] = written
    shelf.sources[name] = text.text
    fresh = Reader(document, text=name, look=reader.look, pace=reader.pace, head=reader.head, said=text.notice)
    return shelf.resume(settle(fresh))
