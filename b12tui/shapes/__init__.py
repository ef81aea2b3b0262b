"""Text that is no Markdown: lines as written, and the structure that they show.

    name, source ──▶ kind ──▶ outline (commits, files, hunks; parts of a long text) ──▶ Document
                                         │ a section's lines, on demand
                    recognisers: tables, records ──▶ blocks, the rest line blocks

Every string is valid input. What is not recognised stays lines, each as written. No character is lost but the padding
between columns, drawn rules, and the signs of formats that have them (commas of CSV, quotes and brackets of JSON).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from b12tui.fastclass import dataclass
from b12tui.shapes.suffixes import DELIMITED, language_of, suffix_of

if TYPE_CHECKING:
    from b12tui.document import Document

CODE_CHARACTERS = 131_072
"""Characters of a program that are one block; a longer one is parted as lines are."""


@dataclass(frozen=True, slots=True)
class Shaped:
    """Document of a text that is no Markdown."""

    document: Document
    taken_for: str
    """What the text was taken for: `lines`, `a diff`, `a table`, `JSON`, `python code`."""


def read_shape(source: str, *, name: str, kind: str = "") -> Shaped:
    """Return a text as a document, by its kind or, if that is empty, by what it looks like."""
    from b12tui.shapes import document

    kind = kind or guess(source)
    if kind == "diff":
        from b12tui.shapes.diffs import is_diff

        if is_diff(source):
            return Shaped(document.diff_document(source, name=name), "a diff")
    elif kind == "delimited":
        from b12tui.shapes.delimited import delimiter_of, table_blocks

        named = suffix_of(name) in DELIMITED
        delimiter = delimiter_of(source, named=named)
        blocks = table_blocks(source, delimiter) if delimiter else None
        if blocks:
            return Shaped(document.block_document(source, [("", blocks)], name=name), "a table")
    elif kind == "json":
        from b12tui.shapes import json_values

        value = json_values.load(source)
        if value is not None:
            return Shaped(document.block_document(source, json_values.sections(value), name=name), "JSON")
    elif kind == "notebook":
        from b12tui.shapes import notebooks

        cells = notebooks.sections(source)
        if cells is not None:
            return Shaped(document.block_document(source, cells, name=name), "a notebook")
    elif kind == "code" and len(source) <= CODE_CHARACTERS:
        language = language_of(name)
        return Shaped(document.code_document(source, name=name, language=language), f"{language} code")
    return Shaped(document.line_document(source, name=name, shapes=kind not in ("code", "program")), "lines")


def read_raw(source: str, *, name: str) -> Document:
    """Return a text as its lines, without any structure."""
    from b12tui.shapes import document

    return document.line_document(source, name=name, shapes=False)


def guess(source: str) -> str:
    """Return the kind of a text without a telling name: `diff`, `json`, `delimited`, `program` or `lines`."""
    from b12tui.shapes.delimited import delimiter_of
    from b12tui.shapes.diffs import is_diff
    from b12tui.shapes.programs import looks_like_program

    if is_diff(source):
        return "diff"
    if source.lstrip()[:1] in ("{", "["):
        return "json"
    if looks_like_program(source):
        return "program"
    return "delimited" if delimiter_of(source) else "lines"


__all__ = ["Shaped", "guess", "read_raw", "read_shape"]
