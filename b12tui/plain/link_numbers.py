"""Link numbers: one for each target, in the order of first use, and the list of links at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from b12tui.catalogue import structure
from b12tui.core.messages import phrases
from b12tui.document.section import Section


class LinkNumbers:
    """Link targets so far, each with its number and the text of the first link to it."""

    def __init__(self, section_of_target: Callable[[str], Section | None] = lambda _: None) -> None:
        """Start without links; `section_of_target` returns the section that a link within the document leads to."""
        self._numbers: dict[str, int] = {}
        self._words: list[str] = []
        self._listed = 0
        self._section_of_target = section_of_target

    def number(self, target: str, text: str) -> int:
        """Return the number of `target`, a new one for its first link; `text` is that of this link."""
        number = self._numbers.get(target)
        if number is None:
            number = self._numbers[target] = len(self._numbers) + 1
            self._words.append(phrases.one_line(text))
        return number

    def numbered(self) -> Iterator[tuple[int, str, str]]:
        """Yield number, target and first text of each target."""
        for (target, number), text in zip(self._numbers.items(), self._words, strict=True):
            yield number, target, text

    def entries(self) -> Iterator[str]:
        """Yield a line for each target that was not yet listed: "4. text: target".

        A link within the document is listed with its section, because one number may have several texts. A link whose
        only text is its target is listed once.
        """
        for number, target, text in islice(self.numbered(), self._listed, None):
            self._listed += 1
            section = self._section_of_target(target)
            if section is not None and section.number:
                label = phrases.labelled(section.title or structure.BLANK, target)
                yield f"{number}. {structure.section(section.number, label)}"
            elif text in ("", target):
                yield f"{number}. {target}"
            else:
                yield f"{number}. {phrases.labelled(text, target)}"
