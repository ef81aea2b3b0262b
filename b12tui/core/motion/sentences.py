"""Rule-based sentence segmentation of any text, without a dictionary of its language.

A stop ends a sentence if a blank follows it, unless the word before it is an abbreviation or the next word shows that
the sentence continues. In doubt two sentences stay together rather than one be split: what is heard must make sense
alone. Nothing is left out: each character belongs to a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import cache

from b12tui.catalogue import structure
from b12tui.document.cancellation import NEVER, Cancellation
from b12tui.document.inlines import Style, Text

_CLOSERS = r"[\"'”’»›)\]」』）】〉》]*"
_MARKS = "|".join(re.escape(mark("#")).replace(r"\#", r"\d+") for mark in (structure.footnote_ref, structure.link))
"""Generated marks of notes and links, in the user's language."""
_CITED = rf"(?:\[\d{{1,4}}\]| (?:{_MARKS}))*"
_ENDS = (
    rf"(?P<spaced>[.!?…؟۔।॥։።፧၊။។]+{_CLOSERS}{_CITED})(?=\s)"  # stops followed by a blank
    rf"|(?:[。！？｡]|．(?!\d))+{_CLOSERS}"  # stops of scripts without blanks; a full-width stop may be a decimal point
    r"|\n"
)
"""Pattern of possible sentence ends; citations ("[3]", "[note 2]") belong to the sentence that they support.

It is compiled (and cached by `re`) on first use: a first page needs no sentences.
"""


def _words(*rows: str) -> frozenset[str]:
    return frozenset(" ".join(rows).split())


_NEVER_FINAL = _words(
    "adj approx ca capt cf col dr e.g eg esp ex fr gen gov hon i.e ie incl lt messrs mr mrs ms mt mx pres prof rep",
    "resp rev sen sgt st viz vs bzw z.b d.h u.a p.ej",
)
"""Abbreviations that never end a sentence: what they belong to follows them."""

_BEFORE_NUMBERS = _words(
    "app art bd ch eq eqs fig figs jan feb apr jun jul aug sep sept oct nov dec kap l ll n nos no nr op p para pp pt s",
    "sec ser suppl tab v vol vols",
)
"""Words that are abbreviations before a number and otherwise may end a sentence: "No. 5", "No. It can't."."""

_SOMETIMES_FINAL = _words(
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

_AFTER_ORDINALS = _words(
    "januar jänner februar feber märz april mai juni juli august september oktober november dezember",
    "january february march june july october december",
    "jahrhundert jahrhunderts jahrtausend jahrtausends jahr jahrestag geburtstag tag weltkrieg auflage band kapitel",
    "klasse stock platz semester quartal woche spieltag",
)
"""Words with a capital that follow an ordinal number with its point, as in German: "12. Juni", "19. Jahrhundert"."""

_LONGEST_WORD = 24
_LONGEST_ASIDE = 200
"""Maximum length in characters: stops in brackets end no sentence, unless the brackets hold whole passages."""


def sentences_of(text: Text, cancellation: Cancellation = NEVER) -> tuple[tuple[int, int], ...]:
    """Return the spans of the sentences of a document's text, of which some may begin with code in lower case."""
    return sentences(text.chars, cancellation, lambda: code_starts(text))


def code_starts(text: Text) -> list[int]:
    """Return the offsets at which inline code begins, in ascending order."""
    return [span.start for span in text.spans if span.kind is Style.CODE or span.kind is Style.KEYBOARD]


def sentences(
    text: str, cancellation: Cancellation = NEVER, codes: Callable[[], Collection[int]] = tuple
) -> tuple[tuple[int, int], ...]:
    """Return the spans of the sentences of `text`, in characters; blanks belong to the sentence before them.

    `codes` returns the offsets at which code begins: its lower case tells nothing. It is called once, and only where
    that matters.
    """
    known_codes = cache(lambda: frozenset(codes()))
    spans: list[tuple[int, int]] = []
    begin = end = 0
    asides = _asides(text)
    aside = next(asides, None)
    for match in cancellation.steps(re.finditer(_ENDS, text)):
        if match.start() < end:
            continue  # a new line among blanks that were passed already
        end = _past_blanks(text, match.end())
        while aside and aside[1] <= match.start():
            aside = next(asides, None)
        newline = "\n" in text[match.start() : end]
        inside = aside is not None and aside[0] < match.start() and match.end() < aside[1]
        if not newline and (inside or (match["spaced"] and _continues(text, begin, match.start(), end, known_codes))):
            continue
        if text[begin:end].isspace():
            continue  # blanks at the start of the text
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
    """Yield the spans of the outermost brackets that hold no more than an aside."""
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


def _continues(text: str, begin: int, stop: int, after: int, codes: Callable[[], Collection[int]]) -> bool:
    """Return whether the sentence from `begin` continues after its stop; `after` is the start of what follows."""
    if after == len(text):
        return False
    word_start = _past_signs(text, after)
    following = _word_at(text, word_start)
    if following[:1].islower() and following == following.lower():
        known = codes()
        if not any(at in known for at in range(after, word_start + 1)):
            return True
    return text[stop] == "." and text[stop : stop + 2] != ".." and _is_abbreviation(text, begin, stop, following)


def _is_abbreviation(text: str, begin: int, stop: int, following: str) -> bool:
    """Return whether the full stop at `stop` belongs to an abbreviation within the sentence."""
    word = _word_before(text, begin, stop)
    known = word.lower()
    starts = following.lower() in _STARTERS
    if known in _NEVER_FINAL or (known in _BEFORE_NUMBERS and following[:1].isdigit()):
        return True
    if known.isdigit() and len(known) < 3 and following.lower() in _AFTER_ORDINALS:
        return True
    if known in _SOMETIMES_FINAL:
        return not starts
    if len(word) == 1 and word.isupper():
        return not starts or _initial_follows(text, stop)
    return known.isdigit() and not text[begin : stop - len(word)].strip()


def _initial_follows(text: str, stop: int) -> bool:
    """Return whether an initial follows the stop: in "J. A. Smith", "A" could otherwise begin a sentence."""
    after = _past_blanks(text, stop + 1)
    return text[after : after + 1].isupper() and text[after + 1 : after + 2] == "."


def _word_before(text: str, begin: int, stop: int) -> str:
    at = stop
    while at > begin and stop - at < _LONGEST_WORD and (text[at - 1].isalnum() or text[at - 1] == "."):
        at -= 1
    return text[at:stop]


def _past_signs(text: str, at: int) -> int:
    while at < len(text) and not text[at].isalnum() and not text[at].isspace():
        at += 1
    return at


def _word_at(text: str, at: int) -> str:
    end = at
    while end < len(text) and end - at < _LONGEST_WORD and text[end].isalnum():
        end += 1
    return text[at:end]
