"""The text of `<pre>`, and the language that the `<code>` in it names."""

from __future__ import annotations

import re
from bisect import bisect_right

from b12tui.document import Text
from b12tui.document.sanitize import sanitize
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.commonmark.entities import unescaped
from b12tui.markdown.html.tags import LOOSE_TAG, Tag, tag

_CODE_TAG = lazy_pattern(r"<code\s[^<>]*+", re.IGNORECASE)
_LANGUAGE = lazy_pattern(r"\blanguage-([\w+#.-]+)", re.IGNORECASE)


def language_of_code(content: str) -> str:
    """Return the language of code that begins with `<code class="language-…">` (HTML, 4.5.15), or empty text."""
    opening = _CODE_TAG.match(content)
    names = Tag("code", closing=False, source=f"{opening[0]}>").attribute("class") if opening else None
    return language_of_class(names or "")


def language_of_class(names: str) -> str:
    """Return the language that the class of a `<code>` names, or empty text."""
    named = _LANGUAGE.search(names)
    return named[1] if named else ""


def text_of_pre(content: str, line: int) -> Text:
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
    for match in (*LOOSE_TAG.finditer(content), None):
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
