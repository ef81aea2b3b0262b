"""Pages for the eye that are turned: what stands at their feet, and what two of them share."""

from __future__ import annotations

import pytest
from support.document_builders import Part, bullets, code, document, heading, question, quote, table

from b12tui.core.folds import Folds
from b12tui.core.state import ReaderState
from b12tui.fastclass import replace
from b12tui.layout.page import page_foot
from b12tui.layout.page.flow import Flow, RowRef
from b12tui.layout.page.measure import Measure, TableLayout
from b12tui.layout.page.viewport import Viewport

SEEN = Measure(40, signs=True, visual=True)
FILLING = [f"filler {number}" for number in range(6)]
PARTS = [part for n in range(9) for part in (heading(3, f"Head {n}"), "word " * 20)]
LINES = "\n".join(f"line {number}" for number in range(30))


def opened(
    height: int, *parts: Part, measure: Measure = SEEN, folds: Folds | None = None
) -> tuple[Viewport, ReaderState]:
    made = document(*parts)
    state = ReaderState(made, folds=folds or Folds())
    return Viewport(Flow(made, state.folds, measure), height, state.position), state


def shown(own: Viewport) -> list[str]:
    return [line.text for _, line in own.lines()]


def turned(own: Viewport, state: ReaderState, pages: int = 1) -> ReaderState | None:
    at = own.page(state, pages)
    if at is None:
        return None
    state = replace(state, position=at)
    own.follow(state)
    return state


