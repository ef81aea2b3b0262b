"""Options of MyST's directives, as lines and as YAML."""

from __future__ import annotations

import pytest

from b12tui.dialects import dialect
from b12tui.document import BlockQuote, CodeBlock, Paragraph
from b12tui.document.walk import walk
from b12tui.markdown import parse
from b12tui.markdown.commonmark.directive_options import leading_options


@pytest.mark.parametrize(
    ("lines", "options", "taken"),
    [
        (":alt: A cat\n:name: cat\n\n:x: y", {"alt": "A cat", "name": "cat"}, 2),
        (":class:\nText", {"class": ""}, 1),
        ("Text\n:alt: A cat", {}, 0),
        ("---\nalt: A cat\n---\n:name: x", {"alt": "A cat"}, 3),
        ("---\nalt: A cat\n  that sits\n---", {"alt": "A cat that sits"}, 4),
        ("---\nalt: >-\n  A # cat\n\n  sits\nname: a\n---", {"alt": "A # cat sits", "name": "a"}, 7),
        ("---\n# why\nalt: A cat # so\n---", {"alt": "A cat"}, 4),
        ("---\nalt: \"A \\\"cat\\\": # it\"\nname: 'it''s' # so\n---", {"alt": 'A "cat": # it', "name": "it's"}, 4),
        ("---\nclass: [tip, 'dropdown']\n---", {"class": "tip dropdown"}, 3),
        ("---\nclass:\n- tip\n- dropdown\n---", {"class": "tip dropdown"}, 5),
        ("---\n---\nText", {}, 2),
        ("---\nA paragraph.\n---", {}, 0),
        ("---\n  indented\n---", {}, 0),
        ("---\nalt: A cat", {}, 0),
        ("---", {}, 0),
        ("", {}, 0),
    ],
)
def test_options_are_read_and_their_lines_counted(lines: str, options: dict[str, str], taken: int) -> None:
    assert leading_options(lines.split("\n")) == (options, taken)


def test_no_line_is_read_behind_the_first_that_is_no_option() -> None:
    lines = iter(["---", "alt: A cat", "A paragraph.", "---"])
    assert leading_options(lines) == ({}, 0)
    assert list(lines) == ["---"]


def test_a_callout_takes_its_kind_and_its_name_from_yaml() -> None:
    text = "[to](#mine)\n\n```{admonition} Title\n---\nclass: tip\nname: mine\n---\nBody.\n```\n"
    document = parse(text, name="test", dialect=dialect("myst"))
    quote = next(block for block in walk(document.blocks(0)) if isinstance(block, BlockQuote))
    assert quote.kind == "Tip"
    assert "mine" in str(document.to_json())


def test_code_has_its_caption_from_yaml_and_not_its_options() -> None:
    text = "```{code-block} python\n---\nlineno-start: 10\ncaption: |\n  What it *does*\n---\na = 2\n```\n"
    document = parse(text, name="test", dialect=dialect("myst"))
    blocks = list(walk(document.blocks(0)))
    assert [block.text.chars for block in blocks if isinstance(block, CodeBlock)] == ["a = 2"]
    assert "What it does" in [block.text.chars for block in blocks if isinstance(block, Paragraph)]
