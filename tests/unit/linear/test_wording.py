"""Words that misled listeners: what is shown elsewhere, counts, numbers of nested items, words cut in their midst."""

from __future__ import annotations

import pytest
from support.linear_frontends import article, press, type_lines

from b12tui.core.messages.phrases import first_words
from b12tui.core.overlay.listings import bookmark_list
from b12tui.core.state import ReaderState
from b12tui.document import Document, Position
from b12tui.linear.spoken.controller import SpokenController
from b12tui.markdown import parse

TEXT = """# Text

- one
  - in one

| a | b |
| - | - |
| 1 | 2 |

![](687474703a2f2f6578616d706c652e636f6d.png) ![](garden.png)
"""


def lines(typed: str, document: Document | None = None) -> list[str]:
    state = ReaderState(document or parse(TEXT, name="t"), frontend="line")
    return type_lines(state, typed)[0].splitlines()


def rows(keys: str) -> list[str]:
    pages = SpokenController(ReaderState(parse(TEXT, name="t"), frontend="spoken"), 60, 24)
    return [" ".join(response.rows) for response in press(pages, keys)]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("ruler", "Ruler: on. Screen only."),
        ("spacing", "Line spacing: 2. Screen only."),
        ("wider", "Line width: 84. Screen only."),
        ("theme", "Theme: dark. Screen only."),
        ("focus", "Focus: current line, all else dimmed. Screen only."),
    ],
)
def test_what_shows_on_the_screen_alone_is_told_with_that(command: str, said: str) -> None:
    assert said in lines(f"{command}\n")


def test_in_spoken_pages_a_wider_line_is_told_as_a_limit() -> None:
    assert rows("+") == ["Line width: at most 84."]
    assert rows("c") == ["Theme: dark. Screen only."]


def test_digits_on_the_text_are_said_as_a_count() -> None:
    assert rows("1 2")[:2] == ["1 time", "12 times"]
    assert rows("T 3 0")[1:] == ["3 times", "30 times"]


def test_leaving_a_table_by_its_own_key_is_said() -> None:
    assert rows("T T")[-1].startswith("Out of the table.")
    assert "Out of the table." in lines("table\ntable\n")


def test_a_row_without_its_number_is_asked_for_before_the_first() -> None:
    assert "Type it in one line: row 2." in lines("table\nrow\n")
    assert "Row 1 of 1. a: 1." in lines("table 1\nrow 1\n")
    assert "Row 1 of 1. a: 1." in lines("table\nrow 1\nrow\n")


def test_a_nested_item_says_its_level_and_no_fraction() -> None:
    said = lines("read all\n")
    assert "Level 2, 1 of 1. in one" in said
    assert not any("1.1" in line for line in said)


def test_the_list_of_images_names_files_that_are_words() -> None:
    assert lines("images\n")[-2:] == ["1. no description", "2. no description: garden.png"]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Short.", "Short."),
        ("", ""),
        ("four five six", "four five…"),
        ("four fives", "four…"),
        ("elevenlong words", "elevenlon…"),
        ("a  b\nc", "a b c"),
        ("exactly 9", "exactly 9"),
    ],
)
def test_first_words_are_cut_between_words(words: str, shown: str) -> None:
    assert first_words(words, 9) == shown


def test_marks_are_listed_with_whole_words() -> None:
    state = ReaderState(article(), position=Position(4, 3), bookmarks=(("a", Position(0, 1)),))
    words = bookmark_list(state).entries[0].text
    assert "When muscles ache for no clear reason, you may wonder…" in words


def test_the_hints_of_speech_mode_can_be_switched_off() -> None:
    from b12tui.core.appearance import Appearance

    for hints in (True, False):
        state = ReaderState(parse(TEXT, name="t"), frontend="spoken", appearance=Appearance(hints=hints))
        assert ("q: quit." in " ".join(SpokenController(state, 60, 24).opening().rows)) == hints


def test_a_link_whose_words_tell_nothing_says_where_it_leads() -> None:
    text = parse("# T\n\n[2](#more) [guide](#more) [3](https://a.org/b) [4](#none)\n\n## More\n\nEnd.\n", name="t")
    pages = SpokenController(ReaderState(text), 80, 24)
    said = [pages.press("Tab").rows[0] for _ in range(4)]
    assert said == ["Link: 2, to More", "Link: guide", "Link: 3, to https://a.org/b", "Link: 4, to #none"]
    assert "Link: 2, to More." in lines("link", text)
