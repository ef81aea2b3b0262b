"""Rows as cells: what stands where, and what never gets to a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from b12tui.terminal.cell_rows import StyledRow, cells_of, doubtful
from b12tui.terminal.sgr import SgrStyles

if TYPE_CHECKING:
    from b12tui.terminal.capabilities import Capabilities


@pytest.mark.parametrize(
    ("row", "clusters"),
    [
        ((("ab", ""),), ["a", "b", " ", " "]),
        ((("日a", ""),), ["日", "", "a", " "]),
        ((("e\u0301", ""), ("b", "")), ["e\u0301", "b", " ", " "]),
        ((("e", "1"), ("\u0301b", "")), ["e\u0301", "b", " ", " "]),
        ((("日", "1"), ("\u0301", "")), ["日\u0301", "", " ", " "]),
        ((("\u0301a", ""),), ["a", " ", " ", " "]),
        ((("a\u00a0b\u200b", ""),), ["a", " ", "b", " "]),
        ((("a\u202eb", ""),), ["a", "b", " ", " "]),
        ((("\x1b[m", ""),), ["?", "[", "m", " "]),
        ((("abc日", ""),), ["a", "b", "c", " "]),
        ((("abcde", ""),), ["a", "b", "c", "d"]),
        ((), [" ", " ", " ", " "]),
    ],
)
def test_each_character_has_its_cells(row: StyledRow, clusters: list[str], xterm: Capabilities) -> None:
    cells = cells_of(row, 4, SgrStyles(xterm))
    assert list(cells.clusters) == clusters
    assert len(cells.looks) == 4
    assert cells.end == len("".join(cluster or "." for cluster in clusters).replace("\u0301", "").rstrip(" "))


def test_a_blank_has_a_look_only_where_it_would_be_seen(xterm: Capabilities) -> None:
    assert cells_of((("a b", "1"),), 4, SgrStyles(xterm)).looks == ("1", "", "1", "")
    assert cells_of((("a b", "4"),), 4, SgrStyles(xterm)).looks == ("4", "4", "4", "")
    assert cells_of(((" ", "7"),), 4, SgrStyles(xterm)).end == 1


@pytest.mark.parametrize("cluster", ["👨‍👩‍👧", "❤️", "🇬🇧", "👍🏽", "😀"])
def test_terminals_may_disagree_about_pictographs_and_sequences(cluster: str, xterm: Capabilities) -> None:
    assert doubtful(cluster)
    assert cells_of(((cluster, ""),), 9, SgrStyles(xterm)).unsure


@pytest.mark.parametrize("cluster", ["a", "é", "e\u0301", "日", "—", "─"])
def test_terminals_agree_about_letters(cluster: str, xterm: Capabilities) -> None:
    assert not doubtful(cluster)
    assert not cells_of(((cluster, ""),), 9, SgrStyles(xterm)).unsure
