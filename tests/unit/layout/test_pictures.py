"""The article and a page of styles on screens of several sizes, as kept in pictures whose differences can be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from pictures import draw


@pytest.mark.parametrize(("columns", "rows", "source"), draw.PICTURES)
def test_the_screen_looks_as_it_was_seen(columns: int, rows: int, source: Path) -> None:
    assert draw.drawn(columns, rows, source) == draw.kept(columns, rows, source).read_text(encoding="utf-8")
