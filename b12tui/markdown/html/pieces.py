"""Read the source of an HTML block in Markdown (CommonMark, 4.6): tags and comments are removed, text is kept.

Scripts and style sheets are left out, as browsers show none of them. Constructs without a clear meaning are kept as
their source: an unclosed comment, a processing instruction; an unclosed script is kept as code.
"""

from __future__ import annotations

import re

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.commonmark.entities import unescaped
from b12tui.markdown.html import preformatted
from b12tui.markdown.html.html_builder import HtmlBuilder, HtmlPiece
from b12tui.markdown.html.inline_tags import write_anchors
from b12tui.markdown.html.tags import LOOSE_TAG, Tag, tag
from b12tui.markdown.html_patterns import HTML_TAG_RE
from b12tui.markdown.texts.text_spans import OpenSpan
from b12tui.markdown.texts.whole_texts import text_of_lines

if TYPE_CHECKING:
    from b12tui.document.cancellation import Cancellation

_CLOSING_TAGS = {name: lazy_pattern(rf"</{name}\s*>", re.IGNORECASE) for name in ("pre", "script", "style")}

_ENDS_AT_BLANK_LINE = lazy_pattern(r" {0,3}</?(?!(?i:pre|script|style|textarea)\b)[A-Za-z]")
"""Beginning of an HTML block that goes on to a blank line (CommonMark, 4.6, kinds 6 and 7)."""

_HEADING_TAG = lazy_pattern(r"<h[1-6](?=[\s>])", re.IGNORECASE)
"""Heading at which the same block could begin again."""


def html_pieces(
    source: str,
    line: int,
    cancellation: Cancellation,
    unplaced: list[str] | None = None,
    link: OpenSpan | None = None,
    *,
    link_goes_on: bool = False,
) -> list[HtmlPiece]:
    """Return the blocks, headings and tags of an HTML block that begins on source line `line`.

    `unplaced` are names of anchors before it; those that no text follows are left there. `link` is open at its
    beginning; one that is open at its end is the last piece if `link_goes_on`.
    """
    writer = HtmlBuilder(line, [] if unplaced is None else unplaced, link)
    _BlockReader(source, writer, cancellation).read()
    writer.end(link_goes_on=link_goes_on)
    return writer.pieces


class _BlockReader:
    """Reader of an HTML block, from its first construct to its last."""

    def __init__(self, source: str, writer: HtmlBuilder, cancellation: Cancellation) -> None:
        self._source = source
        self._cancellation = cancellation
        self._writer = writer
        self._last_close = source.rfind(">")
        """No tag ends behind it, so none is searched for."""
        self._may_open = _ENDS_AT_BLANK_LINE.match(source) is not None

    def read(self) -> None:
        source, writer = self._source, self._writer
        at = 0
        while at < len(source):
            self._cancellation.check()
            start = source.find("<", at)
            if start < 0:
                start = len(source)
            for number, row in enumerate(source[at:start].split("\n")):
                if number:
                    writer.line += 1
                    writer.text.running(" ")
                writer.words(unescaped(row))
            if start == len(source):
                break
            writer.at = start
            at = self._construct(start)
            writer.line += source.count("\n", start, at)

    def _construct(self, at: int) -> int:
        """Read the construct that begins with the `<` at `at`, and return its end."""
        source, writer = self._source, self._writer
        for opening, closing, keep_source in (("<!--", "-->", False), ("<?", "?>", True), ("<![CDATA[", "]]>", False)):
            if source.startswith(opening, at):
                end = source.find(closing, at + 2 if opening == "<!--" else at + len(opening))
                if end < 0 or keep_source:
                    end = len(source) if end < 0 else end + len(closing)
                    writer.raw(text_of_lines(source[at:end].rstrip(), writer.line))
                    return end
                if opening == "<![CDATA[":
                    writer.text.lines(source[at + len(opening) : end])
                return end + len(closing)
        closed = self._last_close > at
        match = (HTML_TAG_RE.match(source, at) or LOOSE_TAG.match(source, at)) if closed else None
        if match is None:
            writer.text.running("<")
            return at + 1
        found = tag(match[0])
        if found is None:
            return match.end()
        if found.name in _CLOSING_TAGS and not found.closing:
            return self._verbatim(found, match.end())
        writer.tag(found, may_open=self._may_open and _HEADING_TAG.match(source, at) is not None)
        return match.end()

    def _verbatim(self, found: Tag, at: int) -> int:
        """Add the content of `<pre>` as code, leave out that of `<script>` and `<style>`; return the element's end."""
        source, writer = self._source, self._writer
        closing = _CLOSING_TAGS[found.name].search(source, at)
        if found.name != "pre" and closing is not None:
            write_anchors(writer.text, found)
            return closing.end()
        content = source[at : closing.start() if closing else len(source)]
        language = "" if found.name == "pre" else found.name
        line = writer.line + found.source.count("\n")
        if found.name == "pre" and ("<" in content or "&" in content):
            language = preformatted.language_of_code(content.lstrip())
            text = preformatted.text_of_pre(content, line)
        else:
            text = text_of_lines(content.removeprefix("\n").rstrip(), line + content.startswith("\n"))
        writer.code(text, language, found)
        return closing.end() if closing else len(source)
