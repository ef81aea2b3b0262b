"""Programs that use the library, for mypy alone: what type checkers of others make of it. Nothing here is run."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import assert_type

import b12tui
from b12tui.document import Block, Document, Heading, Link, Section, Text, TextNode
from b12tui.errors import FormatError, NotFound, TooLarge

document = b12tui.open_document("notes.md")
assert_type(document, Document)
assert_type(b12tui.open_document(Path("notes.md"), format="man", dialect="gfm", encoding="latin-1", limit=10), Document)
assert_type(b12tui.open_document(sys.stdin), Document)
assert_type(b12tui.open_document(sys.stdin.buffer), Document)
assert_type(b12tui.open_document(io.BytesIO(b"words")), Document)
assert_type(b12tui.parse("# Title", name="a.md", dialect="pandoc"), Document)
b12tui.parse("words", dialect=None)  # type: ignore[arg-type]
b12tui.open_document(3)  # type: ignore[arg-type]
b12tui.no_such  # type: ignore[attr-defined]
b12tui.parse(b"bytes")  # type: ignore[arg-type]

assert_type(document.sections, tuple[Section, ...])
assert_type(document.blocks(0), tuple[Block, ...])
assert_type(document.walk(), Iterator[Block])
assert_type(document.all_text_nodes(), Iterator[tuple[b12tui.Position, TextNode]])
assert_type(document.words, int)
for block in document.walk():
    if isinstance(block, Heading):
        assert_type(block.text, Text)
        links = [span.kind.target for span in block.text.spans if isinstance(span.kind, Link)]
        assert_type(links, list[str])

assert_type(b12tui.to_plain(document), str)
assert_type(b12tui.to_plain(document, width=72, style="brief", table="csv", section=1, ascii=True), str)
b12tui.to_plain(document, style="loud")  # type: ignore[arg-type]
b12tui.write(document, sys.stdout, format="json")
for row in b12tui.rows(document, 40):
    assert_type(row.text, str)
    assert_type(row.position, b12tui.Position | None)
for match in b12tui.find(document, "words"):
    assert_type(match.start, b12tui.Position)
    assert_type(match.length, int)

assert_type(document.to_json(), str)
assert_type(Document.from_json("{}"), Document)
assert_type(Document.from_blocks([], "Title", name="made"), Document)
assert_type(document.has_same_content(document), bool)

try:
    pass
except TooLarge as error:
    assert_type(error.limit, int)
    assert_type(error.size, int | None)
except NotFound as error:
    assert_type(error.name, str)
except FormatError as error:
    assert_type(error.place, str)
except b12tui.B12Error as error:
    assert_type(str(error), str)
