"""Join texts: the paragraphs of a table cell, of a term, of a header."""

from __future__ import annotations

from collections.abc import Iterable

from b12tui.document import Span, Text
from b12tui.document.inlines import Anchor
from b12tui.markdown.texts.whole_texts import is_shown


def joined_texts(texts: Iterable[Text], separator: str = "\n") -> Text:
    """Return the texts that have words as one, with a separator between them; anchors of the others go to the end."""
    parts: list[str] = []
    spans: list[Span] = []
    anchors: list[Anchor] = []
    breaks: list[int] = []
    length = line = 0
    for text in texts:
        if is_shown(text):
            if parts:
                parts.append(separator)
                length += len(separator)
            line = line or text.line
            for offset in text.line_starts():
                further = text.line_at(offset) - line - len(breaks)
                breaks += [length + offset] * further
            chars = text.chars.replace("\t", " ")
            parts.append(chars)
            spans += [Span(length + span.start, length + span.end, span.kind) for span in text.spans]
        anchors += [(length + offset, name) for offset, name in text.anchors]
        length += len(text.chars) if is_shown(text) else 0
    return Text("".join(parts), tuple(spans), line, tuple(breaks), tuple(anchors))
