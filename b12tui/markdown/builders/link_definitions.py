"""Link reference definitions that must be kept as their source, because nothing else shows their words.

A definition gives its target and its title to the links that refer to it. Its label is a name and its target an
address, so without a title it has no words of its own and is never shown. A title is lost if no link refers to the
definition, or if it is the second one with its label. Whether a definition is referred to is decided from the source
where that is certain; only near code or HTML is the section with the reference parsed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.texts import text_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from b12tui.document import Section
    from b12tui.markdown.outline.symbols import Symbols

_LABELS = lazy_pattern(r"\[((?:[^\[\]\\]|\\.){1,999}+)\]", re.DOTALL)

_UNCERTAIN = lazy_pattern(r"[`<$\\]|~~~|\]:|^(?: {4}|\t)|^[ \t>*+-]*\[[ xX]\][ \t]|^---|^\+\+\+", re.MULTILINE)
"""Constructs that give nearby brackets another meaning: code, HTML, formulas, definitions, tasks, front matter."""


class LinkDefinitions:
    """The link reference definitions of a document, and whether they are used."""

    def __init__(self, source: str, finds: Symbols, used: Callable[[int], frozenset[str]]) -> None:
        """Store the definitions; `used(section)` parses a section and returns the labels of its references."""
        self._source = source
        self._used = used
        self._sections: Sequence[Section] = ()
        self._section_starts: list[int] | None = None
        """Offset of each section but the first, once it is asked for."""
        self._definitions = {definition.point.line: definition for definition in finds.definitions}
        self._first: dict[str, int] = {}
        for definition in finds.definitions:
            self._first.setdefault(definition.label, definition.point.line)
        self._targets = finds.references
        self._mentions: dict[str, list[re.Match[str]]] | None = None
        self._loose: dict[str, bool] = {}
        self._certain: dict[int, bool] = {}

    def divide(self, sections: Sequence[Section]) -> None:
        """Set the sections of the document."""
        self._sections, self._section_starts = sections, None

    def is_loose(self, line: int) -> bool:
        """Return whether nothing else shows the words of the definition on a line."""
        if not self._sections or line not in self._definitions:
            return False  # the outline isn't built yet: it only asks whether text stands before the title
        definition = self._definitions[line]
        label = definition.label
        if not definition.titled or self._targets[label]["href"] in ("", "#"):
            return False  # no words, or no target: `[//]: # (words)` is a comment
        if self._first[label] != line or len(self._targets[label]["title"]) > text_spans.MAX_SHOWN:
            return True  # links show only the beginning of a long title
        if label not in self._loose:
            self._loose[label] = not self._is_used(label, self._find_mentions().get(label, []))
        return self._loose[label]

    def _find_mentions(self) -> dict[str, list[re.Match[str]]]:
        """Return the brackets that contain a defined label, by label, without the definitions themselves."""
        if self._mentions is None:
            from markdown_it.common.utils import normalizeReference

            found: defaultdict[str, list[re.Match[str]]] = defaultdict(list)
            defining = {self._source.find("[", definition.point.offset) for definition in self._definitions.values()}
            for match in _LABELS.finditer(self._source):
                label = normalizeReference(match[1])
                if label in self._first and match.start() not in defining:
                    found[label].append(match)
            self._mentions = found
        return self._mentions

    def _is_used(self, label: str, mentions: list[re.Match[str]]) -> bool:
        """Return whether one of the bracketed mentions of a label is a reference."""
        if self._section_starts is None:
            self._section_starts = [section.offset for section in self._sections[1:]]
        parsed = set()
        for mention in mentions:
            number = bisect_right(self._section_starts, mention.start())
            if self._is_certain(number) and not self._source.startswith(("(", "["), mention.end()):
                return True
            parsed.add(number)
        return any(label in self._used(number) for number in sorted(parsed))

    def _is_certain(self, number: int) -> bool:
        """Return whether brackets in a section can only be references."""
        if number not in self._certain:
            start = self._sections[number].offset
            end = self._sections[number + 1].offset if number + 1 < len(self._sections) else len(self._source)
            self._certain[number] = _UNCERTAIN.search(self._source, start, end) is None
        return self._certain[number]
