"""Comments that allow: for a line, for the block that follows, for the file; never those in code."""

from __future__ import annotations

import pytest
from support.checking import rules_found

LINK = "[here](https://a.example)"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"{LINK}\n", 1),
        (f"<!-- b12tui: allow link-text -->\n{LINK}\n", 0),
        (f"<!-- b12tui: allow link-text -->\n\n{LINK}\n", 0),
        (f"<!-- b12tui: allow link-text -->\n\n{LINK}\n\n{LINK}\n", 1),
        (f"{LINK} <!-- b12tui: allow link-text -->\n\n{LINK}\n", 1),
        (f"{LINK} <!-- b12tui:allow link-text-->\n", 0),
        (f"<!-- b12tui: allow emoji-run, link-text -->\n\n- a\n\n  {LINK}\n\n  {LINK}\n", 0),
        (f"<!-- b12tui: allow link-empty -->\n\n{LINK}\n", 1),
        (f"{LINK}\n\n<!-- b12tui: allow-file link-text -->\n\n{LINK}\n", 0),
        (f"```html\n<!-- b12tui: allow-file link-text -->\n```\n\n{LINK}\n", 1),
        (f"`<!-- b12tui: allow-file link-text -->`\n\n{LINK}\n", 1),
        (f"<!-- b12tui: allow link-text -->\n\n# A\n\n{LINK}\n", 1),
    ],
)
def test_an_allowance_is_for_its_lines(text: str, left: int) -> None:
    assert rules_found(text).count("link-text") == left
