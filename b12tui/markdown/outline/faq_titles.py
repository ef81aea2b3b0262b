"""Titles of sections whose subheadings are questions."""

from __future__ import annotations

from b12tui.lazy_pattern import lazy_pattern

_FAQ = frozenset({"faq", "frequently asked questions", "questions"})
_SURROUNDING = lazy_pattern(r"^[\W_]+|[\W_]+$")


def is_faq(title: str) -> bool:
    """Return whether the headings below a heading with this title are questions."""
    return len(title) < 60 and _SURROUNDING.sub("", title).casefold() in _FAQ
