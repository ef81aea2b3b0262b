"""Brackets around the text of links and images (CommonMark, 6.3 and 6.4).

markdown-it searches for the end of each bracket separately: from each unclosed one to the end of the paragraph, and
again for each bracket inside it. Here a single pass with a stack finds the ends of all brackets on its way. The result
is the same, with two exceptions: links and images nested too deeply stay as text, and the part after `[words]` is a
label only as CommonMark defines it (6.3: no brackets in it, at most 999 characters).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from types import SimpleNamespace

from markdown_it.helpers import parseLinkTitle
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline import image as plain_image
from markdown_it.rules_inline import link as plain_link

from b12tui.fasttyping import TYPE_CHECKING, Any, Literal, cast
from b12tui.markdown.commonmark.link_destinations import parse_destination
from b12tui.markdown.commonmark.rules import citation_end
from b12tui.markdown.commonmark.template_destinations import parse_template_destination
from b12tui.markdown.commonmark.wikilinks import wikilink_end

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    Rule = Callable[[StateInline, bool], bool]

NESTING = 20
"""Maximum nesting depth of links and images, whose content is parsed anew at each level; deeper ones stay as text."""

LABEL = 999
"""Maximum length of a link label in characters (CommonMark, 6.3)."""

_LINE_END = re.compile(r"\n")

_LABEL = re.compile(rf"\[((?:[^\[\]\\]|\\.){{0,{LABEL}}})\]", re.DOTALL)

_NAME = re.compile(r"\[([^\[\]\n`^@]{0,200})\]")
"""Name of what a reference means, or nothing if its words are the name."""
_NAMED = re.compile(r"`[^`\n]+`|[A-Za-z_][\w.:-]*")


class State(StateInline):
    """Parser state of a run of inline text, with its brackets."""

    def __init__(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> None:
        """Start without any known brackets."""
        super().__init__(src, md, env, tokens)
        self.ends: dict[int, int] = {}
        """Offset of the closing bracket by that of the opening one; -1 if it is not closed."""
        self.around_links: set[int] = set()
        """Opening brackets that contain a link or a footnote reference, and so can't be a link's own."""
        self.nothing: dict[int, int] = {}
        """Offsets where no link or image begins, with the end of the text searched for one."""
        self.hostless_until = 0
        """Offset before which no host of a bare address begins."""
        self._line_ends = [match.start() for match in _LINE_END.finditer(src)]

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Push a token with its source line, counted from the first line of the text."""
        return self._with_line(super().push(ttype, tag, nesting))

    def pushPending(self) -> Token:  # noqa: N802 - markdown-it's own name
        """Push the characters read so far, with their source line: a line break ends them."""
        return self._with_line(super().pushPending())

    def _with_line(self, token: Token) -> Token:
        if self._line_ends:
            line = bisect_left(self._line_ends, self.pos)
            token.map = [line, line + 1]
        return token


class Running(ParserInline):
    """Inline parser that uses `State`."""

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        """Append the tokens of `src` to `tokens`, and return them."""
        state = State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class _OpenBracket:
    """A bracket that is not closed yet."""

    __slots__ = ("around_link", "at", "depth", "is_image")

    def __init__(self, at: int, *, is_image: bool) -> None:
        self.at = at
        self.is_image = is_image
        """Whether a `!` precedes it."""
        self.depth = 0
        """Nesting depth of the links and images in it."""
        self.around_link = False

    def include(self, inner: _OpenBracket, levels: int, *, link: bool) -> None:
        """Add the contents of an inner bracket."""
        self.depth = max(self.depth, inner.depth + levels)
        self.around_link = self.around_link or link


def label_end(state: State, start: int, disableNested: bool = False) -> int:  # noqa: N803 - its own name
    """Return the offset of the bracket that closes the one at `start`, or -1; replaces `parseLinkLabel`.

    `disableNested` is set for the bracket of a link, which can't contain another link.
    """
    if not disableNested and start and state.src[start - 1] == "]":
        label = _LABEL.match(state.src, start, state.posMax)
        return label.end() - 1 if label else -1
    if start not in state.ends:
        _match_brackets(state, start)
    if state.ends[start] >= state.posMax or (disableNested and start in state.around_links):
        return -1
    return state.ends[start]


