"""Line mode's vocabulary behind `:` in speech mode: each word means the same, alone, with a number and compound."""

from __future__ import annotations

import pytest
from support.document_builders import document, heading, paragraph, questions
from support.typed_words import SAMPLE, typed_forms

from b12tui.catalogue import lists
from b12tui.core import update
from b12tui.core.effects import Copy
from b12tui.core.state import Prompt, ReaderState
from b12tui.core.vocabulary.known_words import Misunderstood, Word, understand, vocabulary
from b12tui.document import Document, Position
from b12tui.fastclass import replace
from b12tui.linear.line_mode.dialogue import SpeechSettings, begin
from b12tui.linear.line_mode.interpreter import respond
from b12tui.linear.spoken import prompt_keys
from b12tui.linear.spoken.controller import SpokenController
from b12tui.linear.spoken.key_response import KeyResponse


def pages_of(text: Document = SAMPLE) -> SpokenController:
    return SpokenController(ReaderState(text, frontend="spoken", position=Position(0, 1)), 80, 24)


def open_prompt(pages: SpokenController, words: str) -> Prompt:
    pages.press(":")
    pages.state = update.type_in(pages.state, "", words, pages.viewport)
    prompt = pages.state.top_overlay
    assert isinstance(prompt, Prompt)
    return prompt


def type_behind_colon(pages: SpokenController, words: str) -> KeyResponse:
    open_prompt(pages, words)
    return pages.press("Enter")


BY_NAME = ("go", "search-files")
"""Actions that the prompt itself performs."""


def differing(word: Word, typed: str) -> str:
    """Return how the word behind `:` is otherwise than in line mode; empty if it is not."""
    pages, in_line_mode = pages_of(), understand(typed)
    if isinstance(in_line_mode, Misunderstood) or in_line_mode.action != word.id:
        return f"{typed}: {in_line_mode}"
    done = prompt_keys.edit_prompt(pages, open_prompt(pages, typed), "Enter")
    if word.id not in BY_NAME and not (
        isinstance(done, prompt_keys.Typed)
        and (done.command.action, done.command.count) == (word.id, in_line_mode.count)
    ):
        return f"{typed}: {done}"
    answer = pages.press("Enter")
    unanswered = not answer.rows and answer.effect is None
    return f"{typed}: {answer}" if unanswered or answer.rows == (lists.no_choice(typed),) else ""


def test_every_word_behind_the_colon_is_the_command_of_line_mode_and_is_answered() -> None:
    differ = [differing(word, typed) for word in vocabulary() for typed in typed_forms(word)]
    assert [each for each in differ if each] == []


def unanswered_in_line_mode(typed: str) -> str:
    """Return a line that line mode says nothing on and does nothing for; empty if it does something."""
    wanted: list[object] = []

    def note_effect(state: ReaderState) -> ReaderState:
        wanted.append(state.effect)
        return replace(state, effect=None)

    before = ReaderState(SAMPLE, frontend="line", position=Position(0, 1), document_id="text.md")
    response, _ = respond(replace(begin(before, SpeechSettings()), perform=note_effect), typed)
    said = [line for part in response.parts for line in part.lines]
    return "" if said or wanted or response.result or response.copy else typed


def test_every_word_is_answered_in_line_mode() -> None:
    left = [unanswered_in_line_mode(typed) for word in vocabulary() for typed in typed_forms(word)]
    assert [each for each in left if each] == []


COMPOUND = [
    ("table 2 row 2", ("Row 2 of 2. Fruit: apple.", "Price: 5.", "End of table 2.")),
    ("table 2, row 2", ("Row 2 of 2. Fruit: apple.", "Price: 5.", "End of table 2.")),
    ("ta 2 ro 2", ("Row 2 of 2. Fruit: apple.", "Price: 5.", "End of table 2.")),
    ("table 2 row 2 column 1", ("Row 2 of 2, Fruit: apple.",)),
    ("table 2 row 2, column price", ("Row 2 of 2, Price: 5.",)),
    ("table 2 column 2 row 1", ("Row 1 of 2, Price: 3.",)),
    ("table 2 column price", ("Column 2 of 2: Price.", "Row 1 of 2, plum: 3.", "Row 2 of 2, apple: 5.")),
    ("table 1 cell 2 size", ("Row 2 of 2, Size: 2.",)),
    ("table 2 record", ("Row 1 of 2. Fruit: plum.", "Price: 3.")),
    ("table 2 filter app", ("1 of 2 rows matches “app”.",)),
    ("table 2 sort fruit", ("Sorted by Fruit, A to Z.",)),
    ("table 3 row 1", ("No table 3; the document has 2 tables.",)),
    ("table 0", ("No table 0; the document has 2 tables.",)),
    ("table 2 row 9", ("No row 9; the table has 2 rows.",)),
    ("table 2 row 1 column 9", ("No such cell; the table has 2 rows, 2 columns.",)),
    ("row 2 column 2", ("Row 2 of 2, Size: 2.",)),
    ("column name row 2", ("Row 2 of 2, Name: two.",)),
    ("cell 2 colour", ("No column matches colour; columns: Name; Size.",)),
    ("open 2", ("Question 2 of 2, open: When?", "Answer: Now.")),
    ("note 1", ("Note 1: A remark.",)),
    ("link 1", ("1. that: https://example.org/",)),
]


