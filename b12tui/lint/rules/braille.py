"""Rules of braille displays: rows that are wider than a line of cells and can't be wrapped."""

from __future__ import annotations

from collections.abc import Iterator

from b12tui.catalogue import lint_structure as words
from b12tui.document import CodeBlock, Table
from b12tui.lint.findings import Problem, Severity
from b12tui.lint.page import Page
from b12tui.lint.rule import Rule
from b12tui.textwidth import cells as width

_BETWEEN = 2
"""Cells between the columns of a table (BANA 2016, §11)."""


def _code(page: Page) -> Iterator[Problem]:
    limit = page.options.braille_cells
    wide: list[int] = []
    first: CodeBlock | None = None
    for block in page.code_blocks:
        widths = map(width, block.text.chars.expandtabs(4).split("\n"))
        wide += [found for found in widths if found > limit]
        first = first or (block if wide else None)
    if first is not None:  # one for the file: most code has such lines
        column = page.column(first.line, page.source_line(first.line).lstrip())
        yield Problem(first.line, column, words.wide_code(len(wide), max(wide), limit), words.SHORTEN_LINES)


def _tables(page: Page) -> Iterator[Problem]:
    limit = page.options.braille_cells
    for table in page.tables:
        needed = _least_width(table)
        if needed > limit:
            yield Problem(table.line, 1, words.wide_table(needed, limit), words.FEWER_COLUMNS)


def _least_width(table: Table) -> int:
    """Return the cells of the table's columns if each is as wide as its longest word."""
    rows = (table.header, *table.rows)
    widths = [
        max(
            (width(word) for row in rows for text in row[column : column + 1] for word in text.chars.split()), default=1
        )
        for column in range(len(table.header))
    ]
    return sum(widths) + _BETWEEN * (len(widths) - 1)


RULES = (
    Rule("braille-code", Severity.NOTE, "", words.BRAILLE_CODE, _code),
    Rule("braille-table", Severity.NOTE, "", words.BRAILLE_TABLE, _tables),
)
