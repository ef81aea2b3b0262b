"""References between places of a document: links, notes and their ways back.

A reference may be written before its place is: it is kept as an object, and is a string once all is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote, unquote, urljoin

from b12tui.catalogue import pages, structure
from b12tui.core.messages import phrases
from b12tui.document import Document
from b12tui.fastclass import dataclass
from b12tui.writers.html import addresses
from b12tui.writers.html.markup import escape, start_tag
from b12tui.writers.html.own_words import OwnWords
from b12tui.writers.write_options import PLACE_ID

CONTENTS, TEXT = "b12tui-contents", "b12tui-text"
"""Ids of a page's own parts: the contents and the text."""


@dataclass(frozen=True, slots=True)
class Place:
    """Element that can be linked to."""

    file: str
    """Name of the file it is in; empty for a page of one file."""
    id: str


@dataclass(frozen=True, slots=True)
class Deferred:
    """Piece of a page that is made when all of it is written."""

    make: Callable[[], str]

    def __str__(self) -> str:
        return self.make()


class References:
    """Places of a document so far, and references to them."""

    def __init__(self, document: Document, *, xml: bool = False, folder: str = "", language: str | None = None) -> None:
        """Start without places; with `xml`, ids are names of XML, and links lead to places and the web alone.

        Relative addresses count from `folder`; without one, they stay as they are. `language` is the document's, beside
        which our own words are marked; None marks nothing.
        """
        self.own = OwnWords(language, xml=xml)
        """The program's own words, as elements."""
        self._folder = folder
        self.file = ""
        """Name of the file that is being written."""
        self._document = document
        self._xml = xml
        self._ids = {CONTENTS, TEXT, PLACE_ID}
        self._places: dict[str, Place] = {}
        self._sections: dict[int, Place] = {}
        self._notes: dict[int, Place] = {}
        self._citations: dict[int, list[Place]] = {}

    def place(self, name: str) -> str:
        """Return the id of a place that the document calls `name`; empty if another one is called so."""
        if name in self._places:
            return ""
        self._places[name] = place = self._new(name)
        return place.id

    def section(self, number: int, slug: str) -> str:
        """Return the id of the beginning of a section."""
        place = self._new(slug or f"section-{number}")
        self._sections[number] = place
        self._places.setdefault(slug, place)
        return place.id

    def section_link(self, number: int) -> Deferred:
        """Return the address of a section that is yet to be written."""
        file = self.file
        return Deferred(lambda: escape(self._address(self._sections[number], file)))

    def link(self, target: str) -> tuple[object, object]:
        """Return what stands before and behind the words of a link: tags, or nothing if it leads nowhere safe."""
        if target.startswith("#"):
            file = self.file
            return (
                Deferred(lambda: self._internal(target, file)),
                Deferred(lambda: "</a>" if self._find(target) is not None else ""),
            )
        address = addresses.link_address(target)
        if not address or (self._xml and addresses.is_relative(address)):
            return "", ""
        return start_tag("a", href=self.from_folder(address)), "</a>"

    def from_folder(self, address: str) -> str:
        """Return an address, a relative one from the document's folder."""
        return urljoin(self._folder, address) if self._folder and addresses.is_relative(address) else address

    def citation(self, number: int) -> Deferred:
        """Return the reference to a note: a link to it, if it is written."""
        place = self._new(f"note-{number}-cited")
        self._citations.setdefault(number, []).append(place)

        def reference() -> str:
            words = escape(phrases.footnote_ref(number))
            if number not in self._notes:
                return f'<sup id="{escape(place.id)}"{self.own.attributes}>{words}</sup>'
            to = self._address(self._notes[number], place.file)
            kind = "noteref" if self._xml else None
            link = start_tag("a", id=place.id, href=to, role="doc-noteref", epub_type=kind)
            return f"<sup{self.own.attributes}>{link}{words}</a></sup>"

        return Deferred(reference)

    def note(self, number: int) -> str:
        """Return the id of a note."""
        place = self._new(f"note-{number}")
        self._notes.setdefault(number, place)
        return place.id

    def ways_back(self, number: int, back: Callable[[int, int], str]) -> Deferred:
        """Return links from a note to each place that cites it; `back` words one, by its index and their count."""
        file = self.file

        def links() -> str:
            cited = self._citations.get(number, [])
            made = [
                start_tag("a", href=self._address(place, file), role="doc-backlink")
                + escape(back(at, len(cited)))
                + "</a>"
                for at, place in enumerate(cited)
            ]
            return f'<p class="back"{self.own.attributes}>{" ".join(made)}</p>' if made else ""

        return Deferred(links)

    def _internal(self, target: str, file: str) -> str:
        place = self._find(target)
        return "" if place is None else start_tag("a", href=self._address(place, file))

    def _find(self, target: str) -> Place | None:
        """Return the place that a target within the document names; None if it is nowhere, or not written."""
        name = target[1:]
        place = self._places.get(name) or self._places.get(unquote(name))
        if place is None and name:
            found = self._document.find_anchor(name)
            place = None if found is None else self._sections.get(found.section)
        return place

    def _address(self, place: Place, file: str) -> str:
        name = place.file if place.file != file else ""
        return f"{name}#{quote(place.id, safe='!$&*+,/:;=?@~()')}"

    def _new(self, name: str) -> Place:
        """Return a place with an id of its own, like `name`."""
        like = re.sub(r"[^\w.-]" if self._xml else r"\s", "-", name) or "place"
        if self._xml and not (like[0].isalpha() and like.isascii()):
            like = "id-" + re.sub(r"[^A-Za-z0-9_.-]", lambda found: f"{ord(found[0]):x}", like)
        unused, count = like, 1
        while unused in self._ids:
            count += 1
            unused = f"{like}-{count}"
        self._ids.add(unused)
        return Place(self.file, unused)


def way_back(at: int, count: int) -> str:
    """Return the words of a link from a note to the place that cites it."""
    return pages.back_to_text(structure.number_of(str(at + 1), count) if count > 1 else "")
