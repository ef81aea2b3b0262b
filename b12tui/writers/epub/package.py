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
from b12tui.writers.epub.pages import NAVIGATION, STYLE
from b12tui.writers.html.markup import escape

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
    modified = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(publication.modified))
    features = (*_FEATURES, *["alternativeText"] * publication.has_images, *["largePrint"] * publication.large_print)
    metadata = [
        f'<dc:identifier id="identifier">{identifier}</dc:identifier>',
        f"<dc:title>{escape(publication.title)}</dc:title>",
        f"<dc:language>{escape(publication.language)}</dc:language>",
        *([f"<dc:creator>{escape(publication.author)}</dc:creator>"] if publication.author else []),
        *([f"<dc:date>{publication.date}</dc:date>"] if publication.date else []),
        _meta("dcterms:modified", modified),
        _meta("schema:accessMode", "textual"),
        _meta("schema:accessModeSufficient", "textual"),
        *(_meta("schema:accessibilityFeature", feature) for feature in features),
        _meta("schema:accessibilityHazard", "none"),
        _meta("schema:accessibilitySummary", pages.ACCESSIBILITY_SUMMARY),
    ]
    items = [
        f'<item id="nav" href="{NAVIGATION}" media-type="application/xhtml+xml" properties="nav"/>',
        f'<item id="style" href="{STYLE}" media-type="text/css"/>',
        *(f'<item id="{_id(name)}" href="{name}" media-type="application/xhtml+xml"/>' for name in names),
    ]
    first, *others = (f'<itemref idref="{_id(name)}"/>' for name in names)
    spine = [first, '<itemref idref="nav"/>', *others]
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
        f'unique-identifier="identifier" xml:lang="{escape(publication.language)}">\n'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{_lines(metadata)}</metadata>\n'
        f"<manifest>\n{_lines(items)}</manifest>\n<spine>\n{_lines(spine)}</spine>\n</package>\n"
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


def _meta(name: str, value: str) -> str:
    return f'<meta property="{name}">{escape(value)}</meta>'


def _id(name: str) -> str:
    return name.partition(".")[0]


def _lines(entries: Sequence[str]) -> str:
    return "".join(f"{entry}\n" for entry in entries)
