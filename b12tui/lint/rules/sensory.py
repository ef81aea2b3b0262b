"""Rules of meaning by one sense: colour or place as the only way to know what is meant. English texts alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from b12tui.catalogue import lint_prose as words
from b12tui.lazy_pattern import lazy_pattern
from b12tui.lint import spoken_text
from b12tui.lint.findings import Problem, Severity
from b12tui.lint.page import Page
from b12tui.lint.rule import Rule

_COLOUR = r"(?:red|green|blue|yellow|orange|purple|pink|gr[ea]y|brown|black|white|bold red|light \w+|dark \w+)"
_PLACED = (
    r"box|button|panel|menu|column|image|picture|figure|diagram|graph|chart|sidebar|pane|icon|field|tab|area|section|"
    r"toolbar|window|toggle|tile"
)
_BESIDE = r"(?:button|panel|menu|column|sidebar|pane|toolbar|tab)"
"""Things that "the right …" places: the right section may be the correct one."""
_PLACED_THING = rf"(?:{_PLACED})"
_THING = rf"(?:{_PLACED}|row|cell|bar|list|line|text|item|arrow|dot|circle|square|entry|label|marker|word|part)"

_SHOWN = r"(?:highlighted|marked|shown|printed|displayed|coloured|colored|drawn|written|underlined|shaded)"

_BY_COLOUR = lazy_pattern(
    rf"\b(?:{_SHOWN}|{_THING}s?|appears?) in (?:the colou?r )?{_COLOUR}\b(?![- ]?\w*(?:scale|list|box))"
    rf"|\bturns? {_COLOUR}\b"
    rf"|\b(?:the|each|every|all|any|click|press|select) {_COLOUR} {_THING}s?\b",
    re.IGNORECASE,
)

_SIDE = r"(?:(?:upper|lower|top|bottom)[ -])?(?:left|right)|top|bottom"
_AT = rf"(?:on|to|at|in) (?:the|your) (?:far |very )?(?:{_SIDE})(?:[- ]hand)?"
_ROOM = r"(?:page|screen|window|editor|toolbar|panel|dialog(?:ue)?|menu|sidebar|site|form|header|navigation bar)"

_BY_PLACE = lazy_pattern(
    rf"\b{_PLACED_THING}s? (?:that (?:is|are) )?{_AT}(?: side| corner)?\b"
    rf"|\b{_AT} {_PLACED_THING}\b"
    rf"|\b{_AT}(?: side| corner)? of (?:the|your|this|each) (?:\w+ )?{_ROOM}\b"
    rf"|\b(?:the|click|press|select) (?:{_SIDE})(?:most|[- ]hand)? {_BESIDE}s?\b",
    re.IGNORECASE,
)


_COLOURS = ("red", "green", "blue", "yellow", "orange", "purple", "pink", "gray", "grey", "brown", "black", "white")
_SHADES = (*_COLOURS, "light ", "dark ")
_SIDES = ("left", "right", "top", "bottom")
"""Words of which each match of a pattern has one: looking for them is far cheaper than the pattern."""


def _found(page: Page, pattern: re.Pattern[str], signs: Sequence[str], remedy: str) -> Iterator[Problem]:
    for node, prose in page.prose:
        small = prose.lower()
        if not any(sign in small for sign in signs):
            continue
        for match in pattern.finditer(prose):
            said = spoken_text.quoted(" ".join(match[0].split()))
            yield page.problem(node.text, match.start(), match.end(), said, remedy)


def _by_colour(page: Page) -> Iterator[Problem]:
    return _found(page, _BY_COLOUR, _SHADES, words.NAME_BESIDE_COLOUR)


def _by_place(page: Page) -> Iterator[Problem]:
    return _found(page, _BY_PLACE, _SIDES, words.NAME_BESIDE_PLACE)


RULES = (
    Rule("colour-alone", Severity.WARNING, "1.4.1", words.COLOUR_ALONE, _by_colour),
    Rule("place-alone", Severity.WARNING, "1.3.3", words.PLACE_ALONE, _by_place),
)
