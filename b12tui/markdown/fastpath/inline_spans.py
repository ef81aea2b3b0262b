"""Parse common inline Markdown without markdown-it (see `fastpath.container_blocks`).

One pattern matches each span together with its content; if the text between two spans may be more than plain words, the
whole text is left to markdown-it. Property tests hold that the result equals the one of markdown-it's tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from b12tui.document import Style, Text
from b12tui.document.cancellation import NEVER, Cancellation
from b12tui.fasttyping import Any
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.commonmark import entities
from b12tui.markdown.fastpath.definitions import normalized
from b12tui.markdown.html_patterns import TAG
from b12tui.markdown.texts.text_builder import TextBuilder

_BEFORE = r"(?<![^ \n(])"
_AFTER = r"""(?=[ \n.,;:!?)"'-]|\Z)"""
"""What may stand around emphasis, so that its delimiters can only open or only close it (CommonMark, 6.2)."""

_AMPERSAND = r"&(?![A-Za-z\#])"
"""An ampersand that begins no character reference."""
_IN_TARGET = r"&(?:amp;|(?![A-Za-z][A-Za-z0-9]*;|\#))"
_INSIDE_WORD = r"(?<=[^\W_]) _ (?=[^\W_])"
_WORDS = rf"(?P<{{}}> (?!\^) (?: [^\[\]`*_\\<&$!{{{{^=]++ | =(?!=) | {_AMPERSAND} | !(?!\[) | {_INSIDE_WORD} )++ )"
_PLAIN_TARGET = rf"(?: [^\x00-\x20\x7f()<>\\&]++ | {_IN_TARGET} )"
_TARGET = rf"(?P<{{}}> (?: {_PLAIN_TARGET} | \( {_PLAIN_TARGET}*+ \) )++ )"
_ADDRESS = r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+ (?: / (?: [A-Za-z0-9_/.~%\#?=+:-]* [A-Za-z0-9/] )? )?"
_MAIL = r"[A-Za-z0-9._+-]+@[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?:\.[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)+"
_LABEL = r"\[ (?P<{}> [^\[\]\\^@\n]* ) \]"
_TITLE = r"""(?: [ \n]+ (?: "(?P<{}title> [^"\\&\n]* )" | '(?P<{}title_> [^'\\&\n]* )' ) )? [ ]*"""
_ESCAPE = r"\\ [!\"\#$%&'*+,./:;<=>?@^_`{{|}}~-]"
_CODE_IN_LABEL = r"(?<!`) `[^`\n]+` (?!`)"
_TAG_IN_LABEL = rf"(?! </?[Aa][\s>] ) {TAG}"
_IMAGE_IN_LABEL = rf"!\[ [^\[\]`*_\\<&~$^{{{{@\n]* \] \( {_PLAIN_TARGET}*+ \)"
_MARKED_WORDS = (
    rf"(?: [^\[\]`\\<&$!{{{{^@=]++ | =(?!=) | {_ESCAPE} | {_AMPERSAND} | {_CODE_IN_LABEL}"
    rf" | {_TAG_IN_LABEL} | {_IMAGE_IN_LABEL} | !(?!\[) )++"
)

_SIGN = lazy_pattern(r"[`\[*_\\]|<(?=[A-Za-z/!?])|!(?=\[)|h(?=ttps?://)|&(?=[A-Za-z#])")
"""What a span begins with."""

_CODE = lazy_pattern(
    r"(?<!`)(?:`(?P<code>[^`\s](?:[^`\n]*[^`\s])?)`"
    r"|``(?: (?=[^`\n]*[^`\s])|(?=[^`\s]))(?P<doubled>(?:[^`\n]|`(?!`))+?) ?``)(?!`)"
)
_NAMED = r"` (?P<named> [^`\s\[\]] (?: [^`\n\[\]]* [^`\s\[\]] )? ) `"
_LINK = lazy_pattern(
    rf"""
    (?P<picture> ! )? (?<! \[ ) \[ (?! \[ ) (?: {_WORDS.format("words")} | {_NAMED} ) \]
    (?: \( {_TARGET.format("target")} \) | {_LABEL.format("label")} | (?! [(\[{{] | :(?!\ ) ) (?P<alone>) )
    """,
    re.VERBOSE,
)
_RICH_LINK = lazy_pattern(
    rf"""
    (?P<picture> ! )? (?<! \[ ) \[ (?! \[ )
    (?: {_WORDS.format("words")} | {_NAMED}
         | (?P<inner> \*{{1,2}} | __? ) (?P<strong> [^\W_] (?: [^*_`\[\]\\<&$~!{{^=\n]* [^\W_] )? ) (?P=inner)
         | !\[ (?: {_WORDS.format("shown")} )? \]
           (?: \( {_TARGET.format("file")} \) | {_LABEL.format("file_label")} | (?= \] ) )
         | (?P<mixed_words> (?!\^) {_MARKED_WORDS.format()} ) ) \]
    (?: \( [ ]*+ {_TARGET.format("target")} {_TITLE.format("", "")} \) | \( < (?P<angled> [^<>\\&\n]* ) > \)
     | {_LABEL.format("label")} | (?! [(\[{{] | :(?!\ ) ) (?P<alone>) )
    """,
    re.VERBOSE,
)
"""A link whose words hold more than words or code, or whose target is not bare; it is compiled for one of these."""
_BADGE = lazy_pattern(
    rf"(?<!\[)\[!\[ (?P<described> [^\[\]`*_\\<&$~!{{^=\n]*+ ) \]\( {_TARGET.format('shows')} \)\]"
    rf"\( {_TARGET.format('badge')} \)",
    re.VERBOSE,
)
"""A picture that is a link, as many texts begin with them: a pattern of its own takes a third of the time above."""
_BRACKETED = lazy_pattern(
    rf"""(?<![!\[\]]) \[ (?P<bracketed> \[ [^\[\]`*_\\<&$~!{{^=\n]+ \] \( {_PLAIN_TARGET}*+ \) ) \] (?![(\[:{{])""",
    re.VERBOSE,
)
"""A link in brackets, which can't link themselves (CommonMark, 6.3)."""
_UNDESCRIBED = lazy_pattern(rf"!\[\] \( {_TARGET.format('undescribed')} \)", re.VERBOSE)
_MARKED = lazy_pattern(
    rf"""
    {_BEFORE} (?P<sign> \*{{1,3}} | __? ) (?P<marked> [^\W_] (?: [^*_`\[\]]* [^*_`\[\]\s] )? ) (?P=sign) {_AFTER}
    """,
    re.VERBOSE,
)
_MIXED = lazy_pattern(
    rf"""
    {_BEFORE} (?P<outer> \*\*? | __? ) (?! \s )
    (?P<mixed> (?: [^*_`\[\]\\<&$~{{^=!\s] | `[^`\n]+`
                 | \[ (?: [^\[\]*_`\n] | `[^`\n]+` )+ \] (?: \( [^\s()<>]+ \) | \[ [^\[\]*_`\n]* \] )?
                 | !(?!\[) | \s )++ )
    (?<! \s ) (?P=outer) {_AFTER}
    """,
    re.VERBOSE,
)
_NESTED = lazy_pattern(
    rf"{_BEFORE}\*\*_ (?P<nested> [^\W_] (?: [^*_`\[\]]* [^*_`\[\]\s] )? ) _\*\* {_AFTER}", re.VERBOSE
)
_TAGGED = lazy_pattern(
    rf"(?P<tag>{TAG}|<!--(?!-?>)(?:[^-]|-(?!-))*+-->)|<(?P<autolink>https?://[^\s<>&\\]+)>|<(?P<mail>{_MAIL})>"
)
_BARE = lazy_pattern(rf"(?<![^ \t\n>(]) (?P<address> {_ADDRESS} ) (?= [)]? [.,;:!?]? (?: [ \n<] | \Z ) )", re.VERBOSE)
_REFERENCE = lazy_pattern(r"&(?P<reference>[a-z]+);")
_ESCAPED = lazy_pattern(r"\\(?P<escaped>[!\"#$%&'*+,./:;<=>?@^_`{|}~-])")

_SPANS = {
    "`": (_CODE,),
    "[": (_LINK, _BADGE, _RICH_LINK, _BRACKETED),
    "!": (_LINK, _RICH_LINK, _UNDESCRIBED),
    "*": (_MARKED, _MIXED, _NESTED),
    "_": (_MARKED, _MIXED),
    "<": (_TAGGED,),
    "h": (_BARE,),
    "&": (_REFERENCE,),
    "\\": (_ESCAPED,),
}
"""Patterns of spans by the first character, each compiled when a text has it: all of them take three milliseconds."""

_MARKUP = lazy_pattern(
    r"[\\`^]|<(?=[A-Za-z/!?])|\{(?![A-Za-z][\w ,:;|/]*\}(?!`))|&(?=[A-Za-z#])|==|(?<![^\W_])_|_(?![^\W_])|://|www\."
    r"|~[^~]*~"
)
"""Signs that may be markup in the text between spans, beside those that are none where they stand alone."""
_STARS = lazy_pattern(r"(?<![ \n])\*|\*(?![ \n]|\Z)")
_CODE_OR_LINK = lazy_pattern(r"[`\[]")
_BRACKETS = lazy_pattern(r"[\[\]]")
_LINKING = lazy_pattern(r"\]\(|\[\[|\[\^|\\")
"""What makes a link of brackets that are no reference, or hides one of them."""
_LABELS = lazy_pattern(r"\[([^\[\]]*)\]")

_KEYS = lazy_pattern(r"\+\+[^+\n]+(?:\+[^+\n]+)*+\+\+")
"""What may be keys to press (PyMdown)."""
_UNSEEN = lazy_pattern(r"(?i)</(?:script|style)[\s>]")
"""End of an element that no browser shows."""
_BREAK = "  \n"
"""A line break that is kept."""

_STYLES = {
    "*": (Style.EMPHASIS,),
    "_": (Style.EMPHASIS,),
    "**": (Style.STRONG,),
    "__": (Style.STRONG,),
    "***": (Style.EMPHASIS, Style.STRONG),
    "**_": (Style.STRONG, Style.EMPHASIS),
}


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
    if "++" in content and _KEYS.search(content):
        return None
    if "</s" in content.casefold() and _UNSEEN.search(content):
        return None
    builder = TextBuilder(line)
    try:
        _write_spans(builder, content, references, cancellation, line, may_refer=True)
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
    may_refer: bool = False,
) -> None:
    """Write running text from a source line on; raise _Undecided if the full parser is needed.

    With `may_refer` its brackets may link; else it stands in brackets itself, whose source line is known.
    """
    signs = [_MARKUP]
    if content.count("*") > 1 or not may_refer:  # emphasis has two at least
        signs.append(_STARS)
    brackets = not may_refer or not _are_brackets_words(content, references)
    if brackets:
        signs.append(_BRACKETS)
    at = 0
    wrapped = "\n" in content
    tildes = dollars = 0
    for match in _spans(content, cancellation, brackets=brackets):
        if match is None or _may_be_markup(signs, content, at, match.start()) or _BREAK in match[0]:
            raise _Undecided
        code = match.lastgroup in ("code", "doubled")
        if code and content[at : match.start()].endswith("}"):
            raise _Undecided  # a role, perhaps
        if not may_refer and "\n" in match[0]:
            raise _Undecided
        tildes += content.count("~", at, match.start()) + (0 if code else match[0].rpartition("](")[0].count("~"))
        dollars += content.count("$", at, match.start() if code else match.end())
        _write_words(builder, content[at : match.start()], line)
        begun, at = at, match.end()
        _write_span(builder, match, references)
        if wrapped and may_refer:
            line += content.count("\n", begun, at)
            builder.at_line(line)
    if _may_be_markup(signs, content, at, len(content)) or tildes + content.count("~", at) > 1:
        raise _Undecided
    if dollars + content.count("$", at) and content.count("$") > 1:
        raise _Undecided  # a formula, perhaps
    _write_words(builder, content[at:], line)


def _write_words(builder: TextBuilder, words: str, line: int) -> None:
    """Write words from a source line on, in which two spaces at the end of a line break it (CommonMark, 6.7)."""
    if _BREAK not in words:
        builder.lines(words)
        return
    first, *others = words.split(_BREAK)
    builder.lines(first.rstrip(" "))
    for part in others:
        line += first.count("\n") + 1
        builder.line()
        builder.at_line(line)
        builder.lines(part.rstrip(" ") if part is not others[-1] else part)
        first = part


def _may_be_markup(signs: Iterable[re.Pattern[str]], text: str, start: int = 0, end: int | None = None) -> bool:
    """Return whether one of the patterns is in a part of a text."""
    end = len(text) if end is None else end
    return any(sign.search(text, start, end) for sign in signs)


def _are_brackets_words(content: str, references: Mapping[str, Mapping[str, Any]]) -> bool:
    """Return whether the brackets in a text can only be read as such: none of them links, or refers to a definition."""
    if "[" not in content or _LINKING.search(content):
        return False
    if not references:
        return True
    # In code and tags there may be brackets that are part of no label.
    if "`" in content or "<" in content:
        return False
    return not any(normalized(label) in references for label in _LABELS.findall(content))


def _spans(content: str, cancellation: Cancellation, *, brackets: bool) -> Iterator[re.Match[str] | None]:
    """Yield the spans that may be in a text, each from the end of the one before it; None where it is undecided.

    Without `brackets` these are words.
    """
    sign = _SIGN.search(content)
    while sign is not None:
        cancellation.check()
        at = sign.start()
        found = None
        if brackets or sign[0] not in "[!":
            for pattern in _SPANS[sign[0]]:
                found = found or pattern.match(content, at)
            if found is None and sign[0] not in "*_h":
                yield None  # it is markup that no other span holds
        if found is not None:
            yield found
        sign = _SIGN.search(content, at + 1 if found is None else found.end())


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
            found = references.get(normalized(written)) if written and written.strip() else None
            if found is None:
                _write_brackets(builder, match)
                return
            _write_link(builder, match, found["href"], found["title"], references)
        case "mixed":
            (style,) = _STYLES[match["outer"]]
            builder.style(style.name, style)
            _write_mixed(builder, match["mixed"], references)
            builder.close(style.name)
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
            _write_spans(builder, match["bracketed"], references)
            builder.running("]")
        case "escaped":
            builder.running(match["escaped"])
        case "tag":
            write_html(builder, match["tag"])
        case _:
            sign = "**_" if match.lastgroup == "nested" else match["sign"]
            words = match[match.lastgroup or 0]
            if _may_be_markup((_MARKUP, _STARS), words) or "~" in words:
                raise _Undecided
            styles = _STYLES[sign]
            for style in styles:
                builder.style(style.name, style)
            builder.lines(words)
            for style in reversed(styles):
                builder.close(style.name)


def _write_mixed(builder: TextBuilder, content: str, references: Mapping[str, Mapping[str, Any]]) -> None:
    """Write the words, code and links between two delimiters of emphasis."""
    at = 0
    while at < len(content):
        begins = _CODE_OR_LINK.search(content, at)
        words = content[at : begins.start() if begins else len(content)]
        if _may_be_markup((_MARKUP, _STARS), words):
            raise _Undecided
        builder.lines(words)
        if begins is None:
            return
        matches = (pattern.match(content, begins.start()) for pattern in _SPANS[begins[0]])
        span = next(filter(None, matches), None)
        if span is None:
            raise _Undecided
        _write_span(builder, span, references)
        at = span.end()


def write_html(builder: TextBuilder, source: str) -> None:
    """Write an inline tag, a comment or a declaration of HTML."""
    from b12tui.markdown.html.inline_tags import write_tag  # deferred: many texts hold no HTML

    write_tag(builder, source)


def _write_brackets(builder: TextBuilder, match: re.Match[str]) -> None:
    """Write words in brackets that refer to nothing."""
    words = match["words"] or ""
    if match["label"] is not None or match["picture"] or not (words or match["named"]):
        raise _Undecided
    if _may_be_markup((_MARKUP, _STARS), words):
        raise _Undecided
    builder.lines("[")
    _write_content(builder, match, {})
    builder.running("]")


def _write_link(
    builder: TextBuilder, match: re.Match[str], target: str, title: str, references: Mapping[str, Mapping[str, Any]]
) -> None:
    """Write a link, or an image if a sign before it says so."""
    if match["picture"]:
        if match["words"] is None and not match["named"]:
            raise _Undecided
        description = TextBuilder()
        _write_content(description, match, references)
        builder.image(description.text(), target, title)
        return
    builder.link("link", target, title)
    _write_content(builder, match, references)
    builder.close("link")


def _address(target: str) -> str:
    """Return the address that a target names, with its character references decoded."""
    return target.replace("&amp;", "&")


def _write_content(builder: TextBuilder, link: re.Match[str], references: Mapping[str, Mapping[str, Any]]) -> None:
    """Write the text in the brackets of a link or an image."""
    if link["words"]:
        builder.lines(link["words"])
    elif link["named"]:
        builder.code(link["named"])
    elif link["mixed_words"]:
        _write_spans(builder, link["mixed_words"], references)
    elif link["strong"]:
        (style,) = _STYLES[link["inner"]]
        builder.style(style.name, style)
        builder.lines(link["strong"])
        builder.close(style.name)
    else:
        description = TextBuilder()
        description.lines(link["shown"] or "")
        file, title = _address(link["file"] or ""), ""
        if link["file"] is None:
            found = references.get(normalized(link["file_label"] or link["shown"] or ""))
            if found is None:
                raise _Undecided
            file, title = found["href"], found["title"]
        builder.image(description.text(), file, title)
