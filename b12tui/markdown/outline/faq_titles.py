"""Titles of sections whose subheadings are questions."""

from __future__ import annotations

import re

_FAQ = frozenset({"faq", "frequently asked questions", "questions"})
_SURROUNDING = re.compile(r"^[\W_]+|[\W_]+$")


def is_faq(title: str) -> bool:
    """Return whether the headings below a heading with this title are questions."""
    return len(title) < 60 and _SURROUNDING.sub("", title).casefold() in _FAQ
