"""Tokens of formulas in running text, whichever construct writes them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from b12tui.markdown.maths import linear, without_delimiters

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline


def push_formula(state: StateInline, source: str) -> None:
    """Add the token of a formula; `source` has the signs around it, as it is shown where it isn't read."""
    token = state.push("math", "", 0)
    token.content = source
    token.meta = {"linear": partial(linear, without_delimiters(source))}
