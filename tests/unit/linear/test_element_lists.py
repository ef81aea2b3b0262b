"""Lists of elements, filtered and by page, in line mode and speech mode."""

from __future__ import annotations

import pytest
from support.linear_frontends import press, type_lines

from b12tui.core.state import Command, NoteMark, ReaderState
from b12tui.core.vocabulary.known_words import understand
from b12tui.document import Position
from b12tui.fastclass import replace
from b12tui.linear.line_mode.dialogue import SpeechSettings, begin
from b12tui.linear.line_mode.responses import answer
from b12tui.linear.spoken.controller import SpokenController
from b12tui.markdown import parse

TEXT = """# Tools

![a spade](s.png) ![](rake.png) [Digging](#digging)[^1]

[^1]: Sharpen it.

## Digging

|Tool|Use|
|-|-|
|Spade|Deep|

[Python](https://python.example) and [Perl](https://perl.example)

### Deep

Text.
"""


def state(text: str = TEXT) -> ReaderState:
    return ReaderState(parse(text, name="t.md"))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("tables", ["Tables:", "1. Digging"]),
        ("notes", ["Notes:", "1. Note 1: Sharpen it."]),
        ("images", ["Images:", "1. a spade", "2. no description: rake.png"]),
        ("headings", ["Headings:", "1. Heading 1: Tools", "2. Heading 2: Digging", "3. Heading 3: Deep"]),
        ("headings 3", ["Headings:", "1. Heading 3: Deep"]),
        ("headings 5", ["No such headings in this document."]),
        ("section links", ["Links of this section:", "1. Digging: #digging"]),
        ("links perl", ["Links:", "3. Perl: https://perl.example"]),
        ("links cobol", ["Links: nothing matches “cobol”."]),
        ("contents deep", ["Contents:", "1.1 Deep"]),
    ],
)
def test_elements_are_listed(typed: str, expected: list[str]) -> None:
    out, _ = type_lines(state(), f"{typed}\nq\n")
    assert out.splitlines()[1:] == expected


def test_comments_are_listed_by_one_number_each_and_the_lost_ones_without() -> None:
    found = NoteMark("1", "comment", "Which?", "Tools", Position(0, 0, 0), Position(0, 0, 5))
    out, _ = type_lines(
        replace(state(), notes=(found, NoteMark("2", "comment", "Why?", "Rake", None, None))), "comments\nq\n"
    )
    assert out.splitlines()[1:] == [
        "Notes:",
        "Tools",
        "1. Note: Which?, on “Tools”",
        "Lost: their words are no longer in the text",
        "Note: Why?, on “Rake”",
    ]


def test_the_words_of_a_comment_are_cut_at_a_blank() -> None:
    words = "Sell the car at the best price that the dealer in the next town offers."
    out, _ = type_lines(
        replace(state(), notes=(NoteMark("1", "comment", "why?", words, Position(), Position(0, 0, 1)),)),
        "comments\nq\n",
    )
    assert out.splitlines()[3] == "1. Note: why?, on “Sell the car at the best price that the dealer in the next…”"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("notes", "No notes in this document."),
        ("tables", "No tables in this document."),
        ("images", "No images in this document."),
    ],
)
def test_what_is_not_there_is_told(typed: str, message: str) -> None:
    assert type_lines(state("Text."), f"{typed}\nq\n")[0].splitlines()[1:] == [message]


def test_a_number_goes_to_an_element() -> None:
    out, left = type_lines(state(), "headings 3\n1\nq\n")
    assert out.splitlines()[-1] == "Heading 3: Deep"
    assert left.state.position.section == 2


def test_a_singular_is_not_made_ambiguous_by_its_plural() -> None:
    assert understand("tab") == Command("table")
    assert understand("not 2") == Command("note", 2, "2")


def test_a_long_list_is_shown_by_page_to_someone_who_types() -> None:
    text = "".join(f"[word {n}](https://a.example/{n})\n" for n in range(50))
    dialogue = replace(begin(state(text), SpeechSettings()), pages=True)
    said = []
    for typed in ("links", "", "", "where"):
        command = understand(typed)
        assert isinstance(command, Command)
        response = answer(dialogue, command)
        said.append([line for part in response.parts for line in part.lines])
        dialogue = response.dialogue
    assert [len(lines) for lines in said[:3]] == [22, 21, 10]
    assert said[0][-1] == "20 of 50; press Enter for more."
    assert said[1][0].startswith("21. ")
    assert said[2][-1].startswith("50. ")
    assert "Type a number" in said[3][-1]
    out, _ = type_lines(state(text), "links\nq\n")
    assert out.count("word") == 50  # what reads a pipe reads all of it


