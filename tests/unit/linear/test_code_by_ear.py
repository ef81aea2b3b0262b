"""Code by ear: its lines, whatever rows they take, and its layout on request."""

from __future__ import annotations

import pytest
from support.document_builders import code, document, paragraph
from support.linear_frontends import press, type_lines

from b12tui.core.appearance import Appearance
from b12tui.core.motion.jumplist import snap_to_visible
from b12tui.core.state import ReaderState
from b12tui.core.verbosity import Verbosity
from b12tui.linear.line_mode.dialogue import SpeechSettings
from b12tui.linear.line_mode.units import Unit
from b12tui.linear.spoken.controller import SpokenController
from b12tui.plain import document_writer
from b12tui.plain.output_options import Options
from b12tui.plain.verbosity_styles import style_of

LONG = "        return [y for y in range(100) if y % 3 == 0 and y % 5 == 0]"
FIRST, LAST = LONG[: LONG.index("y % 5") + 1], LONG[LONG.index("% 5") :]
"""Its rows at the width of the tests."""
LINES = ("def f(x):", "    if x:", LONG, "", "    return None")
WITH_LAYOUT = (
    "Code, python, 5 lines.",
    *(
        "def f(x):",
        "Indented 4.",
        "    if x:",
        "Indented 8.",
        LONG,
        "Blank line.",
        "",
        "Indented 4.",
        "    return None",
    ),
    "End of code.",
)


def pages(*, indentation: bool = False) -> SpokenController:
    text = document(paragraph("Before."), code("\n".join(LINES), "python"), paragraph("After."))
    appearance = Appearance(announced=Verbosity(indentation=indentation))
    return SpokenController(snap_to_visible(ReaderState(text, appearance=appearance)), 60, 24)


@pytest.mark.parametrize("keys", ["Down i Down", "Down i i Down", "Down o Down"])
def test_what_an_arrow_has_not_said_yet_is_said_after_a_question(keys: str) -> None:
    said = press(pages(), keys)
    assert said[0].rows == ("Code, python, 5 lines.",)
    assert said[-1].rows == ("def f(x):",)


def test_letters_go_by_line_of_code_and_arrows_by_row() -> None:
    assert [" ".join(answer.rows) for answer in press(pages(), "j j j j k")] == [
        "Code, python, 5 lines. def f(x):",
        "    if x:",
        f"{FIRST} {LAST}",
        "    return None End of code.",
        f"{FIRST} {LAST}",
    ]
    assert [answer.rows for answer in press(pages(), "Down Down Down Down Down Down")][3:] == [
        (FIRST,),
        (LAST,),
        ("    return None",),
    ]


def test_on_request_layout_and_continued_rows_are_said_in_rows_of_their_own() -> None:
    listening = pages(indentation=True)
    said = [row for answer in press(listening, "Down " * 12) for row in answer.rows]
    wanted = [*WITH_LAYOUT, "After."]
    at = wanted.index(LONG)
    wanted[at : at + 1] = [FIRST, "Continued.", LAST]
    assert said == [row for row in wanted if row][:12]


def test_in_line_mode_lines_of_code_are_verbatim_by_every_unit_with_their_layout_on_request() -> None:
    for unit in Unit:
        state = pages(indentation=True).state
        said, _ = type_lines(state, "\n" * 9, SpeechSettings(unit=unit))
        lines = said.splitlines()
        start = lines.index("Code, python, 5 lines.")
        assert tuple(lines[start : start + len(WITH_LAYOUT)]) == WITH_LAYOUT
        said, _ = type_lines(pages().state, "\n" * 9, SpeechSettings(unit=unit))
        assert all(line in said.splitlines() for line in LINES)


def test_plain_text_names_layout_on_request_only() -> None:
    text = pages().state.document
    requested = Verbosity(indentation=True)
    named = document_writer.document_text(text, Options(style=style_of("spoken", requested), announced=requested))
    assert "\n".join(WITH_LAYOUT) in named
    assert "\n".join(LINES) in document_writer.document_text(text)
