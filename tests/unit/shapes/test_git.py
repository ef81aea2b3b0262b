"""What git prints beside plain diffs: blame as a table, diffs of merges, the words that changed in a line."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.fixed_lines import FixedLines

from b12tui import readers
from b12tui.cli.session.effects import perform
from b12tui.cli.session.persistence import DocumentStore
from b12tui.cli.session.session import Session
from b12tui.core.state import Command, ReaderState
from b12tui.core.update import update
from b12tui.document import Document, LineBlock, Style, Table
from b12tui.document.cancellation import Cancelled
from b12tui.plain.document_writer import document_text
from b12tui.shapes import blame
from b12tui.source import Source, read_source

BLAMED = {
    "": (
        """\
51c97c8e (Ann Example 2026-11-23 06:42:40 +0000  9) # Title
^1c97c8f (Bo          2026-11-27 06:42:40 +0000 10)     indented (a) 2)
""",
        ["Commit", "Author", "Date", "Line", "Text"],
        [
            ["51c97c8e", "Ann Example", "2026-11-23 06:42:40 +0000", "9", "# Title"],
            ["^1c97c8f", "Bo", "2026-11-27 06:42:40 +0000", "10", "    indented (a) 2)"],
        ],
    ),
    "-s": (
        "51c97c8e  9) # Title\n51c97c8e 10)\n",
        ["Commit", "Line", "Text"],
        [["51c97c8e", "9", "# Title"], ["51c97c8e", "10", ""]],
    ),
    "-f -n --date=short": (
        "51c97c8e a/b.md  9 (Ann 2026-11-23  9) [x](y)\n51c97c8e a/b.md 10 (Ann 2026-11-23 10)\n",
        ["Commit", "File", "Author", "Date", "Line", "Text"],
        [
            ["51c97c8e", "a/b.md", "Ann", "2026-11-23", "9", "[x](y)"],
            ["51c97c8e", "a/b.md", "Ann", "2026-11-23", "10", ""],
        ],
    ),
    "--date=relative": (
        "51c97c8e (Ann 3 days ago           1) # a\n51c97c8e (Ann 1 year, 2 months ago 2) b\n",
        ["Commit", "Author", "Date", "Line", "Text"],
        [["51c97c8e", "Ann", "3 days ago", "1", "# a"], ["51c97c8e", "Ann", "1 year, 2 months ago", "2", "b"]],
    ),
    "--date=rfc": (
        "51c97c8e (Ann Mon, 23 Nov 2026 10:55:03 +0000 1) a\n51c97c8e (Ann Fri, 27 Nov 2026 17:55:11 +0000 2) b\n",
        ["Commit", "Author", "Date", "Line", "Text"],
        [
            ["51c97c8e", "Ann", "Mon, 23 Nov 2026 10:55:03 +0000", "1", "a"],
            ["51c97c8e", "Ann", "Fri, 27 Nov 2026 17:55:11 +0000", "2", "b"],
        ],
    ),
}


def read(text: str, form: str | None = None) -> Document:
    return readers.read(Source("x", text, piped=True), form)


@pytest.mark.parametrize("options", BLAMED)
def test_blame_is_a_table_also_of_markdown(options: str) -> None:
    text, header, rows = BLAMED[options]
    (table,) = read(text).blocks(0)
    assert isinstance(table, Table)
    assert [cell.chars for cell in table.header] == header
    assert [[cell.chars for cell in row] for row in table.rows] == rows


MERGE = """\
diff --cc a.py
index 1,2..3
--- a/a.py
+++ b/a.py
@@@ -1,2 -1,2 +1,4 @@@ def f
  both
- ours
 -theirs
++merged
+ of theirs
"""


def test_lines_of_a_merge_are_told_as_those_of_a_diff() -> None:
    document = read(MERGE)
    blocks = [block for block in document.blocks(2) if isinstance(block, LineBlock)]
    assert [(block.change, block.text.chars) for block in blocks] == [
        ("unchanged", "both"),
        ("removed", "ours\ntheirs"),
        ("added", "merged\nof theirs"),
    ]
    assert document.sections[2].title == "Lines 1 to 4: def f"


DIFF = """\
diff --git a/x b/x
--- a/x
+++ b/x
@@ -1,4 +1,4 @@
 same
-one old word of many, see http://x.example/old
-quite another thing
+one new word of many, see http://x.example/new
+nothing like it at all
 same
