"""Generated texts to measure with: Markdown of any size, the same on each run, in invented words.

Each begins with a heading that contains `TITLE`; `RARE` occurs once in the middle and once near the end, `COMMON` in
about every twentieth paragraph.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

TITLE = "Velmarit"
RARE = "quondrel"
COMMON = "ashtavik"

SIZES: dict[str, int] = {
    "8 KB": 8_000,
    "100 KB": 100_000,
    "1 MB": 1_000_000,
    "3 MB": 3_000_000,
    "10 MB": 10_000_000,
}
"""Texts by name, with the minimum size of each in bytes."""

BOOK_FROM = 1_000_000
"""Size in bytes from which a text is a book: mostly running text, in chapters of some 50 KB."""

LETTERS = (*"bcdfgklmnprstvz", "br", "dr", "fl", "gr", "kl", "pr", "sk", "st", "tr")
VOWELS = (*"aeiouaeio", "ai", "ea", "ou")


class Author:
    """Generator of blocks, which are the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._words = [self._invented() for _ in range(900)]
        self._paragraphs = 0

    def _invented(self) -> str:
        pick = self._random.choice
        syllables = 1 + self._random.randrange(3)
        return "".join(pick(LETTERS) + pick(VOWELS) for _ in range(syllables)) + pick(["", "n", "r", "s", "t"])

    def word(self) -> str:
        """Return a word; short words are frequent, as in any language."""
        return self._words[int(len(self._words) * self._random.random() ** 2)]

    def words(self, least: int, most: int) -> str:
        """Return `least` to `most` words."""
        return " ".join(self.word() for _ in range(self._random.randint(least, most)))

    def phrase(self) -> str:
        """Return a few words, now and then with inline markup."""
        words = self.words(1, 4)
        match self._random.randrange(40):
            case 0 | 1:
                return f"*{words}*"
            case 2:
                return f"**{words}**"
            case 3:
                return f"`{words}`"
            case 4:
                return f"[{words}](https://example.org/{self.word()})"
            case 5 if self._random.random() < 0.2:
                return "naïve 灯台"
            case _:
                return words

    def sentence(self) -> str:
        """Return a sentence."""
        words = " ".join(self.phrase() for _ in range(self._random.randint(2, 7)))
        if self._random.random() < 0.4:
            words += f", {self.words(2, 6)}"
        return words[:1].upper() + words[1:] + self._random.choice("....?!")

    def paragraph(self, least: int = 3, most: int = 8) -> str:
        """Return `least` to `most` sentences in a line."""
        self._paragraphs += 1
        sentences = [self.sentence() for _ in range(self._random.randint(least, most))]
        if self._paragraphs % 20 == 7:
            sentences.append(f"The {COMMON} was there.")
        return " ".join(sentences)

    def heading(self, level: int, start: str = "") -> str:
        """Return a heading."""
        return f"{'#' * level} {start}{self.words(2, 5).title()}"

    def list(self) -> str:
        """Return a list of one of three kinds."""
        mark = self._random.choice(["-", "1.", "- [x]"])
        rows = [f"{mark} {self.sentence()}" for _ in range(self._random.randint(2, 5))]
        if mark == "-":
            rows.insert(1, f"  - {self.sentence()}")
        return "\n".join(rows)

    def table(self) -> str:
        """Return a table of two to four columns."""
        columns = self._random.randint(2, 4)
        rows = ["| " + " | ".join(self.word().title() for _ in range(columns)) + " |", "|---" * columns + "|"]
        cells = (" | ".join(self.words(1, 3) for _ in range(columns)) for _ in range(self._random.randint(3, 8)))
        return "\n".join([*rows, *(f"| {row} |" for row in cells)])

    def code(self) -> str:
        """Return a few lines of code."""
        lines = [f"    {self.word()} = {self.word()}({self._random.randrange(900)})" for _ in range(4)]
        return "\n".join(["```python", f"def {self.word()}():", *lines, "```"])

    def quote(self) -> str:
        """Return a quotation of two paragraphs."""
        return f"> {self.sentence()}\n>\n> {self.sentence()}"

    def asked(self) -> str:
        """Return a question and its answer."""
        return f"### {self.words(3, 7).capitalize()}?\n\n{self.paragraph(2, 4)}"

    def any_block(self) -> str:
        """Return a list, a table, code or a quotation."""
        makers: list[Callable[[], str]] = [self.list, self.table, self.code, self.quote]
        return self._random.choice(makers)()

    def article(self) -> Iterator[str]:
        """Yield an endless mix of blocks, in sections of some 2 KB."""
        section = 0
        while True:
            section += 1
            yield self.heading(2, f"{section}. ")
            yield self.paragraph()
            yield self.any_block()
            yield self.paragraph()
            yield self.asked()
            yield self.any_block()
            yield self.paragraph()

    def book(self) -> Iterator[str]:
        """Yield endless running text in chapters, with another kind of block at every ninth place."""
        chapter = 0
        while True:
            chapter += 1
            yield self.heading(2, f"Chapter {chapter}: ")
            for number in range(1, 100):
                yield self.paragraph(4, 13)
                if number % 9 == 0:
                    yield self.any_block()
                if number % 25 == 0:
                    yield self.heading(3)


def made(size: int) -> str:
    """Return a text of at least `size` bytes and hardly more."""
    author = Author(size)
    blocks = [f"# {TITLE} and other matters", author.paragraph()]
    length = sum(len(block.encode()) + 2 for block in blocks)
    for block in author.book() if size >= BOOK_FROM else author.article():
        blocks.append(block)
        length += len(block.encode()) + 2
        if length >= size:
            break
    blocks.insert(_before_paragraph(blocks, len(blocks) // 2), f"Here waits the {RARE}.")
    blocks.append(f"Here waits the {RARE} again.")
    blocks.append(author.paragraph())
    return "\n\n".join(blocks) + "\n"


def _before_paragraph(blocks: list[str], start: int) -> int:
    return next(index for index in range(start, len(blocks)) if blocks[index][0].isupper())


def write(folder: Path, names: list[str]) -> dict[str, Path]:
    """Write the named texts to files in `folder`, and return their paths."""
    files = {name: folder / f"{name.replace(' ', '').lower()}.md" for name in names}
    for name, path in files.items():
        path.write_text(made(SIZES[name]), encoding="utf-8")
    return files
