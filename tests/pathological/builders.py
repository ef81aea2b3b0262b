"""Builders of pathological texts: what repeats a piece, or nests it, or leaves it open, at any size."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

Case = Callable[[int], str]
"""What makes a text of about so many characters."""

WORDS = "these are plain words of a sentence that goes on. "


def run(piece: str) -> Case:
    """Return the case that repeats `piece`."""
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def between(start: str, piece: str, end: str = "") -> Case:
    """Return the case that repeats `piece` between two fixed parts."""
    return lambda size: start + piece * (size // len(piece)) + end


def each(template: str, end: str = "", *, start: str = "") -> Case:
    """Return the case that repeats `template` with a number in the place of each `{}`, between two fixed parts.

    The parts behind all repetitions of `template` are those of `end`, repeated as often.
    """

    def made(size: int) -> str:
        pieces, ends, length = [], [], len(start)
        for number in count(1):
            pieces.append(template.replace("{}", str(number)))
            ends.append(end.replace("{}", str(number)))
            length += len(pieces[-1]) + len(ends[-1])
            if length >= size:
                break
        return start + "".join(pieces) + "".join(ends)

    return made


def halves(first: Case, second: Case, between: str = "\n") -> Case:
    """Return the case whose halves are two others, with `between` where they meet."""
    return lambda size: first(size // 2) + between + second(size // 2)


def around(opening: str, inner: str, closing: str) -> Case:
    """Return the case that opens as often as it closes, with `inner` between."""

    def made(size: int) -> str:
        times = size // (len(opening) + len(closing)) + 1
        return opening * times + inner + closing * times

    return made


def then(opening: str, closing: str) -> Case:
    """Return the case whose first half repeats `opening`, and whose second half `closing`."""
    return halves(run(opening), run(closing), "")


def stairs(indent: str, line: str, steps: int = 0) -> Case:
    """Return the case of lines each of which is indented by one step more, over and over after so many steps."""

    def made(size: int) -> str:
        rows, length = [], 0
        for number in count():
            rows.append(indent * (number % steps if steps else number) + line + "\n")
            length += len(rows[-1])
            if length >= size:
                break
        return "".join(rows)

    return made


def table(columns: int, cell: str = "a") -> Case:
    """Return the case of one table with so many columns."""

    def made(size: int) -> str:
        row = "|" + f" {cell} |" * columns + "\n"
        return row + "|" + "-|" * columns + "\n" + row * max(size // len(row) - 2, 1)

    return made


def square(size: int) -> str:
    """Make a table with as many columns as rows."""
    return table(max(int((size / 4) ** 0.5), 1))(size)


def ragged(size: int) -> str:
    """Make a table each of whose rows has one cell more than the one before, or fewer."""
    rows = ["a|b|c\n-|-|-\n"]
    length = 0
    for number in count():
        rows.append("|".join("x" * (number % 40 + 1)) + "\n")
        length += len(rows[-1])
        if length >= size:
            return "".join(rows)
    return ""


def wide_and_short(size: int) -> str:
    """Make a table of a very wide header and of rows with one cell, which GFM fills up."""
    columns = int((size / 4) ** 0.5)
    head = "|".join("a" * columns) + "\n" + "|".join("-" * columns) + "\n"
    return head + "x\n" * max((size - len(head)) // 2, 1)


def lengths(sign: str, tail: str = " ") -> Case:
    """Return the case of runs of `sign`, each one longer than the one before."""

    def made(size: int) -> str:
        pieces, length = [], 0
        for number in count(1):
            pieces.append(sign * number + tail)
            length += len(pieces[-1])
            if length >= size:
                break
        return "".join(pieces)

    return made
