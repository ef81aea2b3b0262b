"""Braille ASCII and Unicode's patterns are the same cells."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from b12tui.writers.braille.cells import as_ascii, as_patterns

CELLS = "".join(map(chr, range(0x20, 0x60)))


def test_each_cell_has_one_pattern() -> None:
    patterns = as_patterns(CELLS)
    assert sorted(patterns) == [chr(0x2800 + dots) for dots in range(64)]
    assert as_ascii(patterns) == CELLS


def test_small_letters_and_their_neighbours_are_the_same_cells() -> None:
    assert as_patterns("abcxyz{|}~`") == as_patterns("ABCXYZ[\\]^@")


def test_patterns_are_those_of_liblouis() -> None:
    table = Path("/usr/share/liblouis/tables/en-us-brf.dis")
    if not table.exists():
        pytest.skip("liblouis-data is not here")
    found = re.findall(r"^display (\S+)[ \t]+([0-6]+)", table.read_text(encoding="utf-8"), re.MULTILINE)
    for name, dots in found:
        char = {"\\s": " ", "\\\\": "\\"}.get(name, name)
        pattern = chr(0x2800 + sum(1 << int(dot) - 1 for dot in dots.replace("0", "")))
        if len(char) == 1 and char.isascii():
            assert as_patterns(char) == pattern, (char, dots)
    assert len(found) > 60
