"""Notes: where they stand and what number they have."""

from __future__ import annotations

import pytest
from support.document_builders import blocks, bullets, footnote, footnote_ref, heading, quote, text
from support.parsing import parse_blocks, parse_questions

from b12tui.document import Block, Position
from b12tui.markdown import parse


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a[^x]\n\nb\n\n[^x]: c", (text("a", footnote_ref(1)), footnote(1, "c"), "b")),
        (
            "a[^x] b[^y]\n\n[^y]: d\n[^x]: c",
            (text("a", footnote_ref(1), " b", footnote_ref(2)), footnote(1, "c"), footnote(2, "d")),
        ),
        ("- a\n- b[^x]\n\nc\n\n[^x]: d", (bullets("a", text("b", footnote_ref(1))), footnote(1, "d"), "c")),
        ("> - a[^x]\n\n[^x]: b", (quote(bullets(text("a", footnote_ref(1)))), footnote(1, "b"))),
        (
            "a[^x]\n\nb[^x]\n\n[^x]: c",
            (text("a", footnote_ref(1)), footnote(1, "c"), text("b", footnote_ref(1))),
        ),
        (
            "a[^x]\n\n[^x]: b\n\n    c\n\n    - d\n\ne",
            (text("a", footnote_ref(1)), footnote(1, "b", "c", bullets("d")), "e"),
        ),
        (
            "a[^x]\n\n[^x]: b[^y]\n\n[^y]: c",
            (text("a", footnote_ref(1)), footnote(1, text("b", footnote_ref(2))), footnote(2, "c")),
        ),
        ("a[^x]\n\n[^x]: b[^x]", (text("a", footnote_ref(1)), footnote(1, text("b", footnote_ref(1))))),
        ("a\n\n[^x]: b\n\nc", ("a", footnote(1, "b"), "c")),
        ("[^x]: a[^y]\n\n[^y]: b", (footnote(2, text("a", footnote_ref(1))), footnote(1, "b"))),
        ("a[^x]\n\n[^x]: b\n\n[^x]: c", (text("a", footnote_ref(1)), footnote(1, "b"), footnote(1, "c"))),
        ("a[^x]\n\n> [^x]: b", (text("a", footnote_ref(1)), quote(footnote(1, "b")))),
        ("a[^x] [^no]", ("a[^x] [^no]",)),
        ("[^x]: a", (footnote(1, "a"),)),
        ("[a[^x]](t)\n\n[^x]: b", None),
        ("|a[^x]|\n|-|\n\n[^x]: b", None),
    ],
)
def test_a_note_stands_behind_the_block_that_cites_it_first(source: str, expected: tuple[Block, ...] | None) -> None:
    found = parse_blocks(source)
    if expected is not None:
        assert found == blocks(*expected)
    else:
        assert found[1] == footnote(1, "b")


def test_a_note_stands_in_the_section_that_cites_it_first() -> None:
    document = parse("# T\n\n## A\n\na\n\n## B\n\nb[^x]\n\n## C\n\nc[^x]\n\n[^x]: d", name="test")
    assert [footnote(1, "d") in document.blocks(number) for number in range(4)] == [False, False, True, False]


def test_a_sign_in_code_cites_nothing() -> None:
    document = parse("## A\n\n`[^x]`\n\n    [^x]\n\n## B\n\nb[^x]\n\n## C\n\n[^x]: c", name="test")
    assert [footnote(1, "c") in document.blocks(number) for number in range(4)] == [False, False, True, False]


def test_a_note_that_only_code_seems_to_cite_stays_where_it_was_written() -> None:
    assert parse_blocks("`[^x]`\n\na\n\n[^x]: b")[-1] == footnote(1, "b")


def test_notes_are_numbered_as_they_are_cited() -> None:
    document = parse("## A\n\na[^z]\n\n## B\n\nb[^y][^z]\n\n[^n]: n\n[^y]: y\n[^z]: z", name="test")
    assert document.blocks(1)[1:] == blocks(text("a", footnote_ref(1)), footnote(1, "z"))
    assert document.blocks(2)[1:] == blocks(
        text("b", footnote_ref(2), footnote_ref(1)), footnote(2, "y"), footnote(3, "n")
    )


def test_a_note_that_an_answer_cites_stands_in_the_answer() -> None:
    (question,) = parse_questions("<details><summary>A</summary>\n\na[^x]\n\nb\n\n</details>\n\nc[^x]\n\n[^x]: d")
    assert question.blocks == blocks(text("a", footnote_ref(1)), footnote(1, "d"), "b")


def test_a_note_cited_by_a_question_begins_its_answer() -> None:
    document = parse("## FAQ\n\n### A[^x]?\n\na\n\n[^x]: b", name="test")
    question = document.blocks(1)[1]
    assert getattr(question, "blocks", ()) == blocks(footnote(1, "b"), "a")


def test_a_heading_in_a_note_is_no_section() -> None:
    found = parse_blocks("## A\n\na[^x]\n\n[^x]: # b\n")
    assert found == blocks(heading(2, "A"), text("a", footnote_ref(1)), footnote(1, heading(1, "b")))


def test_a_link_to_what_stands_in_a_note_leads_to_where_the_note_is_read() -> None:
    document = parse("## A\n\na[^x]\n\n## B\n\n[^x]: # head\n\n    **c?**\n\n    d\n", name="test")
    for slug, node in (("head", 2), ("^x?c", 3)):
        assert document.find_anchor(slug) == Position(1, node, 0)


def test_a_long_chain_of_notes_is_placed_in_order() -> None:
    chain = "".join(f"[^{number}]: n[^{number + 1}]\n" for number in range(2000))
    found = parse_blocks(f"a[^0]\n\n{chain}[^2000]: end\n")
    assert [getattr(block, "number", 0) for block in found] == list(range(2002))
