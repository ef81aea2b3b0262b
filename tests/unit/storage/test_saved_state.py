"""What is kept of a reader, and the reader that goes on from it."""

from __future__ import annotations

from support import document_builders as builders

from b12tui.core.appearance import Appearance
from b12tui.core.folds import Folds
from b12tui.core.state import Prompt, ReaderState
from b12tui.document import Document, Position
from b12tui.fastclass import replace
from b12tui.storage.saved_state import AppearanceOverrides, SavedState, restore, state_to_save


def book(*first: builders.Part) -> Document:
    return builders.document(
        builders.heading(1, "The book"),
        *first,
        "It begins with a paragraph. That has two sentences.",
        builders.heading(2, "Questions"),
        builders.question("Is it long?", "No. It is short.", number=1, of=2),
        builders.question("Is it good?", "Yes. It is good.", number=2, of=2),
        builders.heading(2, "The end"),
        "There is no more.",
    )


BOOK = book()
ANSWER = Position(1, 4, 5)


def test_a_reader_goes_on_where_it_was_and_says_so() -> None:
    state = ReaderState(BOOK, position=Position(2, 1))
    again = restore(ReaderState(BOOK), state_to_save(state, Appearance()))
    assert again.position == state.position
    assert again.message == "Continuing in The end, section 2 of 2; g goes to the start."


def test_another_frontend_names_its_own_way_to_the_start() -> None:
    again = restore(
        ReaderState(BOOK), state_to_save(ReaderState(BOOK, position=Position(2, 1)), Appearance()), start="top"
    )
    assert again.message == "Continuing in The end, section 2 of 2; top goes to the start."


def test_before_the_first_section_it_continues_at_the_beginning() -> None:
    again = restore(ReaderState(BOOK), state_to_save(ReaderState(BOOK, position=Position(0, 1, 28)), Appearance()))
    assert again.position == Position(0, 1, 28)
    assert again.message == "Continuing in The book, top; g goes to the start."


def test_at_the_start_nothing_is_said() -> None:
    again = restore(ReaderState(BOOK), state_to_save(ReaderState(BOOK), Appearance()))
    assert again.position == Position()
    assert not again.message


def test_a_text_without_sections_is_named_alone() -> None:
    plain = builders.document("One paragraph here.", "Another paragraph there.", name="notes.md")
    again = restore(ReaderState(plain), state_to_save(ReaderState(plain, position=Position(0, 1)), Appearance()))
    assert again.message == "Continuing in notes.md; g goes to the start."


def test_a_place_in_an_answer_finds_it_open_though_it_was_closed() -> None:
    again = restore(ReaderState(BOOK), state_to_save(ReaderState(BOOK, position=ANSWER), Appearance()))
    assert again.position == ANSWER
    assert again.folds == Folds(None, frozenset({"is-it-good"}))


def test_what_was_open_is_open_again_and_what_was_closed_is_closed() -> None:
    state = ReaderState(BOOK, position=Position(2), folds=Folds(False, frozenset({"is-it-long"})))
    assert restore(ReaderState(BOOK), state_to_save(state, Appearance())).folds == state.folds


def test_marks_move_with_their_sentences() -> None:
    state = ReaderState(BOOK, position=Position(2, 1), bookmarks=(("a", ANSWER), ("b", Position(0, 1, 28))))
    longer = book("Something new stands here.")
    again = restore(ReaderState(longer), state_to_save(state, Appearance()))
    assert again.bookmarks == (("a", ANSWER), ("b", Position(0, 2, 28)))


def test_a_look_that_was_chosen_while_reading_comes_back_over_the_settings() -> None:
    usual = Appearance(theme="dark", width=60)
    state = ReaderState(BOOK, appearance=replace(usual, spacing=2, ruler=True))
    kept = state_to_save(state, usual)
    assert kept.appearance == AppearanceOverrides(spacing=2, ruler=True)
    assert restore(ReaderState(BOOK, appearance=Appearance(width=40)), kept).appearance == Appearance(
        width=40, spacing=2, ruler=True
    )


def test_theme_and_width_are_the_readers_and_not_a_texts() -> None:
    state = ReaderState(BOOK, appearance=Appearance(theme="light", width=44))
    assert restore(
        ReaderState(BOOK, appearance=Appearance(theme="dark")), state_to_save(state, Appearance())
    ).appearance == Appearance(theme="dark")


def test_a_look_that_nobody_chose_stays_with_the_settings() -> None:
    usual = Appearance(theme="dark", width=60, hints=False)
    assert state_to_save(ReaderState(BOOK, appearance=usual), usual).appearance == AppearanceOverrides()


def test_what_lies_over_the_page_and_the_way_back_are_not_kept() -> None:
    state = ReaderState(BOOK, position=Position(2, 1), overlays=(Prompt("find", "end"),), back_stack=(Position(1),))
    again = restore(ReaderState(BOOK), state_to_save(state, Appearance()))
    assert (again.overlays, again.back_stack) == ((), ())


def test_a_text_that_was_emptied_opens_all_the_same() -> None:
    empty = builders.document()
    kept = state_to_save(ReaderState(BOOK, position=ANSWER, bookmarks=(("a", ANSWER),)), Appearance())
    again = restore(ReaderState(empty), kept)
    assert again.position == Position()
    assert not again.message
    assert SavedState.from_data(state_to_save(again, Appearance()).as_data()) is not None
