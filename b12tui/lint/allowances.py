"""Comments by which an author allows what a rule forbids: `<!-- b12tui: allow link-text, emoji-run -->`.

A comment on a line of its own is for the block that follows, one beside other text for its line, and
`allow-file` for the whole file. One in code, as in this sentence, is an example.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator

from b12tui.catalogue import lint_prose
from b12tui.fastclass import dataclass
from b12tui.lint.findings import Problem
from b12tui.lint.page import Page

_COMMENT = re.compile(r"(?<!`)<!--\s*b12tui:\s*allow(-file)?[ \t]+([\w, \t-]+?)\s*-->")


@dataclass(frozen=True, slots=True)
class Allowance:
    """Lines in which a rule is not applied."""

    rule: str
    first: int
    """First line, from 1."""
    last: int
    """Last line."""
    line: int
    """Line of the comment."""
    column: int

    def covers(self, rule: str, line: int) -> bool:
        """Return whether a problem of a rule in a line is allowed."""
        return self.rule == rule and self.first <= line <= self.last


def allowances(page: Page) -> tuple[Allowance, ...]:
    """Return the allowances in a page."""
    if not any("b12tui:" in line for line in page.lines):
        return ()
    return tuple(_found(page.lines, sorted(block.line for block in page.tops if block.line), page.code_lines))


def _found(lines: list[str], starts: list[int], code: Collection[int]) -> Iterator[Allowance]:
    for number, line in enumerate(lines, 1):
        for match in _COMMENT.finditer(line) if number not in code else ():
            first, last = number, number
            if match[1]:
                first, last = 1, len(lines)
            elif line.strip() == match[0]:
                after = bisect_right(starts, number)
                last = starts[after + 1] - 1 if after + 1 < len(starts) else len(lines)
            for rule in re.split(r"[\s,]+", match[2].strip()):
                yield Allowance(rule, first, last, number, match.start() + 1)


def unknown(found: Iterable[Allowance], rules: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each allowance of a rule that isn't among `rules`."""
    for allowance in found:
        if allowance.rule not in rules:
            said = lint_prose.no_rule(allowance.rule)
            yield Problem(allowance.line, allowance.column, said, lint_prose.CORRECT_NAME)
