"""Questions and answers, in three spellings."""

from __future__ import annotations

import pytest
from support.document_builders import blocks, bullets, heading, quote, strong, text
from support.parsing import parse_blocks, parse_questions

from b12tui.document import ListBlock, Paragraph, Question
from b12tui.markdown import parse
from b12tui.markdown.outline.sections import is_faq


def told(found: list[Question]) -> list[tuple[str, str]]:
    """Return what each question asks and the first words of its answer."""
    return [
        (each.text.chars, each.blocks[0].text.chars if each.blocks and isinstance(each.blocks[0], Paragraph) else "")
        for each in found
    ]


@pytest.mark.parametrize("title", ["FAQ", "faq", "Frequently asked questions", "QUESTIONS", "❓ FAQ:", "**FAQ**"])
def test_headings_below_a_faq_are_questions(title: str) -> None:
    source = f"# T\n\n## {title}\n\nintro\n\n### A?\n\na\n\n### B\n\nb\n\n## Next\n\n### C?\n\nc"
    document = parse(source, name="test")
    assert [section.title for section in document.sections[2:]] == ["Next", "C?"]
    faq = document.blocks(1)
    assert [type(block).__name__ for block in faq] == ["Heading", "Paragraph", "Question", "Question"]
    assert told([block for block in faq if isinstance(block, Question)]) == [("A?", "a"), ("B", "b")]


@pytest.mark.parametrize("title", ["FAQs about it", "My questions", "", "Question", "FAQ " * 40])
def test_other_headings_have_no_questions_below(title: str) -> None:
    assert not is_faq(title)
    assert not parse_questions(f"# T\n\n## {title}\n\n### A?\n\na")


def test_a_question_is_one_level_deeper_or_more_and_deeper_headings_belong_to_its_answer() -> None:
    (first, second) = parse_questions("# T\n\n## FAQ\n\n#### A?\n\na\n\n##### More\n\nb\n\n### B?\n\n#### c\n\nd")
    assert first.blocks == blocks("a", heading(5, "More"), "b")
    assert second.blocks == blocks(heading(4, "c"), "d")


def test_a_heading_of_the_faq_s_own_level_ends_it() -> None:
    document = parse("## FAQ\n\n### A?\n\na\n\n## B?\n\nb\n\n### C?\n\nc\n\n# D?", name="test")
    assert [section.title for section in document.sections[1:]] == ["FAQ", "B?", "C?", "D?"]


def test_a_title_named_faq_has_sections_and_no_questions() -> None:
    document = parse("# FAQ\n\n## A?\n\na", name="test")
    assert [section.title for section in document.sections] == ["FAQ", "A?"]


def test_headings_that_end_in_a_question_mark_stay_headings() -> None:
    assert not parse_questions("# Is it?\n\na\n\n## Why?\n\nb")


def test_the_slug_of_a_question_that_is_a_heading_is_what_links_say() -> None:
    document = parse("# T\n\n## FAQ\n\n### What now?\n\na\n\n### What now?\n\nb", name="test")
    assert [each.slug for each in document.blocks(1) if isinstance(each, Question)] == ["what-now", "what-now-1"]
    place = document.find_anchor("what-now-1")
    assert place is not None
    assert document.text_node(place).text.chars == "What now?"
    assert document.text_nodes(1)[place.node + 1].text.chars == "b"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<details><summary>A?</summary>a</details>", [("A?", "a")]),
        ("<details>\n<summary>A?</summary>\n\n*a*\n\n</details>", [("A?", "a")]),
        ("<details>\n\n<summary>\n\n**A?**\n\n</summary>\n\na\n\n</details>", [("A?", "a")]),
        ("<details>\n\n<summary>\n\n## A?\n\n</summary>\n\na\n\n</details>", [("A?", "a")]),
        ("<details><summary>A</summary>a</details> <details><summary>B</summary>b</details>", [("A", "a"), ("B", "b")]),
        ("<details>\n\na\n\n</details>", [("Details", "a")]),
        ("<details>\n\na\n\n<summary>B</summary>\n\n</details>", [("Details", "a")]),
        ("<details><summary></summary>\n\na\n\n</details>", [("Details", "a")]),
        ("<details><summary>A?</summary></details>\n\nb", [("A?", "")]),
        ("<details><summary>A?</summary>\n\na\n\nb", [("A?", "a")]),
        ("<DETAILS><SUMMARY>A?</SUMMARY>\n\na\n\n</DETAILS>", [("A?", "a")]),
        ("<details><summary>A <b>b</b><br>c?</summary>\n\na\n</details>", [("A b\nc?", "a")]),
    ],
)  # fmt: skip
def test_details_are_questions(source: str, expected: list[tuple[str, str]]) -> None:
    assert told(parse_questions(source)) == expected


