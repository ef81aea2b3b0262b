"""A document's rows, section by section: spots, and walking from one to the next."""

from __future__ import annotations

import pytest
from support.document_builders import bullets, document, heading, paragraph, question, table, thematic_break

from b12tui.core.folds import Folds
from b12tui.document import Position
from b12tui.layout.page.flow import Flow, RowRef
from b12tui.layout.page.measure import Measure

MADE = document(
    heading(1, "Title"),  # section 0: Title, -, one two, three, -
    "one two three",
    heading(2, "First"),  # section 1: -, First, -, • four, • five, -
    bullets("four", "five"),
    heading(3, "Second"),  # section 2: Second, -, * * *, -
    thematic_break(),
)


def flow(folds: Folds | None = None, width: int = 8) -> Flow:
    return Flow(MADE, folds or Folds(), Measure(width))


@pytest.mark.parametrize(
    ("position", "spot"),
    [
        (Position(0, 0, 0), RowRef(0, 0)),
        (Position(0, 0, 4), RowRef(0, 0)),
        (Position(0, 1, 0), RowRef(0, 2)),
        (Position(0, 1, 7), RowRef(0, 2)),  # the blank at the break belongs to the row before it
        (Position(0, 1, 8), RowRef(0, 3)),
        (Position(0, 1, 99), RowRef(0, 3)),
        (Position(1, 0, 0), RowRef(1, 1)),
        (Position(1, 2, 1), RowRef(1, 4)),
        (Position(2, 0, 0), RowRef(2, 0)),
    ],
)
def test_a_place_is_on_the_row_that_shows_it_or_the_nearest_before(position: Position, spot: RowRef) -> None:
    assert flow().row_ref(position) == spot


def test_the_address_of_a_row_is_its_first_character() -> None:
    assert flow().position(RowRef(0, 3)) == Position(0, 1, 8)
    assert flow().position(RowRef(0, 1)) is None
    assert flow().position(RowRef(2, 2)) is None  # an ornament


def test_walking_goes_across_sections_and_ends_at_the_ends() -> None:
    own = flow()
    assert own.advance(RowRef(0, 0), 3) == RowRef(0, 3)
    assert own.advance(RowRef(0, 0), 5) == RowRef(1, 0)
    assert own.advance(RowRef(0, 0), 12) == RowRef(2, 1)
    assert own.advance(RowRef(0, 0), 999) == own.end == RowRef(2, 2)
    assert own.advance(RowRef(2, 0), -1) == RowRef(1, 5)
    assert own.advance(RowRef(2, 0), -11) == RowRef(0, 0)
    assert own.advance(RowRef(2, 0), -999) == own.start == RowRef(0, 0)


def test_the_nearest_row_to_stand_on_skips_empty_ones_and_ornaments() -> None:
    own = flow()
    assert own.nearest(RowRef(0, 3), 1) == RowRef(1, 1)
    assert own.nearest(RowRef(1, 1), -1) == RowRef(0, 3)
    assert own.nearest(RowRef(2, 0), 1) is None
    assert own.nearest(RowRef(0, 0), -1) is None


def test_rows_between_two_spots_are_counted_no_further_than_asked() -> None:
    own = flow()
    assert own.distance(RowRef(0, 0), RowRef(0, 3), 99) == 3
    assert own.distance(RowRef(0, 3), RowRef(2, 1), 99) == 9
    assert own.distance(RowRef(0, 3), RowRef(2, 1), 4) == 4


def test_what_is_closed_is_stepped_over() -> None:
    made = document(heading(1, "T"), question("Why?", "Because.", bullets("x")), "After.")
    closed = Flow(made, Folds(), Measure(40))
    assert closed.nearest(closed.row_ref(Position(0, 1)), 1) == closed.row_ref(Position(0, 4))
    assert closed.row_ref(Position(0, 3)) == closed.row_ref(Position(0, 1))
    everything = Folds(all_open=True)
    opened = Flow(made, everything, Measure(40))
    assert opened.position(opened.nearest(opened.row_ref(Position(0, 1)), 1) or RowRef(0, 0)) == Position(0, 2)


def test_a_place_in_a_closed_section_is_at_its_heading() -> None:
    folds = Folds().flip_section(MADE.sections[1])
    assert flow(folds).row_ref(Position(1, 2, 0)) == RowRef(1, 1)


def test_sections_before_the_first_heading_may_be_empty() -> None:
    own = Flow(document(heading(2, "First"), "one"), Folds(), Measure(40))
    assert own.start == RowRef(1, 0)
    assert own.line(own.start).text == "First"
    assert own.advance(own.start, -5) == own.start
    assert own.advance(own.start, 2) == RowRef(1, 2)


def test_a_text_of_nothing_has_a_start_and_an_end() -> None:
    own = Flow(document(), Folds(), Measure(40))
    assert own.start == own.end == RowRef(0, 0)
    assert own.nearest(own.start, 1) is None
    assert own.row_ref(Position(0, 0)) == RowRef(0, 0)


def test_a_text_of_empty_sections_can_be_walked_through() -> None:
    own = Flow(document(heading(1, ""), heading(2, ""), heading(2, "")), Folds(), Measure(40))
    assert own.nearest(own.start, 1) is None
    assert own.advance(own.start, 99) == own.end


def test_a_text_of_headings_without_words_has_no_rows_to_stand_on() -> None:
    for made in (document(heading(2, "")), document(heading(2, ""), heading(2, ""))):
        own = Flow(made, Folds(), Measure(40))
        assert own.nearest(own.start, 1) is None
        assert own.row_ref(Position(1, 0)) == RowRef(1, 0)


def test_the_end_is_the_last_row_that_shows_something() -> None:
    own = Flow(document(heading(1, "T"), "one", heading(2, ""), heading(2, "")), Folds(), Measure(40))
    assert own.end == RowRef(0, 2)


def test_a_cell_of_a_grid_is_on_its_row() -> None:
    own = Flow(document(table(("a", "b"), ("c", "d"))), Folds(), Measure(40))
    assert [own.row_ref(Position(0, node)).row for node in range(4)] == [0, 0, 2, 2]
    assert own.line(RowRef(0, 2)).column(3, 0) == 3


def test_sections_are_set_once() -> None:
    own = Flow(document(paragraph("one")), Folds(), Measure(40))
    assert own.lines(0) is own.lines(0)
