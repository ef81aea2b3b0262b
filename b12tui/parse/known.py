"""What all of a text has to say to each of its parts: definitions, the slugs of headings, the notes."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Any

from markdown_it.common.utils import normalizeReference

from b12tui.parse import inline

if TYPE_CHECKING:
    from b12tui.document import Text
    from b12tui.parse.finds import Finds
    from b12tui.parse.markdown import Markdown
    from b12tui.parse.notes import Notes

_LABELS = re.compile(r"\[((?:[^\[\]\\]|\\.)+)\]", re.DOTALL)


class Known:
    """What is known of the whole text."""

    def __init__(self, markdown: Markdown, finds: Finds, notes: Notes, source: str) -> None:
        """Know the definitions."""
        self.markdown = markdown
        self.notes = notes
        self.slugs: dict[int, str] = {}
        """By line; empty until the outline is made."""
        self.env: dict[str, Any] = {"notes": notes.numbers}
        """What markdown-it looks definitions up in."""
        if finds.references:
            self.env["references"] = finds.references
        self._definitions = finds.definitions
        self._source = source

    def text(self, content: str) -> Text:
        """Return the text of a stretch of running text."""
        return inline.text(self.markdown, content, self.env)

    def slug(self, line: int) -> str:
        """Return the slug of the heading on a line."""
        return self.slugs[line]

    def is_loose(self, line: int) -> bool:
        """Tell whether nothing shows the words of the definition on a line, so that its source is to be shown."""
        return line in self._loose

    @cached_property
    def _loose(self) -> frozenset[int]:
        labels = Counter(normalizeReference(match[1]) for match in _LABELS.finditer(self._source))
        labels.subtract(definition.label for definition in self._definitions)
        seen: set[str] = set()
        loose: set[int] = set()
        for definition in self._definitions:
            label = definition.label
            if (labels[label] <= 0 or label in seen) and not self._is_comment(label):
                loose.add(definition.line)
            seen.add(label)
        return frozenset(loose)

    def _is_comment(self, label: str) -> bool:
        """Tell whether a definition leads nowhere: `[//]: # (words)` is how comments are written in Markdown."""
        return self.env["references"][label]["href"] in ("", "#")