def test_details_that_the_author_opened_are_open() -> None:
    assert [
        each.open for each in parse_questions("<details open><summary>A</summary></details><details></details>")
    ] == [
        True,
        False,
    ]


def test_details_nest() -> None:
    (outer,) = parse_questions(
        "<details><summary>A?</summary>\n\na\n\n<details><summary>B?</summary>\n\nb\n\n</details>\n\nc\n\n</details>"
    )
    first, inner, last = outer.blocks
    assert (first, last) == blocks("a", "c")
    assert isinstance(inner, Question)
    assert (inner.text.chars, inner.blocks, inner.number, inner.of) == ("B?", blocks("b"), 1, 1)


def test_details_stand_in_lists_and_quotes() -> None:
    listed, quoted = parse_blocks(
        "- <details><summary>A</summary>\n\n  a\n\n  </details>\n- b\n\n> <details>\n>\n> c\n>\n> </details>\n> d"
    )
    assert isinstance(listed, ListBlock)
    (question,) = listed.items[0].blocks
    assert isinstance(question, Question)
    assert question.blocks == blocks("a")
    assert listed.items[1].blocks == blocks("b")
    assert isinstance(quoted, type(quote()))
    assert [type(block).__name__ for block in quoted.blocks] == ["Question", "Paragraph"]


def test_headings_in_details_are_no_sections_and_those_behind_are() -> None:
    document = parse("## A\n\n<details>\n\n## B\n\nb\n\n</details>\n\n## C", name="test")
    assert [section.title for section in document.sections[1:]] == ["A", "C"]


def test_details_that_are_never_closed_end_at_the_next_heading() -> None:
    document = parse(
        "## A\n\n<details><summary>B</summary>\n\nb\n\n## C\n\nc\n\n<details>\n\nd\n\n</details>", name="test"
    )
    assert [section.title for section in document.sections[1:]] == ["A", "C"]
    faq = parse_questions("## FAQ\n\n### A?\n\n<details>\n\na\n\n### B?\n\nb")
    assert [each.text.chars for each in faq] == ["A?", "B?"]


def test_a_hundred_nested_details_keep_their_words() -> None:
    document = parse("<details><summary>q</summary>\n\na\n\n" * 100 + "</details>\n\n" * 100 + "## end", name="test")
    assert document.words == 201
    assert [section.title for section in document.sections[1:]] == ["end"]


def test_a_bold_paragraph_that_asks_is_a_question_with_what_follows() -> None:
    found = parse_questions("before\n\n**A?**\n\na\n\n- b\n\n**B *b*?**\n\nc\n\n> d")
    assert [(each.number, each.of) for each in found] == [(1, 2), (2, 2)]
    assert found[0].blocks == blocks("a", bullets("b"))
    assert found[0].text == strong("A?")
    assert found[1].blocks == blocks("c", quote("d"))


@pytest.mark.parametrize(
    "source",
    ["**A**\n\nb", "**A?** b\n\nc", "a **B?**\n\nc", "**A?** **B?**\n\nc", "*A?*\n\nb", "**A?**", "**A?**\n\n## B"],
)
def test_other_paragraphs_are_no_questions(source: str) -> None:
    assert not parse_questions(source)


def test_two_bold_paragraphs_in_a_row_ask_once() -> None:
    found = parse_blocks("**A?**\n\n**B?**\n\nb")
    assert found[0] == blocks(strong("A?"))[0]
    assert isinstance(found[1], Question)


def test_a_heading_ends_the_answer_to_a_bold_paragraph() -> None:
    found = parse_blocks("> **A?**\n>\n> a\n>\n> ## B\n>\n> b")
    (made,) = found
    assert isinstance(made, type(quote()))
    assert [type(block).__name__ for block in made.blocks] == ["Question", "Heading", "Paragraph"]


def test_all_spellings_of_a_group_are_numbered_together() -> None:
    details = "<details><summary>B</summary>\n\nb\n\n</details>"
    found = parse_questions(f"## S\n\n**A?**\n\na\n\n## FAQ\n\n{details}\n\n### C?\n\n**D?**\n\nd\n\n### E?")
    assert [(each.text.chars, each.number, each.of) for each in found] == [
        ("A?", 1, 1), ("B", 1, 3), ("C?", 2, 3), ("E?", 3, 3),
    ]  # fmt: skip
    (inner,) = found[2].blocks
    assert isinstance(inner, Question)
    assert (inner.text, inner.number, inner.of) == (text(strong("D?")), 1, 1)


def test_questions_that_are_no_headings_have_slugs_of_their_section() -> None:
    found = parse_questions(
        "# T\n\n**A?**\n\na\n\n## S\n\n**A?**\n\nb\n\n<details><summary>A?</summary></details>\n\n**A**"
    )
    assert [each.slug for each in found] == ["t?a", "s?a-1"]
    assert [each.slug for each in found[1].blocks if isinstance(each, Question)] == ["s?a"]
