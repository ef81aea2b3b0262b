"""Binary formats of documents, recognised by their first bytes, and the commands that convert them to text."""

from __future__ import annotations

from b12tui.catalogue import files
from b12tui.fasttuple import NamedTuple

_ZIP = b"PK\x03\x04"
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MEMBER = 30
"""Bytes of a ZIP archive before the name of its first member (PKWARE's APPNOTE, 4.3.7)."""


class BinaryFormat(NamedTuple):
    """Format of a document."""

    description: str
    """What a file of it is: "a PDF document"."""
    converter: str
    """Command that prints such a file as text or Markdown; `{file}` is its name, `-` for standard input."""


_PDF = BinaryFormat(files.PDF, "pdftotext -layout {file} -")
_RTF = BinaryFormat(files.RTF, "pandoc -f rtf -t gfm {file}")
_WORD = BinaryFormat(files.WORD, "pandoc -f docx -t gfm {file}")
_OLD_WORD = BinaryFormat(files.WORD, "antiword {file}")
_OPEN_DOCUMENT = BinaryFormat(files.OPEN_DOCUMENT, "pandoc -f odt -t gfm {file}")
_EPUB = BinaryFormat(files.EPUB, "pandoc -f epub -t gfm {file}")

_BEGINNINGS = ((b"%PDF-", _PDF), (b"{\\rtf1", _RTF))
_MEDIA_TYPES = (
    (b"mimetypeapplication/epub+zip", _EPUB),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", _OPEN_DOCUMENT),
)
"""First member of an archive, with its content (EPUB 3.3, 4.2.6.2; OpenDocument 1.3, part 2, 3.3)."""
_SUFFIXES = ((_ZIP, ".docx", _WORD), (_COMPOUND_FILE, ".doc", _OLD_WORD))


def format_of(name: str, data: bytes) -> BinaryFormat | None:
    """Return the format of a document called `name`, by its first bytes; None for any other file."""
    for beginning, found in _BEGINNINGS:
        if data.startswith(beginning):
            return found
    if data.startswith(_ZIP):
        for member, found in _MEDIA_TYPES:
            if data.startswith(member, _MEMBER):
                return found
    for signature, suffix, found in _SUFFIXES:
        if data.startswith(signature) and name.lower().endswith(suffix):
            return found
    return None
