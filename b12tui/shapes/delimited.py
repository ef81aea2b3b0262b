"""Values parted by commas, tabs, semicolons or bars (RFC 4180), or by colons (passwd(5)), one record a line."""

from __future__ import annotations

import csv
import io
import re
from itertools import product

from b12tui.document import Block
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern
from b12tui.shapes.recognition import is_number, table_of

if TYPE_CHECKING:
    from _csv import Reader

DELIMITERS = ",\t;|"
SAMPLE_CHARACTERS = 65_536
"""Characters that the delimiter is told from."""
MAX_RECORDS = 50_000
"""Records of one table; a longer text stays lines, as a table is set as a whole."""
LEAST_RECORDS = 3
"""Records that a text must have for its values to be seen without its name saying so."""
COLON = ":"
LEAST_FIELDS = 5
"""Records, and values of each, that a text must have for colons to part them."""
COMPARED = 20
"""Records that the first one is compared with."""
LEAST_REPEATS = 2
"""Records, and half of those compared, that must repeat a value of the first one: it is no name of a column then."""

_DIGIT = lazy_pattern(r"\d")
_DIGITS = lazy_pattern(r"\d+")
_LETTERS = lazy_pattern(r"[^\W\d_]+")
_HASH = lazy_pattern(r"\b(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,64}\b")
"""Name of a commit or an object, in hexadecimal digits."""
_HEXADECIMAL = lazy_pattern(r"[0-9A-Fa-f]{0,4}")


def delimiter_of(source: str, *, named: bool = False) -> str | None:
    """Return the character that parts the same number of values on each line, or None if there is none.

    `named` means that the text's name says that it has values; otherwise prose with commas must not be taken for them.
    A quote behind it, as in `,'`, says that values stand in those rather than in double ones.
    """
    sample = source[:SAMPLE_CHARACTERS]
    if len(source) > SAMPLE_CHARACTERS:
        sample = sample[: sample.rfind("\n") + 1]
    quotes = ("'", "") if "'" in sample else ("",)
    for delimiter, quote in product(DELIMITERS, quotes):
        records = _records(sample, delimiter + quote)
        if records is None or (quote and not _are_quoted(sample, delimiter)):
            continue
        if named or _are_values(records, delimiter):
            return delimiter + quote
    records = _records(sample, COLON)
    return COLON if records and _are_fields(records) else None


def _records(sample: str, separators: str) -> list[list[str]] | None:
    """Return the records of a sample, if all of them have as many values, and more than one."""
    try:
        records = [record for record in _reader(sample, separators, strict=True) if record]
    except csv.Error:
        return None
    sizes = {len(record) for record in records}
    return records if len(sizes) == 1 and max(sizes) > 1 else None


def _reader(source: str, separators: str, *, strict: bool = False) -> Reader:
    """Return a reader of records: values between colons aren't quoted (passwd(5))."""
    if separators == COLON:
        return csv.reader(io.StringIO(source), delimiter=COLON, quoting=csv.QUOTE_NONE, strict=strict)
    return csv.reader(io.StringIO(source), delimiter=separators[0], quotechar=separators[1:] or '"', strict=strict)


def _are_quoted(sample: str, delimiter: str) -> bool:
    """Return whether single quotes stand around values, at least one on each line, and nowhere else."""
    part = re.escape(delimiter)
    value = rf"(?:'(?:[^'\n]|'')*'|[^'\n{part}]*)"
    line = re.compile(rf"(?=.*(?:^|{part})'){value}(?:{part}{value})*$", re.MULTILINE)
    return all(line.fullmatch(row) for row in sample.splitlines() if row)


def _are_fields(records: list[list[str]]) -> bool:
    """Return whether records between colons are those of a system's files, as passwd(5): each has a name of its own.

    Places of messages have numbers or blanks behind colons, addresses of hardware and networks are all hexadecimal.
    """
    cells = [cell for record in records for cell in record]
    return (
        len(records) >= LEAST_FIELDS
        and len(records[0]) >= LEAST_FIELDS
        and len({record[0] for record in records}) == len(records)
        and all(record[0].strip() and not is_number(record[1]) for record in records)
        and not any(cell.startswith(" ") for cell in cells)
        and not all(_HEXADECIMAL.fullmatch(cell) for cell in cells)
    )


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


def table_blocks(source: str, separators: str) -> tuple[Block, ...] | None:
    """Return the table of all records, whose first one names the columns unless it is like them; None if too long."""
    records: list[list[str]] = []
    lines: list[int] = []
    reader = _reader(source, separators)
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
    if separators[0] == "\t":
        records = _unpadded(records)
    if len(records) > 1 and not _is_like_those_below(records):
        return (table_of(records[0], records[1:], "", lines),)
    return (table_of([""] * len(records[0]), records, "", [lines[0], *lines]),)


def _unpadded(records: list[list[str]]) -> list[list[str]]:
    """Return records without the blanks that pad the cells of a column to one width, as of helm(1)."""
    padded = {
        column
        for column in range(len(records[0]))
        if len({len(record[column]) for record in records if column < len(record)}) == 1
    }
    if len(records) == 1 or not padded:
        return records
    return [[cell.strip(" ") if column in padded else cell for column, cell in enumerate(record)] for record in records]


def _is_like_those_below(records: list[list[str]]) -> bool:
    """Return whether the first record has values, not names: a number, a form of its column, or what is repeated below.

    A form is that of digits, letters and hashes in a cell, as `0a0.0a` of times; only those with digits are compared.
    """
    first, rest = records[0], records[1 : 1 + COMPARED]
    if any(is_number(cell) for cell in first):
        return True
    for column, cell in enumerate(first):
        below = [record[column] for record in rest if column < len(record)]
        repeats = below.count(cell) if cell else 0
        if repeats >= LEAST_REPEATS and repeats * 2 >= len(below):
            return True
        if _DIGIT.search(cell) and below and all(_form(each) == _form(cell) for each in below):
            return True
    return False


def _form(cell: str) -> str:
    """Return a cell with each hash, run of digits and run of letters as one sign."""
    return _LETTERS.sub("a", _DIGITS.sub("0", _HASH.sub("#", cell)))
