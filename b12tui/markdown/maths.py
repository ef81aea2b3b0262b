r"""Formulas in LaTeX, as linear text for eyes and in words for ears.

The library `mathra`, an extra, reads them: without it they are kept as their source, and so are those that it can't
read without a guess. It is imported when a text holds a formula.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache, partial

from b12tui.catalogue import maths
from b12tui.core.messages.scripts import lowered, raised
from b12tui.document import Formula
from b12tui.document.sanitize import sanitize, sanitize_line
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from b12tui.fasttyping import Any

MAX_SOURCE = 2_000
"""Characters of source up to which a formula is read: the library takes more than linear time."""

_DELIMITERS = (
    ("$`", "`$"),
    ("$$", "$$"),
    ("$", "$"),
    (r"\\(", r"\\)"),
    (r"\\[", r"\\]"),
    (r"\(", r"\)"),
    (r"\[", r"\]"),
)

_SCRIPT = lazy_pattern(r"(?<=[\w)\]}′])([\^_])(?:\(([^()]{1,12})\)|([^\W\d_]+|\d|[+\-−∗*]))")
_SIGN = lazy_pattern(r"[\\~‖‴†¬ℓℏ\u2190-\u22ff\u2308-\u230b\u25a0-\u25ff\u27c0-\u27ff\u2900-\u2aff⋆]")
_TRANSPOSED = lazy_pattern(r" to the ⊤| to the power, ⊤, end exponent")
_UPRIGHT = lazy_pattern(r"\\(?:mathrm|textrm|mathsf|textup|textbf|mathbf|mathit|textit|mathtt)\{([A-Za-z]{2,})\}")
_FUNCTION = lazy_pattern(
    r"\\(arccos|arcsin|arctan|arg|cosh?|cot|coth|csc|deg|det|dim|exp|gcd|hom|inf|ker|lg|lim|ln|log|max|min|Pr|sec"
    r"|sinh?|sup|tanh?)(?![A-Za-z])"
)
"""Function that TeX sets apart from a factor before it."""
_WORDS = lazy_pattern(r"\\(?:text|math|operatorname)[a-z]*\{([^{}]*)\}")
_ENDING = lazy_pattern(r" (?:sign|symbol)\Z")
_ORDINAL = lazy_pattern(r"\^\{?\\(?:text|textrm|textup|mathrm|rm)\{(st|nd|rd|th)\}\}?")
_BEFORE_STOP = lazy_pattern(r"(?<! ) +(?=[.,;:!?])")
_STOP = lazy_pattern(r"([.!?])(?=\s)")
_FORMULA = lazy_pattern(
    r"(\$`[^`\n]+`\$|\$\$[^$]+\$\$|\$(?!\s)(?:[^$\\]|\\.){1,2000}?(?<!\s)\$)"
    r"|(\\{1,2}\(.{1,1000}?\\\)|\\{1,2}\[[^$]{1,2000}?\\\])"
    r"|(\\begin\{[a-z]+\*?\}(?:(?!\n[ \t]*\n)[\s\S]){1,2000}?\\end\{[a-z]+\*?\})"
    r"|\{(?:\w+:)?math\}`+([^`]{1,1000})`"
    r"|(?:```|~~~)[ \t]*(?:math|\{math\})[ \t]*\n(?:[ \t]*:[\w-]+:[^\n]*\n)*+"
    r"([\s\S]{1,2000}?)\n[ \t>]*(?:```|~~~)"
)
"""What may be a formula; more than what is."""


def without_delimiters(source: str) -> str:
    """Return the source of a formula without the signs around it."""
    for opening, closing in _DELIMITERS:
        if source.startswith(opening) and source.endswith(closing) and len(source) >= len(opening) + len(closing):
            return source[len(opening) : -len(closing)]
    return source


@lru_cache(maxsize=1024)
def linear(source: str) -> tuple[str, Formula] | None:
    """Return the linear form of a formula and the formula; None if it isn't read, so that its source is shown."""
    if not source.strip() or len(source) > MAX_SOURCE:
        return None
    render = library()
    if render is None:
        return None
    try:
        found = render(_UPRIGHT.sub(r"\\text{\1}", _ORDINAL.sub(r"\\text{\1}", source)))
    except ValueError:  # also UnicodeEncodeError
        return None
    if found["warnings"]:
        return None
    shown = sanitize_line(with_scripts(_with_blanks(found["text"], source), source))
    spoken = sanitize_line(_SIGN.sub(_as_words, _TRANSPOSED.sub(f" {maths.TRANSPOSE}", found["speech"])))
    spoken = _STOP.sub(",", _BEFORE_STOP.sub("", spoken))
    return (shown, Formula(sanitize(source), spoken)) if shown and spoken else None


