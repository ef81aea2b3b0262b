"""Recognition of drawings made of characters: boxes, arrows, trees."""

from __future__ import annotations

import re

from b12tui.document import CodeBlock

_LANGUAGES = (
    "",
    "text",
    "txt",
    "plain",
    "plaintext",
    "ascii",
    "ascii-art",
    "asciiart",
    "art",
    "diagram",
    "none",
    "tree",
)
"""Languages of code blocks that may hold a drawing; what is named otherwise is code."""

_COMPILER = re.compile(r"^\s*--> \S+:\d+:\d+", re.MULTILINE)
"""Place in a program that a compiler points at, with lines beside it: as rustc does."""

_LEAST_LINES = 2
"""Drawn lines of a drawing: fewer are a rule or an arrow among words."""

_DRAWN = re.compile(
    r"[\u2500-\u259f]{2}"  # box drawing and block elements
    r"|[\u2502\u2514\u251c]"  # branches of trees
    r"|\+[-=]{2,}\+"  # edges of boxes
    r"|^\s*[|!]\s.*\s[|!]\s*$"  # sides of a box
    r"|[-=]{2,}[>v]|<[-=]{2,}"  # arrows
    r"|^\s*[|v^/\\](?:\s+[|v^/\\])*\s*$"  # lines that go down
    r"|[\\/_|]{3,}"
)


def is_drawing(block: CodeBlock) -> bool:
    """Return whether a code block is a drawing: some lines are drawn, and at least a third of all that aren't empty."""
    if block.language.lower() not in _LANGUAGES or _COMPILER.search(block.text.chars):
        return False
    lines = [line for line in block.text.chars.split("\n") if line.strip()]
    drawn = sum(map(is_drawn, lines))
    return drawn >= _LEAST_LINES and 3 * drawn >= len(lines)


def is_drawn(line: str) -> bool:
    """Return whether a line holds parts of a drawing."""
    return _DRAWN.search(line) is not None