@pytest.mark.parametrize(
    ("rest", "rows", "waits"),
    [
        (["more " * 20], 1, None),
        ([heading(2, "Head"), "more " * 40], 1, 0),
        ([heading(2, "Head"), "more " * 40], 3, 0),
        ([heading(2, "Head"), "more " * 40], 4, None),
        ([heading(3, "Head"), "more " * 40], 2, 0),
        ([heading(3, "Head"), "more " * 40], 3, None),
        ([heading(3, "Head"), heading(4, "Below"), "more " * 40], 4, 0),
        ([heading(3, "Head"), heading(4, "Below"), "more " * 40], 5, None),
        ([heading(3, "Head"), "short", heading(3, "Next"), "more " * 40], 2, None),
        ([heading(3, "Head"), "short", heading(3, "Next"), "more " * 40], 4, 3),
        ([heading(3, "Head"), "short", heading(3, "Next")], 1, 0),
        ([heading(3, "Head"), code("a\nb\nc"), "more " * 40], 3, 0),
        ([code("a\nb\nc"), "more " * 40], 1, 0),
        ([code("a\nb\nc"), "more " * 40], 2, 0),
        ([code("a\nb\nc"), "more " * 40], 3, None),
        ([code(LINES[:-8]), "more " * 40], 7, 0),
        ([code(LINES[:-8]), "more " * 40], 8, None),
        ([code(LINES + "\nmore"), "more " * 40], 2, None),
        ([code("a\n\nb\n\nc\nd"), "more " * 40], 4, 0),
        ([heading(3, "Head"), code("a\nb\nc"), "more " * 40], 4, 0),
        ([heading(3, "Head"), code(LINES[:-8]), "more " * 40], 7, 0),
        ([heading(3, "Head"), code(LINES[:-8]), "more " * 40], 8, None),
        ([heading(3, "Head"), "short", code("a\nb\nc"), "more " * 40], 5, 0),
        (["word " * 20, code("a\nb\nc"), "more " * 40], 6, 4),
        (["So:", code("a\nb\nc"), "more " * 40], 1, 0),
        (["So:", code("a\nb\nc"), "more " * 40], 2, 0),
        (["So:", code("a\nb\nc"), "more " * 40], 4, 0),
        (["So:", code("a\nb\nc"), "more " * 40], 5, None),
        (["So:", code("a", language="sh"), "more " * 40], 2, 0),
        (["So:", code(LINES + "\nmore"), "more " * 40], 4, None),
        (["So.", code("a\nb\nc"), "more " * 40], 1, None),
        (["word " * 20 + "so:", code("a\nb\nc"), "more " * 40], 3, 0),
        (["word " * 30 + "so:", code("a\nb\nc"), "more " * 40], 4, None),
        ([heading(3, "Head"), "So:", code("a\nb\nc"), "more " * 40], 4, 0),
        (["So:", bullets("one", "two"), "more " * 40], 1, 0),
        (["So:", bullets("one", "two"), "more " * 40], 3, None),
        (["So:", table(("a", "b"), ("c", "d")), "more " * 40], 2, 0),
        (["So:", "more " * 40], 1, None),
        ([bullets("So:", "one"), "more " * 40], 1, None),
        ([bullets(("So:", code("a\nb"))), "more " * 40], 1, 0),
        (["Do:", bullets(("So:", code("a\nb"))), "more " * 40], 3, 0),
        (["Do:", bullets(("So:", code("a\nb"))), "more " * 40], 5, 0),
        (["word " * 20 + "do:", bullets(("So:", code("a\nb"))), "more " * 40], 5, 0),
        ([quote("more " * 20), "more " * 40], 2, 0),
        ([quote("more " * 20), "more " * 40], 3, None),
        ([quote("more " * 20, kind="NOTE"), "more " * 40], 1, 0),
        ([quote("more " * 20, kind="NOTE"), "more " * 40], 3, 0),
        ([quote("a", code("b\nc"), "d"), "more " * 40], 4, 0),
        ([quote("more " * 400)], 2, None),
        ([code("a\nb\nc", language="sh"), "more " * 40], 2, 0),
        ([code("a\nb\nc", language="sh"), "more " * 40], 3, 0),
        ([code("a\nb\nc", language="sh"), "more " * 40], 4, None),
        ([code("a", language="sh"), "more " * 40], 1, 0),
        ([code("a", language="sh"), "more " * 40], 2, None),
        ([table(("a", "b"), *(("c", "d"),) * 4), "more " * 40], 1, 0),
        ([table(("a", "b"), *(("c", "d"),) * 4), "more " * 40], 2, 0),
        ([table(("a", "b"), *(("c", "d"),) * 4), "more " * 40], 3, 0),
        ([table(("a", "b"), *(("c", "d"),) * 4), "more " * 40], 5, None),
        ([table(("a", "b"), *(("c", "d"),) * 40), "more " * 40], 3, None),
        ([question("Why?", "more " * 40, opened=True)], 1, 0),
        ([question("Why?", "more " * 40)], 1, None),
    ],
)
def test_what_begins_at_the_foot_of_a_page_waits_for_the_next(rest: list[Part], rows: int, waits: int | None) -> None:
    own, _ = opened(99, *FILLING, *rest, "the end " * 200)
    texts = shown(own)
    first = next(number for number in range(2 * len(FILLING) - 1, 99) if texts[number])
    found = page_foot.cut(own.flow, own.flow.advance(own.top, first + rows - 1), 30)
    assert found == (None if waits is None else own.flow.advance(own.top, first + waits))
    assert page_foot.cut(own.flow, own.flow.end, 30) is None


@pytest.mark.parametrize(("words", "waits"), [(1, True), (20, True), (30, False)])
def test_an_introduction_may_have_as_many_rows_with_empty_ones_between_them(words: int, waits: bool) -> None:
    measure = replace(SEEN, spacing=2)
    parts = ("word " * words + "so:", code("a\nb\nc"), "the end " * 200)
    own, _ = opened(99, *FILLING, *parts, measure=measure)
    first = next(number for number, text in enumerate(shown(own)) if "word" in text)
    last = next(number for number, text in enumerate(shown(own)) if text.endswith("so:"))
    found = page_foot.cut(own.flow, own.flow.advance(own.top, last), 30)
    assert found == (own.flow.advance(own.top, first) if waits else None)


