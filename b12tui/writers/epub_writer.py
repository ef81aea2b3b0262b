"""Writer of EPUB 3.3 with the metadata of EPUB Accessibility 1.1 (see `b12tui.writers.epub`)."""

from __future__ import annotations

from b12tui.document import Image
from b12tui.fasttyping import TYPE_CHECKING, BinaryIO
from b12tui.writers.epub.package import (
    EARLIEST,
    FOLDER,
    PACKAGE,
    Publication,
    archive,
    identifier_of,
    package_document,
    publication_dates,
)
from b12tui.writers.epub.pages import NAVIGATION, STYLE, Pages
from b12tui.writers.html.page import extent_of
from b12tui.writers.html.stylesheet import stylesheet

if TYPE_CHECKING:
    from b12tui.document import Document
    from b12tui.writers.write_options import WriteOptions


def write(document: Document, stream: BinaryIO, options: WriteOptions) -> None:
    """Write the document; the same document, options and time make the same bytes."""
    extent = extent_of(document, options)
    pages = Pages(document, extent)
    author, date = publication_dates(document.blocks(0)[:1])
    files = {
        NAVIGATION: pages.navigation(),
        STYLE: stylesheet(large_print=options.large_print, epub=True),
        **{name: pages.page(name) for name in pages.names},
    }
    modified = max(options.modified or EARLIEST, EARLIEST)
    has_images = any(
        isinstance(span.kind, Image)
        for section in extent.sections
        for node in document.text_nodes(section.number)
        for span in node.text.spans
    )
    publication = Publication(
        title=extent.title,
        language=extent.language,
        author=author,
        date=date,
        has_images=has_images,
        large_print=options.large_print,
        modified=modified,
    )
    package = package_document(publication, pages.names, identifier_of(files))
    paths = {f"{FOLDER}/{name}": text for name, text in {PACKAGE: package, **files}.items()}
    stream.write(archive(paths, f"{FOLDER}/{PACKAGE}", modified))
