"""A link within a text leads to the place that has its name: an element in HTML, a heading, or what follows it."""

from __future__ import annotations

import pytest

from b12tui.dialects import told_from
from b12tui.document import Document, Link, Position
from b12tui.markdown import parse
from b12tui.markdown.builders.mkdocs_names import mkdocs_names


def target(document: Document, name: str) -> str | None:
    """Return the text from the target on; None if there is none."""
    position = document.find_anchor(name)
    if position is None:
        return None
    nodes = document.text_nodes(position.section)
    return nodes[position.node].text.chars[position.offset :]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('Words <a name="x"></a>there.', "there."),
        ("Words <span id=x>there</span>.", "there."),
        ("Words.\n\n<a id='x'></a>\n\nThere.", "There."),
        ('# One\n\na\n\n<a name="x"></a>\n\n## There\n\nb', "There"),
        ('# One\n\na\n\n<div id="x">\n\n- There\n- b', "There"),
        ('<a name="x"></a>\n\n| There | b |\n|-|-|\n| c | d |', "There"),
        ('| a | <i id="x">There</i> |\n|-|-|\n| c | d |', "There"),
        ('<a id="x"></a>\n\n```\nThere\n```', "There"),
        ('<a id="x"></a>\n\n<pre>There</pre>', "There"),
        ('<details><summary id="x">There?</summary>\n\na\n\n</details>', "There?"),
        ('<details id="x"><summary>There?</summary>\n\na\n\n</details>', "There?"),
        ('<h2 id="x">There</h2>', "There"),
        ('<p id="x">There</p>', "There"),
        ('> a\n>\n> <a id="x"></a>\n\nThere', "There"),
        ('- a <a id="x"></a>\n- There', ""),
        ('a[^1]\n\n[^1]: b <i id="x">There</i>', "There"),
        ('a\n\n<a id="x"></a>', "a"),
        ('```\n<a id="x">\n```\n\n<p id=x>There', "There"),
        ('<!-- <a id="x"> -->\n\n<p id=x>There', "There"),
        ('<p id="x">There\n\n<p id="x">not', "There"),
        ('<a id="x"></a>There\n\n## X\n\nnot', "There"),
        ('## X\n\nnot\n\n<a id="x"></a>There', "X"),
    ],
)
def test_a_link_leads_to_the_text_that_holds_or_follows_the_element(source: str, expected: str) -> None:
    assert target(parse(source, name="x"), "x") == expected


@pytest.mark.parametrize("name", ["`<a id='x'>`", "```\n<a id='x'>\n```", "<!-- <a id='x'> -->", "\\<a id='x'>"])
def test_what_only_looks_like_an_element_names_nothing(name: str) -> None:
    assert parse(f"Words.\n\n{name}\n", name="x").find_anchor("x") is None


HEADINGS = "# Title\n\n## 1. What's new – Café?\n\na\n\n## Grüße\n\nb\n\n## Grüße\n\nc\n\n<p id='A%20b'>d</p>"


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("1-whats-new--café", "1. What's new – Café?"),
        ("1-whats-new-cafe", "1. What's new – Café?"),
        ("1-what-s-new-cafe", "1. What's new – Café?"),
        ("_1-what-s-new-cafe", "1. What's new – Café?"),
        ("whats-new-café", "1. What's new – Café?"),
        ("1.%20What's%20new%20–%20Café?", "1. What's new – Café?"),
        ("user-content-grüße", "Grüße"),
        ("gr%C3%BC%C3%9Fe", "Grüße"),
        ("GRÜSSE", "Grüße"),
        ("A%20b", "d"),
        ("top", "Title"),
        ("TOP", "Title"),
        ("", "Title"),
        ("nowhere", None),
        ("-", None),
    ],
)
def test_a_heading_is_found_by_the_names_that_other_programs_give_it(fragment: str, expected: str | None) -> None:
    assert target(parse(HEADINGS, name="x"), fragment) == expected


def test_a_repeated_heading_is_found_by_its_number() -> None:
    document = parse(HEADINGS, name="x")
    assert document.find_anchor("grüße-1") == document.find_anchor("grusse_1") == Position(3, 0, 0)


