"""Slugs: what a link to a heading says after `#`, by GitHub's rule, so that contents written for it lead somewhere."""

from __future__ import annotations

import re

from b12tui.document import Image, Text

_DROPPED = re.compile(r"[^\w\- ]")
"""Everything but letters, digits, marks, `_`, `-` and spaces (github-slugger)."""


class Slugs:
    """The slugs that a text has given away."""

    def __init__(self) -> None:
        """Begin with none given away."""
        self._times: dict[str, int] = {}

    def take(self, wanted: str) -> str:
        """Return `wanted`, or the first of `wanted-1`, `wanted-2`, … that nothing has yet."""
        slug = wanted
        while slug in self._times:
            self._times[wanted] += 1
            slug = f"{wanted}-{self._times[wanted]}"
        self._times[slug] = 0
        return slug


class QuestionSlugs:
    """The slugs of a section's questions that are no headings: `section?question`.

    No heading's slug holds a question mark, so these are unique in the document though each section gives its own.
    """

    def __init__(self, section: str) -> None:
        """Begin for the section with this slug."""
        self._section = section
        self._slugs = Slugs()

    def take(self, question: Text) -> str:
        """Return the slug of the next question."""
        return f"{self._section}?{self._slugs.take(slug_of(question))}"


def slug_of(text: Text) -> str:
    """Return the slug that a heading with this text asks for; the description of a picture is no part of it."""
    chars = text.chars
    for mark in reversed(text.spans):
        if isinstance(mark.kind, Image):
            chars = chars[: mark.start] + chars[mark.end :]
    return _DROPPED.sub("", chars.replace("\n", " ").strip().lower()).replace(" ", "-")
