"""Notes in speech, line mode and plain text: before or after what they are on, by a word, or on request."""

from __future__ import annotations

import io

import pytest
from support.fixed_lines import FixedLines
from support.linear_frontends import press, type_lines

from b12tui.core.appearance import Appearance
from b12tui.core.creators import name_of
from b12tui.core.messages.note_words import insertions, spoken
from b12tui.core.motion.jumplist import snap_to_visible
from b12tui.core.state import Command, ListOverlay, NoteMark, ReaderState
from b12tui.core.update import update
from b12tui.core.verbosity import LEVELS, with_values
from b12tui.document import Position
from b12tui.fastclass import replace
from b12tui.linear.spoken.controller import SpokenController
from b12tui.markdown import parse
from b12tui.plain import document_writer
from b12tui.plain.output_options import Options

TEXT = """# Plan

Buy the bread. Sell the *old* car today.

| Name | Price |
| --- | --- |
| tea | 3 |

```sh
ls
pwd
```

Half :tada::tada::tada: done, and $x^2$.
"""
DOCUMENT = parse(TEXT, name="t")
PLACES = ("before", "after", "word", "request")


def on(words: str, category: str = "comment", text: str = "why?\nreally", *, changed: bool = False) -> NoteMark:
    for at, node in DOCUMENT.all_text_nodes():
        if words in node.text.chars:
            start = Position(at.section, at.node, node.text.chars.index(words))
            end = replace(start, offset=start.offset + len(words))
            return NoteMark(words, category, text, words, start, end, changed)
    raise AssertionError(words)


@pytest.mark.parametrize("frontend", ["screen", "line"])
def test_who_wrote_a_note_is_said_with_it_unless_it_is_the_reader(frontend: str) -> None:
    theirs = replace(on("bread", "question"), creator="Ada")
    there = replace(state(frontend, "before", theirs), position=theirs.start or Position())
    for author, name in (("", "Question, Ada"), ("Bob", "Question, Ada"), ("Ada", "Question")):
        own = replace(there, appearance=replace(there.appearance, author=author))
        assert update(own, Command("read-note"), FixedLines()).message == f"{name}: why? really"
        listing = update(own, Command("list-comments"), FixedLines()).top_overlay
        assert isinstance(listing, ListOverlay)
        assert listing.entries[-1].label == f"{name}: why? really, on “bread”"
    ((_, (insertion,)),) = insertions([theirs], "word").items()
    assert insertion.words == "[Question]"


@pytest.mark.parametrize("author", ["Ada <https://example.org/ada>", "<urn:x:ada>", "reader (Software)", "Ada; Bob"])
def test_readers_are_not_told_that_their_notes_are_theirs(author: str) -> None:
    own = replace(on("bread", "question"), creator=name_of(author))
    assert spoken(own, author) == "Question: why? really"
    assert spoken(own, "Eve").startswith(f"Question, {own.creator}: ")


def printed(placement: str, *marks: NoteMark) -> list[str]:
    out = io.StringIO()
    document_writer.write_document(DOCUMENT, Options(notes=insertions(marks, placement)), out.write)
    return out.getvalue().splitlines()


def state(frontend: str, placement: str, *marks: NoteMark) -> ReaderState:
    look = Appearance(announced=with_values(LEVELS["medium"], {"notes": placement}))
    return snap_to_visible(ReaderState(DOCUMENT, appearance=look, notes=marks, frontend=frontend))


SAID = {
    "before": "Buy the bread. [Note: why? really] Sell the old car today.",
    "after": "Buy the bread. Sell the old car [Note: why? really] today.",
    "word": "Buy the bread. [Note] Sell the old car today.",
    "request": "Buy the bread. Sell the old car today.",
}


@pytest.mark.parametrize("placement", PLACES)
def test_a_note_is_said_where_it_stands_in_all_that_is_heard(placement: str) -> None:
    note = on("Sell the old car")
    assert SAID[placement] in printed(placement, note)
    assert SAID[placement] in type_lines(state("line", placement, note), "next\nnext\nnext\nq\n")[0].splitlines()
    pages = SpokenController(state("spoken", placement, note), 80, 24)
    assert press(pages, "Down")[-1].rows == (SAID[placement],)


