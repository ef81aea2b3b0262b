"""Wikilinks are links, except where brackets have another meaning."""

from __future__ import annotations

import pytest
from support.document_builders import Words, code_span, emphasis, image, link, text
from support.parsing import parse_blocks, parse_paragraph


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[[a b]]", (link("a b", "a b"),)),
        ("see [[a|b c]].", ("see ", link("a", "b c"), ".")),
        ("[[a#b c]]", (link("a#b c", "a#b c"),)),
        ("[[#b c]]", (link("#b c", "b c"),)),
        ("[[50% a?]]", (link("50%25 a%3F", "50% a?"),)),
        ("[[a]]s", (link("a", "a"), "s")),
        ("*[[a]]*", (emphasis(link("a", "a")),)),
        ("![[a.png]]", (image("a.png"),)),
        ("![[a.png|300]]", (image("a.png"),)),
        ("![[a.png|b]]", (image("a.png", "b"),)),
        ("![[a#b|c]]", (link("a#b", "c"),)),
        ("`[[a]]`", (code_span("[[a]]"),)),
        ("[[a]](b)", (link("b", "[a]"),)),
        ("[ -f a ] [[ -f a ]]", ("[ -f a ] [[ -f a ]]",)),
        ("a[[1]] [[]] [[a\nb]] [[[a]]]", ("a[[1]] [[]] [[a b]] [[[a]]]",)),
        ("\\[[a]]", ("[[a]]",)),
        ("[b [[a]]](c)", ("[b ", link("a", "a"), "](c)")),
        ("[[a]]\n\n[a]: b", ("[", link("b", "a"), "]")),
    ],
)
def test_a_wikilink_is_a_link(source: str, expected: tuple[Words, ...]) -> None:
    assert parse_paragraph(source) == text(*expected)


@pytest.mark.parametrize("source", ["[[toc]]", "[[_TOC_]]"])
def test_a_request_for_contents_is_not_shown(source: str) -> None:
    assert parse_blocks(source) == ()
