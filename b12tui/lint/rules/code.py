"""Rules of code blocks: their language, and drawings made of characters or of a language for diagrams."""

from __future__ import annotations

import re
from collections.abc import Iterator

from b12tui.catalogue import lint_structure as words
from b12tui.core.messages import phrases
from b12tui.document import CodeBlock
from b12tui.lint import drawings, spoken_text
from b12tui.lint.findings import Problem, Severity
from b12tui.lint.page import Page
from b12tui.lint.rule import Rule

_DESCRIBED = re.compile(r"^\s*(?:accDescr\b|%%\s*accDescr)", re.MULTILINE)
"""Description of a diagram (Mermaid, accessibility options)."""


def _problem(page: Page, block: CodeBlock, said: str, remedy: str) -> Problem:
    return Problem(block.line, page.column(block.line, page.source_line(block.line).lstrip()), said, remedy)


def _no_language(page: Page) -> Iterator[Problem]:
    for block in page.code_blocks:
        fenced = re.match(r"[ \t>*+.\d-]*(?:```|~~~)", page.source_line(block.line))
        if fenced and not block.language and not drawings.is_drawing(block):
            yield _problem(page, block, spoken_text.quoted(phrases.code_intro(block)), words.NAME_LANGUAGE)


def _drawn(page: Page) -> Iterator[Problem]:
    for block in page.drawings:
        line = next(filter(drawings.is_drawn, block.text.chars.split("\n")), "")
        yield _problem(page, block, spoken_text.quoted(spoken_text.signs(line)), words.DESCRIBE_DRAWING)


def _diagrams(page: Page) -> Iterator[Problem]:
    for block in page.code_blocks:
        if block.language.strip("{}.").lower() == "mermaid" and not _DESCRIBED.search(block.text.chars):
            said = f"{phrases.code_intro(block)} {phrases.one_line(block.text.chars)}"
            yield _problem(page, block, spoken_text.quoted(said), words.DESCRIBE_DIAGRAM)


RULES = (
    Rule("code-diagram", Severity.ERROR, "1.1.1", words.CODE_DIAGRAM, _diagrams),
    Rule("code-drawing", Severity.WARNING, "1.1.1", words.CODE_DRAWING, _drawn),
    Rule("code-language", Severity.NOTE, "", words.CODE_LANGUAGE, _no_language),
)