@pytest.mark.parametrize(
    ("words", "placement", "line"),
    [
        ("old", "before", "Buy the bread. Sell the [Note: why? really] old car today."),
        ("old", "after", "Buy the bread. Sell the old [Note: why? really] car today."),
        ("ld ca", "before", "Buy the bread. Sell the [Note: why? really] old car today."),
        ("ld ca", "after", "Buy the bread. Sell the old car [Note: why? really] today."),
        ("car today", "after", "Buy the bread. Sell the old car today. [Note: why? really]"),
        ("today.", "after", "Buy the bread. Sell the old car today. [Note: why? really]"),
        ("tea", "before", "Row 1 of 1. Name: [Note: why? really] tea."),
        ("pwd", "before", "[Note: why? really], line 2"),
        ("ls", "after", "[Note: why? really], line 1"),
    ],
)
def test_a_note_splits_no_word_and_no_line_of_code(words: str, placement: str, line: str) -> None:
    lines = printed(placement, on(words))
    assert line in lines
    assert lines[lines.index("ls") + 1] == "pwd"


@pytest.mark.parametrize("placement", PLACES)
def test_no_word_of_the_text_is_lost_or_moved_by_notes(placement: str) -> None:
    marks = [on(words) for words in ("Plan", "Sell", "car today", "tea", "ls", "Half", "done, and", "x")]
    kept = printed(placement, *marks)
    words = "\n".join(kept).replace("[Note: why? really]", "").replace("[Note]", "").replace(", line 1\n", "").split()
    assert "".join(words) == "".join("".join(printed("request")).split())


def test_categories_changes_and_highlights_are_said() -> None:
    marks = on("Buy", "question"), on("bread", "highlight", ""), on("car", "idea", "so", changed=True)
    expected = (
        "[Question: why? really] Buy the [Highlight] bread. "
        "Sell the old [Idea: so (the text has changed since)] car today."
    )
    assert expected in printed("before", *marks)


def test_two_notes_on_one_place_are_said_one_after_the_other() -> None:
    lines = printed("before", on("Sell", text="one"), on("Sell the", text="two"))
    assert "Buy the bread. [Note: one] [Note: two] Sell the old car today." in lines


def test_a_note_is_heard_as_soon_as_it_is_made_and_the_setting_changes_at_once() -> None:
    note = on("Sell the old car")
    made = state("spoken", "before")
    pages = SpokenController(made, 80, 24)
    press(pages, "Down")
    pages.turn_to(replace(pages.state, notes=(note,)))
    assert press(pages, ".")[-1].rows == (SAID["before"],)
    typed = type_lines(state("line", "before", note), "next\nset notes after\nnext\nsay\nq\n")[0].splitlines()
    assert "Your notes: after." in typed
    assert SAID["after"] in typed


@pytest.mark.parametrize(
    ("placement", "rows"),
    [("before", ("Note: why? really.", "the")), ("word", ("Note.", "the")), ("request", ("the",))],
)
def test_words_one_by_one_tell_the_note_they_enter(placement: str, rows: tuple[str, ...]) -> None:
    pages = SpokenController(state("spoken", placement, on("the bread")), 80, 24)
    answer = press(pages, "Down ;")[-1].rows
    assert tuple(each.rstrip() for each in answer) == rows or answer[0].startswith(rows[0][:4])
    assert press(pages, "X r")[-1].rows == ("Note: why? really.",)


def test_the_next_note_is_said_with_the_words_that_it_is_on_alone() -> None:
    pages = SpokenController(state("spoken", "before", on("the bread")), 80, 24)
    assert press(pages, "X n")[-1].rows == ("Note: why? really, on “the bread”.",)
    out = type_lines(state("line", "word", on("the bread")), "next comment\nread comment\nq\n")[0].splitlines()
    assert out[-2:] == ["Note: why? really, on “the bread”.", "Note: why? really."]


def test_low_verbosity_says_a_word() -> None:
    assert LEVELS["low"].notes == "word"
