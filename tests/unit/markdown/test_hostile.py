"""Texts made to break a parser: each is read within its time, and loses nothing."""

from __future__ import annotations

import pytest

from b12tui.document import Position
from b12tui.document.word_count import total_words
from b12tui.markdown import parse
from b12tui.search.results import search_document


def filled(pattern: str, size: int) -> str:
    return (pattern * (size // len(pattern) + 1))[:size]


NESTED = {
    "quotes": ">" * 10_000 + " x",
    "brackets": "[" * 10_000 + "x" + "]" * 10_000,
    "pictures": "![" * 3_000 + "x" + "](y)" * 3_000,
    "lists in a line": "- " * 5_000 + "x",
    "lists by indentation": "\n".join("  " * depth + "- x" for depth in range(500)),
    "lists in quotes": "> - " * 3_000 + "x",
    "details": "<details>" * 2_000 + "x" + "</details>" * 2_000,
    "summaries": "<details><summary>" * 1_000 + "x",
    "tags": "<b>" * 5_000 + "x" + "</b>" * 5_000,
    "links in html": "<a href=y>" * 2_000 + "x",
    "notes": "x[^0]\n\n" + "".join(f"[^{number}]: [^{number + 1}]\n" for number in range(1_000)),
    "emphasis": "*a _b " * 2_000 + "x" + " b_ a*" * 2_000,
    "definitions": ": " * 5_000 + "x",
    "fences": "\n".join("`" * length for length in range(3, 200)) + "\nx",
}

REPEATED = [
    "[", "![", "[]", "[a](", "[a][", "[^", "[^a]", "*a ", "*a **b ", "a**b", "_a_ ", "`a", "`` ` ", "~a", "<",
    "<a ", "<!a", "<!--", "x <!--", "<?", "<![CDATA[", '<a b="', "<div>\n<b>", "&", "&a", "://", "http://a ",
    "www.", "a@", "a@b.c ", "$a", "$$a ", "$$\n", "\\", "[a\n", "[a]: <", '[a]: /u "\n', "# \n", "# a\n", "a\n=",
    "-\n", "---\n", "a\n: ", "|", "|-|\n", "a|b\n-|-\n", "\n", " ", "\t", "\0", "\x1b[", "```\n", "**a?**\n\n",
    "<details>\n\n# a\n\n", "> [!NOTE]\n", "(", ")", "é🏮",
    "{++ ", "{>>a ", "{~~a~> ", "{/* a ", "{% a ", "{{< a ", "{a}``b ", "{! a", "^a", "^[a ", "==a ", "{#a .b ",
    "\\(a ", "\\begin{a}\nb\n\n", "+---+\n", "-- --\na\n\n", "::: note\n", "```{note}\n", "!!! note\n    a\n", "(@a) ",
]  # fmt: skip


LONG = {
    "blanks in a heading": "# a" + " " * 200_000 + "x",
    "tabs in a heading": "# a" + "\t" * 200_000 + "x #",
    "escaped brackets beside a definition": "[a]: b\n\n[a] x " + "[\\" * 40_000,
    "labels that are never closed": "[a]: b\n\n[a] x\n\n" + "[" + "\\[" * 40_000,
    "blanks behind a file whose code is included": "<<< ./a" + " " * 200_000 + "x",
    "blanks in a tag of a template": "{{< a" + " " * 200_000 + "b >}} x",
    "blanks in an option of a cell": "```{r}\n#| a" + " " * 200_000 + "b\nx\n```",
    "lines of an option of a cell": "```{r}\n#| fig-alt:\n" + "#|   a\n" * 40_000 + "x\n```",
    "blanks in the title of a container": "::: note a" + " " * 200_000 + "b\nx\n:::\n",
    "blanks in the argument of a container": ":::{note} a" + " " * 200_000 + "b\nx\n:::\n",
    "blanks in the title of a block of PyMdown": "/// note | a" + " " * 200_000 + "b\nx\n///\n",
    "blanks in the argument of a directive": "```{note} a" + " " * 200_000 + "b\nx\n```\n",
    "blanks in an option of a directive": "```{note}\n:class: a" + " " * 200_000 + "b\nx\n```\n",
    "blanks in a title before attributes": "::: note a {" + " {" * 100_000 + "b\nx\n:::\n",
    "blanks in the label of an arrow": "```mermaid\ngraph TD\nA -- a" + " " * 100_000 + "b --> x\n```\n",
    "blanks in the label of an arrow that is none": "```mermaid\ngraph TD\nA == a" + " " * 100_000 + "x\n```\n",
    "tags of templates in targets that are never closed": "[x]({% " * 20_000,
}
"""Texts whose time a pattern that is tried at each character would square."""


@pytest.mark.timeout(30)
@pytest.mark.parametrize("name", LONG)
def test_no_stretch_is_searched_from_each_of_its_characters(name: str) -> None:
    document = parse(LONG[name], name="hostile")
    assert any("x" in node.text.chars for _, node in document.all_text_nodes())


@pytest.mark.timeout(120)
@pytest.mark.parametrize("name", NESTED)
def test_deep_nesting_is_read_to_its_bottom(name: str) -> None:
    document = parse(NESTED[name], name="hostile")
    assert any("x" in node.text.chars for _, node in document.all_text_nodes())
    assert document.words


@pytest.mark.timeout(120)
@pytest.mark.parametrize("pattern", REPEATED)
def test_no_repetition_breaks_the_parser(pattern: str) -> None:
    document = parse(filled(pattern, 2_000), name="hostile")
    assert document.length == 2_000
    assert document.words == total_words(node.text.chars for _, node in document.all_text_nodes()).words


@pytest.mark.slow
@pytest.mark.timeout(120)
@pytest.mark.parametrize("pattern", REPEATED)
def test_no_repetition_takes_long(pattern: str) -> None:
    document = parse(filled(pattern, 200_000), name="hostile")
    document.find_anchor("nowhere")
    assert document.words <= 200_000


@pytest.mark.timeout(120)
def test_a_line_of_half_a_megabyte_is_one_paragraph() -> None:
    document = parse("words of *one* line, " * 20_000, name="hostile")
    assert document.words == 80_000


def test_a_table_that_expands_without_end_stops() -> None:
    wide = "|".join("a" * 300) + "\n" + "|".join("-" * 300) + "\n" + "x\n" * 300
    assert parse(wide, name="hostile").words >= 600


@pytest.mark.parametrize(
    "text", ["<div>{}</div>", "<pre>{}</pre>", 'a <a href="{}">b</a>', "a <img alt='{}'>", "a {} b"]
)
@pytest.mark.parametrize("number", ["&#" + "1" * 5_000 + ";", "&#" + "0" * 5_000 + "65;", "&#x" + "1" * 5_000 + ";"])
def test_a_number_of_thousands_of_digits_is_a_character(text: str, number: str) -> None:
    document = parse("# a\n\n" + text.format(number), name="x")
    shown = "".join(node.text.chars for node in document.text_nodes(0))
    assert "a" in shown
    assert ("1111111111" in shown) == (text == "a {} b" and "1" in number)  # Markdown has seven digits at most


def test_a_number_of_thousands_of_digits_is_looked_through() -> None:
    text = "# a\n\n" + "words " * 20_000 + "&#" + "1" * 5_000 + "; &#" + "0" * 5_000 + "65;\n"
    assert search_document(parse(text, name="x"), "nowhere", Position()).error == ""
