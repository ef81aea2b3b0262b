"""Detector of HTML pages, apart from their reader, which loads the tag tables of Markdown's HTML."""

from __future__ import annotations

import re

_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--(?:(?!-->).)*-->\s*){0,9}<(?:!doctype\s+html\b|html[\s>]|head>|body[\s>])",
    re.IGNORECASE | re.DOTALL,
)


def detect(text: str) -> float:
    """Return 1 if a text begins as an HTML page does, else 0."""
    return float(_START.match(text[:10_000]) is not None)
