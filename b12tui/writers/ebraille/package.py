"""Package document of eBraille 1.0 (sections 4 and 5)."""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.catalogue import pages
from b12tui.fastclass import dataclass
from b12tui.writers.epub import opf
from b12tui.writers.epub.opf import element, meta
from b12tui.writers.own_words import marked_language

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
    entries = [
        element("dc:title", metadata.title),
        element("dc:creator", metadata.creator),
        element("dc:format", "eBraille 1.0"),
        element("dc:language", braille_tag(metadata.language)),
        element("dc:date", metadata.date),
        element("dc:description", metadata.description),
        meta("dcterms:dateCopyrighted", metadata.date),
        meta("dcterms:modified", opf.time_of(metadata.modified)),
        meta("a11y:brailleCellType", "6"),
        meta("a11y:brailleSystem", metadata.system),
        meta("a11y:completeTranscription", "true" if metadata.complete else "false"),
        meta("a11y:producer", PRODUCER),
        meta("a11y:tactileGraphics", "none"),
        meta("schema:accessMode", "tactile"),
        meta("schema:accessModeSufficient", "tactile"),
        *(meta("schema:accessibilityFeature", feature) for feature in _FEATURES),
        meta("schema:accessibilityHazard", "none"),
        meta("schema:accessibilitySummary", pages.BRAILLE_SUMMARY, marked_language(metadata.language)),
    ]
    return opf.package_document(
        metadata.language,
        identifier,
        entries,
        navigation=ENTRY,
        style=f"{FOLDER}/{style}",
        pages=[f"{FOLDER}/{name}" for name in names],
        spine=[opf.page_id(name) for name in names],
    )
