"""Tables by cell: motion, sorting, filtering."""

from __future__ import annotations

from b12tui.catalogue.lookup import _, ngettext

TABLE = _("Table")
"""Name of a table without a title."""
NO_TABLE = _("There is no table in this text.")
LAST_ROW = _("Last row.")
HEADER_IS_FIRST = _("The header is the first row.")
FIRST_COLUMN = _("First column.")
LAST_COLUMN = _("Last column.")
FIRST_CELL = _("First cell.")
LAST_CELL = _("Last cell.")
GRID = _("Grid.")
RECORD = _("Record.")
THE_HEADER = _("The header")
HEADER = _("header")


def only_in_a_table(key: str) -> str:
    if not key:
        return _("That can be done in a table only.")
    return _("That can be done in a table only; {key} opens one.").format(key=key)


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

NO_ROWS_TO_SORT = _("This table has no rows to sort.")
AS_WRITTEN = _("As written.")
SMALLEST_FIRST = _("smallest first")
LARGEST_FIRST = _("largest first")
A_TO_Z = _("A to Z")
Z_TO_A = _("Z to A")


def sorted_by(column: str, order: str) -> str:
    return _("Sorted by {column}, {order}.").format(column=column, order=order)


def sorted_by_clause(column: str, order: str) -> str:
    return _("sorted by {column}, {order}").format(column=column, order=order)


def no_column(number: int, columns: str) -> str:
    return _("There is no column {number}; {columns}.").format(number=number, columns=columns)


def no_column_named(name: str, known: str) -> str:
    return _("No column is named {name}; there are {known}.").format(name=name, known=known)


# Filtering


def all_rows(count: int) -> str:
    message = ngettext("The one row is shown.", "All {count:,} rows are shown.", count)
    return message.format(count=count)


def all_rows_as_written(count: int) -> str:
    message = ngettext("The one row is shown, as written.", "All {count:,} rows are shown, as written.", count)
    return message.format(count=count)


def no_row_matches(text: str, count: int) -> str:
    message = ngettext(
        "No row holds “{text}”; the one row is shown.", "No row holds “{text}”; all {count:,} rows are shown.", count
    )
    return message.format(text=text, count=count)


def rows_match(matching: int, rows: str, text: str) -> str:
    message = ngettext("{matching:,} of {rows} holds “{text}”.", "{matching:,} of {rows} hold “{text}”.", matching)
    return message.format(matching=matching, rows=rows, text=text)


def rows_matching_clause(matching: int, rows: str, text: str) -> str:
    return _("{matching} of {rows}, holding {text}").format(matching=matching, rows=rows, text=text)


def rows_matching_short(matching: int, rows: str) -> str:
    return _("{matching} of {rows}").format(matching=matching, rows=rows)


def sorted_by_short(column: str) -> str:
    return _("sorted by {column}").format(column=column)