@lru_cache(maxsize=1024)
def nemeth(source: str) -> str:
    """Return a formula in the Nemeth Code, in Unicode's braille patterns; empty if it isn't read without a guess."""
    render = library()
    if render is None or len(source) > MAX_SOURCE:
        return ""
    try:
        found = render(source, braille="nemeth")
    except ValueError:
        return ""
    cells = str(found["braille"])
    is_braille = all("\u2800" <= cell <= "\u283f" for cell in cells)
    return cells if is_braille and not found["warnings"] else ""


def with_scripts(shown: str, source: str) -> str:
    """Return a linear form with raised and lowered characters where Unicode has them: x², aᵢⱼ.

    The linear form has no brackets around a word; the source tells one from a letter and what follows it.
    """

    def script(found: re.Match[str]) -> str:
        small = raised if found[1] == "^" else lowered
        if found[3] is None:
            return small(found[2].replace(" ", "")) or found[0]
        letters = found[3]
        if len(letters) > 1 and f"{{{letters}}}" in source:
            return small(letters) or found[0]
        first = small(letters[0])
        return first + letters[1:] if first else found[0]

    return _SCRIPT.sub(script, shown) if "^" in shown or "_" in shown else shown


def _with_blanks(shown: str, source: str) -> str:
    """Return a linear form with a blank between a function and what is multiplied by it: `n log n`, `n mod m`."""
    words = " ".join(_WORDS.findall(source))
    for name in sorted(set(_FUNCTION.findall(source))):
        if name in words:
            continue  # which of both it is can't be told
        shown = re.sub(rf"(?<=[\w)\]}}′]){name}(?![^\W\d_]{{2}})", f" {name}", shown)
    return re.sub(r"(?<=[\w)\]}′])mod(?=[\w(])", " mod ", shown) if r"\bmod" in source else shown


def _as_words(sign: re.Match[str]) -> str:
    """Return the words for a sign that is left in a spoken formula."""
    words = maths.SIGNS.get(sign[0])
    if words is None:
        from unicodedata import name  # deferred: few formulas hold other signs

        words = _ENDING.sub("", name(sign[0], "").lower())
    return f" {words} " if words else sign[0]


def is_available() -> bool:
    """Return whether formulas are read."""
    return library() is not None


def formula_words(source: str) -> Iterator[str]:
    """Yield the linear forms and the words of what may be formulas in a source."""
    if is_available():
        for found in _FORMULA.finditer(source):
            if (read := linear(without_delimiters(next(filter(None, found.groups()), "")))) is not None:
                yield read[0]
                yield read[1].spoken


@cache
def library() -> Callable[..., Any] | None:
    """Return the function that reads a formula, or None if the library isn't installed."""
    try:
        from mathra import render  # deferred: an extra
    except ImportError:
        return None
    return partial(render, locale=maths.LANGUAGE if maths.LANGUAGE in _languages() else "en")


def _languages() -> set[str]:
    """Return the codes of the languages that the library speaks."""
    from mathra import locales

    return {language["code"] for language in locales()}
