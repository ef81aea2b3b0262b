"""Detector of diffs side by side, whose lines may be those of a program or of Markdown: they are read as lines."""

from __future__ import annotations

from b12tui.lazy_pattern import lazy_pattern
from b12tui.shapes import side_by_side

SAMPLE_CHARACTERS = 65_536
"""Characters at the beginning that are looked at."""

_SIGN = lazy_pattern(r"(?m)^.*[ \t][|<>](?:\t|$)|^.* {2}[|<>] ")
"""Line that may have the sign of a change; few texts have any."""


def detect(text: str) -> float:
    """Return how sure it is that a text begins as a diff side by side does."""
    sample = text[:SAMPLE_CHARACTERS]
    if _SIGN.search(sample) is None:
        return 0.0
    lines = sample.split("\n")
    return 0.85 if side_by_side.recognise(lines[:-1] if len(text) > len(sample) else lines) else 0.0
