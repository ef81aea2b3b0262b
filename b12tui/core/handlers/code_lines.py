"""Long lines of code: wrapped, or one row each that is moved sideways."""

from __future__ import annotations

from b12tui.catalogue import page
from b12tui.core.appearance import is_shown
from b12tui.core.state import Command, ReaderState
from b12tui.document import CodeBlock, RawBlock
from b12tui.fastclass import replace
from b12tui.textwidth import cells

SIDEWAYS = 20
"""Cells that one key press moves code by."""
MOVED = (CodeBlock, RawBlock)
"""Kinds of blocks whose lines are moved."""


def toggle_code_lines(state: ReaderState) -> ReaderState:
    """Wrap long lines of code, or have them move sideways."""
    scrolls = state.appearance.code != "scroll"
    appearance = replace(state.appearance, code="scroll" if scrolls else "wrap")
    message = page.where_shown(page.CODE_SCROLLS if scrolls else page.CODE_WRAPS, here=is_shown("code", state.frontend))
    return replace(state, appearance=appearance, code_shift=0, message=message)


def scroll(state: ReaderState, command: Command) -> ReaderState:
    """Move the code at the position sideways, no further than its longest line."""
    block = state.document.text_node(state.position).block
    if state.appearance.code != "scroll":
        return replace(state, message=page.CODE_IS_WRAPPED)
    if not isinstance(block, MOVED):
        return replace(state, message=page.NO_CODE_HERE)
    longest = max(map(cells, block.text.chars.expandtabs(4).split("\n")))
    by = SIDEWAYS * (command.count or 1) * (1 if command.action == "scroll-right" else -1)
    here = (state.position.section, state.position.node)
    before = state.code_shift if state.shifted_code == here else 0
    return replace(state, shifted_code=here, code_shift=max(min(before + by, longest - SIDEWAYS), 0))
