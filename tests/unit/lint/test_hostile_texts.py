"""Texts that repeat one construct: rules match each in one way, so work grows with the text."""

from __future__ import annotations

import re

import pytest
from support.checking import check_text

from b12tui.document import Text
from b12tui.lint import drawings, spoken_text
from b12tui.lint.rules import images, prose, sensory, signs

SKIN = "\U0001f3fb"

HOSTILE = [
    (signs._LABEL, ": " + SKIN * 3000 + "x", False),
    (signs._ALONE, (SKIN + " ") * 3000 + "x", False),
    (signs._RUN, SKIN * 3000 + "x", True),
    (signs._CAPITALS, "AB, " * 3000 + "x-", True),
    (spoken_text.EMOJI, (SKIN + "\u200d") * 3000, True),
    (sensory._BY_PLACE, "in the far " * 3000, False),
    (sensory._BY_COLOUR, "the dark " * 3000, False),
    (prose._ABBREVIATION, "AB" * 3000, False),
    (prose._BEFORE, "a ( " * 3000, True),
    (drawings._DRAWN, "| v " * 3000 + "x", False),
    (images._GENERIC, "screen shot " + " ." * 3000 + "x", True),
]


@pytest.mark.parametrize(("pattern", "text", "found"), HOSTILE, ids=[str(number) for number in range(len(HOSTILE))])
def test_no_pattern_tries_a_text_in_all_ways(pattern: re.Pattern[str], text: str, *, found: bool) -> None:
    """A pattern that does so never ends here, and the test is stopped."""
    assert (pattern.search(text) is not None) == found


def test_the_place_of_a_link_is_found_without_all_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """22 seconds for a list of 8000 links, when each looked through those before it."""
    asked: list[int] = []
    line_at = Text.line_at

    def counted(text: Text, offset: int) -> int:
        asked.append(offset)
        return line_at(text, offset)

    monkeypatch.setattr(Text, "line_at", counted)

    def lines_asked(links: int) -> int:
        asked.clear()
        found = check_text("".join(f"[here](https://a.example/{number})\n" for number in range(links)))
        assert sum(finding.rule == "link-text" for finding in found.findings) == links
        return len(asked)

    assert lines_asked(200) <= 2 * lines_asked(100)