+added alone
"""


def test_words_that_changed_in_a_line_are_marked_on_request() -> None:
    blocks = [block for block in read(DIFF, "word-diff").blocks(2) if isinstance(block, LineBlock)]
    found = {
        block.change: [
            block.text.chars[span.start : span.end] for span in block.text.spans if isinstance(span.kind, Style)
        ]
        for block in blocks[1:3]
    }
    assert found == {"removed": ["old", "old"], "added": ["new", "new"]}
    assert {span.kind for span in blocks[1].text.spans if isinstance(span.kind, Style)} == {Style.STRIKE}
    assert {span.kind for span in blocks[2].text.spans if isinstance(span.kind, Style)} == {Style.INSERTED}
    assert not blocks[4].text.spans
    plain, marked = read(DIFF, "diff"), read(DIFF, "word-diff")
    assert [node.text.chars for _, node in plain.all_text_nodes()] == [
        node.text.chars for _, node in marked.all_text_nodes()
    ]
    assert "Removed: one [Struck out: old] word" in document_text(marked)


def test_the_word_switches_marks_on_and_off_at_the_same_line(tmp_path: Path) -> None:
    path = tmp_path / "a.diff"
    path.write_text(DIFF, encoding="utf-8")
    text = read_source(str(path))
    state = ReaderState(readers.read(text), document_id=str(path))
    session = Session(text, DocumentStore(text, state.appearance, built_in=False, keep=False))
    state = update(state, Command("next-change"), FixedLines())
    for message in ("Changed words are marked.", "Changed words are not marked."):
        after = perform(session, update(state, Command("word-changes"), FixedLines()))
        assert (after.message, after.position) == (message, state.position)
        state = after


def test_a_text_that_is_no_diff_has_no_changed_words() -> None:
    state = ReaderState(read("one\ntwo\n"))
    assert update(state, Command("word-changes"), FixedLines()).message == "This is not a diff."


@pytest.mark.parametrize(
    "line", ["abcdef12 " + "x" * 200_000, "abcdef12 (" + " " * 200_000 + "x", "abcdef12 (" * 20_000]
)
def test_a_long_line_is_no_blame(line: str) -> None:
    assert blame.recognise([line, line]) is None


def test_a_name_in_a_blame_may_hold_brackets() -> None:
    lines = [f"abcdef1{at} b(1)/c.py (A  B 2026-01-0{at} 10:00:00 +0000 {at}) d" for at in (1, 2)]
    found = blame.recognise(lines)
    assert found is not None
    (table,) = found.blocks
    assert isinstance(table, Table)
    assert [cell.chars for cell in table.rows[0]][:3] == ["abcdef11", "b(1)/c.py", "A  B"]


def test_words_that_changed_are_compared_until_a_key_is_typed() -> None:
    checks = 0

    def typed() -> bool:
        nonlocal checks
        checks += 1
        return checks > 20

    lines = 200
    hunk = "@@ -1,200 +1,200 @@\n" + "-one old word\n" * lines + "+one new word\n" * lines
    document = read(f"diff --git a/b b/b\n--- a/b\n+++ b/b\n{hunk}", "word-diff")
    with pytest.raises(Cancelled), document.cancellation.when(typed):
        document.blocks(len(document.sections) - 1)
    assert checks == 21


NORMAL = """\
diff -r old/x new/x
2c2
< b
---
> B
3a4
> <d>
\\ No newline at end of file
diff -r old/y new/y
1,2d0
< ---
<
"""


def test_what_diff_prints_by_default_has_files_and_changes() -> None:
    """The normal format of diff(1): its separator is a sign of the format, a removed line of dashes is not."""
    document = readers.read(Source("standard input", NORMAL, piped=True))
    titles = [(section.level, section.title) for section in document.sections[1:]]
    assert titles == [(2, "new/x"), (3, "Line 2"), (3, "Line 4"), (2, "new/y"), (3, "Line 0")]
    changes = [
        (block.change, block.text.chars)
        for number in range(1, 6)
        for block in document.blocks(number)
        if isinstance(block, LineBlock)
    ]
    assert changes == [
        ("removed", "b"),
        ("added", "B"),
        ("added", "<d>"),
        ("", "\\ No newline at end of file"),
        ("removed", "---\n"),
    ]


def test_changes_without_a_file_are_the_first_level() -> None:
    document = readers.read(Source("standard input", "1c1\n< one\n---\n> two\n5a6,7\n> a\n> b\n", piped=True))
    assert [(section.level, section.title) for section in document.sections[1:]] == [(2, "Line 1"), (2, "Lines 6 to 7")]


def test_words_that_changed_are_marked_in_the_normal_format() -> None:
    document = readers.read(Source("standard input", "1c1\n< one two\n---\n> one 2\n"), "word-diff")
    marked = [
        (span.kind, block.text.chars[span.start : span.end])
        for block in document.blocks(1)
        if isinstance(block, LineBlock)
        for span in block.text.spans
    ]
    assert marked == [(Style.STRIKE, "two"), (Style.INSERTED, "2")]