def test_speech_mode_lists_elements_and_says_groups_as_groups() -> None:
    pages = SpokenController(state(), 80, 24)
    press(pages, ": i m a g e s")
    assert press(pages, "Enter")[0].rows == ("Images, 2 items.", "1. a spade")
    pages = SpokenController(state(), 80, 24)
    assert press(pages, "? Down")[1].rows == ("Group: Moving.",)


def test_tables_with_the_same_title_are_listed_with_their_columns() -> None:
    twice = TEXT.replace("|Spade|Deep|\n", "|Spade|Deep|\n\n|Soil|\n|-|\n|clay|\n")
    out, _ = type_lines(state(twice), "tables\nq\n")
    assert out.splitlines()[1:] == ["Tables:", "1. Digging: Tool; Use", "2. Digging: Soil"]


def rows_of(pages: SpokenController, keys: str) -> list[tuple[str, ...]]:
    return [pages.press(key).rows for key in keys.split()]


def test_a_filter_that_nothing_matches_says_so_and_leaving_one_does() -> None:
    pages = SpokenController(replace(state(), frontend="spoken"), 80, 24)
    heard = rows_of(pages, "L / z z Enter")
    assert heard[-1][:2] == ("No entry matches “zz”.", "Links, 3 items.")
    heard = rows_of(pages, "/ p e r l Enter q")
    assert heard[-2:] == [
        ("Links, 1 item.", "3. Perl: https://perl.example"),
        ("Showing all items.", "3. Perl: https://perl.example"),
    ]


@pytest.mark.parametrize("key", ["Down", "Up"])
def test_an_arrow_in_a_prompt_leads_into_what_it_offers(key: str) -> None:
    pages = SpokenController(replace(state(), frontend="spoken"), 80, 24)
    title, entry = ("Links, 1 item.",), ("2. Python: https://python.example",)
    assert rows_of(pages, f"L / p y t h {key}")[-1] == (title if key == "Down" else entry)
    assert rows_of(pages, "Up q q" if key == "Up" else "Down q q")[0] == (title if key == "Up" else entry)
    heard = rows_of(pages, f": t a b l e s {key} Enter")
    assert heard[-2:] == [
        ("Go to, 2 items.",) if key == "Down" else ("List tables",),
        ("Tables, 1 item.", "1. Digging"),
    ]
    assert rows_of(pages, f"q q : z z z {key}")[-1] == ("No heading or command matches “zzz”.",)


def test_a_list_of_folds_alone_is_called_so() -> None:
    fold = "<details><summary>More</summary>\n\nWords.\n\n</details>\n"
    assert type_lines(state(f"# A\n\n{fold}"), "questions\nq\n")[0].splitlines()[1:] == [
        "Folds:",
        "1. Fold, closed: More",
    ]
    asked = f"# A\n\n{fold}\n<details><summary>Why?</summary>\n\nSo.\n\n</details>\n"
    assert type_lines(state(asked), "questions\nq\n")[0].splitlines()[1] == "Questions:"


LINKED = (
    "# A\n\n[one](o.md)\n\n## B\n\n[two](t.md) [three](h.md)\n\n"
    "|Name|Site|\n|-|-|\n|x|[four](f.md)|\n\n## C\n\n[five](v.md)\n"
)


@pytest.mark.parametrize("typed", ["cell 1 2", "column 2", "row 1", "table 1 row 1 column 2", "table\nnext\nright"])
def test_a_link_in_a_cell_has_its_number_in_the_document(typed: str) -> None:
    """Also where nothing before the table was said yet, so that `link 4` goes there."""
    out, _ = type_lines(state(LINKED), f"{typed}\nlink 4\nq\n")
    assert "four [link 4]" in out
    assert out.splitlines()[-1] == "4. four: f.md"


def test_a_link_in_a_cell_has_its_number_in_speech_mode() -> None:
    pages = SpokenController(replace(state(LINKED), frontend="spoken"), 80, 24)
    heard = rows_of(pages, "T Down Right")
    assert heard[-1] == ("Site: four [link 4].",)
