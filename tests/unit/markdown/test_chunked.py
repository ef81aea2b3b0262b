"""A large text in parts: what hides a heading is seen, and no more is parsed than must be."""

from __future__ import annotations

from pathlib import Path

import pytest

from b12tui.document import Document
from b12tui.document.cancellation import Cancellation
from b12tui.markdown import CHUNKED_FROM, parse
from b12tui.markdown.builders.frontmatter import front_matter
from b12tui.markdown.builders.loader import DocumentLoader
from b12tui.markdown.outline.chunked import ChunkedTokens
from b12tui.markdown.outline.line_scanner import LineKind, scan
from b12tui.markdown.outline.symbols import SourcePoint
from b12tui.markdown.parser import Parser


def in_parts(source: str) -> Document:
    """Parse in parts, however small."""
    front = front_matter(source)
    start = SourcePoint(front.lines, front.offset) if front else SourcePoint(0, 0)
    parser = Parser(source, Cancellation())
    return DocumentLoader(source, parser, ChunkedTokens(parser, source, start), front).document("test")


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The number of characters of each stretch whose blocks are parsed."""
    lengths: list[int] = []
    real = Parser.blocks

    def noting(self: Parser, source: str, env: dict[str, object] | None = None) -> object:
        lengths.append(len(source))
        return real(self, source, env)

    monkeypatch.setattr(Parser, "blocks", noting)
    return lengths


@pytest.mark.parametrize(
    "hiding",
    [
        "```\n# no\n```",
        "~~~ x\n\n# no\n```\n# no\n~~~~",
        "````\n```\n# no\n````",
        "- a\n\n  ```\n  # no\n\n  ```",
        "  ```\n# no\n```",
        "<!--\n\n# no\n\n-->",
        "<pre>\n\n# no\n\n</pre>",
        "<?\n\n# no\n\n?>",
        "<div>\n# no\n</div>",
        "<b>\n# no",
        "a\n<div>\n```\n# no\n```",
        "$$\n# no\n$$",
        "    # no",
        "> ```\n> # no\n> ```",
        "# no | a\n---|---",
        "t\n: a\n\n# no\n: b",
        "<details>\n\n# no\n\n</details>",
        "<details>\n\n# no\n\n<details>\n\n# no\n\n</details>\n\n</details>",
        "- # no\n- 1. ## no",
        "> # no\n> no\n> ===",
        "[^x]: # no\n\n    # no",
        "\\# no",
        "####### no",
        "#no",
    ],
)
def test_what_hides_a_heading_hides_it_and_no_more(hiding: str) -> None:
    document = in_parts(f"# T\n\n## A\n\n{hiding}\n\n## B\n\nb\n\n### C\n")
    assert [section.title for section in document.sections] == ["T", "A", "B", "C"]
    assert document.find_anchor("c") is not None


@pytest.mark.parametrize(
    "showing",
    [
        "a\n# yes",
        "- a\n# yes",
        "> a\n# yes",
        "yes\n===",
        "a\n\n  ## yes ##",
        "``` a`b\n# yes",
        "```\n\n```\n# yes",
        "    ```\n\n# yes",
        "<b>a</b>\n\n# yes",
        "<!-- a -->\n# yes",
        "$$\n\n# yes",
        "<details>\n\n# yes",
        "[a]: b\n# yes",
        "| a |\n|---|\n# yes",
        "t\n: a\n# yes",
    ],
)
def test_what_hides_no_heading_shows_it(showing: str) -> None:
    assert [section.title for section in in_parts(f"a\n\n{showing}\n\nb").sections] == ["", "yes"]


def test_definitions_and_notes_are_known_in_every_part() -> None:
    source = "# T\n\n[a] [^n]\n\n## A\n\n[a] [b] [^n]\n\n## B\n\n[b]: t\n[^n]: c\n\n    d\n\n> [a]: u\n"
    document = in_parts(source)
    assert [len(node.text.spans) for node in document.text_nodes(1)] == [0, 3]
    assert [node.text.chars for node in document.text_nodes(0)] == ["T", "a", "c", "d"]


def test_the_article_many_times_over_is_the_same_in_parts_and_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    source = (Path(__file__).parents[3] / "content.md").read_text(encoding="utf-8") * 7
    parts = parse(source, name="test")
    monkeypatch.setattr("b12tui.markdown.CHUNKED_FROM", len(source) + 1)
    whole = parse(source, name="test")
    assert parts.sections == whole.sections
    assert [parts.blocks(each.number) for each in parts.sections] == [
        whole.blocks(each.number) for each in whole.sections
    ]


def test_the_outline_of_a_large_text_parses_next_to_nothing(parsed: list[int]) -> None:
    part = "## Part {}\n\nSome *words* of a paragraph.\n\n- a list\n- of two\n\n```\n# code\n```\n\n[r{}]: t\n\n"
    source = "# Title\n\n" + "".join(part.format(number, number) for number in range(1000))
    assert len(source) >= CHUNKED_FROM
    document = parse(source, name="test")
    assert len(document.sections) == 1001
    assert sum(parsed) < len(source) / 5
    parsed.clear()
    assert document.blocks(500)
    assert sum(parsed) < 200


def test_only_the_stretch_that_the_scan_is_unsure_of_is_parsed(parsed: list[int]) -> None:
    sure = "## Part\n\n" + "words " * 2000 + "\n\n"
    source = sure * 5 + "## Part\n\n   # odd\n\n" + sure * 5
    document = parse(source, name="test")
    assert [section.title for section in document.sections].count("odd") == 1
    assert sum(parsed) < 2 * len(sure)


@pytest.mark.parametrize(("doubt", "times"), [("\t# heading or not\n", 2), ("<details>\n", 0)])
def test_a_small_text_is_parsed_for_its_outline_only_where_doubts_take_a_parser(
    parsed: list[int], doubt: str, times: int
) -> None:
    sure = "a\n" * ((CHUNKED_FROM - 40) // 2)
    parse(sure, name="test")
    assert not parsed
    parse(f"{sure}\n{doubt}", name="test")
    assert (times - 1) * len(sure) < sum(parsed) <= times * (len(sure) + 1 + len(doubt))


def test_a_large_text_is_never_parsed_whole(parsed: list[int]) -> None:
    parse("# b\n" + "a\n" * (CHUNKED_FROM // 2) + "# c\n # d\n", name="test")
    assert 0 < sum(parsed) < 20


def test_a_scan_tells_headings_definitions_and_what_it_does_not_know() -> None:
    source = "# a\n\n[b]: c\n\n  # d\n```\n# e\n```\n# f\n"
    assert [(seen.kind, source[seen.offset]) for seen in scan(source, 0)] == [
        (LineKind.HEADING, "#"), (LineKind.DEFINITION, "["), (LineKind.UNSURE, " "), (LineKind.HEADING, "#"),
    ]  # fmt: skip
