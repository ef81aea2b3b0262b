"""Slugs of headings: the part of a link after `#`, by GitHub's rule, so that tables of contents written for it work."""

from __future__ import annotations

import re

from b12tui.document import Formula, Image, Text
from b12tui.lazy_pattern import lazy_pattern

_DROPPED = lazy_pattern(r"[^\w\- ]", re.ASCII)
_KEPT_CATEGORIES = frozenset(("L", "M", "Nd", "Nl", "Pc"))
"""General categories of the characters in a slug, beside `-` and space: `Word` in Ruby, by which GitHub makes it."""


class Slugs:
    """Unique slugs of a document."""

    def __init__(self) -> None:
        """Start without any slugs taken."""
        self._times: dict[str, int] = {}

    def make_unique(self, wanted: str) -> str:
        """Return `wanted`, or the first of `wanted-1`, `wanted-2`, … that is not taken yet."""
        slug = wanted
        while slug in self._times:
            self._times[wanted] += 1
            slug = f"{wanted}-{self._times[wanted]}"
        self._times[slug] = 0
        return slug


class QuestionSlugs:
    """Slugs of a section's questions that are not headings: `section?question`.

    No heading's slug contains a question mark, so these are unique in the document although each section assigns its
    own.
    """

    def __init__(self, section: str) -> None:
        """Start without any slugs taken in the section with slug `section`."""
        self._section = section
        self._slugs = Slugs()

    def make_unique(self, question: Text) -> str:
        """Return the slug of the next question."""
        return f"{self._section}?{self._slugs.make_unique(slug_of(question))}"


def slug_of(text: Text) -> str:
    """Return the slug of a heading with this text, without the descriptions of images, formulas as written."""
    chars = text.chars
    for span in reversed(text.spans):
        if isinstance(span.kind, Image):
            chars = chars[: span.start] + chars[span.end :]
        elif isinstance(span.kind, Formula):
            chars = chars[: span.start] + span.kind.source + chars[span.end :]
    return _without_signs(chars.replace("\n", " ").strip().lower()).replace(" ", "-")


def _without_signs(chars: str) -> str:
    if chars.isascii():
        return _DROPPED.sub("", chars)
    from unicodedata import category  # deferred: most headings are ASCII

    return "".join(
        char for char in chars if char in "- " or not _KEPT_CATEGORIES.isdisjoint((category(char), category(char)[0]))
    )
