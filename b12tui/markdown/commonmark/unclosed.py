"""Stretches in which a construct is known not to be closed, so that what follows is searched once, not for each."""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable

    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

    Stretches = dict[Hashable, range]


def stretches(state: StateBlock | StateInline) -> Stretches:
    """Return the stretches of the source that is being parsed, by what is not closed in them: lines, or characters."""
    kept: tuple[str, Stretches] = state.env.get("unclosed", ("", {}))
    if kept[0] is not state.src:
        kept = state.env["unclosed"] = (state.src, {})
    return kept[1]
