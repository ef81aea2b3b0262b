"""A computation is cancelled in the middle of a section, wherever it is, and can be done again."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest
from support.fixed_lines import FixedLines

from b12tui.core.motion.jumplist import snap_to_visible
from b12tui.core.state import Command, ReaderState
from b12tui.core.update import update
from b12tui.document import Document
from b12tui.document.cancellation import Cancellation, Cancelled
from b12tui.layout.page.flow import OPEN, Flow
from b12tui.layout.page.measure import Measure
from b12tui.linear.narration.narrated import Narration
from b12tui.linear.spoken.rows import SpokenRows
from b12tui.markdown import parse
from b12tui.search.results import search_document

PIECES = 120
TOKEN = Cancellation()
KINDS = {
    "paragraphs": "Some *words* of a [link](a.md).\n\n",
    "prose": "Some words.\n\n",
    "lines": "Some *words*,\n",
    "items": "- Some *words*.\n",
    "items of prose": "- Some words.\n",
    "one text": "some *words* and a [link](a.md) ",
    "brackets": "![",
    "quotes": "> Some <b>words</b>.\n",
    "cells": "| a | b |\n",
    "ragged cells": "| a | b | c |\n",
    "definitions": "[a{}]: b{}\n",
    "notes": "Words[^a{0}].\n\n[^a{0}]: A note.\n\n",
    "tags": "<div><b>some</b> words</div>\n",
    "fence": "```\ncode\n```\n",
}


def text(kind: str) -> str:
    head = "| a | b |\n|---|---|\n" if "cells" in kind else ""
    return "# T\n\n" + head + "".join(KINDS[kind].format(number, number) for number in range(PIECES))


def steps(action: Callable[[], object]) -> int:
    """Return at how many steps something could be cancelled, and hold that it can be: at the first, at the last."""
    asked = count()

    def counts() -> bool:
        next(asked)
        return False

    with TOKEN.when(counts):
        action()
    return next(asked)


@pytest.mark.parametrize("kind", KINDS)
def test_a_section_can_be_cancelled_in_the_middle_and_read_again(kind: str) -> None:
    source = text(kind)
    whole = parse(source, name="t", cancellation=TOKEN).blocks(0)
    assert steps(lambda: parse(source, name="t", cancellation=TOKEN).blocks(0)) >= PIECES / 2
    document = parse(source, name="t", cancellation=TOKEN)
    taken = steps(lambda: parse(source, name="t", cancellation=TOKEN).blocks(0))
    for at in (2, taken // 2):
        asked = count()
        with pytest.raises(Cancelled), TOKEN.when(lambda asked=asked, at=at: next(asked) >= at):  # type: ignore[misc]
            parse(source, name="t", cancellation=TOKEN).blocks(0)
    asked = count()
    with pytest.raises(Cancelled), TOKEN.when(lambda: next(asked) > 0):
        document.blocks(0)
    assert document.blocks(0) == whole


MEASURE = Measure(40)


@pytest.mark.parametrize("kind", ["paragraphs", "one text", "items", "cells", "ragged cells"])
@pytest.mark.parametrize(
    "flow",
    [lambda document: Flow(document, OPEN, MEASURE), lambda document: SpokenRows(Narration(document), OPEN, MEASURE)],
)
def test_setting_rows_can_be_cancelled_row_by_row(kind: str, flow: Callable[[Document], Flow]) -> None:
    document = parse(text(kind), name="t", cancellation=TOKEN)
    rows = flow(document).lines(0)
    kept = flow(document)
    assert steps(lambda: flow(document).lines(0)) >= len(rows) / 2
    asked = count()
    with pytest.raises(Cancelled), TOKEN.when(lambda: next(asked) > len(rows) / 4):
        kept.lines(0)
    assert kept.lines(0) == rows


@pytest.mark.parametrize(
    "action", ["links", "copy-document", "copy-section", "find", "find a pattern", "sort", "filter"]
)
def test_what_goes_through_a_section_can_be_cancelled_in_it(action: str) -> None:
    table = action in ("sort", "filter")
    source = "| a | b |\n|---|---|\n" + "| x | y |\n" * PIECES if table else text("paragraphs")
    document = parse(source, name="t", cancellation=TOKEN)
    state = snap_to_visible(ReaderState(document))
    if table:
        state = update(state, Command("table"), FixedLines())
    document.blocks(0)

    def do() -> object:
        document.text_nodes.cache_clear()  # type: ignore[attr-defined]
        if action.startswith("find"):
            document.derived.clear()
            return search_document(document, "/w.rds/" if "pattern" in action else f"words {action}", state.position)
        return update(state, Command(action, text="x" if action == "filter" else ""), FixedLines())

    assert steps(do) >= PIECES
    asked = count()
    with pytest.raises(Cancelled), TOKEN.when(lambda: next(asked) > PIECES / 2):
        do()
