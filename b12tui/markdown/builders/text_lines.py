"""Lines of a source that stand in its texts, rather than in code: only those define abbreviations."""

from __future__ import annotations

from bisect import bisect_right

from b12tui.fasttyping import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from b12tui.document.section import Section
    from b12tui.markdown.commonmark.tokens import Token


class TextLines:
    """Lines of the texts that have a sign, section by section."""

    def __init__(self, sections: Sequence[Section], tokens: Callable[[int], Sequence[Token] | None], sign: str) -> None:
        """Look among `tokens` of a section, by its number; None stands for one that takes too long to parse."""
        self._sections = sections
        self._tokens = tokens
        self._sign = sign
        self._known: dict[int, frozenset[str]] = {}

    def hold(self, offset: int, line: str) -> bool:
        """Return whether a line of the source at an offset stands in a text."""
        number = bisect_right(self._sections, offset, lo=1, key=lambda section: section.offset) - 1
        if number not in self._known:
            self._known[number] = frozenset(
                row.strip()
                for token in self._tokens(number) or ()
                if token.type == "inline" and self._sign in token.content
                for row in token.content.split("\n")
            )
        return line.strip() in self._known[number]
