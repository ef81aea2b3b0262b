"""Formulas: what is one, what it is for eyes and for ears, and what is kept where it can't be read."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from support.parsing import parse_blocks, parse_paragraph

from b12tui.core.effects import Copy
from b12tui.core.handlers.clipboard import copy_text
from b12tui.core.state import ReaderState
from b12tui.document import CodeBlock, Document, Formula, Paragraph, Position
from b12tui.markdown import maths, parse
from b12tui.readers import lacks_formulas
from b12tui.readers.registry import LINES, MARKDOWN
from b12tui.search.results import search_document


@pytest.fixture
def _without_the_library(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def forget() -> None:
        maths.library.cache_clear()
        maths.linear.cache_clear()

    monkeypatch.setitem(sys.modules, "mathra", None)
    forget()
    yield
    monkeypatch.undo()
    forget()


@pytest.mark.parametrize(
    ("source", "shown", "spoken"),
    [
        (r"\pi r^2", "πr²", "pi r squared"),
        ("x_i + y_{i+1}", "xᵢ + yᵢ₊₁", "x sub i plus y sub i plus 1"),
        ("10^{-3}", "10⁻³", "10 to the power, negative 3, end exponent"),
        (r"\frac{a+b}{2}", "(a + b)/2", "fraction, a plus b, over 2, end fraction"),
        (r"A^\top", "A^⊤", "A transpose"),
        (r"8^{\textrm{th}}", "8th", "8 th"),
        (r"\text{len}_\text{label}", "len_label", "len sub label"),
        (r"\mathrm{argmin}_x f", "argminₓf", "argmin sub x f"),
        (r"\lfloor n \rfloor", "⌊n⌋", "floor of n end floor"),
        (r"A \backslash B", "A\\B", "A backslash B"),
        (r"f(x) = 1.", "f(x) = 1.", "f open paren x close paren equals 1."),
        (r"a \\ b. c", "a; b.c", "a; b, c"),
    ],
)
def test_a_formula_is_linear_for_eyes_and_words_for_ears(source: str, shown: str, spoken: str) -> None:
    found = maths.linear(source)
    assert found is not None
    assert found == (shown, Formula(source, spoken))


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (r"O(n \log n)", "O(n log n)"),
        (r"2\sin^2 x", "2 sin² x"),
        (r"x\log_2 n + \log\log n", "x log₂ n + log log n"),
        (r"(a+b)\max_i x_i", "(a + b) maxᵢ xᵢ"),
        (r"n \bmod m", "n mod m"),
        (r"\sin x", "sin x"),
        (r"\text{blog} + \log x", "blog + log x"),
    ],
)
def test_a_function_stands_apart_from_a_factor_before_it(source: str, shown: str) -> None:
    found = maths.linear(source)
    assert found is not None
    assert found[0] == shown


def test_a_role_of_myst_holds_a_formula() -> None:
    text = parse_paragraph("A {math}`x^2` and {math}`\\nosuchcommand{x}`.")
    assert text.chars == r"A x² and $\nosuchcommand{x}$."


@pytest.mark.parametrize("source", ["{math}`\\alpha^2`", "```{math}\n:label: sum\n:nowrap:\n\n\\alpha^2\n```"])
def test_a_formula_of_myst_is_found_in_a_large_text(source: str) -> None:
    large = parse(f"# A\n\n{source}\n\n# B\n\n" + "word\n\n" * 12_000, name="a")
    assert [*search_document(large, "α²", Position()).matches]
    assert isinstance(large.blocks(1)[1], Paragraph)
    assert (large.find_anchor("sum") is not None) is (":label:" in source)


@pytest.mark.parametrize("source", ["", "  ", r"\nosuchcommand{x}", "x^", "{" * 70 + "}" * 70, "x" * 2_001, "\ud800"])
def test_what_cannot_be_read_without_a_guess_is_no_formula(source: str) -> None:
    assert maths.linear(source) is None


@pytest.mark.parametrize(
    "source",
    [
        "It costs $5 and $10, or $5-$10.",
        "US$5 and 10$ are prices, $5 or ten$ too.",
        "Set $HOME and $PATH, or $HOME/$USER.",
        "$ x $ and $x $ and $ x$",
        "$x$5 and $20,000 and USD$30,000",
        r"\$x\$ and \\(a",
        "`$x$` and `\\(x^2\\)`",
    ],
)
def test_prices_and_variables_are_no_formulas(source: str) -> None:
    assert not any(isinstance(span.kind, Formula) for span in parse_paragraph(source).spans)


def test_a_formula_may_go_on_on_the_next_line_and_lines_are_counted_on() -> None:
    text = parse_paragraph("one\n$a\n= b$ two\nthree")
    assert text.chars == "one a = b two three"
    assert [text.line_at(text.chars.index(word)) for word in ("one", "a", "two", "three")] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "source", ["$x^2$", "$$\nx^2\n$$", "```math\nx^2\n```", "\\[\nx^2\n\\]", r"\(x^2\)", "$`x^2`$"]
)
@pytest.mark.usefixtures("_without_the_library")
def test_without_the_library_the_source_is_kept(source: str) -> None:
    (block,) = parse_blocks(source)
    assert isinstance(block, CodeBlock) == ("\n" in source)
    assert block.text.chars == ("x^2" if "\n" in source else source)  # type: ignore[union-attr]


@pytest.mark.usefixtures("_without_the_library")
def test_that_the_library_is_missing_is_known_of_texts_with_formulas_only() -> None:
    for formula in ("$x^2$", "$$\nx\n$$", r"a \(\frac12\)", "$$x$$"):
        assert lacks_formulas(MARKDOWN, f"a\n\n{formula}\n")
        assert not lacks_formulas(LINES, f"a\n\n{formula}\n")
    for other in ("$5 and $10", "$HOME/$USER and $A_B", r"C:\x", "", "plain"):
        assert not lacks_formulas(MARKDOWN, other)


def test_that_the_library_is_there_is_no_news() -> None:
    assert not lacks_formulas(MARKDOWN, "$x^2$")


def test_the_slug_of_a_heading_has_the_source() -> None:
    (_, section) = parse("## The $x^2$ law\n", name="test").sections
    assert (section.title, section.slug) == ("The x² law", "the-x2-law")


@pytest.mark.parametrize(
    ("source", "copied"),
    [("Area $\\pi r^2$, so $x_1$.", "Area $\\pi r^2$, so $x_1$."), ("$$\nE = mc^2\n$$", "E = mc^2"), ("a *b*", "a b")],
)
def test_a_copy_has_the_source(source: str, copied: str) -> None:
    effect = copy_text(ReaderState(parse(source, name="test")), "copy-code").effect
    assert isinstance(effect, Copy)
    assert effect.text == copied


def test_a_document_with_formulas_is_read_back_from_json() -> None:
    made = parse("a $x^2$\n\n$$\n\\frac12\n$$\n", name="test")
    found = Document.from_json(made.to_json())
    assert found.has_same_content(made)
    assert any(isinstance(span.kind, Formula) for _, node in found.all_text_nodes() for span in node.text.spans)


FILLING = "Plain words that fill a section.\n\n" * 40
LARGE = "".join(f"## Part {number}\n\n{FILLING}" for number in range(60))


@pytest.mark.parametrize("query", ["πr²", "πr2", r"\pi", "r squared", "area πr² ends"])
@pytest.mark.parametrize("before", ["", LARGE], ids=["small", "large"])
def test_a_formula_is_found_by_what_is_shown_written_and_said(query: str, before: str) -> None:
    document = parse(f"{before}## Last\n\nThe area $\\pi r^2$ ends.\n", name="test")
    search = search_document(document, query, Position(0))
    assert [match.start.section for match in search.matches] == [len(document.sections) - 1]


def test_prose_without_formulas_never_reaches_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("b12tui.markdown.commonmark.formula_tokens.linear", asked.append)
    parse_blocks("A formula, $a$.\n\n$$\nb\n$$\n")
    assert asked == ["a", "b"]
    asked.clear()
    parse_blocks("Plain *prose* at $5 and $10.\n\n- a\n\n```sh\n$HOME $PATH\n```\n\n<p>$x</p>\n")
    assert asked == []


def test_a_role_of_maths_is_a_formula() -> None:
    assert parse_paragraph("The area is {math}`a^2` here.").chars == parse_paragraph("The area is $a^2$ here.").chars
