"""Paragraphs that a dialect gives a meaning of their own."""

from __future__ import annotations

import pytest
from support.document_builders import (
    Part,
    blocks,
    code_span,
    definitions,
    emphasis,
    front_matter,
    link,
    numbered,
    paragraph,
)
from support.parsing import parse_blocks

from b12tui.markdown import parse


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[TOC]", ()),
        ("[toc]", ()),
        ("[TOC]\n\n[toc]: a", (paragraph(link("a", "TOC")),)),
        ("[TOC] a", ("[TOC] a",)),
        ("import A from './a'\nimport {B} from \"b\";", ()),
        ("export const a = 1;", ()),
        ("import nothing from anywhere", ("import nothing from anywhere",)),
        ("export const words about trade", ("export const words about trade",)),
        ("*[HTML]: Hyper Text\n*[CSS]: Style", (definitions(("HTML", "Hyper Text"), ("CSS", "Style")),)),
        ("*[a](b)*: c", (paragraph(emphasis(link("b", "a")), ": c"),)),
        ('--8<-- "a/b.md"', (paragraph(link("a/b.md", code_span("a/b.md"))),)),
        ("{!a.md!}", (paragraph(link("a.md", code_span("a.md"))),)),
        ("{{#include a.rs}}", (paragraph(link("a.rs", code_span("a.rs"))),)),
        ("| a\n| b c", ("a\nb c",)),
        ("| a", ("| a",)),
        ("(@) a\n(@x) b\n  c", (numbered("a", "b c"),)),
        ("(@) a", (numbered("a"),)),
        ("(a) b", ("(a) b",)),
    ],
)
def test_a_paragraph_of_a_dialect(source: str, expected: tuple[Part, ...]) -> None:
    assert parse_blocks(source) == blocks(*expected)


def test_the_title_block_of_pandoc_is_front_matter() -> None:
    document = parse("% A *title*\n% B; C\n% 2026\n\nWords.\n", name="test")
    assert document.blocks(0) == blocks(front_matter("A *title*", "B; C", "2026"), "Words.")
    assert document.title == "A *title*"
    assert parse_blocks("% A title\nand words") == blocks("% A title and words")
