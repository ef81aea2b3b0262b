"""Rules of headings: the outline, and the list of headings by which screen reader users browse."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from b12tui.catalogue import lint_structure as words
from b12tui.catalogue import structure
from b12tui.core.messages import phrases
from b12tui.document import Block, FrontMatter, Paragraph, Question, Style
from b12tui.lint import spoken_text
from b12tui.lint.findings import Problem, Severity
from b12tui.lint.page import HeadingUse, Page
from b12tui.lint.rule import Rule

_EMPHASISED = re.compile(r"\s*(?:[*_]|<(?:b|strong|em|i)\b)", re.IGNORECASE)
"""Source line of emphasis: titles of callouts and tabs, which we read as emphasis too, are written otherwise."""

_BLANK = re.compile(r" {0,3}(#{1,6})[ \t]*(?:[ \t]#+[ \t]*)?\Z")
"""Heading without words: our readers leave it out, and lists of headings elsewhere have a blank entry for it."""

_STOPS = ".,;:!?。，；：！？"
"""Ends of a sentence, which a heading isn't (markdownlint, MD036)."""


def _said(use: HeadingUse, page: Page) -> str:
    return f"{phrases.heading_role(use.level)}: {spoken_text.heard_text(use.text, page.numbers)}"


def _problem(page: Page, use: HeadingUse, said: str, remedy: str) -> Problem:
    return page.problem(use.text, 0, len(use.text.chars), said, remedy)


def _skipped_levels(page: Page) -> Iterator[Problem]:
    before = 1 if any(isinstance(block, FrontMatter) and block.title for block in page.tops[:1]) else 0
    for use in page.headings:
        if before and use.level > before + 1:
            yield _problem(
                page, use, words.after_level(spoken_text.quoted(_said(use, page)), before), words.use_level(before + 1)
            )
        before = use.level


def _empty(page: Page) -> Iterator[Problem]:
    for number, line in enumerate(page.lines, 1):
        if (match := _BLANK.match(line)) and number not in page.code_lines:
            said = spoken_text.quoted(f"{phrases.heading_role(len(match[1]))}: {structure.BLANK}")
            yield Problem(number, match.start(1) + 1, said, words.NAME_SECTION)


def _bold_paragraphs(page: Page) -> Iterator[Problem]:
    for block in _not_nested(page.tops):
        if not isinstance(block, Paragraph | Question) or block.text.chars.rstrip().endswith(tuple(_STOPS)):
            continue
        text = block.text
        whole = [span for span in text.spans if (span.start, span.end) == (0, len(text.chars))]
        parts = [span for span in text.spans if span not in whole and span.kind is not Style.STRIKE]
        if (
            (isinstance(block, Question) or any(span.kind in (Style.STRONG, Style.EMPHASIS) for span in whole))
            and not parts
            and not text.breaks
            and "\n" not in text.chars
            and _EMPHASISED.match(page.source_line(text.line))
        ):
            said = words.no_heading(page.heard(text))
            yield page.problem(text, 0, len(text.chars), said, words.MAKE_HEADING)


def _not_nested(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks, and those of answers, which stand in the source as others do."""
    for block in blocks:
        yield block
        if isinstance(block, Question):
            yield from _not_nested(block.blocks)


def _repeated(page: Page) -> Iterator[Problem]:
    seen: dict[tuple[int, str], int] = {}
    for use in page.headings:
        key = use.parent, phrases.one_line(use.text.chars).casefold()
        if key[1] and key in seen:
            said = words.as_in_line(spoken_text.quoted(_said(use, page)), seen[key])
            yield _problem(page, use, said, words.TELL_HEADINGS_APART)
        seen.setdefault(key, use.line)


def _emoji_first(page: Page) -> Iterator[Problem]:
    for use in page.headings:
        if spoken_text.begins_with_emoji(use.text.chars):
            yield _problem(page, use, spoken_text.quoted(_said(use, page)), words.WORDS_FIRST)


RULES = (
    Rule("heading-level", Severity.ERROR, "1.3.1", words.HEADING_LEVEL, _skipped_levels),
    Rule("heading-empty", Severity.ERROR, "2.4.6", words.HEADING_EMPTY, _empty),
    Rule("heading-bold", Severity.WARNING, "1.3.1", words.HEADING_BOLD, _bold_paragraphs),
    Rule("heading-repeated", Severity.WARNING, "2.4.6", words.HEADING_REPEATED, _repeated),
    Rule("heading-emoji", Severity.NOTE, "2.4.6", words.HEADING_EMOJI, _emoji_first),
)
