"""The built-in article, as it is parsed."""

from __future__ import annotations

from pathlib import Path

import pytest

from b12tui.document import Document, Question, Table
from b12tui.markdown import parse

ARTICLE = Path(__file__).parents[3] / "content.md"


@pytest.fixture(scope="module")
def article() -> Document:
    return parse(ARTICLE.read_text(encoding="utf-8"), name="content.md")


def test_it_has_a_title_and_thirteen_sections(article: Document) -> None:
    assert article.title.startswith("Can low vitamin B12 make muscles sore?")
    assert [section.number for section in article.sections] == list(range(14))


def test_its_questions_are_numbered_from_one_to_seven(article: Document) -> None:
    section = next(section for section in article.sections if section.title == "Frequently asked questions")
    questions = [block for block in article.blocks(section.number) if isinstance(block, Question)]
    assert [(question.number, question.of) for question in questions] == [(number, 7) for number in range(1, 8)]
    assert all(question.blocks and question.text.chars.endswith("?") for question in questions)


def test_it_has_one_table_of_five_rows_and_four_columns(article: Document) -> None:
    tables = [node.block for _, node in article.all_text_nodes() if isinstance(node.block, Table)]
    assert len(set(map(id, tables))) == 1
    assert len(tables[0].header) == 4
    assert [len(row) for row in tables[0].rows] == [4] * 5
    assert tables[0].title == "Causes of muscle pain compared"


def test_a_link_to_its_references_leads_there(article: Document) -> None:
    place = article.find_anchor("references")
    assert place is not None
    assert article.text_node(place).text.chars == "References"
