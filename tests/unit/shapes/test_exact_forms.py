"""Twins: the cells of a program's table are those of the same program's exact form, where it has one."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from b12tui import readers
from b12tui.document import Document, LineBlock, Table
from b12tui.source import Source

pytestmark = pytest.mark.program

LOCALES = ("C", "C.UTF-8")
Rows = list[dict[str, str]]


def output(command: str, locale: str = "C.UTF-8", columns: int = 80, given: str = "") -> str:
    """Return what a command prints; skip the test if it isn't here or fails."""
    words = command.split()
    if shutil.which(words[0]) is None:
        pytest.skip(f"{words[0]} is not installed")
    environ = os.environ | {"LC_ALL": locale, "COLUMNS": str(columns)}
    ran = subprocess.run(words, input=given, env=environ, capture_output=True, text=True, timeout=120, check=False)
    if ran.returncode or not ran.stdout.strip():
        pytest.skip(f"{command} prints nothing here")
    return ran.stdout


def piped(printed: str) -> Document:
    """Return what was printed as a document."""
    return readers.read(Source("standard input", printed, piped=True))


def tables(printed: str) -> list[Table]:
    """Return the tables that are seen in what was printed."""
    document = piped(printed)
    return [
        block for section in document.sections for block in document.blocks(section.number) if isinstance(block, Table)
    ]


def shown(printed: str) -> Rows:
    """Return the rows of the only table, by the names of its columns in small letters."""
    (table,) = tables(printed)
    names = [text.chars.lower() for text in table.header]
    return [dict(zip(names, (cell.chars for cell in row), strict=True)) for row in table.rows]


def word(value: Any) -> str:
    """Return a JSON value as programs print it in a table."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, list):
        return next((word(one) for one in value if one is not None), "")
    return str(value)


def flat(rows: list[dict[str, Any]]) -> Iterator[dict[str, str]]:
    """Yield the rows of a tree in the order in which it is printed."""
    for row in rows:
        yield {name: word(value) for name, value in row.items() if name != "children"}
        yield from flat(row.get("children", []))


def from_json(command: str) -> Callable[[], Rows]:
    """Return the function for the exact rows of util-linux's JSON."""

    def exact() -> Rows:
        (rows,) = json.loads(output(command)).values()
        return list(flat(rows))

    return exact


UTIL_LINUX = (
    "lsblk",
    "lsblk -f",
    "lsblk -o NAME,SIZE,TYPE,MOUNTPOINT",
    "findmnt",
    "findmnt -o TARGET,SOURCE,FSTYPE",
    "findmnt --real",
    "lscpu -C",
    "lscpu -e",
    "lsmem",
    "lsns -o NS,TYPE,USER",
    "lsipc",
)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("command", UTIL_LINUX)
def test_util_linux_has_the_cells_of_its_json(command: str, locale: str) -> None:
    """Trees, empty columns, blanks in cells, numbers at the right."""
    printed = output(command, locale)
    if command == "lsmem":
        printed = printed.split("\n\n")[0]
    exact = from_json(f"{command} -J")()
    found = shown(printed)
    if command == "lscpu -e":
        exact = [{**row, "online": "yes" if row["online"] == "1" else "no"} for row in exact]
    if command == "lsmem":
        exact = [{**row, "removable": "yes" if row["removable"] == "1" else "no"} for row in exact]
    wanted = [{name: re.sub(r"^\s+", "", row.get(name, "")) for name in found[0]} for row in exact]
    blank = [{name: "" if cell == "-" else cell for name, cell in row.items()} for row in found]
    assert blank == [{name: "" if cell == "-" else cell for name, cell in row.items()} for row in wanted]


