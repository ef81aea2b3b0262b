"""Spans of a text under construction: styles, links and explanations, opened and closed between runs of characters.

Closing a span closes the spans opened inside it.
"""

from __future__ import annotations

from collections.abc import Iterable

from b12tui.document import FootnoteRef, Link, Span, Style
from b12tui.document.sanitize import sanitize_line
from b12tui.markdown.texts.text_characters import CharacterBuilder
from b12tui.markdown.texts.urls import names_another_host, safe_target

_MAX_OPEN = 100
"""Maximum number of open spans; text nested deeper keeps its characters and loses the span."""


MAX_SHOWN = 200
"""Characters shown of a target or of a definition's title; the rest is cut off.

A definition is repeated at every reference to it, so without a limit the output could be quadratic in the input."""


def shortened(text: str) -> str:
    """Return `text`, cut to `MAX_SHOWN` characters and an ellipsis if it is longer."""
    return text if len(text) <= MAX_SHOWN else f"{text[:MAX_SHOWN]}…"


class OpenSpan:
    """A span that is not closed yet."""

    __slots__ = ("kind", "part", "shown", "start", "style", "target", "title")

    def __init__(self, kind: str, start: int, part: int, style: Style | None, target: str | None, title: str) -> None:
        self.kind = kind
        """Key that closes it."""
        self.start = start
        self.part = part
        """Number of runs before it."""
        self.style = style
        """None for a link or an explanation."""
        self.target = target
        """None if it is no link."""
        self.title = title
        self.shown = False
        """Whether something stands for it although it has no words: the paragraphs before this one, or a twin."""


class SpanBuilder(CharacterBuilder):
    """Builder of a text's characters and of the spans over them."""

    __slots__ = ("_explained", "_open", "_skipped", "_spans", "adds_titles", "in_link")

    def __init__(self, line: int = 0) -> None:
        """Start with an empty text, at source line `line`."""
        super().__init__(line)
        self._open: list[OpenSpan] = []
        self.in_link = False
        self.adds_titles = True
        """Whether the titles of links and elements are added behind their words."""
        self._skipped: list[str] = []
        """Kinds of spans that were not opened because too many were open."""
        self._spans: list[Span] = []
        self._explained: set[str] = set()
        """Explanations that were added."""

    def _remove_trailing_space(self) -> None:
        """Remove the space at the end, if any; the spans that are open begin before it."""
        super()._remove_trailing_space()
        for opened in self._open:
            opened.start = min(opened.start, self._length)

    def style(self, kind: str, style: Style) -> None:
        """Open a style; `kind` is the key that closes it."""
        self._open_span(kind, style, "", "")

    def link(self, kind: str, target: str, title: str = "") -> None:
        """Open a link, unless one is open: links don't nest (CommonMark, 6.3)."""
        if self.in_link:
            self._skipped.append(kind)
        else:
            self._open_span(kind, None, target, title)
            self.in_link = self._open[-1].style is None if self._open else False

    def explained(self, kind: str, title: str) -> None:
        """Open words whose explanation is added behind them, the first time in a text."""
        self._open_span(kind, None, None, title)

    def _open_span(self, kind: str, style: Style | None, target: str | None, title: str) -> None:
        if len(self._open) < _MAX_OPEN:
            self._open.append(OpenSpan(kind, self._length, len(self._parts), style, target, title))
        else:
            self._skipped.append(kind)

    def suspended(self) -> list[OpenSpan]:
        """Return the open spans, one of each kind, outermost first.

        Their links are not written out if they have no words yet.
        """
        found: dict[str, OpenSpan] = {}
        for opened in self._open:
            if opened.target is not None:
                written = opened.shown or bool("".join(self._parts[opened.part :]).strip())
                title = "" if written else opened.title
                again = OpenSpan(opened.kind, 0, 0, None, opened.target, title)
                again.shown = written
                opened.shown = True
                opened.title = "" if not written else opened.title
                found[opened.kind] = again
            elif opened.style is not None:
                found[opened.kind] = OpenSpan(opened.kind, 0, 0, opened.style, None, "")
        return list(found.values())

    def resume(self, spans: Iterable[OpenSpan]) -> None:
        """Open spans again that were open at the end of the text before this one."""
        for span in spans:
            self._open.append(span)
            self.in_link = self.in_link or span.target is not None

    def close(self, kind: str) -> None:
        """Close the last span opened with `kind`, and those inside it; ignored if there is none."""
        if self._skipped and self._skipped[-1] == kind:
            self._skipped.pop()
        elif any(opened.kind == kind for opened in self._open):
            while self._close_last() != kind:
                pass

    def _close_last(self) -> str:
        opened = self._open.pop()
        if opened.style is not None:
            self._add_span(opened, opened.style)
            return opened.kind
        words = "".join(self._parts[opened.part :])
        if opened.target is None:
            if opened.title not in self._explained:
                self._explained.add(opened.title)
                self._add_title(opened.title, words)
            return opened.kind
        self.in_link = False
        target = safe_target(opened.target)
        if not words.strip():
            if opened.shown:
                return opened.kind
            words = sanitize_line(opened.title) if opened.kind.startswith("<") else ""
            self._add_collapsed(words or shortened(target))
        self._add_span(opened, Link(target, names_another_host(words, target)))
        self._add_title(opened.title, words)
        return opened.kind

    def _add_span(self, opened: OpenSpan, role: Style | Link) -> None:
        """Add a span over the text written since it was opened, without the spaces at both ends."""
        start, end = opened.start, self._length - self._has_trailing_space()
        if opened.part < len(self._parts) and self._parts[opened.part].startswith(" "):
            start += 1
        if start < end:
            self._spans.append(Span(start, end, role))

    def _add_title(self, title: str, words: str) -> None:
        """Add a title in parentheses, unless it repeats the words before it."""
        title = sanitize_line(title)
        if title and self.adds_titles and title != " ".join(words.split()):
            self._add_collapsed(f" ({title})")

    def _close_all(self) -> None:
        """Close all spans; a link of HTML around the next heading, to its name, has its words there."""
        while self._open:
            opened = self._open[-1]
            opened.shown |= opened.kind == "<a>" and (opened.target or "").startswith("#")
            self._close_last()


def ordered_spans(spans: list[Span], length: int) -> tuple[Span, ...]:
    """Return the spans clipped to the text, by start, longer ones first; of two equal spans the outer one first."""
    if any(span.end > length for span in spans):
        clipped = (Span(min(span.start, length), min(span.end, length), span.kind) for span in spans)
        spans = [span for span in clipped if span.start < span.end or isinstance(span.kind, FootnoteRef)]
    if len(spans) < 2:
        return tuple(spans)

    def order(numbered: tuple[int, Span]) -> tuple[int, int, int]:
        closed, span = numbered
        return span.start, -span.end, -closed if span.start < span.end else closed

    return tuple(span for _, span in sorted(enumerate(spans), key=order))
