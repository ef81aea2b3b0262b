"""Steps of tests with reader states: typing, and finding words."""

from __future__ import annotations

from b12tui.core.state import ReaderState
from b12tui.core.update import type_in
from b12tui.document import Document, Position
from b12tui.fastclass import replace
from support.fixed_lines import FixedLines


def typed(state: ReaderState, *keys: str) -> ReaderState:
    """Type keys and characters; a name of more than one letter is a key's."""
    for key in keys:
        state = type_in(state, key if len(key) > 1 else "", key if len(key) == 1 else "", FixedLines())
    return state


def position_of(document: Document, words: str) -> Position:
    """Return where `words` stand first."""
    for position, node in document.all_text_nodes():
        if words in node.text.chars:
            return replace(position, offset=node.text.chars.index(words))
    raise AssertionError(words)
