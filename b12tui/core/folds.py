"""Folds: open and closed questions (closed by default) and sections (open by default).

Only differences from the current default are stored, so that a document of any length can be opened or closed as a
whole. A closed section hides its own blocks; nested sections keep their headings, so that closing everything leaves an
abstract.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from zlib import crc32

from b12tui.core import growing_set
from b12tui.document import Document, Question, Section, TextNode
from b12tui.fastclass import dataclass, replace

LETTERS = 1_000
"""Maximum length, in characters, of a slug used as its own key; a longer one is shortened and given a checksum."""


@dataclass(frozen=True, slots=True)
class Folds:
    """Fold state of questions and sections."""

    all_open: bool | None = None
    """True if all was opened, False if all was closed, None for each as its author has it."""
    flipped: AbstractSet[str] = frozenset()
    """Keys of the slugs that differ from `all_open`; a section's begins with `#`."""

    def __hash__(self) -> int:
        """Return a hash; of many open questions it takes no longer than of few."""
        return hash((self.all_open, growing_set.digest(self.flipped) if self.flipped else 0))

    def question_open(self, question: Question) -> bool:
        """Return whether the answer is shown."""
        default = question.open if self.all_open is None else self.all_open
        return default != self.flips(question)

    def section_open(self, section: Section) -> bool:
        """Return whether the section's own blocks are shown; blocks before the first heading always are."""
        default = self.all_open is not False or section.number == 0
        return default != (_section_key(section) in self.flipped)

    def flips(self, question: Question) -> bool:
        """Return whether the question differs from `all_open`."""
        return slug_key(question.slug) in self.flipped

    def flip_question(self, question: Question) -> Folds:
        """Return the folds with the question's state flipped."""
        return replace(self, flipped=self.flipped ^ {slug_key(question.slug)})

    def flip_section(self, section: Section) -> Folds:
        """Return the folds with the section's state flipped."""
        return replace(self, flipped=self.flipped ^ {_section_key(section)})

    def opening(self, questions: Iterable[Question]) -> Folds:
        """Return the folds with those questions open that are closed by their author alone."""
        closed = [
            slug
            for question in questions
            if not question.open and (slug := slug_key(question.slug)) not in self.flipped
        ]
        if not closed or self.all_open is not None:
            return self
        return replace(self, flipped=growing_set.with_items(self.flipped, closed))

    def hides(self, section: Section, index: int, node: TextNode) -> bool:
        """Return whether text node number `index` of the section is hidden."""
        if index > 0 and not self.section_open(section):
            return True
        return any(isinstance(w.block, Question) and not self.question_open(w.block) for w in node.ancestors)

    def reveal(self, section: Section, index: int, node: TextNode) -> Folds:
        """Return the folds with everything opened that hides the text node."""
        folds = self
        if index > 0 and not folds.section_open(section):
            folds = folds.flip_section(section)
        for within in node.ancestors:
            if isinstance(within.block, Question) and not folds.question_open(within.block):
                folds = folds.flip_question(within.block)
        return folds


def _section_key(section: Section) -> str:
    return slug_key(f"#{section.slug}")


def slug_key(slug: str) -> str:
    """Return the key of a slug among those that are flipped: at most `LETTERS` characters, however long the slug."""
    if len(slug) <= LETTERS:
        return slug
    return f"{slug[: LETTERS - 10]}~{crc32(slug.encode('utf-8', 'surrogatepass')):08x}"


def visible(document: Document, folds: Folds, section: int) -> tuple[int, ...]:
    """Return the indexes of the section's visible text nodes that are not blank."""
    return document.visible_nodes(folds, section)
