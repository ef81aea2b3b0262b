"""What programs print for a terminal: styles are left out, a manual page's parts become Markdown's."""

from __future__ import annotations

import re
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12tui.document import CodeBlock, DefinitionList, Heading, Link, Paragraph
from b12tui.markdown import parse
from b12tui.readers.man_page import as_markdown

PAGE = """\
LS(1)                     User Commands                    LS(1)

NAME
       ls - list  directory  contents,  *not*  always sorted

DESCRIPTION
       List information about the FILEs (the current direc\u2010
       tory by default).   Sort entries alphabetically.

       -a, --all
              do not ignore entries starting with .

       -l     use a long listing
              format

   Exit status:
       0      if OK,

       name      size      date
       a         1         today

GNU coreutils 9.1            September 2022                LS(1)
"""


def test_a_manual_page_has_headings_paragraphs_definitions_and_columns() -> None:
    document = parse(as_markdown(PAGE), name="standard input")
    assert [(section.level, section.title) for section in document.sections] == [
        (1, "LS(1) User Commands LS(1)"),
        (2, "NAME"),
        (2, "DESCRIPTION"),
        (3, "Exit status:"),
    ]
    assert [block.text.chars for block in document.blocks(1) if isinstance(block, Paragraph)] == [
        "ls - list directory contents, *not* always sorted"
    ]
    heading, paragraph, terms = document.blocks(2)
    assert isinstance(heading, Heading)
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text.chars.startswith("List information about the FILEs (the current directory by default). Sort")
    assert isinstance(terms, DefinitionList)
    assert [item.term.chars for item in terms.items] == ["-a, --all", "-l"]
    said = [node.text.chars for node in document.text_nodes(2)][-3:]
    assert said == ["do not ignore entries starting with .", "-l", "use a long listing format"]
    said = [node.text.chars for node in document.text_nodes(3)][1:3]
    assert said == ["0", "if OK,"]
    code = next(block for block in document.blocks(3) if isinstance(block, CodeBlock))
    assert code.text.chars == "name      size      date\na         1         today"
    assert document.text_nodes(3)[-1].text.chars == "GNU coreutils 9.1 September 2022 LS(1)"


@pytest.mark.parametrize(
    "text",
    ["# Markdown\n\n    code\n", "LS(1) and LS(2)\n\nNAME\n", "", "NAME\n    ls\n", "see LS(1), not LS(1)\n\nx\n"],
)
def test_what_is_no_manual_page_stays_as_it_is(text: str) -> None:
    assert as_markdown(text) == text


@pytest.mark.parametrize("title", ["X(1ssl) ApplicationX(1ssl)", "A Guide()      A Guide()", "x(1)    y    x(1)"])
def test_a_title_may_touch_its_ends_lack_a_section_or_have_several_words(title: str) -> None:
    printed = as_markdown(f"\n{title}\n\nNAME\n       x - y\n")
    assert printed == f"# {' '.join(title.split())}\n\n## NAME\n\nx - y\n"


def test_addresses_stay_links() -> None:
    shown = as_markdown("x(1)    y    x(1)\n\nSEE\n       <http://ab.example/~c#d_e>, http://ab.example/~c#d_e.\n")
    links = [
        mark.kind.target for mark in parse(shown, name="x").text_nodes(1)[-1].text.spans if isinstance(mark.kind, Link)
    ]
    assert links == ["http://ab.example/~c#d_e"]


@pytest.mark.parametrize(
    "words",
    [
        r"\(x\) and \[y\]",
        r"a\\nb",
        "[=WHEN]",
        "==b== and ++c++",
        "{d} ^e^ :smile:",
        "x] (y)",
        r"$HOME \$ `id`",
        "!!! a::b",
    ],
)
def test_signs_of_any_dialect_are_kept(words: str) -> None:
    shown = as_markdown(f"x(1)    y    x(1)\n\nSEE\n       Say {words} so.\n")
    assert parse(shown, name="x").text_nodes(1)[-1].text.chars == f"Say {words} so."


def test_styles_of_a_terminal_and_of_a_printer_are_left_out() -> None:
    assert as_markdown("B\bBo_\bl\x1b[1md\x1b[0m \x1b]8;;man:ls(1)\x1b\\ls\x1b]8;;\x1b\\\n") == "Bold ls\n"


SIGNS = (
    "word",
    "*a*",
    "-x",
    "1.",
    "<b>",
    "`c`",
    "[d](e)",
    "#",
    "|",
    r"a\b",
    "&amp;",
    "~~~~",
    ":",
    "www.",
    "$x$",
    "_y_",
    "==",
)
WORDS = st.lists(st.sampled_from([*SIGNS, "  ", "      "]), min_size=1, max_size=6).map(" ".join)


ROWS = st.tuples(st.sampled_from([0, 3, 7, 7, 14]), WORDS) | st.just((0, ""))
FENCES = st.integers(3, 9).map("~".__mul__)
COLUMNS = st.tuples(WORDS, WORDS).map("      ".join)


@st.composite
def in_columns(draw: st.DrawFn) -> list[tuple[int, str]]:
    """Draw rows that are set in columns, with one in the middle that looks like the end of code."""
    indent = draw(st.sampled_from([3, 7]))
    rows = ["name      size", *draw(st.lists(COLUMNS | FENCES, max_size=3)), draw(FENCES)]
    return [(0, ""), *((indent, row) for row in rows), (0, "")]


PAGES = st.lists(ROWS.map(lambda row: [row]) | in_columns(), max_size=12).map(lambda parts: list(chain(*parts)))


@given(PAGES)
def test_no_word_of_a_manual_page_is_lost(rows: list[tuple[int, str]]) -> None:
    body = "\n".join(" " * indent + words for indent, words in rows)
    page = f"LS(1)   User Commands   LS(1)\n\n{body}\n"
    document = parse(as_markdown(page), name="standard input")
    read = " ".join(node.text.chars for _, node in document.all_text_nodes())
    assert re.findall(r"\S+", read.replace("\n", " ")) == re.findall(r"\S+", page)


@pytest.mark.timeout(120, method="thread")  # to find a name at both ends took the cube of the line's length
@pytest.mark.parametrize("gap", [" ", "  "])
def test_a_long_first_line_is_no_title_and_is_not_searched_for_one(gap: str) -> None:
    line = f"name(){gap}" * 20_000 + "x"
    assert as_markdown(f"{line}\n\nwords\n") == f"{line}\n\nwords\n"


@pytest.mark.timeout(120, method="thread")
def test_blanks_behind_a_term_are_not_searched_for_what_it_means_again_from_each_of_them() -> None:
    assert "term" in as_markdown(f"A(1)  b  A(1)\n\n       term{' ' * 200_000}\n\n")
