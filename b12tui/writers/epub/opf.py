"""Package document, in the format that EPUB 3.3 (section 5) and eBraille 1.0 share."""

from __future__ import annotations

import time
from collections.abc import Sequence

from b12tui.writers.html.markup import escape


def element(name: str, value: str) -> str:
    """Return an element of the metadata."""
    return f"<{name}>{escape(value)}</{name}>"


def meta(name: str, value: str, language: str = "") -> str:
    """Return a property of the metadata, with its language if that is another than the package's."""
    other = f' xml:lang="{escape(language)}"' if language else ""
    return f'<meta property="{name}"{other}>{escape(value)}</meta>'


def time_of(seconds: int) -> str:
    """Return a time, given in seconds since 1970, as packages have it (ISO 8601)."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


def page_id(path: str) -> str:
    """Return the identifier of a page: its file name without the extension."""
    return path.rpartition("/")[2].partition(".")[0]


def package_document(
    language: str,
    identifier: str,
    metadata: Sequence[str],
    *,
    navigation: str,
    style: str,
    pages: Sequence[str],
    spine: Sequence[str],
) -> str:
    """Return the package document.

    `metadata` has elements, without the identifier. `navigation`, `style` and `pages` are paths of files; the
    navigation has the identifier `nav`. `spine` are identifiers in reading order.
    """
    entries = [f'<dc:identifier id="identifier">{identifier}</dc:identifier>', *metadata]
    items = [
        f'<item id="nav" href="{navigation}" media-type="application/xhtml+xml" properties="nav"/>',
        f'<item id="style" href="{style}" media-type="text/css"/>',
        *(f'<item id="{page_id(path)}" href="{path}" media-type="application/xhtml+xml"/>' for path in pages),
    ]
    order = [f'<itemref idref="{name}"/>' for name in spine]
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
        f'unique-identifier="identifier" xml:lang="{escape(language)}">\n'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{_lines(entries)}</metadata>\n'
        f"<manifest>\n{_lines(items)}</manifest>\n<spine>\n{_lines(order)}</spine>\n</package>\n"
    )


def _lines(entries: Sequence[str]) -> str:
    return "".join(f"{entry}\n" for entry in entries)
