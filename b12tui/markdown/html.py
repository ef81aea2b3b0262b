"""Convert HTML in Markdown to text: tags and comments are removed, text is kept (CommonMark, 4.6 and 6.6).

Inline tags become spans, block tags end the paragraph, `<details>` and `<summary>` become markers for `builders.faq`.
Scripts and style sheets are not reading text, but not tags either: they are kept as code, which can be skipped.
Constructs without a clear meaning (an unclosed comment, a processing instruction) are kept as their source.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from markdown_it.common.html_blocks import block_names
from markdown_it.common.html_re import HTML_TAG_RE

from b12tui.document import CodeBlock, Paragraph, RawBlock, Style, Text, ThematicBreak
from b12tui.document.cancellation import Cancellation
from b12tui.document.sanitize import sanitize
from b12tui.fastclass import dataclass, field
from b12tui.markdown.commonmark.entities import decoded_attribute, unescaped
from b12tui.markdown.details_markers import BlockOrMarker, DetailsMarker, DetailsTag
from b12tui.markdown.text_builder import TextBuilder, is_shown, place_anchors, text_of_lines

INLINE_TAGS = {
    "b": Style.STRONG,
    "code": Style.CODE,
    "del": Style.STRIKE,
    "em": Style.EMPHASIS,
    "i": Style.EMPHASIS,
    "kbd": Style.KEYBOARD,
    "s": Style.STRIKE,
    "samp": Style.CODE,
    "strike": Style.STRIKE,
    "strong": Style.STRONG,
    "sub": Style.SUBSCRIPT,
    "sup": Style.SUPERSCRIPT,
    "tt": Style.CODE,
}

PARTING = frozenset(block_names) | {"br", "pre", "script", "style", "textarea"}
"""Tags that separate the words before them from those after."""

_IN_LINE = frozenset({"br", "option", "td", "th"})
"""Tags in `PARTING` that don't end a paragraph."""

_LOOSE_TAG = re.compile(
    r"""</?[A-Za-z][A-Za-z0-9-]*+(?:[\s/](?:=\s*+(?:"[^"<]*+"|'[^'<]*+')|[^<>])*+)?>""",
)
"""A tag, well formed or not, as browsers parse it: a `>` in quotes doesn't end it. An autolink is no tag."""

_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")

_ATTRIBUTE = re.compile(
    r"""([^ \t\n\f\r/>][^ \t\n\f\r/>=]*+)
        (?: [ \t\n\f\r]*+ = [ \t\n\f\r]*+ (?: "([^"]*)" | '([^']*)' | ["']?([^ \t\n\f\r>]*) ) )?""",
    re.VERBOSE,
)
"""An attribute's name and value (HTML, 13.2.5.33 to 13.2.5.38): a value without quotes ends at white space or `>`."""

_MAY_BE_NAMED = re.compile(r"\b(?:id|name)\s*=", re.IGNORECASE)

_LINE_BREAKS = re.compile(r"[\t\n\r]")

_CLOSING_TAGS = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("pre", "script", "style")}

