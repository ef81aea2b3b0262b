"""Block rules for containers that Markdown's dialects have (`commonmark.callouts`), whose content is Markdown.

A container at the left edge hides the headings in it from the outline, so its end is found in the same way by the rule
that parses it and by the scanner of large texts: `closings`. Lines of a group without a meaning of its own are hidden,
each by itself, and what stands between them is read as if they weren't there.
"""

from __future__ import annotations

from b12tui.dialects import AUTO
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.commonmark import callouts, directive_options
from b12tui.markdown.commonmark.attributes import ATTRIBUTES, identifiers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from markdown_it.rules_block import StateBlock

    from b12tui.markdown.commonmark.callouts import Callout

    Rule = Callable[[StateBlock, int, int, bool], bool]

INDENT = 4
"""Cells by which the content of an indented container is indented (Python-Markdown)."""

_MEANING = lazy_pattern(r"[:~][ \t]")
"""The sign of a definition."""
_DOCUMENTED = lazy_pattern(r":{3}[ \t]+([A-Za-z_]\w*(?:\.\w+)*)\Z")
"""A name that mkdocstrings documents."""
_FENCE = lazy_pattern(r"(:{3,}|/{3,}|`{3,}|~{3,})(.*)\Z")
_CLOSING = lazy_pattern(r"(?::{3,}|/{3,})[ \t]*\Z")


def closings(lines: Iterable[str], start: int) -> dict[int, int]:
    """Return the number of the line that closes each fence of colons or slashes, by that of the line that opens it.

    The first of `lines` has number `start` and opens one; all are searched until that is closed. One that isn't closed
    has -1. Fences of code hide what is in them.
    """
    found: dict[int, int] = {}
    opened: list[tuple[int, str]] = []
    code = ""
    for number, line in enumerate(lines, start):
        sign = _FENCE.match(line)
        if sign is None:
            continue
        if sign[1][0] in "`~":
            if not code:
                code = "" if sign[1][0] == "`" and "`" in sign[2] else sign[1]
            elif sign[1].startswith(code) and not sign[2].strip():
                code = ""
        elif code:
            continue
        elif _CLOSING.match(line):
            while opened:
                begun, char = opened.pop()
                if char == line[0]:
                    found[begun] = number
                    break
            if not opened:
                break
        elif callouts.fence(line) is not None:
            opened.append((number, line[0]))
            found[number] = -1
    return found


def fenced_container(signs: tuple[str, ...]) -> Rule:
    """Return the rule for containers between lines that begin with one of `signs`: three colons, three slashes."""

    def rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        line = _line(state, start)
        if state.is_code_block(start) or not line.startswith(signs):
            return False
        return _fenced(state, line, start, end, silent=silent)

    return rule


def _fenced(state: StateBlock, line: str, start: int, end: int, *, silent: bool) -> bool:
    """Parse a container, or a line of a group."""
    if _CLOSING.match(line):
        if line[0] == "/":
            return False
        return silent or _hide(state, start, start + 1)
    opened = callouts.fence(line)
    unknown = opened is None or opened.callout is None
    if unknown and (documented := _DOCUMENTED.match(line)) and _is_documented(state, documented[1], start, end):
        return silent or _hide(state, start, _options_end(state, start + 1, end), (), f"`{documented[1]}`")
    if opened is None or (opened.callout is None and _holds_options(state, start + 1, end)):
        return False
    if opened.callout is None:
        if not silent:
            after, options = _options(state, start + 1, end)
            names = (*opened.names, *_names(options))
            _hide(state, start, after, names, opened.argument)
        return True
    closing = _closing(state, start, end)
    if closing < 0:
        return False
    if not silent:
        _contain(state, (start, start + 1, closing, closing + 1), state.blkIndent, opened.callout)
    return True


def _names(options: dict[str, str]) -> tuple[str, ...]:
    """Return the names that the options of a directive give it: exercises and formulas have a label instead."""
    return tuple(filter(None, (options.get("name"), options.get("label"))))


