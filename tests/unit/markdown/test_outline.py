"""Sections: which headings open them, what they are called, and what links to them say."""

from __future__ import annotations

import pytest
from support.document_builders import front_matter, heading, quote

from b12tui.document import Document, Position
from b12tui.markdown import parse


def titles(source: str) -> list[str]:
    return [section.title for section in parse(source, name="test").sections]


def outlined(source: str) -> Document:
    return parse(source, name="test")


@pytest.mark.parametrize(
    "source",
    [
        "# A\n\nb",
        "\n\n#   A   ##\n",
        "A\n===\nb",
        "<!-- c -->\n\n# A",
        "[r]: t\n\n# A\n\n[r]",
        "#\n\n# A",
        "---\na: b\n---\n# A",
    ],
)
def test_an_h1_that_comes_first_is_the_title_and_not_counted(source: str) -> None:
    document = outlined(source)
    assert document.title == "A"
    assert [(section.number, section.level, section.slug) for section in document.sections] == [(0, 1, "a")]


@pytest.mark.parametrize("source", ["b\n\n# A", "## A", "***\n# A", "> # A", "<b>b</b>\n\n# A", "![](b)\n\n# A"])
def test_any_other_first_heading_is_no_title(source: str) -> None:
    document = outlined(source)
    assert document.title == "test"
    assert document.sections[0].level == 0
    assert document.sections[0].title == document.sections[0].slug == ""


def test_a_second_h1_is_a_section() -> None:
    assert titles("# A\n\n# B") == ["A", "B"]


def test_a_text_without_a_heading_is_called_as_its_front_matter_says() -> None:
    document = outlined("---\ntitle: A\n---\nb")
    assert (document.title, document.sections[0].title) == ("A", "A")


def test_a_text_without_any_title_is_called_by_its_name() -> None:
    assert parse("a", name="b\x1b\n.md").title == "b␛ .md"


def test_sections_nest_by_level_and_the_title_holds_none() -> None:
    document = outlined("# T\n## A\n#### B\n### C\n## D\n# E\n## F\n")
    assert [(section.title, section.parent) for section in document.sections] == [
        ("T", None), ("A", None), ("B", 1), ("C", 1), ("D", None), ("E", None), ("F", 5),
    ]  # fmt: skip


def test_a_section_knows_its_line_and_its_place_in_the_source() -> None:
    source = "---\na: b\n---\n\n# T\n\n- x\n\nA *b*\n===\n```\n# no\n```\n## C\n"
    document = outlined(source)
    lines = source.split("\n")
    for section in document.sections[1:]:
        assert source[section.offset :].startswith(lines[section.line - 1] + "\n")
    assert [section.title for section in document.sections] == ["T", "A b", "C"]
    assert (document.lines, document.length) == (14, len(source))


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ('## *A* `b` [c](d "e") ![f](g)', "A b c (e)"),
        ("## A<br>b <!-- c -->", "A b"),
        ("## a\x1b[2J\u202eb\tc", "a␛[2Jb c"),
        ("## [a]\n\n[a]: b", "a"),
        ("two\nlines\n---", "two lines"),
    ],
)
def test_a_title_is_one_line_of_plain_words(source: str, title: str) -> None:
    assert outlined(source).sections[1].title == title


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ('A [b](c "d e") f', "a-b-f"),
        ('A <dfn title="b c">d</dfn> <abbr title="x">Y</abbr> (z)', "a-d-y-z"),
        ("A `f(x)` [(b)](c_(d)) (e)", "a-fx-b-e"),
        ("Héllo, World_1!", "héllo-world_1"),
        ("a - b", "a---b"),
        ("What's new?", "whats-new"),
        ("`code` *b*", "code-b"),
        ("![logo](x) Name", "name"),
        ("日本 語", "日本-語"),
        ("?!", ""),
        ("दिशानिर्देश", "दिशानिर्देश"),
        ("ที่นี่", "ที่นี่"),
        ("עִבְרִית", "עִבְרִית"),
        ("cafe\u0301", "cafe\u0301"),
        ("⚙\ufe0f Settings", "\ufe0f-settings"),
        ("m² area", "m-area"),
        ("1½", "1"),
        ("Ⅷ a‿b", "ⅷ-a‿b"),
        ("a—b “c”", "ab-c"),
    ],
)
def test_a_slug_is_made_by_github_s_rule(title: str, slug: str) -> None:
    assert outlined(f"## {title}").sections[1].slug == slug


def test_slugs_that_are_taken_get_a_number_in_the_order_of_the_text() -> None:
    document = outlined("## A\n\n> # A\n\n## a-1\n\n## A\n\n## A!")
    assert [section.slug for section in document.sections[1:]] == ["a", "a-1-1", "a-2", "a-3"]
    assert document.blocks(1)[1:] == (quote(heading(1, "A", slug="a-1")),)


@pytest.mark.parametrize(
    ("anchor", "expected"),
    [
        ("a-b", Position(1, 0, 0)),
        ("caf%C3%A9", Position(2, 0, 0)),
        ("A-B", Position(1, 0, 0)),
        ("in-a-quote", Position(1, 1, 0)),
        ("here", Position(2, 1)),
        ("there", Position(2, 1)),
        ("top", Position(0, 0, 0)),
        ("nowhere", None),
        ("no?thing", None),
        ("a-b?nothing", Position(1)),
        ("", Position(0)),
        ("(", None),
    ],
)
def test_a_link_leads_to_a_heading_or_to_a_name_in_html(anchor: str, expected: Position | None) -> None:
    document = outlined("# Top\n\n## A b\n\n> # In a quote\n\n## Café\n\n<a name='here'></a><p id=there>c")
    assert document.find_anchor(anchor) == expected


def test_front_matter_comes_before_the_title_s_heading() -> None:
    assert outlined("---\ndate: 1\n---\n# A\n").blocks(0) == (front_matter("", "", "1"), heading(1, "A"))


def test_words_are_those_that_are_read() -> None:
    assert outlined("# A b\n\n[c](d) `e  f`\n\n<!-- g -->\n\n## H\n\n|i|j|\n|-|-|\n").words == 8


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("## ![Logo](a.png) Name", "Name"),
        ("## ![Logo](a.png)", "Logo"),
        ("## A ![x](a.png) B", "A B"),
        ('<h2><a href="b"><img alt="Tool" src="a.svg"/></a><br>Tool: a client</h2>', "Tool: a client"),
        ('<h2><img alt="Tool" src="a.svg"/></h2>', "Tool"),
        ("## Plain `code`", "Plain code"),
    ],
)
def test_a_section_is_called_by_its_words_and_not_by_its_images(heading: str, title: str) -> None:
    assert [section.title for section in parse(f"# T\n\n{heading}\n\nWords.\n", name="t").sections][1:] == [title]
