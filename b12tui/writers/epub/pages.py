"""Pages of an EPUB: the text in files of a size that reading systems open at once, and the navigation."""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.catalogue import pages, structure
from b12tui.document import Document
from b12tui.writers.html.blocks import BlockWriter
from b12tui.writers.html.markup import Piece, attributes, escape
from b12tui.writers.html.outline import contents, heading_levels
from b12tui.writers.html.page import Extent, write_section, write_title
from b12tui.writers.html.references import CONTENTS, References
from b12tui.writers.language import direction

NAVIGATION = "nav.xhtml"
STYLE = "style.css"

_LARGEST = 200_000
"""Characters of source after which the next section begins a file."""


class Pages:
    """Pages of a document, by their names, in reading order."""

    def __init__(self, document: Document, extent: Extent, *, marks_own: bool = True) -> None:
        """Write all pages; links between them are known when the last is written.

        Without `marks_own`, the language of the program's own words isn't marked.
        """
        self._document = document
        self._extent = extent
        self._references = References(document, xml=True, language=extent.language if marks_own else None)
        self._writer = BlockWriter(self._references, document.cancellation, xml=True)
        self._bodies: dict[str, list[Piece]] = {}
        self._titles: dict[str, str] = {}
        self._write()

    @property
    def names(self) -> Sequence[str]:
        """Names of the pages of text, in reading order."""
        return tuple(self._bodies)

    def page(self, name: str) -> str:
        """Return a page of text as XHTML."""
        body = "".join(map(str, self._bodies[name]))
        section = f'<section role="doc-chapter" epub:type="chapter"{attributes({"aria-label": self._titles[name]})}>'
        return self._xhtml(self._titles[name], f"<main>\n{section}\n{body}</section>\n</main>\n")

    def navigation(self) -> str:
        """Return the navigation document: contents, and landmarks (EPUB 3.3, 7)."""
        self._references.file = NAVIGATION
        first = self._extent.sections[0]
        listed = "".join(map(str, contents(self._extent.sections[1:], self._references)))
        title = f'<li><a href="{self._references.section_link(first.number)}">{escape(self._extent.title)}</a>'
        in_own = self._references.own.attributes
        labelled = f"{attributes({'aria-label': pages.LANDMARKS})}{in_own}"
        heading = f'<h1 id="{CONTENTS}-heading"{in_own}>{escape(pages.CONTENTS)}</h1>'
        own = f"{heading}\n<ol>\n{title}{listed}</li>\n</ol>\n"
        landmarks = "".join(
            f'<li><a epub:type="{kind}" href="{address}">{escape(words)}</a></li>\n'
            for kind, address, words in (
                ("toc", f"#{CONTENTS}", pages.CONTENTS),
                ("bodymatter", self.names[0], pages.START_OF_TEXT),
            )
        )
        return self._xhtml(
            pages.CONTENTS,
            f'<main>\n<nav epub:type="toc" role="doc-toc" id="{CONTENTS}"'
            f' aria-labelledby="{CONTENTS}-heading">\n{own}</nav>\n'
            f'<nav epub:type="landmarks"{labelled} hidden="hidden">\n'
            f"<ol>\n{landmarks}</ol>\n</nav>\n</main>\n",
            in_own,
        )

    def _write(self) -> None:
        sections, document, writer = self._extent.sections, self._document, self._writer
        levels = heading_levels(sections)
        top = levels[sections[1].number] if len(sections) > 1 else 1
        self._begin(self._extent.title)
        writer.write(write_title(writer, document, self._extent))
        size = document.extent(sections[0].number)
        above = 0
        """Levels above the first heading of the file, which is one of level 1."""
        for section in sections[1:]:
            if levels[section.number] <= top or size > _LARGEST:
                self._begin(section.title or structure.BLANK)
                size = 0
                above = levels[section.number] - 1
            size += document.extent(section.number)
            write_section(writer, document, section, max(levels[section.number] - above, 1))
        self._end()

    def _begin(self, title: str) -> None:
        self._end()
        name = f"text-{len(self._bodies) + 1:03}.xhtml"
        self._references.file = name
        self._bodies[name] = []
        self._titles[name] = title

    def _end(self) -> None:
        if self._bodies:
            self._bodies[self._references.file] = self._writer.use_pieces()

    def _xhtml(self, title: str, body: str, title_attributes: str = "") -> str:
        language = self._extent.language
        names = {"lang": language, "xml:lang": language, "dir": direction(language)}
        return (
            '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" '
            f'xmlns:epub="http://www.idpf.org/2007/ops"{attributes(names)}>\n<head>\n<title{title_attributes}>{escape(title)}</title>\n'
            f'<link rel="stylesheet" type="text/css" href="{STYLE}"/>\n</head>\n<body>\n{body}</body>\n</html>\n'
        )
