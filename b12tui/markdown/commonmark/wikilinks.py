"""Wikilinks, as in Obsidian, wikis and Foam: `[[note]]`, `[[note|words]]`, `[[note#part]]`, `![[picture.png]]`.

Not one of these: brackets of CommonMark that hold the label of a definition, or that a target follows; an index behind
a word (`list[[1]]`); a test of a shell (`[[ -f name ]]`).
"""

from __future__ import annotations

import re

from markdown_it.common.utils import normalizeReference

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.commonmark.inline_tokens import push_image, push_link

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.rules_inline import StateInline

    NoteFinder = Callable[[str], str]
    """Returns the path, from the text, of the file that a name means, or empty text."""

_WIKILINK = lazy_pattern(r"\[\[(?!\s)([^\[\]\n|]{0,500}?)(?:\\?\|([^\[\]\n]{0,500}))?(?<!\s)\]\](?![(\[:])")
_CONTENTS = lazy_pattern(r"_?toc_?", re.IGNORECASE)
_PICTURE = lazy_pattern(r"\.(?:avif|bmp|gif|ico|jpe?g|png|svg|webp)\Z", re.IGNORECASE)
_SIZE = lazy_pattern(r"\d+(?:x\d+)?\Z")


def wikilink(state: StateInline, silent: bool) -> bool:
    """Parse a wikilink, or an embedding of what it leads to."""
    start = state.pos
    embeds = state.src[start] == "!"
    found = _match(state, start + embeds)
    if found is None or state.linkLevel > 0:
        return False
    name, words = found[1].strip(), (found[2] or "").strip()
    target = _found(state, name)
    if not target and words:  # a wiki's order: the words before the page
        target = _found(state, words)
        name, words = (words, name) if target else (name, words)
    if not target and not _CONTENTS.fullmatch(name):
        return False
    if not silent:
        if embeds and _PICTURE.search(name):
            push_image(state, target, "" if _SIZE.match(words) else words)
        elif _CONTENTS.fullmatch(name):
            state.push("hidden", "", 0)
        else:
            push_link(state, target, words or name.lstrip("#"))
    state.pos = found.end()
    return True


def wikilink_end(state: StateInline, at: int) -> int:
    """Return the end of the wikilink that begins at `at`, or 0 if there is none."""
    found = _match(state, at) if state.src.startswith("[[", at) else None
    return found.end() if found else 0


def _match(state: StateInline, at: int) -> re.Match[str] | None:
    found = _WIKILINK.match(state.src, at, state.posMax)
    if found is None or not found[1].strip("# ") or "://" in found[1]:
        return None
    before = state.src[at - 1] if at else " "
    if before.isalnum() or before in "_[])":
        return None
    labels = state.env.get("references", ())
    return None if found[1] in labels or normalizeReference(found[1]) in labels else found


def _found(state: StateInline, name: str) -> str:
    """Return the target that a name means, or empty text if no file has it where only files are meant."""
    find = getattr(state.md, "note_finder", None)
    note, number, part = name.partition("#")
    if find is None or not note.strip():
        return _target(name)
    found = find(note.strip())
    return f"{_target(found).replace('#', '%23')}{number}{part}" if found else ""


def _target(name: str) -> str:
    """Return a name as a target: what would have a meaning of its own in one is encoded."""
    return name.replace("%", "%25").replace("?", "%3F")
