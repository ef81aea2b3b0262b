"""Properties of text that is no Markdown: no character is lost, no text raises, each line is a row."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from b12tui import readers
from b12tui.core.folds import Folds
from b12tui.core.places.source_lines import line_of
from b12tui.document import Document, LineBlock, Position, Table
from b12tui.document.sanitize import sanitize
from b12tui.layout.page.flow import Flow
from b12tui.layout.page.measure import Measure
from b12tui.linear.narration.narrated import Narration
from b12tui.plain.document_writer import document_text
from b12tui.readers.registry import READERS
from b12tui.search.query import compile_query
from b12tui.search.results import search_document
from b12tui.shapes import document_builder as document_module
from b12tui.shapes import outline
from b12tui.shapes.recognition import is_number
from b12tui.source import Source

STRICT = ("json", "html")
"""Readers that refuse what is no document of ours, or need a library."""

RULES = frozenset(" \t\n-=+|─━│┃┼├└┌┐┘┤┬┴:`")
WORDS = st.text(st.sampled_from("ab1 .,:-=+|/#@*{}[]\"'\t─│漢é"), max_size=30)
LINES = st.lists(WORDS, max_size=14).map("\n".join)
CELL = st.text(st.sampled_from("ab1.:/é漢-"), min_size=1, max_size=8).filter(lambda cell: any(map(str.isalnum, cell)))
DIFF_LINE = st.builds(
    str.__add__, st.sampled_from(["+", "-", " ", "\\"]), WORDS.map(lambda line: line.replace("\n", ""))
)
HUNK = st.builds(lambda lines: "\n".join(["@@ -1,3 +1,4 @@ def f", *lines]), st.lists(DIFF_LINE, max_size=8))
DIFF = st.builds(
    lambda hunks: "\n".join(["diff --git a/x b/x", "index 12..34 100644", "--- a/x", "+++ b/x", *hunks]),
    st.lists(HUNK, min_size=1, max_size=3),
)
HELP_LINE = st.sampled_from(
    ["", "Options:", "  -a", "  -b, --bb=X  does b", "      --cc     does c", "        more", "  run  runs", "USAGE"]
)
HELP = st.lists(HELP_LINE | WORDS.map(lambda line: line.replace("\n", "")), max_size=12).map(
    lambda lines: "\n".join(["Usage: x [-a] [-b X]", *lines, "  -h  helps", "  --version  tells"])
)
TREE_LINE = st.builds(
    lambda lead, sign, name: f"{lead}{sign}{name}",
    st.sampled_from(["", "│   ", "    ", "|   |   ", "│ │ "]),
    st.sampled_from(["├── ", "└─┬ ", "`-- ", "+- ", "|-", "a-+-", "├─", ""]),
    CELL,
)
TREE = st.lists(TREE_LINE, min_size=2, max_size=9).map("\n".join)
JSON_VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text("ab é", max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc", max_size=3), inner, max_size=4),
    max_leaves=12,
)


def parsed(source: str, name: str | None = None) -> Document:
    """Return the document of a text that came through a pipe."""
    return readers.read(Source("x", source, path=Path("x.csv") if name == "csv" else None, piped=True), name)


def format_of(source: str) -> str:
    """Return the format that a text from a pipe is read in."""
    return readers.reader_of(Source("x", source, piped=True)).name


def chars(document: Document) -> str:
    """Return all characters of a document, with the signs that lines of a diff have lost."""
    signs = {"added": "+", "removed": "-", "unchanged": " "}
    return "\n".join(
        "\n".join(signs.get(getattr(node.block, "change", ""), "") + line for line in node.text.chars.split("\n"))
        for _, node in document.all_text_nodes()
    )


def bare(text: str) -> str:
    """Return what is neither padding nor a rule."""
    return "".join(char for char in text if char not in RULES)


@given(LINES | DIFF)
@example("a  b\n1  2\n3  4")
@example("\n\n a\n\n\n\tb \n")
def test_raw_lines_are_the_lines_of_the_source(source: str) -> None:
    """Each line stands where it stood, and empty ones between them are as many."""
    document = parsed(source, "raw")
    rows = [(node.block, node.text.chars) for _, node in document.all_text_nodes()]
    found: list[str] = []
    for block, text in rows:
        assert isinstance(block, LineBlock)
        found += [""] * block.blank + text.split("\n")
        assert block.line == len(found) - text.count("\n")
    wanted = [line if line.strip() else "" for line in source.split("\n")]
    while wanted and not wanted[-1]:
        wanted.pop()
    assert found == wanted


@given(LINES | DIFF | HELP | TREE)
def test_each_position_knows_its_source_line(source: str) -> None:
    """In lines, tables and diffs: the characters there are characters of that line."""
    if format_of(source) not in ("lines", "diff", "code", "help"):
        return
    document = parsed(source)
    lines = sanitize(source).split("\n")
    for at, node in document.all_text_nodes():
        for offset, word in enumerate(node.text.chars):
            if not word.isspace() and node.text.line:
                assert word in lines[line_of(document, Position(at.section, at.node, offset)) - 1]


@given(LINES | DIFF)
def test_a_raw_line_is_a_row_where_it_fits(source: str) -> None:
    """The page shows the lines as they are, with tabs as blanks up to the terminal's tab stops."""
    document = parsed(source, "raw")
    flow = Flow(document, Folds(), Measure(width=400))
    rows = [line.text for section in document.sections for line in flow.lines(section.number)]
    wanted = [line.expandtabs(8).rstrip() for line in source.split("\n")]
    while rows and not rows[-1]:
        rows.pop()
    while wanted and not wanted[-1]:
        wanted.pop()
    assert rows == wanted or not source.isascii()


