"""What readers say of spoken pages, by their models: each key's rows, once, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support.linear_frontends import article
from support.screen_reader_models import ScreenReaders, drawn

from b12tui.core.state import ReaderState
from b12tui.linear.spoken.controller import SpokenController
from b12tui.linear.spoken.key_response import PhraseRow
from b12tui.linear.spoken.screen_writer import CLEAR_SCREEN, PHRASES, AppendOnlyScreen
from b12tui.plain.word_wrap import NEXT_ROW, YASR_PHRASE

STEPS = (
    "Down Up j k } { ) ( ] [ s a p Space b d u PageDown PageUp Home End g G Tab BackTab t q Enter T h l ; , v o".split
)

ARTICLE = article()


@settings(max_examples=40)
@example(["End", "{"], 8, "rows")  # rows that end as the screen did
@example(["Down", "Down", "Down", "T", "Down", "}", "t", "}"], 4, "rows")  # a row that has a blank before it already
@example(["Up", "Up", "Home", "Home"], 4, "rows")  # the same row twice at the bottom, with a blank behind it once
@example(["Enter", "Space", "Space", "Space", "Enter", "Space"], 4, "rows")  # a mark that a blank would name
@example(["T", "q", "T", "q", "T"], 10, "rows")  # an answer of three rows that stands on the screen twice
@example(
    ["Down"] * 8 + ["Enter", "Down", "Down", "Down", "Down", "End", "End"], 4, "rows"
)  # it begins as what stood there
@example(["Down", "PageDown"], 4, "rows")  # rows that stood on the screen, at its top
@example(["t", *"}}}}}"], 14, "rows")  # two rows again and again, the first as wide as the screen
@example(["t", *"TTTTTT"], 14, "rows")  # likewise, beginning with the key
@example(["PageDown"], 12, "rows")  # as many rows as there may be
@example(["t", *"}}}}}}"], 14, "wrap")
@example(["v", "v", "End", "{"], 30, "move")
@given(st.lists(st.sampled_from(STEPS()), max_size=60), st.integers(4, 30), st.sampled_from(PHRASES))
def test_each_key_says_its_rows_and_nothing_else(keys: list[str], height: int, phrases: str) -> None:
    pages, sheet, listener = (
        SpokenController(ReaderState(ARTICLE), 80, height),
        AppendOnlyScreen(height, columns=80, phrases=phrases),
        ScreenReaders(80, height),
    )
    listener.speak("", sheet.append_rows(pages.opening().rows))
    for key in keys:
        answer = pages.press(key)
        if answer.effect is not None:
            return
        if not answer.rows or len(answer.rows) >= height:
            listener.speak(key, sheet.append_rows(answer.rows, key))
            continue
        wanted = [row.strip() for row in answer.rows]
        for state, heard in listener.speak(key, sheet.append_rows(answer.rows, key)).items():
            if phrases == "rows":
                assert heard == wanted, (state, key)
            assert " ".join(heard).split() == " ".join(wanted).split(), (state, key)


@pytest.mark.parametrize(
    ("phrases", "utterances"),
    [
        ("rows", {"tdsr": 6, "yasr": 6, "orca": 6}),
        ("wrap", {"tdsr": 6, "yasr": 2, "orca": 2}),
        ("move", {"tdsr": 1, "yasr": 6, "orca": 6}),
    ],
)
def test_a_paragraph_is_said_in_one_piece_by_the_readers_that_a_way_is_for(
    phrases: str, utterances: dict[str, int]
) -> None:
    pages, sheet = SpokenController(ReaderState(ARTICLE), 80, 24), AppendOnlyScreen(24, columns=80, phrases=phrases)
    listener = ScreenReaders(80, 24)
    listener.speak("", sheet.append_rows(pages.opening().rows))
    answer = pages.press("}")
    assert len(answer.rows) == 6
    heard = listener.speak("}", sheet.append_rows(answer.rows, "}"))
    assert {reader: len(heard[reader]) for reader in utterances} == utterances


def test_rows_are_ended_where_nothing_else_parts_them_surely() -> None:
    rows = [PhraseRow("A row"), PhraseRow("of two \U0001f469\u200d\U0001f4bb people"), PhraseRow("and more"), "."]
    wrapped, moved = (AppendOnlyScreen(4, columns=30, phrases=way).append_rows(rows) for way in ("wrap", "move"))
    assert wrapped.rstrip().endswith(f"A row{' ' * 25}{rows[1]}\r\nand more{' ' * 22}.")
    assert moved.rstrip().endswith(f"A row{NEXT_ROW}{rows[1]}\r\nand more{NEXT_ROW}.")
    for row in ("as wide as thirty columns are.", "and a row that is wider than it"):
        written = AppendOnlyScreen(4, columns=30, phrases="wrap").append_rows([PhraseRow(row), "End"])
        assert written.endswith("\r\nEnd")


@pytest.mark.parametrize("columns", [100, 170, 171, 200, 250, 300])
def test_a_paragraph_is_as_few_pieces_on_a_wide_terminal(columns: int) -> None:
    pages, sheet = (
        SpokenController(ReaderState(ARTICLE), columns, 24),
        AppendOnlyScreen(24, columns=columns, phrases="wrap"),
    )
    listener = ScreenReaders(columns, 24)
    listener.speak("", sheet.append_rows(pages.opening().rows))
    answer = pages.press("}")
    assert len(answer.rows) == 6
    heard = listener.speak("}", sheet.append_rows(answer.rows, "}"))
    assert len(heard["yasr"]) <= 3
    assert {len(" ".join(said).split()) for said in heard.values()} == {len(" ".join(answer.rows).split())}


@pytest.mark.parametrize(
    ("row", "width"),
    [
        ("a" * 80, 80),  # it may end within a word
        ("a " * 30, 60),  # a width of one's own
        ("\u00e4 \u0416\u0301 " * 20, 80),
        ("\u0416\u0416 " * 27, 80),  # two bytes each
    ],
)
def test_rows_are_kept_where_they_can_not_be_wider(row: str, width: int) -> None:
    rows = [*[PhraseRow(row.strip())] * 5, "End."]
    written = AppendOnlyScreen(24, columns=250, phrases="wrap", width=width).append_rows(rows)
    assert written.removeprefix(CLEAR_SCREEN).split("\r\n") == rows


def test_yasr_is_given_no_more_than_it_says_in_one_piece() -> None:
    rows = [*(PhraseRow(f"row {number} of many") for number in range(40)), "and the end"]
    written = AppendOnlyScreen(60, columns=30, phrases="wrap").append_rows(rows)
    pieces = written.removeprefix(CLEAR_SCREEN).split("\r\n")
    assert len(pieces) == 6
    assert max(map(len, pieces)) <= YASR_PHRASE
    assert " ".join(written.removeprefix(CLEAR_SCREEN).split()) == " ".join(rows)


ROWS = st.lists(
    st.text(st.sampled_from("ab ."), min_size=1, max_size=12).map(" ".join).map(str.strip).filter(bool), max_size=12
)


@settings(max_examples=60)
@example(["a" * 25, "b" * 12], 24)  # the cursor goes back as far as the row is long, with a blank
@example(["a", "a b", "a b", "a"], 2)  # the beginning of what stood in its place
@given(ROWS, st.integers(2, 24))
def test_rows_of_any_length_are_said_one_after_the_other(rows: list[str], height: int) -> None:
    sheet, listener = AppendOnlyScreen(height), ScreenReaders(80, height)
    listener.speak("", sheet.append_rows(["The first row, which is longer than others are."]))
    for row in rows:
        for state, heard in listener.speak("j", sheet.append_rows([row], "j")).items():
            assert [" ".join(said.split()) for said in heard] == [" ".join(row.split())], state


def test_an_arrow_in_the_text_leads_to_one_row_only() -> None:
    pages = SpokenController(ReaderState(ARTICLE), 80, 24)
    while (answer := pages.press("Down")).rows != ("Last line.",):
        assert len(answer.rows) == 1


def test_below_a_block_that_was_said_to_the_end_of_the_text_there_is_one_thing_to_say() -> None:
    pages = SpokenController(ReaderState(ARTICLE), 80, 24)
    for key in ("End", "{"):
        pages.press(key)
    assert pages.press("Down").rows == ("Last line.",)
    assert pages.press("Down").rows == ("Last line.",)


def test_the_models_hear_what_goes_wrong() -> None:
    listener = ScreenReaders(20, 2)
    listener.speak("", f"{CLEAR_SCREEN}a\r\nb")
    heard = listener.speak("L", f"{CLEAR_SCREEN}b")
    assert heard["fenrir"] == []
    assert listener.speak("L", "\r\nLinks")["tdsr"] == ["L", "inks"]
    assert listener.speak("Down", "\r")["yasr"] == []
    assert drawn(f"{CLEAR_SCREEN}x\r\ny") == ["x", "y"]