@pytest.mark.parametrize(("rows", "waits"), [(1, 0), (2, 0), (3, 0), (4, None)])
def test_a_drawn_line_below_a_header_is_no_row_of_its_table(rows: int, waits: int | None) -> None:
    measure = replace(SEEN, draws_rules=True)
    own, _ = opened(99, *FILLING, table(("a", "b"), *(("c", "d"),) * 40), "the end " * 200, measure=measure)
    first = next(number for number in range(2 * len(FILLING), 99) if shown(own)[number])
    assert set(shown(own)[first + 1]) <= {"─", " "}
    found = page_foot.cut(own.flow, own.flow.advance(own.top, first + rows - 1), 30)
    assert found == (None if waits is None else own.flow.advance(own.top, first + waits))


@pytest.mark.parametrize(("count", "waits"), [(4, True), (40, False)])
@pytest.mark.parametrize("draws_rules", [False, True])
def test_names_of_columns_above_records_stay_below_the_size_of_their_table(
    count: int, waits: bool, draws_rules: bool
) -> None:
    measure = replace(SEEN, tables=TableLayout.RECORDS, draws_rules=draws_rules)
    own, _ = opened(99, *FILLING, table(("a", "b"), *(("c", "d"),) * count), "the end " * 200, measure=measure)
    first = shown(own).index(f"{count} rows, 2 columns:")
    for rows in range(6):
        found = page_foot.cut(own.flow, own.flow.advance(own.top, first + rows), 30)
        assert found == (own.flow.advance(own.top, first) if waits else None)


def test_rows_that_wait_are_first_on_the_next_page_and_a_step_to_them_shows_them_where_they_waited() -> None:
    found = 0
    for height in range(9, 20):
        own, first = opened(height, *FILLING, *PARTS)
        state = turned(own, first)
        assert state is not None
        if own.shown == height:
            continue
        found += 1
        assert shown(own)[own.shown :] == [""] * (height - own.shown)
        waiting = own.line(replace(state, position=own.last_visible()[0] or state.position), 1)
        assert waiting is not None
        before = own.top
        assert turned(own, state) is not None
        assert own.top == own.flow.row_ref(waiting)
        assert shown(own)[0].startswith("Head")
        # A step there fills the foot and scrolls nothing.
        own, _ = opened(height, *FILLING, *PARTS)
        state = turned(own, first)
        assert state is not None
        own.follow(replace(state, position=waiting))
        assert own.top == before
        assert own.shown == height
        assert own.row(waiting) is not None
    assert found > 2


MIXED: list[Part] = []
for number in range(12):
    MIXED += [heading(2 + number % 3, f"Head {number}"), "word " * (7 * number + 3)]
    MIXED += [code(LINES[: 9 * number + 1]), bullets(*["item " * (number + 1)] * 5)]


@pytest.mark.parametrize("spacing", [1, 2])
def test_a_page_begins_behind_the_last_row_of_the_one_before_and_shows_none_of_it(spacing: int) -> None:
    for height in range(3, 30):
        own, state = opened(height, *MIXED, measure=replace(SEEN, spacing=spacing))
        while True:
            first_hidden = own.flow.advance(own.top, own.shown)
            after = turned(own, state)
            if after is None or own.last_visible()[1]:  # the last page is full
                break
            state = after
            assert own.top >= first_hidden
            assert own.flow.distance(first_hidden, own.top, height) == sum(
                own.flow.is_blank(own.flow.advance(first_hidden, number))
                for number in range(own.flow.distance(first_hidden, own.top, height))
            )


@pytest.mark.parametrize("spacing", [1, 2])
def test_a_page_that_is_turned_back_to_ends_where_the_one_after_it_begins(spacing: int) -> None:
    for height in range(3, 30):
        own, state = opened(height, *MIXED, measure=replace(SEEN, spacing=spacing))
        while (after := turned(own, state)) is not None:
            state = after
        for _ in range(2_000):
            below = own.top
            after = turned(own, state, -1)
            if after is None or own.top == own.flow.start:
                break
            state = after
            assert own.top < below
            skipped = range(own.shown, own.flow.distance(own.top, below, 10 * height))
            assert own.shown <= own.flow.distance(own.top, below, 10 * height)
            assert all(own.flow.is_blank(own.flow.advance(own.top, row)) for row in skipped)
            assert own.row(state.position) is not None
        assert own.top == own.flow.start


