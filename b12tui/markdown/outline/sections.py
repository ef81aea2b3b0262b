"""Build the outline: sections, their nesting, titles and slugs.

A heading opens a section unless it is in a container or a `<details>`, or is a question below a FAQ heading. An h1 at
the very start of the document is its title: the heading of section 0, which is not counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from b12tui.document import Section
from b12tui.document.sanitize import sanitize_line
from b12tui.fastclass import dataclass
from b12tui.markdown.commonmark.attributes import heading_attributes, labels
from b12tui.markdown.emoji_codes import without_colons
from b12tui.markdown.outline.faq_titles import is_faq
from b12tui.markdown.outline.slugs import Slugs, slug_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from b12tui.document import Text
    from b12tui.markdown.outline.symbols import HeadingSymbol


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections of a document, and the data that building their blocks needs."""

    sections: tuple[Section, ...]
    slugs: dict[int, str]
    """Slugs of all headings by source line, those that open no section included."""
    derived: dict[int, str]
    """Slugs by GitHub's rule of the headings that have names of their own, by source line."""
    faqs: frozenset[int]
    """Numbers of the sections whose subheadings are questions."""


def outline(
    headings: Iterable[HeadingSymbol],
    folds: list[tuple[int, bool]],
    text: Callable[[str], Text],
    first: Callable[[HeadingSymbol], bool],
    named: str,
) -> Outline:
    """Return the outline of `headings`.

    `text` parses a heading's inline text; `first` returns whether no readable text stands before a heading; `named` is
    the title in the front matter.
    """
    details = _DetailsRanges(folds)
    taken = Slugs()
    slugs: dict[int, str] = {}
    derived: dict[int, str] = {}
    tree = _SectionTree([Section(0, 0, named, "", None, 1, 0)])
    faqs: set[int] = set()
    faq = 0
    heading_seen = False
    for heading in headings:
        content, name = heading_attributes(heading.content)
        content = content[labels(content)[1] :]
        words = text(content)
        title = sanitize_line(words.chars)
        if not title:
            continue
        spelt = without_colons(content)  # GitHub derives slugs before it puts emoji for their codes
        derived_slug = slug_of(words if spelt == content else text(spelt))
        slug = slugs[heading.place.line] = taken.take(name or derived_slug)
        if name:
            derived[heading.place.line] = derived_slug
        inside = not heading.may_open_section or details.holds(heading.place.line) or (faq and heading.level > faq)
        if not inside and not heading_seen and heading.level == 1 and first(heading):
            tree.sections[0] = Section(0, 1, title, slug, None, 1, 0)
        elif not inside:
            number = tree.add(heading, title, slug)
            faq = heading.level if is_faq(title) else 0
            if faq:
                faqs.add(number)
        heading_seen = True
    return Outline(tuple(tree.sections), slugs, derived, frozenset(faqs))


class _SectionTree:
    """Sections, each nested in the last preceding one with a higher heading."""

    def __init__(self, sections: list[Section]) -> None:
        self.sections = sections
        self._ancestors: list[Section] = []

    def add(self, heading: HeadingSymbol, title: str, slug: str) -> int:
        """Add the section that a heading opens, and return its number."""
        while self._ancestors and self._ancestors[-1].level >= heading.level:
            self._ancestors.pop()
        number = len(self.sections)
        parent = self._ancestors[-1].number if self._ancestors else None
        section = Section(number, heading.level, title, slug, parent, heading.place.line + 1, heading.place.offset)
        self.sections.append(section)
        self._ancestors.append(section)
        return number


class _DetailsRanges:
    """The line ranges of `<details>` elements; one that is never closed is ignored."""

    def __init__(self, folds: list[tuple[int, bool]]) -> None:
        opened: list[int] = []
        self._spans: list[tuple[int, int]] = []
        for line, opens in folds:
            if opens:
                opened.append(line)
            elif opened:
                start = opened.pop()
                while self._spans and self._spans[-1][0] >= start:
                    self._spans.pop()
                self._spans.append((start, line))
        self._next = 0

    def holds(self, line: int) -> bool:
        """Return whether a line is in a `<details>`; must be called with ascending lines."""
        while self._next < len(self._spans) and self._spans[self._next][1] < line:
            self._next += 1
        return self._next < len(self._spans) and self._spans[self._next][0] < line
