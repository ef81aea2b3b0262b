"""Texts that repeat one construct: rules match each in one way, so work grows with the text."""

from __future__ import annotations

import re

import pytest

from b12tui.lint import drawings, heard
from b12tui.lint.rules import images, prose, senses, signs

SKIN = "\U0001f3fb"

HOSTILE = [
    (signs._LABEL, ": " + SKIN * 3000 + "x", False),
    (signs._ALONE, (SKIN + " ") * 3000 + "x", False),
    (signs._RUN, SKIN * 3000 + "x", True),
    (signs._CAPITALS, "AB, " * 3000 + "x-", True),
    (heard.EMOJI, (SKIN + "\u200d") * 3000, True),
    (senses._BY_PLACE, "in the far " * 3000, False),
    (senses._BY_COLOUR, "the dark " * 3000, False),
    (prose._ABBREVIATION, "AB" * 3000, False),
    (prose._BEFORE, "a ( " * 3000, True),
    (drawings._DRAWN, "| v " * 3000 + "x", False),
    (images._GENERIC, "screen shot " + " ." * 3000 + "x", True),
]


@pytest.mark.parametrize(("pattern", "text", "found"), HOSTILE, ids=[str(number) for number in range(len(HOSTILE))])
def test_no_pattern_tries_a_text_in_all_ways(pattern: re.Pattern[str], text: str, *, found: bool) -> None:
    """A pattern that does so never ends here, and the test is stopped."""
    assert (pattern.search(text) is not None) == found
