"""Callouts of every dialect: a kind, a title, a fold, and content that is Markdown."""

from __future__ import annotations

import pytest
from support.document_builders import Part, blocks, bullets, code, code_span, emphasis, paragraph, quote, strong
from support.markdown_strategies import parse_with
from support.parsing import parse_blocks, rows_below_title

from b12tui.document import Question
from b12tui.markdown import parse
from b12tui.markdown.outline.chunked import ChunkedTokens
from b12tui.markdown.outline.whole import WholeTokens

NOTE = quote("a", kind="Note")
TITLED = quote(strong("T"), "a", kind="Note")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("!!! note\n    a", (NOTE,)),
        ('!!! note ""\n\n    a', (NOTE,)),
        ('!!! note "T"\n    a', (TITLED,)),
        ('!!! note inline end "T"\n    a', (TITLED,)),
        ('!!! note "T"\n    a\n\n    - b\n\nc', (quote(strong("T"), "a", bullets("b"), kind="Note"), "c")),
        ("b\n!!! note\n    a\nc", ("b", NOTE, "c")),
        ("- b\n\n    !!! note\n        a", (bullets(("b", NOTE), tight=False),)),
        ('=== "T"\n\n    a', (quote(strong("T"), "a", kind="Tab"),)),
        ("!!! wow", ("!!! wow",)),
        ("::: note\na\n:::", (NOTE,)),
        (":::note\na\n:::\nb", (NOTE, "b")),
        (":::note[T]\n\na\n\n:::", (TITLED,)),
        ("::: note T\na\n:::", (TITLED,)),
        (":::{note}\na\n:::", (NOTE,)),
        (":::{note} T\n:class: x\na\n:::", (TITLED,)),
        (":::{admonition} T\n:class: tip\na\n:::", (quote(strong("T"), "a", kind="Tip"),)),
        ("::: {.callout-note}\na\n:::", (NOTE,)),
        ('::: {.callout-note title="T"}\na\n:::', (TITLED,)),
        ("/// note | T\n\na\n\n///", (TITLED,)),
        ('/// note | "T"\na\n///', (TITLED,)),
        ("```{note}\na\n```", (NOTE,)),
        ("```{note} T\na *b*\n```", (quote(strong("T"), paragraph("a ", emphasis("b")), kind="Note"),)),
        ("````{tip}\n```py\na\n```\n````", (quote(code("a", "py"), kind="Tip"),)),
        ("```{seealso}\na\n```", (quote("a", kind="See also"),)),
        (":::: tip\n::: note\na\n:::\n::::", (quote(NOTE, kind="Tip"),)),
        ("::: tip\n```\n:::\n```\n:::", (quote(code(":::"), kind="Tip"),)),
        ("::: note\na", ("::: note a",)),
        ("::: {.columns}\na\n:::\nb", ("a", "b")),
        ("::: {.note data-name='x' title='T'}\na\n:::", (TITLED,)),
        ("::: {.note file-name='x'}\na\n:::", (quote("a", kind="Note"),)),
        ("::: code-group\na\n:::", ("a",)),
        (":::{grid} 2\na\n:::", ("a",)),
        ("::: pack.age\n    options:\n        a: b\n\n        c: d\n\ne", (code_span("pack.age"), "e")),
        ("::: package\n    options: x", (code_span("package"),)),
        ("::: pack.age", ("::: pack.age",)),
        ("::: note\n    a\n:::", (quote(code("a"), kind="Note"),)),
        ("::: box\n    a\n:::", ("::: box a",)),
        ("> [!note] T\n> a", (TITLED,)),
        ("> [!my-kind]\n> a", (quote("a", kind="My kind"),)),
        ("> [!note](b)", (quote(*parse_blocks("[!note](b)")),)),
    ],
)
def test_a_callout_is_a_quote_with_a_kind(source: str, expected: tuple[Part, ...]) -> None:
    assert parse_blocks(source) == blocks(*expected)


@pytest.mark.parametrize(
    ("source", "opened"),
    [
        ('??? note "T"\n    a', False),
        ('???+ note "T"\n    a', True),
        ("> [!note]- T\n> a", False),
        ("> [!note]+ T\n> a", True),
        ('::: {.callout-note title="T" collapse="true"}\na\n:::', False),
        ('::: {.callout-note title="T" collapse="false"}\na\n:::', True),
        (":::{note} T\n:class: dropdown\na\n:::", False),
    ],
)
def test_a_callout_that_folds_can_be_opened(source: str, opened: bool) -> None:
    (made,) = parse_blocks(source)
    assert isinstance(made, Question)
    assert (made.text.chars, made.blocks, made.open, made.asks) == ("T", (NOTE,), opened, False)