@pytest.mark.parametrize("locale", LOCALES)
def test_lscpu_has_the_values_of_its_json(locale: str) -> None:
    """Names with blanks, values lined up behind colons."""
    exact = json.loads(output("lscpu -J", locale))["lscpu"]

    def rows(listed: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
        for row in listed:
            if row["data"] is not None:
                yield row["field"].rstrip(":"), row["data"]
            yield from rows(row.get("children", []))

    found = [
        (row[0].chars, row[1].chars) for table in tables(output("lscpu", locale)) for row in table.rows if row[1].chars
    ]
    assert found == list(rows(exact))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("columns", [60, 80, 200])
def test_df_has_the_columns_that_it_prints_alone(locale: str, columns: int) -> None:
    """Each column is printed alone by --output; "Mounted on" has a blank."""
    fields = {"filesystem": "source", "use%": "pcent", "mounted on": "target"}
    found = shown(output("df -x tmpfs -x devtmpfs", locale, columns))
    exact = {
        name: [line.strip() for line in output(f"df -x tmpfs -x devtmpfs --output={field}", locale).splitlines()[1:]]
        for name, field in fields.items()
    }
    assert {name: [row[name] for row in found] for name in exact} == exact


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("columns", [80, 200])
def test_ps_has_the_columns_that_it_prints_alone(locale: str, columns: int) -> None:
    """Processes that stay: the first one and our own parents."""
    pids = f"1,{os.getppid()},{os.getpid()}"
    names = ("pid", "ppid", "user", "tty", "comm")
    found = shown(output(f"ps -o {','.join(names)} -p {pids}", locale, columns))
    shown_names = {"pid": "pid", "ppid": "ppid", "user": "user", "tty": "tt", "comm": "command"}
    for name in names:
        exact = [line.strip() for line in output(f"ps -o {name}= -p {pids}", locale).splitlines()]
        assert [row[shown_names[name]] for row in found] == exact


@pytest.mark.parametrize("what", ["address", "link"])
def test_ip_has_the_cells_of_its_json(what: str) -> None:
    """No header, and a column that is empty in some rows."""
    exact = json.loads(output(f"ip -j {what}"))
    (table,) = tables(output(f"ip -br {what}"))
    found = [[cell.chars for cell in row][:2] for row in table.rows]
    name = [f"{link['ifname']}@{link['link']}" if "link" in link else link["ifname"] for link in exact]
    assert found == [[own, link["operstate"]] for own, link in zip(name, exact, strict=True)]


@pytest.mark.parametrize("columns", [80, 200])
def test_dpkg_has_the_cells_of_its_query(columns: int) -> None:
    """Rule of its own kind; cells are cut to the columns."""
    (table,) = tables(output("dpkg -l", columns=columns))
    exact = list(
        csv.reader(
            io.StringIO(output(r"dpkg-query -W -f=${db:Status-Abbrev}\t${binary:Package}\t${Version}\n")),
            delimiter="\t",
        )
    )
    found = [[cell.chars for cell in row][:3] for row in table.rows]
    assert len(found) == len(exact)
    for (status, name, version), wanted in zip(found, exact, strict=True):
        assert status == wanted[0].strip()
        assert wanted[1].startswith(name)
        assert wanted[2].startswith(version)


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_ss_has_a_cell_for_each_word(columns: int) -> None:
    """Its names have blanks in them, and stand side by side where there is no room; its cells have none."""
    printed = output("ss -tuan", columns=columns)
    rows = shown(printed)
    assert [[cell for cell in row.values() if cell] for row in rows] == [
        line.split() for line in printed.splitlines()[1:]
    ]
    assert all(list(row)[-3:] == ["local address:port", "peer address:port", "process"] for row in rows)


def test_memory_has_the_values_of_the_kernel() -> None:
    printed = Path("/proc/meminfo").read_text(encoding="utf-8") if Path("/proc/meminfo").exists() else ""
    if not printed:
        pytest.skip("no /proc here")
    pairs = [line.split(":", 1) for line in printed.splitlines()]
    assert shown(printed) == [{"name": name, "value": value.strip()} for name, value in pairs]


def test_pip_has_the_cells_of_its_json() -> None:
    """A rule below the names."""
    pip = f"{sys.executable} -m pip" if importlib.util.find_spec("pip") else "pip3"
    exact = json.loads(output(f"{pip} list --disable-pip-version-check --format json"))
    found = shown(output(f"{pip} list --disable-pip-version-check"))
    assert [(row["package"], row["version"]) for row in found] == [(row["name"], row["version"]) for row in exact]


@pytest.mark.parametrize("locale", LOCALES)
def test_ls_has_the_modes_sizes_and_names_of_stat(locale: str, tmp_path: Path) -> None:
    """Modes begin with a dash, as options do."""
    for number in range(12):
        (tmp_path / f"file {number:02}.txt").write_text("x" * number * 311, encoding="utf-8")
    (table,) = tables(output(f"ls -l {tmp_path}", locale))
    exact = [
        (stat.filemode(one.stat().st_mode), str(one.stat().st_size), one.name) for one in sorted(tmp_path.iterdir())
    ]
    assert [(row[0].chars, row[4].chars, row[-1].chars) for row in table.rows] == exact


@pytest.mark.parametrize("option", ["", "-h"])
def test_free_has_a_cell_for_each_number(option: str) -> None:
    """Nothing above the names of the rows, and cells that a row lacks."""
    printed = output(f"free {option}")
    (table,) = tables(printed)
    words = [line.split() for line in printed.splitlines()]
    assert [[cell.chars for cell in row if cell.chars] for row in (table.header, *table.rows)] == words


@pytest.mark.parametrize("columns", [80, 120])
def test_systemctl_has_the_cells_of_its_json(columns: int) -> None:
    """Rows in the same order, and their number below."""
    exact = json.loads(output("systemctl list-unit-files --no-pager -o json"))
    (table,) = tables(output("systemctl list-unit-files --no-pager", columns=columns))
    found = [[cell.chars.rstrip("…").replace("-", "") for cell in row] for row in table.rows]
    assert len(found) == len(exact)
    for row, wanted in zip(found, exact, strict=True):
        assert wanted["unit_file"].replace("-", "").startswith(row[0].split("…")[0])
        assert row[1:] == [wanted["state"].replace("-", ""), (wanted["preset"] or "").replace("-", "")]


SQL = "select 1 as id, 'a b' as name, 2.5 as size union all select 22, 'c, d', 10 union all select 3, '', null;"


@pytest.mark.parametrize("mode", ["column", "box", "table", "markdown"])
@pytest.mark.parametrize("locale", LOCALES)
def test_sqlite_has_the_cells_of_its_csv(mode: str, locale: str) -> None:
    """Rules, boxes, bars."""
    exact = list(csv.DictReader(io.StringIO(output("sqlite3 -csv -header", locale, given=SQL))))
    found = shown(output(f"sqlite3 -{mode} -header", locale, given=SQL))
    assert found == exact


def test_csv_and_json_have_the_cells_that_were_written() -> None:
    """Quotes, commas and line ends in cells."""
    rows = [["name", "note", "n"], ["Ann, B.", 'said "no"', "1"], ["Bob", "two\nlines", "2"], ["é漢", "", "3"]]
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    (table,) = tables(stream.getvalue())
    assert [[text.chars for text in row] for row in (table.header, *table.rows)] == rows
    listed = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    for written in (json.dumps(listed), "\n".join(json.dumps(row) for row in listed)):
        (table,) = tables(written)
        assert [[text.chars for text in row] for row in (table.header, *table.rows)] == rows


def test_a_diff_has_the_lines_that_git_counts() -> None:
    """Added and removed lines by file, as --numstat counts them."""
    exact = [
        line.split("\t")
        for line in output("git log -8 --no-merges --numstat --format= -p --no-ext-diff --no-renames").splitlines()
        if re.match(r"\d+\t\d+\t", line)
    ]
    document = piped(output("git log -8 --no-merges -p --no-ext-diff --no-renames"))
    found: list[list[str]] = []
    for section in document.sections:
        if section.level == 3:
            found.append(["0", "0", section.title])
        for block in document.blocks(section.number):
            if isinstance(block, LineBlock) and block.change in ("added", "removed"):
                column = 0 if block.change == "added" else 1
                found[-1][column] = str(int(found[-1][column]) + block.text.chars.count("\n") + 1)
    assert [row for row in found if row[:2] != ["0", "0"]] == [row for row in exact if row[:2] != ["0", "0"]]


@pytest.mark.parametrize("count", [3, 12])
def test_a_log_has_the_commits_and_subjects_that_git_formats(count: int) -> None:
    """Each commit is a section, called by its subject."""
    exact = output(f"git log -{count} --format=%h%x09%s --abbrev=10").splitlines()
    document = piped(output(f"git log -{count}"))
    assert ["\t".join(section.title.split(" ", 1)) for section in document.sections[1:]] == exact
