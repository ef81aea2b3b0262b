"""Notes as W3C Web Annotations, with a quote selector and a position selector on the source.

Selectors name the source, as it is what other programs have; the note as this program knows it goes with it, as JSON in
a string under a term of its own, which any processor of JSON-LD passes on: so reading it again loses nothing (Web
Annotation Data Model, 3, 4.2 and 5).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from b12tui.annotations.exchange.incoming import IncomingNote
from b12tui.annotations.note import CONTEXT, Note, PlacedNote
from b12tui.annotations.note_edits import id_of
from b12tui.annotations.source_map import SourceMap
from b12tui.core.category_keys import key_of
from b12tui.core.creators import as_agents, from_agents
from b12tui.fasttyping import cast

CONTEXT_OF_ANNOTATIONS = "http://www.w3.org/ns/anno.jsonld"
LINES = "http://tools.ietf.org/rfc/rfc5147"
"""Standard of the fragments that name lines (Web Annotation Data Model, 4.2.1)."""
OWN = "b12tui"
OWN_CONTEXT = {OWN: "urn:b12tui:note"}
MAX_ANNOTATIONS, MAX_DEPTH = 100_000, 4
"""Maximum number of annotations that are read, and of collections in one another."""

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
"""An IRI with its scheme (RFC 3987, 2.2), so far as it tells it from other words."""
_TIME = re.compile(r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")
"""A time in UTC, which is the only one allowed (Web Annotation Data Model, 3.3.1)."""
_LINES = re.compile(r"line=(\d{1,8})")
"""Fragment that names lines by the number of those before them (RFC 5147, 2.2)."""
_MOTIVATIONS = {
    "highlight": "highlighting",
    "question": "questioning",
    "problem": "assessing",
    "change": "editing",
    "task": "editing",
}
"""Motivations of categories (Web Annotation Data Model, 3.3.5); that of others is to comment."""


def write(source: SourceMap, name: str, placed: Sequence[PlacedNote]) -> Iterator[str]:
    """Yield the notes as an annotation collection with one page."""
    from json import dumps

    items = [_annotation(source, name, each) for each in placed]
    content = "\0".join((name, *(f"{each.note.id} {each.note.modified}" for each in placed)))
    collection: dict[str, object] = {
        "@context": [CONTEXT_OF_ANNOTATIONS, OWN_CONTEXT],
        "id": id_of(f"collection {content}"),
        "type": "AnnotationCollection",
        "label": name,
        "total": len(items),
    }
    if items:
        page = id_of(f"page {content}")
        collection["first"] = {
            "id": page,
            "type": "AnnotationPage",
            "partOf": {"id": collection["id"], "label": name, "total": len(items)},
            "startIndex": 0,
            "items": items,
        }
        collection["last"] = page
    yield dumps(collection, ensure_ascii=False, indent=2)
    yield "\n"


def _annotation(source: SourceMap, name: str, each: PlacedNote) -> dict[str, object]:
    from json import dumps

    note, file, category = each.note, name, key_of(each.note.category)
    selectors: list[dict[str, object]] = [
        {"type": "TextQuoteSelector", "exact": note.quote, "prefix": note.prefix, "suffix": note.suffix}
    ]
    if each.start is not None and each.end is not None:
        at = source.range_of(each.start, each.end)
        text = source.source
        selectors = [
            {
                "type": "TextQuoteSelector",
                "exact": text[at.start : at.end],
                "prefix": text[max(at.start - CONTEXT, 0) : at.start],
                "suffix": text[at.end : at.end + CONTEXT],
            },
            {"type": "TextPositionSelector", "start": at.start, "end": at.end},
        ]
        if source.is_of_files:  # a diff's offsets, signs and removed lines are none of the file's
            place = source.place_in_file(at, name)
            lines = f"line={place.line - 1},{place.last_line}"
            file = place.file
            selectors = [
                {"type": "TextQuoteSelector", "exact": note.quote},
                {"type": "FragmentSelector", "conformsTo": LINES, "value": lines},
            ]
    bodies: list[dict[str, object]] = [{"type": "TextualBody", "value": category, "purpose": "tagging"}]
    if note.text:
        bodies.insert(0, {"type": "TextualBody", "value": note.text, "format": "text/plain", "purpose": "commenting"})
    agents = as_agents(note.creator)
    times = {"created": note.created, "modified": note.modified}
    return {
        "id": note.id if _ABSOLUTE.fullmatch(note.id) else f"urn:b12tui:{_iri(note.id)}",
        "type": "Annotation",
        "motivation": _MOTIVATIONS.get(category, "commenting"),
        **({"creator": agents if len(agents) > 1 else agents[0]} if agents else {}),
        **{name: time for name, time in times.items() if _TIME.fullmatch(time)},
        "body": bodies,
        "target": {"source": _iri(file), "selector": selectors},
        OWN: dumps(note.as_data(), separators=(",", ":")),
    }


def _iri(file: str) -> str:
    """Return a file's name as a relative reference, in whose first part a colon would be a scheme's (RFC 3986, 4.2)."""
    from urllib.parse import quote

    written = quote(file, safe="/:@!$&'()*+,;=")
    return f"./{written}" if ":" in written.split("/", 1)[0] else written


def read(text: str) -> list[IncomingNote]:
    """Return the annotations of a collection, a page, a list or one alone; raise ValueError for anything else."""
    from json import loads

    try:
        data = loads(text)
    except RecursionError:
        raise ValueError from None
    return [_incoming(each) for each in _annotations(data, 0)]


def _annotations(data: object, depth: int) -> Iterator[dict[str, object]]:
    if depth > MAX_DEPTH or not isinstance(data, dict | list):
        raise ValueError
    if isinstance(data, list):
        for each in data[:MAX_ANNOTATIONS]:
            yield from _annotations(each, depth + 1)
        return
    found = cast("dict[str, object]", data)
    inner = found.get("items", found.get("first"))
    if inner is not None:
        yield from _annotations(inner, depth + 1)
    elif "target" in found:
        yield found
    else:
        raise ValueError


def _incoming(data: dict[str, object]) -> IncomingNote:
    whole = _whole(_own(data.get(OWN)))
    bodies = [*_bodies(data.get("body"), 0)]
    tags = [words for purpose, words in bodies if purpose == "tagging" and words]
    texts = [words for purpose, words in bodies if purpose != "tagging"]
    targets = _objects(data.get("target"))
    selectors = [each for target in targets for each in _selectors(target.get("selector"), 0)]
    quotes = [each for each in selectors if each.get("type") == "TextQuoteSelector"]
    quote = quotes[0] if quotes else {}
    exact, span = _string(quote, "exact"), next(filter(None, map(_span, selectors)), None)
    line = 0 if span else next(filter(None, map(_line, selectors)), 0)
    return IncomingNote(
        tags[0] if tags else "",
        "\n\n".join(filter(None, texts)) or _string(data, "bodyValue"),
        exact,
        _string(quote, "prefix"),
        _string(quote, "suffix"),
        span,
        id=_string(data, "id"),
        created=_string(data, "created"),
        modified=_string(data, "modified"),
        creator=from_agents(data.get("creator")),
        file=_file(targets[0]) if line and targets else "",
        line=line,
        is_lost=not (exact or span or line),  # on all of a page, or on words that are told in some other way
        whole=whole,
    )


def _bodies(value: object, depth: int) -> Iterator[tuple[str, str]]:
    """Yield the purpose of each body and its words, or its IRI (Web Annotation Data Model, 3.2.2 to 3.2.7)."""
    for body in value if isinstance(value, list) else [value]:
        if isinstance(body, str):
            yield "", body
        elif isinstance(body, dict) and depth <= MAX_DEPTH:
            found = cast("dict[str, object]", body)
            within = found.get("source", found.get("items"))
            words = _string(found, "value") or ("" if within else _string(found, "id"))
            yield _string(found, "purpose"), words
            yield from ((_string(found, "purpose") or purpose, each) for purpose, each in _bodies(within, depth + 1))


def _selectors(value: object, depth: int) -> Iterator[dict[str, object]]:
    """Yield selectors, those that refine others first (Web Annotation Data Model, 4.2.9)."""
    for each in _objects(value) if depth <= MAX_DEPTH else ():
        yield from _selectors(each.get("refinedBy"), depth + 1)
        yield each


def _span(selector: dict[str, object]) -> tuple[int, int] | None:
    """Return the offsets of a position selector; None for another, and one without characters."""
    start, end = selector.get("start"), selector.get("end")
    if selector.get("type") != "TextPositionSelector" or not isinstance(start, int) or not isinstance(end, int):
        return None
    return (start, end) if 0 <= start < end else None


def _line(selector: dict[str, object]) -> int:
    """Return the first line, from 1, of a fragment that names lines; 0 for any other selector."""
    found = _LINES.match(_string(selector, "value")) if selector.get("type") == "FragmentSelector" else None
    return int(found[1]) + 1 if found else 0


def _file(target: dict[str, object]) -> str:
    from urllib.parse import unquote

    return unquote(_string(target, "source")).removeprefix("./")


def _whole(data: object) -> Note | None:
    """Return the note as this program wrote it; None if it is another, or has what this program doesn't write."""
    note = Note.from_data(data)
    if note is None or not isinstance(data, dict):
        return None
    lines = ("id", "category", "text", "quote", "prefix", "suffix", "created", "modified")
    return note if all(getattr(note, name) == data[name] for name in lines) else None


def _own(value: object) -> object:
    """Return the note as this program wrote it, parsed; earlier versions wrote it as an object."""
    from json import loads

    if not isinstance(value, str):
        return value
    try:
        return loads(value)
    except (ValueError, RecursionError):
        return None


def _objects(value: object) -> list[dict[str, object]]:
    values = value if isinstance(value, list) else [value]
    return [cast("dict[str, object]", each) for each in values if isinstance(each, dict)]


def _string(values: dict[str, object], name: str) -> str:
    value = values.get(name)
    return value if isinstance(value, str) else ""