@pytest.mark.parametrize("pages", [2, 3, 7])
def test_several_pages_are_turned_at_once_as_one_by_one(pages: int) -> None:
    for height in range(4, 24):
        for back in (False, True):
            own, state = opened(height, *MIXED)
            other, same = opened(height, *MIXED)
            if back:
                state, same = (turned(each, at, 12) or at for each, at in ((own, state), (other, same)))
                assert own.top == other.top > own.flow.start
            by = -1 if back else 1
            turned(own, state, by * pages)
            for _ in range(pages):
                same = turned(other, same, by) or same
            assert own.lines() == other.lines()


@pytest.mark.parametrize("visual", [True, False])
@pytest.mark.parametrize("spacing", [1, 2])
@pytest.mark.parametrize("blanks", [3, 10, 60])
def test_pages_of_blank_code_are_passed_up_and_down(blanks: int, spacing: int, visual: bool) -> None:
    lines = "\n".join(["first", *[""] * blanks, "last"])
    for height in range(3, 24):
        own, state = opened(
            height, "word " * 60, code(lines), "more " * 60, measure=replace(SEEN, spacing=spacing, visual=visual)
        )
        for by, end in ((1, own.flow.end), (-1, own.flow.start)):
            tops = [own.top]
            while (after := turned(own, state, by)) is not None:
                state = after
                tops.append(own.top)
                assert own.row(state.position) is not None
                assert len(tops) < 300
            assert own.row(own.flow.position(end) or state.position) is not None
            # Only at the end the position moves without the page.
            assert len(set(tops[:-1])) == len(tops[:-1])


def test_every_row_is_on_a_page_and_no_page_ends_in_what_waits() -> None:
    parts: list[Part] = []
    for number in range(12):
        parts += [heading(2 + number % 3, f"Head {number}"), "word " * (7 * number + 3)]
        parts += [code(LINES[: 9 * number + 1], language="sh" if number % 2 else "")]
    for height in range(2, 30):
        own, state = opened(height, *parts, measure=replace(SEEN, panels=bool(height % 2)))
        everything = {
            (section, row)
            for section in range(len(own.flow.document.sections))
            for row in range(len(own.flow.lines(section)))
            if not own.flow.is_blank(RowRef(section, row))
        }
        seen = set[tuple[int, int]]()
        after: ReaderState | None = state
        for _ in range(2_000):
            if after is None:
                break
            seen |= {(ref.section, ref.row) for ref, line in own.lines() if ref is not None and line.text}
            last = [text for text in shown(own) if text][-1:]
            assert height < 9 or "Head" not in last[0]
            after = turned(own, after)
        assert after is None
        assert seen >= everything


def test_steps_past_an_empty_foot_show_their_rows_to_the_end_of_the_text() -> None:
    for height in range(9, 20):
        own, state = opened(height, *FILLING, *PARTS)
        after = turned(own, state)
        assert after is not None
        while (at := own.line(after, 1)) is not None:
            after = replace(after, position=at)
            own.follow(after)
            row = own.row(at)
            assert row is not None
            assert own.lines()[row][0] == own.flow.row_ref(at)


