"""Folding: the form in which texts and names are compared with what is typed.

Unicode's compatibility decomposition without combining marks, case-folded (Unicode Standard, 3.13). Typographic quotes
and dashes equal those of a keyboard, and letters that have no decomposition those that collation compares them with
first (UTS #10): œ and oe, ø and o.
"""

from __future__ import annotations


def folded(chars: str) -> str:
    """Return a text folded for case-insensitive comparison."""
    return fold(chars, CASE_INSENSITIVE)


def folded_name(name: str) -> str:
    """Return a name folded as a query is, with each run of white space as one space, for lookup by what is typed."""
    return " ".join(folded(name).split())


def fold(text: str, folded: FoldTable) -> str:
    """Return a text folded by a table."""
    if text.isascii():
        return text if folded.exact else text.lower()
    return text.translate(folded)


class FoldTable(dict[int, str]):
    """Folded form of each character, of any length, computed once from Unicode's tables."""

    def __init__(self, *, exact: bool, literal: bool = False) -> None:
        super().__init__()
        self.exact = exact
        """Whether case counts."""
        self._keyboard = {} if literal else _KEYBOARD

    def __missing__(self, code: int) -> str:
        from unicodedata import combining, normalize

        if code in self._keyboard:
            parts = self._keyboard[code]
        elif self.exact:
            parts = normalize("NFKD", chr(code))
        else:
            # Twice, because each may need the other again: a trade mark sign folds to "tm".
            parts = normalize("NFKD", normalize("NFKD", chr(code).casefold()).casefold())
        self[code] = folded = (
            "" if code in _IGNORED else "".join(_LETTERS.get(part, part) for part in parts if not combining(part))
        )
        return folded


_IGNORED = frozenset(map(ord, "\u00ad\u200b\u200c\u200d\u2060"))
"""Soft hyphens, and joiners and spaces of zero width, which nobody types in a query."""

_KEYBOARD = {
    **dict.fromkeys(map(ord, "‘’‚‛′‵ʹʼʻˈ‹›´＇"), "'"),
    **dict.fromkeys(map(ord, "“”„‟«»″‶〝〞〟＂"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒–—―−⁃﹘﹣－"), "-"),
}
"""The keyboard's quotes and hyphen for each of their typographic forms."""

_LETTERS = {
    **dict(zip("øđħłŧıȷƀɉɍɏȼɇǥƶƚ", "odhltijbjrycegzl", strict=True)),
    **dict(zip("ØĐĦŁŦɃɈɌɎȻɆǤƵȽ", "ODHLTBJRYCEGZL", strict=True)),
    "æ": "ae",
    "œ": "oe",
    "Æ": "AE",
    "Œ": "OE",
}
"""Letters with a stroke or without a dot, and ligatures, with the letters that are typed for them."""

CASE_INSENSITIVE = FoldTable(exact=False)
CASE_SENSITIVE = FoldTable(exact=True)
LITERAL_CASE_INSENSITIVE = FoldTable(exact=False, literal=True)
LITERAL_CASE_SENSITIVE = FoldTable(exact=True, literal=True)
