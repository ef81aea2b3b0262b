"""Builder of `Text`: running text, code, images, media and notes, added one after another.

What it adds to is a run of characters (`text_characters`) with spans over it (`text_spans`).
"""

from __future__ import annotations

from b12tui.document import FootnoteRef, Formula, Image, Span, Style, Text
from b12tui.document.inlines import Anchor
from b12tui.document.sanitize import sanitize, sanitize_line
from b12tui.markdown.commonmark import email_autolinks
from b12tui.markdown.emoji_codes import with_emoji
from b12tui.markdown.texts.text_characters import joined_rows, row_starts
from b12tui.markdown.texts.text_spans import SpanBuilder, ordered_spans, shortened
from b12tui.markdown.texts.urls import file_name, safe_target

EMPTY_TEXT = Text("")


class TextBuilder(SpanBuilder):
    """Builder of a `Text`."""

    __slots__ = (
        "_anchors",
        "_annotated",
        "_medium",
        "_scheme",
        "links_mail",
    )

    def __init__(self, line: int = 0) -> None:
        """Start with an empty text, at source line `line`."""
        super().__init__(line)
        self.links_mail = True
        """Whether addresses of mail are links where they stand in running text."""
        self._anchors: list[Anchor] = []
        self._annotated = False
        """Whether a bracket of ours is open around an annotation."""
        self._medium: tuple[str, str] | None = None
        """Kind and title of a medium whose source is not known yet."""
        self._scheme = ""
        """Colour scheme of the last image that is for one scheme only, until its twin comes."""

    def anchor(self, name: str) -> None:
        """Name the place of what is added next, so that links can lead to it."""
        self._anchors.append((self._length, name))

    def lines(self, text: str) -> None:
        """Add running text as it stands in the source, so that each line break begins a source line."""
        if "\n" not in text:
            self.running(text)
            return
        if text.count(":") > 1:
            text = with_emoji(text)
        if self._length and not self._ends_with_space and "@" not in text:
            text = sanitize(text)
            joined = joined_rows(text)
            if joined is not None:
                self._breaks += row_starts(text, self._length)
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
        if text.count(":") > 1:
            text = with_emoji(text)
        if "@" in text and self.links_mail and not self.in_link:
            at = 0
            for start, end in email_autolinks.emails(text):
                self._add_collapsed(text[at:start])
                self.link("mail", f"mailto:{text[start:end]}")
                self._add_collapsed(text[start:end])
                self.close("mail")
                at = end
            text = text[at:]
        self._add_collapsed(text)

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

    def image(self, description: str | Text, source: str, title: str) -> None:
        """Add an image: its description, or else its file name, and its title.

        The source lines of a description that is a `Text` count from 0.
        """
        text, description = (None, description) if isinstance(description, str) else (description, description.chars)
        target = safe_target(source)
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
        target = safe_target(source)
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
        self._close_all()
        chars = "".join(self._parts).rstrip(" \n")
        if not chars and not self._spans:
            return Text("", (), self._line, (), self._clipped_anchors(0)) if self._line or self._anchors else EMPTY_TEXT
        while self._breaks and self._breaks[-1] >= len(chars):
            self._breaks.pop()
        anchors = self._clipped_anchors(len(chars))
        return Text(chars, ordered_spans(self._spans, len(chars)), self._line, tuple(self._breaks), anchors)

    def _clipped_anchors(self, length: int) -> tuple[Anchor, ...]:
        return tuple((min(offset, length), name) for offset, name in self._anchors)
