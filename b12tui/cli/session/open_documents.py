"""Other texts, opened: those of the command line, the file that a link leads to, and the ways back and forward.

It refuses links to what is no Markdown, whatever they say, and special files that nobody named on the command line, for
they could hold a reader up for good.
"""

from __future__ import annotations

import os
from pathlib import Path

from b12tui import source
from b12tui.cli import directory_listing
from b12tui.cli.session.session import Shelf
from b12tui.core.handlers.documents import arrived, forgotten, numbered
from b12tui.core.motion.jumplist import jump, reveal, settle
from b12tui.core.state import GoToText, OpenText, Reader, Revisit
from b12tui.document import Address
from b12tui.document.sanitize import safe_line
from b12tui.errors import B12Error
from b12tui.fastclass import replace
from b12tui.markdown import parse

TOLD = 3
"""Of how many texts that can't be read it is told why, before they are only counted."""


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
            case GoToText():
                return _go_to(shelf, here, wish)
            case Revisit():
                return _revisit(shelf, here, wish)
            case _:
                from b12tui.cli.session import reload

                return reload.fulfil(shelf, here, wish)
    except (Refused, B12Error) as error:
        said = sentence(error)
        return forgotten(here, wish, said) if isinstance(wish, Revisit) else replace(here, said=said)


def sentence(error: Exception) -> str:
    """Return what is wrong as a sentence; one that begins with a file's name is left as that is written."""
    said = f"{safe_line(str(error)).rstrip('.')}."
    return said[0].upper() + said[1:] if said.startswith(("no ", "there ")) else said


def _go_to(shelf: Shelf, reader: Reader, wish: GoToText) -> Reader:
    missed: list[str] = []
    for name in wish.names:
        try:
            opened = _as_left(shelf, name) or _opened(shelf, reader, name, name)
        except (Refused, B12Error) as error:
            missed.append(sentence(error))
            continue
        shelf.change(reader, opened)
        said = (_missed(missed), numbered(reader.texts, name) or f"Opened {safe_line(Path(name).name)}.", opened.said)
        return settle(replace(arrived(reader, opened, wish), said=" ".join(filter(None, said))))
    return replace(reader, said=" ".join(filter(None, (_missed(missed), numbered(reader.texts, reader.text)))))


def _missed(sentences: list[str]) -> str:
    """Return what is said of texts that can't be read."""
    more = len(sentences) - TOLD
    return " ".join((*sentences[:TOLD], f"Nor can {more} more be read.")) if more > 0 else " ".join(sentences)


def _as_left(shelf: Shelf, name: str) -> Reader | None:
    """Return the reader of a text that was left, or None where it isn't held or its file says something else by now."""
    text = shelf.texts.get(name)
    return text.left if text is not None and (shelf.holds(name) or text.written == source.stamp(name)) else None


def _follow(shelf: Shelf, reader: Reader, wish: OpenText) -> Reader:
    name = beside(reader.text, wish.target)
    if name == reader.text:
        goal = reader.document.find_anchor(wish.part) if wish.part else Address()
        return settle(jump(reader, goal, f"Nothing in this text is named #{safe_line(wish.part)}."))
    if os.path.isfile(name) and not source.is_markdown(name):  # noqa: PTH113 - it takes any name
        raise Refused(f"{safe_line(wish.target)} is no Markdown file, so it isn't opened here")
    opened = _as_left(shelf, name) or _opened(shelf, reader, name, wish.target)
    said = [f"Opened {safe_line(Path(name).name)}.", opened.said]
    if wish.part:
        goal = opened.document.find_anchor(wish.part)
        said[1] = "" if goal else f"Nothing in it is named #{safe_line(wish.part)}. {opened.said}".strip()
        opened = replace(reveal(opened, goal), at=goal) if goal else opened
    shelf.change(reader, opened)
    return settle(replace(arrived(reader, opened, wish), said=" ".join(filter(None, said))))


def _revisit(shelf: Shelf, reader: Reader, wish: Revisit) -> Reader:
    place = wish.place
    text = shelf.texts.get(place.text)
    opened = (text.left if text is not None else None) or _opened(shelf, reader, place.text, place.text)
    sections = opened.document.sections
    at = place.at if place.at.section < len(sections) else Address(sections[-1].number)
    shelf.change(reader, opened)
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


def _opened(shelf: Shelf, reader: Reader, name: str, shown: str) -> Reader:
    """Read a file and return its reader, where the text was left last; Refused or B12Error where it can't be.

    `shown` is what it is called where the reader has it from.
    """
    written = source.stamp(name)
    text = _held(shelf) if name == "-" else _read(shelf, name, safe_line(shown))
    document = parse(text.text, name=text.name)
    shelf.hold(name, text, written)
    fresh = Reader(document, text=name, look=reader.look, pace=reader.pace, head=reader.head, said=text.notice)
    return shelf.resume(settle(fresh))


def _held(shelf: Shelf) -> source.Source:
    """Return standard input, which was read when the program was started."""
    return source.Source("standard input", shelf.texts["-"].source or "")


def _read(shelf: Shelf, name: str, shown: str) -> source.Source:
    """Read a text; Refused or B12Error where it can't be, or where nobody named it and it is no plain file."""
    if name not in shelf.named:
        path = Path(name)
        try:
            found = path.exists()
        except (OSError, ValueError):  # a name that is too long, or has a zero in it
            found = False
        if not found:
            raise Refused(f"There is no file {shown}")
        if not path.is_file() and not path.is_dir():
            raise Refused(f"{shown} is no plain file, so it isn't opened here")
    # What the command line names may be waited for, but once: behind its end a pipe has nothing.
    waits = name in shelf.named and name not in shelf.texts
    return directory_listing.read(
        name, encoding=shelf.encoding, limit=shelf.limit, special=waits, links=not shelf.restricted
    )