HELPERS: Any = SimpleNamespace(
    parseLinkDestination=lru_cache(maxsize=8)(parse_destination),  # called twice, for an image and then for a link
    parseLinkLabel=label_end,
    parseLinkTitle=parseLinkTitle,
)
"""Helpers that markdown-it's own rules call to find the ends of a link's parts."""
TEMPLATE_HELPERS: Any = SimpleNamespace(**vars(HELPERS) | {"parseLinkDestination": parse_template_destination})
"""The same where the tags of a template may stand in destinations."""


def link(state: StateInline, silent: bool) -> bool:
    """Parse a link."""
    return state.src[state.pos] == "[" and _parse(plain_link, cast("State", state), state.pos, silent, is_link=True)


def image(state: StateInline, silent: bool) -> bool:
    """Parse an image."""
    if not state.src.startswith("![", state.pos):
        return False
    return _parse(plain_image, cast("State", state), state.pos + 1, silent, is_link=False)


def cross_reference(state: StateInline, silent: bool) -> bool:
    """Parse a reference to what another page or project names, `[words][name]` or `[name][]` (MkDocs): the words."""
    if state.src[state.pos] != "[" or (state.pos and state.src[state.pos - 1].isalnum()):
        return False
    end = label_end(cast("State", state), state.pos)
    label = _NAME.match(state.src, end + 1, state.posMax) if end > state.pos + 1 else None
    if label is None or not (label[1] or _NAMED.fullmatch(state.src, state.pos + 1, end)):
        return False
    if not silent:
        limit = state.posMax
        state.pos, state.posMax = state.pos + 1, end
        state.level += 1  # as of a link, so that words are nested no deeper than in those
        state.md.inline.tokenize(state)
        state.level -= 1
        state.posMax = limit
    state.pos = label.end()
    return True


def _parse(rule: Rule, state: State, start: int, silent: bool, *, is_link: bool) -> bool:
    """Parse the link or image with the bracket at `start`, unless it is known that there is none."""
    at = state.pos
    if state.nothing.get(at) == state.posMax:
        return False
    end = label_end(state, start, is_link)
    if end >= 0 and _may_refer(rule, state, start, end) and rule(state, silent):
        return True
    state.pos = at
    state.nothing[at] = state.posMax
    return False


def _may_refer(rule: Rule, state: State, start: int, end: int) -> bool:
    """Return whether a rule may look the text between two brackets up as a label.

    A lookup takes time linear in the length of the text. A text too long for a label is none, and neither is one with
    nested brackets, which markdown-it would look up as well.
    """
    if end - start <= LABEL + 1 or "references" not in state.env:
        return True
    label = _LABEL.match(state.src, end + 1, state.posMax)
    return (label is not None and label[1] != "") or _has_target(rule, state)


def _has_target(rule: Rule, state: State) -> bool:
    """Return whether a target in parentheses follows, so that no label is looked up."""
    env, at = state.env, state.pos
    state.env = {key: value for key, value in env.items() if key != "references"}
    try:
        return rule(state, True)
    finally:
        state.env, state.pos = env, at


def _match_brackets(state: State, start: int) -> None:
    """Find the ends of the bracket at `start` and of all brackets in it, and which of them make links and images."""
    before = state.pos
    opened = [_OpenBracket(start, is_image=False)]
    at = start + 1
    while opened and at < state.posMax:
        char = state.src[at]
        if char == "]":
            at = _close(state, opened, at)
        elif char == "[" and (end := (citation_end(state, at) or wikilink_end(state, at))):
            opened[-1].around_link = True
            at = end
        elif char == "[":
            opened.append(_OpenBracket(at, is_image=False))
            at += 1
        elif char == "!" and state.src.startswith("[", at + 1, state.posMax):
            opened.append(_OpenBracket(at + 1, is_image=True))
            at += 2
        else:
            state.pos = at
            state.md.inline.skipToken(state)
            at = state.pos
    for bracket in opened:
        state.ends[bracket.at] = -1
    state.pos = before


def _close(state: State, opened: list[_OpenBracket], at: int) -> int:
    """Close the innermost bracket, and return the end of the link or image that it makes, or of the bracket."""
    bracket = opened.pop()
    state.ends[bracket.at] = at if bracket.depth < NESTING else -1
    if bracket.around_link:
        state.around_links.add(bracket.at)
    if not opened:
        return at
    around = opened[-1]
    candidates: list[tuple[Rule, int]] = [(link, bracket.at)]
    if bracket.is_image:
        candidates.insert(0, (image, bracket.at - 1))
    for rule, state.pos in candidates:
        if rule(state, True):
            around.include(bracket, 1, link=rule is link)
            return state.pos
    around.include(bracket, 0, link=bracket.around_link)
    return at + 1
