"""Write inline tags to a text: spans, line breaks, images, media, and the words that a browser adds.

A tag without a meaning of its own is left out, and its words are kept. A decorative image is silent (HTML, 4.8.4.4.3):
one whose description is empty on purpose, or that is a pixel or a spacer.
"""

from __future__ import annotations

import re

from b12tui.catalogue import structure
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.html.tags import INLINE_TAGS, PARTING, AnyTag, address, names, tag
from b12tui.markdown.texts.text_builder import TextBuilder
from b12tui.markdown.texts.urls import file_name

_MAY_BE_NAMED = lazy_pattern(r"\b(?:id|name)\s*=", re.IGNORECASE)

_SPANS = frozenset({*INLINE_TAGS, "a", "abbr", "dfn"})
"""Elements whose closing tag closes a span."""

_SPACER = lazy_pattern(r"(?:^|/)(?:1x1|blank|clear|pixel|spacer|transparent)\.(?:gif|png|svg)$", re.IGNORECASE)

_LINES = frozenset(("dd", "dl", "dt", "li", "ol", "ul"))
"""Lists and their items, which stand on lines of their own in a cell of a table."""

_MEDIA = {"audio": "src", "embed": "src", "iframe": "src", "object": "data", "video": "src"}
"""Elements that play or show something else, with the attribute that says what."""


def write_tag(builder: TextBuilder, source: str) -> None:
    """Write the inline tag, comment or declaration in `source`."""
    found = tag(source)
    if found is None:
        if source.startswith("<?"):
            builder.verbatim(source)
        elif source.startswith("<![CDATA["):
            builder.lines(source[9:-3])
        return
    if not found.closing and _MAY_BE_NAMED.search(source):
        write_anchors(builder, found)
    if found.name not in INLINE_TAGS or not source.endswith("/>"):
        write_inline(builder, found)


def write_anchors(builder: TextBuilder, found: AnyTag) -> None:
    """Add the names that links may lead to."""
    for name in names(found):
        builder.anchor(name)


def write_inline(builder: TextBuilder, found: AnyTag) -> None:
    """Write an inline tag: open or close a span, end the line, separate words, add an image, or nothing."""
    name, closing = found.name, found.closing
    kind = f"<{name}>"
    if closing and name in _SPANS:
        builder.close(kind)
    elif name in INLINE_TAGS:
        builder.style(kind, INLINE_TAGS[name])
    elif name == "a":
        target = address(found, "href")
        if target is not None:
            builder.link(kind, target, found.attribute("title") or found.attribute("aria-label") or "")
    elif name in ("abbr", "dfn"):
        title = found.attribute("title")
        if title:
            builder.explained(kind, title)
    elif name == "q":
        builder.sign("”" if closing else "“")
    elif name == "br":
        builder.line()
    elif name in ("img", "image") and not closing:
        _write_image(builder, found)
    elif name == "input" and not closing:
        _write_input(builder, found)
    elif name in ("rt", "rp", "ruby"):
        _write_ruby(builder, found)
    elif name in _MEDIA:
        _write_media(builder, found)
    elif name == "source" and not closing:
        builder.medium_source(address(found, "src") or "")
    elif name == "area" and not closing:
        _write_area(builder, found)
    elif name in _LINES:
        builder.line()
    elif name in PARTING or (name == "button" and not closing):
        builder.running(" ")


def _write_image(builder: TextBuilder, found: AnyTag) -> None:
    description, title = found.attribute("alt"), found.attribute("title") or ""
    source = address(found, "src") or ""
    if not (description or "").strip() and not title and not builder.in_link and _is_decorative(found, source):
        return
    builder.image(description or title, source, title if description else "")


def _is_decorative(found: AnyTag, source: str) -> bool:
    """Return whether an image without words is decorative."""
    sizes = [(found.attribute(side) or "").strip().removesuffix("px") for side in ("width", "height")]
    return (
        found.attribute("alt") is not None
        or all(size in ("0", "1") for size in sizes)
        or _SPACER.search(source) is not None
    )


def _write_input(builder: TextBuilder, found: AnyTag) -> None:
    """Write the state of a checkbox as lists of tasks have it (GFM, 5.3), and the words of a button or a field."""
    kind = (found.attribute("type") or "text").casefold()
    if kind in ("checkbox", "radio"):
        builder.running("[ ] " if found.attribute("checked") is None else "[x] ")
    elif kind == "image":
        _write_image(builder, found)
    elif kind != "hidden":
        words = found.attribute("value") or found.attribute("placeholder") or ""
        builder.running(f" {words} ")


def _write_ruby(builder: TextBuilder, found: AnyTag) -> None:
    """Write brackets around an annotation that has none of its own (HTML, 4.5.12)."""
    if found.name == "rt" and not found.closing:
        builder.annotation()
    else:
        builder.end_annotation()


def _write_media(builder: TextBuilder, found: AnyTag) -> None:
    if found.closing:
        builder.medium_source("", last=True)
        return
    title = found.attribute("title") or found.attribute("aria-label") or ""
    builder.medium(structure.MEDIA[found.name], title)
    source = address(found, _MEDIA[found.name])
    if source or found.name in ("embed", "iframe", "object"):
        builder.medium_source(source or "", last=True, whole=found.name == "iframe")


def _write_area(builder: TextBuilder, found: AnyTag) -> None:
    """Write a link of an image map."""
    target, words = address(found, "href"), found.attribute("alt") or ""
    if target:
        builder.link("<area>", target)
        builder.running(words or file_name(target))
        builder.close("<area>")
        builder.running(" ")
