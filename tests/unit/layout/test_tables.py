"""Tables on the page: a grid where it fits or may be wrapped, else records."""

from __future__ import annotations

from textwrap import dedent

import pytest
from support.document_builders import code_span, document, quote, strong, table, text

from b12tui.core.folds import Folds
from b12tui.document import Align, Position, Table, Text
from b12tui.fastclass import replace
from b12tui.layout.page import tables
from b12tui.layout.page.flow import Flow
from b12tui.layout.page.glyphs import ASCII
from b12tui.layout.page.lines import Line, StyleFlags, width
from b12tui.layout.page.measure import Measure, TableLayout
from b12tui.textwidth import cells

FRUIT = table(("Fruit", "Colour"), ("apple", "red"), ("banana", "yellow"))


def lines(block: Table, width: int = 40) -> tuple[Line, ...]:
    return Flow(document(block), Folds(), Measure(width)).lines(0)


def seen(block: Table, width: int = 40) -> str:
    return "\n".join(line.text for line in lines(block, width)).rstrip("\n")


def as_seen(expected: str) -> str:
    return dedent(expected).strip("\n")


def test_a_table_that_fits_is_a_grid_under_a_rule_without_vertical_lines() -> None:
    grid = as_seen(
        """
        Fruit   Colour
        ──────  ──────
        apple   red
        banana  yellow
        """
    )
    assert seen(FRUIT) == grid
    assert seen(FRUIT, 14) == grid


def test_a_table_that_does_not_fit_is_records_with_every_word_of_it() -> None:
    assert seen(FRUIT, 13) == as_seen(
        """
        2 rows, 2
        columns:
          Fruit
          Colour

        Row 1 of 2
        Fruit: apple
          Colour: red

        Row 2 of 2
        Fruit: banana
          Colour:
            yellow
        """
    )


def test_records_hang_where_there_is_room_for_it() -> None:
    block = table(("Fruit", "Told of it"), ("apple", "it is red and round and grows on trees"))
    assert seen(block, 30).split("\n")[-3:] == [
        "Fruit: apple",
        "  Told of it: it is red and",
        "    round and grows on trees",
    ]


def test_columns_are_set_as_their_author_aligns_them() -> None:
    block = table(
        ("left", "centre", "right"),
        ("a", "b", "1"),
        ("a", "bb", "100"),
        align=(Align.LEFT, Align.CENTRE, Align.RIGHT),
    )
    assert seen(block).split("\n")[2:] == ["a       b         1", "a       bb      100"]


def test_ragged_rows_keep_their_cells() -> None:
    assert seen(table(("a", "b"), ("one",), ("two", "three", "four"))) == as_seen(
        """
        a    b
        ───  ─────  ────
        one
        two  three  four
        """
    )
    assert "Extra cell: four" in seen(table(("a", "b"), ("two", "three " * 20, "four")))


def test_an_empty_cell_of_a_record_is_said_to_be_blank() -> None:
    block = table(("a", ""), ("", "word " * 20))
    assert "a: blank" in seen(block)
    assert "  Column 2: word" in seen(block)


def test_a_cell_of_several_lines_makes_records() -> None:
    assert seen(table(("a", "b"), ("one\ntwo", "x"))).split("\n")[-3:] == ["a: one", "  two", "  b: x"]


def test_a_header_without_rows_is_a_table() -> None:
    assert seen(table(("a", "b"))) == "a  b\n─  ─"
    assert seen(table(("one", "two")), 7).split("\n")[-2:] == ["  one", "  two"]


def test_wide_characters_are_counted_in_cells() -> None:
    assert seen(table(("漢字", "b"), ("x", "y"))) == "漢字  b\n────  ─\nx     y"


def test_the_header_is_strong_and_each_cell_knows_its_leaf() -> None:
    first, rule, second, *_ = lines(table((text("a ", strong("b")), "c"), ("d", "e")))
    assert {run.style for run in first.runs if run.node >= 0} == {StyleFlags.STRONG}
    assert [run.node for run in first.runs if run.node >= 0] == [0, 0, 1]
    assert rule.first is None
    assert [run.node for run in second.runs if run.node >= 0] == [2, 3]


