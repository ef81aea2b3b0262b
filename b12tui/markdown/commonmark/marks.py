"""Marks around words in Markdown's dialects: `==marked==`, `^superscript^`, and notes and block names behind `^`.

- `==words==` (Obsidian, PyMdown, pandoc's `mark`): the words.
- `^2^` (pandoc, PyMdown): a superscript, without blanks in it.
- `^[words]` (pandoc): a note, read in brackets where it stands.
- ` ^name` at the end of a block (Obsidian): a name that links lead to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from b12tui.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_MARKED = lazy_pattern(r"==(?![\s=])([^=\n]{0,1000}(?:=(?!=)[^=\n]{0,1000}){0,20})(?<![\s=])==(?!=)")
_RAISED = lazy_pattern(r"\^(?!\[)([^\s^\[\]]{1,100})\^")
_BLOCK_NAME = lazy_pattern(r"\^([A-Za-z0-9-]+)[ \t]*\Z")


def marked(state: StateInline, silent: bool) -> bool:
    """Parse marked words."""
    start = state.pos
    if state.src[start] != "=":
        return False
    found = _MARKED.match(state.src, start, state.posMax)
    if found is None or (start and (state.src[start - 1].isalnum() or state.src[start - 1] == "=")):
        return False
    return _inside(state, found.start(1), found.end(1), found.end(), silent=silent)


def raised(state: StateInline, silent: bool) -> bool:
    """Parse a superscript, a note, or the name of a block."""
    start = state.pos
    if state.src[start] != "^":
        return False
    if state.src.startswith("^[", start) and (not start or state.src[start - 1] != "["):
        end = state.md.helpers.parseLinkLabel(state, start + 1, True)
        if end > start + 2 and not silent and state.pending and not state.pending[-1].isspace():
            state.pending += " "
        return end > start + 2 and _inside(state, start + 1, end + 1, end + 1, silent=silent)
    name = _BLOCK_NAME.match(state.src, start, state.posMax)
    if name is not None and start and state.src[start - 1] in " \n":
        if not silent:
            state.push("attributes", "", 0).meta = {"names": [f"^{name[1]}"]}
        state.pos = name.end()
        return True
    found = _RAISED.match(state.src, start, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("sup_open", "sup", 1)
    _inside(state, found.start(1), found.end(1), found.end(), silent=silent)
    if not silent:
        state.push("sup_close", "sup", -1)
    return True


def _inside(state: StateInline, start: int, end: int, after: int, *, silent: bool) -> bool:
    """Parse what stands between two offsets, and go on behind it."""
    if not silent:
        limit = state.posMax
        state.pos, state.posMax = start, end
        state.md.inline.tokenize(state)
        state.posMax = limit
    state.pos = after
    return True
