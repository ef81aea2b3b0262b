"""The laws of the page, for any document at any width: no character is lost, no row too wide, no place astray."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st
from support.document_builders import bullets, code, document, heading, paragraph, question, quote, strong, table
from support.document_strategies import documents

from b12tui.core.appearance import Appearance
from b12tui.core.folds import Folds, visible
from b12tui.core.state import ReaderState
from b12tui.document import Document, Position
from b12tui.fastclass import replace
from b12tui.layout.chrome.regions import Display, measure, regions
from b12tui.layout.page.flow import Flow, RowRef
from b12tui.layout.page.glyphs import ASCII, UNICODE
from b12tui.layout.page.line_breaking import rows
from b12tui.layout.page.lines import Line
from b12tui.layout.page.measure import Measure
from b12tui.layout.page.viewport import Viewport
from b12tui.textwidth import cells, clusters

OPEN = Folds(all_open=True)

ODD = (
    "漢字かな交じり文",
    "한국어",
    "e\u0301a\u0308o\u0302",
    "👩‍👩‍👧‍👦",
    "👍🏽",
    "🇩🇪🇫🇷",
    "☎\ufe0f",
    "☎\ufe0e",
    "1\ufe0f\u20e3",
    "ภาษาไทยไม่มีช่องว่าง",
    "नमस्ते",
    "שלום עולם",
    "مرحبا بالعالم",
    "\u200fא\u200e",
    "\u00a0",
    "\u200b",
    "soft\u00adhyphen",
    "ﬁ",
    "Ⅷ",
    "word",
    "a-very-long-word-that-does-not-break-anywhere",
    "x",
    "…",
)
"""Scripts and signs that are easily measured wrong."""

odd_words = st.lists(st.sampled_from(ODD), min_size=1, max_size=3).map("".join)
odd_lines = st.lists(odd_words, min_size=1, max_size=6).map(" ".join)
odd_chars = st.lists(st.one_of(odd_words, st.sampled_from((" ", "  ", "\n"))), max_size=12).map("".join)

measures = st.builds(
    Measure,
    width=st.one_of(st.integers(1, 24), st.integers(1, 200)),
    glyphs=st.sampled_from((UNICODE, ASCII)),
    spacing=st.sampled_from((1, 1, 2)),
    sentence_lines=st.booleans(),
)


@st.composite
def odd_documents(draw: st.DrawFn) -> Document:
    """Draw a document of each kind of block, its words in scripts that are easily measured wrong."""

    def words() -> str:
        return draw(odd_lines)

    return document(
        heading(1, words()),
        paragraph(words(), " ", strong(words()), words()),
        heading(2, words()),
        bullets(words(), (words(), bullets(words()))),
        quote(words(), kind="Note"),
        code(f"\t{words()}\n{words()}\t{words()}"),
        table((words(), words()), (words(), words()), (words(),)),
        question(words(), words()),
    )


anything = st.one_of(documents(), odd_documents())


def every_line(flow: Flow) -> list[tuple[int, Line]]:
    return [(section.number, line) for section in flow.document.sections for line in flow.lines(section.number)]


@given(anything, measures)
def test_each_character_is_shown_once_in_order_and_none_is_lost_but_blanks_at_breaks(
    made: Document, set_in: Measure
) -> None:
    flow = Flow(made, OPEN, set_in)
    for section in made.sections:
        runs = [run for line in flow.lines(section.number) for run in line.runs if run.node >= 0]
        shown = [(run.node, char) for run in runs for char in range(run.start, run.end)]
        assert shown == sorted(set(shown))
        seen = set(shown)
        for index, node in enumerate(made.text_nodes(section.number)):
            lost = "".join(char for n, char in enumerate(node.text.chars) if (index, n) not in seen)
            assert set(lost) <= {" ", "\n"} or not node.text.chars.strip()


@given(anything, measures)
def test_each_run_shows_the_characters_that_it_says_it_shows(made: Document, set_in: Measure) -> None:
    for section, line in every_line(Flow(made, OPEN, set_in)):
        for run in line.runs:
            if run.node >= 0:
                chars = made.text_nodes(section)[run.node].text.chars[run.start : run.end]
                assert run.text == chars or (chars == "\t" and run.text.isspace())


@given(anything, measures)
def test_no_row_is_wider_than_the_measure_but_for_a_character_that_is(made: Document, set_in: Measure) -> None:
    for _, line in every_line(Flow(made, OPEN, set_in)):
        widest = max((cells(cluster) for cluster in clusters(line.text)), default=0)
        assert cells(line.text) <= max(set_in.width, widest)


@given(anything, measures, st.data())
def test_the_row_of_a_place_shows_it(made: Document, set_in: Measure, data: st.DataObject) -> None:
    flow = Flow(made, OPEN, set_in)
    places = [
        Position(section.number, node, char)
        for section in made.sections
        for node, own in enumerate(made.text_nodes(section.number))
        for char, sign in enumerate(own.text.chars)
        if not sign.isspace()
    ]
    assume(places)
    at = data.draw(st.sampled_from(places))
    assert flow.line(flow.row_ref(at)).shows(at.node, at.offset)


@given(anything, measures)
def test_walking_down_and_up_meets_each_leaf_with_something_to_read(made: Document, set_in: Measure) -> None:
    flow = Flow(made, OPEN, set_in)
    down: list[RowRef] = []
    spot: RowRef | None = RowRef(0, -1) if not flow.lines(0) else flow.start
    if spot == flow.start and flow.line(flow.start).first is not None:
        down.append(flow.start)
    while spot is not None and (spot := flow.nearest(spot, 1)) is not None:
        down.append(spot)
    met = {(spot.section, run.node) for spot in down for run in flow.line(spot).runs if run.node >= 0}
    assert met >= {(s.number, node) for s in made.sections for node in visible(made, OPEN, s.number)}
    assert down == sorted(set(down))
    if down:
        up = [down[-1]]
        while (before := flow.nearest(up[-1], -1)) is not None:
            up.append(before)
        assert up[::-1] == down


@given(odd_chars, st.integers(1, 40))
def test_rows_hold_every_character_but_blanks_and_none_is_too_wide(chars: str, room: int) -> None:
    spans = list(rows(chars, room))
    assert all(start <= end for start, end in spans)
    assert [start for start, _ in spans] == sorted(start for start, _ in spans)
    shown = [n for start, end in spans for n in range(start, end)]
    assert shown == sorted(set(shown))
    assert {chars[n] for n in set(range(len(chars))) - set(shown)} <= {" ", "\n"}
    for start, end in spans:
        row = chars[start:end]
        widest = max((cells(cluster) for cluster in clusters(row)), default=0)
        assert "\n" not in row
        assert cells(row.rstrip(" ")) <= max(room, widest)


@given(odd_chars.filter(bool))
def test_what_is_measured_in_parts_is_as_wide_as_the_whole(chars: str) -> None:
    line = chars.replace("\n", " ")
    assert sum(map(cells, clusters(line))) == cells(line)


STEPS = ("line", "line-back", "page", "page-back", "half", "end", "start", "jump", "resize", "fold")


@given(anything, st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 1000)), max_size=20))
def test_whatever_is_done_the_place_is_seen_and_no_row_is_empty_behind_the_end(
    made: Document, steps: list[tuple[str, int]]
) -> None:
    places = [
        Position(section.number, node) for section in made.sections for node in visible(made, OPEN, section.number)
    ]
    assume(places)
    state = ReaderState(made, position=places[0], folds=OPEN)
    columns, height = 40, 8
    window = Viewport(Flow(made, OPEN, Measure(columns)), height)
    for step, number in steps:
        goal: Position | None = None
        match step:
            case "line":
                goal = window.line(state, number % 5 + 1)
            case "line-back":
                goal = window.line(state, -(number % 5 + 1))
            case "page":
                goal = window.page(state, 1)
            case "page-back":
                goal = window.page(state, -1)
            case "half":
                goal = window.page(state, 0.5)
            case "end":
                goal = places[-1]
            case "start":
                goal = places[0]
            case "jump":
                goal = places[number % len(places)]
            case "resize":
                columns, height = number % 90 + 1, number % 23 + 1
                window.reset(Flow(made, OPEN, Measure(columns)), height, state)
            case _:
                window.reset(Flow(made, OPEN, Measure(columns)), height, state)
        state = replace(state, position=goal) if goal is not None else state
        window.follow(state)
        row = window.row(state.position)
        assert row is not None
        spot, line = window.lines()[row]
        assert spot == window.flow.row_ref(state.position)
        assert line.first is not None
        flow = window.flow
        if window.top != flow.start:
            assert None not in [ref for ref, _ in window.lines()]


@given(st.integers(20, 300), st.integers(5, 100), st.sampled_from((20, 40, 80, 200)), st.booleans())
def test_the_parts_of_a_screen_never_overlap(columns: int, height: int, wished: int, left: bool) -> None:
    appearance = Appearance(width=wished, contents_left=left)
    screen = regions(columns, height, appearance)
    assert measure(screen, appearance, Display()).width == screen.page_columns
    assert screen.page_row + screen.page_rows <= screen.rows
    assert screen.page_column + screen.page_columns <= screen.columns
    if screen.side_columns:
        assert screen.side_column + screen.side_columns <= screen.columns
        assert (
            screen.side_column + screen.side_columns <= screen.page_column
            if left
            else screen.page_column + screen.page_columns <= screen.side_column
        )
