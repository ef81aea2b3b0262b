"""Parse common inline Markdown without markdown-it (see `fastpath.container_blocks`).

One pattern matches each span together with its content; if the text between two spans may be more than plain words, the
whole text is left to markdown-it. Property tests hold that the result equals the one of markdown-it's tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from b12tui.document import Style, Text
from b12tui.document.cancellation import NEVER, Cancellation
from b12tui.fasttyping import Any
from b12tui.markdown.commonmark import entities
from b12tui.markdown.fastpath import definitions, emphasis
from b12tui.markdown.fastpath.inline_patterns import (
    BRACKETS,
    DESCRIPTION_MARKUP,
    KEYS,
    LABELS,
    LINKING,
    MARKUP,
    SIGN,
    SPANS,
    UNSEEN,
)
from b12tui.markdown.texts.text_builder import TextBuilder

_BREAK = "  \n"
"""A line break that is kept."""

_Mark = tuple[int, tuple[Style, bool]]
"""Offset of delimiters, their style, and whether it begins there."""


class _Undecided(Exception):
    """The full parser is needed."""


def fast_inlines(
    content: str,
    line: int = 0,
    cancellation: Cancellation = NEVER,
    references: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
) -> Text | None:
    """Return the text parsed from inline `content`, or None if it needs the full parser; its first line is `line`.

    `references` are the document's definitions by label.
    """
    if "++" in content and KEYS.search(content):
        return None
    if "</s" in content.casefold() and UNSEEN.search(content):
        return None
    builder = TextBuilder(line)
    try:
        _write_spans(builder, content, references, cancellation, line)
    except _Undecided:
        return None
    return builder.text()


def _write_spans(
    builder: TextBuilder,
    content: str,
    references: Mapping[str, Mapping[str, Any]],
    cancellation: Cancellation = NEVER,
    line: int = 0,
    *,
    before: str = "",
    markup: re.Pattern[str] = MARKUP,
) -> None:
    """Write running text from a source line on; raise _Undecided if the full parser is needed.

    `before` is what delimiters see before a text that stands in brackets, and whose source line is known; the brackets
    of running text itself may link. `markup` matches signs that may be more than words between spans.
    """
    signs = [markup]
    brackets = bool(before) or not _are_brackets_words(content, references)
    if brackets:
        signs.append(BRACKETS)
    at = tildes = dollars = 0
    spans: list[re.Match[str]] = []
    gaps: list[tuple[int, int]] = []
    for match in _spans(content, cancellation, brackets=brackets):
        if match is None or _may_be_markup(signs, content, at, match.start()) or _BREAK in match[0]:
            raise _Undecided
        code = match.lastgroup in ("code", "doubled")
        if code and content[at : match.start()].endswith("}"):
            raise _Undecided  # a role, perhaps
        if before and "\n" in match[0]:
            raise _Undecided
        tildes += content.count("~", at, match.start()) + (0 if code else match[0].rpartition("](")[0].count("~"))
        dollars += content.count("$", at, match.start() if code else match.end())
        spans.append(match)
        gaps.append((at, match.start()))
        at = match.end()
    gaps.append((at, len(content)))
    if _may_be_markup(signs, content, at, len(content)) or tildes + content.count("~", at) > 1:
        raise _Undecided
    if dollars + content.count("$", at) and content.count("$") > 1:
        raise _Undecided  # a formula, perhaps
    marks = _marks(content, gaps, before or " ") if "*" in content or "_" in content else []
    for (start, end), span in zip(gaps, (*spans, None), strict=True):
        line = _write_gap(builder, content, start, end, line, marks)
        if span is None:
            break
        _write_span(builder, span, references)
        if "\n" in span[0]:
            line += span[0].count("\n")
            builder.at_line(line)


def _marks(content: str, gaps: list[tuple[int, int]], before: str) -> list[_Mark]:
    """Return the styles that begin and end in a text, the last one first; raise _Undecided if that isn't certain."""
    try:
        found = emphasis.marks(content, gaps, before)
    except emphasis.TooManyRuns:
        raise _Undecided from None
    if any(content.startswith("{", at + emphasis.length(style)) for at, (style, opens) in found.items() if not opens):
        raise _Undecided  # attributes, perhaps
    return sorted(found.items(), reverse=True)


def _write_gap(builder: TextBuilder, content: str, start: int, end: int, line: int, marks: list[_Mark]) -> int:
    """Write the words between two spans, from a source line on, and return their last line.

    The marks among them are taken from the end of `marks`.
    """
    while marks and marks[-1][0] < end:
        at, (style, opens) = marks.pop()
        line = _write_words(builder, content[start:at], line)
        if opens:
            builder.style(style.name, style)
        else:
            builder.close(style.name)
        start = at + emphasis.length(style)
    return _write_words(builder, content[start:end], line)


def _write_words(builder: TextBuilder, words: str, line: int) -> int:
    """Write words from a source line on, and return their last line; two spaces at a line's end break it (6.7)."""
    if _BREAK not in words:
        builder.lines(words)
        return line + words.count("\n")
    first, *others = words.split(_BREAK)
    builder.lines(first.rstrip(" "))
    for part in others:
        line += first.count("\n") + 1
        builder.line()
        builder.at_line(line)
        builder.lines(part.rstrip(" ") if part is not others[-1] else part)
        first = part
    return line + first.count("\n")


def _may_be_markup(signs: list[re.Pattern[str]], text: str, start: int, end: int) -> bool:
    """Return whether one of the patterns is in a part of a text."""
    return any(sign.search(text, start, end) for sign in signs)


