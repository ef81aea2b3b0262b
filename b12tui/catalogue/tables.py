"""Tables by cell: motion, sorting, filtering."""

from __future__ import annotations

from b12tui.catalogue.lookup import _, ngettext

TABLE = _("Table")
"""Name of a table without a title."""
NO_TABLE = _("No tables in this document.")
LAST_ROW = _("Last row.")
HEADER_IS_FIRST = _("Header row.")
FIRST_COLUMN = _("First column.")
LAST_COLUMN = _("Last column.")
FIRST_CELL = _("First cell.")
LAST_CELL = _("Last cell.")
GRID = _("Table view.")
RECORD = _("Row view.")
THE_HEADER = _("Header row")
HEADER = _("header")


def only_in_a_table(key: str) -> str:
    if not key:
        return _("Works in a table only.")
    return _("Works in a table only. Press {key} to open one.").format(key=key)


def columns_shown(shown: list[int], count: int) -> str:
    spans: list[list[int]] = []
    for column in shown:
        if spans and spans[-1][-1] == column - 1:
            spans[-1].append(column)
        else:
            spans.append([column])
    words = ", ".join(f"{span[0] + 1}–{span[-1] + 1}" if len(span) > 1 else str(span[0] + 1) for span in spans)
    return _("columns {columns} of {count}").format(columns=words, count=count)


def row(number: int, count: int) -> str:
    return _("row {number} of {count}").format(number=number, count=count)


def row_named(number: int, count: int, name: str) -> str:
    return _("Row {number} of {count}, {name}").format(number=number, count=count, name=name)


def column_named(number: int, count: int, name: str) -> str:
    return _("column {number} of {count}, {name}").format(number=number, count=count, name=name)


def header_cell(number: int, count: int, text: str) -> str:
    return _("Header, column {number} of {count}: {text}").format(number=number, count=count, text=text)


def column_of(number: int, count: int, name: str) -> str:
    return _("Column {number} of {count}: {name}").format(number=number, count=count, name=name)


# Sorting

NO_ROWS_TO_SORT = _("No rows to sort.")
AS_WRITTEN = _("Original order.")
SMALLEST_FIRST = _("smallest first")
LARGEST_FIRST = _("largest first")
A_TO_Z = _("A to Z")
Z_TO_A = _("Z to A")


def sorted_by(column: str, order: str) -> str:
    return _("Sorted by {column}, {order}.").format(column=column, order=order)


def sorted_by_clause(column: str, order: str) -> str:
    return _("sorted by {column}, {order}").format(column=column, order=order)


def no_table_numbered(number: int, count: int) -> str:
    message = ngettext(
        "No table {number}; the document has {count} table.",
        "No table {number}; the document has {count} tables.",
        count,
    )
    return message.format(number=number, count=count)


def no_column(number: int, columns: str) -> str:
    return _("No column {number}; the table has {columns}.").format(number=number, columns=columns)


def no_column_named(name: str, known: str) -> str:
    return _("No column matches {name}; columns: {known}.").format(name=name, known=known)


# Filtering


def all_rows(count: int) -> str:
    message = ngettext("Showing the only row.", "Showing all {count:,} rows.", count)
    return message.format(count=count)


def all_rows_as_written(count: int) -> str:
    message = ngettext(
        "Showing the only row, in original order.", "Showing all {count:,} rows, in original order.", count
    )
    return message.format(count=count)


def no_row_matches(text: str, count: int) -> str:
    message = ngettext(
        "No rows match “{text}”; showing the only row.", "No rows match “{text}”; showing all {count:,} rows.", count
    )
    return message.format(text=text, count=count)


def rows_match(matching: int, rows: str, text: str) -> str:
    message = ngettext("{matching:,} of {rows} matches “{text}”.", "{matching:,} of {rows} match “{text}”.", matching)
    return message.format(matching=matching, rows=rows, text=text)


def rows_matching_clause(matching: int, rows: str, text: str) -> str:
    return _("{matching} of {rows}, matching {text}").format(matching=matching, rows=rows, text=text)


def rows_matching_short(matching: int, rows: str) -> str:
    return _("{matching} of {rows}").format(matching=matching, rows=rows)


def sorted_by_short(column: str) -> str:
    return _("sorted by {column}").format(column=column)
