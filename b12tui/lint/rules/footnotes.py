"""Rules of footnotes: each citation has its note, and each note its text and its citation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from b12tui.catalogue import lint_structure as words
from b12tui.core.messages import phrases
from b12tui.document import Footnote
from b12tui.lint import spoken_text
from b12tui.lint.findings import Problem, Severity
from b12tui.lint.page import LONGEST_LINE, Page
from b12tui.lint.rule import Rule

_CITATION = re.compile(r"(?<![\\\[])\[\^[^\]\s\[]+\](?!:)")


def _missing(page: Page) -> Iterator[Problem]:
    for node, prose in page.prose:
        for match in _CITATION.finditer(prose):
            line = node.text.line_at(match.start())
            if f"\\{match[0]}" not in page.source_line(line)[:LONGEST_LINE]:
                said = spoken_text.quoted(match[0])
                yield page.problem(node.text, match.start(), match.end(), said, words.WRITE_NOTE)


def _footnotes(page: Page) -> Iterator[Footnote]:
    return (block for block in page.blocks if isinstance(block, Footnote))


def _empty(page: Page) -> Iterator[Problem]:
    for note in _footnotes(page):
        if not note.blocks:
            yield Problem(note.line, 1, spoken_text.quoted(phrases.footnote_name(note.number)), words.FILL_NOTE)


def _uncited(page: Page) -> Iterator[Problem]:
    for note in _footnotes(page):
        if note.number not in page.cited and note.blocks:
            yield Problem(note.line, 1, spoken_text.quoted(phrases.footnote_name(note.number)), words.CITE_NOTE)


RULES = (
    Rule("note-missing", Severity.ERROR, "2.4.4", words.NOTE_MISSING, _missing),
    Rule("note-empty", Severity.ERROR, "2.4.4", words.NOTE_EMPTY, _empty),
    Rule("note-uncited", Severity.WARNING, "2.4.4", words.NOTE_UNCITED, _uncited),
)
