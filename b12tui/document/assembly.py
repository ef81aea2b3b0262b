"""Sections, outline and source of a document that is made of blocks rather than parsed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from urllib.parse import unquote

from b12tui.document.blocks import Block, DefinitionList, FrontMatter, Heading, Question
from b12tui.document.position import letters_of, term_name
from b12tui.document.sanitize import sanitize_line
from b12tui.document.section import Section
from b12tui.document.text_nodes import text_nodes
from b12tui.document.word_count import WordCount, total_words
from b12tui.fastclass import replace

SectionBlocks = tuple[tuple[Block, ...], ...]
"""Blocks of each section."""


def divide(blocks: Iterable[Block], title: str) -> tuple[tuple[Section, ...], SectionBlocks]:
    """Return the sections that the headings among `blocks` open, and their blocks; sections have no line or offset yet.

    A heading of level 1 that nothing but front matter precedes is the title and opens no section.
    """
    divided: list[list[Block]] = [[]]
    sections = [Section(0, 0, sanitize_line(title), "", None, 1, 0)]
    enclosing: list[Section] = []
    for block in blocks:
        if not isinstance(block, Heading):
            divided[-1].append(block)
            continue
        name = sanitize_line(block.text.chars)
        if block.level == 1 and len(sections) == 1 and all(isinstance(before, FrontMatter) for before in divided[0]):
            sections[0] = replace(sections[0], title=sections[0].title or name, slug=block.slug)
        else:
            while enclosing and enclosing[-1].level >= block.level:
                enclosing.pop()
            parent = enclosing[-1].number if enclosing else None
            sections.append(Section(len(sections), block.level, name, block.slug, parent, 1, 0))
            enclosing.append(sections[-1])
            divided.append([])
        divided[-1].append(block)
    return tuple(sections), tuple(map(tuple, divided))


def with_source(
    sections: tuple[Section, ...], blocks: SectionBlocks, *, lines: bool
) -> tuple[tuple[Section, ...], str]:
    """Return a source made of the words, and the sections with their offsets in it, and their `lines` if wanted.

    Each text node has lines of its own.
    """
    pieces: list[str] = []
    line, offset = 1, 0
    placed: list[Section] = []
    for section, inside in zip(sections, blocks, strict=True):
        placed.append(replace(section, line=line if lines else section.line, offset=offset))
        words = "".join(f"{node.text.chars}\n" for node in text_nodes(inside))
        pieces.append(words)
        line, offset = line + words.count("\n"), offset + len(words)
    return tuple(placed), "".join(pieces)


def link_targets(blocks: SectionBlocks) -> dict[str, tuple[int, str]]:
    """Return the section number and the slug of all that links may lead to, by slug; the first of equal ones."""
    found: dict[str, tuple[int, str]] = {}
    for number, inside in enumerate(blocks):
        for node in text_nodes(inside):
            if isinstance(node.block, Heading | Question) and node.block.slug:
                found.setdefault(node.block.slug, (number, node.block.slug))
            for _, name in node.text.anchors:
                found.setdefault(name, (number, name))
    return found


class LinkTargets:
    """Finder of what links lead to, as in the Markdown that the blocks were made of.

    A name is compared as written, then percent-decoded, then by its letters and digits; a term's is its words.
    """

    def __init__(self, blocks: SectionBlocks) -> None:
        """Find in the blocks of each section."""
        self._targets = link_targets(blocks)
        self._words = [
            (node.text.chars, (number, node.block.slug))
            for number, inside in enumerate(blocks)
            for node in text_nodes(inside)
            if isinstance(node.block, Heading)
        ]
        self._terms = {
            term_name(node.text.chars): (number, term_name(node.text.chars))
            for number, inside in reversed(list(enumerate(blocks)))
            for node in text_nodes(inside)
            if isinstance(node.block, DefinitionList)
        }

    @cached_property
    def _by_letters(self) -> dict[str, tuple[int, str]]:
        """Targets by the letters and digits of their names, of headings' words, and of names without their numbers."""
        found: dict[str, tuple[int, str]] = {}
        named = list(self._targets.items())
        for name, target in named + self._words:
            found.setdefault(letters_of(name), target)
        for name, target in named:
            found.setdefault(letters_of(name).lstrip("0123456789"), target)
        return found

    def find(self, fragment: str) -> tuple[int, str] | None:
        """Return the section number and the name of what a link to `#fragment` leads to, or None."""
        if not fragment:
            return 0, ""
        decoded = unquote(fragment)
        for name in (fragment, decoded, decoded.removeprefix("user-content-")):
            if name in self._targets:
                return self._targets[name]
        letters = letters_of(decoded.removeprefix("user-content-"))
        found = (self._by_letters.get(letters) if letters else None) or self._terms.get(term_name(decoded))
        return found or ((0, "") if decoded.casefold() == "top" else None)


def word_count(blocks: SectionBlocks) -> WordCount:
    """Return the number of words that are read."""
    return total_words(node.text.chars for inside in blocks for node in text_nodes(inside))