def test_the_first_page_leaves_what_waits_for_the_next_and_shows_it_at_a_step() -> None:
    own, state = opened(2 * len(FILLING) + 3, *FILLING, heading(2, "Head"), "more " * 40, "the end " * 200)
    assert "Head" not in "".join(shown(own))
    at = own.line(replace(state, position=own.last_visible()[0] or state.position), 1)
    assert at is not None
    assert own.flow.line(own.flow.row_ref(at)).text.startswith("Head")
    own.follow(replace(state, position=at))
    assert own.row(at) is not None
    # A window of another height keeps the position in view, in a heading that would wait, too.
    for position, seen in ((state.position, False), (at, True)):
        own, _ = opened(2 * len(FILLING) + 6, *FILLING, heading(2, "Head"), "more " * 40, "the end " * 200)
        own.reset(own.flow, 2 * len(FILLING) + 3, replace(state, position=position), row=own.row(position))
        assert (own.row(at) is not None) == seen


def test_a_page_that_begins_with_a_header_of_several_rows_is_turned_to_at_its_first_name() -> None:
    names = table(("Name", "Number of all of them together"), *(("word " * 4, "1"),) * 9)
    measure = replace(SEEN, tables=TableLayout.WRAPPED, width=30)
    own, state = opened(2 * len(FILLING) + 1, *FILLING, names, measure=measure)
    after = turned(own, state)
    assert after is not None
    assert "Number" in shown(own)[0]
    assert not shown(own)[0].startswith("Name")
    row = own.row(after.position)
    assert row
    assert shown(own)[row].startswith("Name")


@pytest.mark.parametrize("bars", [code("\n\n".join(LINES.split("\n") * 3)), quote(*LINES.split("\n") * 3)])
def test_no_page_begins_with_the_blank_row_of_a_block(bars: Part) -> None:
    for height in range(4, 30):
        own, state = opened(height, *FILLING, bars, "the end " * 40)
        after: ReaderState | None = state
        tops = 0
        while after is not None:
            # The last page is full.
            assert any(char.isalnum() for char in shown(own)[0]) or own.last_visible()[1]
            assert own.row(after.position) is not None
            tops += shown(own)[0].startswith(("┃", "│"))
            after = turned(own, after)
        assert tops > 2


@pytest.mark.parametrize("size", range(2, 16))
def test_a_short_block_is_whole_on_a_page_and_costs_less_than_a_quarter_of_one(size: int) -> None:
    lines = [f"own {number}" for number in range(size)]
    for height in range(size + 2, 40):
        own, state = opened(height, *FILLING, "word " * 50, code("\n".join(lines)), "word " * 900)
        after: ReaderState | None = state
        pages = list[list[str]]()
        while after is not None:
            assert height - own.shown <= height / 4
            pages.append([text.removeprefix("┃ ") for text in shown(own)])
            after = turned(own, after)
        cuts = [page for page in pages if 0 < sum(line in page for line in lines) < size]
        # It may be cut only where moving it would leave more of the first page empty.
        before = next(number for number, page in enumerate(pages) if "own 0" in page)
        assert not cuts or pages[before].index("own 0") < height - height // 4


def test_pages_that_are_turned_back_have_every_row_too() -> None:
    for height in range(9, 30):
        own, state = opened(height, *FILLING, code(LINES[:34]), "word " * 80)
        rows = (RowRef(0, row) for row in range(len(own.flow.lines(0))))
        everything = {ref for ref in rows if not own.flow.is_blank(ref)}
        while (after := turned(own, state)) is not None:
            state = after
        seen = {ref for ref, _ in own.lines()}
        while (after := turned(own, state, -1)) is not None:
            state = after
            seen |= {ref for ref, _ in own.lines()}
        assert seen >= everything
        assert own.top == own.flow.start


@pytest.mark.parametrize("spacing", [1, 2])
def test_the_position_on_a_page_that_is_turned_to_does_not_wait_for_the_next(spacing: int) -> None:
    names = table(("Name", "Number of all of them together"), *(("word " * 4, "1"),) * 9)
    measure = replace(SEEN, tables=TableLayout.GRID, width=20, spacing=spacing)
    for height in range(4, 30):
        own, state = opened(height, *FILLING, names, "the end " * 40, measure=measure)
        while (after := turned(own, state)) is not None:
            state = after
            assert own.row(state.position) is not None