def _are_brackets_words(content: str, references: Mapping[str, Mapping[str, Any]]) -> bool:
    """Return whether the brackets in a text can only be read as such: none of them links, or refers to a definition."""
    if "[" not in content or LINKING.search(content):
        return False
    if not references:
        return True
    # In code and tags there may be brackets that are part of no label.
    if "`" in content or "<" in content:
        return False
    return not any(definitions.normalized(label) in references for label in LABELS.findall(content))


def _spans(content: str, cancellation: Cancellation, *, brackets: bool) -> Iterator[re.Match[str] | None]:
    """Yield the spans that may be in a text, each from the end of the one before it; None where it is undecided.

    Without `brackets` these are words.
    """
    sign = SIGN.search(content)
    while sign is not None:
        cancellation.check()
        at = sign.start()
        found = None
        if brackets or sign[0] not in "[!":
            for pattern in SPANS[sign[0]]:
                found = found or pattern.match(content, at)
            if found is None and sign[0] != "h":
                yield None  # it is markup that no other span holds
        if found is not None:
            yield found
        sign = SIGN.search(content, at + 1 if found is None else found.end())


def _write_span(  # noqa: PLR0915 - one case for each span
    builder: TextBuilder, match: re.Match[str], references: Mapping[str, Mapping[str, Any]]
) -> None:
    """Write a span; raise _Undecided if it may be something else."""
    match match.lastgroup:
        case "code" | "doubled" as kind:
            builder.code(match[kind])
        case "target":
            _write_link(builder, match, _address(match["target"]), "", references)
        case "title" | "title_" as title:
            _write_link(builder, match, _address(match["target"]), match[title], references)
        case "angled":
            _write_link(builder, match, match["angled"], "", references)
        case "label" | "alone":
            written = match["label"] or match["words"] or (f"`{match['named']}`" if match["named"] else "")
            found = references.get(definitions.normalized(written)) if written and written.strip() else None
            if found is None:
                _write_brackets(builder, match)
                return
            _write_link(builder, match, found["href"], found["title"], references)
        case "mail":
            builder.link("link", f"mailto:{match['mail']}")
            builder.running(match["mail"])
            builder.close("link")
        case "reference":
            char = entities.COMMON.get(match["reference"])
            if char is None:
                raise _Undecided
            builder.running(char)
        case "autolink" | "address" as kind:
            address = match[kind]
            if kind == "autolink" or not builder.in_link:
                builder.link("link", address)
                builder.running(address)
                builder.close("link")
            else:
                builder.running(address)
        case "undescribed":
            builder.image(TextBuilder().text(), _address(match["undescribed"]), "")
        case "badge":
            builder.link("link", _address(match["badge"]), "")
            description = TextBuilder()
            description.lines(match["described"])
            builder.image(description.text(), _address(match["shows"]), "")
            builder.close("link")
        case "bracketed":
            builder.running("[")
            _write_spans(builder, match["bracketed"], references, before="[")
            builder.running("]")
        case "unpaired":
            builder.running("`")
        case "escaped":
            builder.running(match["escaped"])
        case "tag" | "comment" as kind:
            write_html(builder, match[kind])
        case _:
            raise _Undecided


def write_html(builder: TextBuilder, source: str) -> None:
    """Write an inline tag, a comment or a declaration of HTML."""
    from b12tui.markdown.html.inline_tags import write_tag  # deferred: many texts hold no HTML

    write_tag(builder, source)


def _write_brackets(builder: TextBuilder, match: re.Match[str]) -> None:
    """Write words in brackets that refer to nothing."""
    words = match["words"] or ""
    if match["label"] is not None or match["picture"] or not (words or match["named"]):
        raise _Undecided
    if MARKUP.search(words):
        raise _Undecided
    builder.lines("[")
    _write_content(builder, match, {})
    builder.running("]")


def _write_link(
    builder: TextBuilder, match: re.Match[str], target: str, title: str, references: Mapping[str, Mapping[str, Any]]
) -> None:
    """Write a link, or an image if a sign before it says so."""
    if match["picture"]:
        if not (match["words"] or match["named"] or match["mixed_words"]):
            raise _Undecided
        description = TextBuilder()
        _write_content(description, match, references, before=" ", markup=DESCRIPTION_MARKUP)
        builder.image(description.text(), target, title)
        return
    builder.link("link", target, title)
    _write_content(builder, match, references)
    builder.close("link")


def _address(target: str) -> str:
    """Return the address that a target names, with its character references decoded."""
    return target.replace("&amp;", "&")


def _write_content(
    builder: TextBuilder,
    link: re.Match[str],
    references: Mapping[str, Mapping[str, Any]],
    before: str = "[",
    markup: re.Pattern[str] = MARKUP,
) -> None:
    """Write the text in the brackets of a link or an image (see `_write_spans`)."""
    if link["words"]:
        builder.lines(link["words"])
    elif link["named"]:
        builder.code(link["named"])
    elif link["mixed_words"]:
        _write_spans(builder, link["mixed_words"], references, before=before, markup=markup)
    else:
        description = TextBuilder()
        description.lines(link["shown"] or "")
        file, title = _address(link["file"] or ""), ""
        if link["file"] is None:
            found = references.get(definitions.normalized(link["file_label"] or link["shown"] or ""))
            if found is None:
                raise _Undecided
            file, title = found["href"], found["title"]
        builder.image(description.text(), file, title)
