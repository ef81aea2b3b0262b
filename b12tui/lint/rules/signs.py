"""Rules of signs: emoji that are named one by one, or that alone carry a meaning, and capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from b12tui.catalogue import lint_prose as words
from b12tui.document import Heading, ListBlock, Paragraph, Question, Table, TextNode
from b12tui.lazy_pattern import lazy_pattern
from b12tui.lint import spoken_text
from b12tui.lint.findings import Problem, Severity
from b12tui.lint.page import Page
from b12tui.lint.rule import Rule

_SIGN = rf"[{spoken_text.EMOJI_CHARACTERS}]"
_SIGNS = rf"[{spoken_text.EMOJI_CHARACTERS}\ufe0e\ufe0f\u20e3\u200d]"
"""Emoji and what modifies them; one class, so that there is one way to match any text."""
_RUN = lazy_pattern(rf"{_SIGN}(?:\s?{_SIGNS})+")
_LABEL = lazy_pattern(rf"[:=–—-]\s*{_SIGN}(?:\s?{_SIGNS})*\s*\Z")
_ALONE = lazy_pattern(rf"\s*{_SIGN}(?:\s?{_SIGNS})*\s*\Z")
_CAPITALS = lazy_pattern(r"(?<![\w-])[^\W\d_a-z]{2,}(?:[ ,'’-]+[^\W\d_a-z]+){3,}(?![\w-])")
"""Four words or more in capitals; three may be a name."""

_LEAST_CAPITALS = 16


def _nodes(page: Page) -> Iterator[TextNode]:
    """Yield the text nodes with signs that are no code."""
    return (
        node
        for node in page.nodes
        if not node.text.chars.isascii() and isinstance(node.block, Heading | Paragraph | Question | Table)
    )


def _runs(page: Page) -> Iterator[Problem]:
    for node in _nodes(page):
        for match in _RUN.finditer(node.text.chars):
            if len(spoken_text.EMOJI.findall(match[0])) > 1:
                said = spoken_text.quoted(spoken_text.named(match[0]))
                yield page.problem(node.text, match.start(), match.end(), said, words.FEWER_EMOJI)


def _bullets(page: Page) -> Iterator[Problem]:
    for block in page.blocks:
        match block:
            case ListBlock():
                texts = [
                    item.blocks[0].text for item in block.items if item.blocks and isinstance(item.blocks[0], Paragraph)
                ]
                lines = [(text, 0, text.chars) for text in texts]
            case Paragraph(text=text):
                starts = sorted({*text.line_starts(), *(found.end() for found in re.finditer("\n", text.chars))})
                ends = [*starts[1:], len(text.chars)]
                lines = [(text, start, text.chars[start:end]) for start, end in zip(starts, ends, strict=True)]
            case _:
                continue
        marked = [(text, start, line) for text, start, line in lines if spoken_text.begins_with_emoji(line)]
        if len(marked) > 1:
            text, start, line = marked[0]
            said = spoken_text.quoted(spoken_text.named(line.strip()))
            remedy = words.PLAIN_BULLETS if isinstance(block, ListBlock) else words.MAKE_LIST
            yield page.problem(text, start, start + 1, said, remedy)


def _alone(page: Page) -> Iterator[Problem]:
    tables: set[int] = set()
    for node in _nodes(page):
        match = _ALONE.match(node.text.chars) if node.cell else _LABEL.search(node.text.chars)
        if match is None or isinstance(node.block, Heading) or (node.cell and id(node.block) in tables):
            continue
        if node.cell:
            tables.add(id(node.block))
        signs = spoken_text.EMOJI.search(node.text.chars)
        if signs is not None:
            said = spoken_text.quoted(spoken_text.named(node.text.chars.strip()))
            yield page.problem(node.text, signs.start(), signs.end(), said, words.SAY_STATE)


def _capitals(page: Page) -> Iterator[Problem]:
    for node, prose in page.prose:
        for match in _CAPITALS.finditer(prose):
            if sum(map(str.isupper, match[0])) >= _LEAST_CAPITALS:
                said = spoken_text.quoted(match[0])
                yield page.problem(node.text, match.start(), match.end(), said, words.USE_EMPHASIS)


RULES = (
    Rule("emoji-alone", Severity.WARNING, "1.1.1", words.EMOJI_ALONE, _alone),
    Rule("emoji-bullet", Severity.WARNING, "1.3.1", words.EMOJI_BULLET, _bullets),
    Rule("emoji-run", Severity.WARNING, "1.1.1", words.EMOJI_RUN, _runs),
    Rule("capitals", Severity.NOTE, "", words.CAPITALS, _capitals),
)
