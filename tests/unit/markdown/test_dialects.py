"""Dialects of Markdown: what each reads where two disagree."""

from __future__ import annotations

import re

import pytest
from support.parsing import rows_below_title

from b12tui import to_plain
from b12tui.dialects import AUTO, NAMES, dialect, told_from
from b12tui.markdown import parse


def words(source: str, name: str) -> str:
    """Return what a text says in a dialect, without its first rows."""
    return rows_below_title(parse(source, name="test", dialect=dialect(name)))


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (
            "H~2~O",
            {"auto": "H [Struck out: 2] O", "gfm": "H [Struck out: 2] O", "pandoc": "H2O", "commonmark": "H~2~O"},
        ),
        ("~~a~b~~", {"gfm": "~~a~b~~", "pandoc": "[Struck out: a~b]"}),
        ("2^10^", {"auto": "2 to the power 10", "pandoc": "2 to the power 10", "gfm": "2^10^", "obsidian": "2^10^"}),
        ("a ==b== c", {"auto": "a b c", "obsidian": "a b c", "mkdocs": "a b c", "gfm": "a ==b== c"}),
        ("a\nb", {"auto": "a b", "gfm": "a b", "obsidian": "a / b"}),
        ("see [@x, p. 3; -@y]", {"auto": "see [@x, p. 3; -@y]", "pandoc": "see (x, p. 3; y)"}),
        ("@doe says", {"gfm": "@doe says", "pandoc": "doe says"}),
        ("a %%b%% c", {"auto": "a %%b%% c", "obsidian": "a c"}),
        ("a\n\n% b", {"auto": "a / % b", "myst": "a"}),
        ("```rust,x\n# a\n#\nb\n## c\n#[d]\n```", {"mdbook": "3 lines. / b / # c / #[d]", "auto": "5 lines. / # a"}),
        ("```rust\n# a\n```", {"mdbook": "1 line. / # a"}),
        ("```py\n# a\nb\n```", {"mdbook": "2 lines. / # a / b"}),
        ("a\n\n+++\n\nb", {"auto": "a / +++ / b", "myst": "a / b"}),
        ('a\n+++ {"x": 1}\nb\n\nc +++', {"myst": "a / b / c +++"}),
        ("a $$x$${#eq:q} b", {"pandoc": "a x b", "gfm": "{#eq:q} b"}),
        (r"a\index{b!c|see {d}}. \foo{x}", {"auto": r"a\index{b!c|see {d}}.", "pandoc": r"a. \foo{x}"}),
        ("a\n\n\\newpage\n\nb", {"pandoc": "a / b"}),
        (r"Figure \@ref(fig:x-y).", {"auto": "Figure @ref(fig:x-y).", "pandoc": "Figure x-y [link 1]."}),
        ("[`a`][] [b][] [c *d*][e.F] [c d][]", {"auto": "[a][] [b][]", "mkdocs": "a b c d [c d][]"}),
        (r"\indexc{%<-%} a", {"pandoc": "a"}),
        ("x[i][j] [k]\n\n[k]: l", {"mkdocs": "x[i][j] k [link 1]"}),
        ("[" * 2_000 + "a" + "][b]" * 2_000, {"mkdocs": "a"}),
        ("as ${#a[@]} says", {"auto": "as ${#a[@]} says"}),
        ("as \\${#a} says", {"auto": "as ${#a} says"}),
        ("~~~ {=html}\n<p>a</p>\n<p>b</p>\n~~~", {"auto": "Code, html", "pandoc": "a / b"}),
        ("* TOC\n{:toc}\n\nb", {"jekyll": "b", "commonmark": "1 of 1. TOC {:toc}"}),
        ("* a\n  toc\n\nb", {"jekyll": "1 of 1. a toc"}),
        ("## T {#x}", {"auto": "Heading 2: T", "pandoc": "Heading 2: T", "gfm": "Heading 2: T {#x}"}),
        ("[[a]]", {"gfm": "[[a]]", "commonmark": "[[a]]"}),
        ("{ref}`a`", {"gfm": "{ref}a", "commonmark": "{ref}a"}),
        ("a{++b++}", {"mkdocs": "ab", "gfm": "a{++b++}"}),
        ("{% x %} a", {"hugo": "a", "gfm": "{% x %} a"}),
        ("| a |\n|---|\n| b |", {"commonmark": "| a | |---| | b |"}),
        ("T\n: D", {"gfm": "T : D", "commonmark": "T : D"}),
        (
            "(@) a\n\nb\n\n(@c) d\n\nsee (@c)",
            dict.fromkeys(("auto", "pandoc"), "1 of 1. a / b / List of 1. / 2. d / see (2)"),
        ),
        ("$a$", {"commonmark": "$a$"}),
        ("!!! note\n    a", {"gfm": "!!! note a"}),
        ("::: x\na\n:::", {"gfm": "::: x a :::", "docusaurus": "a"}),
        ("- [x] a", {"commonmark": "1 of 1. [x] a"}),
        ("www.example.org", {"commonmark": "www.example.org"}),
        ("a@b.example", {"commonmark": "a@b.example", "gfm": "a@b.example [link 1]"}),
    ],
)
def test_a_dialect_decides(source: str, said: dict[str, str]) -> None:
    found = {name: words(source, name).removeprefix("List of 1. / ") for name in said}
    assert {name: expected in found[name] for name, expected in said.items()} == dict.fromkeys(said, True), found


