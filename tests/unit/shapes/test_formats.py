"""Formats that a file's name tells: notebooks, programs, JSON that is none, diffs of other programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from b12tui import readers
from b12tui.cli.session.effects import perform
from b12tui.cli.session.persistence import DocumentStore
from b12tui.cli.session.session import Session
from b12tui.core.effects import OpenLink
from b12tui.core.places.source_lines import line_of
from b12tui.core.state import ReaderState
from b12tui.document import CodeBlock, Document, Heading, LineBlock, Link, ListBlock, Paragraph, Table
from b12tui.fastclass import replace
from b12tui.source import Source, read_source


def read(text: str, name: str) -> Document:
    return readers.read(Source(name, text, path=Path(name)))


def test_a_notebook_has_a_section_for_each_cell() -> None:
    cells = [
        {"cell_type": "markdown", "source": ["# Title\n", "\n", "Some *words*."]},
        {
            "cell_type": "code",
            "source": "print(1)\n2",
            "outputs": [
                {"output_type": "stream", "text": ["1\n"]},
                {"output_type": "execute_result", "data": {"text/plain": ["2"], "image/png": "…"}},
                {"output_type": "error", "traceback": ["\x1b[31mbad\x1b[0m", "worse"]},
            ],
        },
        {"cell_type": "raw", "source": "as it is"},
        {"cell_type": "code", "source": [], "outputs": None},
    ]
    document = read(json.dumps({"cells": cells, "metadata": {"language_info": {"name": "python"}}}), "a.ipynb")
    assert [section.title for section in document.sections] == ["", "Title", "Code 2", "Text 3", "Code 4"]
    heading, words = document.blocks(1)
    assert isinstance(heading, Heading)
    assert isinstance(words, Paragraph)
    code = document.blocks(2)[1]
    assert isinstance(code, CodeBlock)
    assert (code.text.chars, code.language) == ("print(1)\n2", "python")
    assert [block.text.chars for block in document.blocks(2)[2:] if isinstance(block, LineBlock)] == [
        "1",
        "2",
        "bad\nworse",
    ]


def test_what_pandas_prints_in_a_notebook_is_a_table() -> None:
    printed = "loaded\n\n   year  name     mean\n0  2019  Ann      1.50\n1  2020  Bo Long  2.25\n2  2021  Cy       0.75"
    cell = {"cell_type": "code", "source": "frame", "outputs": [{"data": {"text/plain": printed}}]}
    _, _, lines, table = read(json.dumps({"cells": [cell]}), "a.ipynb").blocks(1)
    assert isinstance(lines, LineBlock)
    assert (lines.text.chars, lines.line) == ("loaded", 0)
    assert isinstance(table, Table)
    assert [[cell.chars for cell in row] for row in (table.header, *table.rows)] == [
        ["", "year", "name", "mean"],
        ["0", "2019", "Ann", "1.50"],
        ["1", "2020", "Bo Long", "2.25"],
        ["2", "2021", "Cy", "0.75"],
    ]
    assert {cell.line for row in table.rows for cell in row} == {0}


def test_a_tree_that_a_notebook_has_printed_has_no_source_lines() -> None:
    printed = "   year  name  mean\n0  2019  Ann   1.50\n1  2020  Bo    2.25\n\na\n├── b\n│   └── c\n└── d"
    cell = {"cell_type": "code", "source": "frame", "outputs": [{"data": {"text/plain": printed}}]}
    nodes = read(json.dumps({"cells": [cell]}), "a.ipynb").text_nodes(1)
    assert {node.text.line for node in nodes} == {0}
    assert nodes[-1].text.chars == printed


@pytest.mark.parametrize("text", ["{", "[]", '{"cells": 1}', '{"cells": [1]}', "null"])
@pytest.mark.parametrize("name", ["a.ipynb", "a.json"])
def test_what_is_not_in_its_format_is_lines(text: str, name: str) -> None:
    if name == "a.json" and text != "{":
        return
    assert [node.text.chars for _, node in read(text, name).all_text_nodes()] == [text]


def test_a_program_is_a_block_of_code_in_its_language() -> None:
    (block,) = read("def f():\n\treturn 1\n", "a.py").blocks(0)
    assert isinstance(block, CodeBlock)
    assert (block.text.chars, block.language) == ("def f():\n\treturn 1", "python")


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("--- a.txt\t2026-01-01\n+++ b.txt\t2026-01-02\n@@ -1 +1 @@\n-a\n+b\n", ["b.txt", "Line 1"]),
        ("Index: x\n===\n--- x\n+++ x\n@@ -1,2 +3,4 @@ f()\n a\n", ["x", "Lines 3 to 6: f()"]),
        ("diff --git a/x b/y\nrename from x\nrename to y\n", ["x b/y"]),
        ("diff --cc x\nindex 1,2..3\n--- a/x\n+++ b/x\n@@@ -1 -1 +1,2 @@@\n  a\n++b\n", ["x", "Lines 1 to 2"]),
        ("commit 1234567\nAuthor: A <a@b>\n\n    Words\n\n    More\n", ["1234567 Words"]),
    ],
)
def test_commits_files_and_hunks_are_sections(text: str, titles: list[str]) -> None:
    document = read(text, "a.diff")
    assert [section.title for section in document.sections[1:]] == titles


def test_json_is_tables_and_lists() -> None:
    document = read('{"a": 1, "b": {"c": [true, null]}, "d": [{"x": 1.50, "y": "é"}, {"x": 2}], "e": []}', "a.json")
    assert [section.title for section in document.sections] == ["", "b", "d"]
    assert isinstance(document.blocks(0)[0], ListBlock)
    table = document.blocks(2)[1]
    assert isinstance(table, Table)
    assert [[cell.chars for cell in row] for row in (table.header, *table.rows)] == [
        ["x", "y"],
        ["1.50", "é"],
        ["2", ""],
    ]


def test_nested_json_goes_no_deeper_than_lists_may() -> None:
    text = "[" * 500 + "1" + "]" * 500
    assert read(text, "a.json").word_count.words
    assert read("[" * 100_000, "a.json").word_count.words


@pytest.mark.parametrize(
    ("line", "shown", "target"),
    [
        ("src/a.c:12:3: error: expected ;", "src/a.c:12:3", "src/a.c#L12"),
        ("src/a.ts(3,7): error TS2322: no", "src/a.ts(3,7)", "src/a.ts#L3"),
        ("  --> src/a.rs:1:78", "src/a.rs:1:78", "src/a.rs#L1"),
        ("thread 'main' panicked at src/a.rs:1:79:", "src/a.rs:1:79", "src/a.rs#L1"),
        ("             at ./src/a.rs:2:86", "./src/a.rs:2:86", "./src/a.rs#L2"),
        ("    at f (/x/a.js:1:21)", "/x/a.js:1:21", "/x/a.js#L1"),
        ("vet: ./a.go:9:2: undefined: foo", "./a.go:9:2", "./a.go#L9"),
        ("we met at noon.c:3 or so", "", ""),
        ("./b.py:7: E501 line too long", "./b.py:7", "./b.py#L7"),
        ('  File "/x/y.py", line 34, in f', '/x/y.py", line 34', "/x/y.py#L34"),
        ("see https://example.org/a_(b).", "https://example.org/a_(b)", "https://example.org/a_(b)"),
        ("[[https://example.org/x][words]]", "https://example.org/x", "https://example.org/x"),
        ('Get \\"http://h:80/api?t=32s\\": refused', "http://h:80/api?t=32s", "http://h:80/api?t=32s"),
        ("on http://[::1]:8080/a[]=1]", "http://[::1]:8080/a[]=1", "http://[::1]:8080/a[]=1"),
        ("12:30:59 started", "", ""),
        ("host.name:22: refused", "", ""),
    ],
)
def test_places_and_addresses_are_links(line: str, shown: str, target: str) -> None:
    (node,) = (node for _, node in read(f"{line}\n", "a.log").all_text_nodes())
    found = [
        (node.text.chars[span.start : span.end], span.kind.target)
        for span in node.text.spans
        if isinstance(span.kind, Link)
    ]
    assert found == ([(shown, target)] if target else [])


def test_a_place_opens_the_file_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("one = 1\n\ntwo = 2\nthree = 3\n", encoding="utf-8")
    log = tmp_path / "errors.log"
    log.write_text("a.py:3:1: F821 undefined\n", encoding="utf-8")
    text = read_source(str(log))
    state = ReaderState(readers.read(text), document_id=str(log))
    session = Session(text, DocumentStore(text, state.appearance, built_in=False, keep=False))
    opened = perform(session, replace(state, effect=OpenLink("a.py", "L3")))
    assert line_of(opened.document, opened.position) == 3
    assert opened.message == "Opened a.py."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Title\n\nWords.\n", "markdown"),
        ("Words, and [more](https://example.org/).\n", "markdown"),
        ("```sh\nls\n```\n", "markdown"),
        ("| a | b |\n| --- | --- |\n| 1 | 2 |\n", "markdown"),
        ("- one\n- two\n\nSome `code` and **more**.\n", "markdown"),
        ("Words alone,\nand more.\n", "lines"),
        ("- one\n- two\n", "lines"),
        ("# A comment\n# on two lines\nkey = value\n\n# Another one\n\nother = 1\n", "lines"),
        ("#!/bin/sh\n\n# Do it\n\necho `date` > x\n", "code"),
        ("2026-01-01 10:00:00 [a](b.md)\n2026-01-01 10:00:01 # x\n", "lines"),
        ("commit 1234567\nAuthor: A\n\n    # Title\n", "diff"),
        ('{"a": "[x](y.md)"}\n', "data"),
        ("a,b,c\n1,2,3\n4,5,6\n", "csv"),
        ("First, a word, and more.\nThen, the next, and so on.\nLast, the end, as ever.\n", "lines"),
        ("# A heading alone\n", "markdown"),
        ("# Title\n\n## Part\n", "markdown"),
        ("## **Part**\n\nWords.\n", "markdown"),
        ("# ***** Part\n\nWords.\n", "lines"),
        ("# A comment\n\n# another one\n", "lines"),
        ("# Names of protocols\n\n0\trtnetlink\n1\tunused\n2\tusersock\n\n# kept\n\n3\tip\n", "lines"),
        ("# npm audit report\n\nbraces  <3\nSeverity: high\nfix available\n\n2 vulnerabilities\n", "lines"),
        ("# Title\n\nA line of words that goes on\nbelow, since its author broke it there,\nand ends.\n", "markdown"),
        ("---|---\nFile | Lines\n---|---\na.ts | 4\n---|---\n", "lines"),
        ("File | Lines\n---|---\na.ts | 4\n", "markdown"),
        ("1c1,2\n< # Old\n---\n> # New\n> [a](b.md)\n", "diff"),
        ("Title\n=====\n\n* one\n\n.. note::\n\n   Some **strong** words, and `more`.\n", "lines"),
        ("Title\n=====\n\n* one `x` **y**\n\n=====  =====\na      b\n=====  =====\n", "lines"),
        ("Title\n=====\n\n* one `x` **y**\n\n[source,c]\n----\nx\n----\n", "lines"),
        ("[    0.000000] Linux version 6\n[   12.345683]  foo_bar+0x1f/0x30 [foo]\n", "lines"),
        ("[1, 2]\n", "data"),
        ("[1]\n[2]\n", "data"),
        ("[true]", "data"),
    ],
)
def test_a_pipe_is_markdown_by_signs_that_little_else_has(text: str, expected: str) -> None:
    assert readers.reader_of(Source("standard input", text, piped=True)).name == expected


def test_a_long_listing_has_the_names_of_its_columns() -> None:
    printed = (
        "total 8\n"
        "-rw-r--r-- 1 ann staff  198 Nov 27 15:23 notes and more.md\n"
        "drwxr-xr-x 2 ann staff 4096 Nov  7  2025 folder\n"
        "-rw-r--r-- 1 bob staff   18 Nov 27 15:23 x\n"
    )
    lines, table = readers.read(Source("standard input", printed, piped=True)).blocks(0)
    assert isinstance(lines, LineBlock)
    assert isinstance(table, Table)
    assert [cell.chars for cell in table.header][-2:] == ["Date", "Name"]
    assert [row[6].chars for row in table.rows] == ["notes and more.md", "folder", "x"]
