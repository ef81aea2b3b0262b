"""Documents, their rows and their words have no cycles of references: they are freed without the garbage collector."""

from __future__ import annotations

import gc
import io
import weakref
from collections.abc import Callable, Iterator
from functools import partial

import pytest

from b12tui import markdown
from b12tui.annotations.note import Status
from b12tui.annotations.note_edits import note_on
from b12tui.annotations.placing import Placer
from b12tui.core.state import Command, ReaderState
from b12tui.core.update import update
from b12tui.document import Document
from b12tui.fastclass import replace
from b12tui.layout.screen_view import ScreenView
from b12tui.linear.line_mode.repl import run_line_mode
from b12tui.linear.spoken.controller import SpokenController
from b12tui.markdown import parse
from b12tui.search.results import search_document
from b12tui.shapes.document_builder import diff_document, line_document

MARKDOWN = """---
title: Text
---
# Text

A [link](#second), [one][two] and [^1]. www.example.org :smile: $x$

[two]: https://example.org "With a title"

| a | b |
|---|---|
| c | d |

Term
: Definition [^2]

## FAQ

### Is it so?

<details><summary>More</summary>

Inside [^3].

</details>

## Second

- item `code`

> quoted

[^1]: First, see [^2].
[^2]: Second.
[^3]: Third.
"""
DIFF = "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n-a\n+b\n c\n"
LINES = "NAME  AGE\none   12\ntwo   34\n"


def read_in_parts(source: str) -> Document:
    """Return a document as it is made of a large text."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown, "CHUNKED_FROM", 0)
        return parse(source, name="text")


TEXTS: dict[str, Callable[[], Document]] = {
    "read whole": partial(parse, MARKDOWN, name="text"),
    "read in parts": lambda: read_in_parts(MARKDOWN * 4),
    "plain prose": partial(parse, "# Title\n\nWords.\n\n## Next\n\nWords.\n", name="text"),
    "diff": partial(diff_document, DIFF, name="text"),
    "lines": partial(line_document, LINES, name="text"),
    "blocks": lambda: Document.from_blocks(parse(MARKDOWN, name="text").walk()),
    "excerpt": lambda: parse(MARKDOWN, name="text").as_excerpt(10, 10_000),
}


@pytest.fixture(autouse=True)
def _without_collector() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


def on_the_screen(document: Document) -> None:
    state = ReaderState(document)
    view = ScreenView(state, 80, 24, links=True)
    for action in ("end", "top", "contents", "links"):
        view.frame(state := update(state, Command(action), view.viewport))
    view.resize(state, 40, 12)
    view.frame(state)


def in_spoken_pages(document: Document) -> None:
    controller = SpokenController(ReaderState(document), 80, 24)
    controller.opening()
    for key in ("Down", "G", "t", "Esc", "v", "w"):
        controller.press(key)


def in_line_mode(document: Document) -> None:
    typed = io.StringIO("next\nread all\ncontents\nfind words\nquit\n")
    run_line_mode(ReaderState(document, frontend="line"), typed, io.StringIO(), why=None, save=lambda _: None)


def sought(document: Document) -> None:
    search_document(document, "inside", ReaderState(document).position)
    document.find_anchor("second")
    assert document.words


def with_a_note(document: Document) -> None:
    at = next(at for at, node in document.all_text_nodes() if node.text.chars.strip())
    placer = Placer(document)
    note = note_on(document, at, replace(at, offset=1), "why?", "question", placer=placer)
    assert placer.place(replace(note, source=0, section=0)).status is Status.FOUND


@pytest.mark.parametrize("use", [on_the_screen, in_spoken_pages, in_line_mode, sought, with_a_note])
@pytest.mark.parametrize("text", TEXTS)
def test_a_document_is_freed_when_nothing_refers_to_it(text: str, use: Callable[[Document], None]) -> None:
    document = TEXTS[text]()
    use(document)
    block = weakref.ref(document)
    del document
    assert block() is None
