"""Brackets in running text: which of them enclose the words of links and pictures (CommonMark, 6.3 and 6.4).

markdown-it looks for the end of each bracket by itself, and so walks from each that is never closed to the end of the
paragraph, again in each that stands in it. Here one walk with a stack finds the ends of all brackets that it passes.
What is found is the same, but for two things: links and pictures that hold too many others stay as text, and what
follows `[words]` is a label only where CommonMark has it so (6.3: no bracket in it, 999 characters at most).
"""

from __future__ import annotations

import re
from functools import lru_cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline import image as plain_image
from markdown_it.rules_inline import link as plain_link

from b12tui.markdown.commonmark.rules import citation_end

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    Rule = Callable[[StateInline, bool], bool]

NESTING = 20
"""How deep links and pictures are nested; those that hold more stay as text: each level is parsed anew."""

LABEL = 999
"""Characters that a label has at most (CommonMark, 6.3)."""

_LABEL = re.compile(rf"\[((?:[^\[\]\\]|\\.){{0,{LABEL}}})\]", re.DOTALL)


class State(StateInline):
    """A stretch of running text that is parsed, and what is known of its brackets."""

    def __init__(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> None:
        """Know of none."""
        super().__init__(src, md, env, tokens)
        self.ends: dict[int, int] = {}
        """Where each opening bracket is closed, by where it stands; -1: nowhere."""
        self.around_links: set[int] = set()
        """The brackets that hold a link or a note's mark: they can't be a link's own."""
        self.nothing: dict[int, int] = {}
        """Where no link and no picture begins, and up to which end of the text that was looked for."""


class Running(ParserInline):
    """The parser of running text."""

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        """Add the tokens of `src` to `tokens`."""
        state = State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class _Open:
    """A bracket that is not closed yet."""

    __slots__ = ("around_link", "at", "depth", "picture")

    def __init__(self, at: int, *, frame: bool) -> None:
        self.at = at
        self.picture = frame
        """Whether a `!` stands before it."""
        self.depth = 0
        """How deep links and pictures are nested in it."""
        self.around_link = False

    def hold(self, inner: _Open, levels: int, *, link: bool) -> None:
        """Take in what a bracket inside holds and is."""
        self.depth = max(self.depth, inner.depth + levels)
        self.around_link = self.around_link or link


def label_end(state: State, start: int, disableNested: bool = False) -> int:  # noqa: N803 - its own name
    """Return where the bracket at `start` is closed, -1 if it isn't; it stands in the place of `parseLinkLabel`.

    `disableNested` asks for a link's own bracket, which holds no other link.
    """
    if not disableNested and start and state.src[start - 1] == "]":
        label = _LABEL.match(state.src, start, state.posMax)
        return label.end() - 1 if label else -1
    if start not in state.ends:
        _walk(state, start)
    if state.ends[start] >= state.posMax or (disableNested and start in state.around_links):
        return -1
    return state.ends[start]


HELPERS: Any = SimpleNamespace(
    parseLinkDestination=lru_cache(maxsize=8)(parseLinkDestination),  # asked for twice, by a picture and then a link
    parseLinkLabel=label_end,
    parseLinkTitle=parseLinkTitle,
)
"""What markdown-it's own rules ask where the parts of a link end."""


def link(state: StateInline, silent: bool) -> bool:
    """Parse a link."""
    return state.src[state.pos] == "[" and _parse(plain_link, cast("State", state), state.pos, silent, own=True)


def image(state: StateInline, silent: bool) -> bool:
    """Parse a picture."""
    if not state.src.startswith("![", state.pos):
        return False
    return _parse(plain_image, cast("State", state), state.pos + 1, silent, own=False)


def _parse(rule: Rule, state: State, start: int, silent: bool, *, own: bool) -> bool:
    """Parse what has its words in the bracket at `start`, unless it is known that nothing has."""
    at = state.pos
    if state.nothing.get(at) == state.posMax:
        return False
    end = label_end(state, start, own)
    if end >= 0 and _may_refer(rule, state, start, end) and rule(state, silent):
        return True
    state.pos = at
    state.nothing[at] = state.posMax
    return False


def _may_refer(rule: Rule, state: State, start: int, end: int) -> bool:
    """Tell whether a rule may compare the words between two places as a label, for that costs their length.

    Words that are too long for a label are none, and brackets that are nested would be labels as well.
    """
    if end - start <= LABEL + 1 or "references" not in state.env:
        return True
    label = _LABEL.match(state.src, end + 1, state.posMax)
    return (label is not None and label[1] != "") or _has_target(rule, state)


def _has_target(rule: Rule, state: State) -> bool:
    """Tell whether a target in parentheses follows, so that no label is compared."""
    env, at = state.env, state.pos
    state.env = {key: value for key, value in env.items() if key != "references"}
    try:
        return rule(state, True)
    finally:
        state.env, state.pos = env, at


def _walk(state: State, start: int) -> None:
    """Find the ends of the bracket at `start` and of all in it, and which of them make links and pictures."""
    before = state.pos
    opened = [_Open(start, frame=False)]
    at = start + 1
    while opened and at < state.posMax:
        char = state.src[at]
        if char == "]":
            at = _close(state, opened, at)
        elif char == "[" and (end := citation_end(state, at)):
            opened[-1].around_link = True
            at = end
        elif char == "[":
            opened.append(_Open(at, frame=False))
            at += 1
        elif char == "!" and state.src.startswith("[", at + 1, state.posMax):
            opened.append(_Open(at + 1, frame=True))
            at += 2
        else:
            state.pos = at
            state.md.inline.skipToken(state)
            at = state.pos
    for bracket in opened:
        state.ends[bracket.at] = -1
    state.pos = before


def _close(state: State, opened: list[_Open], at: int) -> int:
    """Close the innermost bracket, and return where what it makes ends."""
    bracket = opened.pop()
    state.ends[bracket.at] = at if bracket.depth < NESTING else -1
    if bracket.around_link:
        state.around_links.add(bracket.at)
    if not opened:
        return at
    around = opened[-1]
    begins: list[tuple[Rule, int]] = [(link, bracket.at)]
    if bracket.picture:
        begins.insert(0, (image, bracket.at - 1))
    for rule, state.pos in begins:
        if rule(state, True):
            around.hold(bracket, 1, link=rule is link)
            return state.pos
    around.hold(bracket, 0, link=bracket.around_link)
    return at + 1
