"""The outline: which headings open sections, how sections nest, what they are called and what links to them say.

A heading opens a section unless it stands in a container or in a `<details>`, or asks a question below a FAQ heading.
An h1 that is the first thing in the text is its title: the heading of section 0, which is not counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from b12tui.document import Section
from b12tui.document.sanitize import sanitize_line
from b12tui.fastclass import dataclass
from b12tui.markdown.builders.faq import is_faq
from b12tui.markdown.outline.slugs import Slugs, slug_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from b12tui.document import Text
    from b12tui.markdown.outline.symbols import HeadingSymbol


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections of a text, and what their blocks need to know of them."""

    sections: tuple[Section, ...]
    slugs: dict[int, str]
    """By line, of every heading, also of those that open no section."""
    faqs: frozenset[int]
    """The numbers of the sections whose subheadings are questions."""


def outline(
    headings: Iterable[HeadingSymbol],
    folds: list[tuple[int, bool]],
    text: Callable[[str], Text],
    first: Callable[[HeadingSymbol], bool],
    named: str,
) -> Outline:
    """Return the outline.

    `text` parses a heading's running text; `first` tells whether nothing that is read stands before a heading; `named`
    is what the front matter calls the text.
    """
    folded = _Folded(folds)
    taken = Slugs()
    slugs: dict[int, str] = {}
    tree = _Tree([Section(0, 0, named, "", None, 1, 0)])
    faqs: set[int] = set()
    faq = 0
    begun = False
    for found in headings:
        words = text(found.content)
        title = sanitize_line(words.chars)
        if not title:
            continue
        slug = slugs[found.place.line] = taken.take(slug_of(words))
        inside = not found.opens or folded.holds(found.place.line) or (faq and found.level > faq)
        if not inside and not begun and found.level == 1 and first(found):
            tree.sections[0] = Section(0, 1, title, slug, None, 1, 0)
        elif not inside:
            number = tree.add(found, title, slug)
            faq = found.level if is_faq(title) else 0
            if faq:
                faqs.add(number)
        begun = True
    return Outline(tuple(tree.sections), slugs, frozenset(faqs))


class _Tree:
    """Sections, each in the last one before it whose heading is higher."""

    def __init__(self, sections: list[Section]) -> None:
        self.sections = sections
        self._around: list[Section] = []

    def add(self, found: HeadingSymbol, title: str, slug: str) -> int:
        """Add the section that a heading opens, and return its number."""
        while self._around and self._around[-1].level >= found.level:
            self._around.pop()
        number = len(self.sections)
        parent = self._around[-1].number if self._around else None
        section = Section(number, found.level, title, slug, parent, found.place.line + 1, found.place.offset)
        self.sections.append(section)
        self._around.append(section)
        return number


class _Folded:
    """The lines between each `<details>` and its end; one that is never closed holds nothing."""

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
        """Tell whether a line stands in a `<details>`; lines are asked for from the first on."""
        while self._next < len(self._spans) and self._spans[self._next][1] < line:
            self._next += 1
        return self._next < len(self._spans) and self._spans[self._next][0] < line
