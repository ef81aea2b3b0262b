"""Web Annotations as the model requires them, whatever notes there are."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.web_annotation_model import violations

from b12tui import parse, readers
from b12tui.annotations.exchange import web_annotation
from b12tui.annotations.exchange.incoming import received
from b12tui.annotations.note import Note, PlacedNote, Status
from b12tui.annotations.note_edits import note_on
from b12tui.annotations.placing import Placer
from b12tui.annotations.source_map import SourceMap
from b12tui.document import Document, Position
from b12tui.fastclass import replace
from b12tui.source import Source

PLAN = parse("# Plan\n\nBuy the **bread**. Sell the old car.\n\n| a | b |\n| - | - |\n| c | d |\n")
DIFF = readers.read(
    Source("-", "diff --git a/x.py b/x.py\n--- a/x.py\n+++ b/x.py\n@@ -3,2 +3,2 @@\n one\n-two\n+three\n", piped=True)
)
CREATORS = st.text("ab; <>()@:/", max_size=12) | st.sampled_from(["Ada <https://example.org/a>", "c (Software)"])
SIGNS = st.text('abé :/#?%"<>\\\n\u200b😀', max_size=8)


def written(document: Document, *placed: PlacedNote, name: str = "plan.md") -> Any:
    return json.loads("".join(web_annotation.write(SourceMap(document), name, placed)))


def note(document: Document = PLAN, at: int = 1) -> Note:
    position, node = list(document.all_text_nodes())[at]
    end = Position(position.section, position.node, len(node.text.chars))
    return note_on(document, position, end, "why?", "question")


@given(
    st.lists(st.tuples(st.integers(0, 5), SIGNS, SIGNS, SIGNS, CREATORS), max_size=4, unique_by=lambda each: each[1]),
    SIGNS.filter(str.strip),
    st.booleans(),
)
def test_any_notes_are_a_valid_collection(parts: list[tuple[int, str, str, str, str]], name: str, lost: bool) -> None:
    placed = []
    for at, identifier, text, time, creator in parts:
        made = replace(note(at=at), id=identifier or "x", text=text, created=time, creator=creator)
        placed.append(PlacedNote(made, Status.LOST) if lost else Placer(PLAN).place(made))
    assert violations(written(PLAN, *placed, name=name)) == []


@pytest.mark.parametrize(
    ("category", "motivation"),
    [("highlight", "highlighting"), ("question", "questioning"), ("change", "editing"), ("idea", "commenting")],
)
def test_a_category_is_the_motivation_that_the_model_has_for_it(category: str, motivation: str) -> None:
    data = written(PLAN, Placer(PLAN).place(replace(note(), category=category)))
    assert data["first"]["items"][0]["motivation"] == motivation


def test_a_note_on_a_diff_names_the_file_and_its_lines() -> None:
    at = next(index for index, (_, node) in enumerate(DIFF.all_text_nodes()) if node.text.chars == "three")
    made = note(DIFF, at)
    data = written(DIFF, Placer(DIFF).place(made))
    assert violations(data) == []
    target = data["first"]["items"][0]["target"]
    assert target["source"] == "x.py"
    assert target["selector"][1]["value"] == "line=3,4"
    assert received(DIFF, web_annotation.read(json.dumps(data)), ()) == (made,)


def test_a_note_that_was_written_as_an_object_is_read() -> None:
    made = note()
    data = written(PLAN, Placer(PLAN).place(made))
    item = data["first"]["items"][0]
    item[web_annotation.OWN] = json.loads(item[web_annotation.OWN])
    assert received(PLAN, web_annotation.read(json.dumps(data)), ()) == (made,)


@pytest.mark.parametrize(
    ("path", "value", "rule"),
    [
        (("@context",), "http://example.org", "5.1 context"),
        (("id",), None, "5.1 id"),
        (("first", "id"), "page 1", "5.2 id"),
        (("first", "items"), [], "5.2 items"),
        (("first", "items", 0, "id"), "1", "3.1 id"),
        (("first", "items", 0, "created"), "yesterday", "3.3.1 created"),
        (("first", "items", 0, "motivation"), "wondering", "3.3.5 motivation"),
        (("first", "items", 0, "creator"), 3, "3.3.2 agent"),
        (("first", "items", 0, "creator"), {"type": "Robot", "name": "R"}, "3.3.2 type"),
        (("first", "items", 0, "creator"), {"id": "ada", "name": "Ada"}, "3.3.2 id"),
        (("first", "items", 0, "target", "source"), "a b", "4 source is no reference"),
        (("first", "items", 0, "target", "selector", 1, "start"), -1, "4.2.5 start and end"),
    ],
)
def test_the_checker_finds_what_is_broken(path: tuple[str | int, ...], value: object, rule: str) -> None:
    data = inner = written(PLAN, Placer(PLAN).place(note()))
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    assert violations(data) == [rule]