@given(LINES | DIFF | HELP | TREE)
def test_no_character_of_a_shape_is_lost_or_moved(source: str) -> None:
    """What is neither padding nor a rule appears once, in order."""
    if format_of(source) not in ("lines", "diff", "help"):
        return
    assert bare(chars(parsed(source))) == bare(sanitize(source))


@given(st.text(max_size=200) | LINES)
def test_any_text_is_read_and_shown(source: str) -> None:
    """By every kind, on the page, in words and as plain text."""
    for reader in READERS:
        if reader.name in STRICT:
            continue
        document = parsed(source, reader.name)
        flow = Flow(document, Folds(), Measure(width=20))
        told = Narration(document)
        for section in document.sections:
            flow.lines(section.number)
            told.passages(Folds(), section.number)
        document_text(document)


@given(DIFF)
def test_narrated_lines_of_a_diff_lead_to_their_own_characters(source: str) -> None:
    """ "Added" and "removed" are no characters of the document."""
    document = parsed(source)
    told = Narration(document)
    for section in document.sections:
        nodes = document.text_nodes(section.number)
        for passage in told.passages(Folds(), section.number):
            for line in passage.lines:
                for run in line.runs:
                    if run.node >= 0:
                        assert run.text == nodes[run.node].text.chars[run.start : run.end]
                first = line.first
                if first is not None:
                    block = document.text_node(Position(section.number, first[0])).block
                    change = block.change if isinstance(block, LineBlock) else ""
                    assert line.text.startswith(("Added: ", "Removed: ")) == (change in ("added", "removed")), line.text


@given(
    st.lists(LINES, min_size=2, max_size=4) | DIFF.map(lambda diff: [diff]),
    st.text("ab1漢é +:", min_size=1, max_size=4),
)
def test_the_index_names_each_section_with_a_match(parts: list[str], query: str) -> None:
    """It may name others as well."""
    source = "\n\n".join(part + "\n" + "filler line\n" * 40 for part in parts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outline, "PART_CHARACTERS", 400)
        patch.setattr(outline, "CUT_WINDOW", 200)
        patch.setattr(document_module, "INDEXED", 1 << 30)
        plain = parsed(source)
        patch.setattr(document_module, "INDEXED", 0)
        indexed = parsed(source)
        assert len(indexed.sections) == len(plain.sections)
        matcher = compile_query(query)
        if matcher is None or format_of(source) not in ("lines", "diff", "code"):
            return
        found = [search_document(each, query, Position()).results for each in (plain, indexed)]
        matches = [None if results is None else list(results.from_section(0)) for results in found]
        assert matches[0] == matches[1]


@given(st.lists(st.lists(CELL, min_size=4, max_size=4), min_size=4, max_size=9), st.integers(2, 5))
def test_padded_columns_under_names_are_a_table(rows: list[list[str]], gap: int) -> None:
    """Whatever words the cells are, wide characters included."""
    from b12tui.textwidth import cells

    names = ["NAME", "READY", "STATUS", "AGE"]
    widths = [max(cells(row[column]) for row in [names, *rows]) + gap for column in range(4)]
    printed = "\n".join(
        "".join(cell + " " * (width - cells(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in [names, *rows]
    )
    if format_of(printed) != "lines":
        return
    document = parsed(printed)
    (table,) = document.blocks(0)
    assert isinstance(table, Table)
    assert [[text.chars for text in row] for row in (table.header, *table.rows)] == [names, *rows]


@given(st.lists(st.lists(st.text('ab ,"\n1é', max_size=6), min_size=3, max_size=3), min_size=2, max_size=6))
def test_values_that_csv_writes_are_read_again(rows: list[list[str]]) -> None:
    """In a file that is named so."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([["x", "y", "z"], *rows])
    (table,) = parsed(stream.getvalue(), "csv").blocks(0)
    assert isinstance(table, Table)
    assert [[text.chars for text in row] for row in table.rows] == rows


@given(JSON_VALUES)
def test_all_words_of_json_are_shown(value: Any) -> None:
    """Names, strings, numbers and literals."""
    source = json.dumps(value)
    if not source.startswith(("{", "[")):
        return
    document = parsed(source, "data")
    found = sorted(chars(document).replace(".", "").split())
    seen = set(found)
    for word in (
        json.dumps(value, ensure_ascii=False).replace('"', " ").translate({ord(c): " " for c in "[]{},:"}).split()
    ):
        assert any(word in one for one in seen), (word, found)


@given(st.integers(0, 10**9), st.sampled_from("KMGT%"))
def test_sizes_are_numbers(number: int, unit: str) -> None:
    """They are aligned to the right, and tell a header from rows."""
    assert is_number(f"{number}{unit}")
    assert is_number(f"{number:,}")
    assert not is_number(f"{unit}{number}")
