"""JSON (RFC 8259) and JSON lines: arrays of objects are tables, the rest headings and nested lists.

Numbers are shown as written, strings without quotes. What nests deep stands on one line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from b12tui.document import Block, ListBlock, ListItem, Paragraph, Text
from b12tui.document.sanitize import sanitize
from b12tui.fasttyping import Any
from b12tui.shapes.recognition import table_of

DEEPEST = 8
"""Levels of nested lists; what is deeper stands on one line."""
MAX_DEPTH = 100
"""Levels of arrays and objects; a text with more stays lines."""
MAX_CHARACTERS = 4_194_304
"""Characters of JSON that is read; a longer text stays lines."""


_BEGINNING = re.compile(
    r'\s*(?:\{\s*["}]|\[\s*(?:[\[{"\]]|(?:-?\d[\d.eE+-]*|true|false|null)\s*(?:,|\]\s*?(?:\n|\Z))))'
)


class Fields(list[tuple[str, Any]]):
    """Names and values of an object, in order; a name may be given twice."""


class Literal(str):
    """Number, `true`, `false` or `null`, as written."""

    __slots__ = ()


def load(source: str) -> Any | None:
    """Return the value of a JSON text, or the list of those of JSON lines; None if it is neither, or nests too deep."""
    value = _decoded(source)
    return None if value is None or _nests_deeper(value, MAX_DEPTH) else value


def _nests_deeper(value: Any, most: int) -> bool:
    """Return whether arrays and objects nest deeper than `most`."""
    level = [value]
    for _ in range(most):
        inner = [one for each in level if isinstance(each, list) for one in each]
        level = [one[1] if isinstance(one, tuple) else one for one in inner]
        if not level:
            return False
    return True


def _decoded(source: str) -> Any | None:
    bare = source.strip()
    if not bare.startswith(("{", "[")) or len(bare) > MAX_CHARACTERS:
        return None
    try:
        return _decode(bare)
    except (ValueError, RecursionError):
        pass
    try:
        return [_decode(line) for line in bare.split("\n") if line.strip()]
    except (ValueError, RecursionError):
        return None


def begins_as_json(source: str) -> bool:
    """Return whether a text begins and ends as an array, an object, or objects line by line."""
    return _BEGINNING.match(source) is not None and source.rstrip()[-1:] in ("}", "]")


def _decode(source: str) -> Any:
    return json.loads(source, object_pairs_hook=Fields, parse_int=Literal, parse_float=Literal, parse_constant=Literal)


def sections(value: Any) -> list[tuple[str, tuple[Block, ...]]]:
    """Return the parts of a value: each a title, empty for the first, and its blocks.

    Tables and lists directly in an object are parts of their own.
    """
    if not isinstance(value, Fields):
        return [("", tuple(_blocks(value, "")))]
    own = Fields((name, inner) for name, inner in value if not isinstance(inner, list) or not inner)
    parts: list[tuple[str, tuple[Block, ...]]] = [("", tuple(_blocks(own, "")) if own else ())]
    parts += [(name, tuple(_blocks(inner, name))) for name, inner in value if isinstance(inner, list) and inner]
    return parts


def _blocks(value: Any, title: str) -> Iterator[Block]:
    if _is_table(value):
        yield _table(value, title)
    elif isinstance(value, list):
        yield _list(value, 1)
    else:
        yield Paragraph(Text(sanitize(_words(value))))


def _is_table(value: Any) -> bool:
    """Return whether a value is an array of objects."""
    if isinstance(value, Fields) or not isinstance(value, list) or not value:
        return False
    return all(isinstance(row, Fields) and row for row in value)


def _table(rows: Sequence[Fields], title: str) -> Block:
    names = dict.fromkeys(name for row in rows for name, _ in row)
    records = [dict(row) for row in rows]
    if any(len(record) < len(row) for record, row in zip(records, rows, strict=True)):
        return _list(rows, 1)
    return table_of(list(names), [[_cell(record, name) for name in names] for record in records], title)


def _cell(row: dict[str, Any], name: str) -> str:
    return _words(row[name]) if name in row else ""


def _list(value: Sequence[Any], depth: int) -> ListBlock:
    """Return an array as a numbered list, an object as one of names and values."""
    if isinstance(value, Fields):
        return ListBlock(tuple(ListItem(tuple(_item(f"{name}: ", inner, depth))) for name, inner in value))
    return ListBlock(tuple(ListItem(tuple(_item("", inner, depth))) for inner in value), start=1)


def _item(label: str, value: Any, depth: int) -> Iterator[Block]:
    if not isinstance(value, list) or not value or depth >= DEEPEST:
        yield Paragraph(Text(sanitize(label + _words(value))))
        return
    if label:
        yield Paragraph(Text(sanitize(label.rstrip())))
    yield _list(value, depth + 1)


def _words(value: Any) -> str:
    """Return a value on one line or, for a string, on as many as it has."""
    if isinstance(value, Fields):
        return "; ".join(f"{name}: {_words(inner)}" for name, inner in value) if value else "{}"
    if isinstance(value, list):
        return ", ".join(map(_words, value)) if value else "[]"
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    return str(value)
