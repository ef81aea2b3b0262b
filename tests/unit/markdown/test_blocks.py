"""Every kind of block, as Markdown writes it and as it is read."""

from __future__ import annotations

import pytest
from support.document_builders import (
    blocks,
    bullets,
    code,
    code_span,
    definitions,
    formula,
    heading,
    item,
    numbered,
    quote,
    raw_block,
    strong,
    table,
    text,
    thematic_break,
)
from support.parsing import parse_blocks

from b12tui.document import Align, Block, ListBlock, Table


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", ()),
        (" \n\t\n", ()),
        ("one\ntwo\n\nthree", ("one two", "three")),
        ("a\n***\nb", ("a", thematic_break(), "b")),
        ("- a\n- b", (bullets("a", "b"),)),
        ("- a\n\n- b", (bullets("a", "b", tight=False),)),
        ("- a\n\n  b\n- c", (bullets(("a", "b"), "c", tight=False),)),
        ("- a\n  - b\n    - c\n- d", (bullets(("a", bullets(("b", bullets("c")))), "d"),)),
        ("5. a\n6. b", (numbered("a", "b", start=5),)),
        ("0) a", (numbered("a", start=0),)),
        ("1. a\n   - b\n\n     c", (numbered(("a", bullets(("b", "c"), tight=False))),)),
        ("-\n- a", (bullets((), "a"),)),
        ("- a\nlazy", (bullets("a lazy"),)),
        ("- [ ] a\n- [x] b\n- [X] c\n- [x]d", (
            bullets(item("a", done=False), item("b", done=True), item("c", done=True), "[x]d"),
        )),
        ("1. [x] a\n\n   [x] b", (numbered(item("a", "[x] b", done=True), tight=False),)),
        ("[x] a", ("[x] a",)),
        ("> a\nlazy\n\nb", (quote("a lazy"), "b")),
        ("> a\n>\n> > b", (quote("a", quote("b")),)),
        (">", ()),
        ("> # a\n> - b", (quote(heading(1, "a"), bullets("b")),)),
        ("> [!NOTE]\n> a", (quote("a", kind="Note"),)),
        ("> [!caution]  \n> a\n>\n> b", (quote("a", "b", kind="Caution"),)),
        ("> [!TIP]\n>\n> - a", (quote(bullets("a"), kind="Tip"),)),
        ("> [!WARNING]", (quote(kind="Warning"),)),
        ("> [!NOTE] a", (quote(strong("a"), kind="Note"),)),
        ("> [!OTHER]\n> a", (quote("a", kind="Other"),)),
        ("```\na  b\n\tc\n\n```", (code("a  b\n\tc\n"),)),
        ("~~~ python title=x\nif a:\n~~~", (strong("x"), code("if a:", "python"))),
        ("``` c\\+\\+&amp;\na", (code("a", "c++&"),)),
        ("    a\n\n      b\n", (code("a\n\n  b"),)),
        ("- ```\n  a\n\n  b\n  ```", (bullets((code("a\n\nb"),)),)),
        ("term\n: said\n\nother\n: one\n: two\n\n  more", (
            definitions(("term", "said"), ("other", "one", "two", "more")),
        )),
        ("$$\na_b*c\n= d\n$$", (formula("a_b ∗ c = d", "a_b*c\n= d", "a sub b times c equals d"),)),
        ("a\n$$ x^2 $$\nb", ("a", formula("x²", "x^2", "x squared"), "b")),
        ("> $$\n> x\n> $$", (quote(formula("x", "x", "x")),)),
        ("$$\n\\never\n$$", (code("\\never", "math"),)),
        ("```math\nx_1\n```", (formula("x₁", "x_1\n", "x sub 1"),)),
        ("$$\nnever closed", ("$$ never closed",)),
        ("$$ a $$ b", (text(formula("a", " a ", "a"), " b"),)),
        ("\\[\na_b*c\n\\]\nd", (formula("a_b ∗ c", "a_b*c", "a sub b times c"), "d")),
        ("a\n\\begin{align}\na_i &= c\n\\end{align}", (
            "a", formula("aᵢ = c", "\\begin{align}\na_i &= c\n\\end{align}", "a sub i equals c"),
        )),
        ("\\[a\\] \\[\nb", ("[a] [ b",)),
        ("$$\n\na\n$$", ("$$", "a $$")),
        ("$$\n$$", ("$$ $$",)),
    ],
)  # fmt: skip
def test_a_block_is_what_it_is_written_as(source: str, expected: tuple[Block, ...]) -> None:
    assert parse_blocks(source) == blocks(*expected)


