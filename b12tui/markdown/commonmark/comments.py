"""Comments in Markdown's dialects, which are not shown: `%% words %%` (Obsidian), lines that begin with `%` (MyST).

Nor are the breaks between the cells of a notebook, `+++` with metadata behind it or none (MyST).
"""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

_HIDDEN_LINE = lazy_pattern(r"%(?: |$)|\+{3,}(?:[ \t][^\n]*)?$")


def comment(state: StateInline, silent: bool) -> bool:
    """Hide what stands between double percent signs, and to the end of the text if they aren't closed."""
    if not state.src.startswith("%%", state.pos):
        return False
    end = state.src.find("%%", state.pos + 2, state.posMax)
    if not silent:
        state.push("hidden", "", 0)
    state.pos = state.posMax if end < 0 else end + 2
    return True


def line_comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Hide lines that begin with a percent sign and a blank, and those that part cells."""
    line = start
    while line < end and not state.is_code_block(line) and _is_hidden(state, line):
        line += 1
    if line == start:
        return False
    if not silent:
        token = state.push("hidden", "", 0)
        token.map = [start, line]
        token.meta = {"names": ()}
        state.line = line
    return True


def _is_hidden(state: StateBlock, line: int) -> bool:
    return _HIDDEN_LINE.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line]) is not None
