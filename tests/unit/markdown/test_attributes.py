"""Attribute lists and other marks in braces: no text, and their identifiers are where links lead."""

from __future__ import annotations

import pytest
from support.document_builders import Words, code_span, image, link, strikethrough, strong, subscript, text
from support.parsing import parse_blocks, parse_paragraph

from b12tui.dialects import told_from
from b12tui.document import Heading, Position, text_nodes
from b12tui.markdown import parse


@pytest.mark.parametrize(
    ("source", "title", "slug"),
    [
        ("## Set up {#set-up}", "Set up", "set-up"),
        ("## Set up {#set-up} ##", "Set up", "set-up"),
        ("## Set up{#set-up}", "Set up", "set-up"),
        ("## Set up { #s .c key=v }", "Set up", "s"),
        ('## Set up {.c #s title="a b"}', "Set up", "s"),
        ("## Set up {: #s .c}", "Set up", "s"),
        ("## Set up\n{: #s .c}", "Set up", "s"),
        ("## Set up\n  {:#s}\n## Next", "Set up", "s"),
        ("## Set up {/*s*/}", "Set up", "s"),
        ("## Set up {/* #s */}", "Set up", "s"),
        ("## Set up {-}", "Set up", "set-up"),
        ("## Set up { data-search-exclude }", "Set up", "set-up"),
        ('## Set up { data-x="y z" .a data-b }', "Set up", "set-up"),
        ("## Set up {.unnumbered}", "Set up", "set-up"),
        ("## `set` {#s}", "set", "s"),
        ("Set up {#s}\n======", "Set up", "s"),
        ("> ## Set up {#s}", "Set up", "s"),
        ("## Set up %{#s}%", "Set up", "s"),
        ("## Set %{x}%", "Set %{x}%", "set-x"),
        ("## Set {x}", "Set {x}", "set-x"),
        ("## Set {x, y}", "Set {x, y}", "set-x-y"),
        ("## Set \\{#x}", "Set {#x}", "set-x"),
        ("## Set {#x} now", "Set {#x} now", "set-x-now"),
    ],
)
def test_the_identifier_of_a_heading_is_its_slug(source: str, title: str, slug: str) -> None:
    for cut in (source, f"{source}\n\n# End"):
        document = parse(cut, name="test")
        headings = [node.block for _, node in document.all_text_nodes() if isinstance(node.block, Heading)]
        assert (headings[0].text.chars, headings[0].slug) == (title, slug)
        found = document.find_anchor(slug)
        assert found is not None
        assert document.text_node(found).text.chars == title


def test_a_heading_with_an_identifier_is_found_by_the_slug_of_its_words_too() -> None:
    document = parse("## Set up {#s}\n\n## Next\n", name="test")
    found = document.find_anchor("set-up")
    assert found is not None
    assert document.text_node(found).text.chars == "Set up"


def test_a_list_below_a_heading_belongs_to_text_that_follows_it_at_once() -> None:
    document = parse("## Set up\n{: #s}\nWords.\n", name="test")
    found = document.find_anchor("s")
    assert found is not None
    assert document.text_node(found).text.chars == "Words."


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('![a](b.png){ width="300" .c }', (image("b.png", "a"),)),
        ("[a](b){ .c } d", (link("b", "a"), " d")),
        ("`a`{.python} b", (code_span("a"), " b")),
        ("**a**{.c}", (strong("a"),)),
        ("Words.\n{: .lead }", ("Words.",)),
        ("Words. {.lead}", ("Words.",)),
        ("{: .lead }\nWords.", ("Words.",)),
        ("A set {x}, a {.class} of it {k=v} too", ("A set {x}, a {.class} of it {k=v} too",)),
        ("`[a](b){.c}`", (code_span("[a](b){.c}"),)),
        ("{ref}`a`, {ref}`b <c>`", (link("#a", "a"), ", ", link("#c", "b"))),
        ("{doc}`a <b/c>`", (link("b/c", "a"),)),
        ("{py:func}`a`", (code_span("a"),)),
        ("H{sub}`2`O", ("H", subscript("2"), "O")),
        ("a {% if x %}b{% endif %} {{< c d >}}e{{% /c %}}", ("a b e",)),
        ("a {{ b.c }} {d.e}", ("a {{ b.c }} {d.e}",)),
        ("a {/* b */}c", ("a c",)),
        ("{++a++} {--b--} {~~c~>d~~} {==e==}{>>f<<}", ("a ", strikethrough("b"), " ", strikethrough("c"), " d e")),
    ],
)
def test_braces_in_text(source: str, expected: tuple[Words, ...]) -> None:
    assert parse_paragraph(source) == text(*expected)


