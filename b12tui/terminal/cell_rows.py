"""Rows of text as cells of a screen.

A head gives a row as runs of text, each with its look; a terminal has cells. Here one becomes the other, cut and filled
to the width of the screen. This is also the last guard: whatever text arrives here, no control character leaves, and
none that turns the direction of what follows.
"""

from __future__ import annotations

from functools import lru_cache

from b12tui.fastclass import dataclass
from b12tui.terminal.sgr import SgrStyles
from b12tui.textwidth import cells, clusters, is_simple

StyledRow = tuple[tuple[str, str], ...]
"""A row as a head gives it, from the left: runs of text and the SGR parameters of their look."""

# By number: a name (\N{…}) would load unicodedata where the source is compiled anew.
BLANKS = "\u00a0\u2007\u202f\u2009\u2002\u2003"
UNSEEN = "\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
PLAIN_STYLE = (
    dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), "?")
    | dict.fromkeys(map(ord, BLANKS), " ")
    | dict.fromkeys(map(ord, UNSEEN))
)
"""What stands in the place of characters that are not drawn; None is nothing."""

PICTOGRAPHS = "\U0001f000"
"""From here on terminals of different years disagree about widths."""


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a row, as many as the screen is wide."""

    clusters: tuple[str, ...]
    """The character of each cell with all that combines with it; "" in the second cell of a wide one."""
    looks: tuple[str, ...]
    """The look of each cell; "" for a blank whose look would not be seen."""
    end: int
    """The column behind the last cell that is no plain blank."""
    unsure: bool
    """It holds characters after which no one can know where the terminal's cursor stands."""


def cells_of(row: StyledRow, width: int, pens: SgrStyles) -> Cells:
    """Return the cells of `row` on a screen of `width` columns; what is longer is cut, never within a character."""
    parts: list[str] = []
    looks: list[str] = []
    unsure = False
    for text, parameters in row:
        appearance = pens.look(parameters)
        before = len(parts)
        if is_simple(text):
            parts += text
        elif _append(text, parts):
            unsure = True
        if not appearance or pens.seen_on_blanks(appearance):
            looks += [appearance] * (len(parts) - before)
        else:
            looks += ["" if cluster == " " else appearance for cluster in parts[before:]]
    if len(parts) > width:
        cut = width
        while cut and not parts[cut]:
            cut -= 1
        del parts[cut:], looks[cut:]
    end = len(parts)
    while end and parts[end - 1] == " " and not looks[end - 1]:
        end -= 1
    fill = width - len(parts)
    return Cells((*parts, *[" "] * fill), (*looks, *[""] * fill), end, unsure)


def _append(text: str, row: list[str]) -> bool:
    """Append the cells of any text; tell whether one is unsure."""
    unsure = False
    for cluster in clusters(text if text.isprintable() else text.translate(PLAIN_STYLE)):
        width, doubtful = _measured(cluster)
        if width:
            row += (cluster, *[""] * (width - 1))
        else:  # it combines with what stands before it, in another run maybe; at the start of a row with nothing
            last = len(row) - 1
            while last > 0 and not row[last]:
                last -= 1
            if last >= 0:
                row[last] += cluster
        unsure = unsure or doubtful
    return unsure


@lru_cache(maxsize=4096)
def _measured(cluster: str) -> tuple[int, bool]:
    """Return the cells that a cluster takes, and whether terminals may disagree.

    Some count a sequence as one character, as layout does, and some add up its parts.
    """
    width = cells(cluster)
    return width, max(cluster) >= PICTOGRAPHS or (len(cluster) > 1 and sum(map(cells, cluster)) != width)


def doubtful(cluster: str) -> bool:
    """Tell whether terminals may disagree about the cells that a cluster takes."""
    return not is_simple(cluster) and _measured(cluster)[1]