@pytest.mark.parametrize(("typed", "rows"), COMPOUND, ids=[typed for typed, _ in COMPOUND])
def test_a_compound_command_says_the_same_in_line_mode_and_behind_the_colon(typed: str, rows: tuple[str, ...]) -> None:
    assert tuple(map(str.strip, type_behind_colon(pages_of(), typed).rows)) == rows
    response, _ = respond(begin(ReaderState(SAMPLE, frontend="line"), SpeechSettings()), typed)
    assert tuple(line for part in response.parts for line in part.lines) == rows


def test_a_compound_command_stays_in_its_table_and_back_leads_out() -> None:
    pages = pages_of()
    type_behind_colon(pages, "table 2 row 1")
    assert pages.press("Down").rows == ("Row 2 of 2: apple.",)
    type_behind_colon(pages, "table 1 row 1")
    assert len(pages.state.overlays) == 1
    assert pages.press("Down").rows == ("Row 2 of 2: two.",)


def test_a_copy_that_is_typed_is_copied_as_by_its_key() -> None:
    assert type_behind_colon(pages_of(), "table 2 copy table").effect == Copy(
        "Fruit,Price\nplum,3\napple,5", "the table"
    )


def test_a_list_is_opened_with_the_words_that_it_has_to_hold() -> None:
    pages = pages_of()
    assert type_behind_colon(pages, "headings sizes").rows == ("Headings, 1 item.", "2. Heading 2: Sizes")
    assert pages.press("Enter").rows == ("Heading 2: Sizes",)
    assert type_behind_colon(pages, "links nothing").rows == ("Links: nothing matches “nothing”.",)


def test_again_and_history_are_about_what_was_typed() -> None:
    pages = pages_of()
    assert type_behind_colon(pages, "again").rows == ("No command to repeat.",)
    first = type_behind_colon(pages, "word").rows
    second = type_behind_colon(pages, "again").rows
    assert second != first
    assert type_behind_colon(pages, "history").rows == ("word", "history")
    type_behind_colon(pages, "go sizes")
    assert type_behind_colon(pages, "again").rows == ("Heading 2: Sizes",)


def test_what_was_typed_in_one_mode_is_repeated_in_another() -> None:
    pages = pages_of()
    type_behind_colon(pages, "go sizes")
    dialogue = begin(replace(pages.state, frontend="line"), SpeechSettings())
    listed, dialogue = respond(dialogue, "history")
    assert [line for part in listed.parts for line in part.lines] == ["go sizes", "history"]
    _, dialogue = respond(dialogue, "row 1")
    assert dialogue.state.typed_lines == ("go sizes", "history", "row 1")
    pages.state = replace(dialogue.state.without_overlays(), frontend="spoken")
    back = type_behind_colon(pages, "history")
    assert back.rows == ("go sizes", "history", "row 1", "history")


def test_the_unit_is_a_line_or_a_sentence() -> None:
    pages = pages_of()
    assert type_behind_colon(pages, "unit").rows == ("Unit: line.",)
    assert type_behind_colon(pages, "unit sentence").rows == ("Unit: sentence.",)
    assert type_behind_colon(pages, "unit block").rows == ("Unit must be line or sentence, not block.",)
    assert pages.press("j").rows == ("More of them.",)
    assert type_behind_colon(pages, "set").rows[0] == "Unit: sentence."
    assert type_behind_colon(pages, "set unit line").rows == ("Unit: line.",)


def test_a_heading_of_that_name_comes_before_a_word() -> None:
    pages = pages_of(document(heading(1, "Title"), heading(2, "History"), paragraph("Long ago.")))
    assert type_behind_colon(pages, "history").rows == ("Heading 2: History",)


def test_open_opens_what_is_here() -> None:
    pages = pages_of(document(*questions(("Why?", "Because."))))
    type_behind_colon(pages, "open")
    assert pages.press("Down").rows == ("Answer: Because.",)


def test_a_phrase_with_one_way_to_go_on_is_not_called_ambiguous() -> None:
    found = understand("section")
    assert found == Misunderstood("Unknown command: “section”; did you mean section links?")


@pytest.mark.parametrize("line", ["table 1 " * 2_000 + "row 1", "x " + "1 " * 5_000, "table " * 2_000])
def test_a_line_of_thousands_of_words_is_understood_without_recursion(line: str) -> None:
    understood = understand(line.strip())
    assert isinstance(understood, Misunderstood) or understood.text == line.strip().partition(" ")[2]
