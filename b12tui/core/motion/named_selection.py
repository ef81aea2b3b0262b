"""Characters to select as they are named in words: "words 3 to 9", "sentence 2", "the plan to tomorrow", "the plan"."""

from __future__ import annotations

import re
from itertools import islice

from b12tui.core.folds import visible
from b12tui.core.motion.sentences import sentences_of
from b12tui.core.state import ReaderState
from b12tui.document import Position
from b12tui.document.word_count import word_spans

_NUMBERED = r"(word|sentence)s? (\d{1,6})(?: to (\d{1,6}))?"
_FROM_TO = r"(?:from )?(.+?) to (.+)"


def named_span(state: ReaderState, typed: str) -> tuple[Position, Position] | None:
    """Return the positions of the first character and behind the last; None if nothing is called so.

    Words and sentences are counted from the position to the end of its text node; words are looked for from there to
    the end of the section, without regard to case.
    """
    numbered = re.fullmatch(_NUMBERED, typed, re.ASCII | re.IGNORECASE)
    if numbered is not None:
        first = int(numbered[2])
        return _numbered(state, numbered[1].casefold(), first, int(numbered[3] or first))
    ends = re.fullmatch(_FROM_TO, typed, re.IGNORECASE)
    start = None if ends is None else _found(state, ends[1], state.position)
    end = None if ends is None or start is None else _found(state, ends[2], start[1])
    return (start[0], end[1]) if start is not None and end is not None else _found(state, typed, state.position)


def _numbered(state: ReaderState, unit: str, first: int, last: int) -> tuple[Position, Position] | None:
    at = state.position
    text = state.document.text_node(at).text
    spans = word_spans(text.chars) if unit == "word" else sentences_of(text, state.document.cancellation)
    found = list(islice((span for span in spans if span[1] > at.offset), max(first - 1, 0), last))
    if not first or not found or len(found) != last - first + 1:
        return None
    return Position(at.section, at.node, found[0][0]), Position(at.section, at.node, found[-1][1])


def _found(state: ReaderState, words: str, start: Position) -> tuple[Position, Position] | None:
    """Return the first stretch of the section from `start` on that has the words."""
    pattern = re.compile(
        (r"(?<!\w)" if words[0].isalnum() else "")
        + r"\s+".join(map(re.escape, words.split()))
        + (r"(?!\w)" if words[-1].isalnum() else ""),
        re.IGNORECASE,
    )
    nodes = state.document.text_nodes(start.section)
    for node in visible(state.document, state.folds, start.section):
        if node < start.node:
            continue
        found = pattern.search(nodes[node].text.chars, start.offset if node == start.node else 0)
        if found is not None:
            return Position(start.section, node, found.start()), Position(start.section, node, found.end())
    return None
