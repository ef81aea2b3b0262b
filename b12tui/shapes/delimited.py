"""Values parted by commas, tabs, semicolons or bars (RFC 4180), one record a line."""

from __future__ import annotations

import csv
import io

from b12tui.document import Block
from b12tui.shapes.recognition import is_number, table_of

DELIMITERS = ",\t;|"
SAMPLE = 65_536
"""Characters that the delimiter is told from."""
MAX_RECORDS = 50_000
"""Records of one table; a longer text stays lines, as a table is set as a whole."""
LEAST_RECORDS = 3
"""Records that a text must have for its values to be seen without its name saying so."""


def delimiter_of(source: str, *, named: bool = False) -> str | None:
    """Return the character that parts the same number of values on each line, or None if there is none.

    `named` means that the text's name says that it has values; otherwise prose with commas must not be taken for them.
    """
    sample = source[:SAMPLE]
    if len(source) > SAMPLE:
        sample = sample[: sample.rfind("\n") + 1]
    for delimiter in DELIMITERS:
        try:
            records = [record for record in csv.reader(io.StringIO(sample), delimiter=delimiter, strict=True) if record]
        except csv.Error:
            continue
        sizes = {len(record) for record in records}
        if len(sizes) != 1 or max(sizes) < 2:
            continue
        if named or _are_values(records, delimiter):
            return delimiter
    return None


def _are_values(records: list[list[str]], delimiter: str) -> bool:
    """Return whether records are no prose or program that has so many commas a line by chance."""
    if len(records) < LEAST_RECORDS or any(not cell.strip() for cell in records[0]):
        return False
    if any(record[-1].endswith((";", "{", "}", ",", ")")) for record in records):
        return False
    cells = [cell for record in records for cell in record[1:]]
    if delimiter in ",;" and sum(cell.startswith(" ") for cell in cells) * 4 > len(cells):
        return False
    typed = any(all(is_number(record[column]) for record in records[1:]) for column in range(len(records[0])))
    return len(records[0]) > 2 or delimiter == "\t" or typed


def table_blocks(source: str, delimiter: str) -> tuple[Block, ...] | None:
    """Return the table of all records, whose first one names the columns unless it has a number; None if too long."""
    records: list[list[str]] = []
    lines: list[int] = []
    reader = csv.reader(io.StringIO(source), delimiter=delimiter)
    line = 1
    try:
        for record in reader:
            if record:
                records.append(record)
                lines.append(line)
            if len(records) > MAX_RECORDS:
                return None
            line = reader.line_num + 1
    except csv.Error:
        return None
    if not records:
        return None
    has_header = len(records) > 1 and not any(is_number(cell) for cell in records[0])
    if has_header:
        return (table_of(records[0], records[1:], "", lines),)
    return (table_of([""] * len(records[0]), records, "", [lines[0], *lines]),)
