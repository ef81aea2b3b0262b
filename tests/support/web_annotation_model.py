"""Checker of what the Web Annotation Data Model says that a collection must have (W3C Recommendation, 2017)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeGuard

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
REFERENCE = re.compile(r"[^:/\s<>\"{}|\\^`]*(?:/[^\s<>\"{}|\\^`]*)?")
"""A relative reference (RFC 3986, 4.2): no colon before the first slash."""
TIME = re.compile(r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")
MOTIVATIONS = {
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting"),
    *("identifying", "linking", "moderating", "questioning", "replying", "tagging"),
}


def violations(data: Any) -> list[str]:
    """Return each rule that a collection breaks, with the section of the model."""
    return list(_collection(data))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _is_count(value: Any) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _collection(data: dict[str, Any]) -> Iterator[str]:
    if CONTEXT not in _listed(data.get("@context")):
        yield "5.1 context"
    if not IRI.fullmatch(str(data.get("id"))):
        yield "5.1 id"
    if "AnnotationCollection" not in _listed(data.get("type")):
        yield "5.1 type"
    if not all(isinstance(each, str) for each in _listed(data.get("label"))):
        yield "5.1 label"
    total = data.get("total", 0)
    if not _is_count(total):
        yield "5.1 total"
    elif total and not isinstance(data.get("first"), dict | str):
        yield "5.1 first"
    if isinstance(data.get("first"), dict):
        yield from _page(data["first"])


def _page(data: dict[str, Any]) -> Iterator[str]:
    if "@context" in data:
        yield "5.2 context of an embedded page"
    if not IRI.fullmatch(str(data.get("id"))):
        yield "5.2 id"
    if "AnnotationPage" not in _listed(data.get("type")):
        yield "5.2 type"
    if not _is_count(data.get("startIndex", 0)):
        yield "5.2 startIndex"
    items = data.get("items")
    if not isinstance(items, list) or not items:
        yield "5.2 items"
        return
    if len({each.get("id") for each in items}) < len(items):
        yield "3.1 id of two annotations"
    for each in items:
        yield from _annotation(each)


def _annotation(data: dict[str, Any]) -> Iterator[str]:
    if not IRI.fullmatch(str(data.get("id"))):
        yield "3.1 id"
    if "Annotation" not in _listed(data.get("type")):
        yield "3.1 type"
    if not _listed(data.get("target")):
        yield "3.1 target"
    if "body" in data and "bodyValue" in data:
        yield "3.2.5 body and bodyValue"
    for name in ("created", "modified", "generated"):
        if name in data and not TIME.fullmatch(str(data[name])):
            yield f"3.3.1 {name}"
    for agent in _listed(data.get("creator")):
        yield from _agent(agent)
    if not set(_listed(data.get("motivation"))) <= MOTIVATIONS:
        yield "3.3.5 motivation"
    for body in _listed(data.get("body")):
        if isinstance(body, dict) and "TextualBody" in _listed(body.get("type")):
            if not isinstance(body.get("value"), str):
                yield "3.2.4 value"
            if not set(_listed(body.get("purpose"))) <= MOTIVATIONS:
                yield "3.3.5 purpose"
    for target in _listed(data.get("target")):
        if not isinstance(target, dict) or not isinstance(target.get("source"), str):
            yield "4 source"
        elif not REFERENCE.fullmatch(target["source"]) and not IRI.fullmatch(target["source"]):
            yield "4 source is no reference"
        else:
            for selector in _listed(target.get("selector")):
                yield from _selector(selector)


def _agent(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        data = {"id": data}
    if not isinstance(data, dict):
        yield "3.3.2 agent"
        return
    if "id" in data and not IRI.fullmatch(str(data["id"])):
        yield "3.3.2 id"
    if not set(_listed(data.get("type"))) <= {"Person", "Organization", "Software"}:
        yield "3.3.2 type"
    if not all(isinstance(data.get(name, ""), str) for name in ("name", "nickname", "email")):
        yield "3.3.2 name"


def _selector(data: dict[str, Any]) -> Iterator[str]:
    match data.get("type"):
        case "FragmentSelector":
            if not isinstance(data.get("value"), str) or not isinstance(data.get("conformsTo", ""), str):
                yield "4.2.1 value"
        case "TextQuoteSelector":
            if not all(isinstance(data.get(name, ""), str) for name in ("exact", "prefix", "suffix")):
                yield "4.2.4 words"
            if not data.get("exact"):
                yield "4.2.4 exact"
        case "TextPositionSelector":
            start, end = data.get("start"), data.get("end")
            if not _is_count(start) or not _is_count(end) or end < start:
                yield "4.2.5 start and end"
        case _:
            yield "4.2 type"
