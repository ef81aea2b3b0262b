"""How many terminal cells a text takes, and where it may be cut.

ASCII is answered without a width table: most of what is read is ASCII, and the library that knows the rest costs more
to import than a page costs to lay out. Everything else is asked of wcwidth, which knows combining marks, wide
characters, emoji sequences, variation selectors and flags (Unicode Standard Annexes 11 and 29, Unicode Technical
Standard 51).
"""

from __future__ import annotations

from collections.abc import Iterator


def cells(text: str) -> int:
    """Return the number of cells that `text` takes in a row; control characters count none."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth

    width = wcswidth(text)
    return width if width >= 0 else sum(cells(cluster) for cluster in clusters(text) if cluster.isprintable())


def clusters(text: str) -> Iterator[str]:
    """Yield what a reader takes for one character each (extended grapheme clusters, UAX 29), in order."""
    if text.isascii():
        yield from text
        return
    from wcwidth import iter_graphemes

    yield from iter_graphemes(text)
