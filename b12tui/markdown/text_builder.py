"""Builder of `Text`: characters are added in runs, and spans are opened and closed between them.

All text that is read passes through here, so it is sanitised here, and white space is collapsed as in a browser (HTML,
'white space'). Frontends need not check again. Closing a span closes the spans opened inside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from b12tui.document import FootnoteRef, Formula, Image, Link, Span, Style, Text
from b12tui.document.inlines import Anchor
from b12tui.document.sanitize import sanitize, sanitize_line
from b12tui.fastclass import replace
from b12tui.markdown.emoji_codes import with_emoji
from b12tui.markdown.urls import file_name, names_another_host

_WHITE_SPACE = re.compile(r"[ \t\r\n]{2,}|[\t\r\n]")
"""White space to collapse to one space; a line break of the source is none of the text."""

EMPTY_TEXT = Text("")

_MARKUP = re.compile(r"[\\`*_~<\[&$@{^]|==|:(?://|[a-z0-9_+-]++:)|www\.| {2}\n")
"""Signs of inline markup: text without them is only characters and spaces."""

_MAX_OPEN = 100
"""Maximum number of open spans; text nested deeper keeps its characters and loses the span."""


LONG = 200
"""Characters shown of a target or of a definition's title; the rest is cut off.

A definition is repeated at every reference to it, so without a limit the output could be quadratic in the input."""

_safe_target = lru_cache(maxsize=16)(sanitize_line)
"""Sanitised targets: one string is shared by the links to the same target."""


def shortened(text: str) -> str:
    """Return `text`, cut to `LONG` characters and an ellipsis if it is longer."""
    return text if len(text) <= LONG else f"{text[:LONG]}…"


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


class TextBuilder:
    """Builder of a `Text`."""

    __slots__ = (
        "_anchors",
        "_annotated",
        "_breaks",
        "_ends_with_space",
        "_explained",
        "_length",
        "_line",
        "_medium",
        "_open",
        "_parts",
        "_scheme",
        "_skipped",
        "_spans",
        "in_link",
    )

    def __init__(self, line: int = 0) -> None:
        """Start with an empty text, at source line `line`."""
        self._line = line
        self._breaks: list[int] = []
        """Offset of each further source line."""
        self._parts: list[str] = []
        self._length = 0
        self._ends_with_space = True
        """Whether to drop a space at the start of the next run."""
        self._open: list[OpenSpan] = []
        self.in_link = False
        self._skipped: list[str] = []
        """Kinds of spans that were not opened because too many were open."""
        self._spans: list[Span] = []
        self._anchors: list[Anchor] = []
        self._annotated = False
        """Whether a bracket of ours is open around an annotation."""
        self._medium: tuple[str, str] | None = None
        """Kind and title of a medium whose source is not known yet."""
        self._scheme = ""
        """Colour scheme of the last image that is for one scheme only, until its twin comes."""
        self._explained: set[str] = set()
        """Explanations that were added."""

    def anchor(self, name: str) -> None:
        """Name the place of what is added next, so that links can lead to it."""
        self._anchors.append((self._length, name))

    def at_line(self, line: int) -> None:
        """Note that what is added next is on source line `line`."""
        if not self._length:
            self._line = line
        elif (further := line - self._line - len(self._breaks)) > 0:
            self._breaks += [self._length] * further

    def _next_line(self) -> None:
        self.at_line(self._line + len(self._breaks) + 1)

    def lines(self, text: str) -> None:
        """Add running text as it stands in the source, so that each line break begins a source line."""
        if "\n" not in text:
            self.running(text)
            return
        if ":" in text:
            text = with_emoji(text)
        if self._length and not self._ends_with_space and "@" not in text:
            text = sanitize(text)
            joined = _joined(text)
            if joined is not None:
                self._breaks += _row_starts(text, self._length)
                self._add(joined)
                self._ends_with_space = joined[-1] == " "
                return
        first, *others = text.split("\n")
        self.running(first)
        for line in others:
            self._add_collapsed(" ")
            self._next_line()
            self.running(line)

    def running(self, text: str) -> None:
        """Add running text, with links for its email addresses; line breaks in it are no source lines."""
        if ":" in text:
            text = with_emoji(text)
        if "@" in text and not self.in_link:
            at = 0
            from b12tui.markdown.commonmark.email_autolinks import emails  # few texts hold an address

            for start, end in emails(text):
                self._add_collapsed(text[at:start])
                self.link("mail", f"mailto:{text[start:end]}")
                self._add_collapsed(text[start:end])
                self.close("mail")
                at = end
            text = text[at:]
        self._add_collapsed(text)

    def _add_collapsed(self, text: str) -> None:
        text = _WHITE_SPACE.sub(" ", sanitize(text))
        if self._ends_with_space:
            text = text.lstrip(" ")
        if text:
            self._add(text)
            self._ends_with_space = text[-1] == " "

    def verbatim(self, text: str) -> None:
        """Add text of the source with its spaces kept; line breaks and tabs become spaces."""
        first, *others = sanitize(text).replace("\t", " ").split("\n")
        if first:
            self._add(first)
            self._ends_with_space = False
        for line in others:
            self._add(" ")
            self._next_line()
            if line:
                self._add(line)
            self._ends_with_space = False

    def code(self, text: str) -> None:
        """Add a code span."""
        start = self._length
        self.verbatim(text)
        if start < self._length:
            self._spans.append(Span(start, self._length, Style.CODE))

    def formula(self, shown: str, formula: Formula) -> None:
        """Add a formula by its linear form, which is taken to be as long on each source line as its source is."""
        start = self._length
        self._add_collapsed(shown)
        if start < self._length:
            self._spans.append(Span(start, self._length, formula))
        source = formula.source
        at = source.find("\n")
        while at >= 0:
            self._breaks.append(start + round((self._length - start) * at / len(source)))
            at = source.find("\n", at + 1)

    def line(self) -> None:
        """Add a line break, unless the line is empty."""
        self._remove_trailing_space()
        if self._length and not self._parts[-1].endswith("\n"):
            self._add("\n")
        self._ends_with_space = True

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _remove_trailing_space(self) -> None:
        """Remove the space at the end, if any."""
        if self._has_trailing_space():
            self._parts[-1] = self._parts[-1][:-1]
            self._length -= 1
            for opened in self._open:
                opened.start = min(opened.start, self._length)
            for index in range(len(self._breaks) - 1, -1, -1):
                if self._breaks[index] <= self._length:
                    break
                self._breaks[index] = self._length
            self._ends_with_space = False

    def _has_trailing_space(self) -> bool:
        return self._ends_with_space and bool(self._parts) and self._parts[-1].endswith(" ")

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
        target = _safe_target(opened.target)
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
        if title and title != " ".join(words.split()):
            self._add_collapsed(f" ({title})")

    def image(self, description: str | Text, source: str, title: str) -> None:
        """Add an image: its description, or else its file name, and its title.

        The source lines of a description that is a `Text` count from 0.
        """
        text, description = (None, description) if isinstance(description, str) else (description, description.chars)
        target = _safe_target(source)
        if target.endswith("-mode-only") and self._is_twin(target):
            return
        described = bool(description.strip())
        if text is not None and described:
            self.at_line(self._line + len(self._breaks) + text.line)
        start = self._length
        self._add_collapsed(description.strip() if described else shortened(file_name(target)))
        if text is not None and text.breaks and described:
            left_out = len(description) - len(description.lstrip())
            self._breaks += [min(start + max(offset - left_out, 0), self._length) for offset in text.breaks]
        if start < self._length:
            self._spans.append(Span(start, self._length, Image(target, described)))
        self._add_title(title, description)

    def _is_twin(self, target: str) -> bool:
        """Return whether an image repeats the one before it for the other colour scheme, as GitHub marks them."""
        scheme = target.rpartition("#")[2]
        twin = bool(self._scheme) and self._scheme != scheme
        self._scheme = "" if twin else scheme
        if twin:
            for opened in self._open:
                opened.shown = True
        return twin

    def medium(self, kind: str, title: str) -> None:
        """Begin a medium: a film, a sound, a page inside the page."""
        self.medium_source("", last=True)
        self._medium = kind, title

    def medium_source(self, source: str, *, last: bool = False, whole: bool = False) -> None:
        """Add a link to the medium that was begun; without a source only its title, once no other can follow.

        A link without a title shows the name of the file, or the `whole` address.
        """
        if self._medium is None or not (source or last):
            return
        (kind, title), self._medium = self._medium, None
        target = _safe_target(source)
        words = sanitize_line(title) or shortened(target if whole else file_name(target))
        if not words:
            return
        self._add_collapsed(" ")
        if target:
            self.link("medium", target)
        self._add_collapsed(f"{kind}: {words}")
        if target:
            self.close("medium")
        self._add_collapsed(" ")

    def annotation(self) -> None:
        """Open a bracket around an annotation, unless one is open."""
        self.end_annotation()
        if self._parts and not self._parts[-1].endswith(("(", "（")):
            self._add_collapsed("(")
            self._annotated = True

    def end_annotation(self) -> None:
        """Close the bracket that `annotation` opened."""
        if self._annotated:
            self._annotated = False
            self._add_collapsed(")")

    def sign(self, chars: str) -> None:
        """Add signs that a browser shows."""
        self._add_collapsed(chars)

    def note(self, number: int) -> None:
        """Add a footnote reference."""
        self._remove_trailing_space()
        self._spans.append(Span(self._length, self._length, FootnoteRef(number)))

    def text(self) -> Text:
        """Close all open spans and return the text, without spaces and line breaks at its end."""
        self.medium_source("", last=True)
        self.end_annotation()
        while self._open:
            self._close_last()
        chars = "".join(self._parts).rstrip(" \n")
        if not chars and not self._spans:
            return Text("", (), self._line, (), self._clipped_anchors(0)) if self._line or self._anchors else EMPTY_TEXT
        while self._breaks and self._breaks[-1] >= len(chars):
            self._breaks.pop()
        anchors = self._clipped_anchors(len(chars))
        return Text(chars, _ordered_spans(self._spans, len(chars)), self._line, tuple(self._breaks), anchors)

    def _clipped_anchors(self, length: int) -> tuple[Anchor, ...]:
        return tuple((min(offset, length), name) for offset, name in self._anchors)


def _ordered_spans(spans: list[Span], length: int) -> tuple[Span, ...]:
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


def is_shown(text: Text) -> bool:
    """Return whether there is anything to show of a text: characters, or a footnote reference."""
    return bool(text.chars.strip() or text.spans)


def linked(text: Text, link: OpenSpan) -> Text:
    """Return a text as a link, unless it has links of its own."""
    if not text.chars or link.target is None or any(isinstance(span.kind, Link) for span in text.spans):
        return text
    link.shown = True
    target = _safe_target(link.target)
    span = Span(0, len(text.chars), Link(target, names_another_host(text.chars, target)))
    return replace(text, spans=(span, *text.spans))


def place_anchors(text: Text, unplaced: list[str]) -> Text:
    """Return a text with the anchors in `unplaced` at its start; if it shows nothing, add its own to `unplaced`."""
    if not is_shown(text):
        unplaced += [name for _, name in text.anchors]
    elif unplaced:
        text = replace(text, anchors=(*((0, name) for name in unplaced), *text.anchors))
        unplaced.clear()
    return text


def _joined(text: str) -> str | None:
    """Return the rows of a text joined by spaces; None if it has more white space to collapse."""
    joined = text.replace("\n", " ")
    return None if "  " in joined or "\t" in joined else joined


def _row_starts(text: str, start: int) -> list[int]:
    """Return the offset of each row but the first of a text that begins at offset `start`."""
    starts: list[int] = []
    for row in text.split("\n"):
        start += len(row) + 1
        starts.append(start)
    del starts[-1]
    return starts


def text_of_lines(text: str, line: int) -> Text:
    """Return the sanitised text of preformatted lines from source line `line` on, without the final line break."""
    return Text(sanitize(text.removesuffix("\n")), (), line, None)


def plain(text: str, line: int = 0) -> Text | None:
    """Return the text of `text`, which begins on source line `line`, if it is free of markup, else None."""
    if _MARKUP.search(text) is not None:
        return None
    text = sanitize(text)
    if "\n" not in text:
        return Text(_WHITE_SPACE.sub(" ", text).strip(" "), (), line)
    joined = _joined(text)
    if joined is not None and joined == joined.strip(" "):
        return Text(joined, (), line, tuple(_row_starts(text, 0)))
    builder = TextBuilder(line)
    builder.lines(text)
    return builder.text()