def test_a_table_keeps_its_alignment_its_empty_cells_and_bars_in_code() -> None:
    (made,) = parse_blocks("| a | b | c | d |\n|---|:--|:-:|--:|\n| `x\\|y` |  | **z** |\n")
    assert made == table(
        ("a", "b", "c", "d"),
        (code_span("x|y"), "", strong("z"), ""),
        align=(Align.NONE, Align.LEFT, Align.CENTRE, Align.RIGHT),
    )


@pytest.mark.parametrize(
    "source",
    ["a|b\n-|-\n1|2|3|*4*", "> a|b\n> -|-\n> 1|2|3|*4*", "- a|b\n  -|-\n  1|2|3|*4*", "|a|b|\n|-|-|\n|1| 2|3 | *4*|"],
)  # fmt: skip
def test_the_surplus_cells_of_a_ragged_row_are_kept(source: str) -> None:
    (block,) = parse_blocks(source)
    while not isinstance(block, Table):
        (block,) = inside(block)
    assert [[cell.chars for cell in row] for row in block.rows] == [["1", "2", "3", "4"]]
    assert block.rows[0][3].spans


def test_a_table_takes_its_title_from_the_heading_it_stands_under() -> None:
    grid = "\n\na|b\n-|-\n1|2\n\n"
    source = (
        f"{grid}# T{grid}## S{grid}> ### Q{grid}> text{grid}<details><summary>D</summary>{grid}</details>{grid}"
        f"## FAQ\n\n### Why?{grid}"
    )
    titles = [block.title for block in tables(parse_blocks(source))]
    assert titles == ["", "T", "S", "S", "S", "D", "S", "Why?"]


def inside(block: Block) -> tuple[Block, ...]:
    """Return the blocks of a quote, or of the only item of a list."""
    return block.items[0].blocks if isinstance(block, ListBlock) else getattr(block, "blocks", ())


def tables(found: tuple[Block, ...]) -> list[Table]:
    made: list[Table] = []
    for block in found:
        if isinstance(block, Table):
            made.append(block)
        made += tables(getattr(block, "blocks", ()))
    return made


def test_headings_in_quotes_lists_and_terms_are_blocks_and_no_sections() -> None:
    assert parse_blocks("- # a\n\n> b\n> ===\n") == blocks(bullets((heading(1, "a"),)), quote(heading(1, "b")))


@pytest.mark.parametrize("sign", ["> ", "- ", "1. ", "> - "])
def test_what_is_nested_too_deep_keeps_its_words(sign: str) -> None:
    found = parse_blocks(sign * 200 + "deep *words*\n")
    deepest = found
    depth = 0
    while not any(block == raw_block(block_source(block)) for block in deepest):
        (block,) = deepest
        deepest = inside(block)
        depth += 1
    assert depth > 20
    assert block_source(deepest[0]).endswith("deep *words*")


def block_source(block: Block) -> str:
    found = getattr(block, "text", None)
    return found.chars if found is not None else ""


def test_what_stands_behind_something_too_deep_is_read_as_ever() -> None:
    found = parse_blocks("- " * 200 + "deep\n\n# after\n\ntext")
    assert found[1:] == blocks(heading(1, "after"), "text")


def test_an_empty_heading_is_nothing() -> None:
    assert parse_blocks("#\n\n## <!-- a -->\n\ntext") == blocks("text")


def test_a_paragraph_of_blanks_is_nothing() -> None:
    assert parse_blocks("&nbsp;\n\na\n\n<a name='x'></a>") == blocks(text("a"))
