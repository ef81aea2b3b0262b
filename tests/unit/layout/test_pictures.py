"""The article on screens of several sizes, as kept in pictures that a difference can be read of."""

from __future__ import annotations

import pytest
from pictures import draw


@pytest.mark.parametrize(("columns", "rows"), draw.SIZES)
def test_the_screen_looks_as_it_was_seen(columns: int, rows: int) -> None:
    assert draw.drawn(columns, rows) == draw.kept(columns, rows).read_text(encoding="utf-8")
