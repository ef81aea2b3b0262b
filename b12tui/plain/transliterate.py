"""Transliteration to ASCII: plain equivalents where there are any, else character names in brackets.

Only accents of Latin letters and invisible characters (joiners, soft hyphens, variation selectors) are dropped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from b12tui.lazy_pattern import lazy_pattern

_NON_ASCII = lazy_pattern(r"[^\x00-\x7f]+")
_NON_ASCII_WITH_BASE = lazy_pattern(r"(?:[\x00-\x7f](?=[\u0300-\u036f]))?[^\x00-\x7f]+")
"""Run of other characters in text that may not be composed: with the letter under a first accent."""

_PLAIN: dict[str, str] = {
    **dict.fromkeys("‘’‚‛′‹›", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–−·", "-"),
    "•": "*",
    "×": "x",
    "÷": "/",
    "—": "--",
    "―": "--",
    "…": "...",
    "±": "+/-",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "≈": "~",
    "→": "->",
    "←": "<-",
    "↔": "<->",
    "⇒": "=>",
    "⁄": "/",
    "°": "deg",
    "µ": "u",
    "€": "EUR",
    "£": "GBP",
    "©": "(c)",
    "®": "(R)",
    "™": "(TM)",
    "ß": "ss",
    "ẞ": "SS",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ð": "d",
    "Ð": "D",
    "þ": "th",
    "Þ": "Th",
    "ı": "i",
}
"""Equivalents as typed on a keyboard without these characters (units as in ISO 2955, currencies as in ISO 4217)."""


def transliterate(words: str) -> str:
    """Return `words` in ASCII: "24--72", "10^-3", "naive", "[alpha]", "[grinning face]"."""
    return _NON_ASCII.sub(_transliterate_run, unicodedata.normalize("NFC", words))


def split_transliterated(words: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, piece) of `words` in ASCII: the span of the original characters and their replacement."""
    at = 0
    for match in _NON_ASCII_WITH_BASE.finditer(words):
        if at < match.start():
            yield at, match.start(), words[at : match.start()]
        at = match.end()
        run = unicodedata.normalize("NFC", match[0])
        ascii_only = _pieces(run, words[max(0, match.start() - 1) : match.start()])
        if len(run) == len(match[0]):
            yield from (
                (match.start() + char, match.start() + char + 1, piece) for char, piece in enumerate(ascii_only)
            )
        else:
            yield match.start(), at, "".join(ascii_only)
    if at < len(words):
        yield at, len(words), words[at:]


def _transliterate_run(match: re.Match[str]) -> str:
    return "".join(_pieces(match[0], match.string[max(0, match.start() - 1) : match.start()]))


def _pieces(run: str, before: str) -> list[str]:
    """Return the ASCII of each character of `run`, behind `before`; adjacent names share their brackets."""
    ascii_only: list[str] = []
    naming = raised = False
    for char in run:
        plain = _plain(char)
        if plain is None:
            ascii_only.append(f"{', ' if naming else '['}{_name(char)}")
            naming = True
            continue
        behind = ""
        if naming and plain:
            behind, naming = "]", False
        kind = unicodedata.decomposition(char).partition(" ")[0]
        power = kind == "<super>" and not plain.isalpha()
        last = behind or next((piece[-1] for piece in reversed(ascii_only) if piece), before)
        if (power and not raised) or (kind == "<fraction>" and last.isdigit()):
            behind += "^" if power else " "
        raised = power
        ascii_only.append(behind + plain)
    if naming:
        ascii_only[-1] += "]"
    return ascii_only


def _plain(char: str) -> str | None:
    """Return the plain equivalent of a character, empty for an invisible one; None if there is none."""
    if char in _PLAIN:
        return _PLAIN[char]
    if char.isascii():
        return char  # a sign with an accent with which it does not compose
    category = unicodedata.category(char)
    if category in {"Zs", "Zl", "Zp"}:
        return " "
    if category == "Cf" or "\ufe00" <= char <= "\ufe0f":
        return ""
    parts = unicodedata.normalize("NFKD", char)
    kind = unicodedata.decomposition(char).partition(" ")[0]
    plain = "".join(_PLAIN.get(part, part) for part in parts if not unicodedata.combining(part))
    if not plain.strip() or not plain.isascii():
        return None
    if not kind.startswith("<") and not plain.isalpha():
        return None  # an accent that changes a sign (a slash through an arrow) changes its meaning
    return f"({plain})" if kind == "<circle>" else plain


def _name(char: str) -> str:
    """Return the Unicode name of a character, shortened where it stays clear, or its code point."""
    name = unicodedata.name(char, f"U+{ord(char):04X}")
    if name.startswith("U+"):
        return name
    return name.lower().removeprefix("greek ").removeprefix("small letter ").replace("capital letter ", "capital ")
