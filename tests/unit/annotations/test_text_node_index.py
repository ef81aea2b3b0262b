"""The index of text nodes leaves out none that a note may be in."""

from __future__ import annotations

from functools import partial

import pytest

from b12tui import parse
from b12tui.annotations.note_edits import note_on
from b12tui.annotations.placing import Placer
from b12tui.annotations.section_text import section_text
from b12tui.annotations.text_node_index import TextNodeIndex
from b12tui.annotations.word_alignment import aligned
from b12tui.core.places.locator_builder import locator_of
from b12tui.core.places.relocate import TextSums, node_score
from b12tui.document import Document, Position

OLD = """# Bread

Buy the bread in the old town. It is open until noon. The baker is nice.

- Buy the bread in the old town.
- Buy the milk in the old town.
- one
- one
- two

| what | where | when |
| --- | --- | --- |
| bread | old town | noon |
| milk | old town | noon |
| bread | new town | noon |

Sell the car to whoever wants it, and tell nobody about the price that was paid.

```
if bread:
    buy()
if milk:
    buy()
```
"""
NEW = (
    OLD.replace("the old town. It", "the new town. It").replace("- two\n", "- three\n- two\n").replace("whoever", "all")
)


def index(document: Document) -> TextNodeIndex:
    return TextNodeIndex(document, section_text(document, 0), TextSums())


def all_positions(document: Document) -> list[Position]:
    return [position for position, _ in document.all_text_nodes()]


def test_the_best_score_is_that_of_the_text_node_that_fits_best() -> None:
    old, new = parse(OLD), parse(NEW)
    found = index(new)
    nodes = range(len(new.text_nodes(0)))
    for position in all_positions(old):
        locator = locator_of(old, position)
        best = max(found.score(locator, node) for node in nodes)
        assert found.best_score(locator) == pytest.approx(best)


def test_every_text_node_that_can_be_aligned_with_a_quote_is_among_those_like_it() -> None:
    old, new = parse(OLD), parse(NEW)
    found, within = index(new), section_text(new, 0)
    for position, node in old.all_text_nodes():
        quote = node.text.chars
        fitting = [n for n in range(len(within.starts)) if aligned("", quote, "", within.node_chars(n)) is not None]
        assert set(fitting) <= set(found.nodes_like(quote)), position


def test_a_quote_of_several_text_nodes_is_looked_for_from_those_before_its_words() -> None:
    new = parse("Alpha beta.\n\nGamma delta.\n\nEpsilon.\n")
    assert index(new).nodes_like("Epsilon\nelse", 60) == [0, 1, 2]


def test_a_note_looks_at_as_many_text_nodes_in_a_long_text_as_in_a_short_one(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = 0
    score = node_score

    def counted(*given: object, **named: object) -> float:
        nonlocal looked_at
        looked_at += 1
        return score(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr("b12tui.annotations.text_node_index.node_score", counted)

    def cost(paragraphs: int) -> int:
        nonlocal looked_at
        looked_at = 0
        words = ("alpha", "beta", "gamma", "delta", "epsilon")
        texts = (f"{' '.join(f'{word}{number}' for word in words)} of the {number}." for number in range(paragraphs))
        document = parse("\n\n".join(texts))
        make = partial(note_on, document, text="", category="comment", placer=Placer(document))
        for node in range(20):
            make(Position(0, node, 0), Position(0, node, 12))
        return looked_at

    assert 0 < cost(800) <= cost(100)


def test_words_stand_once_however_their_lines_are_broken() -> None:
    document = parse("Buy the\nbread. Sell  the\nold car. Buy the bread.\n")
    placer = Placer(document)
    assert placer.stands_once("Sell the old car.")
    assert not placer.stands_once("Buy the bread.")
    assert not placer.stands_once("Steal it.")