def test_a_table_in_a_quote_stays_behind_its_bar() -> None:
    shown = [line.text for line in Flow(document(quote(FRUIT)), Folds(), Measure(16)).lines(0) if line.text]
    assert shown == ["│ Fruit   Colour", "│ ──────  ──────", "│ apple   red", "│ banana  yellow"]
    shown = [line.text for line in Flow(document(quote(FRUIT)), Folds(), Measure(15)).lines(0)]
    assert "│ Row 1 of 2" in shown


def test_the_rule_keeps_to_ascii_where_asked() -> None:
    made = document(FRUIT)
    assert Flow(made, Folds(), Measure(40, ASCII)).lines(0)[1].text == "------  ------"


def wrapped(block: Table, width: int, layout: TableLayout = TableLayout.WRAPPED, grid: int = 0) -> str:
    flow = Flow(document(block), Folds(), Measure(width, tables=layout, table_width=grid))
    return "\n".join(line.text for line in flow.lines(0)).rstrip("\n")


CAUSES = table(
    ("Cause", "How it hurts", "Since"),
    ("Overexertion", "makes tiny tears in muscle fibres", "1,240"),
    ("Medication", "a side effect", "9 %"),
)


def test_cells_are_wrapped_beside_each_other_where_the_measure_says_so() -> None:
    assert wrapped(CAUSES, 38) == as_seen(
        """
        Cause         How it hurts       Since
        ────────────  ─────────────────  ─────
        Overexertion  makes tiny tears   1,240
                      in muscle fibres
        Medication    a side effect        9 %
        """
    )


def test_a_grid_may_be_wider_than_the_text() -> None:
    assert wrapped(CAUSES, 38, grid=60).split("\n")[2].endswith("fibres  1,240")
    assert wrapped(CAUSES, 38, grid=20) == wrapped(CAUSES, 38)


def test_columns_of_numbers_are_set_to_the_right_unless_their_author_aligns_them() -> None:
    numbers = ("1", "−3.5 %", "0.08s (1.00x)", "1,412", "", "–", "~20 ms")
    block = table(("n",), *((number,) for number in numbers))
    assert all(len(row) == 13 for row in wrapped(block, 40).split("\n")[2:] if row)
    durations = ("1h05m", "8m30s (32.74x)", "<1 min 12.5 s", "1m02s140ms", "9d 4hr", "1.5ms", "3 µs", "12s")
    assert all(len(row) == 14 for row in wrapped(table(("n",), *((each,) for each in durations)), 40).split("\n")[1:])
    for word in ("1h05", "3m of rope", "3a4b", "2m3"):
        assert wrapped(table(("number of it",), (word,), ("1",)), 40).split("\n")[3] == "1"
    versions = table(("n",), ("1.2.3",), ("10.20.30",))
    assert wrapped(versions, 40).split("\n")[2] == "1.2.3"
    left = table(("number",), ("1",), align=(Align.LEFT,))
    assert wrapped(left, 40).split("\n")[2] == "1"


@pytest.mark.parametrize(
    ("heights", "airy"),
    [
        ((1, 1, 1, 1), False),
        ((1, 1, 2, 1, 1), False),
        ((1, 1, 1, 3), False),
        ((2, 1, 2, 1), False),
        ((2, 1, 1, 2, 2), True),
    ],
)
def test_empty_rows_part_all_table_rows_where_most_wrap_and_none_elsewhere(
    heights: tuple[int, ...], *, airy: bool
) -> None:
    block = table(("a", "b"), *((f"row{number}", "words " * (6 * size - 2)) for number, size in enumerate(heights)))
    rows = wrapped(block, 45).split("\n")
    gaps = [rows[at + 1].split()[0] for at, row in enumerate(rows) if not row]
    assert gaps == [f"row{number}" for number in range(1, len(heights)) if airy]
    assert len(rows) == 2 + sum(heights) + len(gaps)


@pytest.mark.parametrize("first", ["", "some words of a first cell that is wrapped"])
def test_empty_rows_part_all_table_rows_where_one_does_not_begin_with_a_cell_of_one_row(first: str) -> None:
    block = table(("a", "b"), ("one", "words " * 9), (first, "b"), *(("row", "word"),) * 5)
    rows = wrapped(block, 45).split("\n")
    assert [bool(row) for row in rows[-4:]] == [True, False, True, False][::-1]
    assert rows.count("") == 6


