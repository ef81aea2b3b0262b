"""Whole texts: those without markup, made at once, and what is done to a text once it is built."""

from __future__ import annotations

from b12tui.document import Link, Span, Text
from b12tui.document.sanitize import sanitize
from b12tui.fastclass import replace
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.texts import text_builder, text_characters, urls

if TYPE_CHECKING:
    from b12tui.markdown.texts.text_spans import OpenSpan

_MARKUP = lazy_pattern(r"[\\`*_~<\[&$@{^]|==|\+\+[\w\"']|:(?://|[a-z0-9_+-]++:)|www\.| {2}\n")
"""Signs of inline markup: text without them is only characters and spaces."""


def is_shown(text: Text) -> bool:
    """Return whether there is anything to show of a text: characters, or a footnote reference."""
    return bool(text.chars.strip() or text.spans)


def linked(text: Text, link: OpenSpan) -> Text:
    """Return a text as a link, unless it has links of its own."""
    if not text.chars or link.target is None or any(isinstance(span.kind, Link) for span in text.spans):
        return text
    link.shown = True
    target = urls.safe_target(link.target)
    span = Span(0, len(text.chars), Link(target, urls.names_another_host(text.chars, target)))
    return replace(text, spans=(span, *text.spans))


def place_anchors(text: Text, unplaced: list[str]) -> Text:
    """Return a text with the anchors in `unplaced` at its start; if it shows nothing, add its own to `unplaced`."""
    if not is_shown(text):
        unplaced += [name for _, name in text.anchors]
    elif unplaced:
        text = replace(text, anchors=(*((0, name) for name in unplaced), *text.anchors))
        unplaced.clear()
    return text


def text_of_lines(text: str, line: int) -> Text:
    """Return the sanitised text of preformatted lines from source line `line` on, without the final line break."""
    return Text(sanitize(text.removesuffix("\n")), (), line, None)


def plain(text: str, line: int = 0) -> Text | None:
    """Return the text of `text`, which begins on source line `line`, if it is free of markup, else None."""
    if _MARKUP.search(text) is not None:
        return None
    text = sanitize(text)
    if "\n" not in text:
        return Text(text_characters.WHITE_SPACE.sub(" ", text).strip(" "), (), line)
    joined = text_characters.joined_rows(text)
    if joined is not None and joined == joined.strip(" "):
        return Text(joined, (), line, tuple(text_characters.row_starts(text, 0)))
    builder = text_builder.TextBuilder(line)
    builder.lines(text)
    return builder.text()
