"""How many terminal cells a text takes, and where it may be cut.

What is plainly one cell a character is answered without a width table: most of what is read is, and the library that
knows the rest costs more to import than a page costs to lay out. Everything else is asked of wcwidth, which knows
combining marks, wide characters, emoji sequences, variation selectors and flags (Unicode Standard Annexes 11 and 29,
Unicode Technical Standard 51).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ONE = r" -~¡-¬®-˿Α-ΡΣ-ωА-я‐-‧‰-⁞─-╿▲-◊"
_TWO = r"、-〃々-】〔-〜ぁ-ゖァ-ヺ一-鿿가-힣！-～"

SIMPLE = re.compile(rf"[{_ONE}]*")
"""Characters of one cell each that join with nothing: letters and signs of European languages, lines, triangles.

A variation selector is not among them, so that a sign which one turns into an emoji is measured.
"""

_WIDE = re.compile(rf"[{_TWO}]")
"""Characters of two cells each that join with nothing that is simple or wide: Chinese, Japanese and Korean ones."""

_KNOWN = re.compile(rf"[{_ONE}{_TWO}]*")


def cells(text: str) -> int:
    """Return the number of cells that `text` takes in a row without control characters."""
    if text.isascii() or SIMPLE.fullmatch(text):
        return len(text)
    if _KNOWN.fullmatch(text):
        return len(text) + len(_WIDE.findall(text))
    from wcwidth import wcswidth

    width = wcswidth(text)
    return width if width >= 0 else sum(cells(cluster) for cluster in clusters(text) if cluster.isprintable())


def clusters(text: str) -> Iterator[str]:
    """Yield what a reader takes for one character each (extended grapheme clusters, UAX 29), in order."""
    if text.isascii() or _KNOWN.fullmatch(text):
        yield from text
        return
    from wcwidth import iter_graphemes

    yield from iter_graphemes(text)