@pytest.mark.parametrize("underlined", [True, False])
@pytest.mark.parametrize(("room", "margin", "gap"), [(24, 0, 2), (22, 2, 2), (22, 0, 1), (20, 2, 1)])
def test_no_cell_is_wrapped_for_want_of_cells_in_the_margin_or_the_gaps(
    room: int, margin: int, gap: int, *, underlined: bool
) -> None:
    block = table(("first", "b", "c"), ("two words!", "aaaaa", "bbbbb"), ("x", "y", "z"))
    measure = Measure(room, tables=TableLayout.WRAPPED, visual=underlined, table_margin=margin)
    rows = [line.text for line in Flow(document(block), Folds(), measure).lines(0) if line.text]
    assert len(rows) == 3 + (not underlined)
    assert rows[-2] == (" " * gap).join(("two words!", "aaaaa", "bbbbb"))
    assert cells(rows[-2]) <= room + margin


def test_a_table_whose_cells_wrap_takes_the_room_of_the_contents_if_that_saves_a_third_of_its_rows() -> None:
    def widest(width: int, window: int, block: Table = CAUSES) -> int:
        measure = Measure(38, tables=TableLayout.WRAPPED, table_width=width, window_width=window)
        return max(len(line.text) for line in Flow(document(block), Folds(), measure).lines(0))

    long = table(CAUSES.header, *CAUSES.rows[:1] * 5, align=CAUSES.align)
    assert widest(38, 60, long) == 54
    assert widest(38, 60) == 38  # 5 rows for 3
    assert widest(54, 60) == 54
    assert widest(38, 38) == 38
    assert widest(38, 40) == 38
    assert widest(38, 60, FRUIT) < 38


@pytest.mark.parametrize(("plain", "over"), [(0, True), (1, True), (2, False), (12, False)])
def test_a_table_stays_beside_the_contents_if_few_of_its_rows_wrap_there(plain: int, over: bool) -> None:
    # Beside them two of the rows take two, and empty ones where they are most.
    block = table(("a", "b"), *(("row", "words " * 6),) * 2, *(("row", "word"),) * plain)
    measure = Measure(38, tables=TableLayout.WRAPPED, table_width=38, window_width=60)
    lines = Flow(document(block), Folds(), measure).lines(0)
    wide = max(width(line.runs) for line in lines) > 38
    assert wide is over
    beside = 5 + plain + ((1 + plain) if plain < 2 else 0)
    assert over == (beside >= tables.MOST_BESIDE * (3 + plain))


def test_a_cell_of_several_lines_is_wrapped_at_them() -> None:
    assert wrapped(table(("a", "b"), ("one\ntwo", "x")), 40).split("\n")[2:] == ["one  x", "two"]


def test_a_table_is_records_where_its_columns_would_be_too_narrow_and_a_grid_where_that_is_forced() -> None:
    assert "Row 1 of 2" in wrapped(CAUSES, 20)
    assert "Row 1 of 2" not in wrapped(CAUSES, 20, TableLayout.GRID)
    assert "Row 1" in wrapped(CAUSES, 12, TableLayout.GRID)


def test_all_tables_are_records_where_that_is_asked_for() -> None:
    assert "Row 1 of 2" in wrapped(FRUIT, 40, TableLayout.RECORDS)


def test_every_character_of_a_wrapped_grid_is_on_the_row_that_shows_it() -> None:
    flow = Flow(document(CAUSES), Folds(), Measure(32, tables=TableLayout.WRAPPED))
    shown = {
        (run.node, char): number
        for number, line in enumerate(flow.lines(0))
        for run in line.runs
        if run.node >= 0
        for char in range(run.start, run.end)
    }
    assert len({row for (node, _), row in shown.items() if node == 4}) > 2
    for (node, char), row in shown.items():
        assert flow.row_ref(Position(0, node, char)).row == row


