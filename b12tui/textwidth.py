"""How many terminal cells a text takes, and where it may be cut.

What is plainly one cell a character is answered without a width table: most of what is read is, and the library that
knows the rest costs more to import than a page costs to lay out. Everything else is asked of wcwidth, which knows
combining marks, wide characters, emoji sequences, variation selectors and flags (Unicode Standard Annexes 11 and 29,
Unicode Technical Standard 51).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_ONE = r" -~¡-¬®-˿Α-ΡΣ-ωА-я‐-‧‰-⁞─-╿▲-◊"
"""Characters of one cell each that join with nothing: letters and signs of European languages, lines, triangles.

A variation selector is not among them, so that a sign which one turns into an emoji is measured.
"""

_TWO = r"、-〃々-】〔-〜ぁ-ゖァ-ヺ一-鿿가-힣！-～"
"""Characters of two cells each that join with none of these and none of those: Chinese, Japanese and Korean ones."""


def is_simple(text: str) -> bool:
    """Tell whether each character of `text` surely takes one cell and joins with none, and none acts."""
    return text.isprintable() if text.isascii() else _pattern(_ONE).fullmatch(text) is not None


def cells(text: str) -> int:
    """Return the number of cells that `text` takes in a row without control characters."""
    if text.isascii() or is_simple(text):
        return len(text)
    if _is_known(text):
        return len(text) + sum(map(len, _pattern(_TWO).findall(text)))
    from wcwidth import wcswidth

    width = wcswidth(text)
    return width if width >= 0 else sum(cells(cluster) for cluster in clusters(text) if cluster.isprintable())


def clusters(text: str) -> Iterator[str]:
    """Yield what a reader takes for one character each (extended grapheme clusters, UAX 29), in order."""
    if text.isascii() or is_simple(text) or _is_known(text):
        yield from text
        return
    from wcwidth import iter_graphemes

    yield from iter_graphemes(text)


def _is_known(text: str) -> bool:
    """Tell whether no width table is needed to measure `text`."""
    return _pattern(_ONE + _TWO).fullmatch(text) is not None


@cache
def _pattern(characters: str) -> re.Pattern[str]:
    """Return what matches any number of some characters; compiled when needed, for it takes milliseconds."""
    return re.compile(f"[{characters}]*")
