"""Encoding of a document as JSON, a section at a time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from enum import Enum

from b12tui.document.blocks import Block, DefinitionItem, ListItem
from b12tui.document.inlines import FootnoteRef, Formula, Image, Link, Span, Style, Text
from b12tui.document.json_format import FORMAT, VERSION
from b12tui.document.json_format.names import NAME_OF
from b12tui.document.sanitize import NONCHARACTERS
from b12tui.fastclass import fields
from b12tui.fasttyping import TYPE_CHECKING

if TYPE_CHECKING:
    from b12tui.document.section import Section

_UNSAFE = re.compile(
    f"[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\U000e0000-\U000e007f{NONCHARACTERS}]"
)
"""Characters that JSON allows in a string, and a terminal or another program may act on."""


def encoded(head: dict[str, object], sections: Iterable[tuple[Section, tuple[Block, ...]]]) -> Iterator[str]:
    """Yield the JSON of a document in pieces, one section each: `head` has the members beside format and sections."""
    start = _dumped({"format": FORMAT, "version": VERSION, **head})
    yield f'{start[:-1]}, "sections": ['
    separator = "\n"
    for section, blocks in sections:
        yield f"{separator}{_dumped(_section(section, blocks))}"
        separator = ",\n"
    yield "\n]}\n"


def _dumped(value: object) -> str:
    """Return JSON whose characters are all safe to print: the others are escaped."""
    return _UNSAFE.sub(lambda match: json.dumps(match[0])[1:-1], json.dumps(value, ensure_ascii=False))


def _section(section: Section, blocks: tuple[Block, ...]) -> dict[str, object]:
    described = {entry.name: getattr(section, entry.name) for entry in fields(section)}
    if section.headed:
        del described["headed"]
    return {**described, "blocks": _value(blocks)}


def _value(value: object) -> object:
    """Return what JSON has for the value of a field."""
    match value:
        case Text():
            return {"chars": value.chars, "spans": [_span(span) for span in value.spans], **_places(value)}
        case tuple():
            return [_value(item) for item in value]
        case Enum():
            return value.value
        case None | str() | int():
            return value
        case ListItem() | DefinitionItem():
            return _members(value)
        case _:
            return {"type": NAME_OF[type(value)], **_members(value)}


def _members(record: object) -> dict[str, object]:
    """Return the fields of a block or item by name; an unknown source line is left out."""
    values = {entry.name: getattr(record, entry.name) for entry in fields(record)}  # type: ignore[arg-type]
    return {name: _value(value) for name, value in values.items() if name != "line" or value}


def _places(text: Text) -> dict[str, object]:
    """Return the source lines and anchors of a text, as far as there are any."""
    places: dict[str, object] = {"line": text.line} if text.line else {}
    if text.breaks != ():
        places["breaks"] = _value(text.breaks)
    if text.anchors:
        places["anchors"] = [{"offset": offset, "name": name} for offset, name in text.anchors]
    return places


def _span(span: Span) -> dict[str, object]:
    where: dict[str, object] = {"start": span.start, "end": span.end}
    match span.kind:
        case Style():
            return {"type": span.kind.value, **where}
        case Link():
            return {"type": "link", **where, **_members(span.kind)}
        case Image():
            return {"type": "image", **where, **_members(span.kind)}
        case Formula():
            return {"type": "formula", **where, **_members(span.kind)}
        case FootnoteRef():
            return {"type": "footnote_ref", **where, **_members(span.kind)}
