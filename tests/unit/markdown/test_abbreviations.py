"""Abbreviations that a text defines, explained where they are first used."""

from __future__ import annotations

import pytest
from support.parsing import parse_blocks

from b12tui.document import CodeBlock, DefinitionList, Link, Span, Style, text_nodes
from b12tui.document.requirements import AllWords
from b12tui.markdown import parse
from b12tui.markdown.builders.abbreviations import Abbreviations

DEFINED = "\n\n*[CSS]: Style Sheets\n*[I/O]: Input and Output\n"


def _shown(source: str) -> list[str]:
    return [node.text.chars for node in text_nodes(parse_blocks(source))]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("CSS and CSS", ["CSS (Style Sheets) and CSS"]),
        ("SCSS, I/O, CSSs", ["SCSS, I/O (Input and Output), CSSs"]),
        ("I/O CSS", ["I/O (Input and Output) CSS (Style Sheets)"]),
        ("`CSS` ![CSS](a.png)\n\n    CSS\n\nCSS", ["CSS CSS", "CSS", "CSS (Style Sheets)"]),
        ("# CSS\n\n- > CSS\n\n## I/O\n\nCSS", ["CSS", "CSS (Style Sheets)", "I/O", "CSS"]),
        ("# One\n\na\n\n# Two\n\nCSS\n\n# Three\n\nCSS", ["One", "a", "Two", "CSS (Style Sheets)", "Three", "CSS"]),
        ("| CSS |\n| --- |\n| CSS |\n| CSS |", ["CSS", "CSS (Style Sheets)", "CSS"]),
        ("style sheets (CSS)", ["style sheets (CSS)"]),
        ("a[^1]\n\n[^1]: CSS", ["a", "CSS (Style Sheets)"]),
    ],
)
def test_first_use_in_running_text_is_explained(source: str, expected: list[str]) -> None:
    assert _shown(source + DEFINED) == expected


def test_definitions_are_hidden_but_in_a_text_of_nothing_else() -> None:
    assert _shown("a" + DEFINED) == ["a"]
    (found,) = parse_blocks(DEFINED)
    assert isinstance(found, DefinitionList)
    assert isinstance(parse_blocks("```\n" + DEFINED + "\n```\n")[0], CodeBlock)


@pytest.mark.parametrize(
    "source",
    [
        "```\n*[CSS]: Style Sheets\n```\n\nCSS",
        "- ~~~\n  *[CSS]: Style Sheets\n  ~~~\n\nCSS",
        "a\n\n<pre>\n*[CSS]: Style Sheets\n</pre>\n\nCSS",
        "<!--\n*[CSS]: Style Sheets\n-->\n\nCSS",
        "# A\n\n$$\n*[CSS]: Style Sheets\n$$\n\n# B\n\nCSS",
    ],
)
def test_a_line_in_code_or_in_a_comment_defines_nothing(source: str) -> None:
    assert _shown(source)[-1] == "CSS"
    large = parse(f"{source}\n\n# C\n\n" + "words " * 12_000, name="a.md")
    assert "CSS (Style" not in "".join(node.text.chars for _, node in large.all_text_nodes())


def test_the_same_line_in_code_and_in_a_paragraph_defines() -> None:
    assert _shown("```\n*[CSS]: Style Sheets\n```\n\nCSS\n\n*[CSS]: Style Sheets")[-1] == "CSS (Style Sheets)"


def test_spans_source_lines_and_anchors_stay_where_they_are() -> None:
    (text,) = (node.text for node in text_nodes(parse_blocks('a **CSS** [b](c)\n<b id="d">e</b>' + DEFINED)))
    assert text.chars == "a CSS (Style Sheets) b e"
    assert text.spans == (Span(2, 5, Style.STRONG), Span(21, 22, Link("c")), Span(23, 24, Style.STRONG))
    assert (text.breaks, text.anchors) == ((23,), ((23, "d"),))


def test_sections_are_looked_through_no_further_than_they_are_read() -> None:
    asked: list[int] = []

    def source_of(number: int) -> str:
        asked.append(number)
        return "CSS"

    found = Abbreviations({"CSS": "Style Sheets"}, source_of)
    for number in (2, 0, 2, 3):
        found.explained(number, lambda _: ())
    assert asked == [0, 1, 2, 3]


def test_meanings_are_found_in_large_texts() -> None:
    source = "CSS" + "\n\n# Part\n\nwords\n" * 9_000 + DEFINED
    document = parse(source, name="a.md")
    for words in (("sheets",), ("css", "style")):
        assert 0 in (document.candidate_sections((AllWords(words),)) or ())


def test_an_address_that_stands_for_itself_is_left_as_it_is() -> None:
    document = parse("<https://HTML.example/x> and HTML\n\n*[HTML]: Hyper Text\n", name="x")
    assert document.text_nodes(0)[0].text.chars == "https://HTML.example/x and HTML (Hyper Text)"
