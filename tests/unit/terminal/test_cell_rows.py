"""Rows as cells: what stands where, and what never gets to a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from b12tui.cellstyle import DEFAULT_STYLE, CellStyle, StyledRow
from b12tui.terminal.cell_rows import cells_of, doubtful
from b12tui.terminal.sgr import SgrStyles

if TYPE_CHECKING:
    from b12tui.terminal.capabilities import Capabilities


PLAIN, BOLD, LINED = DEFAULT_STYLE, CellStyle("1"), CellStyle("4")


@pytest.mark.parametrize(
    ("row", "clusters"),
    [
        ((("ab", PLAIN),), ["a", "b", " ", " "]),
        ((("日a", PLAIN),), ["日", "", "a", " "]),
        ((("e\u0301", PLAIN), ("b", PLAIN)), ["e\u0301", "b", " ", " "]),
        ((("e", BOLD), ("\u0301b", PLAIN)), ["e\u0301", "b", " ", " "]),
        ((("日", BOLD), ("\u0301", PLAIN)), ["日\u0301", "", " ", " "]),
        ((("\u0301a", PLAIN),), ["a", " ", " ", " "]),
        ((("a\u00a0b\u200b", PLAIN),), ["a", " ", "b", " "]),
        ((("a\u202eb", PLAIN),), ["a", "b", " ", " "]),
        ((("\x1b[m", PLAIN),), ["?", "[", "m", " "]),
        ((("abc日", PLAIN),), ["a", "b", "c", " "]),
        ((("abcde", PLAIN),), ["a", "b", "c", "d"]),
        ((), [" ", " ", " ", " "]),
    ],
)
def test_each_character_has_its_cells(row: StyledRow, clusters: list[str], xterm: Capabilities) -> None:
    cells = cells_of(row, 4, SgrStyles(xterm))
    assert list(cells.clusters) == clusters
    assert len(cells.styles) == 4
    assert cells.end == len("".join(cluster or "." for cluster in clusters).replace("\u0301", "").rstrip(" "))


def test_a_blank_has_a_look_only_where_it_would_be_seen(xterm: Capabilities) -> None:
    assert cells_of((("a b", BOLD),), 4, SgrStyles(xterm)).styles == (BOLD, PLAIN, BOLD, PLAIN)
    assert cells_of((("a b", LINED),), 4, SgrStyles(xterm)).styles == (
        LINED,
        LINED,
        LINED,
        PLAIN,
    )
    assert cells_of(((" ", CellStyle("7")),), 4, SgrStyles(xterm)).end == 1


@pytest.mark.parametrize("cluster", ["👨‍👩‍👧", "❤️", "🇬🇧", "👍🏽", "😀"])
def test_terminals_may_disagree_about_pictographs_and_sequences(cluster: str, xterm: Capabilities) -> None:
    assert doubtful(cluster)
    assert cells_of(((cluster, PLAIN),), 9, SgrStyles(xterm)).unsure


@pytest.mark.parametrize("cluster", ["a", "é", "e\u0301", "日", "—", "─"])
def test_terminals_agree_about_letters(cluster: str, xterm: Capabilities) -> None:
    assert not doubtful(cluster)
    assert not cells_of(((cluster, PLAIN),), 9, SgrStyles(xterm)).unsure
