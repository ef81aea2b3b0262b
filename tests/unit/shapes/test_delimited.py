"""What parts the values of a text: commas and others, single quotes around values, colons of a system's files."""

from __future__ import annotations

from pathlib import Path

import pytest

from b12tui import readers
from b12tui.document import Table
from b12tui.shapes.delimited import delimiter_of, table_blocks
from b12tui.source import Source

PASSWD = """\
root:x:0:0:root:/root:/bin/bash
daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin
sync:x:4:65534:sync:/bin:/bin/sync
games:x:5:60:games "of old":/usr/games:/usr/sbin/nologin
nobody:x:65534:65534::/nonexistent:/usr/sbin/nologin
"""
QUOTED = "'name','born','note'\n'Ada','1815','one, two'\n'Bo','1900','it''s three'\n"


def cells(text: str, path: Path | None = None) -> list[list[str]]:
    """Return the cells of the table that a text is."""
    document = readers.read(Source("input", text, path=path))
    (table,) = document.blocks(0)
    assert isinstance(table, Table)
    return [[cell.chars for cell in row] for row in (table.header, *table.rows)]


def test_a_systems_file_is_a_table_of_its_fields() -> None:
    assert cells(PASSWD)[1:] == [line.split(":") for line in PASSWD.splitlines()]


def test_a_file_whose_name_tells_nothing_is_parted_by_what_was_detected() -> None:
    text = "".join(f"u{number}:x:{number}:5:Ann {number},Room 1:/home\n" for number in range(9))
    assert cells(text)[1:] == cells(text, Path("passwd"))[1:] == [line.split(":") for line in text.splitlines()]
    assert cells(text, Path("a.csv"))[1:] == [line.split(",") for line in text.splitlines()]


def test_values_in_single_quotes_are_read_without_them() -> None:
    assert cells(QUOTED) == [["name", "born", "note"], ["Ada", "1815", "one, two"], ["Bo", "1900", "it's three"]]


@pytest.mark.parametrize(
    "text",
    [
        "".join(PASSWD.splitlines(keepends=True)[:4]),  # too few
        "".join(f"02:42:ac:11:00:{number:02x}\n" for number in range(9)),
        "".join(f"2001:db8:0:0:0:0:0:{number}\n" for number in range(9)),
        "".join(f"a{number}.c:3:5: error: x\n" for number in range(9)),
        "".join(f"a{number}.c:3:5:error:x\n" for number in range(9)),
        "same:a:b:c:d\n" * 9,
        "12:00:01 a: b: c\n" * 9,
    ],
)
def test_other_colons_part_nothing(text: str) -> None:
    assert delimiter_of(text) is None


@pytest.mark.parametrize(
    "text", ["it's,a\nthat's,b\nwe're,c\n", "'tis,a,b\n'twas,c,d\n'tis,e,f\n", "o'clock,1\n'a',2\n"]
)
def test_apostrophes_are_no_quotes(text: str) -> None:
    assert delimiter_of(text, named=True) == ","


def test_a_quote_in_a_field_between_colons_is_a_character() -> None:
    blocks = table_blocks(PASSWD, ":")
    assert blocks is not None
    assert isinstance(blocks[0], Table)
    assert blocks[0].rows[3][4].chars == 'games "of old"'


@pytest.mark.parametrize(
    "text",
    [
        "1061ad6f|Ann|tests: one\nb77e2f63|Bo|Merge\n6dffef12|Cy|docs: two\n",
        "Ann|one\nBo|two\nAnn|three\nAnn|four\nAnn|five\n",
        "real\t0m0.004s\nuser\t0m0.002s\nsys\t0m0.000s\n",
        "100644 blob db391d9d5e9f\ta\n040000 tree 33d3acafedbf\tb\n100644 blob 129f91d2baef\tc\n",
        "28.11.2026;Ann\n29.11.2026;Bo\n30.11.2026;Cy\n",
    ],
)
def test_a_first_record_like_the_others_names_no_column(text: str) -> None:
    header, *rows = cells(text, Path("a.csv" if "|" in text or ";" in text else "a.tsv"))
    assert not any(header)
    assert len(rows) == text.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        "name,Q1 2020,Q2 2020\na,12,13\nb,4,5\n",
        "id,sha256\na,5d2f1c33\nb,77aa01bc\n",
        "a,a,b\na,c,d\n",
        "Price_2020;x\n12;a\n13;b\n",
    ],
)
def test_a_first_record_unlike_the_others_names_the_columns(text: str) -> None:
    header, *_ = cells(text, Path("a.csv"))
    assert header == text.split("\n", maxsplit=1)[0].replace(";", ",").split(",")
