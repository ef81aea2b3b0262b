"""Rules of images: whether their descriptions say what they show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from b12tui.catalogue import lint_structure as words
from b12tui.core.messages import phrases
from b12tui.lint.findings import Problem, Severity
from b12tui.lint.page import Page, Use
from b12tui.lint.rule import Rule

_GENERIC = re.compile(
    r"(?:an? |the )?(?:image|img|photo|picture|pic|screen ?shot|screen ?capture|screen ?grab|graphic|figure|fig|"
    r"diagram|chart|graph|illustration|icon|alt|alt ?text|untitled|placeholder)s?[ .:_-]*\d*",
    re.IGNORECASE,
)
"""Descriptions that say what kind of thing an image is, and not what it shows."""

_FILE_NAME = re.compile(
    r"\S+\.(?:avif|bmp|gif|ico|jpe?g|png|svg|webp|tiff?)|(?:IMG|DSC|DSCN|PXL|Screenshot)[_-]?\d[\w-]*", re.IGNORECASE
)

MAX_DESCRIPTION = 300
"""Characters of a description that can be listened to at one go."""


def _problem(page: Page, use: Use, remedy: str) -> Problem:
    return page.problem(use.text, use.start, use.end, page.heard_part(use), remedy)


def _undescribed(page: Page) -> Iterator[Problem]:
    for use in page.images:
        if not use.described:
            yield _problem(page, use, words.DESCRIBE_IMAGE)


def _named(page: Page) -> Iterator[Problem]:
    for use in page.images:
        description = phrases.one_line(use.words).strip()
        stem = PurePosixPath(use.target.partition("?")[0]).stem.casefold()
        repeats = " " not in description and description.casefold() == stem and not description.isalpha()
        if use.described and (_FILE_NAME.fullmatch(description) or _GENERIC.fullmatch(description) or repeats):
            yield _problem(page, use, words.SAY_WHAT_IT_SHOWS)


def _long(page: Page) -> Iterator[Problem]:
    for use in page.images:
        if use.described and len(use.words) > MAX_DESCRIPTION:
            yield _problem(page, use, words.DESCRIBE_IN_TEXT)


RULES = (
    Rule("image-description", Severity.ERROR, "1.1.1", words.IMAGE_DESCRIPTION, _undescribed),
    Rule("image-file-name", Severity.ERROR, "1.1.1", words.IMAGE_FILE_NAME, _named),
    Rule("image-long", Severity.NOTE, "1.1.1", words.IMAGE_LONG, _long),
)
