"""What is open and what is closed: questions (closed at first) and sections (open at first).

Only what differs from the rule in force is kept, so that a text of any length can be opened or closed as a whole. A
closed section hides its own blocks; sections inside it keep their headings, so that closing everything leaves an
abstract.
"""

from __future__ import annotations

from functools import lru_cache
from zlib import crc32

from b12tui.document import Document, Question, Section, TextNode
from b12tui.fastclass import dataclass, replace

LETTERS = 1_000
"""How many characters of a slug are told apart by themselves; a longer one by these and a checksum."""


@dataclass(frozen=True, slots=True)
class Folds:
    """Which questions and sections are open."""

    all_open: bool | None = None
    """True: all was opened; False: all was closed; None: each as the author has it."""
    flipped: frozenset[str] = frozenset()
    """The slugs of those that differ from `everything`; a section's begins with `#`."""

    def question_open(self, question: Question) -> bool:
        """Tell whether the answer is shown."""
        rule = question.open if self.all_open is None else self.all_open
        return rule != self.flips(question)

    def section_open(self, section: Section) -> bool:
        """Tell whether the section's own blocks are shown; what has no heading is always open."""
        rule = self.all_open is not False or section.number == 0
        return rule != (_key(section) in self.flipped)

    def flips(self, question: Question) -> bool:
        """Tell whether the question differs from `everything`."""
        return key(question.slug) in self.flipped

    def flip_question(self, question: Question) -> Folds:
        """Return the folds with the question the other way round."""
        return replace(self, flipped=self.flipped ^ {key(question.slug)})

    def flip_section(self, section: Section) -> Folds:
        """Return the folds with the section the other way round."""
        return replace(self, flipped=self.flipped ^ {_key(section)})

    def hides(self, section: Section, index: int, node: TextNode) -> bool:
        """Tell whether leaf number `index` of the section is out of sight."""
        if index > 0 and not self.section_open(section):
            return True
        return any(isinstance(w.block, Question) and not self.question_open(w.block) for w in node.ancestors)

    def reveal(self, section: Section, index: int, node: TextNode) -> Folds:
        """Return the folds with everything opened that hides the leaf."""
        folds = self
        if index > 0 and not folds.section_open(section):
            folds = folds.flip_section(section)
        for within in node.ancestors:
            if isinstance(within.block, Question) and not folds.question_open(within.block):
                folds = folds.flip_question(within.block)
        return folds


def _key(section: Section) -> str:
    return key(f"#{section.slug}")


def key(slug: str) -> str:
    """Return what stands for a slug among those that are flipped: at most `LETTERS` characters, however long it is."""
    if len(slug) <= LETTERS:
        return slug
    return f"{slug[: LETTERS - 10]}~{crc32(slug.encode('utf-8', 'surrogatepass')):08x}"


@lru_cache(maxsize=8)  # a move to the next heading asks for every leaf on its way, and a section may have 30,000
def visible(document: Document, folds: Folds, section: int) -> tuple[int, ...]:
    """Return the indexes of the section's leaves that are in sight and have something to read."""
    entry = document.sections[section]
    return tuple(
        index
        for index, node in enumerate(document.text_nodes(section))
        if node.text.chars.strip() and not folds.hides(entry, index, node)
    )
