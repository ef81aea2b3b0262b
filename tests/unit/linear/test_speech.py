"""What readers say of spoken pages, by their models: each key's rows, once, and nothing else."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st
from support.linear_frontends import article
from support.screen_reader_models import ScreenReaders, drawn

from b12tui.core.state import ReaderState
from b12tui.linear.spoken.controller import SpokenController
from b12tui.linear.spoken.screen_writer import FRESH, AppendOnlyScreen

STEPS = (
    "Down Up j k } { ) ( ] [ s a p Space b d u PageDown PageUp Home End g G Tab BackTab t q Enter T h l ; , v o".split
)

ARTICLE = article()


@settings(max_examples=40)
@example(["End", "{"], 8)  # rows that end as the screen did
@example(["Down", "Down", "Down", "T", "Down", "}", "t", "}"], 4)  # a row that has a blank before it already
@example(["Up", "Up", "Home", "Home"], 4)  # the same row twice at the bottom, with a blank behind it once
@example(["Enter", "Space", "Space", "Space", "Enter", "Space"], 4)  # a mark that a blank would name
@example(["T", "q", "T", "q", "T"], 10)  # an answer of three rows that stands on the screen twice
@example(["Down"] * 8 + ["Enter", "Down", "Down", "Down", "Down", "End", "End"], 4)  # it begins as what stood there
@example(["Down", "PageDown"], 4)  # rows that stood on the screen, at its top
@example(["t", *"}}}}}"], 14)  # two rows again and again, the first as wide as the screen
@example(["t", *"TTTTTT"], 14)  # likewise, beginning with the key
@example(["PageDown"], 12)  # as many rows as there may be
@given(st.lists(st.sampled_from(STEPS()), max_size=60), st.integers(4, 30))
def test_each_key_says_its_rows_and_nothing_else(keys: list[str], height: int) -> None:
    pages, sheet, listener = (
        SpokenController(ReaderState(ARTICLE), 80, height),
        AppendOnlyScreen(height),
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
            assert heard == wanted, (state, key)


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
    listener.speak("", f"{FRESH}a\r\nb")
    heard = listener.speak("L", f"{FRESH}b")
    assert heard["fenrir"] == []
    assert listener.speak("L", "\r\nLinks")["tdsr"] == ["L", "inks"]
    assert listener.speak("Down", "\r")["yasr"] == []
    assert drawn(f"{FRESH}x\r\ny") == ["x", "y"]