def indented_container(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Parse a container whose content is indented below its first line."""
    line = _line(state, start)
    if state.is_code_block(start) or not line.startswith(("!!!", "???", "===")):
        return False
    callout = callouts.indented(line)
    if callout is None:
        return False
    indent = state.sCount[start] + INDENT
    after = last = start + 1
    while after < end and (state.isEmpty(after) or state.sCount[after] >= indent):
        after += 1
        if not state.isEmpty(after - 1):
            last = after
    if last == start + 1 and (last == after or state.isEmpty(start + 1)):
        return False
    if not silent:
        _contain(state, (start, start + 1, last, last), indent, callout)
    return True


def directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Parse a fence of code that is a callout (MyST)."""
    line = _line(state, start)
    if state.is_code_block(start) or not line.startswith(("```", "~~~")):
        return False
    sign = line[: len(line) - len(line.lstrip(line[0]))]
    opened = callouts.info_directive(line[len(sign) :].strip())
    if opened is None or opened.callout is None:
        return False
    closing, after = _code_end(state, sign, start + 1, end)
    if not silent:
        _contain(state, (start, start + 1, closing, after), state.blkIndent, opened.callout)
    return True


def attributes_before_term(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Hide an attribute list on a line before a list of definitions, whose first term it would be taken for (MyST)."""
    line = _line(state, start)
    if state.is_code_block(start) or not line.startswith("{") or ATTRIBUTES.fullmatch(line) is None:
        return False
    after = start + 3 if start + 2 < end and state.isEmpty(start + 2) else start + 2
    if after >= end or state.isEmpty(start + 1) or _MEANING.match(_line(state, after)) is None:
        return False
    if not silent:
        token = state.push("hidden", "", 0)
        token.map = [start, start + 1]
        token.meta = {"names": identifiers(line)}
        state.line = start + 1
    return True


def _code_end(state: StateBlock, sign: str, line: int, end: int) -> tuple[int, int]:
    """Return the line that ends a fence of code, and the one behind it: the same if it isn't closed."""
    while line < end:
        inside = _line(state, line)
        if inside and state.sCount[line] < state.blkIndent:
            return line, line
        if inside.startswith(sign) and not state.is_code_block(line) and not inside.lstrip(sign[0]).strip():
            return line, line + 1
        line += 1
    return end, end


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]].rstrip(" \t")


def _closing(state: StateBlock, start: int, end: int) -> int:
    """Return the line that closes the fence on a line, or -1."""
    known: dict[int, int] = state.env.setdefault("closings", {}).setdefault((state.blkIndent, end), {})
    if start not in known:

        def lines() -> Iterable[str]:
            for number in range(start, end):
                if not state.isEmpty(number) and state.sCount[number] < state.blkIndent:
                    return
                yield "" if state.is_code_block(number) else _line(state, number)

        known.update(closings(lines(), start))
    return known.get(start, -1)


def _holds_options(state: StateBlock, line: int, end: int) -> bool:
    """Return whether indented lines follow, as the options of an identifier that mkdocstrings documents."""
    return line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent + INDENT


def _is_documented(state: StateBlock, name: str, start: int, end: int) -> bool:
    """Return whether mkdocstrings puts what it knows of a name here: one in parts, or one with options.

    What a line closes is a container, in which code may stand first.
    """
    in_parts = "." in name and getattr(state.md, "dialect", AUTO).name == "mkdocs"
    return in_parts or (_holds_options(state, start + 1, end) and _closing(state, start, end) < 0)


def _options_end(state: StateBlock, line: int, end: int) -> int:
    """Return the line behind the indented options that begin on a line."""
    after = line
    while line < end and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent + INDENT):
        line += 1
        if not state.isEmpty(line - 1):
            after = line
    return after


def _options(state: StateBlock, line: int, end: int) -> tuple[int, dict[str, str]]:
    """Return the line behind the options of a directive that begin on a line, and the options by name."""
    indent = state.blkIndent
    lines = (" " * max(state.sCount[number] - indent, 0) + _line(state, number) for number in range(line, end))
    options, taken = directive_options.leading_options(lines)
    return line + taken, options


def _hide(state: StateBlock, start: int, end: int, names: tuple[str, ...] = (), words: str = "") -> bool:
    """Add a token for lines that aren't shown, and a paragraph for the words in them that are."""
    token = state.push("hidden", "", 0)
    token.map = [start, end]
    token.meta = {"names": names}
    if words:
        _paragraph(state, start, words)
    state.line = end
    return True


def _paragraph(state: StateBlock, line: int, content: str) -> None:
    token = state.push("paragraph_open", "p", 1)
    token.map = [line, line + 1]
    token = state.push("inline", "", 0)
    token.map, token.content, token.children = [line, line + 1], content, []
    state.push("paragraph_close", "p", -1)


def _contain(state: StateBlock, lines: tuple[int, int, int, int], indent: int, callout: Callout) -> None:
    """Add the tokens of a callout: `lines` are its first, the ends of its content, and the one behind it."""
    start, inside, closing, after = lines
    inside, options = _options(state, inside, closing)
    classes = options.get("class", "").split()
    kinds = (callouts.directive(name, "").callout for name in classes)
    kind = next((kind for kind in kinds if kind is not None and not kind.folded), None)
    token = state.push("callout_open", "aside", 1)
    token.map = [start, after]
    token.meta = {
        "label": kind.label if kind and kind.label and callout.label == "Note" else callout.label,
        "titled": bool(callout.title),
        "folded": callout.folded or "dropdown" in classes,
        "opened": callout.opened or "open" in options,
        "figure": callout.figure,
        "alt": options.get("alt", ""),
        "names": (*callout.names, *_names(options)),
    }
    if callout.title:
        _paragraph(state, start, callout.title)
    before = state.parentType, state.lineMax, state.blkIndent
    state.parentType, state.lineMax, state.blkIndent = "container", closing, indent
    state.md.block.tokenize(state, inside, closing)
    state.parentType, state.lineMax, state.blkIndent = before
    state.push("callout_close", "aside", -1)
    state.line = after
