"""Link reference definitions: what they give to links, and what is left of those that give nothing."""

from __future__ import annotations

import pytest
from support.document_builders import blocks, bullets, link, quote, raw_block, text
from support.parsing import parse_blocks

from b12tui.document import Block
from b12tui.markdown import parse


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[a]\n\n[a]: t", (link("t", "a"),)),
        ("[A  b][]\n\n[a\nB]:\n<t>\n'more'", (text(link("t", "A b"), " (more)"),)),
        ("[a]: t 'more'", (raw_block("[a]: t 'more'"),)),
        ("[a]\n\n[a]: t\n[a]: u 'more'", (link("t", "a"), raw_block("[a]: u 'more'"))),
        ("> [a]: t 'm'\n\n- [b]: u 'n'", (quote(raw_block("[a]: t 'm'")), bullets(raw_block("[b]: u 'n'")))),
        ("`[a]`\n\n[a]: t 'more'", None),
        ("[a](b)\n\n[a]: t 'more'", None),
        ("[a][b]\n\n[a]: t 'more'\n[b]: u", None),
        ("<!-- [a] -->\n\n[a]: t 'more'", None),
        ("- [x] b\n\n[x]: t 'more'", None),
        ("[//]: # (a comment)\n\n[//]: # 'another'\n\nb", ("b",)),
        ("[note]: <> (a comment)", ()),
    ],
)
def test_a_definition_that_nothing_shows_keeps_its_source(source: str, expected: tuple[Block, ...] | None) -> None:
    found = parse_blocks(source)
    if expected is not None:
        assert found == blocks(*expected)
    else:
        assert any("'more'" in getattr(block, "text", text("")).chars for block in found)


@pytest.mark.parametrize(
    "source",
    [
        "[a]: t",
        "[summary]: #summary\n\n# Summary",
        "[image1]: <data:image/png;base64,iVBORw0KGgo=>",
        "[a]\n\n[a]: t\n[a]: u",
        "`[a]`\n\n[a]: t",
        "> [a]: t\n\n- b",
        "x[^1]\n\n[^1]: y\n\n    [a]: t",
    ],
)
def test_a_definition_without_a_title_is_never_shown(source: str) -> None:
    document = parse(source, name="test")
    shown = [node.text.chars for _, node in document.all_text_nodes()]
    assert not [chars for chars in shown if "]:" in chars]


def test_a_definition_that_a_later_section_refers_to_leaves_no_trace() -> None:
    document = parse("# T\n\n[a]: t 'more'\n\n## A\n\n`b`\n\n[a]\n", name="test")
    assert document.blocks(0)[1:] == ()
    assert document.blocks(1)[2:] == blocks(text(link("t", "a"), " (more)"))


def test_a_definition_of_very_many_lines_is_none_and_keeps_its_words() -> None:
    found = parse_blocks('[a]: t\n"' + "line\n" * 200 + '"')
    assert sum(getattr(block, "text", text("")).chars.count("line") for block in found) == 200
