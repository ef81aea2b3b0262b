"""Word wrap to a width in cells. Words are never cut: a URL must stay intact to be copied."""

from __future__ import annotations

from collections.abc import Iterator

from b12tui.textwidth import cells, clusters, stay_together


def wrap(line: str, width: int) -> list[str]:
    """Return `line` as rows of at most `width` cells, broken at blanks and between wide characters.

    Only a row of a single word may be wider.
    """
    rows: list[str] = []
    row, taken = "", 0
    for word in line.split(" "):
        gap = " " if row else ""
        for piece in _pieces(word):
            size = cells(piece)
            if row and taken + len(gap) + size > width:
                rows.append(row)
                row, taken = piece, size
            else:
                row += gap + piece
                taken += len(gap) + size
            gap = ""
    return [*rows, row] if row or not rows else rows


def _pieces(word: str) -> Iterator[str]:
    """Yield the unbreakable parts of a word: all of it, or each wide character with its punctuation."""
    if word.isascii():
        yield word
        return
    piece, wide = "", False
    for cluster in clusters(word):
        wide_too = cells(cluster) > 1
        if not piece or not (wide or wide_too) or stay_together(piece[-1], cluster[0]):
            piece += cluster
        else:
            yield piece
            piece = cluster
        wide = wide_too
    yield piece
