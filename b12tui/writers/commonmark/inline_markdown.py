"""Texts as Markdown, or as HTML where Markdown isn't read (`<summary>`)."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import deque
from collections.abc import Sequence
from functools import cached_property
from itertools import count

from b12tui.document import FootnoteRef, Formula, Image, Link, Span, Style, Text
from b12tui.writers.commonmark.escapes import destination, escaped, escaped_line_start, may_be_formula
from b12tui.writers.html.markup import ELEMENTS

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*\Z")
"""An absolute URI, as it may stand in angle brackets (CommonMark, 6.5)."""
_EMAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+\Z")


def paragraph(text: Text) -> str:
    """Return a text as the lines of a paragraph; hard line breaks are backslashes, a formula of its own is a block."""
    only = text.spans[0] if len(text.spans) == 1 else None
    if only and isinstance(only.kind, Formula) and (only.start, only.end) == (0, len(text.chars)):
        return f"$$\n{only.kind.source}\n$$" if "\n" in only.kind.source else f"${only.kind.source}$"
    lines = _Renderer(text).rendered().split("\n")
    return "\\\n".join(escaped_line_start(line.strip(" ")) for line in lines)


def one_line(text: Text, *, in_table: bool = False) -> str:
    """Return a text in one line, for headings and cells; hard line breaks are `<br>`."""
    return _Renderer(text, in_table=in_table).rendered().replace("\n", "<br>").strip(" ")


def as_html(text: Text) -> str:
    """Return a text in one line of HTML."""
    return _Renderer(text, in_html=True).rendered().replace("\n", "<br>")


class _Renderer:
    """Rendering of one text."""

    def __init__(self, text: Text, *, in_table: bool = False, in_html: bool = False) -> None:
        self._chars = text.chars
        self._spans = text.spans
        self._anchors = deque(text.anchors)
        self._in_table = in_table
        self._in_html = in_html
        self._links = 0

    @cached_property
    def _may_be_formula(self) -> bool:
        return may_be_formula(self._chars)

    def rendered(self) -> str:
        """Return the whole text."""
        return self._stretch(0, len(self._chars), self._spans, "")

    def _stretch(self, start: int, end: int, spans: Sequence[Span], before: str, depth: int = 0) -> str:
        """Return characters with the spans among them, which nest; `before` is what precedes them."""
        pieces = [before]
        at = start
        index = 0
        while index < len(spans):
            span = spans[index]
            inside = index + 1
            while inside < len(spans) and spans[inside].start < span.end:
                inside += 1
            self._add_plain(pieces, at, span.start)
            if isinstance(span.kind, Link) and pieces[-1].endswith("!") and not self._in_html:
                pieces[-1] = pieces[-1][:-1] + r"\!"  # else the link would be an image
            previous = next((piece for piece in reversed(pieces) if piece), "")
            pieces.append(self._span(span, spans[index + 1 : inside], previous, depth))
            at = max(at, span.end)
            index = inside
        self._add_plain(pieces, at, end)
        return "".join(pieces[1:])

    def _add_plain(self, pieces: list[str], start: int, end: int) -> None:
        while self._anchors and self._anchors[0][0] <= end and not self._links:
            offset, name = self._anchors.popleft()
            if offset >= start:
                pieces += [self._plain(start, offset), f'<a id="{html.escape(name)}"></a>']
                start = offset
        pieces.append(self._plain(start, end))

    def _plain(self, start: int, end: int) -> str:
        chars = self._chars[start:end]
        if self._in_html:
            return html.escape(chars, quote=False)
        in_formula = self._links > 0 and self._may_be_formula
        return escaped(chars, in_link=self._links > 0, in_table=self._in_table, in_formula=in_formula)

    def _span(self, span: Span, inside: Sequence[Span], before: str, depth: int) -> str:
        chars = self._chars[span.start : span.end]
        match span.kind:
            case FootnoteRef(number=number):
                return f"[^{number}]"
            case Image(target=target, described=described):
                return self._image(chars if described else "", target)
            case Link(target=target):
                return self._link(span, inside, target, depth)
            case Formula(source=source):
                source = source.replace("\n", " ")
                shown = source.replace("|", r"\|") if self._in_table else source
                return f"${html.escape(source) if self._in_html else shown}$"
            case Style.CODE if not inside and not self._in_html and chars and "\n" not in chars:
                return self._code(chars)
            case Style():
                return self._styled(span, inside, before, depth)

    def _image(self, description: str, target: str) -> str:
        if self._in_html:
            return f'<img src="{html.escape(target)}" alt="{html.escape(description)}">'
        words = description.replace("\n", " ")
        words = escaped(words, in_link=True, in_table=self._in_table, in_formula=self._may_be_formula)
        return f"![{words}]({destination(target, in_table=self._in_table)})"

    def _link(self, span: Span, inside: Sequence[Span], target: str, depth: int) -> str:
        chars = self._chars[span.start : span.end]
        if self._in_html:
            return f'<a href="{html.escape(target)}">{self._stretch(span.start, span.end, inside, "", depth)}</a>'
        plain = not inside and "|" not in chars * self._in_table
        if plain and (
            (chars == target and _ADDRESS.match(target)) or (f"mailto:{chars}" == target and _EMAIL.match(chars))
        ):
            return f"<{chars}>"
        self._links += 1
        words = self._stretch(span.start, span.end, inside, "[", depth)
        self._links -= 1
        return f"[{words}]({destination(target, in_table=self._in_table)})"

    def _code(self, chars: str) -> str:
        runs = {len(run) for run in re.findall("`+", chars)}
        fence = "`" * next(length for length in count(1) if length not in runs)
        pad = " " if chars[0] == "`" or chars[-1] == "`" or (chars[0] == chars[-1] == " " and chars.strip()) else ""
        shown = chars.replace("|", r"\|") if self._in_table else chars
        return f"{fence}{pad}{shown}{pad}{fence}"

    def _styled(self, span: Span, inside: Sequence[Span], before: str, depth: int) -> str:
        """Return a stretch in its style: between signs where they would be read so, else between tags."""
        kind = span.kind
        assert isinstance(kind, Style)  # noqa: S101 - the caller's case
        sign = "*_"[depth % 2]
        signs = {Style.EMPHASIS: sign, Style.STRONG: sign * 2, Style.STRIKE: "~~"}.get(kind, "")
        words = self._stretch(span.start, span.end, inside, signs or ">", depth + 1)
        after = self._chars[span.end : span.end + 1]
        if signs and not self._in_html and _flanks(signs, words, before, after):
            return f"{signs}{words}{signs}"
        return f"<{ELEMENTS[kind]}>{words}</{ELEMENTS[kind]}>"


def _flanks(signs: str, words: str, before: str, after: str) -> bool:
    """Return whether signs around words open and close emphasis (CommonMark, 6.2)."""
    if not words or words[0].isspace() or words[-1].isspace() or signs[0] in (before[-1:], words[0], words[-1]):
        return False
    opens = not _is_punctuation(words[0]) or not before or not before[-1].isalnum()
    closes = not _is_punctuation(words[-1]) or not after.isalnum()
    if signs[0] == "_":
        opens &= not before[-1:].isalnum()
        closes &= not after.isalnum()
    return opens and closes and after != signs[0]


def _is_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"
