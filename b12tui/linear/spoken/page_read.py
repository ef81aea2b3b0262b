"""Page read aloud in spoken pages, and the sentence that a listener has reached after some time."""

from __future__ import annotations

from b12tui.core.folds import Folds
from b12tui.core.state import Command
from b12tui.document import Position
from b12tui.fastclass import dataclass


@dataclass(frozen=True, slots=True)
class PageRead:
    """Sentences that were written together, to be spoken one after the other."""

    command: Command
    rows: tuple[str, ...]
    read: tuple[tuple[Position, Folds, int], ...]
    """For each sentence where it begins, the folds there, and its number of words."""
    following: Position | None
    """Where the next sentence begins; None at the end of the section or of the text."""
    continues: bool
    """Whether the next page follows by itself once this one is spoken."""

    spoken: bool = False
    """Whether it counts as spoken to its end: from the start where nothing follows a page by itself."""

    def seconds(self, words_per_minute: int) -> float:
        """Return how long it takes to speak the page at a rate."""
        return sum(words for _, _, words in self.read) * 60 / words_per_minute

    def sentence_after(self, seconds: float, words_per_minute: int) -> tuple[Position, Folds]:
        """Return the sentence that is spoken after `seconds`, and the folds there; the last one if all are spoken."""
        left = seconds * words_per_minute / 60
        for at, folds, words in self.read:
            left -= words
            if left < 0:
                return at, folds
        return self.read[-1][:2]

    @property
    def end(self) -> Position:
        """A position behind the last character read and before the next sentence."""
        if self.following is not None and self.following.section == self.read[-1][0].section:
            return Position(self.following.section, self.following.node, self.following.offset - 1)
        return Position(self.read[-1][0].section, 1 << 60)