def test_a_large_document_finds_its_elements_too() -> None:
    sections = "".join(f"## Part {n}\n\n{'words ' * 200}<i id='x{n}'>place {n}</i>\n\n" for n in range(200))
    document = parse(f"# Book\n\n{sections}", name="x")
    assert target(document, "x150") == "place 150"
    assert target(document, "part-7") == "Part 7"


def test_a_list_of_links_names_the_section_that_following_reaches() -> None:
    document = parse("# A\n\n[b](#x) [c](#B%20C) [d](#gone) [e](f.md)\n\n## B c\n\n<p id='x'>d</p>", name="x")
    named = {target: document.section_of_target(target) for target in ("#x", "#B%20C", "#gone", "f.md")}
    assert {target: section and section.title for target, section in named.items()} == {
        "#x": "B c", "#B%20C": "B c", "#gone": None, "f.md": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("source", "name", "expected"),
    [
        ("# a\n\n[b](#Some%20term)\n\n# c\n\nSome term\n: There\n", "Some%20term", "Some term"),
        ("# a\n\nsome term, words\n\n# c\n\nSome term\n: There\n", "some term", "Some term"),
        ("some term, words", "some term", None),
        ("# a\n\nStep 2\n\n# c\n\nStep `2`\n: There\n", "step-2", "Step 2"),
        ("{#x .glossary}\nSome term\n: There\n", "some term", "Some term"),
        ("{#x .glossary}\nSome term\n\n: There\n", "x", "Some term"),
        ("a[^x]\n\nb\n\n[^x]: There\n", "fn:x", "There"),
        ("a[^x]\n\nb\n\n[^x]: There\n", "user-content-fn-x", "There"),
        ("a[^x]\n\nb\n\n[^x]: There\n", "fn:y", None),
        ("a\n\n$$\nb\n$$ (eq:x)\n", "eq:x", "b"),
        ("a\n\n$$b$$ (x)\n", "x", "b"),
        ("a\n\n:::{figure-md} x\n![There](b.png)\n:::\n", "x", "There"),
        ("a\n\n``` { .sh #x }\nThere\n```\n", "x", "There"),
        ("a\n\nThere ^x-1\n", "^x-1", ""),
        ("a\n\n- There ^x\n", "^x", ""),
    ],
)
def test_names_of_dialects_lead_to_their_places(source: str, name: str, expected: str | None) -> None:
    assert target(parse(source, name="test"), name) == expected


@pytest.mark.parametrize(
    ("source", "links"),
    [
        ("{external+sphinx:ref}`a`", []),
        ("{any}`a/b`", ["a/b"]),
        ("{any}`a`", ["#a"]),
        ("{term}`a b`", ["#a b"]),
    ],
)
def test_roles_lead_where_their_program_leads(source: str, links: list[str]) -> None:
    (node,) = parse(source, name="test").text_nodes(0)
    assert [span.kind.target for span in node.text.spans if isinstance(span.kind, Link)] == links


TRANSLATED = """\
# Über uns
## Помощь
## Установка Docker
## 日本語
## Docker
## <abbr title="long">英</abbr> 語
## A - б
## Own {#b_1}
## B
## B
"""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("uber-uns", "Über uns"),
        ("_1", "Помощь"),
        ("_2", "日本語"),
        ("docker", "Установка Docker"),
        ("docker_1", "Docker"),
        ("_3", "英 (long) 語"),
        ("a-", "A - б"),
        ("b_1", "Own"),
        ("b_2", "B"),
    ],
)
def test_mkdocs_names_headings_by_their_ascii_letters(name: str, expected: str) -> None:
    assert target(parse(TRANSLATED, name="x", dialect=told_from("mkdocs")), name) == expected


def test_mkdocs_names_a_heading_with_a_number_too_long_to_count() -> None:
    long = f"a_{'1' * 5_000}"
    names = mkdocs_names([(long, "first", False), (long, "second", False), ("a_2", "third", False)])
    assert names == {long: "first", f"{long}_1": "second", "a_2": "third"}


@pytest.mark.parametrize(
    ("name", "expected"), [("docker", "Docker"), ("docker_1", "Docker"), ("_2", "日本語"), ("_4", None)]
)
def test_elsewhere_these_names_come_last(name: str, expected: str | None) -> None:
    assert target(parse(TRANSLATED, name="x"), name) == expected
