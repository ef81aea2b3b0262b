"""False alarms: tables seen in prose and in the source of programs, which have none or few.

    python -m bench.alarms [--count N] [FOLDER ...]

Half of the files are prose, half are source; they are drawn by a fixed seed from what this machine has, and read as a
pipe is, without their names. Each in which a table is seen is listed with its first row, for a person to judge; source
that is taken for Markdown is listed as well. One that `is_table` knows, by criteria that share nothing with the
recognisers, is marked as true; the others are the false alarms.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from b12tui import readers
from b12tui.document import Table
from b12tui.errors import ReadError
from b12tui.source import decode_input

FOLDERS = ("/usr/share/doc", "/usr/share/perl", "/usr/lib/python3", "/usr/include", sysconfig.get_path("stdlib"))
SOURCE = (".py", ".pl", ".pm", ".js", ".ts", ".c", ".h", ".sh", ".lua")
PROSE = ("README", "NEWS", "AUTHORS", "BUGS", "FAQ", "copyright", "COPYING", "LICENSE", "README.Debian")
SMALLEST, LARGEST = 500, 100_000
"""Bytes of the files that are drawn."""


def files(folders: list[str]) -> tuple[list[Path], list[Path]]:
    """Return the files of prose and of source in folders, sorted."""
    prose, source = set[Path](), set[Path]()
    for folder, _, names in (found for each in folders for found in os.walk(each)):
        for name in names:
            path = Path(folder, name)
            if path.is_symlink() or not SMALLEST < path.stat().st_size < LARGEST:
                continue
            if name.endswith(SOURCE):
                source.add(path)
            elif name in PROSE or name.endswith(".txt"):
                prose.add(path)
    return sorted(prose), sorted(source)


def is_table(lines: list[str]) -> bool:
    """Return whether lines are a table for certain: rows of as many numbers, columns behind blanks, or Debian's fields.

    A column begins on every line at the same cell, behind two blanks; fields are those of deb822(5).
    """
    rows = [line.expandtabs() for line in lines if line.strip(" \t-=+|")]
    if len(rows) < 2:
        return False
    numbers = [sum(_is_number(word) for word in row.replace(",", " ").split()) for row in rows]
    if min(numbers) > 1 and len(set(numbers)) == 1:
        return True
    if all(re.match(r"[A-Z][A-Za-z-]*: +\S|[ \t]+\S", row) for row in rows):
        return True
    columns = [{found.end() for found in re.finditer(r"(?<=\S) {2,}(?=\S)", row)} for row in rows]
    return bool(set.intersection(*columns))


def _is_number(word: str) -> bool:
    try:
        float(word)
    except ValueError:
        return False
    return True


def seen(path: Path) -> tuple[str, bool]:
    """Return what is seen in a file that should not be there, or nothing, and whether it is a table for certain."""
    try:
        source = decode_input(path.read_bytes(), None)
    except ReadError:
        return "", False
    kind = readers.reader_of(source).name
    if kind == "markdown":
        return kind if path.suffix in SOURCE else "", False
    document = readers.read(source)
    blocks = (block for section in document.sections for block in document.blocks(section.number))
    table = next((block for block in blocks if isinstance(block, Table)), None)
    if table is None:
        return kind if kind in ("diff", "help", "csv", "data") else "", False
    first = max(table.line - 1, 0)
    lines = source.text.split("\n")[first : first + len(table.rows)]
    row = " | ".join(cell.chars for cell in (*table.rows, table.header)[0])
    return f"{kind}, a table: {row}", path.suffix not in SOURCE and is_table(lines)


def listed(drawn: list[Path]) -> Iterator[tuple[str, bool]]:
    """Yield a line for each file in which something is seen, and whether that is true."""
    for path in drawn:
        what, true = seen(path)
        if what:
            yield f"{path}: {'true, ' if true else ''}{what[:100]}", true


def main() -> int:
    """Print what is seen, and the share of the files."""
    parser = argparse.ArgumentParser(prog="python -m bench.alarms", description=__doc__.split("\n", 1)[0])
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("folders", nargs="*", default=list(FOLDERS))
    options = parser.parse_args()
    draw = random.Random(7)
    drawn = [
        path for found in files(options.folders) for path in draw.sample(found, min(options.count // 2, len(found)))
    ]
    found = list(listed(drawn))
    sys.stdout.write("".join(f"{line}\n" for line, _ in found))
    false = sum(not true for _, true in found)
    share = false / max(len(drawn), 1)
    sys.stdout.write(f"{len(found)} of {len(drawn)} files listed; false alarms: {false}, {share:.1%}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
