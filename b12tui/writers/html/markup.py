"""Elements of HTML as strings; all text and all values of attributes pass `escape`."""

from __future__ import annotations

from b12tui.document import Style

ELEMENTS = {
    Style.EMPHASIS: "em",
    Style.STRONG: "strong",
    Style.STRIKE: "del",
    Style.INSERTED: "ins",
    Style.CODE: "code",
    Style.KEYBOARD: "kbd",
    Style.SUBSCRIPT: "sub",
    Style.SUPERSCRIPT: "sup",
}
"""Elements of styles."""

Piece = object
"""String, or a reference that is a string once all places are known (see `references`)."""

_NOT_XML = dict.fromkeys(code for plane in range(17) for code in (plane << 16 | 0xFFFE, plane << 16 | 0xFFFF))
"""Characters that XML can't hold and HTML calls noncharacters; control characters are gone before."""


def escape(text: str) -> str:
    """Return text with the characters of markup as references, for content and for attributes."""
    text = text if text.isascii() else text.translate(_NOT_XML)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def attributes(values: dict[str, str | None]) -> str:
    """Return attributes, each with a blank before it; those that are None are left out."""
    return "".join(f' {name}="{escape(value)}"' for name, value in values.items() if value is not None)


def start_tag(name: str, **values: str | None) -> str:
    """Return a start tag; `class_` is written `class`, `epub_type` `epub:type`, and other underlines as hyphens."""
    named = {
        "epub:type" if key == "epub_type" else key.rstrip("_").replace("_", "-"): value for key, value in values.items()
    }
    return f"<{name}{attributes(named)}>"
