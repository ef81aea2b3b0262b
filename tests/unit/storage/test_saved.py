"""What is kept of a reader, and the reader that goes on from it."""

from __future__ import annotations

import making

from b12tui.core.appearance import Look
from b12tui.core.motion.folds import Folds
from b12tui.core.state import Prompt, Reader
from b12tui.document import Address, Document
from b12tui.fastclass import replace
from b12tui.storage.saved_state import Chosen, Saved, resumed, saved


def book(*first: making.Part) -> Document:
    return making.document(
        making.heading(1, "The book"),
        *first,
        "It begins with a paragraph. That has two sentences.",
        making.heading(2, "Questions"),
        making.question("Is it long?", "No. It is short.", number=1, of=2),
        making.question("Is it good?", "Yes. It is good.", number=2, of=2),
        making.heading(2, "The end"),
        "There is no more.",
    )


BOOK = book()
ANSWER = Address(1, 4, 5)


def test_a_reader_goes_on_where_it_was_and_says_so() -> None:
    reader = Reader(BOOK, at=Address(2, 1))
    again = resumed(Reader(BOOK), saved(reader, Look()))
    assert again.at == reader.at
    assert again.said == "Continuing in The end, section 2 of 2; g goes to the start."


def test_another_head_names_its_own_way_to_the_start() -> None:
    again = resumed(Reader(BOOK), saved(Reader(BOOK, at=Address(2, 1)), Look()), start="top")
    assert again.said == "Continuing in The end, section 2 of 2; top goes to the start."


def test_before_the_first_section_it_continues_at_the_beginning() -> None:
    again = resumed(Reader(BOOK), saved(Reader(BOOK, at=Address(0, 1, 28)), Look()))
    assert again.at == Address(0, 1, 28)
    assert again.said == "Continuing in The book, the beginning; g goes to the start."


def test_at_the_start_nothing_is_said() -> None:
    again = resumed(Reader(BOOK), saved(Reader(BOOK), Look()))
    assert again.at == Address()
    assert not again.said


def test_a_text_without_sections_is_named_alone() -> None:
    plain = making.document("One paragraph here.", "Another paragraph there.", name="notes.md")
    again = resumed(Reader(plain), saved(Reader(plain, at=Address(0, 1)), Look()))
    assert again.said == "Continuing in notes.md; g goes to the start."


def test_a_place_in_an_answer_finds_it_open_though_it_was_closed() -> None:
    again = resumed(Reader(BOOK), saved(Reader(BOOK, at=ANSWER), Look()))
    assert again.at == ANSWER
    assert again.folds == Folds(None, frozenset({"is-it-good"}))


def test_what_was_open_is_open_again_and_what_was_closed_is_closed() -> None:
    reader = Reader(BOOK, at=Address(2), folds=Folds(False, frozenset({"is-it-long"})))
    assert resumed(Reader(BOOK), saved(reader, Look())).folds == reader.folds


def test_marks_move_with_their_sentences() -> None:
    reader = Reader(BOOK, at=Address(2, 1), marks=(("a", ANSWER), ("b", Address(0, 1, 28))))
    longer = book("Something new stands here.")
    again = resumed(Reader(longer), saved(reader, Look()))
    assert again.marks == (("a", ANSWER), ("b", Address(0, 2, 28)))


def test_a_look_that_was_chosen_while_reading_comes_back_over_the_settings() -> None:
    usual = Look(theme="dark", width=60)
    reader = Reader(BOOK, look=replace(usual, spacing=2, ruler=True))
    kept = saved(reader, usual)
    assert kept.chosen == Chosen(spacing=2, ruler=True)
    assert resumed(Reader(BOOK, look=Look(width=40)), kept).look == Look(width=40, spacing=2, ruler=True)


def test_theme_and_width_are_the_readers_and_not_a_texts() -> None:
    reader = Reader(BOOK, look=Look(theme="light", width=44))
    assert resumed(Reader(BOOK, look=Look(theme="dark")), saved(reader, Look())).look == Look(theme="dark")


def test_a_look_that_nobody_chose_stays_with_the_settings() -> None:
    usual = Look(theme="dark", width=60, hints=False)
    assert saved(Reader(BOOK, look=usual), usual).chosen == Chosen()


def test_what_lies_over_the_page_and_the_way_back_are_not_kept() -> None:
    reader = Reader(BOOK, at=Address(2, 1), layers=(Prompt("find", "end"),), behind=(Address(1),))
    again = resumed(Reader(BOOK), saved(reader, Look()))
    assert (again.layers, again.behind) == ((), ())


def test_a_text_that_was_emptied_opens_all_the_same() -> None:
    empty = making.document()
    kept = saved(Reader(BOOK, at=ANSWER, marks=(("a", ANSWER),)), Look())
    again = resumed(Reader(empty), kept)
    assert again.at == Address()
    assert not again.said
    assert Saved.from_data(saved(again, Look()).as_data()) is not None
