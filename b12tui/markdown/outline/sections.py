"""Build the outline: sections, their nesting, titles and slugs.

A heading opens a section unless it is in a container, of Markdown or of HTML, or is a question below a FAQ heading. An
h1 at the very start of the document is its title: the heading of section 0, which is not counted.
"""

from __future__ import annotations

from b12tui.core.messages.replacements import title_line
from b12tui.document import Section
from b12tui.document.sanitize import sanitize_line
from b12tui.fastclass import dataclass
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.commonmark.attributes import heading_attributes, labels
from b12tui.markdown.emoji_codes import without_colons
from b12tui.markdown.outline.slugs import Slugs, slug_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from b12tui.dialects import Dialect
    from b12tui.document import Text
    from b12tui.markdown.outline.symbols import ContainerTag, HeadingKey, HeadingSymbol

_FAQ = frozenset({"faq", "frequently asked questions", "questions"})
_CODE = lazy_pattern(r"`[^`\n]+`")
_SURROUNDING = lazy_pattern(r"^[\W_]+|[\W_]+$")


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections of a document, and the data that building their blocks needs."""

    sections: tuple[Section, ...]
    slugs: dict[HeadingKey, str]
    """Slugs of all headings, those that open no section included."""
    derived: dict[str, str]
    """Slugs by GitHub's rule of the headings that have names of their own, by those."""
    faqs: frozenset[int]
    """Numbers of the sections whose subheadings are questions."""


def outline(
    headings: Iterable[HeadingSymbol],
    containers: Iterable[ContainerTag],
    text: Callable[[str], Text],
    untitled: Callable[[str], Text],
    first: Callable[[HeadingSymbol], bool],
    named: str,
    dialect: Dialect,
) -> Outline:
    """Return the outline of `headings`.

    `text` parses a heading's inline text, and `untitled` does so without the titles of links and elements; `first`
    returns whether no readable text stands before a heading; `named` is the title in the front matter. `dialect` says
    whether headings have attributes.
    """
    ranges = ContainerRanges(containers)
    taken = Slugs()
    slugs: dict[HeadingKey, str] = {}
    derived: dict[str, str] = {}
    tree = _SectionTree([Section(0, 0, named, "", None, 1, 0)])
    faqs: set[int] = set()
    faq = 0
    heading_seen = False
    last_line, before = -1, 0
    for heading in headings:
        content = heading.content
        words, derived_slug, name = (
            _parsed(content, text, untitled, dialect) if isinstance(content, str) else (content, slug_of(content), "")
        )
        title = sanitize_line(title_line(words))
        if not title:
            continue
        line = heading.point.line
        before = before + 1 if line == last_line else 0
        last_line = line
        name = sanitize_line(heading.name) or name
        slug = slugs[line, before] = taken.make_unique(name or derived_slug)
        if name:
            derived[slug] = derived_slug
        inside = (
            not heading.may_open_section
            or before
            or ranges.contains(heading.point.offset)
            or (faq and heading.level > faq)
        )
        if not inside and not heading_seen and heading.level == 1 and first(heading):
            tree.sections[0] = Section(0, 1, title, slug, None, 1, 0)
        elif not inside:
            number = tree.add(heading, title, slug)
            faq = heading.level if is_faq(title) else 0
            if faq:
                faqs.add(number)
        heading_seen = True
    return Outline(tuple(tree.sections), slugs, derived, frozenset(faqs))


def _parsed(
    content: str, text: Callable[[str], Text], untitled: Callable[[str], Text], dialect: Dialect
) -> tuple[Text, str, str]:
    """Return the words of a heading with this source, the slug that GitHub derives from it, and the name in it."""
    content, name = heading_attributes(content) if dialect.has("attributes") else (content, "")
    content = content[labels(content)[1] :] if dialect.has("label") else content
    words = text(content)
    spelt = without_colons(content)  # GitHub derives slugs before it puts emoji for their codes
    links = _CODE.sub("", content).count("](") if "](" in content else 0
    if words.chars.count("(") > content.count("(") - links:  # a title stands in brackets of ours
        return words, slug_of(untitled(spelt)), name
    return words, slug_of(words if spelt == content else text(spelt)), name


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
        section = Section(number, heading.level, title, slug, parent, heading.point.line + 1, heading.point.offset)
        self.sections.append(section)
        self._ancestors.append(section)
        return number


class ContainerRanges:
    """The ranges of HTML's containers; one that is never closed is ignored.

    A closing tag closes the last open element of its name, and all inside it, unless that is outside a table (HTML,
    13.2.4.2).
    """

    def __init__(self, tags: Iterable[ContainerTag]) -> None:
        """Find the ranges between the tags."""
        opened: list[ContainerTag] = []
        open_by_name: dict[str, list[int]] = {}
        self._spans: list[tuple[int, int]] = []
        for tag in tags:
            own = open_by_name.setdefault(tag.name, [])
            if not tag.closing:
                own.append(len(opened))
                opened.append(tag)
                continue
            tables = open_by_name.get("table")
            if not own or (tag.name != "table" and tables and tables[-1] > own[-1]):
                continue
            depth = own[-1]
            start = opened[depth].offset
            while len(opened) > depth:
                open_by_name[opened.pop().name].pop()
            while self._spans and self._spans[-1][0] >= start:
                self._spans.pop()
            self._spans.append((start, tag.offset))
        self.unclosed = {tag.name for tag in opened}
        """Names of the elements that are never closed."""
        self._next = 0

    def contains(self, offset: int) -> bool:
        """Return whether an offset is in a container; must be called with ascending offsets."""
        while self._next < len(self._spans) and self._spans[self._next][1] < offset:
            self._next += 1
        return self._next < len(self._spans) and self._spans[self._next][0] < offset


def is_faq(title: str) -> bool:
    """Return whether the headings below a heading with this title are questions."""
    return len(title) < 60 and _SURROUNDING.sub("", title).casefold() in _FAQ
