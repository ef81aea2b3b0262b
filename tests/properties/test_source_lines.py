"""The line of a place is the line of its token, and each line leads back to its place, whoever parsed the text.

The words of the texts are unique, so each is found in the source, and tells its line.
"""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from support.markdown_strategies import ANY_MARKDOWN, MOVING_LINES, PLAIN_LINES, PREFIXES, number_words

from b12tui.core.places.source_lines import line_of, position_at
from b12tui.document import Document, Position
from b12tui.markdown import parse
from b12tui.markdown.builders.inlines import written
from b12tui.markdown.commonmark.engine import Markdown
from b12tui.markdown.fastpath.token_factory import NeedsFullParser

WRAPPED_LINES = (
    "W *W", "W* W", "`W", "W` W", "W ``W", "W`` W", "[W", "W](X)", "![W", "W](X 'W')", "W ![W", "<b", "title=X>W</b>",
    "<!-- X", "X --> W", "$$W", "W$$ W", "$$\nW\nW\n$$", "W\\", "W  ", "  W", "\tW", "**W", "W** W", "[W](X", "'W') W",
    "[a][W", "W <kbd>W", "W</kbd> W", "<pre>W", "W <b>W</b>", "<pre><b>", "W<br>W", "/>W</pre> W", "<summary>W",
    "W</summary>W", "<p>W", "&#10;W", "&amp;", "```\n\nW\n```",
)  # fmt: skip
"""Lines on which a construct may begin that ends on another."""

NOTE_LINES = tuple(line for line in MOVING_LINES if not line.endswith(("'", '"', ")")))
"""Lines of footnotes and definitions; not those of a definition's title, which is read at each link."""

FRONT_MATTER = (
    "",
    "",
    "---\ntitle: W\nlist:\n  - W\n\n  - W\n# X\nnote: W\n  W\nother: >\n  W W\n  W\n---\n",
    "---\nauthor:\n  - W\n  - 'W'\ndate: |\n  W\n...\n",
    "+++\ntags = [W,\n 'W', \"W\",\n  W]\n[W]\n+++\n",
)


EVERYTHING = number_words(
    """---
title: W
author: [W,
  W]
---
# W

W *W
W* `W
W` ![W
W](X
"X
x") [W
W](<X>
'x') $$W
W$$ W <b
c="X"> W
W\\
W
[^n]W

> [!NOTE]
> W
> W

- W
  W
  - W

<div>
W
<b>W</b> <!-- X
X --> W
<pre>
<code>W <b
>X</b>
W</code></pre>
</div>

<details>
<summary>W
W</summary>

W

</details>
<details>

**W?**

W

</details>

W
: W
  W

$$
W
W
$$

    W

    W

| W | |
|---|---|
| | W |
| W | W | W

[^n]: W
    W

    ```

    W
    ```

## FAQ

### W

W
"""
)
"""A text with every construct, many of them on several lines."""


def texts(*lines: str) -> st.SearchStrategy[str]:
    line = st.tuples(st.sampled_from(["", "", "", "\n", "   \n"]), st.sampled_from(PREFIXES), st.sampled_from(lines))
    body = st.lists(line.map("".join), max_size=25).map("\n".join)
    return st.tuples(st.sampled_from(FRONT_MATTER), body).map("".join).map(number_words)


TEXTS = texts(*PLAIN_LINES, *WRAPPED_LINES, *WRAPPED_LINES, *NOTE_LINES)


def lines_of_words(source: str) -> dict[str, int]:
    """Return the line of each word of a source, from 1."""
    return {word: number for number, line in enumerate(source.split("\n"), 1) for word in re.findall(r"[wx]\d+x", line)}


def check(source: str) -> None:
    """Check the line of each word that is read."""
    document = parse(source, name="any")
    lines = lines_of_words(source)
    read = [
        (match[0], line_of(document, Position(at.section, at.node, match.start())))
        for at, node in document.all_text_nodes()
        for match in re.finditer(r"w\d+x", node.text.chars)
    ]
    once = Counter(word for word, _ in read)
    assert [(word, line) for word, line in read if once[word] == 1] == [
        (word, lines[word]) for word, _ in read if once[word] == 1
    ]


@given(TEXTS)
@example(EVERYTHING)
@example("---\ntitle: w1x\n---\n\n# w2x\n\nw3x\nw4x[^n]\n\n## w5x\n\n- w6x\n  w7x\n\n[^n]: w8x\n    w9x\n")
def test_each_word_is_on_its_line_in_a_text_of_any_size(source: str) -> None:
    check(source)


@given(TEXTS)
@example(EVERYTHING)
def test_each_word_is_on_its_line_in_a_text_that_is_parsed_in_chunks(source: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("b12tui.markdown.CHUNKED_FROM", 0)
        check(source)


@given(TEXTS)
@example(EVERYTHING)
def test_each_word_is_on_its_line_when_markdown_it_reads_all(source: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("b12tui.markdown.parser.fast_blocks", _unsure)
        patch.setattr("b12tui.markdown.builders.inlines.plain", lambda *_parts: None)
        patch.setattr("b12tui.markdown.fastpath.inline_spans.fast_inlines", lambda *_parts: None)
        check(source)


def _unsure(*_parts: object, **_options: object) -> None:
    raise NeedsFullParser


@given(TEXTS | ANY_MARKDOWN)
@example(EVERYTHING)
def test_the_line_of_a_place_leads_to_that_line_and_any_other_to_the_next_that_shows_something(source: str) -> None:
    document = parse(source, name="any")
    shown = {
        line_of(document, Position(at.section, at.node, offset))
        for at, node in document.all_text_nodes()
        if node.text.chars.strip()
        for offset in range(len(node.text.chars))
    }
    assert all(1 <= line <= document.lines for line in shown)
    for line in range(1, document.lines + 2):
        at = position_at(document, line)
        later = [other for other in shown if other >= line]
        assert (at and line_of(document, at)) == min(later, default=None)


@given(texts(*PLAIN_LINES, *WRAPPED_LINES))
@example(EVERYTHING)
def test_line_ends_of_windows_change_no_line(source: str) -> None:
    document, other = parse(source, name="any"), parse(source.replace("\n", "\r\n"), name="any")
    places = [at for at, _ in document.all_text_nodes()]
    assert [line_of(document, at) for at in places] == [line_of(other, at) for at in places]


@given(st.text(st.sampled_from("ab *_`[]()!.\n:"), max_size=24))
@example("[a\nb](c) ![d\ne](f)\n*g\nh* `i`\nj")
@example("![ \n ](a) b\nc")
def test_running_text_has_the_lines_that_markdown_it_gives_it(source: str) -> None:
    from b12tui.markdown.fastpath.inline_spans import fast_inlines
    from b12tui.markdown.texts.whole_texts import plain

    source = source.strip()
    text = written(Markdown(source).running(source, {"notes": {}}), {"notes": {}}, 7)
    for short in (plain(source, 7), fast_inlines(source, 7)):
        if short:
            assert (short.line, short.breaks) == (text.line, text.breaks)


def test_a_document_without_text_has_no_position() -> None:
    document: Document = parse("---\n", name="any")
    assert position_at(document, 1) is None
    assert line_of(document, Position()) == 1
