"""Shortcodes of Hugo and includes of Jekyll whose parameters are shown: pictures with captions, addresses, titles.

Hugo's own shortcodes are `figure`, `youtube` and `vimeo`; themes have more for pictures. Others, which a site defines,
give the words of a box or a tab as a parameter of a usual name, or as their first one in quotes. What Jekyll includes
takes words and pictures as parameters in the same way: `{% include note.html content="words" %}`.
GitBook and plugins of Jekyll have tabs: `{% tab title="words" %}`, `{% tab 'words' %}`.
"""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.commonmark.inline_tokens import push_image, push_link

if TYPE_CHECKING:
    import re

    from markdown_it.rules_inline import StateInline

_TAG = lazy_pattern(
    r"\{\{[<%][ \t]*(?P<name>[A-Za-z][\w/-]*+)(?P<given>[^\n]*)[%>]\}\}"
    r"|\{%-?[ \t]*include(?:_cached|_relative)?[ \t]+(?:[\w-]++/)*+(?P<file>[\w-]++)[\w.-]*+"
    r"(?P<parameters>[ \t][^\n]*?)-?%\}"
    r"|\{%-?[ \t]*(?P<block>details|tab)(?P<titles>[ \t][^\n]*?)-?%\}"
)
_PARAMETER = lazy_pattern(
    r"""(?<![\w-])(?P<name>[\w-]++)=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|`(?P<raw>[^`]*)`|(?P<bare>[^\s"`]+))"""
)
_FIRST_QUOTED = lazy_pattern(r"""[ \t]*(?:"([^"]+)"|'([^']+)'|`([^`]+)`)""")
_FIRST_WORD = lazy_pattern(r"""[ \t]*+(?![\w-]++=)["'`]?([^\s"'`]++)""")
_PICTURES = frozenset(("figure", "image", "img", "imgproc"))
_SOURCES = ("src", "url", "path", "file", "image_path", "image")
"""Names of the parameter that is a picture's file."""
_TITLED = frozenset(("accordion", "card", "details", "expand", "tab", "tabitem"))
"""Shortcodes of themes whose first parameter, without a name, is their title."""
_WATCHED = {"vimeo": "https://vimeo.com/", "youtube": "https://www.youtube.com/watch?v="}
"""Addresses before the identifiers of Hugo's videos."""
_NAMED = ("title", "header", "heading", "summary", "name", "caption")
"""Usual names of parameters that are words for readers."""


def push_words(state: StateInline, tag: re.Match[str]) -> None:
    """Push the tokens of what a tag says itself; none if it says nothing."""
    found = _TAG.fullmatch(tag[0])
    if found is None:
        return
    name = (found["name"] or found["file"] or found["block"]).lower()
    written = found["parameters"] or found["titles"] or (found["given"] or "").rstrip(" \t").removesuffix("/")
    given = {
        each["name"].lower(): each["double"] or each["single"] or each["raw"] or each["bare"] or ""
        for each in _PARAMETER.finditer(written)
    }
    source = next((given[each] for each in _SOURCES if given.get(each)), "") if name in _PICTURES else ""
    if source:
        _push_picture(state, source, given)
    elif name in _WATCHED and (video := given.get("id") or (_first_word(written) if found["name"] else "")):
        address = f"{_WATCHED[name]}{video}"
        push_link(state, address, given.get("title") or address)
    elif found["file"]:
        _push_text(state, given.get("content", ""))
    elif words := _title(name, written, given):
        state.push("strong_open", "strong", 1)
        state.push("text", "", 0).content = words
        state.push("strong_close", "strong", -1)
        if state.src[tag.end() : state.posMax].strip():
            state.push("hardbreak", "br", 0)


def _first_word(written: str) -> str:
    """Return the identifier that is the first parameter, without a name; empty text if none is."""
    found = _FIRST_WORD.match(written)
    return found[1] if found else ""


def _title(name: str, written: str, given: dict[str, str]) -> str:
    words = next((given[each] for each in _NAMED if given.get(each)), "")
    if not words and name in _TITLED and (first := _FIRST_QUOTED.match(written)):
        words = first[1] or first[2] or first[3]
    return words


def _push_picture(state: StateInline, source: str, given: dict[str, str]) -> None:
    caption = " ".join(filter(None, (given.get("title"), given.get("caption"))))
    description = given.get("alt") or caption
    if given.get("link"):
        state.push("link_open", "a", 1).attrs = {"href": given["link"]}
    push_image(state, source, description)
    if given.get("link"):
        state.push("link_close", "a", -1)
    if caption and caption != description:
        state.push("hardbreak", "br", 0)
        _push_text(state, caption)


def _push_text(state: StateInline, written: str) -> None:
    """Push the tokens of a parameter that is Markdown itself."""
    if written:
        if state.pending:
            state.pushPending()
        state.tokens += state.md.inline.parse(written, state.md, state.env, [])
