"""In a long text of lines, of which only the sections that may hold the words are looked at, all is found."""

from __future__ import annotations

import re
from unittest import mock

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from b12tui import readers
from b12tui.document import Document, Position
from b12tui.document.cancellation import Cancellation, Cancelled
from b12tui.readers import line_filter
from b12tui.readers.line_index import line_index
from b12tui.search import results
from b12tui.search.limits import BadPattern
from b12tui.search.query import compile_query, is_pattern
from b12tui.search.results import Match, search_document
from b12tui.shapes import document_builder
from b12tui.shapes.outline import line_outline
from b12tui.source import Source

LINES = (
    "", "low vitamin", "  low", "Deep  low\tvitamin", "“low” don’t – a−b", "½ dose ⑴ ﬁne Straße",
    "caf\u00e9 cafe\u0301", "mus\u00adcle \u200bx", "a\x07b \ufffd", "🚀 launch 👍", "не 12 раз", "第１２章",
    "a-b a.b a+b … ...",
    "+low", "-vitamin", "@@ -1,2 +1,2 @@ low", "diff --git a/low b/low", "commit 0123456789", "    vitamin",
    "NAME   NOTE", "a      low", "b      vitamin", "| low | deep |", "| vit | x |", "│ low │", "+-----+------+",
    "├── low", "└── vitamin", "x: low", "İ ı ſ K Å", "١٢", "e\u0301\u0302", "a\u2028b \u202ec",
)  # fmt: skip
"""Lines whose characters are folded, replaced, or parts of tables, trees and diffs."""


def read(source: str) -> Document:
    """Return lines as a document with an index, in short sections and chunks."""
    with mock.patch.object(document_builder, "INDEXED", 0):
        return readers.read(Source("x", source, piped=True), "diff" if source.startswith("diff") else "lines")


def missed(source: str, query: str) -> tuple[set[Match], set[Match]]:
    """Return what is found in all sections, and in those that the index names."""
    found = []
    for indexed in (False, True):
        document = read(source)
        if not indexed:
            document.candidate_sections = lambda _needs: None
        with mock.patch.object(results, "BATCH", -1):
            searched = search_document(document, query, Position()).results
        found.append(set() if searched is None else set(searched.from_section(0)))
    return found[0], found[1]


def spelt(char: str, way: int) -> str:
    """Return a part of a pattern that matches a character, among others."""
    plain = re.escape(char)
    return (plain, f"{plain}+", f"(?:{plain}|zz)", f"[{plain}x]", ".", f"[^0-9{'a' if char != 'a' else ''}]")[way]


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=30).map("\n".join), st.data())
@example("diff --git a/x b/x\n@@ -1,2 +1,2 @@\n+low\n+vitamin", None)
@example("| low | deep |\n| vit | x    |", None)
def test_what_stands_in_lines_is_found(source: str, data: st.DataObject | None) -> None:
    with (
        mock.patch.object(line_filter, "CHUNK_CHARACTERS", 20),
        mock.patch("b12tui.shapes.outline.PART_CHARACTERS", 40),
        mock.patch("b12tui.shapes.outline.CUT_WINDOW", 20),
    ):
        texts = [node.text.chars for _, node in read(source).all_text_nodes() if node.text.chars.strip()]
        assume(texts)
        if data is None:
            queries = texts
        else:
            chars = data.draw(st.sampled_from(texts))
            start = data.draw(st.integers(0, len(chars) - 1))
            wanted = chars[start : start + data.draw(st.integers(1, 10))]
            pattern = "".join(spelt(char, data.draw(st.integers(0, 5))) for char in wanted)
            queries = [wanted, f"/{pattern}/"]
        for query in queries:
            try:
                if not query.strip() or (is_pattern(query) and not query.startswith("/")) or not compile_query(query):
                    continue
            except BadPattern:
                continue
            everywhere, named = missed(source, query)
            assert everywhere == named


@pytest.mark.parametrize(
    ("source", "query"),
    [
        ("low", "low vitamin"),
        ("a\x07b", "a\u2407b"),
        ("Straße", "strasse"),
        ("1½ dose", "/1½ d/"),
        ("don’t", "/don’t/"),
        ("mus\u00adcle", "muscle"),
        ("a\x07b", "/\u2407/"),
        ("… and", "/[.…] a/"),
        ("diff --git a/x b/x\n@@ -1,2 +1,2 @@\n+low\n+vitamin", "low vitamin"),
        (
            "+------+------+\n| a    | b    |\n+------+------+\n| low +| deep |\n| vit  |      |\n+------+------+",
            "low vit",
        ),
    ],
)
def test_words_that_are_written_otherwise_are_found(source: str, query: str) -> None:
    """Folded, replaced, and parted by signs."""
    everywhere, named = missed(source, query)
    assert everywhere == named
    assert everywhere or query == "low vitamin"


def test_an_index_goes_on_where_it_was_interrupted() -> None:
    """A key that is typed meanwhile costs no chunk twice."""
    source = "low vitamin\n" * 30
    folded: list[str] = []
    fold = line_filter._folded

    def watched(part: str) -> tuple[bytes, bytes | None]:
        folded.append(part)
        return fold(part)

    with (
        mock.patch("b12tui.shapes.outline.PART_CHARACTERS", 40),
        mock.patch("b12tui.shapes.outline.CUT_WINDOW", 20),
        mock.patch.object(line_filter, "CHUNK_CHARACTERS", 20),
        mock.patch.object(line_filter, "_folded", watched),
        mock.patch.object(Cancellation, "check", side_effect=[None, None, Cancelled, *[None] * 99]),
    ):
        sections = line_outline(source)
        index = line_index(source, [part.section for part in sections], Cancellation())
        with pytest.raises(Cancelled):
            index.build()
        assert len(folded) == 2
        index.build()
    assert len(folded) == len(sections)
    assert "".join(folded) == source
