"""Inline text as HTML: spans as elements, and the words that are heard with them."""

from __future__ import annotations

from collections.abc import Mapping

from b12tui.catalogue import structure
from b12tui.core.messages import phrases
from b12tui.core.messages.scripts import said_scripts
from b12tui.document.inlines import FootnoteRef, Formula, Image, Link, Span, Style, Text
from b12tui.fasttyping import assert_never
from b12tui.writers.html import addresses
from b12tui.writers.html.markup import ELEMENTS, Piece, attributes, escape, start_tag
from b12tui.writers.html.references import References


class InlineWriter:
    """Writer of inline text to a list of pieces."""

    def __init__(self, pieces: list[Piece], references: References, *, xml: bool) -> None:
        """Write to `pieces`, with links and notes of `references`."""
        self._pieces = pieces
        self._references = references
        self.own = references.own
        self.xml = xml
        """Whether the page is one of EPUB."""

    def write(self, text: Text, *, lines: bool = False) -> None:
        """Write a text; with `lines`, its line breaks are kept as characters."""
        at, linked = 0, False
        said = _said_scripts(text)
        open_spans: list[tuple[int, Piece]] = []
        for span in text.spans:
            if span.start < at:  # within an image, whose words are in its description
                continue
            while open_spans and open_spans[-1][0] <= span.start:
                at = self._close(text, at, open_spans, lines=lines)
            linked = linked and bool(open_spans)
            self._characters(text, at, span.start, lines=lines)
            at = span.start
            match span.kind:
                case Image():
                    self._anchors(text, span.start, span.end)
                    self._image(span.kind, text.chars[span.start : span.end])
                    at = span.end
                case Formula(spoken=spoken):
                    label = attributes({"role": "math", "aria-label": spoken})
                    self._pieces.append(f"<span{label}{self.own.attributes}>")
                    open_spans.append((span.end, "</span>"))
                case FootnoteRef(number):
                    self._pieces.append(self._references.citation(number))
                case Link() as link:
                    if linked:
                        continue
                    linked = True
                    open_spans.append((span.end, self._open_link(link, empty=span.start == span.end)))
                case Style() as style:
                    if span.start < span.end:
                        before, behind = self._tags(style, span, said)
                        self._pieces.append(before)
                        open_spans.append((span.end, behind))
                case _:
                    assert_never(span.kind)
        while open_spans:
            at = self._close(text, at, open_spans, lines=lines)
        self._characters(text, at, len(text.chars), lines=lines, last=True)

    def _open_link(self, link: Link, *, empty: bool) -> Piece:
        """Write the start of a link, and its target if it has no words; return what stands behind it."""
        before, behind = self._references.link(link.target)
        self._pieces.append(before)
        if empty:
            self._pieces.append(escape(link.target))
        return _Joined(behind, self.own.span(f" {phrases.leads_to(link.target)}")) if link.names_other_host else behind

    def _close(self, text: Text, at: int, open_spans: list[tuple[int, Piece]], *, lines: bool) -> int:
        """Write up to the end of the innermost span, and its end tag; return where that is."""
        end, behind = open_spans.pop()
        self._characters(text, at, max(at, end), lines=lines)
        self._pieces.append(behind)
        return max(at, end)

    def _characters(self, text: Text, begin: int, end: int, *, lines: bool, last: bool = False) -> None:
        """Write characters, with the places that are named in them."""
        for offset, name in text.anchors:
            if begin <= offset < end or (last and offset >= end):
                self._plain(text.chars[begin:offset], lines=lines)
                begin = min(offset, end)
                self._anchor(name)
        self._plain(text.chars[begin:end], lines=lines)

    def _plain(self, chars: str, *, lines: bool) -> None:
        if chars:
            escaped = escape(chars)
            broken = escaped if lines else escaped.replace("\n", "<br/>\n" if self.xml else "<br>\n")
            self._pieces.append(broken)

    def _anchors(self, text: Text, begin: int, end: int) -> None:
        for offset, name in text.anchors:
            if begin <= offset < end:
                self._anchor(name)

    def _anchor(self, name: str) -> None:
        if id_ := self._references.place(name):
            self._pieces.append(f'<span id="{escape(id_)}"></span>')

    def _image(self, image: Image, words: str) -> None:
        """Write an image with its description, or its words where the picture can't be shown."""
        described = phrases.one_line(words)
        address = "" if self.xml else addresses.image_address(image.target)
        if not address:
            role = phrases.image_role(image)
            words = self.own.around(
                f"[{phrases.labelled(role, described) if described else role}]", "[", described, "]"
            )
            self._pieces.append(f'<span class="described">{words}</span>')
            return
        if not image.described:
            described = phrases.labelled(structure.NO_DESCRIPTION, described) if described else structure.NO_DESCRIPTION
        address = self._references.from_folder(address)
        own = "" if image.described else self.own.attributes
        self._pieces.append(f"<img{attributes({'src': address, 'alt': described, 'loading': 'lazy'})}{own}>")

    def _tags(self, style: Style, span: Span, said: Mapping[tuple[int, int], str]) -> tuple[str, str]:
        """Return the tags of a style, and the words that are heard for what a voice doesn't say."""
        name = ELEMENTS[style]
        before, behind = start_tag(name), f"</{name}>"
        match style:
            case Style.STRIKE:
                return before + self.own.hidden(structure.STRUCK_OUT_LEAD), self.own.hidden("]") + behind
            case Style.INSERTED:
                return before + self.own.hidden(structure.INSERTED_LEAD), self.own.hidden("]") + behind
            case Style.SUPERSCRIPT | Style.SUBSCRIPT if words := said.get((span.start, span.end)):
                return start_tag(name, aria_hidden="true"), behind + self.own.hidden(words)
            case Style.SUPERSCRIPT | Style.SUBSCRIPT if words := said.get((span.start, span.start)):
                return self.own.hidden(words) + before, behind
            case _:
                return before, behind


class _Joined:
    """Two pieces as one."""

    def __init__(self, *pieces: Piece) -> None:
        """Join pieces."""
        self._pieces = pieces

    def __str__(self) -> str:
        return "".join(map(str, self._pieces))


def _said_scripts(text: Text) -> dict[tuple[int, int], str]:
    """Return what is said of raised and lowered stretches that mean more than how they are set."""
    if not any(span.kind in (Style.SUPERSCRIPT, Style.SUBSCRIPT) for span in text.spans):
        return {}
    return {(start, end): words for start, end, words in said_scripts(text)}
