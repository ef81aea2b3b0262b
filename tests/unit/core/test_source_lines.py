"""Which line of the source a place is on."""

from __future__ import annotations

import re

import pytest
from support.linear_frontends import ROOT

from b12tui.core.places.source_lines import line_of
from b12tui.document import Position
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
    assert line_of(document, at, SOURCE) == line


def test_nearly_every_leaf_of_the_article_begins_on_a_line_that_has_its_first_word() -> None:
    source = (ROOT / "content.md").read_text(encoding="utf-8")
    document = parse(source, name="x")
    lines = source.split("\n")
    narration = [
        (words[0], lines[line_of(document, position, source) - 1])
        for position, node in document.all_text_nodes()
        if (words := re.findall(r"\w+", node.text.chars))
    ]
    right = sum(word in line for word, line in narration)
    assert right >= 0.97 * len(narration)


@pytest.mark.parametrize("source", ["", "\n", "***", "# \n\n---\n"])
def test_what_has_no_words_is_on_some_line(source: str) -> None:
    document = parse(source, name="x")
    for section in document.sections:
        assert 1 <= line_of(document, Position(section.number), source) <= max(document.lines, 1)
