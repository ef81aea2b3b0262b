"""Package document of eBraille 1.0 (sections 4 and 5)."""

from __future__ import annotations

import time
from collections.abc import Sequence

from b12tui.catalogue import pages
from b12tui.fastclass import dataclass
from b12tui.writers.html.markup import escape

PACKAGE, ENTRY = "package.opf", "index.html"
"""Files that stand in the root: the package document and the primary entry page."""
FOLDER = "ebraille"
"""Folder of all other files, as is recommended."""
PRODUCER = "b12tui"
"""Producer of the braille."""

_FEATURES = ("structuralNavigation", "tableOfContents", "readingOrder", "unlocked")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a package says of its publication; each is required."""

    title: str
    creator: str
    date: str
    """Date of publication and of the copyright (ISO 8601)."""
    language: str
    """Tag of the language that is transcribed, without its script."""
    system: str
    """Braille system, by the registry of codes: `ueb grade2`."""
    description: str
    """Sentence on how it was transcribed."""
    complete: bool
    """Whether the whole document is there."""
    modified: int
    """Time of its last change, in seconds since 1970."""


def braille_tag(language: str) -> str:
    """Return the tag of a language in braille (BCP 47): `en-Brai-GB`."""
    subtags = language.split("-")
    rest = [part for part in subtags[1:] if len(part) != 4 or not part.isalpha()]  # less the script of the print
    return "-".join([subtags[0], "Brai", *rest])


def package_document(metadata: Metadata, names: Sequence[str], style: str, identifier: str) -> str:
    """Return the package document: metadata, the files, and their order, without the primary entry page (8.2)."""
    modified = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(metadata.modified))
    entries = [
        f'<dc:identifier id="identifier">{identifier}</dc:identifier>',
        _element("dc:title", metadata.title),
        _element("dc:creator", metadata.creator),
        _element("dc:format", "eBraille 1.0"),
        _element("dc:language", braille_tag(metadata.language)),
        _element("dc:date", metadata.date),
        _element("dc:description", metadata.description),
        _meta("dcterms:dateCopyrighted", metadata.date),
        _meta("dcterms:modified", modified),
        _meta("a11y:brailleCellType", "6"),
        _meta("a11y:brailleSystem", metadata.system),
        _meta("a11y:completeTranscription", "true" if metadata.complete else "false"),
        _meta("a11y:producer", PRODUCER),
        _meta("a11y:tactileGraphics", "none"),
        _meta("schema:accessMode", "tactile"),
        _meta("schema:accessModeSufficient", "tactile"),
        *(_meta("schema:accessibilityFeature", feature) for feature in _FEATURES),
        _meta("schema:accessibilityHazard", "none"),
        _meta("schema:accessibilitySummary", pages.BRAILLE_SUMMARY),
    ]
    items = [
        f'<item id="nav" href="{ENTRY}" media-type="application/xhtml+xml" properties="nav"/>',
        f'<item id="style" href="{FOLDER}/{style}" media-type="text/css"/>',
        *(f'<item id="{_id(name)}" href="{FOLDER}/{name}" media-type="application/xhtml+xml"/>' for name in names),
    ]
    spine = [f'<itemref idref="{_id(name)}"/>' for name in names]
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
        f'unique-identifier="identifier" xml:lang="{escape(metadata.language)}">\n'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{_lines(entries)}</metadata>\n'
        f"<manifest>\n{_lines(items)}</manifest>\n<spine>\n{_lines(spine)}</spine>\n</package>\n"
    )


def _element(name: str, value: str) -> str:
    return f"<{name}>{escape(value)}</{name}>"


def _meta(name: str, value: str) -> str:
    return f'<meta property="{name}">{escape(value)}</meta>'


def _id(name: str) -> str:
    return name.partition(".")[0]


def _lines(entries: Sequence[str]) -> str:
    return "".join(f"{entry}\n" for entry in entries)
