"""Listings of directories: the date is one cell in each form that ls(1) and locales give it, and a name is whole."""

from __future__ import annotations

import pytest

from b12tui import readers
from b12tui.document import LineBlock, Table
from b12tui.source import Source

DATES = (
    *("Nov 28 14:05", "Aug 18  2021", "nov. 28 14:05"),
    *("28. Nov 14:05", "18. Aug 2021", "28 nov. 14:05", "18 août   2021", "11月 28 14:05"),
    *("2026-11-28 14:05", "2026-11-28 14:05:01.123456789 +0100", "11-28 14:05", "2021-08-18", "1795885781"),
)


def read(printed: str) -> tuple[list[str], list[Table]]:
    """Return the lines and the tables in what was printed."""
    blocks = readers.read(Source("standard input", printed, piped=True)).blocks(0)
    lines = [block.text.chars for block in blocks if isinstance(block, LineBlock)]
    return lines, [block for block in blocks if isinstance(block, Table)]


@pytest.mark.parametrize("date", DATES)
def test_a_date_is_one_cell_in_any_form(date: str) -> None:
    lines, (table,) = read(
        f"total 8\n-rw-r--r--  1 ann staff  198 {date} notes  and more.md\ndrwxr-xr-x 12 ann staff 4.0K {date}  x\n"
    )
    assert lines == ["total 8"]
    assert [cell.chars for cell in table.header] == ["Mode", "Links", "Owner", "Group", "Size", "Date", "Name"]
    assert [[cell.chars for cell in row] for row in table.rows] == [
        ["-rw-r--r--", "1", "ann", "staff", "198", " ".join(date.split()), "notes  and more.md"],
        ["drwxr-xr-x", "12", "ann", "staff", "4.0K", " ".join(date.split()), " x"],
    ]


def test_each_directory_of_a_recursive_listing_has_a_table_below_its_name() -> None:
    entry = "-rw-r--r-- 1 a b 1 Nov 28 14:05 x"
    lines, tables = read(f".:\ntotal 4\n{entry}\n{entry}y\n\n./d:\ngesamt 1,5M\n{entry}z\n\n./empty:\ntotal 0\n")
    assert lines == [".:\ntotal 4", "./d:\ngesamt 1,5M", "./empty:\ntotal 0"]
    assert [[row[-1].chars for row in table.rows] for table in tables] == [["x", "xy"], ["xz"]]
    assert [[row[-1].line for row in table.rows] for table in tables] == [[3, 4], [8]]


def test_devices_have_their_numbers_where_files_have_their_size() -> None:
    _, (table,) = read(
        "crw-r--r-- 1 root root  10, 235 Nov 20 15:10 a\nbrw-rw---- 1 root disk 254,   0 Nov 20 15:10 b\n"
    )
    assert [row[4].chars for row in table.rows] == ["10, 235", "254, 0"]


def test_one_entry_alone_stays_a_line() -> None:
    lines, tables = read("-rw-r--r-- 1 ann staff 198 Nov 28 14:05 notes.md\n")
    assert (lines, tables) == (["-rw-r--r-- 1 ann staff 198 Nov 28 14:05 notes.md"], [])
