"""The numbers of links: one for each target, in the order of first use, and the list of them at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from b12tui.core.messages import phrases
from b12tui.document.document import Section


class LinkNumbers:
    """The targets met so far, each with its number and the words of the first link that leads there."""

    def __init__(self, sections: Iterable[Section]) -> None:
        """Begin without a link; `sections` name those that lead into the text itself."""
        self._numbers: dict[str, int] = {}
        self._words: list[str] = []
        self._sections = {f"#{section.slug}": section for section in sections if section.slug}

    def number(self, target: str, said: str) -> int:
        """Return the number of `target`, a new one if no link led there yet; `said` are the words of this link."""
        number = self._numbers.get(target)
        if number is None:
            number = self._numbers[target] = len(self._numbers) + 1
            self._words.append(phrases.one_line(said))
        return number

    def entries(self) -> Iterator[str]:
        """Yield a line for each target: "4. text: target".

        A link into the text says the section that it leads to, for one number may stand behind many words. One that
        has no words but its target says it once.
        """
        for (target, number), said in zip(self._numbers.items(), self._words, strict=True):
            section = self._sections.get(target)
            if section is not None and section.number:
                label = phrases.labelled(section.title or phrases.BLANK_WORD, target)
                yield f"{number}. Section {section.number}, {label}"
            elif said in ("", target):
                yield f"{number}. {target}"
            else:
                yield f"{number}. {phrases.labelled(said, target)}"
