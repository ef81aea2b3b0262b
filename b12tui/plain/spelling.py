"""Text in ASCII, for devices that know nothing else: plain equivalents where there are any, else names in brackets.

Nothing is dropped but accents of Latin letters and signs that nobody sees (joiners, soft hyphens, variation selectors).
"""

from __future__ import annotations

import re
import unicodedata

_RUN = re.compile(r"[^\x00-\x7f]+")

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
"""What people type for these on a keyboard without them (units as in ISO 2955, currencies as in ISO 4217)."""


def spell(words: str) -> str:
    """Return `words` in ASCII: "24--72", "10^-3", "naive", "[alpha]", "[grinning face]"."""
    return _RUN.sub(_spelt, unicodedata.normalize("NFC", words))


def _spelt(match: re.Match[str]) -> str:
    """Spell a run of characters; names that follow one another share a pair of brackets."""
    spelt = match.string[max(0, match.start() - 1) : match.start()]
    skip = len(spelt)
    names: list[str] = []
    raised = False
    for char in match[0]:
        plain = _plain(char)
        if plain is None:
            names.append(_name(char))
            continue
        if names and plain:
            spelt += f"[{', '.join(names)}]"
            names = []
        kind = unicodedata.decomposition(char).partition(" ")[0]
        power = kind == "<super>" and not plain.isalpha()
        if (power and not raised) or (kind == "<fraction>" and spelt[-1:].isdigit()):
            spelt += "^" if power else " "
        raised = power
        spelt += plain
    return spelt[skip:] + (f"[{', '.join(names)}]" if names else "")


def _plain(char: str) -> str | None:
    """Return the plain equivalent of a character, empty for one that nobody sees, or None."""
    if char in _PLAIN:
        return _PLAIN[char]
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
        return None  # an accent that changes a sign (a slash through an arrow) is no accent
    return f"({plain})" if kind == "<circle>" else plain


def _name(char: str) -> str:
    """Return the name of a character in Unicode, shortened where it is still clear, or its number."""
    name = unicodedata.name(char, f"U+{ord(char):04X}")
    if name.startswith("U+"):
        return name
    return name.lower().removeprefix("greek ").removeprefix("small letter ").replace("capital letter ", "capital ")
