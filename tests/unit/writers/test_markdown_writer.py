"""Markdown that is written, read again, is the same document; Markdown is clean, with few backslashes."""

from __future__ import annotations

import io
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.document_builders import document, link, paragraph

from b12tui import open_document, parse
from b12tui.document import Block, Document
from b12tui.errors import ReadError
from b12tui.writers import WriteOptions, writer_of
from b12tui.writers.commonmark import inline_markdown

CORPUS = sorted((Path(__file__).parents[2] / "corpus").glob("*.md"))
OTHERS = {
    "details.md": "a fold in an item of a tight list: blank lines around it make the list loose",
    "diagrams.md": "a diagram's description becomes text, and is made once more",
    "noise.md": "no text",
}
"""Files that are not the same when they are read again, and why."""


def markdown(text: Document, **options: object) -> str:
    stream = io.StringIO()
    writer_of("markdown").load().write(text, stream, WriteOptions(**options))  # type: ignore[arg-type]
    return stream.getvalue()


def blocks(text: Document) -> list[Block]:
    return [block for section in text.sections for block in text.blocks(section.number)]


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_what_is_written_is_the_same_when_read_again(path: Path) -> None:
    try:
        text = open_document(path)
    except ReadError:
        assert path.name in OTHERS
        return
    same = blocks(parse(markdown(text))) == blocks(text)
    assert same == (path.name not in OTHERS)


SIGNS = st.lists(
    st.sampled_from([*"\\`*_[]<>&~^=$:!|{}#+-.1a@ %?/()", "é", "http://x.org", "www.", "&amp;", "b ", "\\\n"]),
    max_size=24,
).map("".join)


@given(SIGNS)
def test_every_sign_is_kept(words: str) -> None:
    words = "\n".join(line for part in words.split("\n") if (line := " ".join(part.split())))
    if words:
        assert blocks(parse(markdown(document(paragraph(words))))) == [paragraph(words)]


CLEAN = {
    "Plain words, with commas; and 2 * 3 = 6, a_b_c and #1.": "Plain words, with commas; and 2 * 3 = 6, a_b_c and #1.",
    "Title\n=====\n\ntext": "# Title\n\ntext",
    "* a\n* b": "- a\n- b",
    "- a\n\n+ b": "- a\n\n* b",
    "__a__ and _b_": "**a** and *b*",
    "a<b>b</b>c": "a**b**c",
    "1) a\n2) b": "1. a\n2. b",
    "    code": "```\ncode\n```",
    "a  \nb": "a\\\nb",
    "a|b\n-|-:\n1|2": "| a | b |\n| --- | ---: |\n| 1 | 2 |",
    "<https://x.org>": "<https://x.org>",
    "[a](<b c>)": "[a](<b c>)",
    "so\\![a](b)": "so\\![a](b)",
    "!!! note\n    text": "> [!NOTE]\n> text",
    "x[^n]\n\n[^n]: note\n\ny": "x[^1]\n\n[^1]: note\n\ny",
}


@pytest.mark.parametrize(("source", "expected"), CLEAN.items())
def test_markdown_is_clean(source: str, expected: str) -> None:
    assert markdown(parse(source)) == f"{expected}\n"


@pytest.mark.parametrize(
    "words", [r"\(x\)", r"\(x=1\)", r"\[x^2\]", r"\\(a_1\\)", "[x=1] [y]", r"a\begin{b}=\end{b}", "(a)="]
)
@pytest.mark.parametrize("linked", [False, True])
def test_words_in_escaped_brackets_are_no_formula(words: str, *, linked: bool) -> None:
    made = document(paragraph(link("t", words) if linked else words))
    assert blocks(parse(markdown(made))) == blocks(made)


def test_other_formats_become_markdown() -> None:
    assert markdown(parse("a,b\n1,2\n3,4\n", format="csv")) == "| a | b |\n| ---: | ---: |\n| 1 | 2 |\n| 3 | 4 |\n"
    diff = "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-old\n+new\n"
    assert "```diff\n-old\n+new\n```" in markdown(parse(diff, format="diff"))


def test_a_section_is_written_with_its_subsections() -> None:
    assert markdown(parse("# T\n\n## a\n\n### b\n\n## c"), section=1) == "## a\n\n### b\n"


def test_code_stands_between_more_backticks_than_any_of_its_own() -> None:
    code = " ".join("`" * length for length in range(1, 200) if length != 150)
    assert markdown(parse(f"{'`' * 300} {code} {'`' * 300}")).strip() == f"{'`' * 150} {code} {'`' * 150}"


def test_a_text_is_looked_through_for_formulas_once_however_many_links_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    look = mock.Mock(return_value=False)
    monkeypatch.setattr(inline_markdown, "may_be_formula", look)
    assert markdown(parse("[a](b) ![c](d) " * 100)) == "[a](b) ![c](d) " * 99 + "[a](b) ![c](d)\n"
    assert look.call_count == 1
