"""Word wrap to a width in cells. Words are never cut: a URL must stay intact to be copied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from b12tui.core.appearance import DEFAULT_WIDTH
from b12tui.textwidth import blanks_to_wrap, cells, clusters, is_simple, stay_together

YASR_PHRASE = 250
"""Maximum bytes between two line ends that yasr speaks together."""

NEXT_ROW = " \r\x1bD"
"""Continuation in the next row without a line end, which scrolls as that does (IND, ECMA-48 of 1986); the blank parts
the words."""


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


def phrase(rows: Sequence[str], columns: int, *, moves: bool = False) -> str:
    """Return rows of one phrase, parted so that a terminal of `columns` cells wraps them itself.

    Some screen readers pause at line ends, and not where the terminal wraps. A line ends only where a row can't be
    filled to the last column, or where yasr would part what it speaks together within a word. With `moves` the cursor
    is moved to the next row instead.
    """
    lines, line = list[str](), ""
    for row, following in pairwise(rows):
        line += row
        blanks = blanks_to_wrap(row, columns)
        if blanks and (moves or len(f"{line}{blanks}{following}".encode("utf-8", "replace")) <= YASR_PHRASE):
            line += NEXT_ROW if moves else blanks
        else:
            lines.append(line)
            line = ""
    return "\n".join((*lines, line + rows[-1])) if rows else ""


def filled(rows: Sequence[str], width: int, columns: int) -> Sequence[str]:
    """Return rows of one phrase, as wide as a terminal of so many `columns` that the terminal can't wrap two for yasr.

    Two rows of `width` cells with the blanks between them are more than yasr speaks together there. A width below the
    default was asked for, and is kept. So are rows that may end within a word, or whose characters have several bytes.
    """
    if columns + width <= YASR_PHRASE or width < DEFAULT_WIDTH or not all(" " in row.strip() for row in rows[:-1]):
        return rows
    wider = wrap(" ".join(rows), min(columns - 2, YASR_PHRASE)) if all(map(is_simple, rows)) else []
    return wider if wider and all(len(row.encode()) <= YASR_PHRASE for row in wider) else rows


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
