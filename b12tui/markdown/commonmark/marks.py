"""Marks around words in Markdown's dialects: `==marked==`, `^superscript^`, and notes and block names behind `^`.

- `==words==` (Obsidian, PyMdown, pandoc's `mark`): the words.
- `^2^` (pandoc, PyMdown): a superscript, without blanks in it.
- `^[words]` (pandoc): a note, read in brackets where it stands.
- ` ^name` at the end of a block (Obsidian): a name that links lead to.
"""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.rules_inline import StateInline

    from b12tui.dialects import Dialect

    Rule = Callable[[StateInline, bool], bool]

_MARKED = lazy_pattern(r"==(?![\s=])([^=\n]{0,1000}(?:=(?!=)[^=\n]{0,1000}){0,20})(?<![\s=])==(?!=)")
_RAISED = lazy_pattern(r"\^(?!\[)([^\s^\[\]]{1,100})\^")
_LOWERED = lazy_pattern(r"~((?:[^\s~\\\[\]]|\\.){1,100})~(?!~)")
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


def raised_rule(dialect: Dialect) -> Rule:
    """Return the rule for what a dialect has that begins with a caret."""
    named = (("inline_note", _note), ("block_name", _block_name), ("superscript", _raised))
    rules = tuple(parse for name, parse in named if dialect.has(name))

    def raised(state: StateInline, silent: bool) -> bool:
        return state.src[state.pos] == "^" and any(parse(state, silent) for parse in rules)

    return raised


def _note(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if not state.src.startswith("^[", start) or (start and state.src[start - 1] == "["):
        return False
    end = state.md.helpers.parseLinkLabel(state, start + 1, True)
    if end > start + 2 and not silent and state.pending and not state.pending[-1].isspace():
        state.pending += " "
    return end > start + 2 and _inside(state, start + 1, end + 1, end + 1, silent=silent)


def _block_name(state: StateInline, silent: bool) -> bool:
    start = state.pos
    name = _BLOCK_NAME.match(state.src, start, state.posMax)
    if name is None or not start or state.src[start - 1] not in " \n":
        return False
    if not silent:
        state.push("attributes", "", 0).meta = {"names": [f"^{name[1]}"]}
    state.pos = name.end()
    return True


def _raised(state: StateInline, silent: bool) -> bool:
    start = state.pos
    found = _RAISED.match(state.src, start, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("sup_open", "sup", 1)
    _inside(state, found.start(1), found.end(1), found.end(), silent=silent)
    if not silent:
        state.push("sup_close", "sup", -1)
    return True


def lowered(state: StateInline, silent: bool) -> bool:
    """Parse a subscript (pandoc): words between single tildes, whose blanks are escaped."""
    found = _LOWERED.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "~" else None
    if found is None or (state.pos and state.src[state.pos - 1] == "~"):
        return False
    if not silent:
        state.push("sub_open", "sub", 1)
    _inside(state, found.start(1), found.end(1), found.end(), silent=silent)
    if not silent:
        state.push("sub_close", "sub", -1)
    return True


def line_break(state: StateInline, silent: bool) -> bool:
    """Parse the end of a line as a line break (Obsidian), whatever stands before it."""
    if state.src[state.pos] != "\n":
        return False
    if not silent:
        state.pending = state.pending.rstrip(" ")
        state.push("hardbreak", "br", 0)
    state.pos += 1
    while state.pos < state.posMax and state.src[state.pos] in " \t":
        state.pos += 1
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
