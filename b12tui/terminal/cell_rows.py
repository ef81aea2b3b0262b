"""Conversion of styled rows to screen cells.

A frontend gives a row as runs of text with their style; a terminal has cells. Rows are cut and filled to the width of
the screen. This is also the last safeguard: no control character, and none that changes the direction of text, gets
past it.
"""

from __future__ import annotations

from functools import lru_cache

from b12tui.cellstyle import DEFAULT_STYLE, CellStyle, StyledRow
from b12tui.fastclass import dataclass
from b12tui.terminal.sgr import SgrStyles
from b12tui.textwidth import UNSEEN, cells, clusters, is_simple

# By number: a name (\N{…}) would load unicodedata whenever the source is compiled.
BLANKS = "\u00a0\u2007\u202f\u2009\u2002\u2003"
PLAIN_STYLE = (
    dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), "?")
    | dict.fromkeys(map(ord, BLANKS), " ")
    | dict.fromkeys(map(ord, UNSEEN))
)
"""Replacements of characters that are not drawn; None removes them."""

PICTOGRAPHS = "\U0001f000"
"""First character of those about whose width terminals of different years disagree."""


@dataclass(frozen=True, slots=True)
class Cells:
    """Cells of a row, as many as the screen has columns."""

    clusters: tuple[str, ...]
    """Grapheme cluster of each cell; "" in the second cell of a wide one."""
    styles: tuple[CellStyle, ...]
    """Style of each cell; the default for a blank on which the style would not be visible."""
    end: int
    """Column behind the last cell that is not a plain blank."""
    unsure: bool
    """Whether it has characters after which the terminal's cursor position is uncertain."""


def cells_of(row: StyledRow, width: int, styles: SgrStyles) -> Cells:
    """Return the cells of `row` on a screen of `width` columns; a longer row is cut, never within a character."""
    parts: list[str] = []
    looks: list[CellStyle] = []
    unsure = False
    for text, wanted in row:
        appearance = styles.displayable(wanted)
        before = len(parts)
        if is_simple(text):
            parts += text
        elif _append(text, parts):
            unsure = True
        if appearance is DEFAULT_STYLE or styles.visible_on_blanks(appearance):
            looks += [appearance] * (len(parts) - before)
        else:
            looks += [DEFAULT_STYLE if cluster == " " else appearance for cluster in parts[before:]]
    if len(parts) > width:
        cut = width
        while cut and not parts[cut]:
            cut -= 1
        del parts[cut:], looks[cut:]
    end = len(parts)
    while end and parts[end - 1] == " " and looks[end - 1] is DEFAULT_STYLE:
        end -= 1
    fill = width - len(parts)
    return Cells((*parts, *[" "] * fill), (*looks, *[DEFAULT_STYLE] * fill), end, unsure)


def _append(text: str, row: list[str]) -> bool:
    """Append the cells of any text; return whether the width of one is uncertain."""
    unsure = False
    for cluster in clusters(text if text.isprintable() else text.translate(PLAIN_STYLE)):
        width, uncertain = _measured(cluster)
        if width:
            row += (cluster, *[""] * (width - 1))
        else:  # combines with the cell before it, maybe of another run; dropped at the start of a row
            last = len(row) - 1
            while last > 0 and not row[last]:
                last -= 1
            if last >= 0:
                row[last] += cluster
        unsure = unsure or uncertain
    return unsure


@lru_cache(maxsize=4096)
def _measured(cluster: str) -> tuple[int, bool]:
    """Return the width of a cluster in cells, and whether terminals may disagree about it.

    Some count a sequence as one character, as the layout does, and some add up its parts.
    """
    width = cells(cluster)
    return width, max(cluster) >= PICTOGRAPHS or (len(cluster) > 1 and sum(map(cells, cluster)) != width)


def doubtful(cluster: str) -> bool:
    """Return whether terminals may disagree about the width of a cluster."""
    return not is_simple(cluster) and _measured(cluster)[1]
