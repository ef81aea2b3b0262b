"""Package document and container of an EPUB (EPUB 3.3, 5 and 4; EPUB Accessibility 1.1, 2)."""

from __future__ import annotations

import hashlib
import io
import re
import time
import uuid
import zipfile
from collections.abc import Mapping, Sequence

from b12tui.catalogue import pages
from b12tui.document import Block, FrontMatter
from b12tui.fastclass import dataclass
from b12tui.writers.epub import opf
from b12tui.writers.epub.opf import element, meta
from b12tui.writers.epub.pages import NAVIGATION, STYLE
from b12tui.writers.own_words import marked_language

FOLDER = "EPUB"
PACKAGE = "package.opf"

EARLIEST = 315_532_800
"""First second that a ZIP archive can date a file: 1980."""

_CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles>
<rootfile full-path="{package}" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""

_FEATURES = ("structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability", "unlocked")


@dataclass(frozen=True, slots=True)
class Publication:
    """What a package says of its publication."""

    title: str
    language: str
    author: str = ""
    date: str = ""
    has_images: bool = False
    """Whether there are images, which are told by their descriptions."""
    large_print: bool = False
    modified: int = EARLIEST
    """Time of its last change, in seconds since 1970."""


def publication_dates(front: Sequence[Block]) -> tuple[str, str]:
    """Return the author and the date of a document; the date is empty unless it is one of ISO 8601."""
    matter = next((block for block in front if isinstance(block, FrontMatter)), None)
    if matter is None:
        return "", ""
    date = re.match(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?=$|[T ])", matter.date.chars.strip())
    return matter.author.chars.strip(), date[0] if date else ""


def package_document(publication: Publication, names: Sequence[str], identifier: str) -> str:
    """Return the package document: metadata, the files, and their order."""
    features = (*_FEATURES, *["alternativeText"] * publication.has_images, *["largePrint"] * publication.large_print)
    metadata = [
        element("dc:title", publication.title),
        element("dc:language", publication.language),
        *([element("dc:creator", publication.author)] if publication.author else []),
        *([element("dc:date", publication.date)] if publication.date else []),
        meta("dcterms:modified", opf.time_of(publication.modified)),
        meta("schema:accessMode", "textual"),
        meta("schema:accessModeSufficient", "textual"),
        *(meta("schema:accessibilityFeature", feature) for feature in features),
        meta("schema:accessibilityHazard", "none"),
        meta("schema:accessibilitySummary", pages.ACCESSIBILITY_SUMMARY, marked_language(publication.language)),
    ]
    first, *others = map(opf.page_id, names)
    return opf.package_document(
        publication.language,
        identifier,
        metadata,
        navigation=NAVIGATION,
        style=STYLE,
        pages=names,
        spine=[first, "nav", *others],
    )


def identifier_of(files: Mapping[str, str]) -> str:
    """Return an identifier that is the same for the same files."""
    digest = hashlib.sha256()
    for name, text in files.items():
        digest.update(f"{name}\0{text}\0".encode())
    return uuid.uuid5(uuid.NAMESPACE_URL, digest.hexdigest()).urn


def archive(files: Mapping[str, str], package: str, modified: int) -> bytes:
    """Return the container of an EPUB with files, by their paths; the same files and time make the same bytes.

    `package` is the path of the package document.
    """
    stamp = time.gmtime(max(modified, EARLIEST))[:6]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:

        def add(name: str, text: str, compression: int = zipfile.ZIP_DEFLATED) -> None:
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = compression
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            made.writestr(entry, text)

        add("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        add("META-INF/container.xml", _CONTAINER.format(package=package))
        for name, text in files.items():
            add(name, text)
    return packed.getvalue()
