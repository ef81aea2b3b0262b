"""Rules of tables: each value is heard with its column's header, and none without."""

from __future__ import annotations

import re
from collections.abc import Iterator

from b12tui.catalogue import lint_structure as words
from b12tui.core.messages import phrases
from b12tui.document import Table, Text
from b12tui.lint import spoken_text
from b12tui.lint.findings import Problem, Severity
from b12tui.lint.page import Page
from b12tui.lint.rule import Rule

_PIPE = re.compile(r"(?<!\\)\|")


def _cell(page: Page, table: Table, column: int, text: Text) -> str:
    said = spoken_text.heard_text(text, page.numbers)
    return spoken_text.quoted(phrases.cell_phrase(phrases.column_name(table, column), said))


def _problem(page: Page, line: int, text: Text, said: str, remedy: str) -> Problem:
    return Problem(text.line or line, page.column(text.line or line, text.chars), said, remedy)


def _extra_cells(page: Page) -> Iterator[Problem]:
    for table in page.tables:
        for row in table.rows:
            if len(row) > len(table.header):
                text = row[len(table.header)]
                yield _problem(page, table.line, text, _cell(page, table, len(table.header), text), words.FIT_ROW)


def _source_cells(line: str) -> int:
    """Return the number of cells that a source line of a table has (GFM, 4.10)."""
    line = re.sub(r"^[ \t>]*", "", line).rstrip()
    pipes = len(_PIPE.findall(line))
    return pipes + 1 - line.startswith("|") - (len(line) > 1 and line.endswith("|") and not line.endswith("\\|"))


def _missing_cells(page: Page) -> Iterator[Problem]:
    for table in page.tables:
        if "|" not in page.source_line(table.line):
            continue  # HTML, whose rows take several lines
        for row in table.rows:
            line = row[0].line if row else 0
            written = _source_cells(page.source_line(line))
            if line and written < len(table.header) <= len(row):
                said = _cell(page, table, written, row[written])
                yield _problem(page, line, row[0], said, words.FIT_ROW)


def _header(page: Page) -> Iterator[Problem]:
    for table in page.tables:
        empty = [column for column, text in enumerate(table.header) if not text]
        if not empty or not table.rows or empty == [0]:
            continue
        row = next((row for row in table.rows if len(row) > empty[-1]), table.rows[0])
        column = next((each for each in empty if each < len(row) and row[each]), empty[-1])
        said = _cell(page, table, column, row[column] if column < len(row) else Text(""))
        yield Problem(table.line, 1, said, words.NAME_COLUMNS)


def _corner(page: Page) -> Iterator[Problem]:
    for table in page.tables:
        if [column for column, text in enumerate(table.header) if not text] == [0] and table.rows and table.rows[0]:
            said = _cell(page, table, 0, table.rows[0][0])
            yield Problem(table.line, 1, said, words.NAME_FIRST_COLUMN)


def _empty_cells(page: Page) -> Iterator[Problem]:
    for table in page.tables:
        empty = [
            (row, column) for row in table.rows for column, text in enumerate(row[: len(table.header)]) if not text
        ]
        if empty:
            row, column = empty[0]
            line = next((text.line for text in row if text.line), table.line)
            said = words.times(_cell(page, table, column, row[column]), len(empty))
            yield Problem(line, 1, said, words.FILL_CELLS)


RULES = (
    Rule("table-extra-cell", Severity.ERROR, "1.3.1", words.TABLE_EXTRA_CELL, _extra_cells),
    Rule("table-header", Severity.ERROR, "1.3.1", words.TABLE_HEADER, _header),
    Rule("table-corner", Severity.WARNING, "1.3.1", words.TABLE_CORNER, _corner),
    Rule("table-missing-cell", Severity.WARNING, "1.3.1", words.TABLE_MISSING_CELL, _missing_cells),
    Rule("table-empty-cell", Severity.NOTE, "1.3.1", words.TABLE_EMPTY_CELL, _empty_cells),
)