def test_walking_down_a_wrapped_grid_leads_through_each_row_once() -> None:
    flow = Flow(document("before", CAUSES, "after"), Folds(), Measure(32, tables=TableLayout.WRAPPED))
    at, seen = flow.start, [flow.position(flow.start)]
    while (following := flow.nearest(at, 1)) is not None:
        at = following
        seen.append(flow.position(at))
        assert flow.row_ref(seen[-1]) == at  # type: ignore[arg-type]
    assert seen == sorted(set(seen))  # type: ignore[type-var]
    assert len(seen) == sum(line.first is not None for line in flow.lines(0))


@pytest.mark.parametrize("width", [40, 32])
def test_for_the_eye_the_header_is_underlined_in_each_column_instead_of_a_rule(width: int) -> None:
    measure = Measure(width, tables=TableLayout.WRAPPED, visual=True)
    rows = Flow(document(CAUSES), Folds(), measure).lines(0)
    ruled = Flow(document(CAUSES), Folds(), replace(measure, visual=False)).lines(0)
    last = next(number for number, line in enumerate(ruled) if set(line.text) == {"─", " "})
    cells_of_rule = "".join("─" if char == "─" else " " for char in ruled[last].text)
    lined = "".join(
        ("─" if run.style & StyleFlags.COLUMN_HEADER else " ") * len(run.text) for run in rows[last - 1].runs
    )
    assert lined == cells_of_rule
    assert [line.text for line in rows[last:]] == [line.text for line in ruled[last + 1 :]]
    assert not any(run.style & StyleFlags.COLUMN_HEADER for line in rows[last:] for run in line.runs)


@pytest.mark.parametrize("draws_rules", [False, True])
def test_for_the_eye_words_of_a_header_stand_right_over_its_line_and_each_row_is_led_to(draws_rules: bool) -> None:
    measure = Measure(32, tables=TableLayout.WRAPPED, visual=True, draws_rules=draws_rules)
    flow = Flow(document("before", CAUSES, "after"), Folds(), measure)
    header = [line.text for line in flow.lines(0)[2:4]]
    assert header == ["              How it", "Cause         hurts        Since"]
    at, seen = flow.start, list[int]()
    while (following := flow.nearest(at, 1)) is not None:
        at = following
        position = flow.position(at)
        assert position is not None
        assert flow.row_ref(position) == at
        seen.append(at.row)
    assert seen == [row for row, line in enumerate(flow.lines(0)) if row and line.first is not None]
    for row in (2, 3):
        for node, char in flow.lines(0)[row].characters():
            assert flow.row_ref(Position(0, node, char)).row == row


def test_where_underlined_blanks_show_no_line_the_header_has_a_rule() -> None:
    measure = Measure(40, tables=TableLayout.WRAPPED, visual=True, draws_rules=True)
    assert any(set(line.text) == {"─", " "} for line in Flow(document(CAUSES), Folds(), measure).lines(0))


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [
        (text(code_span("-x")), text(code_span("--long")), ["-x", "--long"]),
        (text(code_span("-h"), ", ", code_span("--help")), text(code_span("-V")), ["-h, --help", "-V"]),
        (text(code_span("-x")), text(), ["-x", ""]),
        (text(code_span("-x")), text("none"), ["`-x`", "none"]),
        (text("See ", code_span("-x")), text(code_span("-y")), ["See `-x`", "`-y`"]),
        (text(code_span("-x"), " 2"), text(), ["`-x` 2", ""]),
    ],
)
def test_a_column_of_nothing_but_code_has_no_backticks_for_the_eye(first: Text, second: Text, shown: list[str]) -> None:
    flags = table((text(code_span("flag")), "use"), (first, "one"), (second, "two"))
    widest = max(len("`flag`"), *map(len, shown))
    rows = [line.text for line in Flow(document(flags), Folds(), Measure(60, signs=True, visual=True)).lines(0)]
    assert rows[0].split() == ["`flag`", "use"]
    assert rows[1:3] == [f"{cell:<{widest}}  {use}" for cell, use in zip(shown, ("one", "two"), strict=True)]
    heard = [line.text for line in Flow(document(flags), Folds(), Measure(60, signs=True)).lines(0)]
    assert all("`" in row for row in heard if "-" in row and "─" not in row)
