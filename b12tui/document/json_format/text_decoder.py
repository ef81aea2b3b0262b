"""Decoding of texts from JSON."""

from __future__ import annotations

from collections.abc import Callable

from b12tui.catalogue import json_checks
from b12tui.document.inlines import Anchor, FootnoteRef, Formula, Image, Link, Span, Style, Text
from b12tui.document.json_format.checks import Value

STYLES = {style.value: style for style in Style}


def source_line(value: Value) -> int:
    """Return the source line of a block, an item or a text; 0 if it isn't known."""
    line = value.member("line", None)
    return 0 if line.value is None else line.integer(1)


def texts(value: Value) -> tuple[Text, ...]:
    """Return the texts of an array."""
    return tuple(text(item) for item in value.items())


def text(value: Value) -> Text:
    """Return a text."""
    chars = value.member("chars").characters()
    spans: list[Span] = []
    enclosing: list[Span] = []
    for item in value.member("spans").items():
        span = _span(item, len(chars))
        if spans and (span.start, -span.end) < (spans[-1].start, -spans[-1].end):
            item.fail(json_checks.SPANS_IN_ORDER)
        while enclosing and enclosing[-1].end <= span.start and enclosing[-1].end < span.end:
            enclosing.pop()
        if enclosing and span.end > enclosing[-1].end:
            item.fail(json_checks.NESTED_SPANS)
        enclosing.append(span)
        spans.append(span)
    return Text(
        chars,
        tuple(spans),
        source_line(value),
        _breaks(value.member("breaks", []), len(chars)),
        _anchors(value, len(chars)),
    )


def _breaks(value: Value, length: int) -> tuple[int, ...] | None:
    """Return where further source lines of a text begin; None if its newlines are those of the source."""
    if value.value is None:
        return None
    offsets = [item.integer(0, length) for item in value.items()]
    return tuple(offsets) if offsets == sorted(offsets) else value.fail(json_checks.OFFSETS_IN_ORDER)


def _anchors(value: Value, length: int) -> tuple[Anchor, ...]:
    """Return the names of places in a text, which are never shown."""
    return tuple(
        (item.member("offset").integer(0, length), item.member("name").raw_string())
        for item in value.member("anchors", []).items()
    )


def _span(value: Value, length: int) -> Span:
    end = value.member("end").integer(0, length)
    kind = value.member("type").one_of(_SPAN_KINDS)(value)
    return Span(value.member("start").integer(0, end), end, kind)


def _style(value: Value) -> Style:
    return value.member("type").one_of(STYLES)


_SPAN_KINDS: dict[str, Callable[[Value], Style | Link | Image | Formula | FootnoteRef]] = {
    **dict.fromkeys(STYLES, _style),
    "link": lambda value: Link(value.member("target").string(), value.member("names_other_host").boolean()),
    "image": lambda value: Image(value.member("target").string(), value.member("described").boolean()),
    "formula": lambda value: Formula(value.member("source").characters(), value.member("spoken").string()),
    "footnote_ref": lambda value: FootnoteRef(value.member("number").integer(1)),
}