@pytest.mark.parametrize(
    "source", ["a\n\n% QQ\n\nc", "a\n\n% QQ\n% ## QQ\n\nc", "a\n%\n% QQ\nc", "# a\n\nc\n\n- c\n\n  % QQ"]
)
def test_comments_of_myst_are_left_out(source: str) -> None:
    assert not re.search("%|QQ", words(source, "myst"))


@pytest.mark.parametrize("name", NAMES)
def test_every_dialect_reads_commonmark_alike(name: str) -> None:
    source = "# A *b* `c`\n\n> - d [e](f)\n>   g\n\n1. h\n\n       i\n\n***\n\n<b>j</b> &amp; \\* k\n"
    expected = parse(source, name="test")
    made = parse(source, name="test", dialect=dialect(name))
    if name != "obsidian":  # a line is a line there
        assert made.has_same_content(expected)
    assert [section.title for section in made.sections] == ["A b c"]


def test_a_dialect_that_is_only_told_decides_where_two_disagree() -> None:
    told = told_from("obsidian")
    assert told.has("hard_break")
    assert not told.has("superscript")
    assert told.has("definition")  # nothing else means anything by it
    assert told_from("auto") is AUTO


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("dialect: pandoc", "H2O"),
        ("bibliography: a.bib", "H2O"),
        ("title: x", "H [Struck out: 2] O"),
        ("dialect: none", "H [Struck out: 2] O"),
    ],
)
def test_front_matter_tells_the_dialect(front: str, said: str) -> None:
    document = parse(f"---\n{front}\n---\n\nH~2~O", name="test")
    assert said in to_plain(document)


def test_a_dialect_that_was_named_is_not_told_otherwise() -> None:
    document = parse("---\ndialect: pandoc\n---\n\nH~2~O", name="test", dialect=dialect("gfm"))
    assert "H [Struck out: 2] O" in to_plain(document)


def test_lines_of_rust_that_are_shown_know_their_lines() -> None:
    document = parse("a\n\n```rust\n# b\nc\n# d\n# e\nf\n\ng\n```", name="test", dialect=dialect("mdbook"))
    code = document.text_nodes(0)[1].text
    assert code.chars == "c\nf\n\ng"
    assert [code.line_at(offset) for offset, char in enumerate(code.chars) if char.strip()] == [5, 8, 10]


def test_what_mkdocstrings_documents_is_its_name() -> None:
    text = to_plain(parse("a\n\n::: pack.age\n\nb", name="test", dialect=told_from("mkdocs")))
    assert text.split("\n", 1)[1].split() == ["a", "pack.age", "b"]