_CODE_TAG = re.compile(r"<code\s[^<>]*+", re.IGNORECASE)
_LANGUAGE = re.compile(r"\blanguage-([\w+#.-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tag:
    """An HTML tag."""

    name: str
    """In lower case."""
    closing: bool
    source: str

    def attribute(self, name: str) -> str | None:
        """Return the value of an attribute, empty if it has none, or None if the tag lacks it."""
        for match in _ATTRIBUTE.finditer(self.source, len(self.name) + 1, len(self.source) - 1):
            if match[1].casefold() == name:
                return decoded_attribute(match[2] or match[3] or match[4] or "")
        return None

    def address(self, name: str) -> str | None:
        """Return the URL in an attribute, without line breaks (URL, 4.4), or None if the tag lacks it."""
        value = self.attribute(name)
        return None if value is None else _LINE_BREAKS.sub("", value).strip(" ")


def tag(source: str) -> Tag | None:
    """Return the tag parsed from `source`, or None for a comment, a declaration or a processing instruction."""
    match = _NAME.match(source)
    return Tag(match[1].casefold(), source[1] == "/", source) if match else None


def write_tag(builder: TextBuilder, source: str) -> None:
    """Write an inline tag: open or close a span, end the line, separate words, add an image, or nothing."""
    found = tag(source)
    if found is None:
        if source.startswith("<?"):
            builder.verbatim(source)
        elif source.startswith("<![CDATA["):
            builder.lines(source[9:-3])
        return
    _write_anchors(builder, found)
    kind = f"<{found.name}>"
    style = INLINE_TAGS.get(found.name)
    if style is not None:
        if found.closing:
            builder.close(kind)
        elif not source.endswith("/>"):
            builder.style(kind, style)
    elif found.name == "a":
        target = None if found.closing else found.address("href")
        if found.closing:
            builder.close(kind)
        elif target is not None:
            builder.link(kind, target, found.attribute("title") or "")
    elif found.name == "br":
        builder.line()
    elif found.name == "img" and not found.closing:
        builder.image(found.attribute("alt") or "", found.address("src") or "", found.attribute("title") or "")
    elif found.name in PARTING:
        builder.running(" ")


def _write_anchors(builder: TextBuilder, found: Tag) -> None:
    """Add the names that links may lead to: any `id`, and the `name` of an `<a>` (HTML, 7.4.6.4)."""
    if not found.closing and _MAY_BE_NAMED.search(found.source):
        names = (found.attribute("id"), found.attribute("name") if found.name == "a" else None)
        for name in filter(None, dict.fromkeys(names)):
            builder.anchor(name)


@dataclass(slots=True)
class HtmlBuilder:
    """Builder of the blocks and markers of an HTML block."""

    last_close: int
    """Offset of the last `>`: no tag ends behind it, so none is searched for."""
    line: int
    """Source line of the construct that is being parsed."""
    unplaced: list[str]
    """Names of anchors that no text has followed yet."""
    pieces: list[BlockOrMarker] = field(default_factory=list)
    writing: TextBuilder = field(default_factory=TextBuilder)

    def end_paragraph(self) -> None:
        """Add the text written so far as a paragraph."""
        text = place_anchors(self.writing.text(), self.unplaced)
        if is_shown(text):
            self.pieces.append(Paragraph(text, text.line))
        self.writing = TextBuilder()

    def mark(self, marker: DetailsMarker) -> None:
        """End the paragraph and add a marker."""
        self.put(DetailsTag(marker, self.line))

    def put(self, piece: BlockOrMarker) -> None:
        """End the paragraph and add a block or marker."""
        self.end_paragraph()
        self.pieces.append(piece)


def html_pieces(
    source: str, line: int, cancellation: Cancellation, unplaced: list[str] | None = None
) -> list[BlockOrMarker]:
    """Return the paragraphs, code and markers of an HTML block that begins on source line `line`.

    `unplaced` are names of anchors before it; those that no text follows are left there.
    """
    builder = HtmlBuilder(source.rfind(">"), line, [] if unplaced is None else unplaced)
    at = 0
    while at < len(source):
        cancellation.check()
        start = source.find("<", at)
        if start < 0:
            start = len(source)
        for number, row in enumerate(source[at:start].split("\n")):
            if number:
                builder.line += 1
                builder.writing.running(" ")
            builder.writing.at_line(builder.line)
            builder.writing.running(unescaped(row))
        if start == len(source):
            break
        at = _parse_construct(builder, source, start)
        builder.line += source.count("\n", start, at)
    builder.end_paragraph()
    return builder.pieces


def _parse_construct(builder: HtmlBuilder, source: str, at: int) -> int:
    """Parse the construct that begins with the `<` at `at`, and return its end."""
    for opening, closing, keep_source in (("<!--", "-->", False), ("<?", "?>", True), ("<![CDATA[", "]]>", False)):
        if source.startswith(opening, at):
            end = source.find(closing, at + 2 if opening == "<!--" else at + len(opening))
            if end < 0 or keep_source:
                end = len(source) if end < 0 else end + len(closing)
                text = text_of_lines(source[at:end].rstrip(), builder.line)
                builder.end_paragraph()
                builder.put(RawBlock(place_anchors(text, builder.unplaced), builder.line))
                return end
            if opening == "<![CDATA[":
                builder.writing.lines(source[at + len(opening) : end])
            return end + len(closing)
    closed = builder.last_close > at
    match = (HTML_TAG_RE.match(source, at) or _LOOSE_TAG.match(source, at)) if closed else None
    if match is None:
        builder.writing.running("<")
        return at + 1
    found = tag(match[0])
    if found is None:
        return match.end()
    if found.name in _CLOSING_TAGS and not found.closing:
        return _add_element(builder, found, source, match.end())
    _add_block_tag(builder, found)
    return match.end()


def _add_block_tag(builder: HtmlBuilder, found: Tag) -> None:
    """Add a tag of an HTML block."""
    if found.name in PARTING and found.name not in _IN_LINE:
        builder.end_paragraph()
        _write_anchors(builder.writing, found)
    if found.name == "details":
        opening = DetailsMarker.DETAILS if found.attribute("open") is None else DetailsMarker.DETAILS_OPEN
        builder.mark(DetailsMarker.DETAILS_END if found.closing else opening)
    elif found.name == "summary":
        builder.mark(DetailsMarker.SUMMARY_END if found.closing else DetailsMarker.SUMMARY)
    elif found.name == "hr":
        builder.put(ThematicBreak(builder.line))
    elif found.name not in PARTING or found.name in _IN_LINE:
        write_tag(builder.writing, found.source)


def _add_element(builder: HtmlBuilder, found: Tag, source: str, at: int) -> int:
    """Add the content of `<pre>`, `<script>` or `<style>` as code, and return the end of the element."""
    closing = _CLOSING_TAGS[found.name].search(source, at)
    content = source[at : closing.start() if closing else len(source)]
    language = found.name
    line = builder.line + found.source.count("\n")
    if found.name == "pre" and ("<" in content or "&" in content):
        language = _language(content.lstrip())
        text = _text_of_pre(content, line)
    else:
        language = "" if found.name == "pre" else language
        text = text_of_lines(content.removeprefix("\n").rstrip(), line + content.startswith("\n"))
    builder.end_paragraph()
    _write_anchors(builder.writing, found)
    if text:
        builder.end_paragraph()
        builder.put(CodeBlock(place_anchors(text, builder.unplaced), language, builder.line))
    return closing.end() if closing else len(source)


def _language(content: str) -> str:
    """Return the language of code that begins with `<code class="language-…">` (HTML, 4.5.15), or empty text."""
    opening = _CODE_TAG.match(content)
    names = Tag("code", closing=False, source=f"{opening[0]}>").attribute("class") if opening else None
    named = _LANGUAGE.search(names or "")
    return named[1] if named else ""


def _text_of_pre(content: str, line: int) -> Text:
    """Return the text of `<pre>`, whose content begins on source line `line`, without its tags and references.

    A source line ends at a newline outside of tags.
    """
    parts: list[str] = []
    row: list[str] = []
    breaks: list[int] = []
    length = at = 0

    def end_row(lines: int) -> None:
        nonlocal length
        parts.append(sanitize(unescaped("".join(row))))
        row.clear()
        length += len(parts[-1])
        breaks.extend([length] * lines)

    in_tags = 0
    for match in (*_LOOSE_TAG.finditer(content), None):
        *ended, last = content[at : match.start() if match else len(content)].split("\n")
        for source in ended:
            row.append(f"{source}\n")
            end_row(1 + in_tags)
            in_tags = 0
        row.append(last)
        if match:
            row.append(_tag_in_code(match))
            in_tags += match[0].count("\n")
            at = match.end()
    end_row(0)
    chars = "".join(parts)
    cut = chars.startswith("\n")
    chars = chars.removeprefix("\n").rstrip()
    starts = [offset - cut for offset in breaks if offset - cut < len(chars)]
    first = bisect_right(starts, 0)
    return Text(chars, (), line + first, tuple(starts[first:]))


def _tag_in_code(match: re.Match[str]) -> str:
    """Return the text for a tag in code: a line break, or an image's description."""
    found = tag(match[0])
    if found is None or found.closing or found.name not in ("br", "img"):
        return ""
    if found.name == "br":
        return "\n"
    return " ".join(filter(None, (found.attribute("alt"), found.attribute("title"))))
