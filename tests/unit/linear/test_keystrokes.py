"""Keystrokes to nine goals in spoken pages and line mode: what each leads to, and in how many."""

from __future__ import annotations

import pytest
from support.linear_frontends import article, type_lines

from b12tui.core.keymap.bindings import Keymap
from b12tui.core.motion.jumplist import snap_to_visible
from b12tui.core.state import ReaderState
from b12tui.document import Document
from b12tui.linear.spoken.controller import SpokenController
from b12tui.markdown import parse

PART = """## Part {n}

Words, [site {n}](https://example.org/{n}) and a remark[^{n}].

| Name | Size |
| --- | --- |
| a{n} | 1 |
| b{n} | 2 |

[^{n}]: Remark {n}.

"""
QUESTIONS = "## Frequently asked questions\n\n" + "".join(f"### Why {n}?\n\nBecause {n}.\n\n" for n in range(1, 8))
TEXT = "# Guide\n\n" + "".join(PART.format(n=n) for n in range(1, 5)) + QUESTIONS


def guide() -> Document:
    return parse(TEXT, name="guide.md")


def last_said(keys: list[str], document: Document, keymap: Keymap) -> str:
    """Return what is said of the last of some keys in spoken pages."""
    state = ReaderState(document, frontend="spoken", keymap=keymap)
    pages = SpokenController(snap_to_visible(state), 80, 24)
    return " ".join([pages.press(key).rows for key in keys][-1])


def typed_keys(line: str) -> list[str]:
    return [*line, "Enter"]


KEYS = {
    "second row of the third table": (["T", "]", "]", "Down", "Down"], 5, "Row 2 of 2: b3."),
    "the same by number": (typed_keys(":table 3 row 2"), 15, "Row 2 of 2. Name: b3. Size: 2."),
    "answer to the fifth question": (typed_keys(":open 5"), 8, "Question 5 of 7, open: Why 5? Answer: Because 5."),
    "next link": (["Tab"], 1, "Link: site 1"),
    "list of all links": (["L"], 1, "Links, 4 items. 1. site 1"),
    "a link by its words": (["L", "/", "4", "Enter", "Enter"], 5, "Words, site 4 [link 4]"),
    "a note's words": (["Tab", "Tab", "Enter"], 3, "Note 1: Remark 1."),
    "back from a note": (["Tab", "Tab", "Enter", "Enter"], 4, "Back from note 1."),
    "the whole text read aloud": (
        ["v"],
        1,
        "Heading 1: Guide About 2 minutes, 96 words, 5 sections. Heading 2: Part 1",
    ),
}
LINES = {
    "second row of the third table": (["table 3 row 2"], 14, "Row 2 of 2. Name: b3.\nSize: 2."),
    "answer to the fifth question": (["open 5"], 7, "Question 5 of 7, open: Why 5?\nAnswer: Because 5."),
    "next link": (["link"], 5, "Link: site 1."),
    "list of all links": (["links"], 6, "4. site 4: https://example.org/4"),
    "a link by its words": (["links 4", "4"], 10, "Words, site 4 [link 4]"),
    "a note's words": (["note 1"], 7, "Note 1: Remark 1."),
    "back from a note": (["note 1", "back"], 12, "Heading 1: Guide"),
    "the whole text read aloud": (["read all"], 9, "Answer: Because 7."),
}
WITH_FOUR_KEYS = {
    "contents": (["Enter", "Down", "Down", "Enter"], 4, "Contents, 14 items."),
    "letters of the words to search for": (["Enter", "Down", "Down", "Down", "Enter"], 5, "First letter of the word"),
}


@pytest.mark.parametrize("goal", KEYS)
def test_a_goal_is_reached_in_spoken_pages(goal: str) -> None:
    keys, count, said = KEYS[goal]
    assert said in last_said(keys, guide(), Keymap())
    assert len(keys) == count


@pytest.mark.parametrize("goal", LINES)
def test_a_goal_is_reached_in_line_mode(goal: str) -> None:
    lines, count, said = LINES[goal]
    assert said in type_lines(ReaderState(guide(), frontend="line"), "".join(f"{line}\n" for line in lines))[0]
    assert sum(len(line) + 1 for line in lines) == count  # and Enter behind each


@pytest.mark.parametrize("goal", WITH_FOUR_KEYS)
def test_a_goal_is_reached_with_four_keys(goal: str) -> None:
    keys, count, said = WITH_FOUR_KEYS[goal]
    assert said in last_said(keys, article(), Keymap(printable=False))
    assert len(keys) == count