def test_a_callout_that_folds_is_a_question_if_its_title_asks() -> None:
    (made,) = parse_blocks("> [!faq]- T?\n> a")
    assert isinstance(made, Question)
    assert (made.asks, made.number) == (True, 1)


def test_a_fold_without_a_title_has_its_kind_as_one() -> None:
    for source, title in (("??? note\n    a", "Note"), ("::: details\na\n:::", "Details")):
        (made,) = parse_blocks(source)
        assert isinstance(made, Question)
        assert (made.text.chars, made.blocks) == (title, blocks("a"))


@pytest.mark.parametrize(
    "callout",
    [
        "::: tip\n# In\n\n[a]: b\n:::",
        "!!! tip\n    # In",
        "```{tip}\n# In\n```",
        "/// tip\n# In\n///",
        "> [!tip]- T\n> # In",
    ],
)
def test_headings_in_a_callout_begin_no_section(callout: str) -> None:
    source = f"# A\n\n{callout}\n\n# B\n\n[a]\n"
    for pages in (WholeTokens, ChunkedTokens):
        document = parse_with(source, pages)
        assert [section.title for section in document.sections] == ["A", "B"]
        assert document.find_anchor("in") is not None


def test_headings_in_a_group_begin_sections() -> None:
    document = parse("# A\n\n::: {.panel}\n\n# B\n\n:::\n", name="test")
    assert [section.title for section in document.sections] == ["A", "B"]


def test_a_callout_has_the_names_that_lead_to_it() -> None:
    for source in ("::: {#n .callout-tip}\na\n:::", ":::{tip}\n:name: n\na\n:::"):
        document = parse(f"b\n\n{source}\n", name="test")
        found = document.find_anchor("n")
        assert found is not None
        assert document.text_node(found).text.chars == "a"


@pytest.mark.parametrize(
    ("info", "language", "caption"),
    [
        ("{r setup, include=FALSE}", "r", ""),
        ("{r}", "r", ""),
        ("{{python}}", "python", ""),
        ('{.python .numberLines startFrom="10"}', "python", ""),
        ("{.yaml filename=_quarto.yml}", "yaml", "_quarto.yml"),
        ("{=html}", "html", ""),
        ("rust,ignore,edition2021", "rust", ""),
        ("{code-block} py", "py", ""),
        ("{math}", "math", ""),
        ('js title="file.js" {1,3}', "js", "file.js"),
        ("js{1,3}", "js", ""),
        ("js [file.js]", "js", "file.js"),
        ("c++ x", "c++", ""),
    ],
)
def test_the_info_string_of_code(info: str, language: str, caption: str) -> None:
    expected = (strong(caption), code("a", language)) if caption else (code("a", language),)
    assert parse_blocks(f"~~~ {info}\na\n~~~") == blocks(*expected)


def test_the_options_of_a_directive_are_no_code() -> None:
    source = "```{code-block} py\n:caption: T\n:name: n\n\na\n```"
    assert parse_blocks(source) == blocks(strong("T"), code("a", "py"))
    assert parse(source, name="test").find_anchor("n") is not None
    assert parse_blocks("```\n:a: b\n```") == blocks(code(":a: b"))


@pytest.mark.parametrize(
    ("info", "said"),
    [
        ('{block2, type="rmdnote"}', "Note. / See this. / End of note."),
        ("{block, type='rmdwarning', echo=TRUE}", "Warning. / See this. / End of warning."),
        ("{block2, type='own'}", "Note. / See this. / End of note."),
        ('{theorem, pyth, name="Pythagoras"}', "Theorem. / Pythagoras / See this. / End of theorem."),
        ("{proposition, label='p'}", "Proposition. / See this. / End of proposition."),
        ("{proof}", "Proof. / See this. / End of proof."),
    ],
)
def test_a_cell_of_bookdown_is_a_callout(info: str, said: str) -> None:
    document = parse(f"```{info}\nSee *this*.\n```", name="test")
    assert rows_below_title(document) == said


def test_a_theorem_of_bookdown_is_led_to() -> None:
    cells = "```{theorem pyth}\nb\n```\n\n~~~ {r, plot, echo=FALSE}\nd\n~~~\n\n```{r 'e-f'}\ng\n```"
    document = parse(f"a\n\n{cells}\n\n::: {{.lemma #lem:x name='N'}}\nc\n:::", name="test")
    found = [document.find_anchor(name) for name in ("thm:pyth", "lem:x", "fig:plot", "e-f", "fig:none")]
    nodes = document.text_nodes(0)
    assert [nodes[position.node].text.chars for position in found if position] == ["b", "N", "d", "g"]
    assert found[-1] is None