@pytest.mark.parametrize("source", ["{% include a.html %}", "{/* a */}", "{: .a #b }", "(a)="])
def test_a_paragraph_of_marks_alone_is_none(source: str) -> None:
    assert parse_blocks(source) == ()


@pytest.mark.parametrize(
    "source", ["(a-b)=\n\nWords.", "(a-b)=\nWords.", "Words. {#a-b}", "{: #a-b}\nWords.", "Words.\n{#a-b}"]
)
def test_identifiers_elsewhere_lead_to_their_block(source: str) -> None:
    document = parse(f"Before.\n\n{source}\n\nAfter.\n", name="test")
    found = document.find_anchor("a-b")
    assert found is not None
    assert document.text_node(found).text.chars == "Words."


@pytest.mark.parametrize(
    ("source", "name", "expected"),
    [
        ("```{exercise}\n:label: ex-1\n\nWords.\n```", "ex-1", "Words."),
        (":::{note}\n:name: n\n:label: m\nWords.\n:::", "m", "Words."),
        ("Table: (\\#tab:t) Words.", "tab:t", "Table: Words."),
        ("\\begin{equation}\na^2 (\\#eq:e)\n\\end{equation}", "eq:e", "a²"),
        ('```{r, plots, fig.cap=c("a", "b")}\nx\n```', "fig:plots-2", "x"),
        ("```{r plots-2}\nx\n```", "fig:plots-2", "x"),
        ("Words^*^{#\\_x}", "_x", "Words*"),
        ("Words [y]{#a\\_b}", "a_b", "Words y"),
    ],
)
def test_what_programs_number_leads_by_its_label(source: str, name: str, expected: str) -> None:
    document = parse(f"Before.\n\n{source}\n\nAfter.\n", name="test", dialect=told_from("pandoc"))
    found = document.find_anchor(name)
    assert found is not None
    assert document.text_node(found).text.chars == expected


@pytest.mark.parametrize("source", ["(#tab:a) b", "(\\#a b) c", "(\\#) d", "x^{-}", "x^2 {y}"])
def test_what_is_no_label_is_text(source: str) -> None:
    document = parse(source, name="test", dialect=told_from("pandoc"))
    assert document.text_node(Position()).text.chars == source.replace("\\", "")


def test_a_label_before_a_heading_leads_to_it() -> None:
    document = parse("# A\n\nWords.\n\n(a-b)=\n## B\n\nWords.\n", name="test")
    found = document.find_anchor("a-b")
    assert found is not None
    assert document.text_node(found).text.chars == "B"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("A [span]{.x} here", "A span here"),
        ("A [*em* b]{.x #y}", "A em b"),
        ("[a] b]{.x}", "[a] b]"),
        ("x[1] [a]{b}", "x[1] [a]{b}"),
        (r"[a](b)[c]{.x}", "ac"),
    ],
)
def test_brackets_of_a_span_that_has_attributes_are_no_text(source: str, expected: str) -> None:
    assert parse_paragraph(source).chars == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('```{r a, fig.cap="A b"}\nx\n```', ["A b", "x"]),
        ('```{python}\n#| label: y\n#| fig-cap: "A *b*"\n#| echo: false\nx\n#| z\n```', ["A b", "x\n#| z"]),
        ("```{ojs}\n//| tbl-cap: >\n//|   A\n//|   b\nx\n```", ["A b", "x"]),
        ("```{python}\n#| echo: false\n```", [""]),
        (
            "```{r}\n#| fig-cap: A\n#| fig-alt: |\n#|   Bars,\n#|   note: two.\n#| label: y\nx\n```",
            ["A", "x", "Bars, note: two."],
        ),
        ("```{r}\n#| fig-alt: 'b, long'\n#| fig-cap:\n#|   - \"A\"\n#|   - B\nx\n```", ["A B", "x", "b, long"]),
        ("```{r}\n#| fig-alt: !expr words\nx\n```", ["x"]),
        ('```{r, fig.alt="Bars"}\nx\n```', ["x", "Bars"]),
        ("```python\n#| fig-cap: A\n```", ["#| fig-cap: A"]),
        ("```{.python}\n#| fig-cap: A\n```", ["#| fig-cap: A"]),
    ],
)
def test_options_of_a_cell_are_no_code_and_its_caption_is_shown(source: str, expected: list[str]) -> None:
    assert [node.text.chars for node in text_nodes(parse_blocks(source))] == expected


def test_a_cell_s_label_is_where_a_link_leads() -> None:
    found = parse("[a](#fig-x)\n\n```{python}\n#| label: fig-x\nx\n```\n\n# b\n", name="a").find_anchor("fig-x")
    assert found == Position(0, 1, 0)
