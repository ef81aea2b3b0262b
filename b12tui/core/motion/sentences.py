"""Where sentences begin and end, by rule, in any text and without a dictionary of its language.

A stop ends a sentence when a blank follows it, unless the word before it is an abbreviation or the next one shows that
the sentence goes on. Where the rules can't know, two sentences stay together rather than one be torn apart: what is
read by ear must make sense alone. Nothing is left out: each character belongs to a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from b12tui.document.cancellation import stepwise

_CLOSERS = r"[\"'”’»›)\]」』）】〉》]*"
_CITED = r"(?:\[\d{1,4}\]| \[(?:note|link) \d+\])*"
_ENDS = (
    rf"(?P<spaced>[.!?…؟۔।॥։።፧၊။។]+{_CLOSERS}{_CITED})(?=\s)"  # stops that a blank follows
    rf"|(?:[。！？｡]|．(?!\d))+{_CLOSERS}"  # stops of scripts without blanks; a full-width stop may be a decimal point
    r"|\n"
)
"""Where a sentence may end. Marks of citation ("[3]", "[note 2]") belong to what they vouch for.

It is compiled (and remembered by `re`) where sentences are asked for: a first page needs none.
"""


def _words(*rows: str) -> frozenset[str]:
    return frozenset(" ".join(rows).split())


_NEVER = _words(
    "adj approx ca capt cf col dr e.g eg esp ex fr gen gov hon i.e ie incl lt messrs mr mrs ms mt mx pres prof rep",
    "resp rev sen sgt st viz vs bzw z.b d.h u.a p.ej",
)
"""Abbreviations that no sentence ends with: what they belong to comes after them."""

_BEFORE_NUMBERS = _words(
    "app art bd ch eq eqs fig figs jan feb apr jun jul aug sep sept oct nov dec kap l ll n nos no nr op p para pp pt s",
    "sec ser suppl tab v vol vols",
)
"""Words that are abbreviations before a number and else may end a sentence: "No. 5", "No. It can't."."""

_SOMETIMES = _words(
    "a.d a.m al ave b.a b.c bros co corp dept dist ed eds est etc inc jr ltd m.a m.d m.sc p.m ph.d plc sr u.k u.n u.s",
    "u.s.a univ usw trans",
)
"""Abbreviations that may end a sentence: the next word decides."""

_STARTERS = _words(
    "a after all also although an and another any as at because before both but by during each even every few first",
    "for from he her here his how however i if in instead is it its later many more most my no not now of on once one",
    "other our she since so some still such that the their then there these they this those though to today two under",
    "only until we what when where whether which while who why with without yes yet you your",
)
"""Words that begin sentences and not names."""

_LONGEST_WORD = 24
_LONGEST_ASIDE = 200
"""Characters: stops inside brackets end no sentence, unless the brackets hold whole passages."""


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return where each sentence of `text` begins and ends, in characters; blanks belong to the one before them."""
    spans: list[tuple[int, int]] = []
    begin = end = 0
    asides = _asides(text)
    aside = next(asides, None)
    for match in stepwise(re.finditer(_ENDS, text)):
        if match.start() < end:
            continue  # a new line among the blanks that were passed already
        end = _past_blanks(text, match.end())
        while aside and aside[1] <= match.start():
            aside = next(asides, None)
        newline = "\n" in text[match.start() : end]
        inside = aside is not None and aside[0] < match.start() and match.end() < aside[1]
        if not newline and (inside or (match["spaced"] and _goes_on(text, begin, match.start(), end))):
            continue
        if text[begin:end].isspace():
            continue  # blanks that the text begins with
        spans.append((begin, end))
        begin = end
    if begin < len(text):
        spans.append((begin, len(text)))
    return tuple(spans)


def _past_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _asides(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the outermost brackets open and close, if they hold no more than an aside."""
    if not any(sign in text for sign in "([（"):
        return
    opened: list[int] = []
    found: list[tuple[int, int]] = []
    for at, char in enumerate(text):
        if char in "([（":
            opened.append(at)
        elif char in ")]）" and opened:
            begin = opened.pop()
            if at - begin <= _LONGEST_ASIDE:
                while found and found[-1][0] > begin:
                    found.pop()
                found.append((begin, at + 1))
    yield from found


def _goes_on(text: str, begin: int, stop: int, after: int) -> bool:
    """Tell whether the sentence from `begin` goes on behind its stop; `after` is where the next word begins."""
    if after == len(text):
        return False
    following = _word_after(text, after)
    if following[:1].islower() and following == following.lower():
        return True
    return text[stop] == "." and text[stop : stop + 2] != ".." and _abbreviated(text, begin, stop, following)


def _abbreviated(text: str, begin: int, stop: int, following: str) -> bool:
    """Tell whether the full stop at `stop` belongs to its word, and the sentence goes on."""
    word = _word_before(text, begin, stop)
    known = word.lower()
    starts = following.lower() in _STARTERS
    if known in _NEVER or (known in _BEFORE_NUMBERS and following[:1].isdigit()):
        return True
    if known in _SOMETIMES:
        return not starts
    if len(word) == 1 and word.isupper():
        return not starts or _initial_follows(text, stop)
    return known.isdigit() and not text[begin : stop - len(word)].strip()


def _initial_follows(text: str, stop: int) -> bool:
    """Tell whether an initial stands behind the stop: "J. A. Smith", where "A" else could begin a sentence."""
    after = _past_blanks(text, stop + 1)
    return text[after : after + 1].isupper() and text[after + 1 : after + 2] == "."


def _word_before(text: str, begin: int, stop: int) -> str:
    at = stop
    while at > begin and stop - at < _LONGEST_WORD and (text[at - 1].isalnum() or text[at - 1] == "."):
        at -= 1
    return text[at:stop]


def _word_after(text: str, at: int) -> str:
    while at < len(text) and not text[at].isalnum() and not text[at].isspace():
        at += 1
    end = at
    while end < len(text) and end - at < _LONGEST_WORD and text[end].isalnum():
        end += 1
    return text[at:end]
