"""Detector of Markdown, apart from its reader, which most starts load for a file whose name tells."""

from __future__ import annotations

from b12tui.shapes.markdown_signs import looks_like_markdown


def detect(text: str) -> float:
    """Return how sure it is that a text has signs that hardly anything but Markdown has."""
    return 0.7 if looks_like_markdown(text) else 0.0
