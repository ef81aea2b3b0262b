"""Tokens of formulas, whichever construct writes them."""

from __future__ import annotations

from functools import partial

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.markdown.maths import linear, without_delimiters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token


def push_formula(state: StateInline, source: str) -> None:
    """Add the token of a formula; `source` has the signs around it, as it is shown where it isn't read."""
    token = state.push("math", "", 0)
    token.content = source
    token.meta = {"linear": partial(linear, without_delimiters(source))}


def make_formula_block(token: Token, source: str, blank: int, names: Sequence[str] = ()) -> None:
    """Make a token that of a formula on lines of its own; `source` has no signs around it.

    `blank` is the number of lines before the source, and `names` are those that links lead to.
    """
    token.type, token.content = "math_block", source
    token.meta = {"blank": blank, "linear": partial(linear, source), "names": names}
