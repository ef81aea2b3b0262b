"""Raised and lowered text: what it means, in words for ears and in Unicode's characters for eyes.

HTML's `<sup>` and `<sub>` say only how their text is set. A power changes what its base means, so it must be told:
10 to the power of 6 is not 106. The end of an ordinal (1st) and the mark of a note are no powers.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from b12tui.catalogue import structure
from b12tui.document.inlines import FootnoteRef, Image, Link, Span, Style, Text
from b12tui.fasttyping import Final, Literal
from b12tui.lazy_pattern import lazy_pattern

Replacement = tuple[int, int, str]
"""Start and end of a stretch of a text, and what stands for it; an empty stretch is an insertion."""

_RAISED = str.maketrans("0123456789+-−–=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-−–=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
"""Characters of the block of superscripts and subscripts and its like that common fonts of terminals have."""

_MOST = 4
"""Characters up to which letters are set in small ones: more are hard to read."""

_ORDINAL_ENDS = frozenset(
    "st nd rd th er re e ème eme ère ere nde ᵉ o os as è º ª te ste de me lle mme gr dr".split()  # noqa: SIM905
)
_MARKS = frozenset(("tm", "sm", "®", "©", "™", "ⓡ", "†", "‡", "§", "¶", "#", "°"))
_UNITS = frozenset("mm cm dm km hm um µm μm nm pm in ft yd mi sec kg ha hz au pc ly ev".split())  # noqa: SIM905
_FUNCTIONS = frozenset("sin cos tan sec csc cot log ln lg lim max min sup inf exp arg".split())  # noqa: SIM905

_BASE = lazy_pattern(r"(?:(\d[\d.,]*)?([^\W\d_]*)|([)\]}|′']))\Z")
_FORMULA_BASE = lazy_pattern(r"(?:[A-Z][a-z]?\d*)+\]?\Z")
_YEAR = lazy_pattern(r"(?:1[89]|20)\d\d")
_NUMBER = lazy_pattern(r"[+\-−–]?\d+(?:[.,]\d+)?")
_CHARGE = lazy_pattern(r"(\d*)([+\-−–])")
_EXPRESSION = lazy_pattern(r"(?=\S)(?=[\W_]*[^\W_])(?:[\s\d+\-−–*·×/=().,!|′']|(?<![^\W\d_]{2})[^\W\d_])+(?<=\S)")
_TOKEN = lazy_pattern(r"\d+(?:[.,]\d+)*|[^\W_]|\S")
_WORDS_IN_BRACKETS = lazy_pattern(r"[^\W\d_]{3,}[^()\[\]{}]*[)\]}]\Z")

_IN_EQUATION = lazy_pattern(r"[=≈≠<>≤≥+−*/·×] *[^\W\d_]{1,3}\Z")
"""Few letters behind a sign of operation: a product of variables, not a word with a note."""

CONTEXT_CHARACTERS = 60
"""Characters before a script that tell what it means."""


POWER: Final = "power"
CHARGE: Final = "charge"
"""Charge of an ion: `2+`."""
INDEX: Final = "index"
ATOMS: Final = "atoms"
"""Number in a name or a formula of chemistry, which is said as it stands: H2O, B12, 14C."""
MARK: Final = "mark"
"""Mark of a note behind a word."""
OTHER: Final = "other"
"""End of an ordinal, a trade mark, small print: what means the same on the line."""

Meaning = Literal["power", "charge", "index", "atoms", "mark", "other"]
"""What a raised or lowered text is."""


def raised(chars: str) -> str:
    """Return the superscripts of some characters, or empty text if not all have one."""
    return _translated(chars, _RAISED)


def lowered(chars: str) -> str:
    """Return the subscripts of some characters, or empty text if not all have one."""
    return _translated(chars, _LOWERED)


def _translated(chars: str, table: dict[int, int]) -> str:
    fits = all(ord(char) in table for char in chars) and (len(chars) <= _MOST or not any(map(str.isalpha, chars)))
    return chars.translate(table) if fits else ""


def said_scripts(text: Text) -> Iterator[Replacement]:
    """Yield the words for each raised or lowered text that is not said as it stands."""
    for span, meaning in _meanings(text):
        inner = text.chars[span.start : span.end]
        following = text.chars[span.end : span.end + 1]
        behind = " " if following.isalnum() else ""
        if meaning == POWER:
            words = _power(inner, ends=not following or (not following.isalnum() and not following.isspace()))
            yield span.start, span.end, f" {words}{behind}"
        elif meaning in (CHARGE, INDEX):
            words = structure.sub(_spoken(inner)) if meaning == INDEX else _spoken(inner)
            yield span.start, span.end, f" {words}{behind}"
        elif meaning == MARK:
            yield span.start, span.start, " "


def shown_scripts(text: Text, *, ascii_only: bool = False) -> Iterator[Replacement]:
    """Yield what is shown for each raised or lowered text: small characters, or `^` and `_` where there are none."""
    for span, meaning in _meanings(text):
        if meaning == OTHER:
            continue
        inner = text.chars[span.start : span.end]
        is_raised = span.kind is Style.SUPERSCRIPT
        small = "" if ascii_only else raised(inner) if is_raised else lowered(inner)
        if small:
            yield span.start, span.end, small
        elif meaning not in (MARK, ATOMS):
            simple = len(_TOKEN.findall(inner)) == 1 or _NUMBER.fullmatch(inner) or inner.isalnum()
            sign, close = ("^", "") if simple else ("^(", ")")
            yield span.start, span.start, sign if is_raised else sign.replace("^", "_")
            if close:
                yield span.end, span.end, close


def _meanings(text: Text) -> Iterator[tuple[Span, Meaning]]:
    """Yield the raised and lowered texts, without those inside another, each with its meaning."""
    end = 0
    inserted = sorted((each for each in text.spans if isinstance(each.kind, Link | Image | FootnoteRef)), key=_start)
    for span in text.spans:
        if span.kind not in (Style.SUPERSCRIPT, Style.SUBSCRIPT) or span.start < end or span.start == span.end:
            continue
        end = span.end
        inner = text.chars[span.start : end]
        before = text.chars[max(span.start - CONTEXT_CHARACTERS, 0) : span.start]
        first, last = bisect_left(inserted, span.start, key=_start), bisect_right(inserted, end, key=_start)
        if any(other.end <= end for other in inserted[first:last]):
            yield span, MARK if inner[:1].isdecimal() and before[-1:].isalnum() else OTHER
        elif span.kind is Style.SUPERSCRIPT:
            yield span, _raised_meaning(before, inner)
        else:
            yield span, _lowered_meaning(before, inner)


def _start(span: Span) -> int:
    return span.start


def _raised_meaning(before: str, inner: str) -> Meaning:
    """Return what a raised text behind `before` is."""
    base = _BASE.search(before)
    if base is None or not base[0]:
        return (MARK if before[-1:].strip() else ATOMS) if inner.isdecimal() else OTHER
    digits, letters, bracket = base[1] or "", base[2] or "", base[3] or ""
    folded = inner.casefold()
    if folded in _MARKS or (folded in _ORDINAL_ENDS and not bracket):
        return OTHER
    charge = _CHARGE.fullmatch(inner)
    if charge is not None:
        return CHARGE if _FORMULA_BASE.search(before) else OTHER
    if _NUMBER.fullmatch(inner):
        counts = (
            not _WORDS_IN_BRACKETS.search(before)
            if bracket
            else len(letters) == 1
            or letters.casefold() in _UNITS
            or letters in _FUNCTIONS
            or _IN_EQUATION.search(before) is not None
            if letters
            else not _YEAR.fullmatch(digits)
        )
        return POWER if counts else MARK
    is_base = bracket or not letters or len(letters) == 1 or letters in _FUNCTIONS
    return POWER if is_base and _EXPRESSION.fullmatch(inner) else OTHER


def _lowered_meaning(before: str, inner: str) -> Meaning:
    """Return what a lowered text behind `before` is."""
    base = _BASE.search(before)
    if base is None or not base[0] or len(inner) > CONTEXT_CHARACTERS or len(inner.split()) > 4:
        return OTHER
    letters = base[2] or ""
    if inner.isdecimal() and (not letters or letters[0].isupper() or letters[-1].isupper()) and not base[1]:
        return ATOMS if letters or base[3] else INDEX
    return INDEX if len(letters) <= 4 else OTHER


def _power(inner: str, *, ends: bool) -> str:
    """Return a power in words: "squared", "to the power n"."""
    if inner in structure.POWERS:
        return structure.POWERS[inner]
    words = _spoken(inner)
    if _NUMBER.fullmatch(inner) or len(words.split()) == 1:
        return structure.to_the_power(words)
    said = structure.to_the_power_of_several(words)
    return said.rstrip(",") if ends else said


def _spoken(inner: str) -> str:
    """Return an expression in words: "n minus 1"."""
    if not (_EXPRESSION.fullmatch(inner) or _CHARGE.fullmatch(inner)):
        return inner
    return " ".join(structure.OPERATORS.get(token, token) for token in _TOKEN.findall(inner))
