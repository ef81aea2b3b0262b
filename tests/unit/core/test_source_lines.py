"""Which line of the source a place is on."""

from __future__ import annotations

import re

import pytest
from support.fixed_lines import FixedLines
from support.linear_frontends import ROOT, press, type_lines

from b12tui.core.folds import visible
from b12tui.core.places.source_lines import line_of, position_at
from b12tui.core.state import Command, ReaderState
from b12tui.core.update import update
from b12tui.document import Position
from b12tui.linear.spoken.controller import SpokenController
from b12tui.markdown import parse

SOURCE = """\
---
author: Somebody
---
# Title

One paragraph that goes
on over *two* lines, and says more
in a third one.

- an item
- another item

| a | b |
|---|---|
| apples | pears |
| plums | quinces |

## Part

```python
x = 1

y = 2
```

The last words of all.
"""


@pytest.mark.parametrize(
    ("word", "line"),
    [
        ("Somebody", 2),
        ("Title", 4),
        ("One", 6),
        ("two", 7),
        ("third", 8),
        ("another", 11),
        ("pears", 15),
        ("quinces", 16),
        ("Part", 18),
        ("x = 1", 21),
        ("y = 2", 23),
        ("last", 26),
    ],
)
def test_each_word_is_on_its_line(word: str, line: int) -> None:
    document = parse(SOURCE, name="x")
    (at,) = [
        Position(position.section, position.node, node.text.chars.find(word))
        for position, node in document.all_text_nodes()
        if word in node.text.chars
    ]
    assert line_of(document, at) == line


WRAPPED = (
    "# Title\n\n"
    + "".join(f"wrapped by hand, row {line}\n" for line in range(3, 33))
    + "\n"
    + "\n\n".join(f"Paragraph at line {line}." for line in range(34, 60, 2))
    + "\n"
)
"""A paragraph of thirty lines, and one on each second line from 34 on."""


def press_key(state: ReaderState, command: Command) -> ReaderState:
    return update(state, command, FixedLines())


@pytest.mark.parametrize("key", ["top", "end"])  # 34g is 34G
@pytest.mark.parametrize("line", [3, 20, 31, 32, 33, 34, 35, 36, 58])
def test_a_line_is_gone_to_exactly_or_else_the_next_that_shows_something(key: str, line: int) -> None:
    state = press_key(ReaderState(parse(WRAPPED, name="x")), Command(key, line))
    shown = line + (line in (33, 35))
    words = f"wrapped by hand, row {shown}" if shown < 33 else f"Paragraph at line {shown}."
    assert state.document.text_node(state.position).text.chars[state.position.offset :].startswith(words)
    assert line_of(state.document, state.position) == shown


@pytest.mark.parametrize(("line", "words"), [(34, "Paragraph at line 34."), (20, "wrapped by hand, row 20")])
def test_line_mode_and_spoken_pages_say_what_is_on_that_line(line: int, words: str) -> None:
    out, _ = type_lines(ReaderState(parse(WRAPPED, name="x")), f"line {line}\n")
    assert words in out
    spoken = SpokenController(ReaderState(parse(WRAPPED, name="x")), 80, 24)
    assert words in "\n".join(press(spoken, " ".join((*str(line), "g")))[-1].rows)


def test_a_line_past_the_end_is_the_last_one() -> None:
    state = press_key(ReaderState(parse(WRAPPED, name="x")), Command("top", 1_000))
    assert line_of(state.document, state.position) == 58


def test_past_the_end_is_the_end_of_what_is_read_even_if_a_footnote_is_defined_there() -> None:
    state = press_key(ReaderState(parse("One[^n].\n\n# End\n\nLast.\n\n[^n]: Note.\n", name="x")), Command("top", 9))
    assert state.document.text_node(state.position).text.chars == "Last."


def test_a_line_in_a_closed_answer_is_opened() -> None:
    source = "<details>\n<summary>Why?</summary>\n\nBecause.\n\n</details>\n\nAfter."
    state = press_key(ReaderState(parse(source, name="x")), Command("top", 4))
    assert state.document.text_node(state.position).text.chars == "Because."
    assert not visible_text(state).startswith("Why? After.")


def visible_text(state: ReaderState) -> str:
    nodes = state.document.text_nodes(0)
    return " ".join(nodes[index].text.chars for index in visible(state.document, state.folds, 0))


def test_the_line_of_a_moved_footnote_is_where_it_is_shown() -> None:
    source = "One[^n].\n\n# Part\n\nTwo.\n\n[^n]: The note,\n    and more.\n\nThree."
    document = parse(source, name="x")
    for line, words in ((6, "The note"), (8, "and more"), (9, "Three"), (2, "Part")):
        at = position_at(document, line)
        assert at is not None
        assert document.text_node(at).text.chars[at.offset :].startswith(words)


def test_every_text_of_the_article_begins_on_a_line_that_has_its_first_word() -> None:
    source = (ROOT / "content.md").read_text(encoding="utf-8")
    document = parse(source, name="x")
    lines = source.split("\n")
    for position, node in document.all_text_nodes():
        if words := re.findall(r"\w+", node.text.chars):
            assert words[0] in lines[line_of(document, position) - 1]


@pytest.mark.parametrize("source", ["", "\n", "***", "# \n\n---\n"])
def test_what_has_no_words_is_on_some_line(source: str) -> None:
    document = parse(source, name="x")
    for section in document.sections:
        assert 1 <= line_of(document, Position(section.number)) <= max(document.lines, 1)
