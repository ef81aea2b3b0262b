"""Markdown in, plain text out, as kept in golden files: every kind of block, and the whole article, in each style."""

from __future__ import annotations

import pytest
from golden import write

from b12tui.document import Block, text_nodes


@pytest.mark.parametrize("golden", write.made())
def test_a_text_is_said_as_it_was_heard(golden: str) -> None:
    assert write.said(golden) == write.kept(golden).read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    assert {path.stem for path in write.HERE.glob("*.txt")} == set(write.made())


def test_every_kind_of_block_is_heard() -> None:
    heard: set[type] = set()
    for name in write.texts():
        document = write.document(name)
        for section in document.sections:
            blocks = document.blocks(section.number)
            heard |= {type(node.block) for node in text_nodes(blocks)} | {type(block) for block in blocks}
            heard |= {type(step.block) for node in text_nodes(blocks) for step in node.ancestors}
    assert {kind.__name__ for kind in heard} == {kind.__name__ for kind in Block.__args__}
